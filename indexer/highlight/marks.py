"""Positions to mark -> marks in the text."""

import re
from functools import cache
from typing import NamedTuple

from indexer.analyse import PART_GAP
from indexer.highlight.shown import Positions, ShownText, Span


class Syllables(NamedTuple):
    """The syllables of a text to mark, in order, as columns: most questions are of one of them.

    Attributes:
        positions: in the text.
        ordinals: how many syllables of the text stand before each.
        starts: first code points.
        ends: one past the last.
        numbers: of what was looked for.
    """

    positions: list[int]
    ordinals: list[int]
    starts: list[int]
    ends: list[int]
    numbers: list[int]

    def lines(self) -> list[int]:
        """In which line of the text each stands, from 0."""
        # Each line break adds a gap to the positions after it.
        return [
            (position - ordinal) // PART_GAP for position, ordinal in zip(self.positions, self.ordinals, strict=True)
        ]


def mark(shown: ShownText, positions: Positions) -> tuple[Span, ...]:
    """Places of the syllables at the given positions; neighbours with only spaces or hyphens between are one mark."""
    return merged(shown.text, marked(shown, positions))


def marked(shown: ShownText, positions: Positions) -> Syllables:
    """The syllables at the given positions."""
    wanted = sorted(positions)
    return Syllables(wanted, *shown.places(wanted), list(map(positions.__getitem__, wanted)))


def merged(text: str, syllables: Syllables, own: slice = slice(None), origin: int = 0) -> tuple[Span, ...]:
    """Marks of some of the syllables, ordered and disjoint, counted from `origin`."""
    marks: list[Span] = []
    positions, _, starts, ends, numbers = syllables
    following = last = number = -1
    for position, start, end, what in zip(positions[own], starts[own], ends[own], numbers[own], strict=True):
        if position == following and ((gap := text[last:start]) == " " or _joins(gap, same=what == number)):
            marks[-1] = (marks[-1][0], end - origin)
        else:
            marks.append((start - origin, end - origin))
        following, last, number = position + 1, end, what
    return tuple(marks)


def _joins(gap: str, *, same: bool) -> bool:
    """Whether neighbours with this between them are one mark: words side by side, or parts of a unit (`same`)."""
    return (_inside_unit() if same else _between_words()).fullmatch(gap) is not None


@cache
def _between_words() -> re.Pattern[str]:
    return re.compile(r"[ \u2010-\u2013-]*")


@cache
def _inside_unit() -> re.Pattern[str]:
    return re.compile(r"[ \u2010-\u2013-]*|[/.,]")
