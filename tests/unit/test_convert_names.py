"""Bylines: what is one by its form, and where on a page it counts."""

import pytest

from indexer.convert import to_document
from indexer.convert.names import read_byline
from indexer.model.document import Document
from indexer.model.files import RawFile

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."


def page(*lines: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", "\n\n".join(lines)))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Hồng Nguyên – Tuấn Anh", ["Hồng Nguyên", "Tuấn Anh"]),
        ("Lê Duy - Hải Yến", ["Lê Duy", "Hải Yến"]),
        ("Thanh Anh", ["Thanh Anh"]),
        ("Nguyễn Thị Kim Oanh Niê", ["Nguyễn Thị Kim Oanh Niê"]),
        ("Rơ Mah Thắm, Y Blứt Niê", ["Rơ Mah Thắm", "Y Blứt Niê"]),
        ("Lê Na và Hà My", ["Lê Na", "Hà My"]),
        ("PHÚ TÂN", ["Phú Tân"]),
        ("Bài, ảnh: Hà Trang", ["Hà Trang"]),
        ("Bài và ảnh: PHÚ TÂN", ["Phú Tân"]),
        ("Tin, bài: ĐỨC HÙNG", ["Đức Hùng"]),
        ("Tin: Mai Lục; Ảnh: Hà My", ["Mai Lục", "Hà My"]),
        ("Tin bài: Cầm Bích – Ảnh: CTV", ["Cầm Bích"]),
        ("Tác giả: Kim Ngân", ["Kim Ngân"]),
        ("Thực hiện: Nhóm PV Xây dựng Đảng", ["Nhóm PV Xây dựng Đảng"]),
        ("Đăng bởi: Ban biên tập", ["Ban biên tập"]),
        ("H. Miền (tổng hợp)", ["H. Miền"]),
        ("H.N", ["H.N"]),
        ("Mon (t/h)", ["Mon"]),
        ("Huyền Lê (Theo Reuters)", ["Huyền Lê"]),
        ("Thu Dịu ghi", ["Thu Dịu"]),
        ("_Tống Mỹ Nhiên ghi_", ["Tống Mỹ Nhiên"]),
        ("Minh Đạt – CTV Út Nhỏ", ["Minh Đạt", "Út Nhỏ"]),
        ("Kim Oanh – Tổ truyền thông", ["Kim Oanh"]),
        ("Lê Na, Văn phòng Thành ủy", ["Lê Na"]),
        ("Lê Na/Báo Nhân Dân", ["Lê Na"]),
        ("Tác giả: TS. Trần Văn Khải", ["Trần Văn Khải"]),
        ("Bài: PGS.TS Lê Na; Ảnh: Hà My", ["Lê Na", "Hà My"]),
        ("BS. Đặng Thị Sương - TTYT huyện", ["Đặng Thị Sương"]),
        ("Lê Na - VPTU", ["Lê Na"]),
        ("Bài, ảnh: Lê Na – Hà My (Báo Đắk Lắk)", ["Lê Na", "Hà My"]),
        ("Người viết bài: Lê Na", ["Lê Na"]),
        ("Viết bởi Thanh Tú", ["Thanh Tú"]),
        ("Được đăng bởi: Ban biên tập", ["Ban biên tập"]),
        ("Phóng sự ngắn của Sùng Mí Phừ", ["Sùng Mí Phừ"]),
        ("Bài dự thi “Những người quanh ta” – Tác giả: Hà An Phú", ["Hà An Phú"]),
        ("Trung tâm Y tế huyện cung cấp", ["Trung tâm Y tế huyện"]),
        ("PV", ["PV"]),
        ("(Ban Biên tập tổng hợp)", ["Ban Biên tập"]),
        ("Hoài Phương (thực hiện)", ["Hoài Phương"]),
        ("Đoàn Bàn Bảo – Công Sơn", ["Đoàn Bàn Bảo", "Công Sơn"]),
    ],
)
def test_a_line_with_the_form_of_a_byline_names_its_authors(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert list(byline.names) == names


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("(Theo baohatinh.vn)", "baohatinh.vn"),
        ("Nguồn: Cổng TTĐT thị xã", "Cổng TTĐT thị xã"),
        ("Theo Báo Hà Tĩnh", "Báo Hà Tĩnh"),
        ("Theo báo Nhân Dân", "báo Nhân Dân"),
    ],
)
def test_a_line_may_say_whom_a_page_was_taken_from(line: str, credit: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.names, byline.credit) == ((), credit)
    assert page("Chi bộ họp", PROSE, line).authors == ((credit,) if byline.sure or line.startswith("Theo") else ())


