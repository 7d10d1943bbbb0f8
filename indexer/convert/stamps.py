"""Read the line of a page that says when it was put there: "Ngày đăng 02/06/2023 | 17:12 | Lượt xem: 545".

Which words make such a line is told here once, as regular expressions on folded text (`indexer.normalise.fold`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from indexer.normalise import fold
from indexer.units import find_dates

LABEL = (
    r"(?:(?:ngay|thoi gian|luc) (?:dang|cap nhat|xuat ban|gui|tao|dua tin|phat hanh|viet)(?: (?:tin|bai))?"
    r"|(?:gui|tao|dua|viet) (?:luc|ngay)|(?:duoc |da )?dang(?: (?:luc|ngay|tin|vao))?|dang tai(?: (?:luc|ngay))?|da gui"
    r"|(?:duoc )?xuat ban(?: (?:luc|ngay))?|lan cuoi cap nhat"
    r"|(?:lan )?cap nhat(?: (?:lan )?cuoi(?: cung)?)?(?: (?:luc|ngay))?|ngay|luc|date"
    r"|(?:post(?:ed)?|sent|published|(?:last )?updated)(?: on| at| date)?)"
)
_POSTED = (
    r"\W*(?:(?:ngay|thoi gian|luc) (?:dang|xuat ban|gui|tao|dua tin|phat hanh|viet)|(?:gui|tao|dua|viet) (?:luc|ngay)"
    r"|(?:duoc |da )?(?:dang|xuat ban)"
    r"|posted|published)\b"
)
WEEKDAY = (
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|th? ?[2-7]|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?=,))"
)
MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
MONTHS_ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_MONTH_ENGLISH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]}|t)?' for name in MONTHS_ENGLISH)})\b\.?"
_MONTH = r"(?:\d{1,2}|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)"
DATE = (
    r"(?:\d{1,2} ?[/.–-] ?\d{1,2} ?[/.–-] ?\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}} (?:thang|thg) {_MONTH}(?:,? nam|,)? \d{{4}}|thang {_MONTH} \d{{1,2}}, \d{{4}}"
    rf"|{_MONTH_ENGLISH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH_ENGLISH},? \d{{4}})"
)
TIME = (
    r"(?:\d{1,2} ?(?::|h|gio) ?(?:\d{2}|\d(?=['’′]))['’′]?(?: ?(?:phut|p))?(?::\d{2})?"
    r"(?: ?[ap]\.?m\b\.?| (?:sa|ch)\b)?)"
)
AGO = (
    r"(?:(?:\d{1,2} ?(?:giay|phut|gio|ngay|tuan|thang|nam|[hdw])(?: truoc)?|hom (?:qua|nay)|\d{1,2} thang \d{1,2})"
    rf"(?: luc {TIME})?)"
)
"""A time from which no date can be told, as social networks and mobile pages print it."""

NETWORK = r"\W*·\W*(?:(?:da chia se voi|shared with) )?(?:cong khai|public)?\W*$"
"""What stands behind the time of a post in a social network: a dot, and who may read it, perhaps as a sign."""

ZONE = r"(?:\(?gmt ?\+ ?0?7(?::00)?\)?|\+0700)"
CLOCK = rf"\W*(?:(?:luc|{WEEKDAY})\W+)?{TIME}\W*(?:{ZONE}\W*)?"
_OF_STAMP = rf"(?:{DATE}|{TIME}|{ZONE}|\b{WEEKDAY}\b|\bluc\b|\bngay\b)"
# How it begins is asked before a date is looked for in all of the line.
STAMP = rf"(?=\W*(?:{LABEL}\b|{_OF_STAMP}))(?=.*{DATE})\W*(?:{LABEL}\b)?(?:\W*{_OF_STAMP})+\W*"

_MOST_DAYS = 2
"""Days that may stand together of which the first tells when a page was put there."""
_HALF_DAY, _DAY, _HOUR = 12, 24, 60


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was published: ISO `2023-06-02` or `2023-06-02T17:12`, empty when unknown, and the words."""

    when: str = ""
    words: str = ""


