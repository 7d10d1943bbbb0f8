"""Arrays that grow at the end, and rows of different lengths on top of them."""

from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

_FIRST_CAPACITY = 1 << 10

Scalar = TypeVar("Scalar", bound=np.generic)


class GrowingArray(Generic[Scalar]):
    """A one-dimensional array whose values never change once they are in it."""

    __slots__ = ("_count", "_values")

    def __init__(self, kind: np.dtype[Scalar]) -> None:
        self._values: NDArray[Scalar] = np.zeros(_FIRST_CAPACITY, dtype=kind)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, values: NDArray[Scalar]) -> None:
        """Append values; arrays given out before stay as they are."""
        end = self._count + len(values)
        if end > len(self._values):
            grown = np.zeros(max(end, 2 * len(self._values)), dtype=self._values.dtype)
            grown[: self._count] = self.array()
            self._values = grown
        self._values[self._count : end] = values
        self._count = end

    def array(self) -> NDArray[Scalar]:
        """Return all values, not copied; to be read only."""
        return self._values[: self._count]


class GrowingRows:
    """Rows of numbers, stored one after another."""

    __slots__ = ("_lengths", "_starts", "_values")

    def __init__(self) -> None:
        self._values = GrowingArray(np.dtype(np.int64))
        self._starts = GrowingArray(np.dtype(np.int64))
        self._lengths = GrowingArray(np.dtype(np.int64))

    def __len__(self) -> int:
        return len(self._lengths)

    def extend(self, rows: Sequence[Sequence[int]]) -> None:
        """Append rows; a row may be empty."""
        lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        self.extend_by(np.array([value for row in rows for value in row], dtype=np.int64), lengths)

    def extend_by(self, values: NDArray[np.int64], lengths: NDArray[np.int64]) -> None:
        """Append rows of some lengths, given one after another."""
        self._starts.extend(len(self._values) + np.cumsum(lengths) - lengths)
        self._lengths.extend(lengths)
        self._values.extend(values)

    def lengths(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the length of some rows."""
        return self._lengths.array()[numbers]

    def gather(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the values of some rows in a row, and the length of each."""
        lengths = self.lengths(numbers)
        places = np.repeat(self._starts.array()[numbers] - (np.cumsum(lengths) - lengths), lengths)
        places += np.arange(len(places))
        return self._values.array()[places], lengths
