"""Find the title of a page and the name of its section, or make a title of the first sentence."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise, takewhile

from indexer.convert.events import without_dateline
from indexer.convert.junk import is_weak
from indexer.convert.letters import (
    HEAD_LINES,
    find_subject,
    is_letterhead_of_two,
    is_motto,
    is_place_and_day,
    is_roster,
)
from indexer.convert.lines import Layout, Line
from indexer.convert.names import is_place, read_byline
from indexer.convert.sections import is_labelled, is_path, is_section
from indexer.convert.sentences import first_sentence

_LONGEST = 45
"""Syllables of a title line."""

_LONGEST_DERIVED = 40
_SHORT_SECTION = 5
_LONGEST_RUBRIC = 10
_SHORTEST = 3
_BEGINNING = 1_000
_NEAR = 3
"""Lines below the title where the section may stand."""

_SHORTEST_COLUMN = 4
"""Lines of a column that was copied before that of the text."""

_HEAD = 60
"""Lines above the text that may say the title."""

_SHORTEST_SAID_AGAIN = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines that name a page.

    Attributes:
        title: indexes of the lines of the title; empty when there is none.
        path: indexes of lines above the title that name sections; the last is the nearest.
        section: index of the line of the section, -1 for none.
        letter: the title was found in the way of official letters.
        above: indexes of the lines above all these, of another column of the page.
    """

    title: tuple[int, ...] = ()
    path: tuple[int, ...] = ()
    section: int = -1
    letter: bool = False
    above: tuple[int, ...] = ()


def find_heading(layout: Layout, taken: Container[int], stamped: frozenset[int]) -> Heading:
    """Return the lines of title and section.

    Args:
        layout: of the page.
        taken: indexes of the lines with a role.
        stamped: indexes of the lines that tell when the page was published: they stand below its title.
    """
    lines = layout.lines
    free = [index for index in range(min(len(lines), _HEAD)) if index not in taken]
    if start := _start_of_column(lines, free, {index for index in stamped if index < layout.first}):
        heading = find_heading(layout, {*range(free[start])}, stamped)
        return replace(heading, above=tuple(free[:start]))
    free = free[:HEAD_LINES]
    if subject := _mail_subject(lines, free):
        return Heading(subject)
    if subject := find_subject(lines, free):
        return Heading(subject, letter=True)
    free = [index for index in free if not _is_over_title(lines, index)]
    path = _path_above(lines, free, stamped)
    free = free[len(path) :]
    if path and (subject := find_subject(lines, free)):
        return Heading(subject, path, path[-1], letter=True)
    title = _with_next(lines, free) if free else ()
    below = [index for index in free if index not in title and index < layout.first][:_NEAR] if not path else []
    named = [index for index in below if title and is_section(lines[index].text)]
    named += [index for index in layout.loose if index > layout.last >= 0 and is_labelled(lines[index].text)]
    if path and layout.last < 0 and all(is_section(lines[index].text) for index in title):
        return Heading(path[:1])  # names of sections and no text: a menu, its first line is as good as any
    return Heading(title, path, next(iter(named), path[-1] if path else -1))


