"""Odd files: sensible metadata or none, never an invented date or author, no exception, no line lost."""

import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.clean import clean
from indexer.convert import to_document
from indexer.extract import extract
from indexer.model.document import Document
from indexer.model.files import RawFile

Form = Literal["text", "markdown", "record"]
FORMS: tuple[Form, ...] = ("text", "markdown", "record")

ENGLISH = "The committee met on Monday to talk about the new road and the old bridge, and nobody left early."
SHOUTED = "TOÀN THỂ CÁN BỘ, ĐẢNG VIÊN VÀ NHÂN DÂN TRONG XÃ CÙNG NHAU LÀM ĐƯỜNG, TRỒNG CÂY, GIỮ GÌN VỆ SINH THÔN XÓM."
WHISPERED = "chi bộ họp bàn chuyện làm con đường qua cánh đồng, ai cũng đồng ý góp công góp của cho xong trước mùa mưa"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc"

NOTHING = {
    "empty": "",
    "blank": " \n\t\n\u00a0\n",
    "signs": "*** --- ... !!! ???\n=====\n",
    "emoji": "🎉🎉🎉\n👍",
    "digits": "12 345 678\n9/12\n3-1",
    "fractions": "18/33 tập thể và 45/119 đồng chí dự họp, đạt tỷ lệ cao hơn cùng kỳ, còn 16/35 chi bộ chưa họp.",
    "impossible days": "Sáng 31/2/2022, cả xã họp ở đình làng để bàn chuyện làm đường qua cánh đồng trước mùa mưa lũ.",
    "day without year": "Sáng 10.7, cả xã họp ở đình làng để bàn chuyện làm đường qua cánh đồng trước mùa mưa lũ.",
    "years only": "Từ năm 2016 đến năm 2020, nhiệm kỳ 2015-2020, xã làm được chín con đường và ba cây cầu qua kênh.",
    "birth": "Ông sinh ngày 2 tháng 9 năm 1945 tại làng Đông, là con thứ ba của một nhà nho nghèo dạy chữ cho trẻ.",
    "decision": "Theo Nghị quyết số 11-NQ/HU ngày 04/5/2020 của Huyện ủy, xã đã làm xong ba việc lớn trong mùa khô.",
    "lunar": "Mùng 3 tháng 2 âm lịch, làng mở hội rước nước từ sông về đình, trai làng thi vật, gái làng thi thổi cơm.",
    "phone": "Gọi 0912.345.678 hoặc 024-3825-6789 khi thấy nước vượt báo động ba tại cống đầu làng, ngày cũng như đêm.",
    "address": "192.168.1.1\nhttps://example.org/2022/11/15/tin.html\nai@example.org",
    "versions": "Ứng dụng bản 10.7.2018.1 sửa lỗi đăng nhập, bản 10.8 thêm tìm kiếm không dấu, nên cập nhật ngay.",
    "money": "Tối 7.5 triệu đồng mỗi hộ, chiều 3.2 tỷ đồng cả xã, số tiền ấy đủ làm xong con đường qua cánh đồng lớn.",
    "one word": "Chợ",
    "one letter": "a",
    "long word": "a" * 100_000,
    "one long line": "nước lên " * 200_000,
    "english": ENGLISH,
    "french": "Le comité s'est réuni lundi pour parler de la route nouvelle, et personne n'est parti avant la fin.",
    "russian": "Комитет собрался в понедельник, чтобы обсудить новую дорогу и старый мост, и никто не ушёл.",
    "chinese": "委员会星期一开会讨论新路和旧桥的问题。没有人提前离开。",
    "arabic": "اجتمعت اللجنة يوم الاثنين لمناقشة الطريق الجديد والجسر القديم ولم يغادر أحد قبل النهاية.",
    "capitals": SHOUTED,
    "no capitals": WHISPERED,
    "no marks": "chi bo hop ban chuyen lam con duong qua canh dong, ai cung dong y gop cong gop cua cho xong viec.",
    "decomposed": unicodedata.normalize("NFD", WHISPERED),
    "windows lines": WHISPERED.replace(", ", ",\r\n"),
    "old mac lines": WHISPERED.replace(", ", ",\r"),
    "table": "Tên\tTuổi\tNơi ở\nLê Na\t31\tThôn Đông\nHà My\t28\tThôn Đoài",
    "csv": "ten,ngay sinh,noi o\nLe Na,02/09/1990,Thon Dong\nHa My,03/10/1991,Thon Doai",
    "json": '{"id": 1, "ngay": "2023-06-02", "ten": "Le Na"}',
    "xml": '<?xml version="1.0"?><tin ngay="2023-06-02"><ten>Le Na</ten></tin>',
    "html": "<html><head><title>Một trang</title></head><body><p>Nội dung của trang</p></body></html>",
    "code": "def main():\n    print('10/7/2018')\n\n\nif __name__ == '__main__':\n    main()",
    "log": "2023-06-02 17:12:33 ERROR disk full\n2023-06-02 17:12:34 INFO retry 1\n2023-06-02 17:12:35 INFO retry 2",
    "subtitles": "1\n00:00:01,000 --> 00:00:04,000\nChào các bạn\n\n2\n00:00:05,000 --> 00:00:08,000\nHôm nay trời đẹp",
    "poem": "Sông quê con nước lớn ròng\nĐò ai neo bến cho lòng ngẩn ngơ\nEm về dệt chiếu làm thơ",
    "chat": "Lan: mai mấy giờ họp?\nHùng: 7h30\nLan: ok\nHùng: nhớ mang sổ",
    "recipe": "Canh chua\n- 1 con cá lóc\n- 2 quả cà chua\n1. Nấu nước\n2. Thả cá",
    "list of things": "Gạo\nMuối\nDầu hỏa\nMì gói\nThuốc khử trùng",
    "questions": "Ai đi?\nĐi đâu?\nBao giờ về?",
    "repeated line": "Giữ gìn vệ sinh chung\n" * 500,
    "many lines": "\n".join(f"Dòng số {number}" for number in range(3_000)),
    "quotes": "“Mai mấy giờ họp?”, bà hỏi. “Bảy giờ”, ông đáp. Rồi hai người im lặng nhìn ra con đường đất đỏ sau nhà.",
    "brackets": "(một (hai [ba {bốn}]) năm))) sáu",
    "bidi": "Tin \u202etxt.exe\u202c và \u200bkhoảng trắng",
    "surrogates": "Tin \ud800 hỏng",
    "nul and controls": "Tin\x07 có \x1b[31mmàu\x1b[0m",
    "only breaks": "\u2028\u2029\x0b\x0c\x85",
    "math": "a² + b² = c²; 1/2 + 1/3 = 5/6; x = 2022 - 15 - 11",
    "schedule": "THỨ HAI (19/8)\n7h30 Chào cờ\nTHỨ BA (20/8)\n8h00 Họp",
    "table of people": "TT | Tên | Ngày sinh | Việc\n1 | Lê Văn Mẫu | 02/09/1990 | Thợ\n2 | Hà My | 03/10/1991 | Thợ",
    "table in capitals": "STT\tHỌ VÀ TÊN\tCHỨC VỤ\n1\tLÊ NA\tBÍ THƯ\n2\tHÀ MY\tPHÓ BÍ THƯ",
    "pasted page": "<!DOCTYPE html>\n<html lang='vi'><head><script>var a = {Name: 'Value'};</script></head>\n"
    "<body class='Home'><div id='Main'><p>Hôm nay họp</p><a href='/Tin/Moi'>Tin Mới</a></div></body></html>",
    "mojibake": "Chi bá»™ há»p bÃ n chuyá»‡n lÃ m Ä‘Æ°á»ng, Ä‘áº£ng viÃªn Ä‘á»“ng Ã½ gÃ³p cÃ´ng gÃ³p cá»§a cho xong.",
    "question marks": "Nguy?n V?n A, B? th? Huy?n ?y, ph?t bi?u t?i H?i ngh?, nh?n m?nh ba vi?c ph?i l?m.",
    "old code page": "§ång chÝ NguyÔn V¨n A, BÝ th­ HuyÖn uû, ph¸t biÓu t¹i héi nghÞ, nhÊn m¹nh ba viÖc.",
    "all capitalised": "Chi Bộ Họp Bàn Chuyện Làm Con Đường Qua Cánh Đồng, Ai Cũng Đồng Ý Góp Công Góp Của Cho Xong.",
    "menu": "Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ | Sơ đồ cổng | Hỏi đáp | Góp ý",
    "menu on lines": "Trang chủ\nGiới thiệu\nTin tức\nVăn bản\nLiên hệ\nTìm kiếm",
    "menu in English": "Home\nNews\nAbout us\nContact\nSearch\nEnglish",
    "address of an office": "UBND XÃ ĐÔNG\nĐịa chỉ: thôn Trung\nĐiện thoại: 0227 3 000 111\nEmail: xadong@example.vn",
    "imprint": "BÁO SÔNG NHUỆ ĐIỆN TỬ\nTổng Biên tập: Lê Na\nTòa soạn: 7 Bến Đò\n© 2023 Báo Sông Nhuệ",
    "comment form": "Bình luận\nHọ và tên\nEmail\nNội dung\nMã bảo mật\nGửi bình luận",
    "comments of readers": "Ý kiến (2)\nHoa Ban\nBài hay quá\nThích 3 Trả lời\nLê Na\nCảm ơn\nThích 1 Trả lời",
    "counters": "Đang truy cập: 12\nHôm nay: 1.203\nTổng lượt truy cập: 9.112.000",
    "other pages": "Tin liên quan\nRa quân làm đường (04/05/2018)\nHiến máu (27/04/2018)\nHọp dân (13/04/2018)",
    "list of winners": f"{WHISPERED.capitalize()}:\nLò Văn Tại\nQuàng Văn Sơn\nHà Trung Kiên\nCà Thị Hoa",
    "office at the end": f"{WHISPERED.capitalize()}.\nTRƯỜNG TIỂU HỌC NẬM CHẨY",
    "filler": "Lorem Ipsum Dolor Sit Amet Consectetur Adipiscing Elit. Sed Do Eiusmod Tempor Incididunt Ut Labore.",
    "base64": "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL",
    "formulas": r"\documentclass{article}\title{Báo cáo}\author{Nobody}\begin{document}x_1 = 3/4\end{document}",
    "database": "INSERT INTO Users (Name, Age) VALUES ('Le Na', 31); SELECT * FROM Orders WHERE Total > 1000;",
    "typed raw": "Ddoongf chis Nguyeenx Vawn An hopj taij Haf Nooij, nhaans manhj ba vieecj phair lamf xong.",
    "hebrew": "הוועדה נפגשה ביום שני כדי לדבר על הדרך החדשה ועל הגשר הישן, ואיש לא עזב לפני הסוף.",
    "thai": "คณะกรรมการประชุมวันจันทร์เพื่อหารือเรื่องถนนสายใหม่และสะพานเก่า ไม่มีใครออกก่อนเวลา",
    "full width": "Ｃｈｉ ｂộ ｈọｐ ｂàｎ ｃｈｕｙệｎ ｌàｍ đườｎｇ",
    "birthdays in cells": "<tr><th>Tên</th><th>Ngày sinh</th></tr><tr><td>Lê Na</td><td>02/09/1990</td></tr>",
    "days": "01/01/2020\n02/01/2020\n03/01/2020",
    "card": "BEGIN:VCARD\nFN:Lan\nTEL:0912345678\nEND:VCARD",
    "calendar": "BEGIN:VEVENT\nDTSTART:20230602T080000\nSUMMARY:Họp\nEND:VEVENT",
    "lyrics": "[00:12.00]Đêm nay trăng sáng\n[00:15.30]Em về bên ấy",
    "bank message": "TK 0123 GD: +500,000VND 02/06/23 17:12 SD: 1,000,000VND",
    "difference": "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-Họp\n+Hop",
    "letters apart": "C Ộ N G  H Ò A\nĐ ộ c  l ậ p  -  T ự  d o",
    "contents": "Chương I ............ 5\nChương II ........... 12\nĐiều 1 .............. 13",
    "korean": "위원회는 2023년 6월 2일 회의를 열었다.",
    "hours ago alone": "2 giờ trước",
    "scores": "Đội Đông 3-1 Đội Đoài\nĐội Nam 2-2 Đội Bắc",
}  # fmt: skip

