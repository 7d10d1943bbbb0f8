"""The best of many documents are the best of all, however early the others are dropped."""

import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from indexer.engine.memory import MemoryEngine
from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.rank import Ranker
from indexer.model.request import Adjacent, Bm25, Everything, Scored, SearchRequest, Term, Tier
from tests.contract.same_answers import assert_same_results
from tests.records import Sample, batches

_DOCUMENTS = 60
# What is rare tells most; the commonest stand in nearly all documents.
_WORDS = {"an": 60, "bà": 40, "ba": 20, "đa": 8, "ơ": 3, "bác": 1}


def _samples(seed: int) -> list[Sample]:
    draw = random.Random(seed)  # noqa: S311
    texts = (draw.choices(list(_WORDS), list(_WORDS.values()), k=draw.randint(1, 30)) for _ in range(_DOCUMENTS))
    return [Sample(f"{number:03}", body=" ".join(text)) for number, text in enumerate(texts)]


@pytest.fixture
def early(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds are drawn for lists of dozens as otherwise for thousands."""
    for name, least in {"_MANY": 20, "_MORE": 40, "_FIRST_LOOK": 2, "_FEW": 20, "_TOGETHER": 15, "_GROWTH": 3}.items():
        monkeypatch.setattr(f"indexer.engine.whoosh.rank.{name}", least)


@pytest.mark.usefixtures("early")
@pytest.mark.parametrize("limit", [1, 3, 5])
@pytest.mark.parametrize("seed", range(3))
def test_dropping_documents_early_changes_no_page(tmp_path: Path, seed: int, limit: int) -> None:
    engines = MemoryEngine(), WhooshEngine(tmp_path)
    for engine in engines:
        engine.rebuild(batches(_samples(seed), 25), fingerprint="f")
    items = [(Term("syllable", word),) for word in random.Random(seed).sample(list(_WORDS), 4)]  # noqa: S311
    rank: tuple[Scored, ...] = (
        *(Bm25(item, 1.0) for item in items),
        *(Adjacent(first, second, 0.5) for first, second in pairwise(items)),
    )
    request = SearchRequest((Tier("exact", Everything(), rank),), limit=limit)
    with engines[0].open() as right, engines[1].open() as other:
        assert_same_results(request, right, other)


@pytest.mark.parametrize("seed", range(8))
def test_no_document_is_dropped_for_the_last_digits_of_what_it_can_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Words that tell next to nothing leave no room between what a document can score and what it scores."""
    monkeypatch.setattr("indexer.engine.whoosh.rank._FEW", 1)
    draw = random.Random(seed)  # noqa: S311
    words = ["an", "bà", "ba", *["ơ"] * draw.randint(3, 9)]
    engine = WhooshEngine(tmp_path)
    texts = (" ".join(draw.sample(words, len(words))) for _ in range(100))
    engine.rebuild(batches([Sample(f"{number:03}", body=text) for number, text in enumerate(texts)]), fingerprint="f")
    items = [(Term("syllable", word),) for word in words[:3]]
    terms = [Bm25(item, 1e-4) for item in items]
    with engine.open() as reader:
        ranker = Ranker(reader._postings, (*terms, *(Adjacent(*pair, 0.5) for pair in pairwise(items))))
        found, scores = ranker.best(reader._postings.wanted(everything := np.arange(100)), 100)
        most = ranker._most(everything, lambda _: True)
        for worst in np.unique(scores):
            assert set(found[scores >= worst]) <= set(ranker._beside(everything, most, float(worst)))


def test_of_equals_the_first_by_id_are_shown_wherever_they_are_kept(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    bodies = ["ơ an", *["an bà"] * 300]
    samples = [Sample(f"{number:03}", body=body) for number, body in reversed([*enumerate(bodies)])]
    engine.rebuild(batches(samples, 100), fingerprint="f")
    first, second = ((Term("syllable", word),) for word in ("an", "ơ"))
    rank = (Bm25(first, 1.0), Bm25(second, 1.0), Adjacent(second, first, 0.5))
    request = SearchRequest((Tier("exact", Everything(), rank),), deadline=3600.0)
    with engine.open() as reader:
        assert [hit.doc_id for hit in reader.search(request).hits] == [f"{number:03}" for number in range(10)]
