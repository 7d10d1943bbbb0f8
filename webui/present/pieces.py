"""Texts with marks and links: as HTML where marks are all there is, else in pieces that templates print, escaped."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked as a whole or not at all; `mark` counts marks from 1, 0 is unmarked."""

    text: str
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Linked:
    """A stretch of text with one address; an empty `href` is plain text.

    Attributes:
        href: where the words lead.
        kind: what they are, the name of a facet or a type of entity.
        pieces: the text in order.
    """

    href: str
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a text that lead somewhere."""

    start: int
    end: int
    href: str
    kind: str


def marked(text: str, marks: Sequence[Span]) -> Markup:
    """A text as HTML with its marks, which are disjoint and ascending; a page has thirty such texts."""
    # Most texts hold nothing to escape, and then neither do their stretches.
    safe: Callable[[str], str] = str if escape(text) == text else escape
    found: list[str] = []
    place = 0
    for start, end in marks:
        found += (safe(text[place:start]), "<mark>", safe(text[start:end]), "</mark>")
        place = end
    return Markup("".join([*found, safe(text[place:])]))  # noqa: S704 - every stretch of the text is escaped


def pieces(
    text: str, marks: Sequence[Span], *, start: int = 0, end: int | None = None, first: int = 1
) -> tuple[Piece, ...]:
    """Cut text[start:end] at its marks.

    Args:
        text: a whole field.
        marks: disjoint and ascending, in `text`; those beyond the stretch are ignored.
        start: first code point.
        end: one past the last; the whole text when it is not given.
        first: number of the first mark.
    """
    end = len(text) if end is None else min(end, len(text))
    found: list[Piece] = []
    place = start
    for mark_start, mark_end in marks:
        left, right = max(mark_start, place), min(mark_end, end)
        if left >= right:
            continue
        if place < left:
            found.append(Piece(text[place:left]))
        found.append(Piece(text[left:right], first))
        first += 1
        place = right
    if place < end:
        found.append(Piece(text[place:end]))
    return tuple(found)


def linked(
    text: str, marks: Sequence[Span], links: Iterable[Link], span: Span, *, first: int = 1
) -> tuple[Linked, ...]:
    """Cut a stretch of text at its links, then at its marks; of overlapping links the first and longest stays."""
    start, end = span
    kept: list[Link] = []
    place = start
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if place <= link.start < link.end <= end:
            kept.append(link)
            place = link.end
    borders = [start, *(border for link in kept for border in (link.start, link.end)), end]
    at = {(link.start, link.end): link for link in kept}
    found: list[Linked] = []
    for left, right in pairwise(borders):
        if left == right:
            continue
        link = at.get((left, right), Link(left, right, "", ""))
        cut = pieces(text, marks, start=left, end=right, first=first)
        first += sum(1 for piece in cut if piece.mark)
        found.append(Linked(link.href, link.kind, cut))
    return tuple(found)