NAMING = frozenset({"table of people", "table in capitals", "table", "csv", "chat", "xml", "json"}) | {
    "comments of readers",
    "list of winners",
    "birthdays in cells",
}
"""Texts with names of persons in cells, which may be found or not."""

SOMETHING: dict[str, tuple[str, dict[str, object]]] = {
    "title only": ("Chi bộ họp bàn làm đường", {"title": "Chi bộ họp bàn làm đường", "body": ""}),
    "byline only": ("Bài, ảnh: Lê Na", {"authors": ("Lê Na",), "body": ""}),
    "stamp only": ("Ngày đăng 02/06/2023 | 17:12", {"published": "2023-06-02T17:12", "body": ""}),
    "junk only": ("Đánh giá:\nIn trang\nChia sẻ Facebook", {"authors": (), "published": ""}),
    "caption only": ("Ảnh: Lê Na", {"published": ""}),
    "whole day": (f"Sáng 5/6/2023, {WHISPERED}.", {"event_date": "2023-06-05", "published": ""}),
    "table": (NOTHING["table"], {"title": "tệp", "title_source": "name"}),
    "form below the motto": (
        f"{MOTTO}\n\nĐƠN XIN XÁC NHẬN\nKính gửi: ......\n......, ngày ..... tháng ..... năm 20....\nNgười làm đơn",
        {"title": "ĐƠN XIN XÁC NHẬN", "published": "", "authors": ()},
    ),
    "form with fields": (
        "HÓA ĐƠN GTGT\nKý hiệu: 1C23TAA  Số: 00000123\nĐơn vị: Công ty TNHH Mẫu  MST: 0101234567\nCộng: 1.234 đ",
        {"title": "HÓA ĐƠN GTGT", "section": "", "published": ""},
    ),
    "wedding": (
        "Kính mời: ......\nVào hồi 11 giờ 00, ngày 12 tháng 3 năm 2019\n(Tức ngày 07 tháng 02 năm Kỷ Hợi)\nTại: Đình",
        {"published": "", "authors": ()},
    ),
    "diary": (
        "12/6/2019\nMưa\n13/6/2019\nĐi chợ\n14/6/2019\nPhơi lúa",
        {"published": "", "removed": (), "body": "Mưa\n13/6/2019\nĐi chợ\n14/6/2019\nPhơi lúa"},
    ),
    "diary in sentences": (
        f"Thứ Hai, 12/6/2019\n{WHISPERED}.\nThứ Ba, 13/6/2019\n{WHISPERED}.",
        {"published": "", "removed": (), "title": "Thứ Hai, 12/6/2019"},
    ),
    "quoted mail": (
        "From: Lan\nSent: Monday, March 6, 2023 9:12 AM\nSubject: Họp\n\nVâng\n> Sent: Friday, March 3, 2023 4:50 PM",
        {"published": "2023-03-06T09:12", "body": "From: Lan\nVâng\n> Sent: Friday, March 3, 2023 4:50 PM"},
    ),
    "signed promise": (
        f"CAM KẾT\nTôi là Cà Văn Ón, {WHISPERED}.\nNgày 04 tháng 4 năm 2019\nNgười cam kết\nCà Văn Ón",
        {"captions": (), "authors": ()},
    ),
    "time of a meeting": (
        f"{WHISPERED.capitalize()}.\nThời gian: 7 giờ 30 ngày 12/4/2019",
        {"published": "", "event_date": "2019-04-12", "event_date_source": "Thời gian: 7 giờ 30 ngày 12/4/2019"},
    ),
    "day in capitals": (f"SÁNG 5/6/2023, {SHOUTED}", {"event_date": "2023-06-05"}),
    "five megabytes": ("Chi bộ họp\n\n" + "nước lên rồi. " * 360_000, {"title": "Chi bộ họp", "published": ""}),
}


