"""Documents laid out for an engine, and kept to be shown again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analyse import Analyser
from indexer.build.records import date_number, to_batch
from indexer.extract import facet_values
from indexer.model.document import TEXT_FIELDS, Document, Entity, EntityType, Part, Removed, StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.record import INDEX_FIELDS
from indexer.model.stored import decode_stored, document_json, encode_stored

_ENTITIES = (
    Entity("person", "Đ/c Điềm", "Ngô Mạnh Điềm", "Ngô Mạnh Điềm", "body", 0, 8),
    Entity("place", "Kỳ Anh", "Hà Tĩnh/Thị xã Kỳ Anh", "Thị xã Kỳ Anh (Hà Tĩnh)", "body", 11, 17),
)
_DOCUMENT = Document(
    "2023/tin",
    "2023/tin.txt",
    "Giao ban",
    "line",
    "Đ/c Điềm ở Kỳ Anh",
    captions=("Ảnh: Thu Hà",),
    section="Thời sự",
    authors=("Thu Hà", "Minh"),
    folder="a/b",
    source="Báo",
    published="2023-06-02T17:12",
    event_date="2023-06-01",
    removed=(Removed("Online: 3", "online"),),
)
_STORED = StoredDocument.of(_DOCUMENT, _ENTITIES)


@pytest.mark.parametrize(
    ("date", "number"),
    [("", 0), ("2023", 202301010000), ("2023-06", 202306010000), ("2023-06-02T17:12", 202306021712)],
)
def test_dates_sort_as_numbers(date: str, number: int) -> None:
    assert date_number(date) == number


@pytest.mark.parametrize(
    ("facet", "values"),
    [
        ("person", {"Ngô Mạnh Điềm": "Ngô Mạnh Điềm"}),
        ("place", {"Hà Tĩnh": "Hà Tĩnh", "Hà Tĩnh/Thị xã Kỳ Anh": "Thị xã Kỳ Anh (Hà Tĩnh)"}),
        ("folder", {"a": "a", "a/b": "b"}),
        ("author", {"Thu Hà": "Thu Hà", "Minh": "Minh"}),
        ("section", {"Thời sự": "Thời sự"}),
        ("source", {"Báo": "Báo"}),
        ("year", {"2023": "2023"}),
        ("month", {"2023-06": "2023-06"}),
        ("role", {}),
    ],
)
def test_a_document_has_its_facet_values_with_ancestors(facet: FacetName, values: dict[str, str]) -> None:
    assert facet_values(facet, _STORED) == values


def test_the_district_above_a_commune_is_labelled_as_a_district_is() -> None:
    commune = Entity(
        "place", "Kỳ Nam", "Hà Tĩnh/Thị xã Kỳ Anh/Xã Kỳ Nam", "Xã Kỳ Nam (Thị xã Kỳ Anh, Hà Tĩnh)", "body", 0, 6
    )
    labels = facet_values("place", StoredDocument.of(_DOCUMENT, (commune,)))
    assert list(labels.values()) == ["Hà Tĩnh", "Thị xã Kỳ Anh (Hà Tĩnh)", "Xã Kỳ Nam (Thị xã Kỳ Anh, Hà Tĩnh)"]


def test_a_batch_has_every_field_and_facet_for_every_document() -> None:
    bare = StoredDocument(Document("b", "b.txt", "Không rõ", "name", ""))
    batch = to_batch([_STORED, bare], Analyser())
    assert set(batch.columns) == {field.name for field in INDEX_FIELDS}
    assert set(batch.facets) == set(FACETS)
    assert all(len(column.starts) == 3 for column in batch.columns.values())
    assert all(len(column.starts) == 3 for column in batch.facets.values())
    assert batch.dates.tolist() == [202306021712, 0]
    people = batch.columns["person_entity"]
    assert {"ngo", "manh", "diem"} <= set(people.vocabulary.folds)


def test_an_empty_batch_is_possible() -> None:
    assert to_batch([], Analyser()).ids == ()


def test_a_stored_document_comes_back_whole() -> None:
    found = decode_stored(encode_stored(_STORED))
    assert (found, found.places) == (_STORED, _STORED.places)


@st.composite
def entities(draw: st.DrawFn) -> list[Entity]:
    """Any entities of the texts of a document, in any order, some of them equal in meaning."""
    kinds: list[EntityType] = ["person", "place"]
    names = st.sampled_from(["Điềm", "Kỳ Anh", "Hà Tĩnh/Thị xã Kỳ Anh"])
    places = draw(st.lists(st.tuples(st.sampled_from(TEXT_FIELDS), st.integers(0, 12), st.integers(0, 12))))
    meanings = [draw(st.tuples(st.sampled_from(kinds), names, names)) for _ in places]
    texts = [(field, start, _DOCUMENT.text_of(field)[start : start + length]) for field, start, length in places]
    return [
        Entity(kind, text, value, label, field, start, start + len(text))
        for (kind, value, label), (field, start, text) in zip(meanings, texts, strict=True)
    ]


@given(entities())
def test_entities_are_kept_as_they_were(found: list[Entity]) -> None:
    assert list(decode_stored(encode_stored(StoredDocument.of(_DOCUMENT, found))).entities) == found


@pytest.mark.parametrize(
    ("body", "headed", "parts"),
    [
        ("một\nhai", (), (Part("paragraph", "1", 0, 3), Part("paragraph", "2", 4, 7))),
        ("", (), ()),
        ("một\nhai", (Part("article", "Điều 1", 0, 7),), (Part("article", "Điều 1", 0, 7),)),
    ],
)
def test_every_line_is_a_part_where_there_are_no_headings(
    body: str, headed: tuple[Part, ...], parts: tuple[Part, ...]
) -> None:
    document = replace(_DOCUMENT, body=body, headed=headed)
    assert document.parts == parts
    assert decode_stored(encode_stored(StoredDocument(document))).document == document


def test_the_printed_document_has_the_promised_keys() -> None:
    printed = document_json(_STORED)
    promised = {
        "id", "source_path", "title", "title_source", "section", "published", "published_source", "event_date",
        "authors", "captions", "body", "parts", "removed", "entities",
    }  # fmt: skip
    assert promised <= set(printed)
    assert printed["entities"][0]["value"] == "Ngô Mạnh Điềm"


@pytest.mark.parametrize(("written", "terms"), [("10/7/2018", 1), ("10/7", 1), ("10/8", 0)])
def test_a_day_is_one_unit_whether_its_year_is_written_or_told(written: str, terms: int) -> None:
    document = replace(_DOCUMENT, body=f"Sáng {written} họp")
    value = "2018-07-10" if terms else "--08-10"
    days = (Entity("date", written, value, value, "body", 5, 5 + len(written)),)
    column = to_batch([StoredDocument.of(document, days)], Analyser()).columns["body_unit"]
    assert [column.vocabulary.keys[term] for term in column.terms] == ["date:2018-07-10"] * terms