def first_posted(stamps: Iterable[Stamp]) -> Stamp:
    """Return the stamp of several that tells best when a page was put there: by its label, else by its time of day.

    The day of today at the top and the day of the last change below the text are stamps, too; of three or more days
    that tell it equally well none is certain.
    """
    ranked: dict[tuple[bool, bool], list[Stamp]] = {}
    for stamp in stamps:
        if stamp.when:
            ranked.setdefault((not _posted().match(fold(stamp.words)), "T" not in stamp.when), []).append(stamp)
    best = ranked[min(ranked)] if ranked else []
    return best[0] if 0 < len({stamp.when[:10] for stamp in best}) <= _MOST_DAYS else Stamp()


def read_stamp(text: str) -> Stamp:
    """Return the first complete date of a text with the time of day beside it.

    Args:
        text: cleaned, one line: a stamp line, a date in ISO form or as people write it.
    """
    iso = _iso().match(text)
    if iso and (dates := find_dates(iso["date"])):
        return Stamp(_joined(dates[0].iso, iso["hour"], iso["minute"], ""), text)
    plain = _named_month().sub(_with_number, _english_date().sub(_in_figures, text))
    days = [date for date in find_dates(plain) if date.year and date.day]
    if not 0 < len({day.iso for day in days}) <= _MOST_DAYS:
        return Stamp()
    date = days[0]
    time = _time().search(f"{plain[: date.start]} {plain[date.end :]}")
    half = (time["half"] or time["half_vi"] or "") if time else ""
    return Stamp(_joined(date.iso, time["hour"], time["minute"], half) if time else date.iso, text)


def _with_number(match: re.Match[str]) -> str:
    """Return "2 tháng Sáu, 2023" or "Tháng Sáu 2, 2023" with the month as a number."""
    month = (match["month"] or match["month_first"]).lower()
    number = month if month.isdigit() else MONTHS.index(month) + 1
    return f"{match['day'] or match['day_last']} tháng {number} năm {match['year']}"


def _in_figures(match: re.Match[str]) -> str:
    """Return "January 9, 2015" or "9 Jan 2015" as "9/1/2015"."""
    beginnings = [name[:3] for name in MONTHS_ENGLISH]
    month = beginnings.index(match["month"][:3].lower()) + 1
    return f"{match['day'] or match['day_last']}/{month}/{match['year']}"


def _joined(date: str, hour: str | None, minute: str | None, half: str) -> str:
    """Join a date and a time of day; a time that no clock shows is left out."""
    if hour is None or minute is None or int(hour) == int(minute) == 0:  # "00:00": a day without time
        return date
    hours = int(hour)
    if half and hours <= _HALF_DAY:
        hours = hours % _HALF_DAY + (_HALF_DAY if half[0].lower() in "pc" else 0)
        if hours == int(minute) == 0:  # "12:00:00 AM" is how some sites print a day without time
            return date
    return f"{date}T{hours:02}:{int(minute):02}" if hours < _DAY and int(minute) < _HOUR else date


def says_so(words: str) -> bool:
    """Tell whether the words of a stamp say what day theirs is: "Ngày đăng: 2/6/2023"."""
    return _labelled().match(fold(words)) is not None


def is_of_network(text: str) -> bool:
    """Tell whether a stamp is one of a post in a social network."""
    return _network().search(fold(text)) is not None


@cache
def _network() -> re.Pattern[str]:
    return re.compile(NETWORK)


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"\W*{LABEL}\b")


@cache
def _posted() -> re.Pattern[str]:
    return re.compile(_POSTED)


@cache
def _named_month() -> re.Pattern[str]:
    """Return a pattern of dates with the month as a word or the day behind it, as some sites print them."""
    month = "|".join(sorted(MONTHS, key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<day>\d{{1,2}}) (?:tháng|thg) (?P<month>\d{{1,2}}|{month})"
        rf"|tháng (?P<month_first>\d{{1,2}}|{month}) (?P<day_last>\d{{1,2}})(?=,)),? (?P<year>\d{{4}})\b",
        re.IGNORECASE,
    )


@cache
def _english_date() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<day>\d{{1,2}}) )?\b(?P<month>{_MONTH_ENGLISH})(?(day)| (?P<day_last>\d{{1,2}})),?"
        r" (?P<year>\d{4})\b",
        re.IGNORECASE,
    )


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})|(?!\w))")


@cache
def _time() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d+])(?P<hour>\d{1,2}) ?(?::|h|giờ|gio) ?(?P<minute>\d{2}(?!\d)|\d(?=['’′]))"
        r"(?:(?::\d{2})?(?: ?(?P<half>[ap])\.?m\b| (?P<half_vi>sa|ch)\b))?",
        re.IGNORECASE,
    )
