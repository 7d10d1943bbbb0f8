"""Dates of a page: when it was posted, of which day it tells, and that neither is ever invented."""

import pytest

from indexer.convert import to_document
from indexer.convert.events import find_event
from indexer.convert.sentences import first_sentence
from indexer.convert.stamps import read_stamp
from indexer.model.document import Document
from indexer.model.files import RawFile

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."


def page(*lines: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", "\n".join(lines)))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Ngày đăng 02/06/2023 | 17:12  | Lượt xem: 545", "2023-06-02T17:12"),
        ("Ngày: 11.07.2018", "2018-07-11"),
        ("Cập nhật lúc: 08:12, Thứ Tư, 20/04/2016 (GMT+7)", "2016-04-20T08:12"),
        ("Cập nhật ngày: 07/09/2018 08:14 AM   |   Lượt xem: 1.203   | A- A A+", "2018-09-07T08:14"),
        ("Ngày 08/03/2022 06:30 PM", "2022-03-08T18:30"),
        ("27/4/2021 - 10:08 SA", "2021-04-27T10:08"),
        ("27/4/2021 - 12:08 SA", "2021-04-27T00:08"),
        ("27/4/2021 - 02:08 CH", "2021-04-27T14:08"),
        ("Thứ năm - 19/10/2017 14:20 | In bài viết", "2017-10-19T14:20"),
        ("Được đăng ngày Thứ bảy, 29 Tháng 6 2019 07:44", "2019-06-29T07:44"),
        ("Đăng lúc 15:44 - 22/08/2018", "2018-08-22T15:44"),
        ("18:20 - 10/05/2013", "2013-05-10T18:20"),
        ("Date: Fri, 2 Jun 2023 17:12:33 +0700", "2023-06-02T17:12"),
        ("Sent: Friday, June 2, 2023 5:12 PM", "2023-06-02T17:12"),
        ("Đã gửi: Thứ Sáu, 2 tháng 6 2023 5:12 CH", "2023-06-02T17:12"),
        ("10:15 | 12/07/2023", "2023-07-12T10:15"),
        ("Chủ Nhật, 13/11/2016, 21:03", "2016-11-13T21:03"),
        ("Thứ ba, 20/12/2016 | 15:02:33", "2016-12-20T15:02"),
        ("(Ngày: 26.05.2016)", "2016-05-26"),
        ("17/03/2024 10:41 GMT+7  •  PV", "2024-03-17T10:41"),
        ("SỨC KHỎE – Thứ Tư, 23/11/2022 14:30", "2022-11-23T14:30"),
        ("Ngày đăng: 22/10/2025  -  Lượt đọc: 8.417  -  Nguồn: Trang TTĐT xã Đông", "2025-10-22"),
        ("Ngày 02 tháng 6 năm 2023", "2023-06-02"),
        ("Bảo hiểm xã hội TP Buôn Ma Thuột | Thứ ba, 14/06/2022", "2022-06-14"),
        ("Ngay dang: 14/06/2022", "2022-06-14"),
        ("Lượt xem: 545 - Ngày đăng: 02/06/2023", "2023-06-02"),
        ("02/06/2023 | Lê Na", "2023-06-02"),
        ("2 Tháng Sáu, 2023", "2023-06-02"),
        ("Tháng Mười Hai 25, 2023", "2023-12-25"),
        ("Ngày 2 tháng 6, 2023", "2023-06-02"),
        ("6/2/2023 12:00:00 AM", "2023-02-06"),
        ("Được đăng: 17 Tháng 3 2016 10:23", "2016-03-17T10:23"),
        ("Posted on 27 Tháng Ba, 2023 by admin", "2023-03-27"),
        ("Thứ Năm, 30/7/2020 7:0'(GMT+7)", "2020-07-30T07:00"),
        ("NLB | 19/05/2022 | 11:05", "2022-05-19T11:05"),
        ("Friday, January 9, 2015", "2015-01-09"),
        ("9 Sept 2015", "2015-09-09"),
        ("Post date: 08/11/2023", "2023-11-08"),
        ("Lần cập nhật cuối ( Thứ sáu, 18 Tháng 3 2016 07:15 )", "2016-03-18T07:15"),
        ("Thời gian: 19 giờ 30 phút ngày 12 tháng 4 năm 2019", ""),
        ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42"),
        ("00:00 17/09/2018", "2018-09-17"),
        ("Maybe 9, 2015", ""),
        ("February 31, 2015", ""),
        ("Ngày đăng: 02/6/23", ""),
        ("31/02/2023", ""),
        ("Ngày đăng 45/06/2023", ""),
        ("Họp ngày 14/06/2022 ở thôn", ""),
        ("Lịch tuần 24", ""),
        ("17:12", ""),
    ],
)
def test_the_day_of_posting_is_read_from_its_line(line: str, published: str) -> None:
    for document in (page("Chi bộ họp bàn làm đường", line, PROSE), page("Chi bộ họp bàn làm đường", PROSE, line)):
        assert document.published == published
        assert bool(document.published_source) is bool(published)
        assert document.published_source.strip("()") in line.replace("  ", " ")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Liên Sơn, ngày 09 tháng 6 năm 2022", "2022-06-09"),
        ("TRI TÔN, NGÀY 11 THÁNG 10 NĂM 2017", "2017-10-11"),
        ("Số 04-GM/CB                        TP. Tuyên Quang, ngày 28/02/2024", "2024-02-28"),
        ("(Số 43/BC-UBND, ngày 28/02/2021)", "2021-02-28"),
        ("Sóc Sơn, 24.6.2010", "2010-06-24"),
        ("Văn Yên, hồi 20 giờ 40 phút ngày 09/9/2024", "2024-09-09T20:40"),
        ("Thuận Nam, ngày 16/8/2019 - VĂN PHÒNG HĐND", "2019-08-16"),
        ("Liên Sơn, ngày     tháng 6 năm 2022", ""),
    ],
)
def test_a_letter_is_dated_by_its_place_and_day_which_stay_in_the_text(line: str, published: str) -> None:
    document = page("UBND HUYỆN LẮK", line, "QUYẾT ĐỊNH", "Về việc lập tổ", PROSE, "CHỦ TỊCH", "Y Khuê")
    assert document.published == published
    assert " ".join(line.split()) in " ".join(document.body.split())


