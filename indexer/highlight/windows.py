"""Choose the stretches of a text that excerpts are made of: where most of what was looked for stands together."""

from bisect import bisect_right
from itertools import accumulate

from indexer.highlight.marks import Syllables

CORE = 160
"""Code points from the first to the last mark that an excerpt is chosen for; the rest is context."""
APART = 80
"""Code points between two windows, at least, so that each has some context."""


Window = tuple[int, int]
"""A row of syllables to mark: the numbers of its first and its last one."""
_Row = tuple[int, int, int, int]
"""A window to choose, the larger, the better: how many different things that were looked for it holds, how often one of
them follows another at once, the number of its first syllable, negative, and that of its last."""


def best_windows(syllables: Syllables, *, most: int) -> list[Window]:
    """The best windows that lie apart, in reading order.

    The best has the most different things, then the most of them side by side, then stands first. A further one
    shows something new, or more than half as much as the best.

    Args:
        syllables: all that are marked.
        most: how many windows, one at least.
    """
    _, _, starts, ends, numbers = syllables
    apart = _windows(syllables)
    chosen: list[Window] = []
    unseen = set(numbers)
    half = 0.0
    while apart:
        most_different, _, earliness, last = max(apart)
        half = half or most_different / 2
        chosen.append((-earliness, last))
        if len(chosen) == most:
            break
        begin, end = starts[-earliness] - APART, ends[last] + APART
        unseen.difference_update(numbers[-earliness : last + 1])
        apart = [
            (different, adjacent, earliness, last)
            for different, adjacent, earliness, last in apart
            if (ends[last] <= begin or starts[-earliness] >= end)
            and (different > half or not unseen.isdisjoint(numbers[-earliness : last + 1]))
        ]
    return sorted(chosen)


def _windows(syllables: Syllables) -> list[_Row]:
    """The window that begins at each syllable."""
    positions, _, starts, ends, numbers = syllables
    # How many up to each syllable stand directly behind another thing that was looked for.
    pairs = zip(positions, positions[1:], numbers, numbers[1:], strict=False)
    beside = list(accumulate([after - before == 1 and own != other for before, after, own, other in pairs], initial=0))
    lasts = [bisect_right(ends, start + CORE, first) - 1 for first, start in enumerate(starts, 1)]
    return [
        (len(set(numbers[first : last + 1])), beside[last] - beside[first], -first, last)
        for first, last in enumerate(lasts)
    ]
