"""Short queries of every kind over corpus/ and the seeds, judged by hand: `judged.tsv` holds query, document, grade.

Grade 2 is what was looked for, 1 helps as well; what is not named is taken for irrelevant. Where a search suggests
another query, its answer counts, as it does for a person.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import open_index, rebuild
from indexer.evaluation import Measures, measure
from indexer.search import Index
from indexer.search.page import SearchInput
from tests.shared_folder import shared

_HERE = Path(__file__).parent
_CORPUS = _HERE.parents[1] / "corpus"
FLOORS = {"ndcg_at_10": 0.955, "mrr_at_10": 0.985}
"""A little below the figures: .961 and 1.0."""

ROWS = [line.split("\t") for line in (_HERE / "judged.tsv").read_text("utf-8").splitlines()]
QUERIES = tuple(dict.fromkeys(query for query, _, _ in ROWS))
GRADES = {query: {doc_id: int(grade) for other, doc_id, grade in ROWS if other == query} for query in QUERIES}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("judged") / "index"
    rebuild([_CORPUS, shared("seeds")], index=folder)
    with open_index(folder) as opened:
        yield opened


def answer(index: Index, query: str) -> tuple[str, ...]:
    """Ids of what a person gets who takes the suggestion."""
    page = index.run(SearchInput(query, facet_limit=0))
    taken = page.suggestions[0].text if page.suggestions else query
    return index.ids(SearchInput(taken, facet_limit=0))


@pytest.fixture(scope="module")
def answers(index: Index) -> dict[str, tuple[str, ...]]:
    return {query: answer(index, query) for query in QUERIES}


def test_the_set_is_large_enough_to_tell() -> None:
    assert len(QUERIES) >= 60


def test_every_judged_document_exists(index: Index) -> None:
    known = {doc_id for grades in GRADES.values() for doc_id in grades}
    assert known <= set(index.reader().ids(limit=10_000))


def test_relevance_does_not_fall(answers: dict[str, tuple[str, ...]]) -> None:
    found: Measures = measure(answers, GRADES)
    assert found.ndcg_at_10 >= FLOORS["ndcg_at_10"]
    assert found.mrr_at_10 >= FLOORS["mrr_at_10"]
    assert found.empty == 0


def test_the_handbook_comes_first_in_every_spelling(answers: dict[str, tuple[str, ...]]) -> None:
    handbook = GRADES["sổ tay đảng viên điện tử"]
    spellings = [query for query in QUERIES if GRADES[query] == handbook]
    assert len(spellings) >= 10
    assert len({answers[query][0] for query in spellings}) == 1