def test_of_two_stamps_the_first_counts() -> None:
    document = page("Chi bộ họp bàn làm đường", "Ngày đăng 02/06/2023", PROSE, "Ngày cập nhật 05/06/2023")
    assert document.published == "2023-06-02"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2023-06-02", "2023-06-02"),
        ("2023-06-02T17:12:05+07:00", "2023-06-02T17:12"),
        ("2023-06-02 17:12", "2023-06-02T17:12"),
        ("2023-06-02T17:12:05.123Z", "2023-06-02T17:12"),
        ("02/06/2023", "2023-06-02"),
        ("02/06/2023 17:12", "2023-06-02T17:12"),
        ("Thứ sáu, 2/6/2023, 17h12", "2023-06-02T17:12"),
        ("2/6/2023 25:12", "2023-06-02"),
        ("2023-13-02", ""),
        ("06/2023", ""),
        ("hôm qua", ""),
        ("", ""),
    ],
)
def test_a_field_may_hold_an_iso_or_a_vietnamese_date(text: str, when: str) -> None:
    assert read_stamp(text).when == when


@pytest.mark.parametrize(
    ("paragraph", "day", "words"),
    [
        ("Chiều ngày 15/11/2022, Thường trực họp.", "2022-11-15", "Chiều ngày 15/11/2022"),
        ("Sáng 22-12-2022, Ban Dân vận họp.", "2022-12-22", "Sáng 22-12-2022"),
        ("Ngày 14 và 15/5/2015, đại hội họp.", "2015-05-14", "Ngày 14 và 15/5/2015"),
        ("Trong hai ngày 9-10/12/2024, tập thể họp.", "2024-12-09", "Trong hai ngày 9-10/12/2024"),
        ("Hà Tĩnh, 11/6/2018 – Từ ngày 02/5, huyện làm.", "2018-06-11", "Hà Tĩnh, 11/6/2018"),
        ("QUẢNG NINH, ngày 16/3/2024 - Trung tâm làm.", "2024-03-16", "QUẢNG NINH, ngày 16/3/2024"),
        ("(Thanh Hóa, 05/9/2025) Ra đời từ hè.", "2025-09-05", "Thanh Hóa, 05/9/2025"),
        ("(Trang tin) - Sáng 5/6/2023, chi bộ họp.", "2023-06-05", "(Trang tin) - Sáng 5/6/2023"),
        ("Lai Châu - Sáng 5-9-2017, khi trời còn tối.", "2017-09-05", "Lai Châu - Sáng 5-9-2017"),
        ("Hôm nay, lúc 19h ngày 17 tháng 5 năm 2019, họp.", "2019-05-17", "Hôm nay, lúc 19h ngày 17 tháng 5 năm 2019"),
        ("Đúng 8 giờ sáng 19/8/2022, màn hình sáng.", "2022-08-19", "Đúng 8 giờ sáng 19/8/2022"),
        ("Sáng nay (10/11/2018), cả xã họp.", "2018-11-10", "Sáng nay (10/11/2018)"),
        ("14/10/2020, 21h30. Nước lên tới mái.", "2020-10-14", "14/10/2020"),
        ("Mở đầu hội nghị, sáng 09/7/2024, đồng chí nói.", "2024-07-09", "sáng 09/7/2024"),
        ("Chieu ngay 15/11/2022, Thuong truc hop.", "2022-11-15", "Chieu ngay 15/11/2022"),
        ("Chiều 31/2/2022, Thường trực họp.", "", ""),
        ("Từ ngày 1/1/2022, giá điện tăng.", "", ""),
        ("Đến ngày 15/11/2022, toàn huyện có 9 xã.", "", ""),
        ("Thực hiện Nghị quyết số 5, ngày 3/2/2021 của Huyện ủy.", "", ""),
        ("Theo Quyết định ngày 3/2/2021 của Huyện ủy, xã làm.", "", ""),
        ("Tối 7.5 triệu đồng được góp.", "", ""),
        ("Sáng 10.7, chi bộ họp.", "", ""),
        ("Đảng viên 9/12 chi bộ dự.", "", ""),
        ("Chiều nay trời mưa.", "", ""),
    ],
)  # fmt: skip
def test_the_day_of_an_event_is_read_from_the_dateline(paragraph: str, day: str, words: str) -> None:
    event = find_event("Tin", [paragraph], "")
    assert (event.day, event.words) == (day, words)


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        ("Sáng 10.7, chi bộ họp.", "2018-07-11", "2018-07-10"),
        ("Ngày 28/12, chi bộ họp.", "2019-01-02T08:00", "2018-12-28"),
        ("Ngày 3/1, chi bộ sẽ họp.", "2018-12-28", "2019-01-03"),
        ("Sáng 29/2, chi bộ họp.", "2020-03-01", "2020-02-29"),
        ("Sáng 29/2, chi bộ họp.", "2018-03-01", ""),
        ("Ngày 7 và 8.5, chi bộ họp.", "2018-05-09", "2018-05-07"),
    ],
)
def test_a_day_without_year_takes_that_of_the_posting_and_says_so(dateline: str, published: str, day: str) -> None:
    event = find_event("Tin", [dateline], published)
    assert event.day == day
    assert (event.words, event.year) == ((dateline.partition(",")[0], "published") if day else ("", ""))


