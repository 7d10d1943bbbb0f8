"""Files, links and locks: the only module with calls that differ between operating systems."""

import contextlib
import json
import mmap
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from indexer.errors import LockedError

_LOCKED_BYTE = 1 << 20
"""Far behind the text of the lock file."""


def link_or_copy(source: Path, target: Path) -> None:
    """Give an unchanging file a second name; copy it where the file system has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def let_go(mapped: mmap.mmap) -> None:
    """Take no memory for what was read through the map of a file, until it is read again; not possible on Windows."""
    if sys.platform != "win32":
        mapped.madvise(mmap.MADV_DONTNEED)


def owner(path: Path) -> int:
    """The user that a file belongs to; the same for all files on Windows."""
    return path.stat().st_uid


def sync(path: Path) -> None:
    """Force a file or, where the system can, a folder to disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an operating system lock, which a dead process cannot keep; the file says who holds it.

    Raises:
        LockedError: another process or thread holds it.
        OSError: the file cannot be written.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _try_lock(descriptor):
            raise LockedError(**_holder(path))
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        holder = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": since}).encode()
        # Written before the rest is cut off: whoever reads meanwhile finds a holder.
        os.ftruncate(descriptor, os.write(descriptor, holder))
        yield
    finally:
        os.close(descriptor)


def _holder(path: Path) -> dict[str, object]:
    """What the lock file says; question marks where it does not."""
    unknown: dict[str, object] = {"pid": "?", "host": "?", "since": "?"}
    try:
        known = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return unknown
    return {name: known.get(name, "?") for name in unknown} if isinstance(known, dict) else unknown


def _try_lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        # Not the text: Windows locks are mandatory, and it must stay readable.
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
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
    except BlockingIOError:
        return False
    return True
