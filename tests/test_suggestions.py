"""Suggested queries: what was typed with the keyboard off. Each is offered with its hits, never searched silently."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.search import Index
from indexer.search.page import SearchInput, Suggestion
from tests.small_index import small_index

_TEXTS = {
    "handbook": "Đảng ủy triển khai sổ tay đảng viên điện tử cho các chi bộ.",
    "party": "Bí thư chi bộ phổ biến sổ tay đảng viên điện tử.",
    "virus": "Người dân tiêm vắc xin phòng covid 19 tại nhà văn hóa.",
    "software": "Phần mềm chạy trên windows, đăng nhập bằng email của user.",
    "school": "Nhà trường trao thưởng cho học sinh giỏi.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("suggestions"), _TEXTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant", "total"),
    [
        ("soor tay ddangr vieen", "sổ tay đảng viên", 2),
        ("Soor Tay DDangr vieen ddieenj tuwr", "Sổ Tay Đảng viên điện tử", 2),
        ("so63 tay d9a3ng vie6n", "sổ tay đảng viên", 2),
        ("sổ tay đảgn viên", "sổ tay đảng viên", 2),
        ('"soor tay"', '"sổ tay"', 2),
        ("hocj sinh -khoong", "học sinh -khoong", 1),
        ("tiêu_đề:(nhaf) covid 19", "", 0),
        ("sổ tay đảng viên", "", 0),
        ("so tay dang vien", "", 0),
        ("covid 19", "", 0),
        ("covid19", "", 0),
        ("windows email user", "", 0),
        ("xyzzy", "", 0),
        ("", "", 0),
    ],
)
def test_keystrokes_are_read_and_counted(index: Index, typed: str, meant: str, total: int) -> None:
    expected = (Suggestion("keystrokes", meant, total),) if meant else ()
    assert tuple(each for each in index.search(typed).suggestions if each.kind == "keystrokes") == expected


def test_a_suggestion_counts_under_the_same_filters(index: Index) -> None:
    assert index.search("soor tay", date_from="2022").suggestions == ()


def test_words_that_a_filter_makes_rare_are_not_misspelt(tmp_path: Path) -> None:
    storms = {f"{number:02}": "Tin bão đổ bộ." for number in range(10)}
    texts = storms | {f"b{number:02}": "Chiều 15/11/2022, họp bảo vệ rừng." for number in range(300)}
    with small_index(tmp_path, texts | {"dated": "Chiều 15/11/2022, bão đổ bộ."}) as index:
        found = index.search("bão", date_from="2022")
        assert (found.tiers[0].total, found.suggestions) == (1, ())
        assert [each.text for each in index.search("đỗ bộ", date_from="2022").suggestions] == ["đổ bộ"]


def test_nothing_is_suggested_on_later_pages(index: Index) -> None:
    assert index.run(SearchInput("soor tay", offset=10)).suggestions == ()


def test_nothing_is_suggested_where_much_is_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    texts = {f"{number:02}": "Bài về soor tay" for number in range(10)} | {"x": "Bài về sổ tay, sổ tay", "y": "sổ tay"}
    with small_index(tmp_path_factory.mktemp("many"), texts) as opened:
        assert opened.search("soor tay").suggestions == ()


def test_what_a_document_says_in_so_many_words_is_rare_but_not_misspelt(tmp_path: Path) -> None:
    texts = {f"{number}": "Bộ hè đã vi phạm, vì đã quá giờ." for number in range(7)} | {"x": "Phường Vỹ Dạ, xứ Huế."}
    with small_index(tmp_path, texts) as opened:
        for rare in ("vy da", "hue", "phuong vy"):
            page = opened.search(rare)
            assert (page.hits[0].id, page.suggestions) == ("x", ())
        assert [each.text for each in opened.search("vi phan").suggestions] == ["vi pham"]


def test_what_only_a_document_that_is_left_out_says_is_not_misspelt_either(tmp_path: Path) -> None:
    texts = {f"{number}": "Bộ hè đã vi phạm, vì đã quá giờ." for number in range(7)}
    with small_index(tmp_path, texts | {"x": "Phường Vỹ Dạ, xứ Huế.", "y": "Dạ thưa, ông Vỹ đến rồi."}) as opened:
        page = opened.search("vy da -hue")
        assert ([hit.id for hit in page.hits], page.suggestions) == (["y"], ())


_NEWS = {
    "a": "Đảng ủy phổ biến sổ tay đảng viên điện tử tại Hà Nội.",
    "b": "Sổ tay đảng viên giúp chi bộ sinh hoạt tại Hà Nội.",
    "c": "Người mẹ lơ đãng quên chìa khóa.",
    "d": "Ngành giáo dục tổng kết năm học ở trường trung học phổ thông.",
    "e": "Học sinh trung học lập trang facebook để chia sẻ bài giảng.",
    "f": "Công ty xổ số trao thưởng ở Hà Nội, có mã 4861 và 4862.",
    "g": "UBND tỉnh trao bằng khen cho đảng viên xuất sắc.",
}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("spelling"), _NEWS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant", "total"),
    [
        # The word is not in the index.
        ("xổ tay đảng viênn", "sổ tay đảng viên", 2),
        ("nghành giáo dục", "ngành giáo dục", 1),
        ("đảng viên xuất xắc", "đảng viên xuất sắc", 1),
        ("Hà Nôi", "Hà Nội", 3),
        ("HÀ NÔI", "HÀ NỘI", 3),
        ("chường trung học", "trường trung học", 1),
        ("trang facebok", "trang facebook", 1),
        ("nganh dao duc", "nganh giao duc", 1),
        ('"ngành giáo dụt"', '"ngành giáo dục"', 1),
        # The word is in the index, but not with the others.
        ("sổ tay đãng viên", "sổ tay đảng viên", 2),
        ("xổ tay đảng viên", "sổ tay đảng viên", 2),
        # Several words at once.
        ("sỗ tay đãng viên", "sổ tay đảng viên", 2),
        ("nghành dáo dục", "ngành giáo dục", 1),
        ("chường chung học phỗ thông", "trường trung học phổ thông", 1),
        ("đãng viên xuất xắc 4861", "", 0),
        # Keystrokes and a mistake.
        ("xoor tay ddangr vieen", "sổ tay đảng viên", 2),
        # Nothing to correct, or nothing known that is better.
        ("sổ tay đảng viên", "", 0),
        ("lơ đãng", "", 0),
        ("xổ số", "", 0),
        ("mã 4863", "", 0),
        ("UBNĐ tỉnh", "", 0),
        ("quantum qubit", "", 0),
    ],
)
def test_misspelt_words_are_corrected_from_the_index(news: Index, typed: str, meant: str, total: int) -> None:
    expected = (Suggestion("spelling", meant, total),) if meant else ()
    assert news.search(typed).suggestions == expected


@pytest.mark.parametrize("typed", ["xổ tay đảng viênn", "nganh dao duc", "xoor tay ddangr vieen"])
def test_a_suggestion_finds_what_it_says(news: Index, typed: str) -> None:
    (suggestion,) = news.search(typed).suggestions
    assert news.search(suggestion.text).tiers[0].total == suggestion.total


def test_a_word_that_belongs_elsewhere_is_doubted_however_much_is_found(tmp_path: Path) -> None:
    texts = {f"{number:02}": "Đoàn đi Trung Quốc dự tiệc." for number in range(120)}
    texts |= {f"y{number:02}": "Quốc lộ đi qua khu nhà chung." for number in range(12)}
    texts |= {f"x{number:02}": "Bạn đọc trong tháng này." for number in range(60)} | {"chong": "Ấp Chong đọc, tháng."}
    with small_index(tmp_path, texts) as opened:
        page = opened.search("chung quốc")
        assert (page.total, [each.text for each in page.suggestions]) == (12, ["trung quốc"])
        assert [each.text for each in opened.search("đọc chong tháng").suggestions] == ["đọc trong tháng"]
        assert opened.search("ấp chong").suggestions == ()
        assert opened.search("trung quốc").suggestions == ()
