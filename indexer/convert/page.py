"""Give every line of a page one role: title, section, byline, caption, junk or body.

Each line has exactly one, so that nothing is lost: what is not shown elsewhere stands in `removed` with its rule.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.convert.bylines import Signed, each_once, find_bylines, find_poster
from indexer.convert.captions import find_captions, find_repeated
from indexer.convert.configuration import is_configuration
from indexer.convert.frame import find_end, without_frame
from indexer.convert.junk import days_of_entries, parts_of, rule_of, stamp_parts
from indexer.convert.letters import find_signed, is_letter
from indexer.convert.lines import Layout, Line, has_digit, lay_out
from indexer.convert.names import Byline, read_byline
from indexer.convert.offices import signs_alone
from indexer.convert.removal import Seen, taken_out
from indexer.convert.sections import is_section, section_name
from indexer.convert.sheet import Sheet
from indexer.convert.stamps import Stamp, first_posted, read_stamp
from indexer.convert.titles import Heading, find_heading, title_text
from indexer.model.document import Removed

_MANY_PARTS = 5
_TAKEN_BY_PLACE = frozenset({"menu", "more", "between"})
"""Rules that take a line for where it stands: a date in it is none of the page."""


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
    section: str = ""
    authors: tuple[str, ...] = ()
    published: Stamp = field(default_factory=Stamp)
    views: str = ""
    captions: tuple[str, ...] = ()
    body: tuple[Line, ...] = ()
    removed: tuple[Removed, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Stamped:
    """What stands in the lines of a page that tell when it was published; `words` as in `Page`.

    Attributes:
        authors: those that a label names.
        others: who put the page there, or a name without label; authors for want of others.
    """

    published: Stamp = field(default_factory=Stamp)
    views: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def read_page(sheet: Sheet) -> Page:
    """Read the lines of a sheet; when its title is known, a first line that says it again is removed."""
    layout = lay_out(sheet.lines)
    if sheet.titled and is_configuration(layout):
        return Page(title=sheet.title, authors=sheet.authors, body=sheet.lines)
    return _read_page(sheet, without_frame(layout))


def _read_page(sheet: Sheet, layout: Layout) -> Page:
    lines, title = layout.lines, sheet.title
    removed = taken_out(Seen(layout, title), "lines")
    stamps = _stamp_lines(layout, removed)
    poster = find_poster(layout, stamps)
    named = sheet.titled and not title
    heading = find_heading(layout, {*removed, poster}, frozenset(stamps)) if named else Heading()
    removed = taken_out(Seen(layout, title, removed, heading), "titled")
    letter = heading.letter or is_letter(layout, removed)
    taken = {*removed, *heading.title, *heading.path, heading.section}
    beside = _beside(layout, stamps, heading)
    above = [index - 1 for index in stamps if heading.title and heading.title[-1] < index - 1 < layout.first]
    end = find_end(layout, removed)
    signed = find_bylines(layout, taken, letter=letter, beside=beside, above=above, end=end, poster=poster)
    taken.update(signed.lines)
    captions = _captions(layout, taken, removed, signed, letter=letter, titled=sheet.titled)
    taken.update(captions)
    stamped = _read_stamped(lines, stamps)
    title = title or title_text([lines[index] for index in heading.title])
    section = section_name(lines[heading.section].text, title) if heading.section >= 0 else stamped.section
    views, views_words = (stamped.views, "") if stamped.views else _views(lines, removed)
    authors = sheet.authors or each_once((*stamped.authors, *signed.authors)) or stamped.others
    removed = taken_out(Seen(layout, title, removed, heading, signed, (section, *authors)), "signed")
    return Page(
        title=title,
        section=section,
        authors=authors,
        published=stamped.published
        if stamped.published.when or not sheet.titled
        else find_signed(layout, removed, heading.title),
        views=views,
        captions=tuple(lines[index].text for index in captions),
        body=tuple(line for index, line in enumerate(lines) if index not in taken),
        removed=tuple(Removed(lines[index].text, removed[index]) for index in sorted(removed)),
        words={**stamped.words, **_words(lines, heading, views_words), **_signed_words(lines, signed, stamped)},
    )


def _stamp_lines(layout: Layout, junk: Mapping[int, str]) -> tuple[int, ...]:
    """Return the lines, above or below the text, that tell when the page was published, removed or not."""
    edge = (index for index in layout.loose if not layout.first <= index <= layout.last)
    days = days_of_entries(layout)
    return tuple(
        index
        for index in edge
        if has_digit(layout.lines[index].text)
        and index not in days
        and not _is_row(layout.lines, index)
        and junk.get(index) not in _TAKEN_BY_PLACE
        and _is_stamp(stamp_parts(layout.lines[index]))
    )


def _beside(layout: Layout, stamps: Sequence[int], heading: Heading) -> set[int]:
    """Return the indexes of the lines above the text where a name alone may stand.

    That is beside a stamp or above an office that is, and below a title that has one above it.
    """
    beside = {index + step for index in stamps for step in (-1, 1) if index + step < layout.first}
    beside |= {index - 1 for index in beside if 0 < index < len(layout.lines) and signs_alone(layout.lines[index].text)}
    if heading.title and heading.title[0] - 1 in stamps and heading.title[-1] + 1 < layout.first:
        beside.add(heading.title[-1] + 1)
    return beside


def _is_stamp(parts: Sequence[str]) -> bool:
    """Whether the parts of a line tell when a page was published, and most of them something of that kind."""
    if not any(rule_of(part) == "published" for part in parts):
        return False
    told = sum(bool(rule_of(part) or is_section(part.strip()) or read_byline(part.strip())) for part in parts)
    return len(parts) < _MANY_PARTS or 2 * told > len(parts)


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a row of a table: one beside it has as many cells, or pairs of cells stand below each other."""
    near = [line.paired for line in lines[max(0, index - 3) : index + 4]]
    if lines[index].text[0].isdigit() and any(all(near[start : start + 4]) for start in range(len(near) - 3)):
        return True
    cells = lines[index].text.count("|")
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return cells > 1 and any(line.text.count("|") == cells for line in beside)


