"""Whether two engines answer alike: everything equal but for names of generations and the last digits of scores."""

from dataclasses import replace

import pytest

from indexer.engine import Reader
from indexer.engine.nodes import view_fields
from indexer.model.request import FacetRequest, SearchRequest, Term
from indexer.model.result import Explanation, SearchResult
from tests.contract.random_requests import VIEWS

TOLERANCE = 1e-5
"""Relative."""


def assert_same_results(request: SearchRequest, right: Reader, other: Reader) -> None:
    """Compare the answers to a request; documents whose scores are equal within tolerance may change places."""
    expected, found = right.search(request), other.search(request)
    assert replace(found, generation="", hits=()) == replace(expected, generation="", hits=())
    assert other.days(request) == right.days(request)
    everything = right.search(replace(request, offset=0, limit=expected.total)).hits
    known = {hit.doc_id: hit for hit in everything}
    assert [hit.tier for hit in found.hits] == [hit.tier for hit in expected.hits]
    scores = [hit.score for hit in expected.hits]
    assert [hit.score for hit in found.hits] == pytest.approx(scores, rel=TOLERANCE)
    assert len({hit.doc_id for hit in found.hits}) == len(found.hits)
    for hit in found.hits:
        assert replace(hit, score=0) == replace(known[hit.doc_id], score=0)
        assert hit.score == pytest.approx(known[hit.doc_id].score, rel=TOLERANCE)
    _assert_ties_in_order(found)
    if request.sort != "relevance":
        assert [hit.doc_id for hit in found.hits] == [hit.doc_id for hit in expected.hits]


def _assert_ties_in_order(result: SearchResult) -> None:
    """Documents of one tier with exactly one score stand by id, unless they are sorted otherwise."""
    for hit, following in zip(result.hits, result.hits[1:], strict=False):
        if hit.score and (hit.tier, hit.score) == (following.tier, following.score):
            assert hit.doc_id < following.doc_id


def assert_same_explanations(request: SearchRequest, right: Reader, other: Reader) -> None:
    """Compare the explanations of every document, and where its terms stand."""
    for doc_id in right.ids():
        expected, found = right.explain(request, doc_id), other.explain(request, doc_id)
        assert _without_numbers(found) == _without_numbers(expected)
        assert _numbers(found) == pytest.approx(_numbers(expected), rel=TOLERANCE)
        assert other.matched(request.tiers, doc_id) == right.matched(request.tiers, doc_id)


def _without_numbers(explanation: Explanation) -> tuple[object, ...]:
    return explanation.doc_id, explanation.tier, [(part.kind, part.text, part.weight) for part in explanation.parts]


def _numbers(explanation: Explanation) -> list[float]:
    return [
        explanation.score,
        *(number for part in explanation.parts for number in (part.idf, part.frequency, part.score)),
    ]


def assert_same_facet_values(request: FacetRequest, right: Reader, other: Reader) -> None:
    """Compare pages of facet values."""
    assert other.facet_values(request) == right.facet_values(request)


def assert_same_contents(right: Reader, other: Reader) -> None:
    """Compare documents and terms."""
    assert other.count() == right.count()
    assert other.ids() == right.ids()
    assert other.documents(right.ids()) == right.documents(right.ids())
    for doc_id in right.ids():
        assert other.copies(doc_id) == right.copies(doc_id)
    for view in VIEWS:
        for prefix in ("", "a", "b"):
            assert other.terms(view, prefix=prefix, limit=5) == right.terms(view, prefix=prefix, limit=5)
        for counted in right.terms(view, prefix="", limit=30):
            # In all fields of a view, in one of it, in fields of another.
            for fields in (view_fields(view), view_fields(view)[-1:], ("body", "person")):
                term = Term(view, counted.text, fields)
                assert other.document_frequency(term) == right.document_frequency(term)
        terms = [Term(view, counted.text) for counted in right.terms(view, prefix="", limit=4)]
        for together in (terms[:0], terms[:2], terms[1:3], terms):
            assert other.document_frequency(*together) == right.document_frequency(*together)
