"""How fast an index is on this machine: what its documents cost when they are indexed, and its queries when asked.

Indexing is measured in one process on a sample of the documents, in CPU seconds, stage by stage; the result is thrown
away. Queries are pieces of titles of the index, always the same ones, in milliseconds on the clock for a whole page.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal, TypeVar

from indexer.analyse import Analyser
from indexer.build import recorded_roots
from indexer.build.records import to_batch
from indexer.build.settings import Settings, settings_of
from indexer.config import BATCH_DOCUMENTS
from indexer.convert import to_document
from indexer.engine.whoosh import WhooshEngine
from indexer.extract import Tokeniser, extract
from indexer.model.document import Document, StoredDocument
from indexer.model.files import RawFile
from indexer.model.record import RecordBatch
from indexer.normalise import fold
from indexer.read import read_files
from indexer.search import Index
from indexer.search.kept import kept_documents
from indexer.syllables import syllables
from indexer.units import UnitFinder, find_units

StageName = Literal["load", "read", "convert", "extract", "analyse", "write"]

_SEED = 20_221_115
_LONGEST = 6
_WARMING = 5
"""Queries asked before the clock runs, so that what is read once for all of them counts for none."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """CPU seconds of one stage; "load" happens once in every process, the others for every document."""

    name: StageName
    seconds: float


@dataclass(frozen=True, slots=True)
class BuildMeasures:
    """What indexing costs.

    Attributes:
        documents: of the sample.
        syllables: of the sample.
        stages: in the order of a build.
    """

    documents: int
    syllables: int
    stages: tuple[Stage, ...]

    @property
    def seconds(self) -> float:
        """CPU seconds of all stages that every document passes."""
        return sum(stage.seconds for stage in self.stages if stage.name != "load")


@dataclass(frozen=True, slots=True)
class QueryMeasures:
    """What asking costs, milliseconds on the clock.

    Attributes:
        queries: how many were asked.
        open_ms: opening the index.
        p50_ms: half of the queries took no longer.
        p95_ms: 95 of 100 took no longer.
        worst_ms: the longest.
    """

    queries: int
    open_ms: float
    p50_ms: float
    p95_ms: float
    worst_ms: float


def measure_build(index: Path, documents: int) -> BuildMeasures:
    """Index the first documents of the folders an index was built from, aside; the index is not touched.

    Raises:
        IndexMissingError, IndexDamagedError, IndexFormatError: there is no index.
        CorpusMissingError: one of its folders is not there.
    """
    engine = WhooshEngine(index)
    settings = settings_of(engine.manifest(engine.current()).fingerprint)
    spent: dict[StageName, float] = {}
    analyser = Analyser()

    def timed(name: StageName, work: Callable[[], T]) -> T:
        began = time.process_time()
        done = work()
        spent[name] = time.process_time() - began
        return done

    timed("load", lambda: _to_batches([RawFile("", "", "text", "Thị ủy Kỳ Anh")], settings, analyser))
    files = read_files(recorded_roots(index), max_mib=settings.max_mib)
    found = (item for item in files if isinstance(item, RawFile))
    # Before the first document its whole file is hashed, which may be larger than the sample.
    first = list(islice(found, 1))
    raw = first + timed("read", lambda: list(islice(found, documents - 1)))
    read = timed("convert", lambda: [to_document(one) for one in raw])
    units = cache(find_units)
    stored = timed("extract", lambda: _with_entities(read, settings, units))
    batches = timed("analyse", lambda: list(_batches(stored, analyser, units)))
    with tempfile.TemporaryDirectory() as folder:
        timed("write", lambda: WhooshEngine(Path(folder)).rebuild(batches, fingerprint=""))
    count = sum(len(column.terms) for batch in batches for column in (batch.columns["body_syllable"],))
    return BuildMeasures(len(raw), count, tuple(Stage(name, seconds) for name, seconds in spent.items()))


def _to_batches(raw: Sequence[RawFile], settings: Settings, analyser: Analyser) -> list[RecordBatch]:
    return list(_batches(_with_entities([to_document(one) for one in raw], settings, find_units), analyser, find_units))


def _with_entities(documents: Sequence[Document], settings: Settings, units: UnitFinder) -> list[StoredDocument]:
    if not settings.entities:
        return list(map(StoredDocument, documents))
    tokeniser = Tokeniser()
    return [
        StoredDocument.of(document, extract(document, tokens, units))
        for batch in _cut(documents)
        for document, tokens in zip(batch, tokeniser.tokens(batch), strict=True)
    ]


def _batches(stored: Sequence[StoredDocument], analyser: Analyser, units: UnitFinder) -> Iterator[RecordBatch]:
    return (to_batch(batch, analyser, units) for batch in _cut(stored))


def _cut(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH_DOCUMENTS] for start in range(0, len(items), BATCH_DOCUMENTS))


def measure_queries(index: Path, number: int) -> QueryMeasures:
    """Ask queries that are pieces of titles, one to six syllables, every third without marks.

    Raises:
        IndexMissingError, IndexDamagedError, IndexFormatError: there is no index.
    """
    began = time.perf_counter()
    with Index(index) as opened:
        opened.generation()
        open_ms = 1000 * (time.perf_counter() - began)
        queries = draw_queries(_titles(opened), number)
        for query in queries[:_WARMING]:
            opened.search(query)
        times = sorted(opened.search(query).took_ms for query in queries) or [0.0]
    return QueryMeasures(len(queries), open_ms, times[len(times) // 2], times[int(0.95 * len(times))], times[-1])


def _titles(index: Index) -> list[str]:
    """Titles of documents from all over the index."""
    reader = index.reader()
    drawing = random.Random(_SEED)  # noqa: S311  # no secret
    count = reader.count()
    ids = [reader.ids(offset=drawing.randrange(count), limit=1)[0] for _ in range(min(count, 200))]
    return [kept.document.title for kept in kept_documents(reader, sorted(set(ids))).values()]


def draw_queries(titles: Iterable[str], number: int) -> list[str]:
    """Draw pieces of titles, always the same ones.

    Args:
        titles: those without syllables are left out; when there are no others, there are no queries.
        number: how many queries.
    """
    drawing = random.Random(_SEED)  # noqa: S311  # no secret
    spans = {title: found for title in titles if (found := syllables(title))}
    names = sorted(spans)
    queries = []
    for place in range(number if names else 0):
        title = drawing.choice(names)
        found = spans[title]
        length = drawing.randint(1, min(_LONGEST, len(found)))
        first = drawing.randint(0, len(found) - length)
        text = title[found[first][0] : found[first + length - 1][1]]
        queries.append(fold(text) if place % 3 == 0 else text)
    return queries
