"""Name the parts of a body: paragraphs, articles of a decision, sections under a heading."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from indexer.convert.lines import Line
from indexer.model.document import Part

_FIRST_LETTERS = "ĐđCcPpMm"
_LONGEST_LABEL = 80
"""Code points."""


def body_of(paragraphs: Iterable[Line]) -> str:
    """Return the paragraphs as one text."""
    return "\n".join(paragraph.text for paragraph in paragraphs)


def headed_parts(paragraphs: Sequence[Line]) -> tuple[Part, ...]:
    """Return the parts of a body with headings, ordered, disjoint, covering all but the line breaks between them.

    An article ("Điều 5. ...", "Chương II") and a section reach to the next heading; every paragraph outside of them
    is a part of its own, numbered from 1 over the whole body. A body without headings has none, see `Document.parts`.
    """
    headings = {number: found for number, line in enumerate(paragraphs, 1) if (found := _heading(line))}
    if not headings:
        return ()
    parts: list[Part] = []
    first, start = min(headings), 0
    for number, line in enumerate(paragraphs, 1):
        end = start + len(line.text)
        if heading := headings.get(number):
            parts.append(Part(*heading, start, end))
        elif number > first:
            parts[-1] = parts[-1]._replace(end=end)
        else:
            parts.append(Part("paragraph", str(number), start, end))
        start = end + 1
    return tuple(parts)


def _heading(line: Line) -> tuple[str, str] | None:
    """Return kind and label of the part that a line begins, None for none."""
    if line.heading:
        return "section", line.text[:_LONGEST_LABEL]
    match = _article().match(line.text) if line.text[0] in _FIRST_LETTERS else None
    return ("article", f"{match['kind'].capitalize()} {match['number']}") if match else None


@cache
def _article() -> re.Pattern[str]:
    return re.compile(
        r"(?P<kind>điều|chương|phần|mục) (?P<number>\d{1,3}[a-zđ]?|[IVXLC]+|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy))"
        r"(?:\s*[.:–-](?!\d)|$)",
        re.IGNORECASE,
    )
