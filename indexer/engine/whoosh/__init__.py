"""The engine that keeps its index in Whoosh: generations of segments of arrays, read through our own evaluator.

    records -> invert.py -> segments -> merge.py -> one segment --+-> codec.py (Whoosh's schema and table of contents)
                                                                  +-> generation.py (what is learnt from all documents)
    request -> reader.py -> evaluate.py, rank.py, facets.py -> postings.py -> segment.py -> arrays.py

Whoosh's own matchers are an oracle in the tests, not the way the product answers: several of their defects change
results silently (docs/dependencies.md).
"""

import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from indexer.engine.manifest import Manifest
from indexer.engine.sources import merge_sources, read_sources, write_sources
from indexer.engine.storage import GenerationStore, link_or_copy
from indexer.engine.whoosh.codec import ArraySegment, segment_ids, write_toc
from indexer.engine.whoosh.generation import Generation, write_derived
from indexer.engine.whoosh.invert import write_segment
from indexer.engine.whoosh.merge import merge_segments
from indexer.engine.whoosh.reader import WhooshReader
from indexer.engine.whoosh.segment import SegmentFile
from indexer.errors import IndexDamagedError
from indexer.model.document import SourceFile
from indexer.model.record import RecordBatch
from indexer.model.request import Changes
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
        name, _ = self._store.usable()
        folder = self._store.path(name)
        try:
            return WhooshReader(Generation(name, folder, segment_ids(folder)))
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamagedError(folder=folder, reason=f"{name}: {error}") from error

    def rebuild(self, records: Iterable[RecordBatch], /, *, fingerprint: str) -> BuildReport:
        """Build a new generation from `records` and make it live, see `SearchEngine.rebuild`."""
        began = time.monotonic()
        with self._store.writing():
            building = self._store.begin()
            try:
                sources = _write_all(records, building, number=1)
                write_sources(building, sources)
                return self._publish(building, {1: frozenset()}, fingerprint, began)
            finally:
                shutil.rmtree(building, ignore_errors=True)

    def update(self, changes: Changes, /, *, fingerprint: str) -> BuildReport:
        """Make a new generation from the live one and `changes`, see `SearchEngine.update`."""
        began = time.monotonic()
        with self._store.writing():
            live = self._store.path(self._store.usable()[0])
            building = self._store.begin()
            try:
                deleted = _link_segments(live, building, changes.removed)
                number = max(deleted, default=0) + 1
                sources = _write_all(changes.added, building, number=number)
                write_sources(building, merge_sources(read_sources(live), sources, changes.removed))
                return self._publish(building, deleted | {number: frozenset()}, fingerprint, began)
            finally:
                shutil.rmtree(building, ignore_errors=True)

    def _publish(
        self, building: Path, deleted: dict[int, frozenset[int]], fingerprint: str, began: float
    ) -> BuildReport:
        files = [SegmentFile(building, _segment_name(number)) for number in deleted]
        entries = [
            ArraySegment(number, file.documents, gone)
            for (number, gone), file in zip(deleted.items(), files, strict=True)
        ]
        bases = [sum(file.documents for file in files[:place]) for place in range(len(files))]
        gone = frozenset(
            base + number for base, numbers in zip(bases, deleted.values(), strict=True) for number in numbers
        )
        documents = write_derived(building, files, gone)
        toc = write_toc(building, entries)
        manifest = self._store.publish(building, fingerprint=fingerprint, documents=documents, trusted=(toc,))
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

    def sources(self) -> Iterator[SourceFile]:
        """The files that the live generation was built from."""
        return read_sources(self._store.path(self._store.current()))

    def close(self) -> None:
        """Nothing is held between calls."""


def _segment_name(number: int) -> str:
    name: str = ArraySegment(number, 0).segment_id()
    return name


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
            future = pool.submit(write_segment, group, parts, f"{len(writing):06d}")
            future.add_done_callback(lambda _: room.release())
            writing.append(future)
    for future in writing:
        future.result()
    segments = [SegmentFile(parts, f"{part:06d}") for part in range(len(writing))]
    merge_segments(segments, building, _segment_name(number))
    shutil.rmtree(parts)
    return sources


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


def _link_segments(live: Path, building: Path, removed: frozenset[str]) -> dict[int, frozenset[int]]:
    """Take over the segments of a generation; returns the deleted documents of each by segment number."""
    deleted: dict[int, frozenset[int]] = {}
    generation = Generation(live.name, live, segment_ids(live))
    for segment, base in zip(generation.segments, generation.bases, strict=False):
        number = int(segment.segment_id.rpartition("_")[2])
        for suffix in ("fields", "texts"):
            link_or_copy(live / f"{segment.segment_id}.{suffix}", building / f"{segment.segment_id}.{suffix}")
        alive = generation.live[base : base + segment.documents]
        deleted[number] = frozenset(
            place for place, doc_id in enumerate(segment.ids) if not alive[place] or doc_id.decode() in removed
        )
    return deleted
