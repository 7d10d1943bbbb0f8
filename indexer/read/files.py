"""Read the files of several roots in turn: documents first, then what became of the file they stood in."""

import hashlib
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from indexer.config import MAX_DOCUMENT_MIB
from indexer.errors import (
    CorpusClosedError,
    CorpusError,
    CorpusMissingError,
    DuplicateIdError,
    FileNotTextError,
    FileUnreadableError,
    as_skip,
)
from indexer.model.files import FileKey, RawFile, Skip, SourceFile
from indexer.read.encoding import encoding_remarks, in_unicode
from indexer.read.formats import Format, format_of
from indexer.read.source import MIB, Found, OpenFile, too_large
from indexer.read.walk import Entry, entries, spelt_on_disk


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a file before its documents are read; without a format, `error` says why."""

    size: int = 0
    mtime_ns: int = 0
    sha256: str = ""
    format: Format | None = None
    error: CorpusError | None = None


def read_files(
    paths: Sequence[Path],
    *,
    max_mib: int = MAX_DOCUMENT_MIB,
    same: Mapping[FileKey, frozenset[str]] = MappingProxyType({}),
) -> Iterator[RawFile | SourceFile]:
    """Read files and folders: for every file its documents, then exactly one SourceFile.

    One file is held in memory at a time, of JSONL one line; the ids of all documents stay, to find duplicates.
    A file with an unknown ending is a named skip, as is a document whose id was used before.

    Args:
        paths: folders, walked in the order of names, or single files; a place named twice is read once.
        max_mib: longest document in MiB; of a longer one only the size is looked at.
        same: files to pass over because their documents, with these ids, are known; one is read all the same when a
            file before it now holds one of its ids.

    Raises:
        CorpusMissingError: at once, when one of the paths does not exist.
    """
    return _read_roots(distinct_roots(paths), max_mib * MIB, same)


def distinct_roots(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The places named, absolute, each once, as the disk spells them.

    Raises:
        CorpusMissingError: one of them does not exist.
        CorpusClosedError: it cannot be seen whether one of them does.
    """
    roots: dict[Path, Path] = {}
    for named in paths:
        path = spelt_on_disk(named)
        try:
            path.stat()
        except PermissionError as error:
            raise CorpusClosedError(path=named, reason=error) from error
        except (OSError, ValueError) as error:  # the second: a name that no disk takes
            raise CorpusMissingError(path=named) from error
        roots.setdefault(path.resolve(), path.absolute())
    return tuple(roots.values())


def _read_roots(
    roots: Sequence[Path], max_bytes: int, same: Mapping[FileKey, frozenset[str]]
) -> Iterator[RawFile | SourceFile]:
    seen: dict[str, str] = {}
    for root in roots:
        for entry in entries(root):
            known = same.get((str(root), entry.path))
            if known is not None and all(seen.get(doc_id, entry.path) == entry.path for doc_id in known):
                seen.update(dict.fromkeys(known, entry.path))
            else:
                yield from _read_file(str(root), entry, max_bytes, seen)


def _read_file(root: str, entry: Entry, max_bytes: int, seen: dict[str, str]) -> Iterator[RawFile | SourceFile]:
    """Yield the documents of one file whose ids are new, add them to `seen`, then yield the file."""
    ids: list[str] = []
    skips: list[Skip] = []
    written = Counter[tuple[str, str]]()
    checked = check_file(entry, max_bytes)
    for found in _documents(entry, checked, max_bytes):
        if isinstance(found, Skip):
            skips.append(found)
        elif (raw := in_unicode(found.raw)).doc_id in seen:
            error = DuplicateIdError(doc_id=raw.doc_id, first=seen[raw.doc_id])
            skips.append(as_skip(error, found.where))
        else:
            seen[raw.doc_id] = entry.path
            ids.append(raw.doc_id)
            written[raw.encoding, raw.suspected] += 1
            yield raw
    about = checked.size, checked.mtime_ns, checked.sha256
    yield SourceFile(root, entry.path, *about, tuple(ids), tuple(skips), encoding_remarks(entry.path, written))


def check_file(entry: Entry, max_bytes: int) -> Checked:
    """Look at the kind, the ending and the size of a file, and hash it when it can be read."""
    if entry.error:
        return Checked(error=_unreadable(entry.error))
    try:
        status = entry.location.stat()
    except OSError as error:
        return Checked(error=_unreadable(error))
    size, mtime_ns = status.st_size, status.st_mtime_ns
    row = format_of(entry.path)
    if row is None or not stat.S_ISREG(status.st_mode):
        return Checked(size, mtime_ns, error=FileNotTextError())
    if row.single and size > max_bytes:
        return Checked(size, mtime_ns, error=too_large(size, max_bytes))
    try:
        sha256 = _hash(entry.location)
    except OSError as error:
        return Checked(size, mtime_ns, error=_unreadable(error))
    return Checked(size, mtime_ns, sha256, row)


def _documents(entry: Entry, checked: Checked, max_bytes: int) -> Iterator[Found | Skip]:
    """Yield what the reader finds; an error ends the file and becomes its last skip."""
    if checked.format is None:
        yield as_skip(checked.error or FileNotTextError(), entry.path)
        return
    try:
        yield from _read(checked.format, entry, max_bytes)
    except CorpusError as error:
        yield as_skip(error, entry.path)
    except OSError as error:
        yield as_skip(_unreadable(error), entry.path)


def _read(row: Format, entry: Entry, max_bytes: int) -> Iterator[Found | Skip]:
    with entry.location.open("rb") as stream:
        yield from row.read(OpenFile(entry.path, stream, max_bytes))


def _hash(location: Path) -> str:
    with location.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unreadable(error: OSError) -> FileUnreadableError:
    return FileUnreadableError(reason=error)
