"""Positions to mark -> marks in the text."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from indexer.highlight.shown import Positions, ShownText, Span


class Syllable(NamedTuple):
    """A syllable to mark, and the number of what was looked for."""

    position: int
    start: int
    end: int
    number: int


def mark(shown: ShownText, positions: Positions) -> tuple[Span, ...]:
    """Places of the syllables at the given positions; neighbours with only spaces or hyphens between are one mark."""
    return merged(shown.text, marked(shown, positions))


def marked(shown: ShownText, positions: Positions) -> list[Syllable]:
    """The syllables at the given positions, in order."""
    wanted = sorted(positions)
    starts, ends = shown.places(wanted)
    return list(map(Syllable, wanted, starts, ends, map(positions.__getitem__, wanted)))


def merged(text: str, syllables: Iterable[Syllable], origin: int = 0) -> tuple[Span, ...]:
    """Marks of syllables, ordered and disjoint, counted from `origin`."""
    marks: list[Span] = []
    before: Syllable | None = None
    for each in syllables:
        if before is not None and _joined(text, before, each):
            marks[-1] = (marks[-1][0], each.end - origin)
        else:
            marks.append((each.start - origin, each.end - origin))
        before = each
    return tuple(marks)


def _joined(text: str, first: Syllable, second: Syllable) -> bool:
    """Whether two syllables are one mark: words side by side, or the parts of a unit, which share a number."""
    if second.position != first.position + 1:
        return False
    pattern = _inside_unit() if first.number == second.number else _between_words()
    return pattern.fullmatch(text, first.end, second.start) is not None


@cache
def _between_words() -> re.Pattern[str]:
    return re.compile(r"[ \u2010-\u2013-]*")


@cache
def _inside_unit() -> re.Pattern[str]:
    return re.compile(r"[ \u2010-\u2013-]*|[/.,]")
