"""What an unmodified Whoosh reads through our codec."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import index, query
from whoosh.formats import Positions
from whoosh.reading import IndexReader, TermNotFound

from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.carry import INDEX_NAME
from indexer.engine.whoosh.segment import STORED
from indexer.model.changes import Changes
from tests.records import Sample, batches

BODY = "body_syllable"
FIELDS = {field for stored in STORED.values() for field in stored}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The generation of an index of two segments, one document of which was replaced; too few died to merge them."""
    engine = WhooshEngine(tmp_path)
    samples = [Sample("a", "cán bộ", "bộ đi bộ"), Sample("b", body="an án đi đi"), Sample("c", body="bò"), Sample("d")]
    engine.rebuild(batches(samples), fingerprint="f")
    engine.update(Changes(batches([Sample("b", body="đi", facets={"place": ["Hà Nội, Huế"]})])), fingerprint="f")
    return tmp_path / "generations" / engine.current()


@pytest.fixture
def reader(folder: Path) -> Iterator[IndexReader]:
    """Whoosh's reader of it."""
    opened = index.open_dir(str(folder), INDEX_NAME).reader()
    yield opened
    opened.close()


def test_whoosh_finds_the_index_and_its_schema(folder: Path) -> None:
    assert index.exists_in(str(folder), INDEX_NAME)
    opened = index.open_dir(str(folder), INDEX_NAME)
    assert set(opened.schema.names()) == {"id", *FIELDS}
    assert opened.doc_count_all() == 5
    assert opened.doc_count() == 4
    assert not opened.is_empty()


def test_whoosh_counts_and_names_documents(reader: IndexReader) -> None:
    assert [reader.stored_fields(number)["id"] for number in reader.all_doc_ids()] == ["a", "c", "d", "b"]
    assert [reader.is_deleted(number) for number in range(5)] == [False, True, False, False, False]
    assert reader.has_deletions()
    assert [reader.doc_field_length(number, BODY) for number in range(5)] == [3, 4, 1, 0, 1]
    assert reader.doc_field_length(0, "none", 7) == 7
    assert (reader.field_length(BODY), reader.field_length("none")) == (9, 0)
    assert (reader.min_field_length(BODY), reader.max_field_length(BODY)) == (1, 4)


def test_whoosh_walks_the_terms(reader: IndexReader) -> None:
    names = [text.decode() for name, text in reader.all_terms() if name == BODY]
    assert names == ["an", "an\x1fán", "bo\x1fbò", "bo\x1fbộ", "di\x1fđi"]
    assert list(reader.lexicon(BODY)) == [name.encode() for name in names]
    assert [text for _, text in reader.terms_from(BODY, "bo\x1fbộ")][:2] == ["bo\x1fbộ".encode(), "di\x1fđi".encode()]
    assert list(reader.expand_prefix(BODY, "bo")) == ["bo\x1fbò".encode(), "bo\x1fbộ".encode()]
    fields = [name for name, _ in reader.terms_from(BODY, "zz")]
    assert (BODY in fields, "place" in fields) == (False, True)
    assert (BODY, "bo\x1fbộ") in reader
    assert (BODY, "bo") not in reader
    assert ("none", "bo") not in reader
    assert sorted(reader.indexed_field_names()) == sorted(FIELDS)


def test_whoosh_reads_the_statistics_of_a_term(reader: IndexReader) -> None:
    information = reader.term_info(BODY, "di\x1fđi")
    assert information.doc_frequency() == 3
    assert information.weight() == 4.0
    assert (information.min_length(), information.max_length()) == (1, 4)
    assert information.max_weight() == 2.0
    assert (information.min_id(), information.max_id()) == (0, 4)
    (first, _), (second, _) = reader.leaf_readers()
    numbers = [leaf.term_info(BODY, b"di\x1f\xc4\x91i") for leaf in (first, second)]
    assert [(number.min_id(), number.max_id()) for number in numbers] == [(0, 1), (0, 0)]
    assert reader.frequency(BODY, "bo\x1fbộ") == 2.0
    with pytest.raises(TermNotFound):
        reader.leaf_readers()[0][0].term_info(BODY, "none")


def test_whoosh_reads_postings_with_positions(reader: IndexReader) -> None:
    matcher = reader.postings(BODY, "bo\x1fbộ")
    assert list(matcher.all_ids()) == [0]
    matcher = reader.postings(BODY, "bo\x1fbộ")
    assert matcher.weight() == 2.0
    assert matcher.value_as("positions") == [0, 2]
    assert list(reader.postings(BODY, "di\x1fđi").all_ids()) == [0, 4]
    with pytest.raises(TermNotFound):
        reader.postings(BODY, "none")
    assert isinstance(reader.schema[BODY].format, Positions)


def test_whoosh_moves_over_the_terms_of_a_segment(reader: IndexReader) -> None:
    leaf = reader.leaf_readers()[0][0]
    cursor = leaf.cursor(BODY)
    assert cursor.first() == "an"
    assert cursor.next() == "an\x1fán"
    assert cursor.find("bo") == cursor.text() == "bo\x1fbò"
    assert cursor.find(b"z") is None
    assert not cursor.is_valid()
    assert cursor.text() is None


def test_whoosh_scores_and_pages_with_its_own_searcher(folder: Path) -> None:
    with index.open_dir(str(folder), INDEX_NAME).searcher() as searcher:
        results = searcher.search(query.Term(BODY, "di\x1fđi"), limit=None)
        assert [hit["id"] for hit in results] == ["b", "a"]
        assert all(hit.score > 0 for hit in results)
        assert [hit["id"] for hit in searcher.search(query.Term("place", "Hà Nội, Huế"))] == ["b"]
        assert [hit["id"] for hit in searcher.search(query.Phrase(BODY, ["di\x1fđi", "bo\x1fbộ"]))] == ["a"]
