"""Pages of names over real documents: offices over time, places around and inside, cited documents, what is beside."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import open_index, rebuild
from indexer.errors import EntityMissingError
from indexer.search import Index
from indexer.search.page import SearchInput

DOCUMENTS = (
    {
        "id": "2019",
        "title": "Chỉ thị 05-CT/TW sau ba năm",
        "body": "Ông Nông Thế Quảng, Phó Bí thư Huyện ủy Thạch An, tỉnh Cao Bằng nói về Chỉ thị 05-CT/TW.",
        "published": "2019-05-01",
    },
    {
        "id": "2022",
        "title": "Họp huyện",
        "body": "Bí thư Huyện ủy Thạch An Nông Thế Quảng họp với bà Lý Thị Quỳnh Trang tại tỉnh Cao Bằng.\n"
        "Ông Nông Thế Quảng là Bí thư Huyện ủy Thạch An.",
        "published": "2022-05-01",
    },
    {
        "id": "2023",
        "title": "Họp tỉnh",
        "body": "Ông Nông Thế Quảng, Bí thư Huyện ủy Thạch An, đến xã Đức Long, huyện Thạch An, tỉnh Cao Bằng. "
        "Bí thư Nông Thế Quảng nói về Chỉ thị 05-CT/TW.",
        "published": "2023-05-01",
    },
    {
        "id": "nodate",
        "title": "Tin khác",
        "body": "Ông Đinh Công Sử ở thành phố Vinh, tỉnh Nghệ An khai giảng. Huyện Đức Long họp.",
    },
    {"id": "city", "title": "Tin thành phố", "body": "Thành phố Cao Bằng khai giảng."},
    {"id": "new", "title": "Xã mới", "body": "Xã Thạch An, tỉnh Cao Bằng khai giảng.", "published": "2025-09-05"},
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("pages")
    source = folder / "a.jsonl"
    source.write_text("\n".join(json.dumps(each) for each in DOCUMENTS), "utf-8")
    rebuild([source], index=folder / "index")
    with open_index(folder / "index") as opened:
        yield opened


def test_the_offices_of_a_person_stand_by_body_and_time_with_what_says_so(index: Index) -> None:
    page = index.entity("person", "nong the quang")
    assert (page.value, page.page.total) == ("Nông Thế Quảng", 3)
    body = page.bodies[0]
    assert (body.facet, body.body.label) == ("organisation", "Huyện ủy Thạch An")
    offices = [(office.value.value, office.first, office.last, office.documents) for office in body.offices]
    assert offices == [("Bí thư", "2022-05-01", "2023-05-01", 2), ("Phó bí thư", "2019-05-01", "2019-05-01", 1)]
    said = body.offices[0].said
    assert [each.id for each in said] == ["2023", "2022"]
    assert said[1].text in " ".join(DOCUMENTS[1]["body"].split())
    # "Bí thư Nông Thế Quảng" names no body: it is the office told elsewhere, not another one.
    assert len(page.bodies) == 1


def test_the_page_of_a_body_tells_who_holds_which_office(index: Index) -> None:
    page = index.entity("organisation", "Huyện uỷ Thạch An")
    held = {(office.value.value, office.role) for body in page.bodies for office in body.offices}
    assert held == {("Nông Thế Quảng", "Bí thư"), ("Nông Thế Quảng", "Phó bí thư")}


def test_the_page_of_a_cited_document_has_all_that_cite_it_by_date(index: Index) -> None:
    page = index.entity("reference", "Chỉ thị 05")
    assert page.value == "05-CT/TW"
    assert [hit.id for hit in page.page.hits] == ["2023", "2019"]
    assert [(bucket.value, bucket.count) for bucket in page.years] == [("2023", 1), ("2019", 1)]
    assert [document.value for document in page.titled] == ["2019"]
    oldest = index.entity("reference", "05-CT/TW", SearchInput(sort="oldest", limit=1))
    assert [hit.id for hit in oldest.page.hits] == ["2019"]


def test_the_page_of_a_place_shows_what_it_lies_in_what_lies_in_it_and_what_it_became(index: Index) -> None:
    page = index.entity("place", "huyện Thạch An")
    assert page.value == "Cao Bằng/Huyện Thạch An"
    assert [place.value for place in page.above] == ["Cao Bằng"]
    assert [bucket.value for bucket in page.below] == ["Cao Bằng/Huyện Thạch An/Xã Đức Long"]
    assert page.units
    counts = {unit.value: unit.count for unit in page.units.units}
    assert page.units.era == "old"
    assert counts["Cao Bằng/Xã Thạch An"] == 1
    # Units that no document names are told as well, after those that some do.
    assert next(iter(counts.values())) == 1
    assert 0 in counts.values()
    assert "new" in {hit.id for hit in page.page.hits}
    assert page.page.notes[0].code == "units"
    assert "new" not in {hit.id for hit in index.entity("place", page.value, SearchInput(expand=False)).page.hits}


def test_what_stands_beside_a_name_is_counted_over_its_documents(index: Index) -> None:
    page = index.entity("person", "Lý Thị Quỳnh Trang")
    assert [bucket.value for bucket in page.beside["person"]] == ["Nông Thế Quảng"]
    assert "Nghệ An" not in {bucket.value for bucket in page.beside["place"]}


def test_a_name_with_several_meanings_has_a_page_that_lists_them(index: Index) -> None:
    page = index.entity("place", "Đức Long")
    assert len(page.meanings) == 2
    assert page.page.total == 2
    for meaning in page.meanings:
        own = index.entity("place", meaning.choice)
        assert (own.value, own.page.total, own.meanings) == (meaning.value, 1, ())


def test_a_province_is_not_taken_for_its_city_of_the_same_name(index: Index) -> None:
    page = index.entity("place", "Cao Bằng")
    assert "Cao Bằng/Thành phố Cao Bằng" in {bucket.value for bucket in page.below}
    assert (page.value, page.meanings) == ("Cao Bằng", ())
    assert index.entity("place", "Cao Bằng/Thành phố Cao Bằng").page.total == 1


def test_the_sentence_that_names_it_is_shown_for_every_document(index: Index) -> None:
    page = index.entity("person", "Nông Thế Quảng").page
    assert page.total == len(page.hits) > 1
    for hit in page.hits:
        snippet = hit.snippets[0]
        start, end = snippet.marks[0]
        assert snippet.text[start:end] == "Nông Thế Quảng"


def test_a_page_is_json_all_the_way_down(index: Index) -> None:
    for name, typed in (
        ("person", "Nông Thế Quảng"),
        ("place", "Cao Bằng"),
        ("reference", "05-CT/TW"),
        ("role", "Bí thư"),
    ):
        page = index.entity(name, typed)  # type: ignore[arg-type]
        found = json.loads(json.dumps(page.as_json("en")))
        assert found["type"] == name
        assert found["search"]["total"] == len(found["search"]["hits"])
        assert [(year["value"], year["documents"]) for year in found["years"]] == [
            (bucket.value, bucket.count) for bucket in page.years
        ]
        assert {kind: [each["value"] for each in values] for kind, values in found["beside"].items()} == {
            kind: [bucket.value for bucket in buckets] for kind, buckets in page.beside.items()
        }


def test_a_name_that_nobody_writes_has_no_page(index: Index) -> None:
    for typed in ("Không Ai", "", "="):
        with pytest.raises(EntityMissingError):
            index.entity("person", typed)


def test_the_body_of_the_latest_office_comes_first(tmp_path: Path) -> None:
    said = {
        "2017-05-01": "Phó Bí thư Huyện ủy Hà Quảng",
        "2020-05-01": "Bí thư Huyện ủy Trùng Khánh",
        "2021-05-01": "Bí thư Huyện ủy Hà Quảng",
    }
    rows = [
        {"id": day, "title": "Họp", "body": f"Ông Đinh Công Sử, {office}, dự.", "published": day}
        for day, office in said.items()
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    rebuild([tmp_path / "a.jsonl"], index=tmp_path / "index")
    with open_index(tmp_path / "index") as opened:
        bodies = opened.entity("person", "Đinh Công Sử").bodies
    assert [body.body.label for body in bodies] == ["Huyện ủy Hà Quảng", "Huyện ủy Trùng Khánh"]
    assert [office.value.value for office in bodies[0].offices] == ["Bí thư", "Phó bí thư"]
