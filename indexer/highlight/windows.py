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


def best_windows(syllables: Sequence[Syllable], *, most: int) -> list[Window]:
    """The best windows that lie apart, in reading order.

    The best has the most different things, then the most of them side by side, then stands first. A further one
    shows something new, or more than half as much as the best.

    Args:
        syllables: all that are marked, in order.
        most: how many windows.
    """
    apart = _windows(syllables)
    chosen: list[Window] = []
    seen: set[int] = set()
    while apart and len(chosen) < most:
        if chosen:
            half = chosen[0].different / 2
            unseen = [0, *accumulate(each.number not in seen for each in syllables)]
            apart = [each for each in apart if each.different > half or unseen[each.last + 1] > unseen[each.first]]
        best = max(apart, default=None)
        if best is None:
            break
        chosen.append(best)
        seen.update(each.number for each in syllables[best.first : best.last + 1])
        begin, end = syllables[best.first].start - APART, syllables[best.last].end + APART
        apart = [each for each in apart if syllables[each.last].end <= begin or syllables[each.first].start >= end]
    return sorted(chosen, key=lambda window: window.first)


def _windows(syllables: Sequence[Syllable]) -> list[Window]:
    """The window that begins at each syllable; one pass."""
    found: list[Window] = []
    if not syllables:
        return found
    positions, starts, ends, numbers = zip(*syllables, strict=True)
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
        found.append(Window(different, adjacent, -first, last - 1))
        counts[own] -= 1
        different -= not counts[own]
        adjacent -= last > first + 1 and follows[first + 1]
    return found
