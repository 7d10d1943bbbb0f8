"""Numbers of documents, dates and numbers are found once, whatever way they are written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.clean import clean
from indexer.syllables import syllables
from indexer.units import find_dates, find_units, is_partial, partial_key, reference_key


def keys(text: str) -> list[str]:
    return [unit.key for unit in find_units(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("05-CT/TƯ", "ref:05-CT/TW"),
        ("Chỉ thị số 05-CT/TW của", "ref:05-CT/TW"),
        ("05/CT-TW", "ref:05-CT/TW"),
        ("5-CT/TW", "ref:05-CT/TW"),
        ("05 ct tw", "ref:05-CT/TW"),
        ("02 –NQ/ThU", "ref:02-NQ/THU"),
        ("02-NQ/ThU", "ref:02-NQ/THU"),
        ("02 — NQ / ThU", "ref:02-NQ/THU"),
        ("02 nq thu", "ref:02-NQ/THU"),
        ("02-nq/thu", "ref:02-NQ/THU"),
        ("12-HD/BTCTW", "ref:12-HD/BTCTW"),
        ("12-HD/BTCTƯ", "ref:12-HD/BTCTW"),
        ("1825-CV/BTCTU", "ref:1825-CV/BTCTU"),
        ("102-QĐi/TW", "ref:102-QĐI/TW"),
        ("30/2020/NĐ-CP", "ref:30/2020/NĐ-CP"),
        ("30/2020/nd-cp", "ref:30/2020/NĐ-CP"),
        ("30/2020/NĐ–CP", "ref:30/2020/NĐ-CP"),
        ("15/2023/TT-BYT", "ref:15/2023/TT-BYT"),
        ("09/2019/TTLT-BTC-BNV", "ref:09/2019/TTLT-BTC-BNV"),
        ("1234/QĐ-UBND", "ref:1234/QĐ-UBND"),
        ("1234 qd ubnd", "ref:1234/QĐ-UBND"),
        ("16/CT-TTg", "ref:16/CT-TTG"),
        ("36a/NQ-CP", "ref:36A/NQ-CP"),
        ("2345/BNV-CCVC", "ref:2345/BNV-CCVC"),
        ("45/2019/QH14", "ref:45/2019/QH14"),
        ("công văn số 1825 gắn với", "ref:1825-CV"),
        ("Chỉ thị 05 của Bộ Chính trị", "ref:05-CT"),
        ("chi thi 05", "ref:05-CT"),
        ("nq 02", "ref:02-NQ"),
        ("nghị định 30/2020", "ref:30/2020/NĐ"),
        ("18-NQ", "ref:18-NQ"),
    ],
)
def test_a_document_number_has_one_key_in_every_writing(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("15/11/2022", "date:2022-11-15"),
        ("15-11-2022", "date:2022-11-15"),
        ("15.11.2022", "date:2022-11-15"),
        ("Chiều ngày 15/11/2022, Thường trực", "date:2022-11-15"),
        ("ngày 15 tháng 11 năm 2022", "date:2022-11-15"),
        ("ngay 15 thang 11 nam 2022", "date:2022-11-15"),
        ("2022-11-15", "date:2022-11-15"),
        ("5/1/2022", "date:2022-01-05"),
        ("tháng 11/2022", "date:2022-11"),
        ("tháng 11 năm 2022", "date:2022-11"),
        ("tháng 6-2023", "date:2023-06"),
        ("từ 11/2022", "date:2022-11"),
        ("Tổng số 11/2022", "date:2022-11"),
        ("15-17/11/2022", "date:2022-11-17"),
        ("29/02/2020", "date:2020-02-29"),
    ],
)
def test_a_date_has_one_key_in_every_writing(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("4.861 đảng viên", "num:4861"),
        ("4861", "num:4861"),
        ("68,52%", "num:68.52"),
        ("68.52%", "num:68.52"),
        ("68,520", "num:68.52"),
        ("1.234.567", "num:1234567"),
        ("1,234,567", "num:1234567"),
        ("1.234.567,8", "num:1234567.8"),
        ("1,234.5", "num:1234.5"),
        ("1,234", "num:1.234"),
        ("0.125", "num:0.125"),
        ("700.000đ", "num:700000"),
        ("10.000m2", "num:10000"),
        ("đạt 99,5.", "num:99.5"),
    ],
)
def test_a_number_is_read_the_vietnamese_way(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chi bộ 12",
        "31/02/2022",
        "29/02/2021",
        "15/13/2022",
        "ngày 4/3",
        "18/33 tập thể, 45/ 119 đồng chí",
        "192.168.1.1",
        "covid-19",
        "quyết định 15 người",
        "chỉ thị 5 năm",
        "U23",
        "A2022",
        "https://example.org/2022/11/15-4861.html",
        "www.example.org/4861",
        "tin.example.vn/15/11/2022",
        "nguyen.1825@example.org",
    ],
)
def test_no_unit_is_invented(text: str) -> None:
    assert keys(text) == []


def test_units_stand_in_order_and_keep_their_own_place() -> None:
    text = "Nghị quyết số 02 –NQ/ThU ngày 03/02/2021: 4.861 đảng viên (68,52%)"
    assert [(unit.kind, text[unit.start : unit.end]) for unit in find_units(text)] == [
        ("ref", "02 –NQ/ThU"),
        ("date", "03/02/2021"),
        ("num", "4.861"),
        ("num", "68,52"),
    ]


@pytest.mark.parametrize(
    ("key", "partial"),
    [
        ("ref:05-CT", True),
        ("ref:1825-CV", True),
        ("ref:30/2020/NĐ", True),
        ("ref:05-CT/TW", False),
        ("ref:30/2020/NĐ-CP", False),
        ("ref:45/2019/QH14", False),
        ("ref:29/NQ-CP", False),
    ],
)
def test_a_key_without_issuer_is_partial(key: str, *, partial: bool) -> None:
    assert is_partial(key) is partial


def test_what_stands_behind_several_addresses_is_found_and_nothing_in_them() -> None:
    text = "Xem https://example.org/2022/11/15/a.html, www.example.org/05-CT/TW và ai@example.org, ngày 02/06/2023"
    assert keys(text) == ["date:2023-06-02"]


def test_unknown_letters_are_a_reference_only_after_a_word_that_says_so() -> None:
    assert reference_key("12/2020", trusted=True) == ""
    assert reference_key("12/ABC-XYZ") == ""
    assert reference_key("12/ABC-XYZ", trusted=True) == "12/ABC-XYZ"
    assert keys("Quyết định số 12/ABC-XYZ") == ["ref:12/ABC-XYZ"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Sáng 10.7, tại hội trường", ["--07-10"]),
        ("Sáng ngày 4/3 Thị ủy", ["--03-04"]),
        ("từ ngày 4/3 đến 7/3", ["--03-04", "--03-07"]),
        ("hôm nay (27/3)", ["--03-27"]),
        ("ngày 27 tháng 7", ["--07-27"]),
        ("Ngày: 11.07.2018", ["2018-07-11"]),
        ("02/06/2023 | 17:12", ["2023-06-02"]),
        ("9/12 chi bộ", []),
        ("18/33 tập thể", []),
        ("ngày 31/4", []),
        ("tháng 6/2023", ["2023-06"]),
        ("Tuần 3 tháng 5", []),
        ("Tuần 3 tháng 5/2023", ["2023-05"]),
        ("Bản tin số 12 tháng 5 năm 2023", ["2023-05"]),
        ("số 12 ngày 3 tháng 5 năm 2023", ["2023-05-03"]),
        ("Thông tư 09/2019/TT-BYT", []),
        ("https://example.org/15/11/2022", []),
    ],
)
def test_dates_without_a_year_need_a_day_word(text: str, dates: list[str]) -> None:
    assert [date.iso for date in find_dates(text)] == dates


_PIECES = (
    "05 15 11 2022 4861 4.861 68,52 1825 / - – . , % : NQ CT QĐ TW TƯ ThU UBND CP nq ct thu QH14 ngày tháng năm số "
    "Chỉ Nghị thị quyết công văn đ m2 ( ) @ www. http:// .vn"
)
_RUNS = st.lists(st.tuples(st.sampled_from(_PIECES.split()), st.sampled_from(["", " ", "\n"])))


@given(_RUNS.map(lambda pairs: "".join(piece + space for piece, space in pairs)))
@example("A15/11/2022B")
@example("4.861/05")
def test_units_are_ordered_disjoint_and_begin_and_end_with_syllables(text: str) -> None:
    text = clean(text)
    starts, ends = ({span[side] for span in syllables(text)} for side in (0, 1))
    before = 0
    for unit in find_units(text):
        assert before <= unit.start < unit.end <= len(text)
        assert unit.start in starts
        assert unit.end in ends
        before = unit.end


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_units(clean(text))
    find_dates(clean(text))


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("ref:30/2020/NĐ-CP", "ref:30-NĐ"),
        ("ref:05-CT/TW", "ref:05-CT"),
        ("ref:16/CT-TTG", "ref:16-CT"),
        ("ref:12-HD/BTCTW", "ref:12-HD"),
        ("ref:402/QĐ-UBND", "ref:402-QĐ"),
        ("ref:30/2020/NĐ", "ref:30-NĐ"),
        ("ref:05-CT", ""),
        ("ref:45/2019/QH14", ""),
        ("num:4861", ""),
        ("date:2022-11-15", ""),
    ],
)
def test_a_number_is_also_asked_for_without_its_year_and_issuer(key: str, short: str) -> None:
    assert partial_key(key) == short
