"""Filters take names as people type them; values of facets in the order of the Vietnamese alphabet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import open_index
from indexer.model.facets import FACETS, FacetName
from indexer.search import Index
from indexer.search.page import FacetChoice, SearchInput
from tests.command_line import CommandLine, tracuu
from tests.small_index import small_index
from tests.web.clients import client_of
from tests.web.page import read_page, words_of

__all__ = ["tracuu"]

TEXTS = {
    "town": "Ông Nguyễn Văn Hưng, Bí thư Thị ủy, làm việc tại thị xã Kỳ Anh, tỉnh Hà Tĩnh về Chỉ thị 05-CT/TW.",
    "district": "Bà Trần Thị Hùng, Chủ tịch UBND huyện Kỳ Anh, tỉnh Hà Tĩnh dự hội nghị với ông Lê Văn Ân.",
    "both": "Thị xã Kỳ Anh và huyện Kỳ Anh của tỉnh Hà Tĩnh ký kết; ông Đặng Văn Ánh và bà Phạm Thị Ban dự.",
    "other": "Thành phố Vinh, tỉnh Nghệ An khai giảng; ông Bùi Văn An phát biểu.",
    "none": "Không có gì ở đây.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("filters"), TEXTS) as opened:
        yield opened


def ids(index: Index, *choices: FacetChoice) -> set[str]:
    return set(index.ids(SearchInput(choices=choices)))


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("place", "Hà Tĩnh/Thị xã Kỳ Anh", {"town", "both"}),
        ("place", "Thị xã Kỳ Anh", {"town", "both"}),
        ("place", "thị xã kỳ anh, hà tĩnh", {"town", "both"}),
        ("place", "Kỳ Anh", {"town", "district", "both"}),
        ("place", "ky anh", {"town", "district", "both"}),
        ("place", "  KỲ   ANH ", {"town", "district", "both"}),
        ("place", "ha tinh", {"town", "district", "both"}),
        ("place", "hà tinh", set()),  # marks typed are meant
        ("place", "", {"none"}),
        ("person", "Nguyễn Văn Hưng", {"town"}),
        ("person", "nguyen van hung", {"town"}),
        ("person", "Nguyễn Văn Hùng", set()),
        ("reference", "05-CT/TW", {"town"}),
        ("reference", "chỉ thị số 05 –CT/TƯ", {"town"}),
        ("reference", "Chỉ thị 05", {"town"}),
        ("reference", "06-CT/TW", set()),
    ],
)
def test_a_filter_takes_a_name_as_typed(index: Index, name: FacetName, typed: str, expected: set[str]) -> None:
    assert ids(index, FacetChoice(name, any_of=(typed,))) == expected
    assert ids(index, FacetChoice(name, all_of=(typed,))) == expected
    assert ids(index, FacetChoice(name, none_of=(typed,))) == set(TEXTS) - expected


@pytest.mark.parametrize("name", FACETS)
def test_a_filter_by_what_no_document_has_finds_nothing(tmp_path: Path, name: FacetName) -> None:
    with small_index(tmp_path, {"bare": "Không có gì ở đây."}) as index:
        assert ids(index, FacetChoice(name, any_of=("Hà Nội",))) == set()
        assert ids(index, FacetChoice(name, any_of=("ha noi",))) == set()
        assert ids(index, FacetChoice(name, none_of=("Hà Nội",))) == {"bare"}


def test_all_of_a_name_with_several_meanings_is_one_of_them_each_time(index: Index) -> None:
    given = SearchInput(choices=(FacetChoice("place", all_of=("ky anh", "Thị xã Kỳ Anh")),))
    page = index.run(given)
    assert {hit.id for hit in page.hits} == {"town", "both"}
    # The facet itself is counted over the documents that are found.
    counts = {bucket.value: bucket.count for bucket in page.facets["place"].buckets}
    assert counts["Hà Tĩnh/Thị xã Kỳ Anh"] == 2
    assert "Nghệ An" not in counts
    assert page.choices[0].all_of == ("ky anh", "Hà Tĩnh/Thị xã Kỳ Anh")


def test_the_bare_name_of_a_place_means_those_that_are_unclear_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    texts = {
        "town": "Thị xã Kỳ Anh, tỉnh Hà Tĩnh họp.",
        "district": "Huyện Kỳ Anh, tỉnh Hà Tĩnh họp.",
        "unclear": "Tỉnh Hà Tĩnh họp với Kỳ Anh về lúa.",
    }
    with small_index(tmp_path_factory.mktemp("bare"), texts) as index:
        page = index.search(filters={"place": ["Kỳ Anh"]})
        assert {hit.id for hit in page.hits} == set(texts)
        buckets = {bucket.value: bucket for bucket in page.facets["place"].buckets if bucket.selected}
        assert set(buckets) == {"Kỳ Anh", "Hà Tĩnh/Thị xã Kỳ Anh", "Hà Tĩnh/Huyện Kỳ Anh"}
        # What is chosen in the list is that value alone, with as many documents as it says.
        assert {value: bucket.choice for value, bucket in buckets.items()} == {
            "Kỳ Anh": "=Kỳ Anh",
            "Hà Tĩnh/Thị xã Kỳ Anh": "Hà Tĩnh/Thị xã Kỳ Anh",
            "Hà Tĩnh/Huyện Kỳ Anh": "Hà Tĩnh/Huyện Kỳ Anh",
        }
        assert set(page.choices[0].any_of) == {bucket.choice for bucket in buckets.values()}
        for bucket in buckets.values():
            assert len(ids(index, FacetChoice("place", any_of=(bucket.choice,)))) == bucket.count == 1


def test_an_answer_tells_what_a_typed_name_means(index: Index) -> None:
    page = index.search(filters={"place": ["ky anh"], "person": ["Không Ai"]})
    understood = {choice.name: choice.any_of for choice in page.choices}
    assert set(understood["place"]) == {"Hà Tĩnh/Thị xã Kỳ Anh", "Hà Tĩnh/Huyện Kỳ Anh"}
    assert understood["person"] == ("Không Ai",)
    assert {bucket.value for bucket in page.facets["place"].buckets if bucket.selected} == set(understood["place"])


def test_a_name_is_found_among_thousands_that_contain_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    lines = "\n".join(f"Ông Nguyễn Văn An {first}{second} dự." for first in "BCDĐGHKL" for second in ("ình", "ường"))
    texts = {f"d{number}": f"Ông Trần Văn Bình gặp.\n{lines}" for number in range(3)} | {"one": "Ông Lê An dự họp."}
    with small_index(tmp_path_factory.mktemp("many"), texts) as index:
        assert ids(index, FacetChoice("person", any_of=("le an",))) == {"one"}


def values(index: Index, contains: str = "", order: str = "label") -> list[str]:
    buckets, total = index.facet_page(SearchInput(), "person", contains=contains, order=order)
    assert total == len(buckets)
    return [bucket.label for bucket in buckets]


def test_people_stand_in_the_order_of_their_given_names(index: Index) -> None:
    # a ă â b … h, then the tones: hưng after hùng as ư stands after u.
    assert values(index) == [
        "Bùi Văn An",
        "Đặng Văn Ánh",
        "Lê Văn Ân",
        "Phạm Thị Ban",
        "Trần Thị Hùng",
        "Nguyễn Văn Hưng",
    ]


@pytest.mark.parametrize(
    ("contains", "expected"),
    [
        ("hung", ["Trần Thị Hùng", "Nguyễn Văn Hưng"]),
        ("Hưng", ["Nguyễn Văn Hưng"]),
        ("  văn   AN ", ["Bùi Văn An"]),  # marks in one word, so in all that were typed
        ("van an", ["Bùi Văn An", "Đặng Văn Ánh", "Lê Văn Ân"]),
        ("zzz", []),
    ],
)
def test_values_are_searched_with_and_without_marks(index: Index, contains: str, expected: list[str]) -> None:
    assert values(index, contains) == expected


def test_documents_without_a_value_are_a_bucket_of_their_own(index: Index) -> None:
    page = index.run(SearchInput())
    assert page.facets["person"].missing == 1
    assert page.facets["reference"].missing == 4


def test_folders_of_one_name_are_told_apart_where_they_do_not_stand_in_their_tree(
    tracuu: CommandLine, tmp_path: Path
) -> None:
    for folder in ("phòng A/2024", "phòng B/2024", "phòng B/Báo cáo (2)"):
        (tmp_path / "tệp" / folder).mkdir(parents=True)
        (tmp_path / "tệp" / folder / "tin.txt").write_text(f"Tin của {folder}.", "utf-8")
    tracuu("rebuild", tmp_path / "tệp")
    listed = tracuu("entities", "--type", "folder", "--contains", "2024").out
    assert "phòng A/2024\n" in listed
    assert "phòng B/2024\n" in listed
    with open_index(tracuu.index) as opened:
        client = client_of(opened)

        def rows(address: str) -> list[str]:
            return [words_of(next(row.iter("a"))) for row in read_page(client, address).all("li", class_="value")]

        assert rows("/facets/folder?contains=2024") == ["phòng A/2024", "phòng B/2024"]
        assert rows("/facets/folder?under=phòng B") == ["2024", "Báo cáo (2)"]
        chosen = read_page(client, "/search?folder=phòng B/2024")
        assert [words_of(chip) for chip in chosen.all("a", class_="chip")] == ["Bỏ bộ lọc: Thư mục: phòng B/2024×"]
        boxes = [box.attrib["aria-label"] for box in chosen.all("input", type="checkbox", name="folder")]
        assert boxes[:3] == ["phòng B (2)", "2024 (1)", "Báo cáo (2) (1)"]
