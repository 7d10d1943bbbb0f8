"""Junk: every rule takes its examples where such junk stands, and nothing that looks like it elsewhere."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.convert import to_document
from indexer.convert.junk_rules import RULES, notices, opens_notice
from indexer.convert.rule import Rule
from indexer.model.document import Document
from indexer.model.files import RawFile

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."
MORE = "Kết thúc buổi họp, bí thư chi bộ giao từng việc cho từng người, kèm theo ngày phải làm xong."
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


def page(*lines: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", "\n".join(lines)))


def removed(document: Document) -> list[tuple[str, str]]:
    return [(line.text, line.rule) for line in document.removed]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_example_of_a_rule_is_removed_below_the_text(rule: Rule, example: str) -> None:
    document = page("Họp chi bộ tháng sáu", PROSE, example, "In trang | 17:12" if not rule.alone else "In trang")
    taken = {line.text for line in document.removed}
    assert (" ".join(example.split()) in taken) is rule.alone
    assert document.body.startswith(PROSE)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_the_same_line_inside_the_text_stays(rule: Rule, example: str) -> None:
    document = page("Họp chi bộ tháng sáu", PROSE, PROSE, PROSE, example, MORE)
    inside = " ".join(example.split())
    assert (inside in document.body.split("\n")) is (rule.where != "anywhere" and not inside.startswith("Xem thêm:"))


@pytest.mark.parametrize(
    "line",
    [
        "Số lượt xem triển lãm tăng gấp ba so với năm ngoái",
        "Đánh giá chung của chi bộ",
        "Bản đồ cổ được trưng bày tại nhà văn hóa",
        "Ý kiến của bà con thôn Đoài",
        "Thống kê hộ nghèo năm nay",
        "Hôm nay trời mưa to",
        "Chia sẻ của một người cha",
        "Gửi con gái lớp Một",
        "In sách giáo khoa cho học sinh vùng cao",
        "Tin khác với lời đồn",
        "Trang trọng mà ấm cúng",
        "Xem thêm cách làm của xã bạn",
        "Mã số thuế của hợp tác xã",
        "Bình luận viên của làng",
        "Ngày 02/6 họp dân",
        "Trực tuyến 3 cấp",
    ],
)
def test_a_line_of_content_at_the_end_is_no_junk(line: str) -> None:
    document = page("Họp chi bộ tháng sáu", PROSE, line)
    assert document.removed == ()
    assert line in (*document.body.split("\n"), *document.captions)


@pytest.mark.parametrize(
    "lines",
    [
        ("Hồ sơ gửi về:", "Phòng Tổ chức", "Địa chỉ: số 5 đường Lê Lợi", "Điện thoại: 0227 3831 000"),
        ("Chịu trách nhiệm chính: đồng chí bí thư",),
        ("Cơ quan chủ quản: Ủy ban nhân dân huyện", "Chủ đầu tư: Ban Quản lý dự án"),
        ("Cổng thông tin điện tử huyện đoạt giải nhất",),
        ("Nộp hồ sơ ở cổng thông tin điện tử", "Hạn nộp: hết tháng Sáu"),
        ("Trang chủ của mỗi người là mái nhà",),
        ("Liên hệ", "Bà Lan, thôn Đông, điện thoại 0912 000 111"),
        ("Họ và tên", "Lớp", "Điểm"),
        ("Email: tosanxuat@example.vn",),
        ("Giới thiệu", "Sản phẩm"),
        ("1", "Gạo", "2", "Muối", "3", "Dầu hỏa"),
        ("Giọng nam trầm của ban nhạc",),
        ("Từ khóa: đê biển, thủy lợi",),
        ("#đêbiển #thủylợi",),
        ("Bài trước chưa kể chuyện này",),
        ("Thăm dò ý kiến của bà con về con đường",),
        ("Tiếp theo là phần hỏi đáp",),
        ("Giám đốc: Lê Na", "Kế toán trưởng: Hà My"),
        ("Không xử phạt:", "a) Xe cứu hỏa;", "b) Xe của lực lượng đang làm nhiệm vụ;", "c) Xe cứu thương;"),
        ("“Chào mừng bạn đến Hà Nội”",),
        ("12 45 78", "9 13 40"),
        ("Trang 274, 432-489",),
        ("Sau", "Trước"),
        ("Có phải đóng tiền không?", "Trả lời", "Không."),
    ],
)
def test_lines_of_content_that_look_like_the_end_of_a_page_stay(lines: tuple[str, ...]) -> None:
    document = page("Họp chi bộ tháng sáu", PROSE, MORE, *lines)
    assert document.removed == ()
    assert document.body == "\n".join((PROSE, MORE, *lines))
    assert document.authors == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Giới thiệu", "Hợp tác xã dệt chiếu Cồn Én"),
        ("Liên hệ công tác", "Sản phẩm của làng"),
        ("Dịch vụ mới ở trạm y tế xã",),
        ("Đăng ký tạm trú ở đâu?",),
    ],
)
def test_a_title_that_looks_like_a_menu_stays(lines: tuple[str, ...]) -> None:
    document = page(*lines, PROSE)
    kept = [document.section, document.title, *document.body.split("\n")]
    assert document.removed == ()
    assert set(lines) <= set(kept)


def test_a_menu_needs_a_title_below_it() -> None:
    document = page("Trang chủ", "Sản phẩm", "Cá khô", "Liên hệ", PROSE)
    assert [rule for _, rule in removed(document)] == ["menu"]
    assert "Cá khô" in (document.title, *document.body.split("\n"))
    document = page("Trang chủ", "Sản phẩm", "Cá khô", "Liên hệ", "Làng cá vào vụ phơi mới", PROSE)
    assert [rule for _, rule in removed(document)] == ["menu"] * 4
    assert (document.title, document.body) == ("Làng cá vào vụ phơi mới", PROSE)


def test_a_date_in_the_menu_is_the_day_of_today_and_not_of_the_page() -> None:
    document = page("Thứ sáu, 27/11/2026", "Trang chủ", "Liên hệ", "Làng cá vào vụ phơi mới", PROSE)
    assert (document.title, document.published) == ("Làng cá vào vụ phơi mới", "")


def test_only_below_the_end_of_the_page_an_address_is_that_of_the_site() -> None:
    address = ("Địa chỉ: số 5 đường Lê Lợi", "Chịu trách nhiệm chính: ông Lê Văn Sáu")
    assert page("Họp chi bộ", PROSE, *address).body.endswith(address[1])
    document = page("Họp chi bộ", PROSE, "Bình luận (0)", *address)
    assert (document.body, [rule for _, rule in removed(document)]) == (PROSE, ["comments", "imprint", "imprint"])
    document = page("Họp chi bộ", PROSE, "TRANG THÔNG TIN ĐIỆN TỬ XÃ ĐÔNG", *address)
    assert (document.body, [rule for _, rule in removed(document)]) == (PROSE, ["site", "imprint", "imprint"])


def test_a_name_in_capitals_with_an_address_is_that_of_the_site_when_its_owner_stands_below() -> None:
    plate = ("TRƯỜNG TIỂU HỌC NẬM CHẨY", "Địa chỉ: xã Nậm Chẩy", "Điện thoại: 0214 3881 000")
    assert page("Họp chi bộ", PROSE, *plate, "© Bản quyền thuộc về trường").body == PROSE
    assert page("Họp chi bộ", PROSE, *plate).body == "\n".join((PROSE, *plate))
    assert page("Họp chi bộ", PROSE, *plate, "In trang").body == "\n".join((PROSE, *plate))
    assert page("Họp chi bộ", PROSE, *plate[:2], "© Bản quyền thuộc về trường").body == "\n".join((PROSE, *plate[:2]))


def test_a_comment_is_known_by_the_button_to_reply_below_it() -> None:
    comment = "Tôi ở thôn bên, thấy con đường này làm xong là bà con đi chợ gần được hai cây số, cảm ơn chi bộ."
    document = page("Họp chi bộ", PROSE, "Ý kiến (1)", "Hoa Ban", comment, "Thích 3 Trả lời 2 giờ trước")
    assert (document.body, document.authors) == (PROSE, ())
    assert page("Họp chi bộ", PROSE, "Ý kiến (1)", "Hoa Ban", comment).body.endswith(comment)


def test_numbers_alone_are_pages_when_they_count_on_a_page_apart() -> None:
    sheet = [f"{PROSE[:-1]} {number}." for number in "abcdefghijkl"]
    document = page("Họp chi bộ", *sheet, "1", *sheet, "2", *sheet, "- 3 -", MORE)
    assert removed(document) == [("1", "page number"), ("2", "page number"), ("- 3 -", "page number")]
    assert page("Họp chi bộ", *sheet, "1", *sheet, "7", *sheet).removed == ()


@pytest.mark.parametrize("number", ["- 3 -", "Trang 2/5", "Page 1 of 2"])
def test_a_page_may_end_with_its_number(number: str) -> None:
    document = page("Họp chi bộ", PROSE, number)
    assert (document.body, removed(document)) == (PROSE, [(number, "page number")])
    document = page("Họp chi bộ", PROSE, "Bình luận (0)", number, "Địa chỉ: số 5 đường Lê Lợi")
    assert document.body == PROSE


def test_a_list_of_other_pages_goes_with_its_heading_up_to_the_next_text() -> None:
    document = page("Họp chi bộ", PROSE, "Các tin khác", "- Ra quân làm đường (04/05/2018)", "» Hiến máu (27/04/2018)")
    assert [rule for _, rule in removed(document)] == ["more", "more", "more"]
    assert document.body == PROSE


def test_a_notice_of_copyright_that_is_a_sentence_ends_the_text() -> None:
    notice = "Bản quyền thuộc về Huyện ủy. Đề nghị ghi rõ nguồn khi phát hành lại thông tin từ trang này."
    document = page("Họp chi bộ", PROSE, notice, "Đang truy cập: 14")
    assert [rule for _, rule in removed(document)] == ["copyright", "counter"]
    kept = "Bản quyền bài hát thuộc về xã, ai hát ở lễ hội cũng không phải trả tiền cho người khác."
    assert page("Họp chi bộ", PROSE, kept).body == f"{PROSE}\n{kept}"


def test_who_manages_the_site_is_junk_and_a_person_is_an_author() -> None:
    document = page("Họp chi bộ", "13/08/2025  |  Lượt xem: 2056  |  Người đăng: Quản trị", PROSE)
    assert (document.published, document.views, document.authors) == ("2025-08-13", "2056", ())
    assert document.body == PROSE
    document = page("Họp chi bộ", "13/08/2025  |  Lượt xem: 2056  |  Người đăng: Mai Lan", PROSE)
    assert (document.authors, document.body) == (("Mai Lan",), PROSE)


def test_a_byline_under_a_list_of_other_pages_is_still_a_byline() -> None:
    document = page("Họp chi bộ", PROSE, "Xem thêm:", "Mai Lan")
    assert document.authors == ("Mai Lan",)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("In trang | Gửi email | Quay lại", "tools"),
        ("» In trang này   » Gửi cho bạn bè   » Phản hồi", "tools"),
        ("Chia sẻ: Facebook | Zalo | Email", "share"),
        ("0 bình luận | Chia sẻ Facebook Zalo | Bình chọn: ☆☆☆☆☆", "comments"),
        ("Họ tên:   Email:   Nội dung:", "share"),
        ("Email In PDF.", "share"),
        ("Số lần xem: 5.206 | Gửi bình luận | Mã bảo vệ: X8P2", "views"),
    ],
)
def test_a_line_of_buttons_is_junk_as_a_whole(line: str, rule: str) -> None:
    document = page("Họp chi bộ", PROSE, line)
    assert removed(document) == [(" ".join(line.split()), rule)]


def test_a_line_is_kept_when_one_of_its_parts_is_content() -> None:
    document = page("Họp chi bộ", PROSE, "In trang | Tải về: danh sách hộ nghèo")
    assert document.removed == ()


def test_rules_hold_in_both_tone_styles_in_capitals_and_without_marks() -> None:
    for line in ("Mã xác thực không đúng.", "MÃ XÁC THỰC KHÔNG ĐÚNG.", "Ma xac thuc khong dung."):
        assert removed(page("Họp chi bộ", PROSE, line)) == [(line, "captcha")]


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("Số lần đọc:704", "704"),
        ("Lượt xem: 1.306", "1306"),
        ("Người đăng: admin2 (Lần xem: 391)", "391"),
        ("Ngày đăng 02/06/2023 | 17:12  | Lượt xem: 545", "545"),
        ("Online: 3", ""),
    ],
)
def test_views_are_read_from_their_counter_only(line: str, views: str) -> None:
    assert page("Họp chi bộ", PROSE, line).views == views


def test_a_long_line_is_never_junk() -> None:
    line = "Xem thêm: " + "thông tin về lớp tập huấn " * 8
    assert line.strip() in page("Họp chi bộ", PROSE, line).body


def test_every_rule_is_in_the_documentation() -> None:
    told = (Path(__file__).parents[2] / "docs/documents.md").read_text("utf-8")
    assert [rule.name for rule in RULES if f"| {rule.name} |" not in told] == []


def test_a_lone_button_to_reply_is_junk_among_comments_and_at_the_very_end() -> None:
    comment = "Mong đoạn đê còn lại ở thôn Đoài cũng được đắp trước mùa mưa, bà con chúng tôi chờ lâu lắm rồi."
    below = ["Bình luận (2)", "Lê Na", comment, "Trả lời", "Hà My", "Cảm ơn bà con.", "Trả lời"]
    assert page("Họp chi bộ tháng sáu", PROSE, MORE, *below).body == f"{PROSE}\n{MORE}"
    assert page("Họp chi bộ tháng sáu", PROSE, MORE, "Trả lời").body == f"{PROSE}\n{MORE}"
    asked = page("Họp chi bộ tháng sáu", PROSE, MORE, comment, "Trả lời")
    assert asked.body == f"{PROSE}\n{MORE}\n{comment}"


@given(st.from_regex(notices(), fullmatch=True))
def test_every_notice_is_told_by_its_first_word(notice: str) -> None:
    assert opens_notice(notice)
