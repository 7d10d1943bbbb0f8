"""Dates as they are typed after `ngày:`, `năm:` and `tháng:`."""

import re
from calendar import monthrange

_YEARS = 10**8
_MONTHS = 10**6
_DAYS = 10**4
EARLIEST, LATEST = 0, 10**12
"""Bounds of an open range; documents without date, which are 0, never match a range."""

_SEPARATOR = r"[-/.]"
_DAY = re.compile(rf"(?P<day>\d\d?){_SEPARATOR}(?P<month>\d\d?){_SEPARATOR}(?P<year>\d{{4}})", re.ASCII)
_MONTH = re.compile(rf"(?P<month>\d\d?){_SEPARATOR}(?P<year>\d{{4}})", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d\d?)(?:[-/](?P<day>\d\d?))?)?", re.ASCII)
_COMPARED = re.compile(r"(?P<sign>>=|<=|>|<|≥|≤|=)(?P<date>.+)")
_RANGE = re.compile(r"(?P<first>.*?)(?:\.{2,}|…)(?P<last>.*)")
_YEAR_RANGE = re.compile(r"(?P<first>\d{4})[-–—](?P<last>\d{4})", re.ASCII)

Period = tuple[int, int]


def read_dates(text: str) -> Period | None:
    """Read a date, a comparison or a range.

    Args:
        text: "2022", "11/2022", "2022-11", "15/11/2022", "2022-11-15"; two of them as "a..b" (either may be
            missing), two years also as "2020-2022"; one of them after >= > <= <.

    Returns:
        [since, until) in yyyymmddHHMM with zeros for what is not told, so that the whole of the last day, month or
        year is inside; None when it is not a date that a calendar has.
    """
    text = text.strip().rstrip(",;:!?")
    if compared := _COMPARED.fullmatch(text):
        return _compare(compared["sign"], compared["date"])
    if between := _YEAR_RANGE.fullmatch(text) or _RANGE.fullmatch(text):
        return _between(between["first"].strip(), between["last"].strip())
    return _period(text.rstrip("."))


def _compare(sign: str, date: str) -> Period | None:
    period = _period(date.strip())
    if period is None:
        return None
    since, until = period
    match sign:
        case ">=" | "≥":
            return since, LATEST
        case ">":
            return until, LATEST
        case "<=" | "≤":
            return EARLIEST, until
        case "<":
            return EARLIEST, since
        case _:
            return period


def _between(first: str, last: str) -> Period | None:
    if not first and not last:
        return None
    low = _period(first) if first else (EARLIEST, EARLIEST)
    high = _period(last) if last else (LATEST, LATEST)
    if low is None or high is None:
        return None
    # Dates typed in the wrong order mean the same period.
    return min(low[0], high[0]), max(low[1], high[1])


def _period(text: str) -> Period | None:
    found = _DAY.fullmatch(text) or _MONTH.fullmatch(text) or _ISO.fullmatch(text)
    if found is None:
        return None
    told = {name: int(digits) for name, digits in found.groupdict().items() if digits}
    year, month, day = told["year"], told.get("month", 0), told.get("day", 0)
    if year == 0 or ("month" in told and not 1 <= month <= 12):  # noqa: PLR2004  months of a year
        return None
    if "day" in told and not 1 <= day <= monthrange(year, month)[1]:
        return None
    unit = _DAYS if day else _MONTHS if month else _YEARS
    since = year * _YEARS + month * _MONTHS + day * _DAYS
    return since, since + unit
