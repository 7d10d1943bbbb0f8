"""What is taken out of pages: every finder of the one list has a page that shows it, and all it yields has a name."""

from pathlib import Path
from typing import Literal

import pytest

from indexer.convert import removal, to_document
from indexer.convert.junk_rules import RULES as BY_FORM
from indexer.convert.removal import FINDERS, OF_WRITING, Finder
from indexer.model.document import Removed
from indexer.model.files import RawFile
from indexer.read import read_files
from indexer.search.removal_rules import RULES

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."
COLUMN = ("VĂN BẢN MỚI", "Kế hoạch 88/KH-UBND về chuyển đổi số", "Lịch cắt điện", "Giá nông sản")
PAGES = {
    "junk by its form": (["Đắp đê", PROSE, "In trang"], [("In trang", "tools")]),
    "page numbers": (["Đắp đê", PROSE, "- 2 -", PROSE], [("- 2 -", "page number")]),
    "times of subtitles": (
        ["1", "00:00:01,000 --> 00:00:04,200", PROSE],
        [("1", "timing"), ("00:00:01,000 --> 00:00:04,200", "timing")],
    ),
    "boxes of links": (
        ["Đắp đê", PROSE, "Xem thêm: Mùa cá đến sớm", PROSE],
        [("Xem thêm: Mùa cá đến sớm", "link to a page")],
    ),
    "the title again": (
        ["Hai thôn đắp đê - Trang tin xã Đông", "Hai thôn đắp đê", PROSE],
        [("Hai thôn đắp đê - Trang tin xã Đông", "title again")],
    ),
    "the menu": (
        ["Trang chủ", "Nông sản", "Liên hệ", "Hai thôn ven sông đắp đê", PROSE],
        [("Nông sản", "menu"), ("Liên hệ", "menu")],
    ),
    "what only stands there": (
        ["Đắp đê", PROSE, "Bình luận (0)", "Địa chỉ: xóm Đông", "Nhập ý kiến ở đây", "Điện thoại: 0227 3831 000"],
        [("Địa chỉ: xóm Đông", "imprint"), ("Nhập ý kiến ở đây", "between")],
    ),
    "another column": (
        ["Trang chủ", "Liên hệ", *COLUMN, "Hai thôn ven sông đắp lại đê", "Ngày đăng: 02/06/2023", PROSE],
        [(line, "menu") for line in COLUMN],
    ),
    "what fields tell": (
        ["Chuyên mục: Tin tức", "Hai thôn đắp đê", PROSE, "Bài, ảnh: Hà Trang"],
        [("Chuyên mục: Tin tức", "section"), ("Bài, ảnh: Hà Trang", "byline")],
    ),
}
MARKED: dict[str, tuple[Literal["text", "markdown"], str]] = {
    "mail": ("text", "Subject: Họp\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSOG7jXA="),
    "attachment": (
        "text",
        (
            "Subject: Họp\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHọp\n"
            '--x\nContent-Disposition: attachment; filename="de.png"\n\nx\n--x--'
        ),
    ),
    "front matter": ("markdown", "---\ntitle: Họp\n---\nHọp chi bộ."),
    "comment": ("markdown", "Họp chi bộ.\n\n<!-- sửa lại -->"),
    "link": ("markdown", "Họp [chi bộ][1].\n\n[1]: https://example.org/"),
}


@pytest.mark.parametrize("finder", FINDERS, ids=[finder.name for finder in FINDERS])
def test_only_a_finder_of_the_list_takes_its_lines(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    lines, gone = PAGES[finder.name]
    raw = RawFile("trang", "trang.txt", "text", "\n".join(lines))
    taken = {Removed(*pair) for pair in gone}
    assert taken <= set(to_document(raw).removed)
    assert {rule for _, rule in gone} <= set(finder.yields)
    monkeypatch.setattr(removal, "FINDERS", tuple(other for other in FINDERS if other is not finder))
    assert not taken & set(to_document(raw).removed)


@pytest.mark.parametrize("rule", OF_WRITING)
def test_marks_of_a_form_of_writing_are_told_too(rule: str) -> None:
    form, text = MARKED[rule]
    assert rule in {line.rule for line in to_document(RawFile("thư", "thư.txt", form, text)).removed}


def test_all_that_finders_yield_has_a_vietnamese_name_and_an_example() -> None:
    yielded = {rule for finder in FINDERS for rule in finder.yields} | set(OF_WRITING)
    assert yielded == set(RULES)
    shown = {rule.name for rule in BY_FORM if rule.examples} | set(MARKED)
    assert shown | {rule for _, gone in PAGES.values() for _, rule in gone} == yielded


def test_nothing_goes_but_by_the_list() -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    removed = (to_document(raw).removed for raw in read_files([corpus]) if isinstance(raw, RawFile))
    assert {line.rule for lines in removed for line in lines} <= {rule for finder in FINDERS for rule in finder.yields}