@pytest.mark.parametrize(
    ("title", "sentence", "day"),
    [
        ("Tin", "Sáng ngày 4/3 thị ủy họp triển khai nhiệm vụ và ký kết thi đua năm 2020.", "2020-03-04"),
        ("Kế hoạch công tác 2020", "Sáng ngày 4/3 thị ủy họp.", "2020-03-04"),
        ("Tin", "Sáng 5/7, huyện ủy họp bàn nhiệm vụ 6 tháng cuối năm 2018.", "2018-07-05"),
        ("Tin", "Sáng 5/1, xã tổng kết năm 2019, triển khai nhiệm vụ năm 2020.", "2020-01-05"),
        ("Tin", "Sáng 25/12, xã tổng kết năm 2019, triển khai nhiệm vụ năm 2020.", "2019-12-25"),
        ("Tin", "Sáng 25/12, xã bàn nhiệm vụ năm 2020.", ""),
        ("Tin", "Sáng 5/1, xã tổng kết công tác năm 2019.", ""),
        ("Tin", "Sáng 5/6, sở công bố kết quả thi đua năm 2019.", ""),
        ("Tin", "Sáng 5/6, số ca mắc tăng so với cùng kỳ kế hoạch năm 2019.", ""),
        ("Tin", "Sáng 5/6, chị sinh năm 1990 nhận giải.", ""),
        ("Tin", "Sáng 5/6, đại hội nhiệm kỳ 2020-2025 khai mạc.", ""),
        ("Tin", "Sáng 5/6, xã bàn kế hoạch năm 2020-2025.", ""),
        ("Tin", "Sáng 5/6, con đường làm từ năm 2016 đã xong.", ""),
        ("Tin", "Sáng 5/6, kế hoạch năm 2020 và kế hoạch năm 2023 được bàn.", ""),
        ("Tin", "Sáng 5/6, xã họp.", ""),
    ],
)
def test_a_day_without_year_and_posting_takes_only_a_year_named_for_what_is_held(
    title: str, sentence: str, day: str
) -> None:
    event = find_event(title, [sentence], "")
    assert event.day == day
    assert event.year == (f"năm {day[:4]}" if day else "")


