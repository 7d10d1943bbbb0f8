"""Where the tokens of postings begin: it is written of every `BLOCK`th, from which frequencies are added up."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array

Integers = NDArray[np.int64]

BLOCK = 32
"""It is noted where the tokens of every so many-th posting begin; of each it would take more than the positions."""

_PIECE = 4_096
"""Postings whose tokens are looked for at a time: what is made in between stays in the cache of the processor."""
_FEW = 64
"""Of more it is worth telling whether they stand close together."""
_CLOSE = 16
"""One in so many does: adding the frequencies of all up costs less than looking the block of each up."""

_EVEN, _ONES = np.uint64(0x00FF_00FF_00FF_00FF), np.uint64(0x0001_0001_0001_0001)
_BYTE, _HIGHEST = np.uint64(8), np.uint64(48)


class TokenStarts:
    """Notes where the tokens of every `BLOCK`th posting begin, while frequencies come piece by piece."""

    def __init__(self) -> None:
        self._postings, self._tokens = 0, 0
        self._pieces: list[Integers] = [np.zeros(1, np.int64)]

    def take(self, frequencies: Array) -> None:
        """Take a piece."""
        ends = self._tokens + np.cumsum(frequencies, dtype=np.int64)
        self._pieces.append(ends[BLOCK - 1 - self._postings % BLOCK :: BLOCK])
        self._postings += len(frequencies)
        self._tokens = int(ends[-1]) if len(ends) else self._tokens

    @property
    def padding(self) -> Integers:
        """What makes the last block a whole one."""
        return np.zeros(-self._postings % BLOCK, np.int64)

    @property
    def found(self) -> Integers:
        """Tokens before the postings 0, BLOCK, 2 * BLOCK, ..., the end included."""
        return np.concatenate(self._pieces)


class TokenBlocks:
    """Looks up how many tokens stand before postings."""

    def __init__(self, frequencies: Array, starts: Array) -> None:
        """Wrap what was written.

        Args:
            frequencies: tokens of each posting, with zeros behind them up to a multiple of `BLOCK`.
            starts: tokens before the first posting of each block.
        """
        self._frequencies, self._starts = frequencies, starts
        self._blocks = frequencies.reshape(-1, BLOCK)

    def before(self, postings: Integers) -> Integers:
        """Tokens before each of some postings, in any order."""
        if len(postings) > _PIECE:
            pieces = (postings[first : first + _PIECE] for first in range(0, len(postings), _PIECE))
            return np.concatenate([self.before(piece) for piece in pieces])
        if len(postings) > _FEW:
            first, last = int(postings.min()), int(postings.max())
            if last - first < len(postings) * _CLOSE:
                first -= first % BLOCK
                return self._between(first, last).take(postings - first)
        blocks, places = postings // BLOCK, postings % BLOCK
        sums = self._sums_in_words if self._in_words else self._sums
        return np.asarray(sums(blocks, places) + self._starts.take(blocks), np.int64)

    def _between(self, first: int, last: int) -> Integers:
        """Tokens before each posting from the first one of a block up to the last."""
        found = np.empty(last - first + 1, np.int64)
        found[0] = self._starts[first // BLOCK]
        found[1:] = self._frequencies[first:last]
        return found.cumsum(out=found)

    @cached_property
    def _in_words(self) -> bool:
        """Whether the frequencies of a block are bytes that fill words, in sums of 16 bits."""
        return self._frequencies.dtype == np.uint8 and BLOCK % 8 == 0 and BLOCK <= 1 << 8

    @cached_property
    def _before(self) -> NDArray[np.bool_]:
        """For each place in a block which places are before it."""
        places = np.arange(BLOCK)
        return np.asarray(places < places[:, None], np.bool_)

    @cached_property
    def _masks(self) -> NDArray[np.uint64]:
        """The same as words with all bits of the bytes before it."""
        return (self._before.view(np.uint8) * np.uint8(255)).view(np.uint64)

    def _sums(self, blocks: Integers, places: Integers) -> Integers:
        """Tokens before some places in their blocks."""
        # A product adds up many short rows, which NumPy's own sum is slow at; a block stays below 2**53: it is exact.
        held = (self._blocks.take(blocks, axis=0) * self._before.take(places, axis=0)).astype(np.float64)
        return np.asarray(held @ np.ones(BLOCK), np.int64)

    def _sums_in_words(self, blocks: Integers, places: Integers) -> Integers:
        """The same for bytes, eight of which are added up at a time; takes a third of the time.

        Source: sideways addition, as in Knuth, The Art of Computer Programming 4A, 7.1.3.
        """
        words = self._blocks.view(np.uint64).take(blocks, axis=0) & self._masks.take(places, axis=0)
        # Every other byte becomes a number of 16 bits; a multiplication adds up the four of a word in its highest.
        pairs = (words & _EVEN) + (words >> _BYTE & _EVEN)
        total = pairs[:, 0].copy()
        for column in range(1, pairs.shape[1]):
            total += pairs[:, column]
        return np.asarray(total * _ONES >> _HIGHEST, np.int64)
