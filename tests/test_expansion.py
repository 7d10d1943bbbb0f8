"""An abbreviation finds its meaning, a meaning its abbreviation; people are told, and can switch it off."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.search import Index
from indexer.search.page import SearchInput, SearchPage
from tests.small_index import found, small_index

_TEXTS = {
    "full": "Ủy ban nhân dân thị xã Kỳ Anh họp giao ban.",
    "short": "UBND thị xã Kỳ Anh thông báo lịch tiếp dân.",
    "front": "Ủy ban MTTQ tỉnh thăm hỏi các gia đình.",
    "union": "UBMTTQ huyện trao nhà tình nghĩa.",
    "council": "Hội đồng nhân dân tỉnh khai mạc kỳ họp.",
    "police": "Công an huyện bắt giữ hai đối tượng.",
    "district": "Chợ ở quận 1 mở lại.",
    "district short": "Chợ ở Q. 1 đóng cửa, Q. 3 thì không.",
    "province": "Đắk Lắk trồng thêm rừng.",
    "province otherwise": "Voi ở Đăk Lăk về rừng.",
    "deputy": "Phó chủ tịch huyện tiếp dân.",
    "song": "Ca khúc mới về quê hương.",
    "defined": "Khối Hành chính sự nghiệp – doanh nghiệp (HCSN - DN) phường ra quân.",
    "uses": "Chi bộ HCSN - DN kết nạp hai quần chúng.",
    "spelt out": "Công đoàn hành chính sự nghiệp doanh nghiệp họp mặt.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("expansion"), _TEXTS) as opened:
        yield opened


def _tiers(page: SearchPage) -> dict[str, list[str]]:
    return {name: found(page, name) for name in ("exact", "expanded")}


@pytest.mark.parametrize(
    ("query", "exact", "expanded"),
    [
        ("UBND thị xã", ["short"], ["full"]),
        ("ubnd thi xa", ["short"], ["full"]),
        ("Ủy ban nhân dân thị xã", ["full"], ["short"]),
        ("uỷ ban nhân dân", ["full"], ["short"]),
        ("uy ban nhan dan", ["full"], ["short"]),
        ("UBMTTQ", ["union"], ["front"]),
        # Defined by one of the documents.
        ("HCSN-DN", ["defined", "uses"], ["spelt out"]),
        ("hành chính sự nghiệp doanh nghiệp", ["defined", "spelt out"], ["uses"]),
        ("Ủy ban Mặt trận Tổ quốc", [], ["front", "union"]),
        ("HĐND tỉnh", [], ["council"]),
        ("hdnd tinh", [], ["council"]),
        ("CA huyện", [], ["police"]),
        ("ca khúc", ["song"], []),
        ("công an", ["police"], []),
        ("quận 1", ["district"], ["district short"]),
        ("Q1", ["district short"], ["district"]),
        ("Đắk Lắk", ["province"], ["province otherwise"]),
        ("Đăk Lăk", ["province otherwise"], ["province"]),
        ("PCT huyện", [], ["deputy"]),
        ('"UBND thị xã"', ["short"], []),
    ],
)
def test_both_writings_are_found_the_typed_one_first(
    index: Index, query: str, exact: list[str], expanded: list[str]
) -> None:
    tiers = _tiers(index.search(query))
    assert (sorted(tiers["exact"]), sorted(tiers["expanded"])) == (exact, expanded)


def test_words_that_stand_together_come_before_those_far_from_one_another(tmp_path: Path) -> None:
    texts = {
        "chance": "UBND xã họp.\nBà Thị Anh, xã viên, kể chuyện bảy kỳ.",
        "meant": "Ủy ban nhân dân thị xã Kỳ Anh họp giao ban.",
        "typed": "UBND tỉnh khen thị xã Kỳ Anh.",
        "torn": "Ủy viên ban nhạc xã kể với nhân viên, dân làng thị xã: Kỳ Anh đẹp.",
    }
    with small_index(tmp_path, texts) as index:
        for query in ("UBND thị xã Kỳ Anh", "ubnd thi xa ky anh"):
            assert _tiers(index.search(query)) == {"exact": ["typed", "chance"], "expanded": ["meant"]}
        page = index.search("Ủy ban nhân dân thị xã Kỳ Anh")
        assert found(page, "exact") == ["meant", "torn"]
        assert set(found(page, "expanded")) == {"typed", "chance"}


def test_in_a_sentence_without_marks_an_abbreviation_needs_no_neighbour_of_the_words_it_stands_for(
    tmp_path: Path,
) -> None:
    texts = {"typed": "Ủy ban nhân dân huyện họp giao ban.", "short": "Huyện họp giao ban, có UBND dự."}
    with small_index(tmp_path, texts) as index:
        assert _tiers(index.search("uy ban nhan dan huyen hop giao ban")) == {"exact": ["typed"], "expanded": ["short"]}


def test_an_expansion_is_told_where_it_found_something(index: Index) -> None:
    notes = [note for note in index.search("họp UBND").notes if note.code == "expanded"]
    assert [(note.start, note.end) for note in notes] == [(4, 8)]
    assert notes[0].vi == "“UBND” cũng được tìm theo cách viết khác: “Ủy ban nhân dân”."
    assert notes[0].en == '"UBND" was also searched as "Ủy ban nhân dân".'
    assert not index.search("UBND tiếp dân").notes


def test_the_place_of_a_note_after_a_field_name_is_that_of_the_words(index: Index) -> None:
    query = "họp -khúc (UBND)"
    (note,) = (note for note in index.search(query).notes if note.code == "expanded")
    assert query[note.start : note.end] == "UBND"


def test_an_expansion_can_be_switched_off(index: Index) -> None:
    page = index.run(SearchInput("UBND thị xã", expand=False))
    assert found(page, "exact") == ["short"]
    assert "expanded" not in [tier.name for tier in page.tiers]
    assert not page.notes


def test_the_other_writing_is_marked(index: Index) -> None:
    hit = next(hit for hit in index.search("UBND họp").hits if hit.id == "full")
    snippet = hit.snippets[0]
    marked = " ".join(snippet.text[start:end] for start, end in snippet.marks)
    assert marked.startswith("Ủy ban nhân dân")
