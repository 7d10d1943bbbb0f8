"""Choose the stretches of a text that excerpts are made of: where most of what was looked for stands together."""

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

from indexer.highlight.marks import Syllables

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


def best_windows(syllables: Syllables, *, most: int) -> list[Window]:
    """The best windows that lie apart, in reading order.

    The best has the most different things, then the most of them side by side, then stands first. A further one
    shows something new, or more than half as much as the best.

    Args:
        syllables: all that are marked.
        most: how many windows, one at least.
    """
    _, starts, ends, numbers = syllables
    apart = _windows(syllables)
    chosen: list[Window] = []
    unseen = set(numbers)
    while apart:
        best = Window._make(max(apart))
        chosen.append(best)
        if len(chosen) == most:
            break
        begin, end = starts[best.first] - APART, ends[best.last] + APART
        unseen.difference_update(numbers[best.first : best.last + 1])
        half = chosen[0].different / 2
        apart = [
            (different, adjacent, earliness, last)
            for different, adjacent, earliness, last in apart
            if (ends[last] <= begin or starts[-earliness] >= end)
            and (different > half or not unseen.isdisjoint(numbers[-earliness : last + 1]))
        ]
    return sorted(chosen, key=lambda window: window.first)


def _windows(syllables: Syllables) -> list[_Row]:
    """The window that begins at each syllable."""
    positions, starts, ends, numbers = syllables
    # How many up to each syllable stand directly behind another thing that was looked for.
    pairs = zip(pairwise(positions), pairwise(numbers), strict=True)
    follows = (position == before + 1 and number != other for (before, position), (other, number) in pairs)
    beside = list(accumulate(follows, initial=0))
    lasts = [max(first, bisect_right(ends, start + CORE, first) - 1) for first, start in enumerate(starts)]
    return [
        (len(set(numbers[first : last + 1])), beside[last] - beside[first], -first, last)
        for first, last in enumerate(lasts)
    ]
