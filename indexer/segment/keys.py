"""A hash table from 64-bit keys to numbers whose every operation is on arrays."""

import numpy as np
from numpy.typing import NDArray

_EMPTY = np.uint64(0)
# Fibonacci hashing (Knuth, TAOCP 6.4): the upper bits of key * 2**64 / golden ratio are spread evenly.
_GOLDEN = np.uint64(0x9E37_79B9_7F4A_7C15)
_FIRST_BITS = 8


class KeyTable:
    """Open addressing with linear probing, at most half full; grows by doubling, never shrinks."""

    __slots__ = ("_bits", "_count", "_keys", "_numbers")

    def __init__(self) -> None:
        self._count = 0
        self._allocate(_FIRST_BITS)

    def _allocate(self, bits: int) -> None:
        self._bits = bits
        self._keys = np.zeros(1 << bits, dtype=np.uint64)
        self._numbers = np.zeros(1 << bits, dtype=np.int64)

    def _slots(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        return ((keys * _GOLDEN) >> np.uint64(64 - self._bits)).astype(np.int64)

    def find(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the number of every key, -1 for those that are not in the table.

        Args:
            keys: any; not 0.
        """
        slots = self._slots(keys)
        numbers = self._numbers[slots]
        searching = np.flatnonzero(self._keys[slots] != keys)
        while len(searching):
            places = slots[searching]
            absent = self._keys[places] == _EMPTY
            numbers[searching[absent]] = -1
            searching = searching[~absent]
            places = slots[searching] = (places[~absent] + 1) & (len(self._keys) - 1)
            numbers[searching] = self._numbers[places]
            searching = searching[self._keys[places] != keys[searching]]
        return numbers

    def add(self, keys: NDArray[np.uint64], numbers: NDArray[np.int64]) -> None:
        """Put keys into the table.

        Args:
            keys: all different, not 0, none in the table yet.
            numbers: of the keys, not negative. Keys with lower numbers come first, and so find their own slot
                free more often: frequent ones are met early, and are then found at the first try.
        """
        self._count += len(keys)
        if 2 * self._count > len(self._keys):
            filled = np.flatnonzero(self._keys)
            keys = np.append(self._keys[filled], keys)
            numbers = np.append(self._numbers[filled], numbers)
            self._allocate((2 * self._count).bit_length())
        backwards = np.argsort(numbers)[::-1]
        keys, numbers = keys[backwards], numbers[backwards]
        slots = self._slots(keys)
        while len(keys):
            free = self._keys[slots] == _EMPTY
            # Of several keys for one slot the last stays; the others find it taken and go on.
            self._keys[slots[free]] = keys[free]
            placed = self._keys[slots] == keys
            self._numbers[slots[placed]] = numbers[placed]
            keys, numbers = keys[~placed], numbers[~placed]
            slots = (slots[~placed] + 1) & (len(self._keys) - 1)
