"""Generations of an index on disk: built aside, checked, switched by one rename, never changed afterwards.

    index/CURRENT                       name of the live generation
    index/generations/<name>/           its files and manifest.json
    index/LOCK                          held by the one writer

This is the only module with calls that differ between operating systems.
"""

import contextlib
import json
import logging
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from indexer.engine.manifest import FORMAT, MANIFEST, Manifest, decode_manifest, hash_file
from indexer.errors import (
    IndexDamagedError,
    IndexFormatError,
    IndexMissingError,
    IndexNotWritableError,
    LockedError,
    NoPreviousGenerationError,
    TracuuError,
)

_SMALL = 1 << 20
"""Files up to this size are hashed whenever a generation is opened."""

_log = logging.getLogger(__name__)


class GenerationStore:
    """The folder of an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._generations = folder / "generations"

    # reading

    def current(self) -> str:
        """Name of the live generation.

        Raises:
            IndexMissingError: there is none.
        """
        try:
            name = (self.folder / "CURRENT").read_text("utf-8").strip()
        except OSError as error:
            raise IndexMissingError(folder=self.folder) from error
        if not name or Path(name).name != name:
            raise IndexDamagedError(folder=self.folder, reason="CURRENT names no generation")
        return name

    def path(self, name: str) -> Path:
        """Folder of a generation."""
        return self._generations / name

    def manifest(self, name: str) -> Manifest:
        """Read and check a manifest.

        Raises:
            IndexDamagedError: it is missing or changed.
            IndexFormatError: another version wrote it.
        """
        try:
            manifest = decode_manifest((self.path(name) / MANIFEST).read_text("utf-8"))
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise IndexDamagedError(folder=self.folder, reason=f"{name}/{MANIFEST}: {error}") from error
        if manifest.format != FORMAT:
            raise IndexFormatError(folder=self.folder, found=manifest.format, needed=FORMAT)
        return manifest

    def usable(self) -> tuple[str, Manifest]:
        """The live generation, or with a loud log line the one before when the live one is damaged.

        Raises:
            IndexMissingError, IndexDamagedError, IndexFormatError: no generation can be used.
        """
        name = self.current()
        try:
            return name, self._checked(name)
        except TracuuError as error:
            previous = self._previous(name)
            if not previous:
                raise
            _log.error("%s Serving the previous generation %s.", error, previous)
            return previous, self._checked(previous)

    def _checked(self, name: str) -> Manifest:
        manifest = self.manifest(name)
        problems = self.problems(name, manifest, deep=False)
        if problems:
            raise IndexDamagedError(folder=self.folder, reason="; ".join(problems[:3]))
        return manifest

    def problems(self, name: str, manifest: Manifest, *, deep: bool) -> tuple[str, ...]:
        """What is wrong with the files of a generation; `deep` hashes all of them, else small and trusted ones."""
        folder = self.path(name)
        found = []
        present = {path.name for path in folder.iterdir()} - {MANIFEST} if folder.is_dir() else set()
        owner = self.folder.stat().st_uid
        found += [f"{name}/{file} does not belong there" for file in sorted(present - manifest.files.keys())]
        for file, (size, digest) in sorted(manifest.files.items()):
            path = folder / file
            if file not in present:
                found.append(f"{name}/{file} is missing")
            elif path.stat().st_size != size:
                found.append(f"{name}/{file} has {path.stat().st_size} bytes instead of {size}")
            elif path.stat().st_uid != owner:
                found.append(f"{name}/{file} belongs to another user")
            elif (deep or size <= _SMALL or file in manifest.trusted) and hash_file(path) != digest:
                found.append(f"{name}/{file} was changed")
        return tuple(found)

    def _previous(self, name: str) -> str:
        """The newest other generation that is complete; empty when there is none."""
        try:
            names = sorted(path.name for path in self._generations.iterdir() if (path / MANIFEST).is_file())
        except OSError:
            return ""
        earlier = [other for other in names if other < name]
        return earlier[-1] if earlier else ""

    # writing

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the one writer; operating system errors inside become IndexNotWritableError.

        Raises:
            LockedError: another process holds it.
        """
        try:
            self._generations.mkdir(parents=True, exist_ok=True)
            with _lock(self.folder / "LOCK"):
                yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise IndexNotWritableError(folder=self.folder, reason=reason) from error

    def begin(self) -> Path:
        """A new empty folder to build in; unfinished ones of dead builds are removed. Needs the lock."""
        for leftover in self._generations.glob(".building-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        taken = [path.name for path in self._generations.iterdir()]
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        newest = max(taken, default="")[:15]
        base = max(stamp, newest)
        number = sum(name.startswith(base) for name in taken)
        while f"{base}-{number:02d}" in taken:
            number += 1
        folder = self._generations / f".building-{base}-{number:02d}"
        folder.mkdir(mode=0o700)
        return folder

    def publish(self, building: Path, *, fingerprint: str, documents: int, trusted: tuple[str, ...]) -> Manifest:
        """Make a finished folder the live generation: sync, describe, verify, rename, switch, drop older ones."""
        name = building.name.removeprefix(".building-")
        live = self.current() if (self.folder / "CURRENT").exists() else ""
        files = {path.name: (path.stat().st_size, hash_file(path)) for path in sorted(building.iterdir())}
        created = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(FORMAT, fingerprint, documents, created, live, trusted, files)
        (building / MANIFEST).write_text(manifest.encode(), "utf-8")
        for path in building.iterdir():
            _sync(path)
        _sync(building)
        building.rename(self.path(name))
        _sync(self._generations)
        problems = self.problems(name, self.manifest(name), deep=True)
        if problems:
            shutil.rmtree(self.path(name), ignore_errors=True)
            raise IndexDamagedError(folder=self.folder, reason="; ".join(problems[:3]))
        self._switch(name)
        self._drop_all_but({name, live})
        return manifest

    def rollback(self) -> str:
        """Make the generation before the live one live again.

        Raises:
            NoPreviousGenerationError: there is none.
        """
        with self.writing():
            previous = self._previous(self.current())
            if not previous:
                raise NoPreviousGenerationError(folder=self.folder)
            self._checked(previous)
            self._switch(previous)
            return previous

    def _switch(self, name: str) -> None:
        temporary = self.folder / "CURRENT.new"
        temporary.write_text(name + "\n", "utf-8")
        _sync(temporary)
        temporary.replace(self.folder / "CURRENT")
        _sync(self.folder)

    def _drop_all_but(self, keep: set[str]) -> None:
        for path in self._generations.iterdir():
            if path.name not in keep:
                # Windows cannot delete what a reader still maps; the next build tries again.
                shutil.rmtree(path, ignore_errors=True)


def link_or_copy(source: Path, target: Path) -> None:
    """Give an unchanging file a second name; copy it where the file system has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _sync(path: Path) -> None:
    """Force a file or, where the system can, a folder to disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """An operating system lock, which a dead process cannot keep; the file says who holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _try_lock(descriptor):
            raise LockedError(**_holder(path))
        os.ftruncate(descriptor, 0)
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        os.write(descriptor, json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": since}).encode())
        yield
    finally:
        os.close(descriptor)


def _holder(path: Path) -> dict[str, object]:
    unknown: dict[str, object] = {"pid": "?", "host": "?", "since": "?"}
    try:
        known: dict[str, object] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return unknown
    return unknown | known


def _try_lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        # The byte after the text: Windows locks are mandatory, and the text must stay readable.
        os.lseek(descriptor, _SMALL, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