def _read_stamped(lines: Sequence[Line], stamps: Sequence[int]) -> _Stamped:
    """Read the lines that tell when the page was published; of several the first that says most."""
    dates: list[Stamp] = []
    views = section = ""
    bylines: list[Byline] = []
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
                bylines.append(byline)
                words.setdefault("authors", lines[index].text)
    labelled = next((byline.names for byline in bylines if byline.sure and not byline.posted), ())
    others = next((byline.names or (byline.credit,) for byline in bylines), ())
    return _Stamped(first_posted(dates), views, section, labelled, others, words)


def _views(lines: Sequence[Line], junk: Mapping[int, str]) -> tuple[str, str]:
    """Return the number of views and the line that tells it."""
    parts = ((part, lines[index].text) for index in sorted(junk) for part in parts_of(lines[index]))
    return next(((_digits(part), text) for part, text in parts if rule_of(part) in {"views", "poster"}), ("", ""))


def _words(lines: Sequence[Line], heading: Heading, views: str) -> dict[str, str]:
    """Return the lines that section and views stand in, where they have lines of their own."""
    section = lines[heading.section].text if heading.section >= 0 else ""
    return {name: text for name, text in (("section", section), ("views", views)) if text}


def _signed_words(lines: Sequence[Line], signed: Signed, stamped: _Stamped) -> dict[str, str]:
    """Return the lines that name the authors, where some stand in lines of their own."""
    above = [stamped.words["authors"]] if stamped.authors else []
    own = [lines[index].text for index in signed.lines]
    return {"authors": " | ".join([*above, *own])} if signed.authors else {}


def _digits(text: str) -> str:
    """Return the last number of a text without its dots."""
    numbers = re.findall(r"\d[\d.,]*", text)
    return re.sub(r"\D", "", numbers[-1]) if numbers else ""


def _captions(
    layout: Layout, taken: Container[int], junk: Mapping[int, str], signed: Signed, *, letter: bool, titled: bool
) -> tuple[int, ...]:
    """Return the indexes of the captions: by their form or place, and those that say the lead again."""
    pictures = [index for index, rule in junk.items() if rule == "picture"]
    found = find_captions(layout, taken, letter=letter, signed=_below(signed, layout, junk), pictured=pictures)
    return tuple(sorted({*found, *find_repeated(layout, taken)})) if titled and not letter else found


def _below(signed: Signed, layout: Layout, junk: Mapping[int, str]) -> range:
    """Return the indexes between the byline below the text and the first junk below it."""
    start = next((index for index in signed.lines if index > layout.first), len(layout.lines))
    return range(start + 1, min((index for index in junk if index > start), default=len(layout.lines)))
