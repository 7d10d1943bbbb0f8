"""The postings of an item in one segment.

The rows of a term, one for each field, lie side by side, and so do those of all spellings of one fold (`lexicon`): what
is listed of such a stretch is a view of the mapped file. The commonest words with a prefix are nearly all that lies
between the first and the last: all of it is read, and what is found is sorted out. Rows that lie apart are copied
together.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, run_lengths
from indexer.engine.whoosh.segment import Inverted
from indexer.engine.whoosh.wanted import Documents, Local, Wanted

Numbers = NDArray[np.int64]
"""Of postings."""
Found = tuple[Numbers, NDArray[np.int64] | int, Documents]
"""Postings, the field of each or of all by its place in the view, and their documents, counted over all segments."""

_PIECE = 1 << 16
"""Postings that are looked through at a time."""
_SPAN = 2
"""Up to so many times the postings of the rows may lie between the first and the last to be read with them."""


class Listed:
    """The postings of rows that are listed.

    Attributes:
        postings: how many.
        read: how many are read to find them: they, and what lies between rows that lie nearly side by side.
        rows: of each that is read and has postings how many it has, where they end in the numbers of postings, its
            field, and whether it is one of the rows (1) or not (0), shape (4, rows).
        nbytes: see `Stretch`.
    """

    def __init__(self, inverted: Inverted, rows: Numbers) -> None:
        self._listed = inverted.documents.listed
        begins, ends = inverted.documents.bounds(rows)
        self._runs = _runs(begins, ends)
        self.postings = self.read = sum(end - begin for begin, end in self._runs)
        kept = np.ones(len(rows), np.int64)
        first, last = self._runs[0][0], self._runs[-1][1]
        if self._runs[1:] and last - first <= self.postings * _SPAN:
            kept = np.zeros(rows[-1] + 1 - rows[0], np.int64)
            kept[rows - rows[0]] = 1
            rows = np.arange(rows[0], rows[-1] + 1)
            begins, ends = inverted.documents.bounds(rows)
            self._runs, self.read = [(first, last)], last - first
        filled = (begins < ends).nonzero()[0]
        rows = rows.take(filled)
        fields = rows % len(inverted.fields)
        self.rows = np.array([(ends - begins).take(filled), inverted.row_ends.take(rows), fields, kept.take(filled)])
        self.nbytes = 40 * len(rows) + (4 * self.postings if self._runs[1:] else 0)

    @cached_property
    def _copied(self) -> NDArray[np.int32]:
        """The documents of rows that lie apart."""
        return np.concatenate([self._listed[begin:end] for begin, end in self._runs]).astype(np.int32)

    def pieces(self) -> Iterator[Array]:
        """The documents of all that is read, piece by piece."""
        if self._runs[1:]:
            yield self._copied
            return
        first, last = self._runs[0]
        # Piece by piece what is made in between stays in the cache of the processor.
        for begin in range(first, last, _PIECE):
            yield self._listed[begin : min(last, begin + _PIECE)]

    @property
    def documents(self) -> NDArray[np.integer]:
        """The documents of all postings."""
        found = [np.zeros(0, np.int64), *self.pieces()]
        row = np.concatenate(found) if found[2:] else found[-1]
        return row if self.read == self.postings else row[self.rows[3].repeat(self.rows[0]) > 0]

    def find(self, wanted: Local) -> tuple[Numbers, NDArray[np.int64], Documents]:
        """The postings in wanted documents, ascending, the field of each, and their documents in the segment."""
        places, documents = looked_through(self.pieces(), wanted.flags)
        sizes, lasts, fields, kept = self.rows
        ends = sizes.cumsum()
        counts = run_lengths(places.searchsorted(ends))
        postings, fields = places + (lasts - ends).repeat(counts), fields.repeat(counts)
        if self.read > self.postings:
            inside = kept.repeat(counts).nonzero()[0]
            return postings.take(inside), fields.take(inside), documents.take(inside)
        return postings, fields, documents


def looked_through(pieces: Iterable[Array], flags: NDArray[np.bool_]) -> tuple[Numbers, Documents]:
    """The places of flagged documents in some rows, one behind the other, and these documents."""
    places, documents, begin = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
    for row in pieces:
        found = flags.take(row).nonzero()[0]
        documents.append(row.take(found).astype(np.int64, copy=False))
        places.append(found + begin if begin else found)
        begin += len(row)
    joined = [each[-1] if not each[2:] else np.concatenate(each) for each in (places, documents)]
    return joined[0], joined[1]


class Stretch:
    """Postings of some rows of a view; a posting is known by its number in the segment.

    Attributes:
        inverted: the view in one segment.
        base: the segment's first document.
        bits: those of the rows that are kept as bits.
        listed: the others, together; nothing where there are none.
        postings: how many they have.
        nbytes: an upper bound of the memory that it comes to hold.
    """

    def __init__(self, inverted: Inverted, base: int, rows: Sequence[int]) -> None:
        """Look the rows up, ascending, at least one."""
        self.inverted, self.base = inverted, base
        in_bits = [(row, inverted.documents.in_bits(row)) for row in rows]
        self.bits = [found for _, found in in_bits if found]
        rest = [row for row, found in in_bits if not found]
        self.listed = [each for each in ([Listed(inverted, np.array(rest))] if rest else []) if each.postings]
        self.postings = sum(row.postings for row in self.bits) + sum(each.postings for each in self.listed)
        self.nbytes = 500 + 200 * len(self.bits) + sum(each.nbytes for each in self.listed)

    def all_documents(self) -> NDArray[np.int32]:
        """Documents of all postings, counted over all segments, in no order."""
        rows = [*(row.documents for row in self.bits), *(each.documents for each in self.listed)]
        return np.concatenate(rows).astype(np.int32) + np.int32(self.base)

    def mark(self, flags: NDArray[np.bool_]) -> None:
        """Set the flags of all documents; one flag for each of the generation."""
        own = flags[self.base : self.base + self.inverted.size]
        for row in self.bits:
            np.logical_or(own, row.flags, out=own)
        for listed in self.listed:
            # With places of any other type NumPy takes three times as long.
            own[listed.documents.astype(np.int64, copy=False)] = True

    def find(self, wanted: Wanted) -> Iterator[Found]:
        """The postings in wanted documents, in any order."""
        local = wanted.within(self.base, self.inverted.size)
        width = len(self.inverted.fields)
        for row in self.bits:
            if row.postings < len(local.documents):
                postings, documents = row.find(local)
            else:
                _, postings, documents = self.inverted.documents.find((row,), local)
            yield postings, row.row % width, documents + self.base if self.base else documents
        for listed in self.listed:
            postings, fields, documents = listed.find(local)
            yield postings, fields, documents + self.base if self.base else documents


def _runs(begins: Numbers, ends: Numbers) -> list[tuple[int, int]]:
    """Stretches [begin, end) that lie side by side as one."""
    breaks = (begins[1:] != ends[:-1]).nonzero()[0]
    firsts, lasts = begins.take(breaks + 1).tolist(), ends.take(breaks).tolist()
    return list(zip([int(begins[0]), *firsts], [*lasts, int(ends[-1])], strict=True))
