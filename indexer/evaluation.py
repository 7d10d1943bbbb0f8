"""Relevance on judged queries in BEIR form: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv`.

The measures are those of trec_eval: nDCG with linear gain, a missing hit counting nothing; every judged query counts.
"""

import json
import math
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from indexer.analyse import Analyser
from indexer.build.records import to_batch
from indexer.clean import clean
from indexer.config import BATCH_DOCUMENTS
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import CorpusMissingError, RecordInvalidError
from indexer.model.document import Document, StoredDocument
from indexer.model.record import RecordBatch
from indexer.normalise import fold, old_tones, place_tones
from indexer.search import Index
from indexer.search.page import SearchInput

_TOP = 10
DEPTH = 100
"""Hits of a query that are looked at."""

Judgements = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Measures:
    """Means over all judged queries, 0 to 1.

    Attributes:
        queries: how many were judged.
        p_at_1: the first hit is relevant.
        mrr_at_10: reciprocal rank of the first relevant hit among ten.
        ndcg_at_10: gain discounted by rank, of what is possible.
        recall_at_10: relevant documents among the first ten.
        recall_at_100: among the first hundred.
        empty: queries without any hit.
    """

    queries: int
    p_at_1: float
    mrr_at_10: float
    ndcg_at_10: float
    recall_at_10: float
    recall_at_100: float
    empty: float


@dataclass(frozen=True, slots=True)
class Variant:
    """How queries and documents are changed before they are compared.

    Attributes:
        no_marks: queries lose their marks.
        tone: queries are rewritten with this tone placement.
        without_title: titles are not indexed.
    """

    no_marks: bool = False
    tone: Literal["", "new", "old"] = ""
    without_title: bool = False


Way = Callable[[Index, str], Sequence[str]]
"""A way to search: an index and a query -> ranked document ids, at most DEPTH."""


def tracuu(index: Index, query: str) -> Sequence[str]:
    """The search that people use."""
    return index.ids(SearchInput(query, limit=DEPTH, facet_limit=0))


def evaluate(folder: Path, variant: Variant) -> Measures:
    """Index the corpus of a folder, run its queries and compare with its judgements.

    Raises:
        CorpusMissingError: a file is not there.
        RecordInvalidError: a line cannot be read.
    """
    return compare(folder, variant, {"tracuu": tracuu})["tracuu"]


def compare(folder: Path, variant: Variant, ways: Mapping[str, Way]) -> Mapping[str, Measures]:
    """Do the same for several ways to search in one index; raises what `evaluate` raises."""
    judgements = read_judgements(folder / "qrels.tsv")
    texts = {str(line["_id"]): changed(str(line["text"]), variant) for line in _objects(folder / "queries.jsonl")}
    asked = [query for query in judgements if query in texts]
    with tempfile.TemporaryDirectory() as index_folder:
        WhooshEngine(Path(index_folder)).rebuild(_records(folder / "corpus.jsonl", variant), fingerprint="eval")
        with Index(Path(index_folder)) as index:
            return {
                name: measure({query: way(index, texts[query]) for query in asked}, judgements)
                for name, way in ways.items()
            }


def changed(query: str, variant: Variant) -> str:
    """A query as the variant types it."""
    if variant.no_marks:
        return fold(clean(query))
    if variant.tone == "new":
        return place_tones(clean(query))
    return old_tones(clean(query)) if variant.tone == "old" else query


def measure(runs: Mapping[str, Sequence[str]], judgements: Judgements) -> Measures:
    """Compare ranked document ids with judgements; a query without a run has found nothing."""
    rows = [_measure_one(runs.get(query, ()), grades) for query, grades in judgements.items()]
    columns = [sum(values) / len(rows) for values in zip(*rows, strict=True)] if rows else [0.0] * 6
    return Measures(len(rows), *columns)


def _measure_one(run: Sequence[str], grades: Mapping[str, int]) -> tuple[float, ...]:
    relevant = {doc_id for doc_id, grade in grades.items() if grade > 0}
    ranks = [rank for rank, doc_id in enumerate(run, start=1) if doc_id in relevant]
    gain = sum(grades.get(doc_id, 0) / math.log2(rank + 1) for rank, doc_id in enumerate(run[:_TOP], start=1))
    best = sorted(grades.values(), reverse=True)[:_TOP]
    ideal = sum(grade / math.log2(rank + 1) for rank, grade in enumerate(best, start=1))
    return (
        float(ranks[:1] == [1]),
        1 / ranks[0] if ranks and ranks[0] <= _TOP else 0.0,
        gain / ideal if ideal else 0.0,
        sum(rank <= _TOP for rank in ranks) / max(1, len(relevant)),
        len(ranks) / max(1, len(relevant)),
        float(not run),
    )


def read_judgements(path: Path) -> Judgements:
    """Read `query-id corpus-id score` lines, tab-separated, with a heading."""
    judgements: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        if number > 1:
            query, doc_id, grade = _judgement(line, path, number)
            judgements.setdefault(query, {})[doc_id] = grade
    return judgements


def _judgement(line: str, path: Path, number: int) -> tuple[str, str, int]:
    query, doc_id, score = (*line.split("\t"), "", "")[:3]
    try:
        return query, doc_id, int(score)
    except ValueError as error:
        raise _invalid(path, number, "query-id, corpus-id, score") from error


def _records(path: Path, variant: Variant) -> Iterator[RecordBatch]:
    analyser = Analyser()
    documents = (_document(line, variant) for line in _objects(path))
    while batch := list(islice(documents, BATCH_DOCUMENTS)):
        yield to_batch(batch, analyser)


def _document(line: Mapping[str, object], variant: Variant) -> StoredDocument:
    doc_id = str(line["_id"])
    title = "" if variant.without_title else clean(str(line.get("title") or ""))
    return StoredDocument(Document(doc_id, "corpus.jsonl", title, "field", clean(str(line["text"]))))


def _objects(path: Path) -> Iterator[Mapping[str, object]]:
    for number, line in _lines(path):
        yield _object(line, path, number)


def _object(line: str, path: Path, number: int) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise _invalid(path, number, "_id, text") from error
    if not isinstance(record, dict) or not {"_id", "text"} <= record.keys():
        raise _invalid(path, number, "_id, text")
    return record


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not empty, with their numbers from 1."""
    try:
        # Texts may hold what Python takes for ends of lines, U+2028 for instance, but line feeds.
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise CorpusMissingError(path=path) from error
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _invalid(path: Path, number: int, needed: str) -> RecordInvalidError:
    where = f"{path.name}:{number}"
    return RecordInvalidError(reason_vi=where, reason_en=where, needed_vi=needed, needed_en=needed)
