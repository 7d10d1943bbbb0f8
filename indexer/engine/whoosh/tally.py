"""Numbers and how often each occurs: counted, and put in order."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array

Integers = NDArray[np.int64]

_SORTED = 32
"""Below one number for so many counters, numbers are sorted."""
_BITS = 32
"""Bits of a number, in one that tells how often it occurs, too."""


def commonest(numbers: Integers, counts: Integers, limit: int) -> tuple[list[tuple[int, int]], bool]:
    """The first of some values by count, of equals those with the lowest number, and whether there are others."""
    span = int(numbers.max(initial=0)) + 1
    # One number for each: the highest count first, of equals the first value.
    keys = numbers - counts * span
    if 0 < limit < len(keys):
        keys.partition(limit)
    pairs = [divmod(key, span) for key in sorted(keys[:limit].tolist())]
    return [(number, -count) for count, number in pairs], len(keys) > len(pairs)


def tallied(numbers: Array, limit: int) -> tuple[Integers, Integers]:
    """The distinct ones among some numbers below `limit`, ascending, and how often each occurs."""
    # Sorting very few numbers is less work than counters for all.
    if len(numbers) * _SORTED < limit:
        row = np.sort(numbers)
        heads = np.ones(len(row) + 1, np.bool_)
        np.not_equal(row[1:], row[:-1], out=heads[1:-1])
        places = heads.nonzero()[0]
        return row.take(places[:-1]).astype(np.int64), places[1:] - places[:-1]
    counts = np.bincount(numbers, minlength=limit)
    found = np.flatnonzero(counts > 0)
    return found, counts[found]


def by_count(
    numbers: Integers, counts: Integers, bounds: Sequence[int], places: Sequence[int]
) -> tuple[Integers, Integers]:
    """Several groups of numbers, group after group, in each the highest count first, of equals the lowest number.

    Args:
        numbers: ascending, below 2**32.
        counts: of each.
        bounds: where each group begins among all numbers that there are, and where the last one ends.
        places: the same among those that are given.

    Returns:
        Numbers, counted from the first of their group, and their counts.
    """
    starts = np.array(places)
    sizes, top = starts[1:] - starts[:-1], int(counts.max(initial=0)) + 1
    # One number for each: what cannot be equal is sorted soonest.
    tops = np.arange(top, (len(sizes) + 1) * top, top).repeat(sizes)
    keys = (tops - counts << _BITS) + numbers - np.array(bounds[:-1]).repeat(sizes)
    keys.sort()
    return keys & (1 << _BITS) - 1, tops - (keys >> _BITS)
