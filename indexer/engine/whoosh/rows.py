"""The documents of the postings of rows: a list, or one bit for each document of the segment where that is less.

The postings of all rows are numbered one after another. So are the listed ones among them, which lie in an array of
their own; rows of bits lie in another. In bits a document is looked for without a search, and the number of its posting
is that of the bits before it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, run_lengths
from indexer.engine.whoosh.halves import Halves
from indexer.engine.whoosh.wanted import SHIFT, Local

Integers = NDArray[np.int64]

_WORD = 1 << SHIFT
"""Bits of a word."""
_LISTED = 2
"""Bytes that a listed document takes."""


class LongRows:
    """Takes the documents of all rows, piece by piece, and sets the rows aside that are kept as bits.

    Attributes:
        numbers: these rows, ascending.
    """

    def __init__(self, row_ends: Integers, size: int) -> None:
        """Choose the rows.

        Args:
            row_ends: where the postings of each row end.
            size: documents of the segment.
        """
        self._words = -(-size // _WORD)
        self.numbers = np.flatnonzero(run_lengths(row_ends) * _LISTED > self._words * _WORD // 8)
        self._places = [(int(row_ends[row - 1]) if row else 0, int(row_ends[row])) for row in self.numbers.tolist()]
        self._done = 0
        self._bits: list[NDArray[np.uint8]] = []

    def take(self, piece: Array) -> Array:
        """Take the next piece, of whole rows; what is left of it is to be listed."""
        first, self._done = self._done, self._done + len(piece)
        listed = np.ones(len(piece), np.bool_)
        while len(self._bits) < len(self._places) and self._places[len(self._bits)][1] <= self._done:
            start, end = self._places[len(self._bits)]
            flags = np.zeros(self._words * _WORD, np.bool_)
            flags[piece[start - first : end - first]] = True
            listed[start - first : end - first] = False
            self._bits.append(np.packbits(flags, bitorder="little"))
        return piece[listed]

    @property
    def bits(self) -> NDArray[np.uint8]:
        """Their bits, row after row."""
        return np.concatenate([np.zeros(0, np.uint8), *self._bits])


class BitRow:
    """The postings of a row that is kept as bits.

    Attributes:
        row: its number.
        postings: how many it has.
        nbytes: memory that it comes to hold.
    """

    def __init__(self, row: int, first: int, last: int, words: NDArray[np.uint64], size: int) -> None:
        """Wrap the bits of a row with postings [first, last), in a segment of `size` documents."""
        self.row, self.postings = row, last - first
        self._first, self._words, self._size = first, words, size
        self.nbytes = 200 + 8 * len(words)

    @cached_property
    def _before(self) -> Integers:
        """The number of the first posting of each word."""
        counts = np.bitwise_count(self._words)
        return counts.cumsum(dtype=np.int64) - counts + self._first

    @property
    def flags(self) -> NDArray[np.bool_]:
        """One for each document of the segment."""
        return np.unpackbits(self._words.view(np.uint8), count=self._size, bitorder="little").view(np.bool_)

    @property
    def documents(self) -> Integers:
        """The documents of all postings, ascending."""
        return np.flatnonzero(self.flags)

    def find(self, wanted: Local) -> tuple[Integers, Integers]:
        """The postings in wanted documents, ascending, and their documents in the segment."""
        if self.postings < len(wanted.documents):
            documents = self.documents
            found = wanted.flags.take(documents).nonzero()[0]
            return found + self._first, documents.take(found)
        words = self._words.take(wanted.words)
        found = (words & wanted.bits).nonzero()[0]
        before = np.bitwise_count(words.take(found) & wanted.below.take(found))
        return self._before.take(wanted.words.take(found)) + before, wanted.documents.take(found)


class RowDocuments:
    """The documents of all rows of a view in a segment.

    Attributes:
        listed: those of the rows that are listed, one behind the other.
    """

    def __init__(
        self, listed: Array | Halves, row_ends: Integers, numbers: Sequence[int], bits: NDArray[np.uint8], size: int
    ) -> None:
        """Wrap what was written.

        Args:
            listed: see above.
            row_ends: where the postings of each row end.
            numbers: the rows of bits, ascending.
            bits: of all of them.
            size: documents of the segment.
        """
        self.listed, self._row_ends, self._size = listed, row_ends, size
        self._numbers = list(numbers)
        self._bits = bits.view("<u8").reshape(len(numbers), -1) if len(numbers) else bits.view("<u8")
        self._places = {number: place for place, number in enumerate(numbers)}
        sizes = run_lengths(row_ends)
        sizes[self._numbers] = 0
        self._listed_ends = sizes.cumsum()

    def in_bits(self, row: int) -> BitRow | None:
        """A row that is kept as bits; None where it is listed."""
        return self._row(row) if row in self._places else None

    def _row(self, row: int) -> BitRow:
        first = int(self._row_ends[row - 1]) if row else 0
        return BitRow(row, first, int(self._row_ends[row]), self._bits[self._places[row]], self._size)

    def bounds(self, rows: Integers) -> tuple[Integers, Integers]:
        """Where the documents of rows begin and end among the listed ones; a row of bits has none there."""
        ends = self._listed_ends
        # There is no row before the first.
        return np.where(rows > 0, ends.take(rows - 1, mode="wrap"), 0), ends.take(rows)

    def of(self, first: int, last: int) -> Array:
        """The documents of rows [first, last), row after row."""
        begin = int(self._listed_ends[first - 1]) if first else 0
        end = int(self._listed_ends[last - 1]) if last > first else begin
        pieces: list[Array] = []
        for row in self._numbers[bisect_left(self._numbers, first) : bisect_left(self._numbers, last)]:
            after = int(self._listed_ends[row])
            pieces += [self.listed[begin:after], self._row(row).documents]
            begin = after
        pieces.append(self.listed[begin:end])
        return np.concatenate(pieces) if pieces[1:] else pieces[0]