def _is_over_title(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line may stand over a title and is none: place and day, the motto, the head of a printed page."""
    near = lines[max(0, index - 1) : index + 2]
    numbered = lines[index].paired and any(line.paired and line.text.isdecimal() for line in near)
    return numbered or is_place_and_day(lines[index].text) or is_motto(lines[index].text)


def find_said_again(layout: Layout, title: str) -> dict[int, str]:
    """Return the lines above the text that only say the title, as junk: the known one, or that of a line below.

    The title of a window does, before the name of the site: "Họp chi bộ - Trang tin xã Đông".
    """
    if title:
        again = [0] if layout.lines and layout.lines[0].text == title else []
        return dict.fromkeys(again, "title again")
    head = layout.lines[: min(layout.first, _HEAD)]
    long = [(index, line.text) for index, line in enumerate(head) if line.syllables >= _SHORTEST_SAID_AGAIN]
    return {
        above: "title again"
        for (above, text), (_, said) in combinations(long, 2)
        if (text.startswith(said) and _site_behind().fullmatch(text, len(said)))
        or (text.endswith(said) and is_path(text) and not is_section(text))
    }


def title_text(lines: Sequence[Line]) -> str:
    """Join the lines of a title, without the label of a mail and the marks of answers: "Subject: Re: …"."""
    return _mail_label().sub("", " ".join(line.text for line in lines))


def derive_title(text: str) -> str:
    """Make a title of the first sentence of a text, without its dateline; empty for a row of a table or no letters."""
    if _is_row(text[:_BEGINNING].partition("\n")[0]) or _salutation().match(text):
        return ""
    beginning = without_dateline(text[:_BEGINNING])
    sentence = _before_words().sub("", first_sentence(beginning)).rstrip(" -–—*•+")
    words = sentence.split()
    if len(words) > _LONGEST_DERIVED:
        cut = " ".join(words[:_LONGEST_DERIVED])
        sentence = (cut[: cut.rfind(",")] if cut.rfind(",") > len(cut) // 2 else cut) + "…"
    return sentence[:1].upper() + sentence[1:] if any(map(str.isalnum, sentence)) else ""


def _start_of_column(lines: Sequence[Line], free: Sequence[int], stamped: Container[int]) -> int:
    """Return how many free lines are of a column that was copied before that of the text: its title has a stamp below.

    0 when only a few lines stand above such a title, as section, place and title do.
    """
    for place, index in enumerate(free):
        if index + 1 in stamped:
            long = lines[index].syllables > _SHORT_SECTION and _may_be_title(lines[index])
            start = place - 1 if place and is_section(lines[free[place - 1]].text) else place
            return start if long and start >= _SHORTEST_COLUMN else 0
    return 0


def _path_above(lines: Sequence[Line], free: Sequence[int], stamped: frozenset[int]) -> tuple[int, ...]:
    """Return the first lines that name sections, up to the title or, for want of one, the text."""
    path: list[int] = []
    for above, below in pairwise(free):
        if path and (lines[below].is_prose or find_subject(lines, free[len(path) :])):
            break
        if not _is_section_above(lines, above, below, stamped):
            break
        path.append(above)
        if not is_section(lines[above].text):
            break
    return tuple(path)


def _is_section_above(lines: Sequence[Line], first: int, second: int, stamped: frozenset[int]) -> bool:
    """Tell whether the first line names a section: by its words, or by letters or stamp of the title below."""
    above, below = lines[first], lines[second]
    # "Liên hệ" and "Địa chỉ: ..." may be titles, but not below a section.
    is_title = _may_be_title(below) and not is_weak(below)
    if is_section(above.text) and not is_letterhead_of_two(above, below):
        return is_title or (":" not in above.text and below.is_prose)
    if above.ends_sentence or not is_title or below.is_prose or is_roster(above):
        return False
    if is_place(above.text):
        return below.syllables > _SHORT_SECTION
    is_stamped = bool(stamped & {second + 1, second + 2})
    if any(map(str.isdigit, above.text)):
        return False
    if above.text.isupper() != below.text.isupper():
        return above.syllables <= (_LONGEST_RUBRIC if is_stamped else _SHORT_SECTION) and below.syllables >= _SHORTEST
    return is_stamped and above.syllables <= _SHORT_SECTION < below.syllables


def _with_next(lines: Sequence[Line], indexes: Sequence[int]) -> tuple[int, ...]:
    """Return the first line if it may be a title, with the second where the first was broken or is half a name."""
    first, *rest = indexes
    if not _may_be_title(lines[first]):
        return ()
    second = lines[rest[0]] if rest and not lines[first].text[0].islower() else None
    goes_on = second and (second.text[0].islower() or is_letterhead_of_two(lines[first], second))
    if second and goes_on and not second.gap and _may_be_title(second):
        return (first, rest[0])
    return (first,)


def _may_be_title(line: Line) -> bool:
    if line.syllables > _LONGEST or _never().match(line.text) or (line.is_prose and line.text[-1] not in '?!…”"'):
        return False
    if _is_row(line.text):
        return False
    if line.text.endswith(".") and first_sentence(line.text) != line.text[:-1]:
        return False
    byline = read_byline(line.text)
    return (byline is None or not byline.sure) and without_dateline(line.text) == line.text


def _is_row(text: str) -> bool:
    """Tell whether a line is a row of a table."""
    return text.count(" | ") > 1


def _mail_subject(lines: Sequence[Line], free: Sequence[int]) -> tuple[int, ...]:
    """Return the line "Subject: ..." of a mail, above which stand nothing but other lines of its head."""
    head = list(takewhile(lambda index: _mail_head().match(lines[index].text), free))
    subjects = [index for index in head if _mail_label().match(lines[index].text)]
    is_mail = len(head) > 1 or (subjects and lines[subjects[0]].key.startswith("subject"))
    return tuple(subjects[:1]) if is_mail else ()


_SALUTATION = r"(?:kính )?thưa [^.:;]{2,80}[!:,]$"


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(_SALUTATION, re.IGNORECASE)


@cache
def _never() -> re.Pattern[str]:
    """Return a pattern of what no title is: an item of a list, whom a letter or speech is for, a line in brackets."""
    return re.compile(
        rf"[-–•*+]\s|(?:\d{{1,2}}|[IVX]{{1,4}})[.)]\s|kính gửi\b|{_SALUTATION}|\([^()]*\)$", re.IGNORECASE
    )


@cache
def _before_words() -> re.Pattern[str]:
    """Return a pattern of bullets and little pictures before the first word."""
    return re.compile(r"^[^\w(\[“\"'‘«…]+")


@cache
def _site_behind() -> re.Pattern[str]:
    return re.compile(r"(?:\s*[|»«–—-]+\s.{2,100})?")


@cache
def _mail_head() -> re.Pattern[str]:
    return re.compile(
        r"(?:from|to|b?cc|reply-to|date|sent|subject|attachments?|importance|return-path|received|delivered-to|message-id"
        r"|mime-version|content-[a-z-]+|x-[a-z-]+|từ|người gửi|đến|tới|ngày|đã gửi|chủ đề|tiêu đề)\s*:",
        re.IGNORECASE,
    )


@cache
def _mail_label() -> re.Pattern[str]:
    return re.compile(r"(?:subject|chủ đề|tiêu đề)\s*:\s*(?:(?:re|fwd?|trả lời|chuyển tiếp)\s*:\s*)*", re.IGNORECASE)
