"""Find the day of which a page tells, in the dateline of its first paragraphs: "Chiều ngày 15/11/2022, ...".

Else in the line that says when something is held, in notices and minutes: "Thời gian: 19 giờ, ngày 14/3/2021".
A day without year gets one only where the page itself tells it, and what told it is kept; else it stays
unknown. An invented date is worse than none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from indexer.convert.letters import is_motto
from indexer.convert.lines import has_digit
from indexer.convert.sentences import first_sentence
from indexer.units import DateMention, find_dates

LOOKED_AT = 16
"""Paragraphs of the beginning of a text where a line may say when something is held."""

_PARAGRAPHS = 2
_SHORTEST = 3
"""Spaces in a paragraph that counts."""

_BEGINNING = 300
"""Code points of a paragraph that are looked at."""

_DATE = 32
"""Code points of the longest date."""

_CUE = 40
"""Code points before a year that tell whether people look back or ahead."""

_SPRING, _WINTER = 4, 10
"""Months: up to April people look back on last year, after October ahead to the next."""


@dataclass(frozen=True, slots=True)
class Event:
    """The day of an event, ISO, and where it was read; both empty when unknown.

    Attributes:
        day: complete.
        words: of the text.
        year: what told the year that the words lack: "published", or the words that name it; else empty.
    """

    day: str = ""
    words: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class _Dateline:
    words: str
    end: int
    date: DateMention


def find_event(title: str, paragraphs: Sequence[str], published: str) -> Event:
    """Return the day in the first dateline, else of the line that says when; complete or completed.

    Args:
        title: of the page.
        paragraphs: of its body, the first LOOKED_AT.
        published: ISO, empty when unknown.
    """
    told = [paragraph for paragraph in paragraphs if paragraph.count(" ") >= _SHORTEST and not is_motto(paragraph)]
    for number, paragraph in enumerate(told[:_PARAGRAPHS]):
        beginning = paragraph[:_BEGINNING]
        line = _dateline(beginning, inside=number == 0)
        if line is None:
            continue
        return _event(line, published, _context(title, beginning))
    held = [line for paragraph in told if (line := _held_on(paragraph))]
    # Of several days none is the day of the page.
    return _event(held[0], published, title) if len({line.date for line in held}) == 1 else Event()


def without_dateline(text: str) -> str:
    """Return a paragraph without the dateline at its beginning."""
    if head := _head().match(text):
        line = _read(text, 0, head.end(), whole=False)
        return text[line.end :].lstrip(" ,;:)–—-") if line else text
    return text


def _context(title: str, beginning: str) -> str:
    """Return where the year of a dateline may be told: the title and the first sentence."""
    titled = _bare_year().sub(r" năm \g<year>", title)
    return f"{titled}. {first_sentence(beginning)}"


def _held_on(text: str) -> _Dateline | None:
    """Read a line that says when something is held, if it names one day: no "Thời gian: từ 5/4/2022 đến 15/4/2022"."""
    label = _when().match(text)
    dates = [date for date in find_dates(text[:_BEGINNING]) if date.day] if label else []
    if label is None or len(dates) != 1 or _from_or_until().search(text, label.end(), dates[0].start):
        return None
    return _Dateline(text[label.start("label") : dates[0].end], dates[0].end, dates[0]._replace(start=0, end=0))


def _dateline(text: str, *, inside: bool) -> _Dateline | None:
    """Read the dateline at the beginning of a text or, if wanted, a complete one inside its first sentence."""
    if not has_digit(text):
        return None
    head = _head().match(text)
    if head is not None:
        return _read(text, 0, head.end(), whole=False)
    if not inside or _full_date().search(text) is None:
        return None
    inner = _inner().search(first_sentence(text))
    return _read(text, inner.start(), inner.end(), whole=True) if inner else None


def _read(text: str, start: int, day: int, *, whole: bool) -> _Dateline | None:
    """Read the date whose first digit stands at `day`; of several days the first.

    Args:
        text: a beginning of a paragraph.
        start: where the words begin that tell that this is a date.
        day: offset of the first digit.
        whole: only a date with a year counts.
    """
    several = _several().match(text, day)
    if several:
        end = several.end()
        year = several["year"]
        spelled = f"ngày {several['day']}/{several['month']}" + (f"/{year}" if year else "")
        mentions = find_dates(spelled)
    else:
        mentions = tuple(mention for mention in find_dates(text[: day + _DATE]) if mention.start == day and mention.day)
        end = mentions[0].end if mentions else day
    if not mentions or (whole and not mentions[0].year):
        return None
    words = text[start:end].strip(" ,")
    if words.count("(") > words.count(")"):
        words = words[1:] if words[0] == "(" else f"{words})"
    return _Dateline(words, end, mentions[0])


def _event(line: _Dateline, published: str, context: str) -> Event:
    return Event(line.date.iso, line.words) if line.date.year else _completed(line, published, context)


def _completed(line: _Dateline, published: str, context: str) -> Event:
    """Complete a day without year from the day of publication, else from the years that are told."""
    if published:
        posted = date.fromisoformat(published[:10])
        days = [day for year in (-1, 0, 1) if (day := _day(line.date, posted.year + year))]
        if not days:
            return Event()
        day = min(days, key=lambda day: abs(day - posted))
        return Event(day.isoformat(), line.words, "published")
    year = _told_year(context, line.date.month) if "năm" in context else 0
    completed = _day(line.date, year) if year else None
    return Event(completed.isoformat(), line.words, f"năm {year}") if completed else Event()


def _day(mention: DateMention, year: int) -> date | None:
    """Return a day in a year; None for 29 February in most."""
    try:
        return date(year, mention.month, mention.day)
    except ValueError:
        return None


def _told_year(context: str, month: int) -> int:
    """Return the year in which a month lies by what title and first sentence tell, 0 when that is not certain.

    Only a year that names what takes place counts: "ký kết thi đua năm 2020", not "so với cùng kỳ năm 2019". From
    October on people speak of the next year, up to April of the last: "nhiệm vụ năm 2021" in December is 2020 still.
    """
    told = [
        (int(match["year"]), context[max(0, match.start() - _CUE) : match.start()].lower())
        for match in _year().finditer(context)
    ]
    years = sorted({year for year, _ in told})
    if len(years) == 2 and years[1] - years[0] == 1:  # noqa: PLR2004 - last year and this
        return years[1] if month <= _SPRING else years[0] if month > _WINTER else 0
    named = all(_held().search(cue) and not _compared().search(cue) for _, cue in told)
    return years[0] if len(years) == 1 and named and month <= _WINTER else 0


@cache
def _when() -> re.Pattern[str]:
    """Return a pattern of how a line begins that says when something is held."""
    return re.compile(
        r"[^\w(]*(?:\d[.)] ?)?(?P<label>(?:Thời gian|THỜI GIAN|Khai mạc|Bắt đầu)(?: (?:họp|tổ chức|khai mạc))? ?:"
        r"|Vào (?:hồi|lúc) ?:? ?\d)"
    )


@cache
def _from_or_until() -> re.Pattern[str]:
    return re.compile(r"\b(?:từ|đến|tới|hết|trước|sau|hạn|chậm nhất|muộn nhất)\b", re.IGNORECASE)


@cache
def _held() -> re.Pattern[str]:
    """Return a pattern of what is held in the year that is named after it."""
    return re.compile(
        r"thi đua|nhiệm vụ|kế hoạch|phương hướng|chương trình|phát động|kỳ thi|mùa thi|hội thi|hội thao|hội diễn"
        r"|liên hoan|lễ hội|hội sách|festival|ngày hội|tuần lễ|tháng hành động|giải|cuộc thi|đại hội|kỳ họp|khai mạc"
        r"|khai giảng|đợt \w+|(?:đầu|cuối|giữa|quý \w+|tháng \d+)\s*$|vòng|mùa|xuân|tết|vụ \w+"
    )


@cache
def _compared() -> re.Pattern[str]:
    """Return a pattern of looking back."""
    return re.compile(
        r"so với|cùng kỳ|công bố|kết quả|tổng kết|đánh giá|vừa qua|trước|theo|thống kê|chỉ số|xếp hạng|đạt"
    )


@cache
def _full_date() -> re.Pattern[str]:
    return re.compile(r"\d[/.-]\d{4}")


_NAME = r"[^\W\d_a-zà-ỹ][^\W\d_]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"
_PART_OF_DAY = r"(?:(?:rạng )?sáng|trưa|chiều|tối|đêm|sang|trua|chieu|toi|dem)"


@cache
def _head() -> re.Pattern[str]:
    """Return a pattern of what stands before the first digit of a dateline."""
    source = (
        rf"(?:(?:Kính )?[Tt]hưa [^,.;:]{{2,40}}, )?(?:\([^()]{{1,40}}\) ?[-–—]? ?)?"
        rf"(?:{_NAMES}(?: \([^()]{{1,20}}\))? ?[-–—] )?"
    )
    hour = r"(?:(?:vào |đúng )?(?:(?:hồi|lúc) [^,.;]{1,18}?|\d{1,2} ?(?:giờ|h)(?: ?\d{1,2})?(?: phút)?),? )?"
    words = (
        rf"(?i:(?:vào |trong )?(?:(?:hai|ba|0?2|0?3) (?=ngày))?{hour}"
        rf"(?:(?:buổi )?{_PART_OF_DAY}|ngày|ngay|hôm|hom)(?: (?:nay|qua))?,? ?\(?{hour}"
        r"(?:(?:thứ \w+|chủ nhật),? ?\(?)?(?:ngày |ngay )?)(?=\d)(?!\d{1,2} ?(?:giờ|phút|h)\b)"
    )
    full = r"(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    place = rf"{_NAMES}, (?:(?i:ngày) )?{full} ?[-–—:])"
    return re.compile(rf"{source}{words}|\({_NAMES}, (?:ngày )?{full}\))|{place}|{full}[,.]? (?!năm))")


@cache
def _inner() -> re.Pattern[str]:
    """Return a pattern of the words before the first digit of a date inside a sentence."""
    return re.compile(rf"(?i:\b{_PART_OF_DAY}(?: nay)?,? \(?(?:ngày )?)(?=\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})")


@cache
def _several() -> re.Pattern[str]:
    """Return a pattern of days in a row: "14 và 15/5/2015"."""
    joint = r" ?(?:và|đến|,|-|–) ?(?:ngày )?"
    return re.compile(
        rf"(?P<day>\d{{1,2}})(?:{joint}\d{{1,2}})+(?:[/.-]| tháng )(?P<month>\d{{1,2}})"
        r"(?:(?:[/.-]|,? năm )(?P<year>\d{4}))?(?![\d/])"
    )


@cache
def _year() -> re.Pattern[str]:
    """Return a pattern of a year that tells when something takes place, with the words before it."""
    elsewhere = "".join(f"(?<!{word} )" for word in ("từ", "đến", "sinh", "trước", "sau", "trong", "vào", "hồi", "của"))
    return re.compile(rf"\b{elsewhere}năm (?P<year>(?:19|20)\d\d)(?! ?[\d–/-])", re.IGNORECASE)


@cache
def _bare_year() -> re.Pattern[str]:
    """Return a pattern of the end of a title like "Kế hoạch công tác 2020"."""
    return re.compile(r"(?<!năm)(?<![\d–-]) (?P<year>(?:19|20)\d\d)$", re.IGNORECASE)
