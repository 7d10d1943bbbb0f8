"""Settings of a program are kept line by line, and their dates date nothing; mails, forms and notes are pages."""

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile


def page(text: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", text))


@pytest.mark.parametrize(
    "text",
    [
        "name: tra cứu\nversion: 1.0\ndate: 2023-06-02\npath: srv",
        "site:\n  title: Trang tin xã\n  updated: 02/06/2023\nmenu:\n  - home\n  - news",
        "[server]\nhost = example.org\nport = 8080\n02/06/2023\n[log]\nlevel = info",
        "# cấu hình\n2023-06-02\nlevel=info\nmode=fast",
        "LAST_RUN=2023-06-02\nTHREADS=4",
        "dates:\n- 2023-06-02\n- 2023-07-02\nowner: An",
    ],
)
def test_settings_stay_as_they_are_and_are_not_dated(text: str) -> None:
    document = page(text)
    assert document.published == ""
    assert document.removed == ()
    assert document.body.split("\n") == [line.strip() for line in text.split("\n")]


@pytest.mark.parametrize(
    "text",
    [
        "From: An\nTo: Bình\nDate: 02/06/2023\nMai họp.",
        "Họp dân thôn Đông\nNgày đăng: 02/06/2023\nđịa điểm: nhà văn hóa\nthời gian: tối mai",
        "title: Họp dân\nauthor: An\n02/06/2023\nTối qua dân thôn Đông họp ở nhà văn hóa bàn việc đắp đê làng.",
        "Thực đơn\n02/06/2023\ncơm = 5000\nCanh chua cá lóc\nRau muống luộc",
    ],
)
def test_what_has_other_lines_is_a_page_with_its_date(text: str) -> None:
    assert page(text).published == "2023-06-02"
