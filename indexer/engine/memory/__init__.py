"""The reference engine: slow, obviously right, in memory, gone with its process.

It defines matching, counting, ordering and scores for every engine; where the words of `indexer.model` leave room,
its answer counts. Python objects, loops and double precision: it shares nothing with the evaluators of other
engines but the model and the walks over trees in `nodes.py`.
"""

import os
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from indexer.engine.memory.corpus import Record, records_of
from indexer.engine.memory.reader import MemoryReader
from indexer.engine.sources import lost_ids, merge_sources
from indexer.errors import IndexChangedError, IndexMissingError, LockedError, NoPreviousGenerationError
from indexer.model.changes import Changes
from indexer.model.files import SourceFile
from indexer.model.record import RecordBatch
from indexer.model.result import BuildReport, VerifyReport

_FOLDER = "(memory)"


@dataclass(frozen=True, slots=True)
class _Generation:
    name: str
    records: tuple[Record, ...]
    sources: tuple[SourceFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all documents to show."""
        return sum(len(record.stored) for record in self.records)


class MemoryEngine:
    """An index in memory."""

    def __init__(self) -> None:
        self._kept: tuple[_Generation, ...] = ()
        """The previous generation, if any, and the live one."""
        self._made = 0
        self._lock = threading.Lock()
        self._since = ""

    def open(self) -> MemoryReader:
        """Open the live generation, see `SearchEngine.open`."""
        live = self._live()
        return MemoryReader(live.name, live.records)

    def rebuild(self, records: Iterable[RecordBatch], /, *, fingerprint: str) -> BuildReport:  # noqa: ARG002  # nothing to compare it with
        """Build a new generation from `records` and make it live, see `SearchEngine.rebuild`."""
        with self._writing():
            batches = tuple(records)
            return self._publish((), batches, _sources_of(batches))

    def update(self, changes: Changes, /, *, fingerprint: str) -> BuildReport:  # noqa: ARG002
        """Make a new generation from the live one and `changes`, see `SearchEngine.update`."""
        with self._writing():
            live = self._live()
            if changes.base not in {"", live.name}:
                raise IndexChangedError(base=changes.base, live=live.name)
            added = tuple(changes.added)
            sources = _sources_of(added)
            gone = lost_ids(live.sources, sources, changes).union(*(batch.ids for batch in added))
            kept = tuple(record for record in live.records if record.doc_id not in gone)
            return self._publish(kept, added, merge_sources(live.sources, sources, changes))

    def _publish(
        self, kept: tuple[Record, ...], added: Iterable[RecordBatch], sources: Iterable[SourceFile]
    ) -> BuildReport:
        began = time.monotonic()
        self._made += 1
        records = (*kept, *(record for batch in added for record in records_of(batch)))
        ordered = sorted(sources, key=lambda source: source.key)
        made = _Generation(f"memory-{self._made:06d}", records, tuple(ordered))
        self._kept = (*self._kept[-1:], made)
        return BuildReport(made.name, len(records), made.size, time.monotonic() - began)

    def rollback(self) -> str:
        """Make the previous generation live again, see `SearchEngine.rollback`."""
        with self._writing():
            self._live()
            if len(self._kept) == 1:
                raise NoPreviousGenerationError(folder=_FOLDER)
            self._kept = self._kept[:1]
            return self._live().name

    def verify(self, /, *, deep: bool) -> VerifyReport:  # noqa: ARG002  # objects do not rot
        """Check the live generation, see `SearchEngine.verify`."""
        return VerifyReport(self._live().name, 0, ())

    def current(self) -> str:
        """Name of the live generation."""
        return self._live().name

    def sources(self) -> Iterator[SourceFile]:
        """The files that the live generation was built from."""
        return iter(self._live().sources)

    def close(self) -> None:
        """Nothing is held between calls."""

    def _live(self) -> _Generation:
        if not self._kept:
            raise IndexMissingError(folder=_FOLDER)
        return self._kept[-1]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Be the one writer."""
        if not self._lock.acquire(blocking=False):
            raise LockedError(pid=os.getpid(), host=socket.gethostname(), since=self._since)
        try:
            self._since = datetime.now().astimezone().isoformat(timespec="seconds")
            yield
        finally:
            self._lock.release()


def _sources_of(batches: Iterable[RecordBatch]) -> tuple[SourceFile, ...]:
    return tuple(source for batch in batches for source in batch.sources)
