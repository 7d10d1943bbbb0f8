"""Titles and sections: the first line, a later one, the subject of a letter, or made of the first sentence."""

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."
ROAD = "Chi bộ họp bàn làm đường"
MADE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ"
MOTTO = "CONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc"
DATED = f"Sáng 5/6/2023, {PROSE[0].lower()}{PROSE[1:]}"


def page(text: str, doc_id: str = "2023/báo cáo") -> Document:
    return to_document(RawFile(doc_id, f"{doc_id}.txt", "text", text))


@pytest.mark.parametrize(
    ("head", "title", "section"),
    [
        (ROAD, ROAD, ""),
        ("\n\n   Chi bộ họp   bàn làm đường\n\n", ROAD, ""),
        ("Ai giữ đê mùa lũ?", "Ai giữ đê mùa lũ?", ""),
        (f"{ROAD}\nThời sự - Chính trị", ROAD, "Thời sự - Chính trị"),
        (f"Đảng đoàn thể\n\n{ROAD}", ROAD, "Đảng đoàn thể"),
        (f"CHUYỂN ĐỔI SỐ\n{ROAD}", ROAD, "CHUYỂN ĐỔI SỐ"),
        ("Chuyên mục: Người tốt việc tốt\nBác Tư vá đường", "Bác Tư vá đường", "Người tốt việc tốt"),
        (f"Trang chủ » Tin tức » Tin trong tỉnh\n{ROAD}", ROAD, "Tin trong tỉnh"),
        (f"Trang chủ / Tin hoạt động\n{ROAD}", ROAD, "Tin hoạt động"),
        (f"Xây dựng Đảng >> Công tác kiểm tra\n{ROAD}", ROAD, "Công tác kiểm tra"),
        (f"Danh mục: Xây dựng Đảng | Thẻ: giao ban\n{ROAD}", ROAD, "Xây dựng Đảng"),
        ("Xã hội › Nhân ái\nHai trăm đơn vị máu", "Hai trăm đơn vị máu", "Nhân ái"),
        (f"NHỊP SỐNG BUÔN LÀNG\n{ROAD}", ROAD, "NHỊP SỐNG BUÔN LÀNG"),
        ("Mỗi tuần một mẹo\nTÌM VĂN BẢN KHÔNG NHỚ TÊN", "TÌM VĂN BẢN KHÔNG NHỚ TÊN", "Mỗi tuần một mẹo"),
        ("Chuyện ở xóm Cồn", "Chuyện ở xóm Cồn", ""),
        (f"Trang chủ\nTin tức - Sự kiện\nTrong tỉnh\n{ROAD}", ROAD, "Trong tỉnh"),
        (f"Thời sự\nTin huyện Đông\n{ROAD} qua đồng\n02/06/2023", f"{ROAD} qua đồng", "Tin huyện Đông"),
        (f"Home > Tin tức > Tin công ty\n{ROAD}", ROAD, "Tin công ty"),
        (f"{ROAD} - Trang tin xã Đông\nTin tức\n{ROAD}", ROAD, "Tin tức"),
        (f"{ROAD}\nTin tức\n{ROAD}", ROAD, "Tin tức"),
        (f"Trang chủ > Tin tức > Giáo dục > {ROAD}\n{ROAD}", ROAD, "Giáo dục"),
        (f"Trang chủ    Thực tiễn    {ROAD}\n{ROAD}", ROAD, "Thực tiễn"),
        (f"Trang chủNewsThời sự{ROAD}\n{ROAD}", ROAD, ""),
        ("THÔNG BÁO TUYỂN THỢ\nVị trí\tSố lượng\tLương", "THÔNG BÁO TUYỂN THỢ", ""),
        ("Hà Nội\nChi bộ khu phố họp bàn làm đường", "Chi bộ khu phố họp bàn làm đường", "Hà Nội"),
        ("Lịch tiếp công dân\n1. Lịch thường xuyên", "Lịch tiếp công dân", ""),
        (f"TP. Cần Thơ, 15/8/2021\n{ROAD}", ROAD, ""),
        (f"{ROAD}\nNgày đăng 02/06/2023 | Văn hóa", ROAD, "Văn hóa"),
        (f"Phường Hòa Bình\n{ROAD}\nNgày đăng 02/06/2023", ROAD, "Phường Hòa Bình"),
        (f"{ROAD} qua cánh đồng\nvà chiếc cầu sang bãi", f"{ROAD} qua cánh đồng và chiếc cầu sang bãi", ""),
        ("From: vanphong\nTo: cac thon\nSubject: Thong bao hop", "Thong bao hop", ""),
        (
            "Return-Path: <a@example.org>\nReceived: from x\nMessage-ID: 1\nTo: b\nCC: c\nSubject: Re: FW: Họp",
            "Họp",
            "",
        ),
        ("Từ: An\nĐến: Bình\nĐã gửi: 2/6/2023\nChủ đề: Trả lời: Họp chi bộ", "Họp chi bộ", ""),
        (f"{MOTTO}\n{ROAD}", ROAD, ""),
        (f"Tạp chí Bến Đò số 3/2018            17\n{ROAD}", ROAD, ""),
        (f"Home / Tin tức / Chi tiết\n{ROAD}", ROAD, "Tin tức"),
        ("xóm em họp bàn làm đường\nai cũng vui", "xóm em họp bàn làm đường", ""),
        ("From: lan@example.org\nSubject: =?UTF-8?B?SOG7jXAg?=\n =?utf-8?q?chi_b=E1=BB=99?=", "Họp chi bộ", ""),
        ("From: lan@example.org\nSubject: =?none?B?SOG7jXA=?=", "=?none?B?SOG7jXA=?=", ""),
        ("From: lan@example.org\nSubject: =?utf-8?B?S?=", "=?utf-8?B?S?=", ""),
        ("From: lan@example.org\nSubject: =?Đ-8?B?SOG7jXA=?=", "=?Đ-8?B?SOG7jXA=?=", ""),
        ("Từ: làng này\nTiêu biểu: Họp chi bộ", "Từ: làng này", ""),
    ],
)
def test_title_and_section_are_found_at_the_head(head: str, title: str, section: str) -> None:
    document = page(f"{head}\n\n{PROSE}")
    assert (document.title, document.section, document.title_source) == (title, section, "line")
    assert document.body.endswith(PROSE)
    assert title not in document.body


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("QUYẾT ĐỊNH\nVề việc lập tổ tự quản", "QUYẾT ĐỊNH Về việc lập tổ tự quản"),
        ("UBND XÃ ĐÔNG\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc lập tổ tự quản", "QUYẾT ĐỊNH Về việc lập tổ tự quản"),
        ("ĐẢNG BỘ XÃ ĐÔNG      ĐẢNG CỘNG SẢN VIỆT NAM\nBÁO CÁO\ntình hình tháng 9", "BÁO CÁO tình hình tháng 9"),
        ("BIÊN BẢN\nHỌP TỔ DÂN PHỐ SỐ 4\nV/v đặt tên đường", "BIÊN BẢN HỌP TỔ DÂN PHỐ SỐ 4 V/v đặt tên đường"),
        ("UBND HUYỆN ĐÔNG\nSố: 163/LĐ\nV/v rà soát hộ nghèo", "V/v rà soát hộ nghèo"),
        ("CHI BỘ ẤP 4\nGIẤY MỜI\n\nKính mời: đồng chí ........", "GIẤY MỜI"),
        ("TIN BUỒN\nĐẢNG ỦY, UBND XÃ ĐÔNG\nVÀ GIA ĐÌNH BÁO TIN:", "TIN BUỒN"),
        ("HỢP TÁC XÃ ĐÔNG\n-----o0o-----\nBIÊN BẢN THANH LÝ HỢP ĐỒNG", "BIÊN BẢN THANH LÝ HỢP ĐỒNG"),
        ("SỞ NGOẠI VỤ\nNo.: 215/SNgV\nTHƯ MỜI / INVITATION", "THƯ MỜI / INVITATION"),
        ("PHÒNG GIÁO DỤC HUYỆN ĐÔNG\nKẾT QUẢ HỘI THI VIẾT CHỮ ĐẸP", "KẾT QUẢ HỘI THI VIẾT CHỮ ĐẸP"),
        ("THÔNG BÁO\n\nVỀ VIỆC CẤM ĐƯỜNG", "THÔNG BÁO VỀ VIỆC CẤM ĐƯỜNG"),
        ("BÁO CÁO\n\nKết quả công tác hội năm 2022", "BÁO CÁO Kết quả công tác hội năm 2022"),
        ("UBND XÃ ĐÔNG\nQUY CHẾ LÀM\nVIỆC\nCỦA ỦY BAN XÃ", "QUY CHẾ LÀM VIỆC CỦA ỦY BAN XÃ"),
        ("BIÊN BẢN\n\nI. Thành phần dự họp", "BIÊN BẢN"),
        ("UBND XÃ ĐÔNG\nKẾT QUẢ HỘI THI\nKÍNH GỬI CÁC THÔN", "KẾT QUẢ HỘI THI"),
        ("UBND XÃ ĐÔNG\nDANH SÁCH HỘ NGHÈO\nTT | HỌ TÊN | THÔN", "DANH SÁCH HỘ NGHÈO"),
        ("SỞ GIÁO DỤC VÙNG CAO     ĐỀ KIỂM TRA HỌC KỲ I\nTRƯỜNG NÀ SẢN     Môn: Lịch sử", "ĐỀ KIỂM TRA HỌC KỲ I"),
        ("Phụ lục 02\n\nDANH MỤC THỦ TỤC\nCỦA SỞ XÂY DỰNG", "Phụ lục 02 DANH MỤC THỦ TỤC CỦA SỞ XÂY DỰNG"),
        ("Phụ lục II\n(Kèm theo Quyết định số 12/QĐ-UBND)", "Phụ lục II"),
        ("QUỐC HỘI\nLUẬT\nPHÒNG, CHỐNG TÁC HẠI CỦA BỤI", "LUẬT PHÒNG, CHỐNG TÁC HẠI CỦA BỤI"),
        ("SỞ TƯ PHÁP\nV/v rà soát hộ\nnghèo và cận nghèo\nKính gửi: các xã", "V/v rà soát hộ nghèo và cận nghèo"),
        ("BÀI PHÁT BIỂU\ncủa Bí thư Đoàn xã", "BÀI PHÁT BIỂU của Bí thư Đoàn xã"),
        (
            "UBND XÃ ĐÔNG\nĐộc lập - Tự do - Hạnh phúc\nXã Đông, ngày 5/6/2023\nTỜ TRÌNH\nVề việc sáp nhập xóm",
            "TỜ TRÌNH Về việc sáp nhập xóm",
        ),
    ],
)
def test_a_letter_is_named_by_its_kind_and_subject(head: str, title: str) -> None:
    document = page(f"{head}\n\n{PROSE}")
    assert (document.title, document.section) == (title, "")
    assert PROSE in document.body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (DATED, MADE),
        (f"Thời sự\n\n{DATED}", MADE),
        (
            "(Trang tin Huyện ủy) - Ngày 5/6, đoàn về tận xóm Mới nghe dân nói chuyện đường, chuyện nước. Ai cũng vui.",
            "Đoàn về tận xóm Mới nghe dân nói chuyện đường, chuyện nước",
        ),
        (
            "Ở TP. Vinh, bà con gọi ông là “ông đèn đường” vì ông giữ đèn cho cả phố. Rồi ông nghỉ.",
            "Ở TP. Vinh, bà con gọi ông là “ông đèn đường” vì ông giữ đèn cho cả phố",
        ),
        ("- Gạch đầu dòng thứ nhất", "Gạch đầu dòng thứ nhất"),
    ],
)
def test_without_a_title_line_the_first_sentence_is_the_title_and_stays_in_the_body(text: str, title: str) -> None:
    document = page(text)
    assert (document.title, document.title_source) == (title, "lead")
    assert text.rsplit("\n", maxsplit=1)[-1] in document.body