def read(text: str) -> Document:
    return to_document(RawFile("tệp", "tệp.txt", "text", text))


@pytest.mark.parametrize("name", NOTHING)
def test_no_date_author_or_section_is_invented(name: str) -> None:
    document = read(NOTHING[name])
    assert (document.published, document.event_date) == ("", "")
    assert document.published_source == document.event_date_source == ""
    assert (document.authors, document.section, document.views) == ((), "", "")
    assert document.title.strip()
    assert "\n" not in document.title


@pytest.mark.parametrize("name", NOTHING)
@pytest.mark.parametrize("form", FORMS[1:])
def test_nor_in_markdown_and_records(name: str, form: Form) -> None:
    document = to_document(RawFile("tệp", "tệp", form, NOTHING[name]))
    assert (document.published, document.event_date, document.authors) == ("", "", ())
    assert document.title.strip()


@pytest.mark.parametrize("name", SOMETHING)
def test_what_an_odd_file_tells_is_read(name: str) -> None:
    text, expected = SOMETHING[name]
    document = read(text)
    assert {key: getattr(document, key) for key in expected} == expected


@pytest.mark.parametrize("name", NOTHING)
def test_no_person_is_found_in_a_text_that_names_none(name: str) -> None:
    if name not in NAMING:
        persons = [entity.text for entity in extract(read(NOTHING[name][:200_000])) if entity.type == "person"]
        assert persons == []


