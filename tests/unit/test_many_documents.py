"""A segment of more documents than 16 bits count: built of parts, searched, updated."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from whoosh import query as whoosh_query
from whoosh.index import open_dir

from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.carry import INDEX_NAME
from indexer.engine.whoosh.reader import WhooshReader
from indexer.model.changes import Changes
from indexer.model.record import SKETCH_NUMBERS, FacetColumn, RecordBatch, TokenColumn, Vocabulary
from indexer.model.request import All, FacetWanted, Node, Phrase, Tier
from tests.contract.asking import ask, bm25, ids, row, word
from tests.records import batch

_HALF, _SIXES, _ELEVENS = 60_000, 6, 11
"""Document i holds the words a<i mod 6> and b<i mod 11>, one after the other, and lies in the place p<i mod 6>."""


def many(first: int, count: int) -> RecordBatch:
    """Documents [first, first + count), told by their ids."""
    numbers = np.arange(first, first + count)
    keys = tuple([f"a{number}" for number in range(_SIXES)] + [f"b{number}" for number in range(_ELEVENS)])
    terms = np.stack([numbers % _SIXES, _SIXES + numbers % _ELEVENS], axis=1).ravel().astype(np.uint32)
    body = TokenColumn(
        Vocabulary(keys, keys), terms, np.tile(np.array([0, 1], np.uint32), count), np.arange(0, 2 * count + 1, 2)
    )
    places = tuple(f"p{number}" for number in range(_SIXES))
    place = FacetColumn(
        places, places, places, places, (numbers % _SIXES).astype(np.uint32), np.arange(count + 1, dtype=np.int64)
    )
    empty = batch([])
    nothing = np.zeros(count + 1, np.int64)
    return replace(
        empty,
        ids=tuple(f"{number:06d}" for number in numbers.tolist()),
        stored=(b"{}",) * count,
        columns={name: replace(column, starts=nothing) for name, column in empty.columns.items()}
        | {"body_syllable": body},
        facets={name: replace(column, starts=nothing) for name, column in empty.facets.items()} | {"place": place},
        dates=np.zeros(count, np.int64),
        title_keys=("",) * count,
        sketches=np.zeros((count, SKETCH_NUMBERS), np.uint64),
    )


def built(folder: Path) -> WhooshEngine:
    """An index of twice `_HALF` documents, written as two segments and merged into one."""
    engine = WhooshEngine(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.engine.whoosh._GROUP_TOKENS", _HALF)
        report = engine.rebuild([many(0, _HALF), many(_HALF, _HALF)], fingerprint="f")
    assert report.documents == 2 * _HALF
    return engine


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that no test changes."""
    folder = tmp_path_factory.mktemp("many")
    built(folder)
    return folder


@pytest.fixture
def reader(folder: Path) -> Iterator[WhooshReader]:
    with WhooshEngine(folder).open() as reader:
        yield reader


def expected(a: int, b: int) -> list[str]:
    """The documents that hold a<a> and b<b>."""
    return [f"{number:06d}" for number in range(2 * _HALF) if number % _SIXES == a and number % _ELEVENS == b]


@pytest.mark.parametrize(("a", "b"), [(0, 0), (5, 10)])
@pytest.mark.parametrize("phrase", [False, True])
def test_documents_are_found_in_every_part_of_a_segment(reader: WhooshReader, a: int, b: int, *, phrase: bool) -> None:
    node: Node = Phrase(row(f"a{a} b{b}")) if phrase else All((word(f"a{a}"), word(f"b{b}")))
    found = ask(reader, Tier("exact", node, (bm25(f"a{a}"), bm25(f"b{b}"))), limit=2 * _HALF)
    assert ids(found) == expected(a, b)
    assert len({hit.score for hit in found.hits}) == 1


def test_facets_count_all_of_them(reader: WhooshReader) -> None:
    found = ask(reader, word("b3"), facets=(FacetWanted("place"),))
    counts = {bucket.value: bucket.count for bucket in found.facets["place"].buckets}
    assert counts == {f"p{number}": len(expected(number, 3)) for number in range(_SIXES)}


def test_whoosh_finds_them_with_its_own_matchers(folder: Path) -> None:
    both = whoosh_query.And([whoosh_query.Term("body_syllable", "a4"), whoosh_query.Term("body_syllable", "b9")])
    with open_dir(folder / "generations" / WhooshEngine(folder).current(), INDEX_NAME).searcher() as searcher:
        found = list(both.docs(searcher))
    assert [f"{number:06d}" for number in found] == expected(4, 9)


def test_a_segment_with_many_dead_documents_is_written_anew(tmp_path: Path) -> None:
    engine = built(tmp_path)
    gone = frozenset(f"{number:06d}" for number in range(2 * _HALF) if number % 5 < 2)
    engine.update(Changes((many(2 * _HALF, 1),), removed=gone), fingerprint="f")
    with engine.open() as reader:
        found = ask(reader, All((word("a1"), word("b0"))), limit=2 * _HALF)
        assert reader.count() == 2 * _HALF - len(gone) + 1
    assert ids(found) == [doc_id for doc_id in expected(1, 0) if doc_id not in gone]
