"""Raw files -> batches of records, in order, over one or several processes.

The result does not depend on the number of processes: batches are cut before the work is shared out, and come back
in order. One bad document is a skip, never the end of a build.
"""

import gc
import logging
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from multiprocessing.context import BaseContext
from typing import TypeVar

from indexer.analyse import Analyser
from indexer.build.records import to_batch
from indexer.build.settings import Settings
from indexer.config import BATCH_CHARACTERS, BATCH_DOCUMENTS
from indexer.convert import to_document
from indexer.errors import DocumentFailedError, FileEmptyError, TracuuError, WorkerError, as_skip
from indexer.extract import Tokeniser, extract
from indexer.model.document import Document, StoredDocument
from indexer.model.files import RawFile, Skip, SourceFile
from indexer.model.record import RecordBatch
from indexer.units import find_units

_AHEAD = 2
"""Batches under way per process: enough to keep it busy, few enough to keep memory flat."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Batch:
    """Raw documents of one batch and the files that end with it."""

    raw: list[RawFile] = field(default_factory=list)
    sources: list[SourceFile] = field(default_factory=list)
    characters: int = 0

    def full(self) -> bool:
        """Whether it should be closed."""
        return len(self.raw) >= BATCH_DOCUMENTS or self.characters >= BATCH_CHARACTERS


def cut_batches(files: Iterable[RawFile | SourceFile]) -> Iterator[Batch]:
    """Cut what was read into batches; a batch without documents still carries its sources."""
    batch = Batch()
    for item in files:
        if isinstance(item, SourceFile):
            batch.sources.append(item)
            continue
        # A file of one document and its SourceFile stay in one batch.
        if batch.full():
            yield batch
            batch = Batch()
        batch.raw.append(item)
        batch.characters += len(item.text)
    if batch.raw or batch.sources:
        yield batch


def records(batches: Iterable[Batch], settings: Settings, *, jobs: int) -> Iterator[RecordBatch]:
    """Records of all batches in order.

    Raises:
        WorkerError: a process died.
    """
    pending: list[Skip] = []
    for batch, (made, skips) in _worked(batches, settings, jobs):
        pending += skips
        sources = []
        for source in batch.sources:
            mine = tuple(skip for skip in pending if _file_of(skip) == source.path)
            pending = [skip for skip in pending if skip not in mine]
            gone = {_id_of(skip) for skip in mine}
            ids = tuple(doc_id for doc_id in source.ids if doc_id not in gone)
            sources.append(replace(source, ids=ids, skips=(*source.skips, *(_named(skip) for skip in mine))))
        yield replace(made, sources=tuple(sources))


_BETWEEN = "\0"
"""Separates file and document id while a skip travels from a worker to its file."""


def _file_of(skip: Skip) -> str:
    return skip.path.partition(_BETWEEN)[0]


def _id_of(skip: Skip) -> str:
    return skip.path.partition(_BETWEEN)[2]


def _named(skip: Skip) -> Skip:
    """The skip as people read it: a document of a container by its id, a file by its path."""
    path, doc_id = _file_of(skip), _id_of(skip)
    return replace(skip, path=path if path.removesuffix(".txt") == doc_id else f"{path}: {doc_id}")


Worked = tuple[RecordBatch, list[Skip]]


def _worked(batches: Iterable[Batch], settings: Settings, jobs: int) -> Iterator[tuple[Batch, Worked]]:
    ahead: deque[tuple[Batch, Future[Worked]]] = deque()
    waiting = iter(batches)
    first = next(waiting, None)
    if first is None:
        return
    second = next(waiting, None)
    if jobs <= 1 or second is None:
        # A handful of documents is done before a second process has started.
        for batch in (first, second):
            if batch is not None:
                yield batch, work(batch.raw, settings)
        for batch in waiting:
            yield batch, work(batch.raw, settings)
        return
    with ProcessPoolExecutor(jobs, _ready(settings), _begin) as pool:
        ahead.extend((batch, pool.submit(work, batch.raw, settings)) for batch in (first, second))
        try:
            while ahead:
                batch = next(waiting, None) if len(ahead) < _AHEAD * jobs else None
                if batch is not None:
                    ahead.append((batch, pool.submit(work, batch.raw, settings)))
                    continue
                done, future = ahead.popleft()
                yield done, _result(future)
        finally:
            # Who stops a build does not wait for batches that nobody has begun.
            for _, future in ahead:
                future.cancel()


_SAMPLE = """Hội nghị tổng kết năm 2022
Ngày 15/11/2022, ông Lê Văn Mẫu, Bí thư Huyện ủy Kỳ Anh, dự hội nghị theo Nghị quyết 05-NQ/TW của Đảng bộ tỉnh Hà Tĩnh.
Lượt xem: 12"""
"""A page that needs most tables."""


def _ready(settings: Settings) -> BaseContext:
    """How workers begin: as copies of this process with tables that were read once, where that is safe.

    Only Linux copies a process that has loaded libraries, and only one thread of it; threads of libraries are not
    counted: they must stand it, as NumPy's do. Measured: two workers less 0.8 s of processor time and 80 MiB, the
    tables being shared.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return multiprocessing.get_context("spawn")
    work([RawFile("mẫu", "mẫu.txt", "text", _SAMPLE)], settings)
    return multiprocessing.get_context("fork")