@pytest.mark.parametrize("name", ["money", "fractions", "versions", "address", "phone", "math", "lunar", "scores"])
def test_no_number_is_taken_for_a_day(name: str) -> None:
    assert [entity.text for entity in extract(read(NOTHING[name])) if entity.type == "date"] == []


LINES = st.sampled_from(
    [
        "Chi bộ họp bàn làm đường",
        "Thời sự - Chính trị",
        "Ngày đăng 02/06/2023 | 17:12 | Lượt xem: 545",
        "Hồng Nguyên – Tuấn Anh",
        "Bài, ảnh: Hà Trang",
        "Đại biểu tham dự hội nghị",
        "Đường làng - Ảnh: LÊ TRUNG",
        "Số lần đọc:704",
        "Các tin khác",
        "- Hiến máu (27/04/2018)",
        "Xã Đông, ngày 9 tháng 6 năm 2022",
        "QUYẾT ĐỊNH",
        "Về việc lập tổ tự quản",
        "Điều 1. Lập tổ tự quản",
        "CHỦ TỊCH",
        "-----",
        "a) việc thứ nhất",
        WHISPERED,
        f"{WHISPERED.capitalize()}.",
        f"Sáng 5/6, {WHISPERED}.",
        f"    {SHOUTED}",
        "Trái            Phải",
        "",
        "",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=14))
@settings(max_examples=80)
def test_every_word_of_a_page_stands_somewhere_and_parts_cover_the_body(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read(text)
    kept = [document.title, document.section, *document.authors, *document.captions, document.body]
    told = set(re.findall(r"\w+", " ".join([*kept, *(line.text for line in document.removed)])))
    assert set(re.findall(r"\w+", clean(text))) <= told
    assert "\n".join(document.body[part.start : part.end] for part in document.parts) == document.body
    assert document.title.strip()


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=14))
@settings(max_examples=60)
def test_every_number_of_a_date_stands_in_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read(text)
    numbers = {int(number) for number in re.findall(r"[0-9]+", clean(text)) if len(number) < 9}
    for date in (document.published[:10], document.event_date):
        assert {int(number) for number in re.findall(r"\d+", date)} <= numbers


@given(st.text(max_size=200), st.sampled_from(FORMS))
def test_any_text_gives_a_document(text: str, form: Form) -> None:
    raw = RawFile("a", "a", form, text)
    assert to_document(raw) == to_document(raw)
