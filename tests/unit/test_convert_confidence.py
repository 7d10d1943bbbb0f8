"""How sure the dates of a page are."""

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."


def page(*lines: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", "\n".join(lines)))


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Ngày đăng 02/06/2023 | 17:12", "certain"),
        ("Ngày: 11.07.2018", "certain"),
        ("Sent: Friday, June 2, 2023 5:12 PM", "certain"),
        ("Thứ năm - 19/10/2017 14:20 | In bài viết", "likely"),
        ("10:15 | 12/07/2023", "likely"),
        ("Thứ Ba, ngày 6/6/2023", "likely"),
        ("2 giờ trước", ""),
    ],
)
def test_a_date_is_certain_where_words_call_it_that_of_posting(line: str, sure: str) -> None:
    assert page("Họp chi bộ tháng sáu ở ấp Đông", line, PROSE).published_confidence == sure


def test_the_day_of_a_letter_and_of_a_field_are_certain() -> None:
    for line in ("Liên Sơn, ngày 09 tháng 6 năm 2022", "Liên Sơn, 9.6.2022", "Số: 43/2022/GM-UBND, ngày 09/6/2022"):
        letter = page(line, "GIẤY MỜI", "Họp chi bộ tháng sáu ở ấp Đông", PROSE)
        assert (letter.published, letter.published_confidence) == ("2022-06-09", "certain")
    record = to_document(RawFile("a", "a.jsonl", "record", PROSE, {"title": "Họp", "published": "2023-06-02"}))
    assert (record.published_source, record.published_confidence) == ("field", "certain")


@pytest.mark.parametrize(
    ("opening", "sure"), [("Chiều ngày 15/11/2022, ", "certain"), ("Sáng ngày 4/3, ", "likely"), ("Hôm qua, ", "")]
)
def test_an_event_is_certain_where_its_own_words_name_the_year(opening: str, sure: str) -> None:
    told = page(
        "Họp chi bộ tháng ba ở ấp Đông", "Ngày đăng 05/03/2020", f"{opening}chi bộ ấp Đông họp bàn việc nước sạch."
    )
    assert told.event_confidence == sure
