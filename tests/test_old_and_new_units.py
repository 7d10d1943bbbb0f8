"""Administrative units of before and since July 2025 stand for each other, with a note, until that is switched off."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.extract import counterparts
from indexer.extract.gazetteer import PROVINCE, units
from indexer.extract.gazetteer import compile as gazetteer_compiler
from indexer.search import Index
from indexer.search.page import FacetChoice, SearchInput
from tests.shared_folder import shared
from tests.small_index import small_index
from tests.web.clients import client_of
from tests.web.page import read_page

TEXTS = {
    "town": "Thị xã Kỳ Anh, tỉnh Hà Tĩnh họp ngày 15/11/2022.",
    "ward": "Ngày 1/9/2025, phường Sông Trí, tỉnh Hà Tĩnh đón học sinh; phường Vũng Áng khai giảng.",
    "old-ward": "Phường Hưng Trí, thị xã Kỳ Anh, tỉnh Hà Tĩnh họp ngày 2/3/2021.",
    "province": "Tỉnh Đắk Nông họp ngày 15/11/2022.",
    "commune": "Ngày 1/9/2025, xã Cư Jút, tỉnh Lâm Đồng khai giảng.",
    "kept": "Tỉnh Lâm Đồng họp ngày 15/11/2022.",
    "renamed": "Tỉnh Thừa Thiên Huế họp ngày 15/11/2022.",
    "city": "Ngày 1/9/2025, thành phố Huế khai giảng.",
    "given-up": "Tỉnh Hà Tây họp ngày 15/11/2006.",
    "district": "Huyện Ba Vì, Hà Nội họp ngày 15/11/2022.",
}
TOWN, WARD = "Hà Tĩnh/Thị xã Kỳ Anh", "Hà Tĩnh/Phường Sông Trí"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("units"), TEXTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "expected", "literal"),
    [
        (TOWN, {"town", "old-ward", "ward"}, {"town", "old-ward"}),
        ("thi xa ky anh", {"town", "old-ward", "ward"}, {"town", "old-ward"}),
        (WARD, {"ward", "old-ward"}, {"ward"}),
        (f"{TOWN}/Phường Hưng Trí", {"old-ward", "ward"}, {"old-ward"}),
        # No document names the commune of before, but one names what it became.
        ("phường Kỳ Long", {"ward"}, set()),
        ("Đắk Nông", {"province", "commune"}, {"province"}),
        # A province that kept its name stands for itself: "kept" is not about Đắk Nông.
        ("Lâm Đồng", {"commune", "kept"}, {"commune", "kept"}),
        ("Hà Tĩnh", {"town", "ward", "old-ward"}, {"town", "ward", "old-ward"}),
        ("Thừa Thiên Huế", {"renamed", "city"}, {"renamed"}),
        ("=Huế", {"renamed", "city"}, {"city"}),
        # Hà Nội is more than Hà Tây was.
        ("Hà Tây", {"given-up", "district"}, {"given-up"}),
        ("Không Đâu", set(), set()),
    ],
)
def test_a_unit_is_searched_by_those_of_the_other_time(
    index: Index, typed: str, expected: set[str], literal: set[str]
) -> None:
    for choice in (FacetChoice("place", any_of=(typed,)), FacetChoice("place", all_of=(typed,))):
        page = index.run(SearchInput(choices=(choice,)))
        assert {hit.id for hit in page.hits} == expected
        codes = [note.code for note in page.notes if note.code != "units-joined"]
        assert codes == (["units"] if expected != literal else [])
        off = index.run(SearchInput(choices=(choice,), expand=False))
        assert {hit.id for hit in off.hits} == literal
        assert off.notes == ()


def test_the_note_names_the_units_and_nothing_else_counts_as_chosen(index: Index) -> None:
    page = index.search(filters={"place": [TOWN]})
    note = page.notes[0]
    assert "Thị xã Kỳ Anh (Hà Tĩnh)" in note.vi
    assert "Phường Sông Trí (Hà Tĩnh), Phường Vũng Áng (Hà Tĩnh)" in note.vi
    assert note.en != note.vi
    assert page.as_json("en")["notes"][0]["message"] == note.en
    assert [bucket.value for bucket in page.facets["place"].buckets if bucket.selected] == [TOWN]
    assert page.choices[0].any_of == (TOWN,)


def test_provinces_that_joined_another_are_told_and_not_asked_for(index: Index) -> None:
    page = index.search(filters={"place": ["Lâm Đồng"]})
    assert [note.code for note in page.notes] == ["units-joined"]
    assert "Đắk Nông" in page.notes[0].vi
    assert page.joined == ("Đắk Nông",)
    client = client_of(index)
    results = read_page(client, "/search?place=Lâm Đồng")
    assert results.search_of("Tìm cả các nơi ấy").choices[0].any_of == ("Lâm Đồng", "Đắk Nông")
    both = index.search(filters={"place": ["Lâm Đồng", "Đắk Nông"]})
    assert {hit.id for hit in both.hits} == {"commune", "kept", "province"}
    assert index.run(SearchInput(choices=(FacetChoice("place", any_of=("Lâm Đồng",)),), expand=False)).notes == ()


def test_a_place_that_no_document_names_is_told_as_others_are(index: Index) -> None:
    place = "Nghệ An/Thành phố Vinh"
    buckets = index.search(filters={"place": [place]}).facets["place"].buckets
    assert [(b.label, b.count) for b in buckets if b.selected] == [("Thành phố Vinh (Nghệ An)", 0)]


def test_a_unit_that_is_left_out_is_not_widened(index: Index) -> None:
    page = index.run(SearchInput(choices=(FacetChoice("place", none_of=(TOWN,)),)))
    assert {hit.id for hit in page.hits} == TEXTS.keys() - {"town", "old-ward"}


@pytest.mark.parametrize(
    ("path", "era", "within", "one"),
    [
        (TOWN, "old", ("Hà Tĩnh",), WARD),
        (WARD, "new", ("Hà Tĩnh",), f"{TOWN}/Phường Hưng Trí"),
        ("Bình Dương/Thị xã Dĩ An", "old", ("Thành phố Hồ Chí Minh",), "Thành phố Hồ Chí Minh/Phường Dĩ An"),
        ("Đắk Nông", "old", ("Lâm Đồng",), "Lâm Đồng/Xã Cư Jút"),
        ("Lâm Đồng", "both", (), "Đắk Nông"),
        # A ward of today in one list is a commune in the other.
        ("Đồng Nai/Phường Trảng Bom", "new", ("Đồng Nai",), "Đồng Nai/Huyện Trảng Bom/Thị trấn Trảng Bom"),
    ],
)
def test_what_a_unit_was_or_became(path: str, era: str, within: tuple[str, ...], one: str) -> None:
    found = counterparts(path)
    assert found
    assert (found.era, found.within) == (era, within)
    assert one in found.paths


@pytest.mark.parametrize("path", ["", "Hà Nội mới", "Mỹ", "Hà Tĩnh/Thị xã", "Đường Lê Lợi"])
def test_what_is_no_unit_has_no_other_time(path: str) -> None:
    assert counterparts(path) is None


def test_both_directions_tell_the_same() -> None:
    paths = {unit.path: unit.era for unit in units()}
    without = [path for path, era in paths.items() if era in {"old", "new"} and counterparts(path) is None]
    assert len(without) == 6  # five islands and a commune that no list maps
    for path, era in paths.items():
        found = counterparts(path)
        if era == "new" and "/" in path and found:
            assert all(path in (other.paths if (other := counterparts(old)) else ()) for old in found.paths), path


def test_the_gazetteer_is_what_its_lists_compile_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = shared("lists/admin-units")
    folder = Path(gazetteer_compiler.__file__).parent
    monkeypatch.setattr(gazetteer_compiler, "_FOLDER", tmp_path)
    gazetteer_compiler.main(lists)
    for name in ("units.tsv.gz", "history.tsv.gz"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_every_province_given_up_names_units_of_the_lists() -> None:
    listed = {unit.path for unit in units() if unit.era == "old"}
    former = {unit.path for unit in units() if unit.era == "former" and unit.level == PROVINCE}
    land = {province: counterparts(province) for province in former}
    assert "Hà Tây" in land
    assert all(found is not None and listed.intersection(found.paths) for found in land.values())


def test_a_district_of_a_renamed_province_is_the_one_under_the_later_name() -> None:
    found = counterparts("Thừa Thiên Huế/Huyện A Lưới")
    assert found is not None
    assert "Huế/Huyện A Lưới" in found.paths
    assert found.within == ("Huế",)
