"""An unmodified Whoosh opens a generation and finds the same documents with its own matchers.

For the boolean part of the grammar, phrases included: Whoosh's scores are its own, and its prefixes know no limit.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.index import open_dir
from whoosh.searching import Searcher

from indexer.engine import Reader
from indexer.engine.nodes import stored_fields
from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.carry import INDEX_NAME
from indexer.model.changes import Changes
from indexer.model.document import TEXT_FIELDS
from indexer.model.record import BASE_VIEW, View
from indexer.model.request import (
    MAX_EXPANSIONS,
    All,
    AnyOf,
    Everything,
    HasFacet,
    Node,
    Not,
    Phrase,
    Prefix,
    Single,
    Term,
)
from indexer.normalise import fold
from tests.contract.asking import found
from tests.contract.random_requests import SYLLABLES, samples
from tests.records import Sample, batches


def as_whoosh(node: Node) -> whoosh_query.Query:  # noqa: PLR0911  # one for each node
    """The same question in Whoosh's own words."""
    match node:
        case Term(view, text, fields):
            return whoosh_query.Or([_named(view, text, field) for field in stored_fields(view, fields)])
        case Prefix(view, text, fields):
            prefixes = [whoosh_query.Prefix(_name(view, field), text) for field in stored_fields(view, fields)]
            return whoosh_query.Or(prefixes)
        case Phrase(items):
            rows = product(*items)
            return whoosh_query.Or([_row(terms, field) for terms in rows for field in TEXT_FIELDS])
        case All(nodes):
            return whoosh_query.And([whoosh_query.Every(), *(as_whoosh(child) for child in nodes)])
        case AnyOf(nodes):
            return whoosh_query.Or([as_whoosh(child) for child in nodes])
        case Not(child):
            return whoosh_query.Not(as_whoosh(child))
        case HasFacet(name, values):
            return whoosh_query.Or([whoosh_query.Term(name, value) for value in values])
        case Everything():
            return whoosh_query.Every()
        case _:
            raise TypeError(f"Whoosh has no words for {node}")


def _name(view: View, field: str) -> str:
    return f"{field}_{BASE_VIEW[view]}"


def _key_name(key: str) -> str:
    """How a syllable or word is called in the index: by its fold, then by itself."""
    return key if fold(key) == key else f"{fold(key)}\x1f{key}"


def _named(view: View, text: str, field: str) -> whoosh_query.Query:
    name = _name(view, field)
    if BASE_VIEW[view] == view:
        return whoosh_query.Term(name, text if view == "unit" else _key_name(text))
    return whoosh_query.Or([whoosh_query.Term(name, text), whoosh_query.Prefix(name, f"{text}\x1f")])


def _row(terms: Sequence[Single], field: str) -> whoosh_query.Query:
    names = [_key_name(term.text) for term in terms]
    return whoosh_query.Phrase(_name("syllable", field), names)


def ids_in_whoosh(searcher: Searcher, node: Node) -> list[str]:
    """The documents that Whoosh finds, sorted."""
    # A Not of Whoosh 2.7.4 also finds deleted documents that stand behind the last one it leaves out.
    numbers = [n for n in searcher.docs_for_query(as_whoosh(node)) if not searcher.reader().is_deleted(n)]
    return sorted(searcher.stored_fields(number)["id"] for number in numbers)


_syllable = st.sampled_from(SYLLABLES)
_fields = st.sampled_from([TEXT_FIELDS, ("title",), ("body", "caption")])
_all = st.just(TEXT_FIELDS)
_unlimited = st.just(MAX_EXPANSIONS)
_leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, st.sampled_from(["syllable", "word"]), _syllable, _fields),
    st.builds(Term, st.sampled_from(["folded", "word_folded"]), _syllable.map(fold), _fields),
    st.builds(Term, st.just("word"), st.sampled_from(["an_ba", "án_bà"]), _fields),
    st.builds(Term, st.just("unit"), st.sampled_from(["ref:05", "ref:05-CT"]), _fields),
    st.builds(Term, st.just("entity"), _syllable, st.just(("person", "place"))),
    # What is not said here Hypothesis would make up, and Whoosh knows no limit of terms.
    st.builds(Prefix, st.just("folded"), st.sampled_from(["a", "an", "b", "x", ""]), _fields, _unlimited),
    st.builds(Prefix, st.just("unit"), st.sampled_from(["ref:", "date"]), _all, _unlimited),
    st.builds(
        Phrase,
        st.lists(
            st.lists(st.builds(Term, st.just("syllable"), _syllable, _all), min_size=1, max_size=2).map(tuple),
            min_size=2,
            max_size=3,
        ).map(tuple),
    ),
    st.builds(HasFacet, st.just("place"), st.lists(st.sampled_from(["hn", "huế", "x"]), max_size=2).map(tuple)),
    st.just(Everything()),
)


def _combined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    rows = st.lists(children, max_size=3).map(tuple)
    return st.one_of(st.builds(All, rows), st.builds(AnyOf, rows), st.builds(Not, children))


_nodes = st.lists(st.recursive(_leaves, _combined, max_leaves=6), min_size=10, max_size=10)


@contextmanager
def both_readers(documents: list[Sample], added: list[Sample]) -> Iterator[tuple[Reader, Searcher]]:
    """An index of documents, some of which were added, and deleted, by an update."""
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        engine.rebuild(batches(documents), fingerprint="f")
        if added:
            engine.update(Changes(batches(added)), fingerprint="f")
        generation = Path(folder) / "generations" / engine.current()
        with engine.open() as reader, open_dir(generation, INDEX_NAME).searcher() as searcher:
            yield reader, searcher


def check(documents: list[Sample], added: list[Sample], nodes: list[Node]) -> None:
    with both_readers(documents, added) as (reader, searcher):
        assert searcher.doc_count() == reader.count()
        for node in nodes:
            assert ids_in_whoosh(searcher, node) == found(reader, node, limit=100)


_quick = settings(max_examples=12, suppress_health_check=list(HealthCheck))


@_quick
@given(samples(), samples(max_size=3), _nodes)
def test_whoosh_itself_finds_the_same_documents(
    documents: list[Sample], added: list[Sample], nodes: list[Node]
) -> None:
    check(documents, added, nodes)


@pytest.mark.slow
@settings(_quick, max_examples=300)
@given(samples(max_size=13), samples(max_size=5), _nodes)
def test_whoosh_itself_finds_the_same_documents_in_many_corpora(
    documents: list[Sample], added: list[Sample], nodes: list[Node]
) -> None:
    check(documents, added, nodes)
