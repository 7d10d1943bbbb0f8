"""Give every line of a page one role: title, section, byline, caption, junk or body.

Each line has exactly one, so that nothing is lost: what is not shown elsewhere stands in `removed` with its rule.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.convert.bylines import Signed, find_bylines
from indexer.convert.captions import find_captions, find_repeated
from indexer.convert.junk import below_notice, find_junk, parts_of, rule_of, stamp_parts
from indexer.convert.junk_rules import rules
from indexer.convert.letters import find_signed, is_letter
from indexer.convert.lines import Layout, Line, has_digit, lay_out
from indexer.convert.names import read_byline
from indexer.convert.sections import is_section, section_name
from indexer.convert.sheet import Sheet
from indexer.convert.stamps import Stamp, read_stamp
from indexer.convert.titles import Heading, find_heading, title_text
from indexer.model.document import Removed

_MANY_PARTS = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What the lines of a page turned out to be; empty where there is none.

    Attributes:
        title: one line.
        section: its name.
        authors: those that the sheet names, else those of the bylines.
        published: when, and the words that say so.
        views: digits.
        captions: in reading order.
        body: the lines of the text, in reading order.
        removed: junk, and lines whose content is told by the fields above.
        words: name of a field -> the line that it was read from, of `section`, `authors` and `views`.
    """

    title: str
    section: str
    authors: tuple[str, ...]
    published: Stamp
    views: str
    captions: tuple[str, ...]
    body: tuple[Line, ...]
    removed: tuple[Removed, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Stamped:
    """What stands in the lines of a page that tell when it was published; `words` as in `Page`."""

    published: Stamp = field(default_factory=Stamp)
    views: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def read_page(sheet: Sheet) -> Page:
    """Read the lines of a sheet; when its title is known, a first line that says it again is removed."""
    lines, title = sheet.lines, sheet.title
    layout = below_notice(lay_out(lines))
    removed = find_junk(layout)
    stamps = _stamp_lines(layout, removed)
    if title and lines and lines[0].text == title:
        removed[0] = "title again"
    heading = find_heading(layout, removed, frozenset(stamps)) if sheet.titled and not title else Heading()
    letter = heading.letter or is_letter(layout)
    taken = {*removed, *heading.title, heading.section}
    signed = find_bylines(layout, taken, letter=letter)
    taken.update(signed.lines)
    captions = find_captions(layout, taken, letter=letter, after=_tail(signed, layout))
    if sheet.titled and not letter:
        captions = tuple(sorted({*captions, *find_repeated(layout, taken)}))
    taken.update(captions)
    stamped = _read_stamped(lines, stamps)
    section = section_name(lines[heading.section].text) if heading.section >= 0 else stamped.section
    views, views_words = (stamped.views, "") if stamped.views else _views(lines, removed)
    authors = sheet.authors or signed.authors or stamped.authors
    removed |= _told_elsewhere(lines, heading, signed, (section, *authors))
    return Page(
        title=title or title_text([lines[index] for index in heading.title]),
        section=section,
        authors=authors,
        published=stamped.published if stamped.published.when or not sheet.titled else find_signed(layout),
        views=views,
        captions=tuple(lines[index].text for index in captions),
        body=tuple(line for index, line in enumerate(lines) if index not in taken),
        removed=tuple(Removed(lines[index].text, removed[index]) for index in sorted(removed)),
        words={**stamped.words, **_words(lines, heading, signed, views_words)},
    )


def _stamp_lines(layout: Layout, junk: Mapping[int, str]) -> tuple[int, ...]:
    """Return the lines, above or below the text, that tell when the page was published, removed or not."""
    edge = (index for index in layout.loose if not layout.first <= index <= layout.last)
    return tuple(
        index
        for index in edge
        if has_digit(layout.lines[index].text)
        and not _is_row(layout.lines, index)
        and (index not in junk or not rules()[junk[index]].list_follows)
        and _is_stamp(stamp_parts(layout.lines[index]))
    )


def _is_stamp(parts: Sequence[str]) -> bool:
    """Whether the parts of a line tell when a page was published, and most of them something of that kind."""
    if not any(rule_of(part) == "published" for part in parts):
        return False
    told = sum(bool(rule_of(part) or is_section(part.strip()) or read_byline(part.strip())) for part in parts)
    return len(parts) < _MANY_PARTS or 2 * told > len(parts)


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a row of a table: one beside it has as many cells."""
    cells = lines[index].text.count("|")
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return cells > 1 and any(line.text.count("|") == cells for line in beside)


def _read_stamped(lines: Sequence[Line], stamps: Sequence[int]) -> _Stamped:
    """Read the lines that tell when the page was published; of several the first."""
    dates: list[Stamp] = []
    views = section = ""
    authors: tuple[str, ...] = ()
    words: dict[str, str] = {}
    for index in stamps:
        parts = [(part.strip(), rule_of(part)) for part in stamp_parts(lines[index])]
        dates.append(read_stamp(" | ".join(part for part, rule in parts if rule in {"published", "clock"})))
        for part, rule in parts:
            byline = None if rule else read_byline(part)
            if rule == "views":
                views = views or _digits(part)
                words.setdefault("views", lines[index].text)
            elif not rule and is_section(part):
                section = section or section_name(part)
                words.setdefault("section", lines[index].text)
            elif byline:
                authors = authors or byline.names or (byline.credit,)
                words.setdefault("authors", lines[index].text)
    return _Stamped(next((stamp for stamp in dates if stamp.when), Stamp()), views, section, authors, words)


def _views(lines: Sequence[Line], junk: Mapping[int, str]) -> tuple[str, str]:
    """Return the number of views and the line that tells it."""
    parts = ((part, lines[index].text) for index in sorted(junk) for part in parts_of(lines[index]))
    return next(((_digits(part), text) for part, text in parts if rule_of(part) in {"views", "poster"}), ("", ""))


def _words(lines: Sequence[Line], heading: Heading, signed: Signed, views: str) -> dict[str, str]:
    """Return the lines that section, authors and views stand in, where they have lines of their own."""
    section = lines[heading.section].text if heading.section >= 0 else ""
    authors = " | ".join(lines[index].text for index in signed.lines) if signed.authors else ""
    return {name: text for name, text in (("section", section), ("authors", authors), ("views", views)) if text}


def _digits(text: str) -> str:
    """Return the last number of a text without its dots."""
    numbers = re.findall(r"\d[\d.,]*", text)
    return re.sub(r"\D", "", numbers[-1]) if numbers else ""


def _tail(signed: Signed, layout: Layout) -> int:
    """Return the index of the byline below the text; the number of lines when there is none."""
    return next((index for index in signed.lines if index > layout.first), len(layout.lines))


def _told_elsewhere(lines: Sequence[Line], heading: Heading, signed: Signed, shown: Sequence[str]) -> dict[int, str]:
    """Return the lines of which the shown fields hold only a part or nothing, with the name of the field."""
    told = {index: "byline" for index in signed.lines if lines[index].text not in shown}
    if heading.section >= 0 and lines[heading.section].text not in shown:
        told[heading.section] = "section"
    return told
