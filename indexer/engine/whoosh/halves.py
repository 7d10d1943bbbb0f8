"""Numbers of more than 16 bits in little more than two bytes each, where they ascend in long runs, as postings do.

The lower halves are an array. The upper half stays the same over many numbers: it is written only where it changes,
with the place. A slice is put together when it is asked for: its lower halves widened, and the upper ones added.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Integers = NDArray[np.int64]

LOWER = np.dtype("<u2")
BITS = 16
_FEW = 8
"""Changes up to which an addition for each costs less than a row of all upper halves."""


class Halves:
    """Such numbers, read-only; its slices are arrays."""

    def __init__(self, lower: NDArray[Any], starts: NDArray[Any], upper: NDArray[Any]) -> None:
        """Wrap what `HalvesWriter` has written.

        Args:
            lower: lower halves.
            starts: places from which on an upper half counts, ascending; the first is 0.
            upper: those upper halves.
        """
        self._changes = starts
        # Views give Python numbers at once, where an array makes an object of its own for each.
        self._lower, self._starts, self._upper = lower, memoryview(starts.data), memoryview(upper.data)

    def __len__(self) -> int:
        return len(self._lower)

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:  # noqa: FBT001 - numpy's protocol
        """All of them, for numpy."""
        del copy
        return np.asarray(self[:], dtype)

    def __getitem__(self, place: slice) -> NDArray[np.uint32]:
        start, stop, _ = place.indices(len(self))
        found = self._lower[start:stop].astype(np.uint32)
        if start >= stop:
            return found
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, stop, first)
        if last - first > _FEW:
            begins = np.array(self._starts[first:last], np.int64)
            begins[0] = start
            found += np.repeat(np.array(self._upper[first:last], np.uint32) << BITS, np.diff(begins, append=stop))
            return found
        ends = [*(begin - start for begin in self._starts[first + 1 : last]), stop - start]
        begin = 0
        for end, upper in zip(ends, self._upper[first:last], strict=True):
            if upper:
                found[begin:end] += np.uint32(upper << BITS)
            begin = end
        return found

    def view(self, place: slice) -> "Halves":
        """A slice, not put together."""
        start, stop, _ = place.indices(len(self))
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, stop, first)
        starts = np.array([max(0, begin - start) for begin in self._starts[first:last]], np.uint32)
        return Halves(self._lower[start:stop], starts, np.asarray(self._upper[first:last]))

    def take(self, places: Integers) -> NDArray[np.uint32]:
        """The numbers at some places."""
        found = self._lower.take(places).astype(np.uint32)
        if len(self._upper) > 1:
            # Of another type all changes would be converted first.
            runs = self._changes.searchsorted(places.astype(self._changes.dtype), side="right") - 1
            found |= np.asarray(self._upper).take(runs).astype(np.uint32) << BITS
        elif len(self._upper) and self._upper[0]:
            found |= np.uint32(self._upper[0] << BITS)
        return found


class HalvesWriter:
    """Takes numbers piece by piece: hands their lower halves on, and notes where the upper half changes.

    Attributes:
        dtype: of the numbers.
    """

    dtype = np.dtype("<u4")

    def __init__(self, write: Callable[[NDArray[Any]], None]) -> None:
        self._write = write
        self._count, self._last = 0, -1
        self._starts: list[Integers] = []
        self._uppers: list[Integers] = []

    def __call__(self, piece: NDArray[Any]) -> None:
        """Take a piece."""
        self._write(piece.astype(LOWER))
        upper = (piece >> BITS).astype(np.int64)
        changes = np.flatnonzero(np.diff(upper, prepend=self._last))
        self._starts.append(changes + self._count)
        self._uppers.append(upper[changes])
        self._count += len(piece)
        self._last = int(upper[-1]) if len(upper) else self._last

    @property
    def starts(self) -> Integers:
        """Places where the upper half changes, see `Halves`."""
        return np.concatenate([np.zeros(0, np.int64), *self._starts])

    @property
    def upper(self) -> Integers:
        """What it is from there on."""
        return np.concatenate([np.zeros(0, np.int64), *self._uppers])
