"""Choose the stretches of a text that excerpts are made of: where most of what was looked for stands together."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from indexer.highlight.marks import Syllable

CORE = 160
"""Code points from the first to the last mark that an excerpt is chosen for; the rest is context."""
APART = 80
"""Code points between two windows, at least, so that each has some context."""


class Window(NamedTuple):
    """A row of syllables to mark; the larger, the better.

    Attributes:
        different: how many different things that were looked for it holds.
        adjacent: how often one of them follows another at once.
        earliness: the number of its first syllable, negative.
        last: the number of its last syllable.
    """

    different: int
    adjacent: int
    earliness: int
    last: int

    @property
    def first(self) -> int:
        """The number of its first syllable."""
        return -self.earliness


_Row = tuple[int, int, int, int]
"""A window that is not chosen yet: a page has hundreds of them."""


def best_windows(syllables: Sequence[Syllable], *, most: int) -> list[Window]:
    """The best windows that lie apart, in reading order.

    The best has the most different things, then the most of them side by side, then stands first. A further one
    shows something new, or more than half as much as the best.

    Args:
        syllables: all that are marked, in order.
        most: how many windows, one at least.
    """
    if not syllables:
        return []
    _, starts, ends, numbers = columns = tuple(zip(*syllables, strict=True))
    apart = _windows(*columns)
    chosen: list[Window] = []
    unseen = set(numbers)
    while apart:
        best = Window._make(max(apart))
        chosen.append(best)
        if len(chosen) == most:
            break
        begin, end = starts[best.first] - APART, ends[best.last] + APART
        unseen.difference_update(numbers[best.first : best.last + 1])
        new = [0, *accumulate(number in unseen for number in numbers)]
        half = chosen[0].different / 2
        apart = [
            (different, adjacent, earliness, last)
            for different, adjacent, earliness, last in apart
            if (ends[last] <= begin or starts[-earliness] >= end)
            and (different > half or new[last + 1] > new[-earliness])
        ]
    return sorted(chosen, key=lambda window: window.first)


def _windows(
    positions: Sequence[int], starts: Sequence[int], ends: Sequence[int], numbers: Sequence[int]
) -> list[_Row]:
    """The window that begins at each syllable, by the columns of `Syllable`; one pass."""
    found: list[_Row] = []
    counts = dict.fromkeys(numbers, 0)
    # Whether a syllable stands directly behind another thing that was looked for.
    follows = [
        position == before + 1 and number != other
        for (before, position), (other, number) in zip(pairwise(positions), pairwise(numbers), strict=True)
    ]
    follows = [False, *follows, False]
    different = adjacent = last = 0
    for first, (start, own) in enumerate(zip(starts, numbers, strict=True)):
        reach = start + CORE
        while last < len(ends) and (last == first or ends[last] <= reach):
            number = numbers[last]
            different += not counts[number]
            counts[number] += 1
            adjacent += last > first and follows[last]
            last += 1
        found.append((different, adjacent, -first, last - 1))
        counts[own] -= 1
        different -= not counts[own]
        adjacent -= last > first + 1 and follows[first + 1]
    return found