def test_a_derived_title_is_cut_at_a_comma_before_it_grows_too_long() -> None:
    document = page(", ".join(["một hai ba bốn năm sáu bảy tám chín mười"] * 9) + ".")
    assert document.title.endswith("mười…")
    assert 20 <= len(document.title.split()) <= 40


@pytest.mark.parametrize("text", ["", "   \n\n", "-----\n***", "Ảnh: Lê Văn A\n", "17:12 | 02/06/2023"])
def test_the_name_of_the_file_is_the_last_resort(text: str) -> None:
    document = page(text, "2023/báo cáo")
    assert document.title_source in {"name", "lead", "line"}
    assert document.title.strip()
    if not any(map(str.isalpha, text)):
        assert (document.title, document.title_source) == ("báo cáo", "name")


def test_a_title_alone_is_a_title_without_body() -> None:
    document = page("Chi bộ thôn Đoài họp bàn làm đường")
    assert (document.title, document.body, document.parts) == ("Chi bộ thôn Đoài họp bàn làm đường", "", ())


def test_a_line_of_a_section_without_title_below_is_the_title() -> None:
    assert page("TIN VẮN XÂY DỰNG ĐẢNG\n(từ 12 đến 18/8/2024)\n* Xã Đông: họp dân").title == "TIN VẮN XÂY DỰNG ĐẢNG"


