"""Dates as entities: the grammar of `indexer.units`, with the year that the document tells."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from indexer.model.document import Document, Entity, FieldName
from indexer.model.named import made
from indexer.units import DateMention, find_dates

_DAY_WORD = re.compile(r"\bngày $", re.IGNORECASE)
_MONTH_WORD = re.compile(r"\btháng $", re.IGNORECASE)
_LONGEST_WORD = 7
_NAMED = re.compile(r"\b(?:đường|phố|công viên|quảng trường|trường|công ty|hẻm|ngõ) $", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:quý|kỳ|kì|đợt|số|tập|khoá|khóa|t[ỉỷ] lệ|quy hoạch|chi tiết|phân khu|bản đồ) $", re.IGNORECASE
)
_LONGEST_NAMED = 16
_LONGEST_COUNTED = 12
_ISO_DAY = 10


class FoundDate(NamedTuple):
    """A date with its words ("ngày", "tháng") and its reading."""

    start: int
    end: int
    mention: DateMention


def scan_dates(text: str) -> tuple[FoundDate, ...]:
    """Find the dates of a text.

    "ngày" belongs to a date in words ("ngày 15 tháng 11 năm 2022"), not to one in digits; "tháng" to a month.
    """
    return tuple(
        _with_words(text, mention)
        for mention in find_dates(text)
        if not _is_name(text, mention) and (mention.day or not _is_counted(text, mention))
    )


def _is_counted(text: str, mention: DateMention) -> bool:
    """Whether a number and a year are a quarter, an issue or a scale: "quý 1/2018", "số 3/2020", "quy hoạch 1/2000"."""
    return _COUNTED.search(text, max(0, mention.start - _LONGEST_COUNTED), mention.start) is not None


def _is_name(text: str, mention: DateMention) -> bool:
    """Whether a day is the name of a street or park: "đường 3/2", "công viên 23-9"."""
    return not mention.year and _NAMED.search(text, max(0, mention.start - _LONGEST_NAMED), mention.start) is not None


def _with_words(text: str, mention: DateMention) -> FoundDate:
    before = text[max(0, mention.start - _LONGEST_WORD) : mention.start]
    in_words = "tháng" in text[mention.start : mention.end].lower()
    word = _MONTH_WORD.search(before) if not mention.day else _DAY_WORD.search(before) if in_words else None
    start = mention.start - len(word.group()) if word else mention.start
    return made(FoundDate, (start, mention.end, mention))


def known_day(document: Document, found: tuple[FoundDate, ...]) -> str:
    """The ISO day near which a date without year is read: published, else event, else the one year that is written."""
    for day in (document.published, document.event_date):
        if len(day) >= _ISO_DAY:
            return day[:_ISO_DAY]
    years = {date.mention.year for date in found if date.mention.year}
    return f"{years.pop()}-07-01" if len(years) == 1 else ""


def date_entities(text: str, field: FieldName, found: Sequence[FoundDate], day: str) -> Iterator[Entity]:
    """Make entities of dates; one without a year that nothing tells has the value "--MM-DD"."""
    for item in found:
        mention = completed(item.mention, day)
        start, end = item.start, item.end
        yield made(Entity, ("date", text[start:end], mention.iso, label_of(mention), field, start, end))


def completed(mention: DateMention, day: str) -> DateMention:
    """Give a date without year the year that brings it nearest to an ISO day; unchanged when the day is empty."""
    if mention.year or not day:
        return mention
    known = date.fromisoformat(day)
    nearest = min(_years(mention, known.year), key=lambda year: abs(_day(mention, year) - known), default=0)
    return mention._replace(year=nearest)


def _years(mention: DateMention, year: int) -> Iterator[int]:
    """The years around `year` that have this day (29 February)."""
    for candidate in (year, year - 1, year + 1):
        try:
            _day(mention, candidate)
        except ValueError:
            continue
        yield candidate


def _day(mention: DateMention, year: int) -> date:
    return date(year, mention.month, mention.day or 15)


def label_of(mention: DateMention) -> str:
    """How people read a date: "15/11/2022", "tháng 11/2022", "4/3"."""
    if not mention.day:
        return f"tháng {mention.month}/{mention.year}" if mention.year else f"tháng {mention.month}"
    return f"{mention.day}/{mention.month}" + (f"/{mention.year}" if mention.year else "")
