"""Rows of numbers that are added one by one and read as arrays."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class GrowingRows:
    """A list of rows of integers, readable at any time as flat values and row starts.

    Reading after adding costs one copy of what is there, so add many rows between two reads.
    """

    def __init__(self) -> None:
        self._values = np.zeros(0, np.int64)
        self._starts = np.zeros(1, np.int64)
        self._new_values: list[int] = []
        self._new_ends: list[int] = []

    def __len__(self) -> int:
        return len(self._starts) - 1 + len(self._new_ends)

    def append(self, row: Sequence[int]) -> int:
        """Add a row and return its number."""
        self._new_values.extend(row)
        self._new_ends.append(len(self._values) + len(self._new_values))
        return len(self) - 1

    def arrays(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Values of all rows in a row, and starts with shape (rows + 1,)."""
        if self._new_ends:
            self._values = np.concatenate((self._values, np.array(self._new_values, np.int64)))
            self._starts = np.concatenate((self._starts, np.array(self._new_ends, np.int64)))
            self._new_values, self._new_ends = [], []
        return self._values, self._starts

    def gather(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The values of the given rows one after another, and the length of each row."""
        values, starts = self.arrays()
        lengths = starts[rows + 1] - starts[rows]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        return values[np.repeat(starts[rows] - (ends - lengths), lengths) + np.arange(total)], lengths