def test_a_place_with_a_day_is_no_title_but_stays_and_tells_the_day() -> None:
    document = page(f"TP. Cần Thơ, 15/8/2021\nChi bộ họp bàn làm đường\n\n{PROSE}")
    assert "TP. Cần Thơ, 15/8/2021" in document.body
    assert document.published == "2021-08-15"


def test_a_label_names_the_section_also_below_the_text_and_nothing_else_does_there() -> None:
    assert page(f"{ROAD}\n\n{PROSE}\n\nChuyên mục: Tin tức").section == "Tin tức"
    assert page(f"{ROAD}\n\n{PROSE}\n\nTin tức").section == ""


COLUMN = ("VĂN BẢN MỚI", "Kế hoạch 88/KH-UBND về chuyển đổi số", "Lịch cắt điện", "Giá nông sản")
ROAD_OVER = "Chi bộ họp bàn làm đường qua cánh đồng"


def test_a_column_copied_before_the_text_is_told_by_the_stamp_below_the_title() -> None:
    stamped = (ROAD_OVER, "Ngày đăng: 02/06/2023", PROSE)
    document = page("\n".join((*COLUMN, "Tin trong huyện", *stamped)))
    assert (document.title, document.section) == (ROAD_OVER, "Tin trong huyện")
    assert document.body == "\n".join((*COLUMN, PROSE))
    document = page("\n".join(("Trang chủ", "Liên hệ", *COLUMN, *stamped)))
    assert (document.title, document.body) == (ROAD_OVER, PROSE)


def test_a_few_lines_above_the_stamp_are_no_column() -> None:
    document = page(f"{ROAD}\nGhi ở xóm Mới\nKỳ 2\nNgười góp đất, người góp công sức\n02/06/2023\n{PROSE}")
    assert document.title == ROAD


def test_two_lines_of_a_letterhead_without_text_are_one_title_and_no_section() -> None:
    document = page("ỦY BAN NHÂN DÂN\nHUYỆN ĐÔNG\nPHÒNG NỘI VỤ")
    assert (document.title, document.section) == ("ỦY BAN NHÂN DÂN HUYỆN ĐÔNG", "")


def test_whom_a_speech_turns_to_is_no_title() -> None:
    document = page(f"Kính thưa các đồng chí!\nThưa toàn thể nhân dân!\n{PROSE}")
    assert (document.title, document.title_source) == (PROSE.rstrip("."), "lead")