@pytest.mark.parametrize(
    ("lines", "day", "words"),
    [
        (["Thời gian: 19 giờ, ngày 14 tháng 3 năm 2021"], "2021-03-14", "Thời gian: 19 giờ, ngày 14 tháng 3 năm 2021"),
        (["- Khai mạc: 19h ngày 05/9/2021"], "2021-09-05", "Khai mạc: 19h ngày 05/9/2021"),
        (["1. THỜI GIAN: 14h00 THỨ SÁU 08/09/2023 TẠI ĐÌNH"], "2023-09-08", "THỜI GIAN: 14h00 THỨ SÁU 08/09/2023"),
        (["Vào hồi 8 giờ 00, ngày 19/5/2023 (thứ Sáu)"], "2023-05-19", "Vào hồi 8 giờ 00, ngày 19/5/2023"),
        (["Vào hồi 8 giờ 00, ngày 19/5 (thứ Sáu)"], "", ""),
        (["Thời gian: từ 22h00 ngày 9/8/2023 đến 4h00 ngày 10/8/2023"], "", ""),
        (["Thời gian: từ ngày 9/8/2023 trở đi"], "", ""),
        (["Thời gian: chậm nhất là ngày 9/8/2023"], "", ""),
        (["Thời gian: 8 giờ ngày 9/8/2023", "Thời gian: 8 giờ ngày 10/8/2023"], "", ""),
        (["Thời gian: 8h ngày 9/8/2023", "Thời gian: 9h ngày 9/8/2023"], "2023-08-09", "Thời gian: 8h ngày 9/8/2023"),
        (["Thời gian làm bài: 45 phút, kể từ ngày 9/8/2023"], "", ""),
        ([f"Chiều 04/5/2023, {PROSE}", "Thời gian: 8 giờ ngày 9/8/2023"], "2023-05-04", "Chiều 04/5/2023"),
    ],
)  # fmt: skip
def test_a_line_that_says_when_something_is_held_tells_the_day_of_the_event(
    lines: list[str], day: str, words: str
) -> None:
    event = find_event("Giấy mời", lines, "")
    assert (event.day, event.words) == (day, words)


def test_only_the_first_paragraphs_hold_a_dateline() -> None:
    assert find_event("Tin", [PROSE, PROSE, "Sáng 5/6/2023, xã họp ở đình làng."], "") == find_event("Tin", [], "")


