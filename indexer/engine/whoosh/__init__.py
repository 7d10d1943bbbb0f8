"""The engine that keeps its index in Whoosh: generations of segments of arrays, read through our own evaluator.

    records -> invert.py -> segments -> merge.py -> one segment --+-> toc.py (Whoosh's schema and table of contents)
                                                                  +-> generation.py (what is learnt from all documents)
    live generation -> carry.py (segments that an update takes over; merged when there are too many)
    request -> reader.py -> evaluate.py, rank.py, facets.py -> postings.py -> segment.py -> arrays.py

Whoosh's own matchers are an oracle in the tests, not the way the product answers: several of their defects change
results silently (docs/dependencies.md).
"""

import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType

from indexer.engine.manifest import Manifest
from indexer.engine.sources import lost_ids, merge_sources, read_sources, write_sources
from indexer.engine.storage import GenerationStore
from indexer.engine.whoosh.arrays import ROTTEN, encode_asked
from indexer.engine.whoosh.carry import (
    Deleted,
    compact,
    link_segments,
    remove_segment,
    segment_files,
    segment_name,
    segment_numbers,
)
from indexer.engine.whoosh.generation import DERIVED, Generation, write_derived
from indexer.engine.whoosh.invert import write_segment
from indexer.engine.whoosh.merge import merge_segments
from indexer.engine.whoosh.reader import WhooshReader
from indexer.engine.whoosh.segment import SUFFIXES, SegmentFile
from indexer.errors import IndexChangedError, IndexDamagedError
from indexer.model.changes import Changes
from indexer.model.files import SourceFile
from indexer.model.record import RecordBatch
from indexer.model.result import BuildReport, VerifyReport

_GROUP_TOKENS = 3_000_000
"""A segment is written when its batches hold so many tokens; bounds the memory of a build."""
_WRITERS = 2
"""Segments inverted at a time; NumPy sorts without the interpreter lock."""


class WhooshEngine:
    """An index in a folder."""

    def __init__(self, folder: Path) -> None:
        self._store = GenerationStore(folder)

    def open(self) -> WhooshReader:
        """Open the live generation, see `SearchEngine.open`."""
        generation = self._store.usable(self._opened)
        return WhooshReader(generation, lambda: self.check(generation.name))

    def check(self, name: str) -> tuple[str, ...]:
        """What is wrong with a generation, after a look at every byte; this engine refuses it then."""
        found = self._store.problems(name, self._store.manifest(name), deep=True)
        if found:
            self.refuse(name, "; ".join(found[:3]))
        return found

    def refuse(self, name: str, reason: str) -> None:
        """Open a generation no more: something is wrong with it."""
        self._store.refuse(name, reason)

    def refused(self) -> frozenset[str]:
        """The generations that this engine does not open any more."""
        return self._store.refused()

    def _opened(self, name: str) -> Generation:
        """Map the files of a generation that was checked."""
        folder = self._store.path(name)
        try:
            return Generation(name, folder)
        except (OSError, *ROTTEN) as error:
            raise IndexDamagedError(folder=folder, reason=f"{name}: {error}") from error

    def rebuild(self, records: Iterable[RecordBatch], /, *, fingerprint: str) -> BuildReport:
        """Build a new generation from `records` and make it live, see `SearchEngine.rebuild`."""
        began = time.monotonic()
        with _own_errors(records) as given, self._store.writing(), self._building() as building:
            sources = _write_all(given, building, number=1)
            write_sources(building, sources)
            return self._publish(building, {1: frozenset()}, fingerprint, began)

    def update(self, changes: Changes, /, *, fingerprint: str) -> BuildReport:
        """Make a new generation from the live one and `changes`, see `SearchEngine.update`."""
        began = time.monotonic()
        self._store.current()
        with _own_errors(changes.added) as given, self._store.writing(), self._building() as building:
            live = self._store.usable(self._opened)
            if changes.base not in {"", live.name}:
                raise IndexChangedError(base=changes.base, live=live.name)
            number = max(segment_numbers(live), default=0) + 1
            sources = _write_all(given, building, number=number)
            before = tuple(read_sources(self._store.path(live.name)))
            added = frozenset(SegmentFile(building, segment_name(number)).ids)
            lost = lost_ids(before, sources, changes)
            deleted = link_segments(live, building, added.union(map(encode_asked, lost)))
            linked = self._described(live.name, deleted)
            if added or not deleted:
                deleted[number] = frozenset()
            else:
                remove_segment(building, number)
            deleted = self._compacted(building, deleted, linked)
            write_sources(building, merge_sources(before, sources, changes))
            return self._publish(building, deleted, fingerprint, began, linked)

    def _compacted(self, building: Path, deleted: Deleted, linked: Mapping[str, tuple[int, str]]) -> Deleted:
        try:
            return compact(building, deleted, linked)
        except ROTTEN as error:
            raise IndexDamagedError(folder=self._store.folder, reason=str(error)) from error

    def _described(self, name: str, segments: Iterable[int]) -> Mapping[str, tuple[int, str]]:
        """What the manifest of a generation says of the files of some segments."""
        files = self._store.manifest(name).files
        return {file: files[file] for number in segments for file in segment_files(number)}

    @contextmanager
    def _building(self) -> Iterator[Path]:
        """A folder to build in that is gone afterwards, unless it was published."""
        building = self._store.begin()
        try:
            yield building
        finally:
            shutil.rmtree(building, ignore_errors=True)

    def _publish(
        self,
        building: Path,
        deleted: Mapping[int, frozenset[int]],
        fingerprint: str,
        began: float,
        linked: Mapping[str, tuple[int, str]] = MappingProxyType({}),
    ) -> BuildReport:
        documents, toc = _derive(building, deleted)
        manifest = self._store.publish(
            building, fingerprint=fingerprint, documents=documents, trusted=(toc, DERIVED), linked=linked
        )
        seconds = time.monotonic() - began
        return BuildReport(self._store.current(), documents, manifest.size, seconds)

    def rollback(self) -> str:
        """Make the previous generation live again, see `SearchEngine.rollback`."""
        return self._store.rollback()

    def verify(self, /, *, deep: bool) -> VerifyReport:
        """Check the live generation, see `SearchEngine.verify`."""
        name = self._store.current()
        manifest = self._store.manifest(name)
        return VerifyReport(name, len(manifest.files), self._store.problems(name, manifest, deep=deep))

    def current(self) -> str:
        """Name of the live generation; cheap enough to ask before every request."""
        return self._store.current()

    def manifest(self, name: str) -> Manifest:
        """What a generation consists of."""
        return self._store.manifest(name)

    def sources(self, name: str = "") -> Iterator[SourceFile]:
        """The files that a generation was built from, by default the live one."""
        return read_sources(self._store.path(name or self._store.current()))

    def close(self) -> None:
        """Nothing is held between calls."""


