"""Generations of an index on disk: built aside, checked, switched by one rename, never changed afterwards.

    index/CURRENT                       name of the live generation
    index/generations/<name>/           its files and manifest.json
    index/LOCK                          held by the one writer

Calls that differ between operating systems are in `system.py`.
"""

import contextlib
import errno
import logging
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from indexer.config import CURRENT_NAME, GENERATIONS_NAME, WRITER_LOCK_NAME
from indexer.engine.manifest import FORMAT, MANIFEST, Manifest, OtherFormatError, decode_manifest, faults, hash_file
from indexer.engine.naming import is_name, order_of
from indexer.engine.system import locked, owner, sync
from indexer.errors import (
    IndexDamagedError,
    IndexFormatError,
    IndexMissingError,
    IndexNotWritableError,
    IndexStateError,
    NoPreviousGenerationError,
)

_NO_SUCH_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})

T = TypeVar("T")

_log = logging.getLogger(__name__)


class GenerationStore:
    """The folder of an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._generations = folder / GENERATIONS_NAME
        self._refused: dict[str, str] = {}

    # reading

    def current(self) -> str:
        """Name of the live generation.

        Raises:
            IndexMissingError: there is none.
            IndexDamagedError: the file that names it is not what was written.
        """
        try:
            name = (self.folder / CURRENT_NAME).read_bytes().decode("utf-8", "replace").strip()
        except OSError as error:
            if error.errno in _NO_SUCH_FOLDER:
                raise IndexMissingError(folder=self.folder) from error
            raise IndexDamagedError(folder=self.folder, reason=f"CURRENT: {error.strerror}") from error
        if not is_name(name):
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
            return decode_manifest((self.path(name) / MANIFEST).read_text("utf-8"))
        except OtherFormatError as error:
            raise IndexFormatError(folder=self.folder, found=error.args[0], needed=FORMAT) from error
        except (OSError, ValueError) as error:
            raise IndexDamagedError(folder=self.folder, reason=f"{name}/{MANIFEST}: {error}") from error

    def usable(self, opened: Callable[[str], T]) -> T:
        """Open the live generation, or with a loud log line the one before when the live one is damaged.

        Args:
            opened: opens a generation that was checked; raises IndexDamagedError when it cannot.

        Raises:
            IndexMissingError, IndexDamagedError, IndexFormatError: no generation can be used.
        """
        try:
            return self._latest(opened)
        except IndexDamagedError as error:
            damage = error
        for name in self._earlier():
            with contextlib.suppress(IndexDamagedError):
                found = self._checked(name, opened)
                _log.error("%s Serving the previous generation %s.", damage, name)
                return found
        raise damage

    def refuse(self, name: str, reason: str) -> None:
        """Take a generation for damaged from now on: `usable` does not hash its large files."""
        self._refused[name] = reason

    def refused(self) -> frozenset[str]:
        """The names of the generations that were refused."""
        return frozenset(self._refused)

    def _latest(self, opened: Callable[[str], T]) -> T:
        """Open the live generation; another one if a writer switches meanwhile and drops it."""
        while True:
            name = self.current()
            try:
                return self._checked(name, opened)
            except IndexDamagedError:
                if self.current() == name:
                    raise

    def _checked(self, name: str, opened: Callable[[str], T]) -> T:
        problems = self.problems(name, self.manifest(name), deep=False)
        reason = self._refused.get(name, "; ".join(problems[:3]))
        if reason:
            raise IndexDamagedError(folder=self.folder, reason=reason)
        return opened(name)

    def problems(self, name: str, manifest: Manifest, *, deep: bool) -> tuple[str, ...]:
        """What is wrong with the files of a generation; `deep` hashes all of them, else small and trusted ones."""
        try:
            return faults(self.path(name), manifest, user=owner(self.folder), deep=deep)
        except OSError as error:  # closed to us, or dropped by a writer at this moment
            return (f"{name}: {error.strerror}",)

    def _earlier(self) -> list[str]:
        """Complete generations older than the live one, newest first; all when it is not known which is live."""
        live = self._named()
        names = [name for name in reversed(self._names()) if not live or order_of(name) < order_of(live)]
        return [name for name in names if os.access(self.path(name) / MANIFEST, os.R_OK)]

    def _names(self) -> list[str]:
        """All finished generations, oldest first."""
        try:
            return sorted(filter(is_name, (path.name for path in self._generations.iterdir())), key=order_of)
        except OSError:
            return []

    def _named(self) -> str:
        """What CURRENT names; empty when it names nothing."""
        try:
            return self.current()
        except IndexStateError:
            return ""

    # writing

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the one writer; operating system errors inside become IndexNotWritableError.

        Raises:
            LockedError: another process holds it.
        """
        try:
            self._generations.mkdir(parents=True, exist_ok=True)
            with locked(self.folder / WRITER_LOCK_NAME):
                yield
        except OSError as error:
            raise IndexNotWritableError(folder=self.folder, reason=error) from error

    def begin(self) -> Path:
        """A new empty folder to build in; unfinished ones of dead builds are removed. Needs the lock."""
        for leftover in self._generations.glob(".building-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        stamp, number = datetime.now(UTC).strftime("%Y%m%dT%H%M%S"), 0
        newest = max(map(order_of, [*self._names(), *filter(None, [self._named()])]), default=("", 0))
        if newest[0] >= stamp:
            # Built within one second, or the clock was put back: names only ever grow.
            stamp, number = newest[0], newest[1] + 1
        folder = self._generations / f".building-{stamp}-{number:02d}"
        folder.mkdir(mode=0o700)
        return folder

    def publish(
        self,
        building: Path,
        *,
        fingerprint: str,
        documents: int,
        trusted: tuple[str, ...],
        linked: Mapping[str, tuple[int, str]] = MappingProxyType({}),
    ) -> Manifest:
        """Make a finished folder the live generation: sync, describe, verify, rename, switch, drop older ones.

        Args:
            building: the folder, from `begin`.
            fingerprint: see `Manifest`.
            documents: see `Manifest`.
            trusted: see `Manifest`.
            linked: what the manifest of another generation says of files that were taken over from it; they are
                checked against that, so that no update makes damage look sound.

        Raises:
            IndexDamagedError: what was written or taken over is not what it should be; the old one stays live.
        """
        name = building.name.removeprefix(".building-")
        served = self._served()
        paths = sorted(building.iterdir())
        # Disks write while processors hash.
        with ThreadPoolExecutor() as pool:
            synced = pool.map(sync, paths)
            files = {path.name: _described(path, linked) for path in paths}
            deque(synced, maxlen=0)
        created = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(FORMAT, fingerprint, documents, created, served, trusted, files)
        (building / MANIFEST).write_text(manifest.encode(), "utf-8")
        sync(building / MANIFEST)
        sync(building)
        self._make_live(building, name)
        self._drop_all_but({name, served})
        return manifest

    def _make_live(self, building: Path, name: str) -> None:
        """Give a synced folder its name, read it back, and switch to it."""
        try:
            building.rename(self.path(name))
            sync(self._generations)
            self._verify(name)
            self._switch(name)
        except BaseException:
            # Nobody has seen it yet, and a full disk needs the room.
            if self._named() != name:
                shutil.rmtree(self.path(name), ignore_errors=True)
            raise

    def _served(self) -> str:
        """The generation that readers get now, which is the one to go back to; empty when there is none."""
        try:
            return self.usable(lambda name: name)
        except IndexStateError:
            return ""

    def _verify(self, name: str) -> None:
        problems = self.problems(name, self.manifest(name), deep=True)
        if problems:
            raise IndexDamagedError(folder=self.folder, reason="; ".join(problems[:3]))

    def rollback(self) -> str:
        """Make the generation before the live one live again.

        Raises:
            IndexMissingError: there is no index.
            NoPreviousGenerationError: there is none before.
            IndexDamagedError, IndexFormatError: it cannot be used.
        """
        if not self._named() and not self._earlier():
            self.current()
        with self.writing():
            earlier = self._earlier()
            if not earlier:
                raise NoPreviousGenerationError(folder=self.folder)
            self._verify(earlier[0])
            self._switch(earlier[0])
            return earlier[0]

    def _switch(self, name: str) -> None:
        temporary = self.folder / "CURRENT.new"
        temporary.write_text(name + "\n", "utf-8")
        sync(temporary)
        temporary.replace(self.folder / CURRENT_NAME)
        sync(self.folder)

    def _drop_all_but(self, keep: set[str]) -> None:
        for name in self._names():
            if name not in keep:
                # Windows cannot delete what a reader still maps; the next build tries again.
                shutil.rmtree(self.path(name), ignore_errors=True)


def _described(path: Path, linked: Mapping[str, tuple[int, str]]) -> tuple[int, str]:
    """Size and hash of a new file; what is known of one that was taken over."""
    return linked.get(path.name) or (path.stat().st_size, hash_file(path))