def test_posting_and_event_are_two_days() -> None:
    document = page("Chi bộ họp bàn làm đường", "Ngày đăng 05/05/2023", f"Chiều 04/5/2023, {PROSE}")
    assert (document.published, document.event_date) == ("2023-05-05", "2023-05-04")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Xong rồi. Về thôi.", "Xong rồi"),
        ("Ở TP. Vinh trời mưa. Hết.", "Ở TP. Vinh trời mưa"),
        ("Bà L. nói vậy. Hết.", "Bà L. nói vậy"),
        ("1. Việc đầu. Việc sau.", "1. Việc đầu"),
        ("Giá 4.861 đồng. Rẻ.", "Giá 4.861 đồng"),
        ("Năm 2020. Rồi sao?", "Năm 2020"),
        ("Ai đó? Tôi.", "Ai đó"),
        ("Không có dấu chấm", "Không có dấu chấm"),
        ("Gặp aTP. Hết.", "Gặp aTP"),
        ("Số 12. Hết.", "Số 12"),
        (" 12. Hết. Xong.", " 12. Hết"),
        ("", ""),
    ],
)
def test_the_first_sentence_does_not_end_at_an_abbreviation(text: str, first: str) -> None:
    assert first_sentence(text) == first


@pytest.mark.parametrize(
    ("stamps", "published"),
    [
        (["28/11/2026", "Ngày đăng: 02/06/2023"], "2023-06-02"),
        (["28/11/2026", "02/06/2023 17:12"], "2023-06-02T17:12"),
        (["Cập nhật: 05/06/2023 08:00", "Ngày đăng: 02/06/2023"], "2023-06-02"),
        (["02/06/2023 17:12", "Cập nhật: 05/06/2023 08:00"], "2023-06-02T17:12"),
    ],
)
def test_of_several_stamps_the_one_that_tells_the_posting_counts(stamps: list[str], published: str) -> None:
    assert page("Chi bộ họp bàn làm đường", *stamps, PROSE).published == published


def test_a_stamp_may_stand_under_the_lead_when_none_stands_above_it() -> None:
    more = "Buổi chiều, cả chi bộ ra đồng đo lại đoạn đường sẽ làm và cắm mốc ở chỗ phải nắn."
    document = page("Chi bộ họp bàn làm đường", PROSE, "Mai Lan", "06/05/2023 13:30", more)
    assert (document.published, document.authors) == ("2023-05-06T13:30", ("Mai Lan",))
    assert document.body == f"{PROSE}\n{more}"
    document = page("Chi bộ họp bàn làm đường", "02/05/2023", PROSE, "06/05/2023 13:30", more)
    assert (document.published, document.body) == ("2023-05-02", f"{PROSE}\n06/05/2023 13:30\n{more}")


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("BÁO CÁO", "tình hình tháng 2", "UBND xã Đông", "(Số 43/BC-UBND, ngày 28/02/2021)", PROSE), "2021-02-28"),
        (("UBND XÃ ĐÔNG", "Số: 12/QĐ-UBND ngày 3/2/2021", "QUYẾT ĐỊNH", "Về việc khen thưởng", PROSE), "2021-02-03"),
        (("QUYẾT ĐỊNH", "Về việc khen thưởng", "Số: 43/2021/QĐ-UBND, ngày 28/02/2021", PROSE), "2021-02-28"),
        (("QUYẾT ĐỊNH", "Số 43a/QĐ-UBND ngày 28/02/2021", "Về việc khen thưởng", PROSE), "2021-02-28"),
        (("QUYẾT ĐỊNH", "Về việc khen thưởng", PROSE, PROSE, PROSE, "Số 12/QĐ-UBND ngày 3/2/2021", PROSE), ""),
        (("QUY CHẾ", "làm việc của xã", "(Số 12/QĐ-UBND ngày 3/2/2021)", PROSE), ""),
        (("QUY CHẾ", "làm việc của xã", "(Số 12/2021/QĐ-UBND ngày 3/2/2021)", PROSE), ""),
        (("Triển khai chỉ thị về học tập và làm theo", "Số 05-CT/TW ngày 15/5/2016", PROSE), ""),
        (("DANH MỤC VĂN BẢN", "Số 12/QĐ-UBND, ngày 3/2/2021", "Số 13/QĐ-UBND, ngày 4/2/2021"), ""),
        (("Hai thôn đắp đê", PROSE, "Số 12/QĐ-UBND ngày 3/2/2021"), ""),
    ],
)
def test_a_number_with_its_day_may_be_that_of_another_letter(lines: tuple[str, ...], published: str) -> None:
    assert to_document(RawFile("trang", "trang.txt", "text", "\n".join(lines))).published == published
