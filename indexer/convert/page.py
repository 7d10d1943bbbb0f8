"""Give every line of a page one role: title, section, byline, caption, junk or body.

Each line has exactly one, so that nothing is lost: what is not shown elsewhere stands in `removed` with its rule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.convert.bylines import Signed, find_bylines
from indexer.convert.captions import find_captions
from indexer.convert.junk import Edges, find_edges, find_junk, parts_of, rule_of
from indexer.convert.letters import find_signed, is_letter
from indexer.convert.lines import Line
from indexer.convert.names import read_byline
from indexer.convert.sections import is_section, section_name
from indexer.convert.stamps import Stamp, read_stamp
from indexer.convert.titles import Heading, find_heading, title_text
from indexer.model.document import Removed


@dataclass(frozen=True, slots=True)
class Page:
    """What the lines of a page turned out to be; empty where there is none.

    Attributes:
        title: one line.
        section: its name.
        authors: of the bylines.
        published: when, and the words that say so.
        views: digits.
        captions: in reading order.
        body: the lines of the text, in reading order.
        removed: junk, and lines whose content is told by the fields above.
    """

    title: str
    section: str
    authors: tuple[str, ...]
    published: Stamp
    views: str
    captions: tuple[str, ...]
    body: tuple[Line, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class _Stamped:
    """What stands in the lines of a page that tell when it was published."""

    published: Stamp = field(default_factory=Stamp)
    views: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()


def read_page(lines: Sequence[Line], *, title: str = "") -> Page:
    """Read the lines of a page.

    Args:
        lines: in order.
        title: when it is known already; a first line that says it again is removed.
    """
    edges = find_edges(lines)
    junk = dict(find_junk(lines, edges))
    if title and lines and lines[0].text == title:
        junk[0] = "title again"
    stamps = _stamp_lines(lines, junk, edges)
    free = [index for index in range(len(lines)) if index not in junk]
    heading = Heading() if title else find_heading(lines, free, frozenset(stamps))
    letter = heading.letter or is_letter(lines)
    free = [index for index in free if index not in heading.title and index != heading.section]
    signed = find_bylines(lines, free, edges, letter=letter)
    free = [index for index in free if index not in signed.lines]
    captions = find_captions(lines, free, edges, letter=letter, after=_tail(signed, edges, len(lines)))
    stamped = _read_stamped(lines, stamps)
    section = section_name(lines[heading.section].text) if heading.section >= 0 else stamped.section
    removed = junk | _told_elsewhere(lines, heading, signed, section)
    return Page(
        title=title or title_text([lines[index] for index in heading.title]),
        section=section,
        authors=signed.authors or stamped.authors,
        published=stamped.published if stamped.published.when else find_signed(lines),
        views=stamped.views or _views(lines, junk),
        captions=tuple(lines[index].text for index in captions),
        body=tuple(lines[index] for index in free if index not in captions),
        removed=tuple(Removed(lines[index].text, removed[index]) for index in sorted(removed)),
    )


def _stamp_lines(lines: Sequence[Line], junk: Mapping[int, str], edges: Edges) -> tuple[int, ...]:
    """Return the lines, above or below the text, that tell when the page was published, removed or not."""
    edge = [index for index in range(len(lines)) if not edges.first <= index <= edges.last]
    return tuple(
        index
        for index in edge
        if junk.get(index) == "published"
        or (index not in junk and any(rule_of(part) == "published" for part in parts_of(lines[index])))
    )


def _read_stamped(lines: Sequence[Line], stamps: Sequence[int]) -> _Stamped:
    """Read the lines that tell when the page was published; of several the first."""
    dates: list[Stamp] = []
    views = section = ""
    authors: tuple[str, ...] = ()
    for index in stamps:
        parts = [(part.strip(), rule_of(part)) for part in parts_of(lines[index])]
        if rule_of(lines[index].text) == "published":
            parts = [(lines[index].text, "published")]
        dates.append(read_stamp(" | ".join(part for part, rule in parts if rule in {"published", "clock"})))
        for part, rule in parts:
            byline = None if rule else read_byline(part)
            if rule == "views":
                views = views or _digits(part)
            elif not rule and is_section(part):
                section = section or section_name(part)
            elif byline:
                authors = authors or byline.names or (byline.credit,)
    return _Stamped(next((stamp for stamp in dates if stamp.when), Stamp()), views, section, authors)


def _views(lines: Sequence[Line], junk: Mapping[int, str]) -> str:
    parts = (part for index, rule in junk.items() if rule == "views" for part in parts_of(lines[index]))
    return next((_digits(part) for part in parts if rule_of(part) == "views"), "")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _tail(signed: Signed, edges: Edges, length: int) -> int:
    """Return the index of the byline below the text; the number of lines when there is none."""
    return next((index for index in signed.lines if index > edges.first), length)


def _told_elsewhere(lines: Sequence[Line], heading: Heading, signed: Signed, section: str) -> dict[int, str]:
    """Return the lines of which a field holds only a part, with the name of the field."""
    told = {index: "byline" for index in signed.lines if lines[index].text not in signed.authors}
    if heading.section >= 0 and lines[heading.section].text != section:
        told[heading.section] = "section"
    return told