def _derive(building: Path, deleted: Mapping[int, frozenset[int]]) -> tuple[int, str]:
    """Write what holds for all segments; returns the number of live documents and the name of Whoosh's own table."""
    # Only who writes needs Whoosh: to import it takes as long as a search.
    from indexer.engine.whoosh.codec import ArraySegment
    from indexer.engine.whoosh.toc import write_toc

    files = [SegmentFile(building, segment_name(number)) for number in deleted]
    bases = accumulate((file.documents for file in files), initial=0)
    gone = frozenset(
        base + number for base, numbers in zip(bases, deleted.values(), strict=False) for number in numbers
    )
    entries = [
        ArraySegment(number, file.documents, numbers)
        for (number, numbers), file in zip(deleted.items(), files, strict=True)
    ]
    return write_derived(building, files, gone), write_toc(building, entries)


def _write_all(records: Iterable[RecordBatch], building: Path, *, number: int) -> list[SourceFile]:
    """Write the records as one segment and return their sources."""
    sources: list[SourceFile] = []
    parts = building / "parts"
    parts.mkdir()
    writing: list[Future[None]] = []
    room = threading.Semaphore(_WRITERS)
    with ThreadPoolExecutor(_WRITERS) as pool:
        for group in _groups(records, sources):
            room.acquire()
            _raise_first(writing)
            future = pool.submit(write_segment, group, parts, _part_name(len(writing)))
            future.add_done_callback(lambda _: room.release())
            writing.append(future)
    for future in writing:
        future.result()
    _unite(parts, len(writing), building, segment_name(number))
    shutil.rmtree(parts)
    return sources


def _part_name(part: int) -> str:
    return f"{part:06d}"


def _unite(parts: Path, count: int, building: Path, name: str) -> None:
    """Make one segment of several; returns with no file mapped, so that Windows lets them go."""
    if count == 1:
        for suffix in SUFFIXES:
            (parts / f"{_part_name(0)}.{suffix}").rename(building / f"{name}.{suffix}")
        return
    merge_segments([SegmentFile(parts, _part_name(part)) for part in range(count)], building, name)


def _raise_first(futures: Iterable[Future[None]]) -> None:
    """Raise the error of the first finished task that failed, rather than after all the work."""
    for future in futures:
        if future.done():
            future.result()


def _groups(records: Iterable[RecordBatch], sources: list[SourceFile]) -> Iterator[list[RecordBatch]]:
    """Groups of batches for one segment each, at least one group; collects the sources on the way."""
    group: list[RecordBatch] = []
    tokens = 0
    made = False
    for batch in records:
        sources += batch.sources
        if not batch.ids:
            if not group and not made:
                group.append(batch)
            continue
        group.append(batch)
        tokens += sum(len(column.terms) for column in batch.columns.values())
        if tokens >= _GROUP_TOKENS:
            yield group
            group, tokens, made = [], 0, True
    if group or not made:
        yield group


class _RecordsError(Exception):
    """Carries an error of the records past those who would take it for their own."""


@contextmanager
def _own_errors(records: Iterable[RecordBatch]) -> Iterator[Iterator[RecordBatch]]:
    """Let operating system errors of the records through as they are: it is not the index that cannot be written."""

    def guarded() -> Iterator[RecordBatch]:
        try:
            yield from records
        except OSError as error:
            raise _RecordsError(error) from error

    try:
        yield guarded()
    except _RecordsError as error:
        raise error.args[0] from None
