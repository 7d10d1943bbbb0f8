"""Dates as they are written in Vietnamese, complete or not.

Complete: 15/11/2022, 15-11-2022, 15.11.2022, 2022-11-15, "15 tháng 11 năm 2022"; months: 11/2022, "tháng 11 năm 2022".
Without a year ("sáng 10.7", "ngày 4/3") only after a word that tells a day: 9/12 may be a fraction. Dates that no
calendar has (31/02/2020) are none.
"""

import re
from calendar import isleap
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.model.named import made
from indexer.units.addresses import outside_addresses

FIRST_YEAR, LAST_YEAR = 1000, 2100
MONTHS = 12
_FEBRUARY = 2
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# "Tuần 3 tháng 5" is a week and "số 12 tháng 5/2023" an issue, no day.
_A_DAY = "".join(rf"(?<!(?i:{word})[ ].)" for word in ("tuần", "tuan", "số", "đợt", "kỳ", "lần"))

_COMPLETE = (
    r"(?P<iso>[0-9]{3}-[0-9]{2}-[0-9]{2}(?![\w]|[-/.][0-9]))"
    r"|(?P<numeric>[0-9]?[ ]?(?P<mark>[/.–-])[ ]?[0-9]{1,2}[ ]?(?P=mark)[ ]?[0-9]{4}(?![\w]|[/-][\w]|\.[0-9]))"
    rf"|(?P<words>{_A_DAY}"
    r"[0-9]?[ ](?i:tháng|thang)[ ][0-9]{1,2}(?:,?[ ](?i:năm|nam)[ ]|[ ]?[/.-][ ]?)[0-9]{4}(?![\w]))"
)
_MONTH = (
    r"(?P<month>[0-9]?[ ]?/[ ]?[0-9]{4}(?![\w]|[/-][\w]|\.[0-9]))"
    r"|(?P<month_words>(?<=(?i:tháng|thang)[ ][0-9])"
    r"[0-9]?(?:[ ](?i:năm|nam)[ ]|[ ]?[.-][ ]?)[0-9]{4}(?![\w]|[/-][\w]|\.[0-9]))"
)
_DAY = (
    r"(?P<day>[0-9]?(?:[/.-]|[ ]-[ ](?=[0-9]{1,2}(?![ ]?[/.-]|[ ](?i:tháng))))[0-9]{1,2}(?![\w]|[/.,-][0-9]|[ ]?%))"
    rf"|(?P<day_words>{_A_DAY}[0-9]?[ ](?i:tháng|thang)[ ][0-9]{{1,2}}(?![\w]|[/.,-][0-9]|[ ](?:ngày|tuần)\b))"
)
_BEFORE_DAY = re.compile(
    r"(?:\b(?:ngày|ngay|sáng|sang|trưa|chiều|chieu|tối|đêm|khuya|hôm|nay|qua|thứ (?:hai|ba|tư|năm|sáu|bảy)|"
    r"chủ nhật|mùng|mồng|sáng sớm|chậm nhất|muộn nhất)[ ]"
    r"|\b(?:ngày|nay|qua|kia|mai|hai|ba|tư|năm|sáu|bảy|nhật)[ ]?[,(][ ]?"
    r"|\b(?:ngày|từ)[ ][0-9]{1,2}[ ]?(?:và|đến|tới|,|&|-|–)[ ]?)$",
    re.IGNORECASE,
)
_JUST_DAY = re.compile(r"(?<!mỗi )(?<!một )(?<!hàng )(?<!hằng )(?<!\w)ngày $", re.IGNORECASE)
_UNTIL = re.compile(r" (?:đến|tới) (?:ngày )?[0-9]{1,2}[/-][0-9]{1,2}(?![\w/.,-][0-9])")
_BEFORE_NAMED_DAY = re.compile(
    r"\b(?:mai|lễ|dịp|quốc khánh|giáng sinh|noel|valentine|quốc tế (?:phụ nữ|lao động|thiếu nhi)|"
    r"phụ nữ việt nam|đất nước|miền nam|nhà giáo việt nam|thương binh liệt sĩ)[ ]\(?$",
    re.IGNORECASE,
)
_BEFORE_TERM = re.compile(r"\b(?:trước|sau|từ|hết|đến|tới|kể từ|vào)[ ]$", re.IGNORECASE)
_BEFORE_LAST = re.compile(r"\([0-9]{1,2} ?[-–] ?$")
_COUNTED = re.compile(
    r"[ ](?:chi|đảng|đơn|tập|tổ|người|hộ|xã|phường|huyện|quận|tỉnh|cơ|trường|thôn|đồng|đại|điểm|lớp|em|cháu|công|chỉ|"
    r"bộ|mô|doanh|hội|khu|nội|ý|trẻ|trạm|ca|vụ|dự|số|thành|mục|tiêu|lên|xuống|diện|sở|ban|ngành|địa|"
    r"ngày|tuần|tháng|năm(?! nay| ngoái| trước| sau| [0-9]{4})|giờ|phút|độ|triệu|tỷ|tỉ|nghìn|ngàn|lần|km|mét)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"[ ](?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|usd|km|ha|m2|kg|tấn|độ|điểm|mét|lít|\(?âm lịch"
    r"|năm (?:giáp|ất|bính|đinh|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí])"
    r" (?:t[ýíỵị]|sửu|dần|mão|thìn|ngọ|mùi|thân|dậu|tuất|hợi))\b",
    re.IGNORECASE,
)
"""What is measured or counted by the moon is no day of the calendar: "tối 7.5 triệu đồng", "mùng 3 tháng 2 âm lịch",
"ngày 7 tháng 2 năm Kỷ Hợi"."""
_LINK = re.compile(r"[ ]*(?:đến|tới|và|hoặc|hay|,|;|-|–|đến hết|đến ngày|và ngày)[ ]*", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_LOOK_BACK = 24


class DateMention(NamedTuple):
    """A date in a text.

    Attributes:
        start: its first digit.
        end: one past its last digit.
        year: 0 when it is not written.
        month: 1 to 12.
        day: 0 when only the month is told.
    """

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """ISO 8601: "2022-11-15", "2022-11", and "--07-10" without year."""
        head = f"{self.year:04}-{self.month:02}" if self.year else f"--{self.month:02}"
        return f"{head}-{self.day:02}" if self.day else head


def complete_pattern() -> str:
    """Regular expression of a date with its year from its second digit on; named groups tell the form."""
    return f"{_COMPLETE}|{_MONTH}"


def date_of(form: str, start: int, text: str) -> DateMention | None:
    """Read one match of the patterns; None when the calendar has no such day.

    Args:
        form: the name of the group that matched.
        start: offset of its first digit in the document.
        text: the matched text from its first digit on.
    """
    read = _read(form, text)
    return made(DateMention, (start, start + len(text), *read)) if read is not None else None


@lru_cache(maxsize=1 << 14)
def _read(form: str, text: str) -> tuple[int, int, int] | None:
    """Year, month and day of one match, which stands in many texts; None when the calendar has no such day."""
    numbers = [int(digits) for digits in _DIGITS.findall(text)]
    day = 0
    year = 0
    match form:
        case "iso":
            year, month, day = numbers
        case "numeric" | "words":
            day, month, year = numbers
        case "month" | "month_words":
            month, year = numbers
        case _:
            day, month = numbers
    return (year, month, day) if _is_real(year, month, day, dated=form not in {"day", "day_words"}) else None


def _is_real(year: int, month: int, day: int, *, dated: bool) -> bool:
    if not 1 <= month <= MONTHS or (dated and not FIRST_YEAR <= year <= LAST_YEAR):
        return False
    if not day:
        return not dated or year > FIRST_YEAR
    # A leap year where none is written: 29/2 exists.
    leap = month == _FEBRUARY and isleap(year or 2000)
    return 1 <= day <= _DAYS[month - 1] + leap


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"[0-9](?<!\w.)(?<![0-9][./,].)(?:{_COMPLETE}|{_MONTH}|{_DAY})")


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Find the dates of a cleaned text: ordered, disjoint, from first to last digit, none in web or mail addresses.

    Those without a year have year 0; they need a day word before them, or a link to another date ("từ ngày 4/3
    đến 7/3").
    """
    return outside_addresses(text, tuple(_find(text)))


def _find(text: str) -> Iterator[DateMention]:
    end_before = -1
    for found in _pattern().finditer(text):
        form = found.lastgroup or ""
        mention = date_of(form, found.start(), found.group())
        if mention is None:
            continue
        if not mention.year and _MEASURED.match(text, mention.end):
            continue
        if not mention.year and form == "day" and not _follows_day_word(text, mention.start, mention.end, end_before):
            continue
        end_before = mention.end
        yield mention


def _follows_day_word(text: str, start: int, end: int, end_before: int) -> bool:
    if end_before >= 0 and start - end_before < _LOOK_BACK and _LINK.fullmatch(text, end_before, start):
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    if " " in text[start:end]:
        # "Ngày 10 - 3", not "mỗi ngày 1 - 2 lần", "hôm nay 2 - 1".
        return _JUST_DAY.search(before) is not None and _COUNTED.match(text, end) is None
    if _BEFORE_TERM.search(before) is not None and _follows_until(text, end):
        return True
    if _BEFORE_DAY.search(before) is not None:
        return True
    # "trước 15/5" is a day, "từ 9/12 chi bộ" a fraction.
    closed = "/" in text[start:end] or text[end : end + 1] in {")", ",", ".", ";"}
    # The last of two days in brackets is one, too.
    term = closed and (_BEFORE_TERM.search(before) is not None or _BEFORE_LAST.search(before) is not None)
    return (term or _BEFORE_NAMED_DAY.search(before) is not None) and _COUNTED.match(text, end) is None


def _follows_until(text: str, end: int) -> bool:
    """Whether a last day follows, which counts nothing: "từ 6-2 | đến 25-2", but "từ 2-3 | đến 4-5 tuần"."""
    until = _UNTIL.match(text, end)
    return until is not None and _COUNTED.match(text, until.end()) is None
