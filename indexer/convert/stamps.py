"""Read the line of a page that says when it was put there: "Ngày đăng 02/06/2023 | 17:12 | Lượt xem: 545".

Which words make such a line is told here once, as regular expressions on folded text (`indexer.normalise.fold`).
"""

import re
from dataclasses import dataclass
from functools import cache

from indexer.units import find_dates

LABEL = (
    r"(?:(?:ngay|thoi gian|luc) (?:dang|cap nhat|xuat ban|gui|tao|dua tin|phat hanh|viet)(?: (?:tin|bai))?"
    r"|dang (?:luc|ngay|tin|vao)|cap nhat(?: lan cuoi)?(?: (?:luc|ngay))?|xuat ban(?: (?:luc|ngay))?"
    r"|thoi gian|ngay|luc|date|posted(?: on)?|published|updated)"
)
WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn)"
DATE = (
    r"(?:\d{1,2} ?[/.–-] ?\d{1,2} ?[/.–-] ?\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2} thang \d{1,2}(?:,? nam|,)? \d{4})"
)
TIME = r"(?:\d{1,2} ?(?::|h|gio) ?\d{2}(?: ?(?:phut|p))?(?::\d{2})?(?: ?[ap]\.?m\b\.?| (?:sa|ch)\b)?)"
ZONE = r"(?:\(?gmt ?\+ ?0?7(?::00)?\)?)"
CLOCK = rf"\W*(?:(?:luc|{WEEKDAY})\W+)?{TIME}\W*(?:{ZONE}\W*)?"
STAMP = rf"\W*(?:{LABEL}\b)?(?:\W*(?:{DATE}|{TIME}|{ZONE}|\b{WEEKDAY}\b|\bluc\b|\bngay\b))+\W*"

_HALF_DAY, _DAY, _HOUR = 12, 24, 60


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was published: ISO `2023-06-02` or `2023-06-02T17:12`, empty when unknown, and the words."""

    when: str = ""
    words: str = ""


def read_stamp(text: str) -> Stamp:
    """Return the first complete date of a text with the time of day beside it.

    Args:
        text: cleaned, one line: a stamp line, a date in ISO form or as people write it.
    """
    iso = _iso().match(text)
    if iso and (dates := find_dates(iso["date"])):
        return Stamp(_joined(dates[0].iso, iso["hour"], iso["minute"], ""), text)
    for date in find_dates(text):
        if date.year and date.day:
            rest = f"{text[: date.start]} {text[date.end :]}"
            time = _time().search(rest)
            return Stamp(
                _joined(date.iso, time["hour"], time["minute"], time["half"] or time["half_vi"] or "")
                if time
                else date.iso,
                text,
            )
    return Stamp()


def _joined(date: str, hour: str | None, minute: str | None, half: str) -> str:
    """Join a date and a time of day; a time that no clock shows is left out."""
    if hour is None or minute is None:
        return date
    hours = int(hour)
    if half and hours <= _HALF_DAY:
        hours = hours % _HALF_DAY + (_HALF_DAY if half[0].lower() in "pc" else 0)
    return f"{date}T{hours:02}:{int(minute):02}" if hours < _DAY and int(minute) < _HOUR else date


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})|(?!\w))")


@cache
def _time() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d+])(?P<hour>\d{1,2}) ?(?::|h|giờ|gio) ?(?P<minute>\d{2})(?!\d)"
        r"(?:(?::\d{2})?(?: ?(?P<half>[ap])\.?m\b| (?P<half_vi>sa|ch)\b))?",
        re.IGNORECASE,
    )