@pytest.mark.parametrize(
    "line",
    [
        "Đại biểu tham dự hội nghị",
        "PV: Cảm ơn bà.",
        "PV: Thưa bà, ngày đầu thế nào ạ?",
        "CHỦ TỊCH",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "THỨ BẢY, CHỦ NHẬT",
        "Hà Nội",
        "TUYÊN QUANG",
        "Thời Sự",
        "Bà Cao Thị Quế",
        "Ông Nguyễn Văn Bảy, Trưởng thôn",
        "Dương Mỹ Linh.",
        "TS Đào Lê Hoà An",
        "GS.TS Đặng Kim Chi",
        "Ảnh Quang Khánh",
        "Ảnh: Người dân chờ đến lượt khám. (Ảnh: TTYT huyện)",
        "Video: Reuters",
        "Ảnh: AFP",
        "Hạt giống mới",
        "Theo chân bác đưa thư",
        "Anh Phạm Hồng Sâm",
        "Nguồn: Sở Y tế - Đồ họa: HÀ AN",
        "Theo Nghị quyết này, xã làm ba việc.",
        "Điều 5",
        "Kính gửi: Ủy ban nhân dân các xã",
        "5 giờ sáng",
        "MỤC LỤC",
        "TÁC GIẢ",
        "Mùa nước nổi",
        "Lê Lợi Lê Lai Nguyễn Trãi Trần Nguyên Hãn",
        "A, B, C, D, E, F",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_a_byline_stands_below_the_text_and_captions_may_follow_it() -> None:
    document = page("Chi bộ họp", PROSE, "Thanh Anh", "Đường làng sau khi làm xong")
    assert (document.authors, document.captions) == (("Thanh Anh",), ("Đường làng sau khi làm xong",))
    assert document.body == PROSE


def test_a_name_inside_the_text_is_no_byline() -> None:
    lines = [f"{PROSE[:-1]} {number}." for number in ["một", "hai", "ba", "bốn", "năm"]]
    document = page("Chi bộ họp", lines[0], "Thanh Anh", *lines[1:])
    assert document.authors == ()
    assert "Thanh Anh" in document.body


def test_a_labelled_byline_may_stand_under_the_title() -> None:
    assert page("Chi bộ họp", "Bài, ảnh: Hà Trang", PROSE).authors == ("Hà Trang",)


def test_persons_count_before_sources_and_sources_before_nothing() -> None:
    assert page("Chi bộ họp", PROSE, "Minh Hương", "Nguồn: Cổng TTĐT thị xã").authors == ("Minh Hương",)
    assert page("Chi bộ họp", PROSE, "Nguồn: Cổng TTĐT thị xã").authors == ("Cổng TTĐT thị xã",)
    assert page("Chi bộ họp", PROSE, "Ảnh: Huỳnh Phú").authors == ("Huỳnh Phú",)
    assert page("Chi bộ họp", PROSE, "Bài: Lê Na", "Ảnh: Huỳnh Phú").authors == ("Lê Na",)


def test_the_office_of_an_author_goes_with_the_name() -> None:
    document = page("Chi bộ họp", PROSE, "Đinh Trung Kiên", "(Đài Truyền thanh huyện Ba Tơ)")
    assert (document.authors, document.body, document.captions) == (("Đinh Trung Kiên",), PROSE, ())


@pytest.mark.parametrize("role", ["CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "T/M CHI ỦY", "(Đã ký)", "Nơi nhận:"])
def test_who_signs_a_letter_stays_in_its_text(role: str) -> None:
    document = page("QUYẾT ĐỊNH", PROSE, role, "Y Khuê Liêng Hót")
    assert document.authors == ()
    assert document.body.endswith("Y Khuê Liêng Hót")


def test_a_school_in_capitals_does_not_sign() -> None:
    assert page("Chi bộ họp", PROSE, "Hà Trang", "TRƯỜNG TIỂU HỌC NẬM CHẨY").authors == ("Hà Trang",)
    assert page("Chi bộ họp", PROSE, "TRƯỞNG BAN", "Hà Trang").authors == ()
    assert page("Chi bộ họp", PROSE, "Hà Trang", "Hiệu trưởng / Principal").authors == ()


def test_what_a_byline_says_beyond_its_names_is_kept_in_the_audit() -> None:
    document = page("Chi bộ họp", PROSE, "Bài, ảnh: Hà Trang")
    assert [(line.text, line.rule) for line in document.removed] == [("Bài, ảnh: Hà Trang", "byline")]
    assert page("Chi bộ họp", PROSE, "Hà Trang").removed == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["UBND PHƯỜNG HẢI AN"],
        ["Báo Thừa Thiên Huế hôm nay"],
        ["Trường Chính trị Trần Phú"],
        ["Cổng làng thôn Đông"],
        ["TẠP CHÍ THÔN HỌC"],
        ["Lê Na", "Hà My", "Vũ An"],
        ["Bình luận (1)", "Hoa Ban"],
    ],
)
def test_no_author_is_made_of_the_name_of_an_office_a_list_or_a_reader(lines: list[str]) -> None:
    assert page("Chi bộ họp", PROSE, *lines).authors == ()


@pytest.mark.parametrize(
    "office",
    ["Ban Tuyên giáo Huyện ủy", "Đài Truyền thanh xã Hòa Mục", "Văn phòng UBND xã", "Báo Thừa Thiên Huế Online"],
)
def test_an_office_alone_below_the_text_or_above_the_stamp_is_the_author(office: str) -> None:
    title, stamp = "Chi bộ thôn Đông họp bàn việc làm đường", "02/11/2024 18:40 GMT+7"
    for document in (page(title, PROSE, office), page(title, office, stamp, PROSE)):
        assert (document.title, document.authors, document.body) == (title, (office,), PROSE)
    assert page(office, stamp, PROSE).title == office
    assert page(title, PROSE, office, "Nhận hồ sơ").authors == ()
    for document in (page(title, PROSE, "Thu Hà", office), page(title, "Thu Hà", office, stamp, PROSE)):
        assert (document.authors, document.captions, document.body) == (("Thu Hà",), (), PROSE)
        assert office in [line.text for line in document.removed]


def test_a_name_beside_the_stamp_or_right_below_the_text_is_an_author_whatever_follows() -> None:
    stamp = "02/11/2024 18:40 GMT+7"
    assert page("Chi bộ họp", "Anh Thư", stamp, PROSE).authors == ("Anh Thư",)
    assert page("Chi bộ họp", stamp, "Anh Thư", PROSE).authors == ("Anh Thư",)
    rest = ["Việc một", "Việc hai", "Việc ba", "Việc bốn", "Việc năm"]
    assert page("Chi bộ họp", PROSE, "Anh Thư", *rest).authors == ("Anh Thư",)


def test_who_wrote_a_page_counts_before_who_posted_it() -> None:
    written = "Tác giả: Mai Lan | Cập nhật: 15:02, 28/12/2021 | Xem: 1.204"
    document = page("Chi bộ họp", written, PROSE, "Tin, ảnh: Thu Hà")
    assert document.authors == ("Mai Lan", "Thu Hà")
    assert document.authors_source == f"{written} | Tin, ảnh: Thu Hà"
    assert page("Chi bộ họp", written, PROSE, "Bài, ảnh: M. Lan").authors == ("Mai Lan",)
    assert page("Chi bộ họp", "28/12/2021 | Người đăng: Mai Lan", PROSE, "Thu Hà").authors == ("Thu Hà",)
    assert page("Chi bộ họp", "28/12/2021 | Người đăng: Mai Lan", PROSE).authors == ("Mai Lan",)