def _begin() -> None:
    """Begin a worker: it looks for cycles of garbage seldom, and ends when the process that started it is killed.

    It makes millions of objects and hardly a cycle. Measured on 2,500 articles: 4 searches instead of 2,000, a tenth of
    the time of a batch.
    """
    # What was copied is no garbage, and looking at it would end the sharing.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A worker waits for work on a pipe that its siblings hold open, too: of itself it would wait for ever.
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _result(future: Future[Worked]) -> Worked:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkerError(reason=str(error)) from error


@cache
def _analyser() -> Analyser:
    """One analyser a process: its tables are what makes the second batch fast."""
    return Analyser()


@cache
def _tokeniser() -> Tokeniser:
    return Tokeniser()


def work(raw: list[RawFile], settings: Settings) -> Worked:
    """Convert, extract and analyse one batch; runs in a worker."""
    skips: list[Skip] = []
    documents = list(_passed(_converted, raw, skips))
    # Extraction and analysis both ask for the units of a text; nothing of a batch is remembered after it.
    units = cache(find_units)
    stored: Iterator[StoredDocument] = map(StoredDocument, documents)
    if settings.entities:
        tokens = iter(_tokeniser().tokens(documents))
        stored = _passed(
            lambda document: StoredDocument.of(document, extract(document, next(tokens), units)), documents, skips
        )
    return to_batch(list(stored), _analyser(), units), skips


Item = TypeVar("Item", RawFile, Document)
Made = TypeVar("Made")


def _passed(step: Callable[[Item], Made], items: Iterable[Item], skips: list[Skip]) -> Iterator[Made]:
    """What one step makes of each document; where it fails the document becomes a skip."""
    for item in items:
        try:
            yield _tried(step, item)
        except TracuuError as error:
            skips.append(as_skip(error, f"{item.source_path}{_BETWEEN}{item.doc_id}"))


def _tried(step: Callable[[Item], Made], item: Item) -> Made:
    """Do one step.

    Raises:
        FileEmptyError: the step says so.
        DocumentFailedError: our code failed.
    """
    try:
        return step(item)
    except FileEmptyError:
        raise
    except Exception as error:  # one document that we cannot handle must not stop an office's whole index
        _log.exception("Document %s was skipped", item.doc_id)
        raise DocumentFailedError(reason=f"{type(error).__name__}: {error}") from error


def _converted(raw: RawFile) -> Document:
    """Convert a document.

    Raises:
        FileEmptyError: nothing to search is left of it.
    """
    document = to_document(raw)
    if not document.captions and not any(map(str.isalnum, chain(document.title, document.body))):
        raise FileEmptyError
    return document
