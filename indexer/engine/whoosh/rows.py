"""The documents of the postings of rows: a list, or one bit for each document of the segment where that is less.

The postings of all rows are numbered one after another. So are the listed ones among them, which lie in an array of
their own; rows of bits lie in another. In bits a document is looked for without a search, and the number of its posting
is that of the bits before it.
"""

from bisect import bisect_left
from collections.abc import Sequence

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
        place: which of the rows of bits it is.
        first: its first posting.
        postings: how many it has.
    """

    def __init__(self, row: int, place: int, postings: slice, words: NDArray[np.uint64], size: int) -> None:
        """Wrap the bits of a row, in a segment of `size` documents."""
        self.row, self.place, self.first, self.postings = row, place, postings.start, postings.stop - postings.start
        self._words, self._size = words, size

    @property
    def flags(self) -> NDArray[np.bool_]:
        """One for each document of the segment."""
        return np.unpackbits(self._words.view(np.uint8), count=self._size, bitorder="little").view(np.bool_)

    @property
    def documents(self) -> Integers:
        """The documents of all postings, ascending."""
        return np.flatnonzero(self.flags)

    def find(self, wanted: Local) -> tuple[Integers, Integers]:
        """The postings in wanted documents, ascending, and their documents in the segment; all are looked through."""
        documents = self.documents
        found = wanted.flags.take(documents).nonzero()[0]
        return found + self.first, documents.take(found)


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
        self._words = bits.view("<u8").reshape(len(numbers), -(-size // _WORD))
        self._ranks = np.empty(self._words.shape, np.int32)
        self._ranked: set[int] = set()
        self._places = {number: place for place, number in enumerate(numbers)}
        sizes = run_lengths(row_ends)
        sizes[self._numbers] = 0
        self._listed_ends = sizes.cumsum()

    def in_bits(self, row: int) -> BitRow | None:
        """A row that is kept as bits; None where it is listed."""
        return self._row(row) if row in self._places else None

    def all_in_bits(self, first: int, last: int) -> list[BitRow]:
        """Those of rows [first, last) that are kept as bits, ascending."""
        return [self._row(row) for row in self._bits_between(first, last)]

    def _bits_between(self, first: int, last: int) -> Sequence[int]:
        return self._numbers[bisect_left(self._numbers, first) : bisect_left(self._numbers, last)]

    def rows_of_listed(self, places: Integers) -> Integers:
        """The rows of some of the listed postings, by their places there."""
        return self._listed_ends.searchsorted(places, side="right")

    def _row(self, row: int) -> BitRow:
        first, place = int(self._row_ends[row - 1]) if row else 0, self._places[row]
        return BitRow(row, place, slice(first, int(self._row_ends[row])), self._words[place], self._size)

    def find(self, rows: Sequence[BitRow], wanted: Local) -> tuple[Integers, Integers, Integers]:
        """Look wanted documents up in some rows of bits.

        Returns:
            Which of the rows, the postings, and their documents in the segment: row after row, in each ascending.
        """
        for row in rows:
            self._rank(row.place)
        starts = np.array([row.place for row in rows]) * self._words.shape[1]
        places = (starts[:, None] + wanted.words).ravel()
        words = self._words.ravel().take(places)
        # NumPy finds what is true far sooner than what is not 0.
        found = ((words.reshape(len(rows), -1) & wanted.bits) != 0).ravel().nonzero()[0]
        which = found // max(1, len(wanted.documents))
        own = found - which * len(wanted.documents)
        postings = np.array([row.first for row in rows]).take(which)
        postings += self._ranks.ravel().take(places.take(found))
        postings += np.bitwise_count(words.take(found) & wanted.below.take(own))
        return which, postings, wanted.documents.take(own)

    def _rank(self, place: int) -> None:
        """Count the bits before each word of a row, once."""
        if place not in self._ranked:
            counts = np.bitwise_count(self._words[place])
            self._ranks[place] = counts.cumsum(dtype=np.int32) - counts
            self._ranked.add(place)

    def gathered(self, runs: Sequence[tuple[int, int]]) -> Integers:
        """The documents at some stretches [begin, end) of what is listed, one behind the other; at least one."""
        if isinstance(self.listed, Halves):
            return self.listed.gathered(runs)
        return np.concatenate([self.listed[begin:end] for begin, end in runs]).astype(np.int64)

    def flags(self, rows: Sequence[BitRow]) -> NDArray[np.bool_]:
        """One for each document of the segment: whether any of some rows of bits, at least one, holds it."""
        words = self._words[rows[0].place].copy()
        for row in rows[1:]:
            np.bitwise_or(words, self._words[row.place], out=words)
        return np.unpackbits(words.view(np.uint8), count=self._size, bitorder="little").view(np.bool_)

    def bounds(self, rows: Integers) -> tuple[Integers, Integers]:
        """Where the documents of rows begin and end among the listed ones; a row of bits has none there."""
        ends = self._listed_ends
        return np.where(rows, ends.take(rows - 1, mode="wrap"), 0), ends.take(rows)

    def of(self, first: int, last: int) -> Array:
        """The documents of rows [first, last), row after row."""
        begin = int(self._listed_ends[first - 1]) if first else 0
        end = int(self._listed_ends[last - 1]) if last > first else begin
        pieces: list[Array] = []
        for row in self._bits_between(first, last):
            after = int(self._listed_ends[row])
            pieces += [self.listed[begin:after], self._row(row).documents]
            begin = after
        pieces.append(self.listed[begin:end])
        return np.concatenate(pieces) if pieces[1:] else pieces[0]
