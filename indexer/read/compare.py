"""Compare the files of a corpus with what was recorded of them, so that an update reads only what changed.

A file is the same when its size and modification time are; where those cannot be trusted, its hash decides. What a
file holds also depends on others where documents share an id: such files are read again whenever anything changed.
"""

import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import CorpusEmptyError, DuplicateIdError
from indexer.model.files import FileKey, SourceFile
from indexer.read.files import check_file, distinct_roots
from indexer.read.source import MIB
from indexer.read.walk import Entry, entries

_COARSE = 2_000_000_000
"""Nanoseconds within which some file systems give two writes the same time: two seconds on FAT."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the files of a corpus.

    Attributes:
        same: files whose documents need not be read again, with the ids of these.
        forgotten: files that are no longer there.
        stale: how many files are new or changed.
    """

    same: Mapping[FileKey, frozenset[str]]
    forgotten: frozenset[FileKey]
    stale: int

    @property
    def nothing_changed(self) -> bool:
        """Whether reading everything again would give the same."""
        return not self.stale and not self.forgotten


def compare_files(paths: Sequence[Path], recorded: Iterable[SourceFile], *, max_mib: int, settled: int) -> Comparison:
    """Tell which files changed since they were recorded; reads only those whose time does not decide it.

    Args:
        paths: as for `read_files`.
        recorded: the files as they were read last.
        max_mib: as for `read_files`.
        settled: when the recorded files began to be read, nanoseconds since 1970. A file written just before may have
            been written again within one tick of its file system's clock: its hash decides.

    Raises:
        CorpusMissingError: one of the paths does not exist.
        CorpusEmptyError: one of them holds no files at all, as a disk does that is not there.
    """
    before: dict[FileKey, list[SourceFile]] = {}
    for source in recorded:
        before.setdefault(source.key, []).append(source)
    now = _present(paths)
    same = {
        key: frozenset(doc_id for source in before[key] for doc_id in source.ids)
        for key, found in now.items()
        if _all_same(before.get(key, ()), found, max_mib * MIB, settled)
    }
    comparison = Comparison(same, frozenset(before.keys() - now.keys()), len(now) - len(same))
    if not comparison.nothing_changed:
        shared = [key for key in same if any(_shares_ids(source) for source in before[key])]
        for key in shared:
            del same[key]
    return Comparison(same, comparison.forgotten, len(now) - len(same))


def _present(paths: Sequence[Path]) -> Mapping[FileKey, Sequence[Entry]]:
    """The files that are there; names that are only spelt differently share a key."""
    found: dict[FileKey, list[Entry]] = {}
    for root in distinct_roots(paths):
        here = list(entries(root))
        if not here:
            raise CorpusEmptyError(path=root, skipped=0)
        for entry in here:
            found.setdefault((str(root), entry.path), []).append(entry)
    return found


def _all_same(before: Sequence[SourceFile], found: Sequence[Entry], max_bytes: int, settled: int) -> bool:
    return len(before) == len(found) and all(
        _same(source, entry, max_bytes, settled) for source, entry in zip(before, found, strict=True)
    )


def _same(source: SourceFile, entry: Entry, max_bytes: int, settled: int) -> bool:
    if source.sha256 and source.mtime_ns < settled - _COARSE and _unwritten(source, entry):
        return True
    checked = check_file(entry, max_bytes)
    if source.sha256 or checked.error is None:
        return checked.sha256 == source.sha256
    return (checked.size, (checked.error.code,)) == (source.size, tuple(skip.code for skip in source.skips))


def _unwritten(source: SourceFile, entry: Entry) -> bool:
    """Whether size and time are as recorded and the file can still be opened."""
    if entry.error:
        return False
    try:
        status = entry.location.stat()
        with entry.location.open("rb"):
            return stat.S_ISREG(status.st_mode) and (status.st_size, status.st_mtime_ns) == (
                source.size,
                source.mtime_ns,
            )
    except OSError:
        return False


def _shares_ids(source: SourceFile) -> bool:
    return any(skip.code == DuplicateIdError.code for skip in source.skips)
