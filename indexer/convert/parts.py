"""Name the parts of a body: paragraphs, articles of a decision, sections under a heading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.model.document import Part

_LONGEST_LABEL = 80
"""Code points."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a body.

    Attributes:
        text: one line.
        heading: it is the heading of a section.
    """

    text: str
    heading: bool = False


def body_of(paragraphs: Iterable[Paragraph]) -> str:
    """Return the paragraphs as one text."""
    return "\n".join(paragraph.text for paragraph in paragraphs)


def find_parts(paragraphs: Sequence[Paragraph]) -> tuple[Part, ...]:
    """Return the parts of a body: ordered, disjoint, covering all but the line breaks between them.

    An article ("Điều 5. ...", "Chương II") and a section reach to the next heading; every paragraph outside of them
    is a part of its own, numbered from 1 over the whole body.
    """
    parts: list[Part] = []
    start = 0
    for number, paragraph in enumerate(paragraphs, 1):
        end = start + len(paragraph.text)
        kind, label = _heading(paragraph)
        if kind:
            parts.append(Part(kind, label, start, end))
        elif parts and parts[-1].kind != "paragraph":
            parts[-1] = Part(parts[-1].kind, parts[-1].label, parts[-1].start, end)
        else:
            parts.append(Part("paragraph", str(number), start, end))
        start = end + 1
    return tuple(parts)


def _heading(paragraph: Paragraph) -> tuple[str, str]:
    """Return kind and label of the part that a paragraph begins, two empty strings for none."""
    if paragraph.heading:
        return "section", paragraph.text[:_LONGEST_LABEL]
    match = _article().match(paragraph.text) if paragraph.text[0] in "ĐđCcPpMm" else None
    return ("article", f"{match['kind'].capitalize()} {match['number']}") if match else ("", "")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(
        r"(?P<kind>điều|chương|phần|mục) (?P<number>(?:\d{1,3}[a-zđ]?|[IVXLC]+))(?:\s*[.:–-](?!\d)|$)", re.IGNORECASE
    )
