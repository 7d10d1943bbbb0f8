"""The Whoosh engine answers as the reference engine does, on random corpora and random requests."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engine import SearchEngine
from indexer.engine.memory import MemoryEngine
from indexer.engine.whoosh import WhooshEngine
from indexer.model.changes import Changes
from indexer.model.request import FacetRequest, SearchRequest
from tests.contract.random_requests import facet_requests, requests, samples
from tests.contract.same_answers import (
    assert_same_contents,
    assert_same_explanations,
    assert_same_facet_values,
    assert_same_results,
)
from tests.records import Sample, batches

_QUESTIONS = 6
"""Requests to each corpus: a corpus costs as much as a hundred requests."""


@contextmanager
def both_engines() -> Iterator[tuple[MemoryEngine, WhooshEngine]]:
    with tempfile.TemporaryDirectory() as folder:
        yield MemoryEngine(), WhooshEngine(Path(folder))


def assert_same_answers(
    engines: Sequence[SearchEngine], asked: Sequence[SearchRequest], pages: Sequence[FacetRequest]
) -> None:
    with ExitStack() as stack:
        right, other = (stack.enter_context(engine.open()) for engine in engines)
        assert_same_contents(right, other)
        for request in asked:
            assert_same_results(request, right, other)
        assert_same_explanations(asked[0], right, other)
        for page in pages:
            assert_same_facet_values(page, right, other)


@contextmanager
def small_groups(tokens: int, sample: int) -> Iterator[None]:
    """Segments of few tokens, pairs counted in few documents, bounds and rows of bits early; nothing forced to disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.engine.whoosh._GROUP_TOKENS", tokens)
        patch.setattr("indexer.engine.whoosh.merge._SLICE", tokens)
        for module in ("memory.rank", "whoosh.pairs"):
            patch.setattr(f"indexer.engine.{module}.PAIR_SAMPLE", sample)
        patch.setattr("indexer.engine.whoosh.rank._MANY", 4)
        for name, least in {"_FIRST_LOOK": 1, "_FEW": 3, "_MORE": 6, "_TOGETHER": 3, "_GROWTH": 2}.items():
            patch.setattr(f"indexer.engine.whoosh.rank.{name}", least)
        patch.setattr("indexer.engine.whoosh.standing._TOGETHER", 5)
        for name, least in {"_PIECE": 2, "_TOKENS_OF": 3}.items():
            patch.setattr(f"indexer.engine.whoosh.standing.{name}", least)
        patch.setattr("indexer.engine.whoosh.evaluate._TOGETHER", 8)
        patch.setattr("indexer.engine.whoosh.stretch._PIECE", 3)
        patch.setattr("indexer.engine.whoosh.tokens._PIECE", 3)
        patch.setattr("indexer.engine.whoosh.tokens._FEW", 1)
        patch.setattr("indexer.engine.whoosh.together._TOGETHER", 20)
        patch.setattr("indexer.engine.whoosh.rows._LISTED", 4)
        patch.setattr("indexer.engine.whoosh.holders._POSTINGS", 2)
        patch.setattr("indexer.engine.whoosh.holders._TOGETHER", 3)
        patch.setattr("indexer.engine.whoosh.facet_counts._FIRST_LOOK", 1)
        patch.setattr("indexer.engine.whoosh.facet_counts._FEW", 2)
        patch.setattr("indexer.engine.whoosh.facet_counts._TOGETHER", 8)
        patch.setattr("indexer.engine.whoosh.facet_counts._LISTED", 3)
        patch.setattr("indexer.engine.storage.sync", lambda _: None)
        yield


_asked = st.lists(requests(), min_size=_QUESTIONS, max_size=_QUESTIONS)
_pages = st.lists(facet_requests(), max_size=2)


def check_rebuild(documents: list[Sample], size: int, asked: list[SearchRequest], pages: list[FacetRequest]) -> None:
    """Batches of `size` documents, each batch or two a segment of its own before they are merged."""
    with both_engines() as engines, small_groups(size * 7, size):
        for engine in engines:
            engine.rebuild(batches(documents, size), fingerprint="f")
        assert_same_answers(engines, asked, pages)


def check_update(
    before: list[Sample], changes: list[list[Sample]], asked: list[SearchRequest], pages: list[FacetRequest]
) -> None:
    """Of each row of changes every other document is added and the ids of the rest are removed."""
    with both_engines() as engines, small_groups(30, 3):
        for engine in engines:
            engine.rebuild(batches(before), fingerprint="f")
            for row in changes:
                added, removed = row[::2], frozenset(sample.doc_id for sample in row[1::2])
                engine.update(Changes(batches(added), removed), fingerprint="f")
        with engines[0].open() as updated:
            engines[0].rebuild(batches(_remaining(before, changes)), fingerprint="f")
            with engines[0].open() as rebuilt:
                assert_same_contents(rebuilt, updated)
        assert_same_answers(engines, asked, pages)


def _remaining(before: list[Sample], changes: list[list[Sample]]) -> list[Sample]:
    """What is left after all changes, by another way than the engines go."""
    left = {sample.doc_id: sample for sample in before}
    for row in changes:
        for sample in row[1::2]:
            left.pop(sample.doc_id, None)
        left |= {sample.doc_id: sample for sample in row[::2]}
    return list(left.values())


_changes = st.lists(samples(max_size=5), min_size=1, max_size=3)
_quick = settings(max_examples=17, suppress_health_check=list(HealthCheck))
_thorough = settings(_quick, max_examples=400)


def test_the_full_run_asks_two_thousand_random_requests() -> None:
    assert _thorough.max_examples * _QUESTIONS >= 2_000


@_quick
@given(samples(), st.integers(1, 4), _asked, _pages)
def test_engines_answer_alike(
    documents: list[Sample], size: int, asked: list[SearchRequest], pages: list[FacetRequest]
) -> None:
    check_rebuild(documents, size, asked, pages)


@_quick
@given(samples(), _changes, _asked, _pages)
def test_engines_answer_alike_after_updates(
    before: list[Sample], changes: list[list[Sample]], asked: list[SearchRequest], pages: list[FacetRequest]
) -> None:
    check_update(before, changes, asked, pages)


@pytest.mark.slow
@_thorough
@given(samples(max_size=13), st.integers(1, 6), _asked, _pages)
def test_engines_answer_alike_on_many_corpora(
    documents: list[Sample], size: int, asked: list[SearchRequest], pages: list[FacetRequest]
) -> None:
    check_rebuild(documents, size, asked, pages)


@pytest.mark.slow
@_thorough
@given(samples(max_size=13), _changes, _asked, _pages)
def test_engines_answer_alike_after_many_updates(
    before: list[Sample], changes: list[list[Sample]], asked: list[SearchRequest], pages: list[FacetRequest]
) -> None:
    check_update(before, changes, asked, pages)
