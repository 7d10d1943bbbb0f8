"""Reprints of one text are told on each hit; what is found and counted does not change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.search import Index
from indexer.search.page import NO_COPIES, SearchInput
from tests.small_index import found, small_index

_TEXT = (
    "Sáng nay, Đảng ủy phường tổ chức lớp tập huấn sử dụng sổ tay đảng viên điện tử cho bí thư các chi bộ. "
    "Báo cáo viên hướng dẫn cách cài đặt ứng dụng, đăng nhập bằng số thẻ, tra cứu văn kiện và điểm danh khi họp. "
    "Sau buổi học, mỗi chi bộ cử một đảng viên trẻ đi từng nhà giúp người cao tuổi; việc này xong trước cuối tháng."
)
_TEXTS = {
    "original": _TEXT,
    "reprint": f"{_TEXT} Theo cổng thông tin của phường.",
    "third": f"Bản tin: {_TEXT}",
    "own": "Chi bộ tổ dân phố dùng sổ tay đảng viên điện tử đã một năm, nay nhìn lại cái được và cái chưa được.",
    "short": "Mời họp chi bộ.",
    "short again": "Mời họp chi bộ.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("copies"), _TEXTS) as opened:
        yield opened


def test_every_copy_is_found_and_counted_and_names_the_others(index: Index) -> None:
    page = index.search("sổ tay đảng viên điện tử")
    assert page.total == 4
    copies = {hit.id: (hit.copies.total, [copy.id for copy in hit.copies.documents]) for hit in page.hits}
    assert copies == {
        "original": (2, ["reprint", "third"]),
        "reprint": (2, ["original", "third"]),
        "third": (2, ["original", "reprint"]),
        "own": (0, []),
    }


def test_the_first_copy_on_the_page_stands_for_the_others(index: Index) -> None:
    page = index.search("sổ tay đảng viên điện tử")
    first = next(name for name in found(page) if name != "own")
    assert {hit.id: hit.copies.folded_into for hit in page.hits} == {
        "own": "",
        **dict.fromkeys({"original", "reprint", "third"} - {first}, first),
        first: "",
    }


def test_where_a_list_shows_copies_with_the_first_one_only_that_is_put_into_words(index: Index) -> None:
    asked = SearchInput("sổ tay đảng viên điện tử")
    every, listed = index.run(asked), index.run(replace(asked, reprints=False))
    for whole, told in zip(every.hits, listed.hits, strict=True):
        brief = replace(whole, title_marks=(), section="", part="", snippets=(), entities={})
        assert told == (brief if whole.copies.folded_into else whole)
        assert whole.snippets
    assert [bool(hit.snippets) for hit in listed.hits].count(True) == 2


def test_a_copy_that_the_search_does_not_find_is_named_all_the_same(index: Index) -> None:
    (hit,) = index.search("cổng thông tin").hits
    assert (hit.id, hit.copies.total, hit.copies.folded_into) == ("reprint", 2, "")
    assert hit.copies.documents[0].title == "Bài original"


def test_short_texts_are_not_copies(index: Index) -> None:
    page = index.search("mời họp chi bộ")
    assert found(page, "exact") == ["short", "short again"]
    assert not any(hit.copies.total for hit in page.hits[:2])


def test_reports_alike_but_for_the_numbers_of_their_titles_are_no_copies(tmp_path: Path) -> None:
    texts = {"tháng 2": _TEXT, "tháng 3": f"{_TEXT} Hết.", "tháng 02": f"{_TEXT} Báo cáo.", "không tháng": _TEXT}
    with small_index(tmp_path, texts) as opened:
        page = opened.search("sổ tay đảng viên điện tử")
    copies = {hit.id: {copy.id for copy in hit.copies.documents} for hit in page.hits}
    assert copies["tháng 2"] == {"không tháng", "tháng 02"}
    assert copies["không tháng"] == {"tháng 2", "tháng 3", "tháng 02"}
    assert {hit.id: hit.copies.total for hit in page.hits}["tháng 3"] == 1


def test_of_many_copies_ten_are_named_and_those_of_other_numbers_are_none_of_them(tmp_path: Path) -> None:
    texts = {f"{name} kỳ {number}": f"{_TEXT} Hết." for name in "abcdefgh" for number in (1, 2)}
    with small_index(tmp_path, texts) as opened:
        hits = opened.search("sổ tay đảng viên điện tử", limit=16).hits
    for hit in hits:
        assert {copy.id[-1] for copy in hit.copies.documents} <= {hit.id[-1]}
        assert hit.copies.total >= len(hit.copies.documents) > 0


def test_many_reports_of_other_months_are_all_shown_and_told_to_have_no_copies(tmp_path: Path) -> None:
    texts = {f"tháng {month:02}": f"{_TEXT} Hết." for month in range(1, 16)}
    with small_index(tmp_path, texts) as opened:
        hits = opened.search("sổ tay đảng viên điện tử", limit=15).hits
    assert len(hits) == 15
    assert {hit.copies for hit in hits} == {NO_COPIES}


def test_copies_with_the_same_number_are_counted_beyond_those_that_are_named(tmp_path: Path) -> None:
    texts = {f"{name} kỳ 2": f"{_TEXT} Hết." for name in "abcdefghijklmno"} | {"p kỳ 3": f"{_TEXT} Hết."}
    with small_index(tmp_path, texts) as opened:
        (hit,) = opened.search("sổ tay đảng viên điện tử", limit=1).hits
    assert (hit.copies.total, len(hit.copies.documents)) == (14, 10)


def test_programs_read_copies_in_the_same_words(index: Index) -> None:
    (hit,) = index.search("cổng thông tin").as_json()["hits"]
    assert hit["copies"]["total"] == 2
    assert hit["copies"]["documents"][0] == {"id": "original", "title": "Bài original", "date": "", "source": ""}
