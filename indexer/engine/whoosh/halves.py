"""Numbers of more than 16 bits in little more than two bytes each, where they ascend in long runs, as postings do.

The lower halves are an array. The upper half stays the same over many numbers: it is written only where it changes,
with the place. A slice is put together when it is asked for: its lower halves widened, and the upper ones added.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Integers = NDArray[np.int64]

LOWER = np.dtype("<u2")
BITS = 16


class Halves:
    """Such numbers, read-only; its slices are arrays."""

    def __init__(self, lower: NDArray[Any], starts: NDArray[Any], upper: NDArray[Any]) -> None:
        """Wrap what `HalvesWriter` has written.

        Args:
            lower: lower halves.
            starts: places from which on an upper half counts, ascending; the first is 0.
            upper: those upper halves.
        """
        # Views give Python numbers at once, where an array makes an object of its own for each.
        self._lower, self._starts, self._upper = lower, memoryview(starts.data), memoryview(upper.data)

    def __len__(self) -> int:
        return len(self._lower)

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:  # noqa: FBT001 - numpy's protocol
        """All of them, for numpy."""
        del copy
        return np.asarray(self[:], dtype)

    def __getitem__(self, place: slice) -> Integers:
        start, stop, _ = place.indices(len(self))
        return self.gathered([(start, max(start, stop))])

    def gathered(self, runs: Sequence[tuple[int, int]]) -> Integers:
        """The numbers at some stretches [begin, end) of places, one behind the other; at least one."""
        uppers: list[int] = []
        ends = [0]
        done = 0
        for begin, end in runs:
            if begin < end:
                first = bisect_right(self._starts, begin) - 1
                last = bisect_left(self._starts, end, first)
                uppers += self._upper[first:last]
                ends += [start - begin + done for start in self._starts[first + 1 : last]]
                done += end - begin
                ends.append(done)
        # As NumPy takes numbers for places: any other type would be converted again for each use.
        counts = np.array(ends)
        found = (np.array(uppers, np.int64) << BITS).repeat(counts[1:] - counts[:-1])
        lower = [self._lower[begin:end] for begin, end in runs]
        found += np.concatenate(lower) if lower[1:] else lower[0]
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
