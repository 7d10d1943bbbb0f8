"""What stands beside the text of a page: captions are found below it, bylines and sections by filters, junk never."""

from collections.abc import Iterator

import pytest

from indexer import open_index, rebuild
from indexer.search import Index
from tests.web.clients import client_of
from tests.web.page import read_page

_TOLD = "Bí thư chi bộ trao huy hiệu cho đảng viên lão thành"
_PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của cả xã."
_MORE = "Đoàn đi thăm cánh đồng lúa chín, trường học và trạm y tế, nơi bà con chờ con đường mới từ lâu lắm rồi."
_OTHER = "Các đại biểu tham dự hội nghị làm đường mới của"
_PAGES = {
    # As long as the other one, field by field: only the place of the words tells them apart.
    "text": f"Họp cuối năm\nThời sự\n{_PROSE}\n{_TOLD}, rồi ra về.\n{_MORE}\n\n\n{_OTHER} xã\n\n\nHà Trang",
    "caption": f"Họp đầu năm\nThời sự\n{_PROSE}\n{_OTHER} xã, rồi ra về.\n{_MORE}\n\n\n{_TOLD}\n\n\n"
    "Hồng Nguyên – Tuấn Anh\n"
    "Số lần đọc: 704\nMã xác thực không đúng.\nLiên kết website\nThống kê: 2.504.500",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in _PAGES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    rebuild([folder], index=folder / "index")
    with open_index(folder / "index") as opened:
        yield opened


def found(index: Index, query: str) -> list[str]:
    return [hit.id for hit in index.search(query).hits if hit.tier == "exact"]


@pytest.mark.parametrize("query", [_TOLD, f'"{_TOLD}"', "huy hieu"])
def test_a_caption_is_found_below_what_the_text_says(index: Index, query: str) -> None:
    captions = [index.document(name).document.captions for name in ("text", "caption")]
    assert captions == [(f"{_OTHER} xã",), (_TOLD,)]
    assert found(index, query) == ["text", "caption"]
    told, captioned = index.search(query).hits
    assert captioned.score < told.score / 3
    assert [(snippet.field, snippet.text) for snippet in captioned.snippets] == [("caption", _TOLD)]


@pytest.mark.parametrize("words", ["Số lần đọc", "Mã xác thực", "Liên kết website", "Thống kê", "2.504.500", "704"])
def test_junk_is_not_found(index: Index, words: str) -> None:
    assert words in " ".join(line.text for line in index.document("caption").document.removed)
    assert index.search(f'"{words}"').total == 0


def test_byline_and_section_are_filters_and_no_text(index: Index) -> None:
    assert index.search('"Hồng Nguyên"').total == index.search('"Thời sự"').total == 0
    assert found(index, 'tác_giả:"hồng nguyên"') == found(index, 'tac_gia:"hong nguyen"') == ["caption"]
    assert sorted(found(index, 'chuyên_mục:"thời sự"')) == ["caption", "text"]
    assert [hit.id for hit in index.search("", filters={"author": ["tuan anh"]}).hits] == ["caption"]


@pytest.mark.parametrize("query", ["Hồng Nguyên", "hong nguyen", '"tuấn anh"'])
def test_a_name_that_stands_in_bylines_only_leads_to_what_its_author_wrote(index: Index, query: str) -> None:
    client = client_of(index)
    name = query.strip('"')
    search = read_page(client, f"/search?q={query}").search_of(f'tác_giả:"{name}"')
    assert found(index, search.query) == ["caption"]
    for other in ("huy hiệu", "không có ai", "huy hiệu -Hồng"):
        assert "tác_giả:" not in read_page(client, f"/search?q={other}").text
