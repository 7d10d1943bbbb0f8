"""Boxes inside a text that lead to other pages go; what may be a heading or a list of the text stays."""

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."
MORE = "Kết thúc buổi họp, bí thư chi bộ giao từng việc cho từng người, kèm theo ngày phải làm xong."


def page(*lines: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", "\n".join(lines)))


def inside(*lines: str) -> Document:
    return page("Họp chi bộ tháng sáu", PROSE, *lines, MORE)


@pytest.mark.parametrize(
    "box",
    [
        ("Tin liên quan", "Thôn Cồn Nổi khánh thành cầu dân sinh"),
        ("TIN LIÊN QUAN:", "Trạm y tế thiếu thuốc hạ sốt"),
        ("Bài viết liên quan", "- Mùa cá cơm đến sớm", "- Cầu mới ở Cồn Nổi"),
        ("Các tin khác", "Ra quân làm đường (04/05/2018)", "Hiến máu (27/04/2018)"),
        ("", "Đọc thêm", "Mùa cá cơm đến sớm ở Cồn Nổi", "Thôn Cồn Nổi khánh thành cầu", ""),
        ("Xem thêm: Hành tím sấy khô tìm đường sang Nhật",),
        (">> Nông dân đổ hành cho bò ăn", ">> Hành tím trữ kho được bao lâu?"),
    ],
)
def test_a_box_inside_the_text_is_taken_out(box: tuple[str, ...]) -> None:
    document = inside(*box)
    assert document.body == f"{PROSE}\n{MORE}"
    assert [line.text for line in document.removed] == [line for line in box if line]


def test_the_last_line_of_a_box_stays_where_it_may_be_the_heading_of_what_follows() -> None:
    document = inside("Tin liên quan", "Thôn Cồn Nổi khánh thành cầu", "Mỗi đảng viên nhận mười hộ")
    assert document.body == f"{PROSE}\nMỗi đảng viên nhận mười hộ\n{MORE}"
    document = inside("Tin liên quan", "- Cầu mới ở Cồn Nổi", "Mỗi đảng viên nhận mười hộ")
    assert document.body == f"{PROSE}\nMỗi đảng viên nhận mười hộ\n{MORE}"


@pytest.mark.parametrize(
    "lines",
    [
        ("Văn bản liên quan:", "- Luật Đất đai", "- Nghị quyết của xã"),
        ("Thông tin liên quan", "Người dân hỏi ở nhà văn hóa"),
        ("Tin liên quan",),
        ("Các tin khác", "a) Tin của thôn;", "b) Tin của xã."),
        ("Xem thêm: phụ lục 2",),
        ("Đọc thêm: Sách của thầy Lê Na viết về cây dừa nước.",),
        ("Tin liên quan đến con đường mới",),
        ("> thư của ông Sáu", ">> thư của bà Bảy gửi cho ông"),
    ],
)
def test_lines_of_the_text_that_look_like_a_box_stay(lines: tuple[str, ...]) -> None:
    document = inside(*lines)
    assert document.removed == ()
    assert document.body == "\n".join((PROSE, *lines, MORE))
