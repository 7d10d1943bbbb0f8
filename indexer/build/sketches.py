"""Sketches of texts: a few numbers each, so that texts which are nearly the same share one of them.

A text is taken as the set of its runs of three syllables. Each run is hashed once and falls into one of PLACES bins;
the smallest hash of a bin stands for it, an empty bin borrows from another (Shrivastava: Optimal Densification for Fast
and Accurate Minwise Hashing, 2017). Two texts agree in a bin as often as their sets overlap (Jaccard, J). A number of
the sketch joins 128 / 16 = 8 bins, so two texts share one of their 16 numbers with the chance 1 - (1 - J^8)^16: a
reprint with a changed lead (J = 0.9) in 99.99 of 100 cases, a form filled in otherwise (J = 0.5) in 6, others never.
"""

import zlib

import numpy as np
from numpy.typing import NDArray

from indexer.model.record import SKETCH_NUMBERS, TokenColumn

_RUN = 3
_PLACES = 128
_ATTEMPTS = 256
"""Bins that an empty one asks: with the fewest runs one in five is full, and all are empty with a chance of 1e-24."""
_FEWEST_RUNS = 30
"""Shorter texts, such as notices and menus, are alike without being copies."""

# Odd constants of splitmix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
_STEP, _MIX, _MORE = (np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_NOTHING = np.uint64(2**64 - 1)

Numbers = NDArray[np.uint64]


def sketches(column: TokenColumn) -> Numbers:
    """Sketch the texts of a batch.

    Args:
        column: their syllables.

    Returns:
        Shape (documents, SKETCH_NUMBERS); rows of zeros for texts of fewer than 32 syllables.
    """
    count = len(column.starts) - 1
    runs, owners = _runs(column)
    bins = np.full(count * _PLACES, _NOTHING)
    np.minimum.at(bins, owners * _PLACES + (runs % np.uint64(_PLACES)).astype(np.int64), runs)
    full = _filled(bins.reshape(count, _PLACES)).reshape(count, SKETCH_NUMBERS, _PLACES // SKETCH_NUMBERS)
    numbers = np.zeros((count, SKETCH_NUMBERS), np.uint64)
    for place in range(full.shape[2]):
        numbers = _mixed(numbers + full[:, :, place])
    numbers[np.bincount(owners, minlength=count) < _FEWEST_RUNS] = 0
    return numbers


def _runs(column: TokenColumn) -> tuple[Numbers, NDArray[np.int64]]:
    """The hash of every run of three syllables within one text, and the number of its text."""
    lengths = np.diff(column.starts)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    keys = np.array([zlib.crc32(key.encode("utf-8", "surrogatepass")) for key in column.vocabulary.keys], np.uint64)
    syllables = keys[column.terms]
    last = max(0, len(syllables) - _RUN + 1)
    hashes = np.zeros(last, np.uint64)
    for place in range(_RUN):
        hashes = _mixed(hashes + syllables[place : place + last])
    inside = owners[:last] == owners[_RUN - 1 :]
    return hashes[inside], owners[:last][inside]


def _mixed(numbers: Numbers) -> Numbers:
    """Spread numbers over 64 bits, as splitmix64 does."""
    mixed = numbers + _STEP
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MORE
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), np.uint64)


def _filled(bins: Numbers) -> Numbers:
    """Give every empty bin what stands in the first full one of a row of bins that is its own."""
    found = bins.copy()
    for attempt in range(_ATTEMPTS):
        empty = found == _NOTHING
        if not empty.any():
            break
        lenders = _mixed(np.arange(_PLACES, dtype=np.uint64) + np.uint64(_PLACES * attempt)) % np.uint64(_PLACES)
        found = np.where(empty, bins[:, lenders.astype(np.int64)], found)
    return found
