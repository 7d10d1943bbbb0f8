"""Find the files under a folder, always in the same order.

Left out without a word: hidden names, what editors and systems leave behind, the folder of an index and its alias file,
and a `README.md` at the top, which is about the folder and no part of it. A link to a folder is followed unless what it
points at is read anyway.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from indexer.config import ALIASES_NAME, CURRENT_NAME, GENERATIONS_NAME, WRITER_LOCK_NAME

_LEFTOVER_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", ALIASES_NAME})
_OF_AN_INDEX = frozenset({GENERATIONS_NAME, WRITER_LOCK_NAME, CURRENT_NAME})
"""Left out of a root that is the folder of an index, too."""
ABOUT = "README.md"
"""Skipped at the top of a root, without a word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the corpus, or a folder that cannot be listed.

    Attributes:
        location: where it lies on this machine.
        path: relative to its root, `/`-separated, NFC; what cannot be decoded or printed of a name as U+FFFD.
        error: why a folder cannot be listed.
    """

    location: Path
    path: str
    error: OSError | None = None


def entries(root: Path) -> Iterator[Entry]:
    """Yield the files of a root in the order of their names, folders among them.

    Args:
        root: an existing file (then it is the only entry, whatever its name) or folder.
    """
    if root.is_dir():
        yield from _folder(root, "", root.resolve(), {root.resolve()})
    else:
        yield Entry(root, _shown(root.name))


def _is_there(path: Path) -> bool:
    """Tell whether a file or folder can be found; not by a name that no disk takes, or where nobody lets us look."""
    try:
        return path.exists()
    except OSError:
        return False


def spelt_on_disk(path: Path) -> Path:
    """Return a path, whose letters may be composed otherwise on the disk: "é" is one letter or two, and looks the same.

    Files that come from a Mac have names in NFD, keyboards type NFC. A path that is not there either way stays.
    """
    if _is_there(path) or path == path.parent:
        return path
    parent = spelt_on_disk(path.parent)
    wanted = unicodedata.normalize("NFC", path.name)
    with suppress(OSError):
        return next((each for each in parent.iterdir() if unicodedata.normalize("NFC", each.name) == wanted), path)
    return path


def _folder(folder: Path, path: str, root: Path, seen: set[Path]) -> Iterator[Entry]:
    try:
        locations = sorted(folder.iterdir(), key=lambda location: (_shown(location.name), location.name))
    except OSError as error:
        yield Entry(folder, path, error)
        return
    own = _OF_AN_INDEX if _is_index(folder) else frozenset()
    for location in locations:
        name = _shown(location.name)
        if _is_leftover(name) or name in own or (not path and name == ABOUT):
            continue
        inner = f"{path}/{name}" if path else name
        if not location.is_dir():
            yield Entry(location, inner)
        elif _is_index(location):
            continue
        elif not location.is_symlink() or _leads_outside(location, root, seen):
            yield from _folder(location, inner, root, seen)


def _leads_outside(link: Path, root: Path, seen: set[Path]) -> bool:
    """Tell whether a linked folder has to be read, and remember it: never one inside, around or seen before."""
    target = link.resolve()
    if target.is_relative_to(root) or root.is_relative_to(target) or target in seen:
        return False
    seen.add(target)
    return True


def _is_index(folder: Path) -> bool:
    return (folder / GENERATIONS_NAME).is_dir() and (folder / WRITER_LOCK_NAME).is_file()


def _is_leftover(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().endswith(".tmp") or name.lower() in _LEFTOVER_NAMES


def _shown(name: str) -> str:
    """Return a name as people read it, on one line and from left to right, whatever a terminal would take it for.

    Bytes that are not UTF-8, which Python keeps as surrogates, become U+FFFD, and so does what cannot be printed.
    """
    text = unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(char: str) -> str:
    return char if char.isprintable() else " " if unicodedata.category(char) == "Zs" else "\ufffd"
