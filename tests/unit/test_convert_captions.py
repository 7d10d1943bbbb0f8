"""Captions: out of the body with a sign of their own, and only then."""

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile

LEAD = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."
NEXT = "Sau đó, cả đoàn đi thăm cánh đồng mẫu và nghe nông dân kể chuyện giống lúa mới chịu được nước mặn."


def page(text: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", text))


@pytest.mark.parametrize(
    "line",
    [
        "Đại biểu tham dự hội nghị",
        "Các đại biểu dự hội nghị",
        "Ông Bùi Văn Năm - Bí thư Thị ủy phát biểu tại hội nghị",
        "Đ/c Lâm Ngọc Trãi kết luận hội nghị",
        "Đồng chí Lê Thị Bảy, Trưởng ban, trao giấy khen cho các tập thể",
        "Đại diện các chi bộ kí giao ước thi đua",
        "Lãnh đạo Thị uỷ tặng hoa chúc mừng",
        "Toàn cảnh buổi lễ",
        "Quang cảnh hội nghị",
        "Quang cảnh buổi lễ ở nhà văn hóa.",
        "Một số hình ảnh tại hội nghị:",
        "Cụ Đồng Xuân Rĩnh (giữa) cùng các con cháu",
        "Bí thư chi bộ Lại Văn Chương (trái) ở xưởng mộc",
        "Ông Phan Xuân Diên (thứ hai, từ trái) tại kho tạm",
        "Chị Lan (áo trắng) bên luống rau",
        "Ghe câu mực về bến. Ảnh: P.T",
        "Đường làng mới mở - Ảnh: LÊ TRUNG",
        "Cánh đồng mẫu (ảnh: Đỗ Cường).",
        "(Ảnh minh họa)",
        "Ảnh 1: Cấy lúa trên đất nuôi tôm ở kênh mới đào.",
        "Ảnh 2. Đại biểu xã phát biểu",
        "Trong ảnh: bà con phơi lúa trên đường",
        "Cầu treo qua suối - Ảnh tư liệu",
        "Bà con ba xóm cùng nhau dựng lại cầu treo qua suối Nậm Mu - Ảnh: LÊ TRUNG.",
        "Bà con ba xóm cùng nhau dựng lại cầu treo qua suối Nậm Mu - Ảnh 1.",
        "Các học viên dự lớp bồi dưỡng",
    ],
)
def test_a_line_that_shows_a_picture_is_a_caption(line: str) -> None:
    document = page(f"Chi bộ họp\n\n{LEAD}\n\n{line}\n\n{NEXT}")
    assert document.captions == (line,)
    assert document.body == f"{LEAD}\n{NEXT}"


@pytest.mark.parametrize(
    "line",
    [
        "Thanh lọc bộ máy",
        "Những việc phải làm ngay",
        "I. Kết quả đạt được",
        "1. Đồng chí bí thư phụ trách chung",
        "- Ông Ba, thư ký, trao giấy mời",
        "Ông Năm nói: ruộng này phải giữ",
        "Đồng chí Lê Văn Tám - Phó Bí thư cho rằng: Nên họp buổi tối, chứ ban ngày bà con còn ra đồng cắt lúa",
        "Với 31 tổ tự quản ở các xóm ven sông, năm nay 9 tổ được khen, 20 tổ làm xong việc và 2 tổ chưa làm gì",
        "Bà con hỏi: loa phát tới mấy giờ thì thôi?",
        "Hình thức sinh hoạt thay đổi thế nào",
        "Kinh phí: 412 triệu đồng;",
        "Đồng chí bí thư chủ trì.",
        "Quang cảnh làng đổi khác.",
        "Trong số đồ cũ ông giữ có cái radio, cái đèn bão và - Ảnh của bà cụ thì ông treo ở gian giữa nhà.",
    ],
)
def test_a_line_without_such_a_sign_stays_in_the_body(line: str) -> None:
    document = page(f"Chi bộ họp\n\n{LEAD}\n\n{line}\n\n{NEXT}")
    assert document.captions == ()
    assert document.body == f"{LEAD}\n{line}\n{NEXT}"


def test_a_line_at_the_margin_of_an_indented_page_is_a_caption() -> None:
    line = "Chuồng mới của gia đình anh Dín, cách nhà hai chục mét"
    assert page(f"Chi bộ họp\n\n    {LEAD}\n\n{line}\n\n    {NEXT}").captions == (line,)
    assert page(f"Chi bộ họp\n\n    {LEAD}\n\n    {line}\n\n    {NEXT}").captions == ()
    assert page(f"Chi bộ họp\n\n{LEAD}\n\n{line}\n\n{NEXT}").captions == ()


@pytest.mark.parametrize(("spaces", "captions"), [(2, 0), (3, 1)])
def test_a_page_is_indented_from_three_spaces_on(spaces: int, captions: int) -> None:
    line, indent = "Chuồng mới của gia đình anh Dín, cách nhà hai chục mét", " " * spaces
    found = page(f"Chi bộ họp\n\n{indent}{LEAD}\n\n{line}\n\n{indent}{NEXT}").captions
    assert len(found) == captions


def test_a_line_that_says_the_lead_again_is_a_caption() -> None:
    again = "Hội nghị nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."
    assert page(f"Chi bộ họp\n\n{LEAD}\n\n{again}\n\n{NEXT}").captions == (again,)


def test_a_letter_has_lists_of_persons_and_no_pictures() -> None:
    line = "Ông Hoàng Trọng Điệp, Phó Chủ tịch, chủ trì hội nghị"
    document = page(f"KẾ HOẠCH\nPhòng chống thiên tai\n\n{LEAD}\n\n{line}\n\n{NEXT}\n\nCHỦ TỊCH\nLê Văn A")
    assert document.captions == ()
    assert line in document.body


def test_captions_keep_their_order_and_are_searched_as_one_text() -> None:
    document = page(f"Chi bộ họp\n\n{LEAD}\n\nToàn cảnh buổi lễ\n\n{NEXT}\n\nĐại biểu dự hội nghị")
    assert document.caption_text == "Toàn cảnh buổi lễ\nĐại biểu dự hội nghị"


@pytest.mark.parametrize("picture", ["[image: hop-chi-bo.jpg]", "W_hop-chi-bo.png"])
def test_a_line_right_below_the_name_of_a_picture_and_apart_from_the_text_is_its_caption(picture: str) -> None:
    line = "Bà con ngồi kín sân đình, người già được xếp ngồi ghế trên."
    document = page(f"Chi bộ họp\n\n{LEAD}\n\n{picture}\n{line}\n\n{NEXT}")
    assert (document.captions, document.body) == ((line,), f"{LEAD}\n{NEXT}")
    for apart in (f"{picture}\n\n{line}\n\n", f"{picture}\n{line}\n"):
        assert page(f"Chi bộ họp\n\n{LEAD}\n\n{apart}{NEXT}").captions == ()
