"""The postings of an item in one segment.

The rows of a term, one for each field, lie side by side, and so do those of all spellings of one fold (`lexicon`): what
is listed of such a stretch is a view of the mapped file. The commonest words with a prefix are nearly all that lies
between the first and the last: all of it is read, and what is found is sorted out. Rows that lie apart are copied
together. Rows of bits are asked one by one.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, run_lengths
from indexer.engine.whoosh.rows import BitRow
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


class _Listed:
    """The postings of rows that are listed, ascending.

    Attributes:
        postings: how many.
        nbytes: see `Stretch`.
    """

    def __init__(self, inverted: Inverted, rows: Numbers) -> None:
        self._listed = inverted.documents.listed
        begins, ends = inverted.documents.bounds(rows)
        self._runs = _runs(begins, ends)
        self.postings = sum(end - begin for begin, end in self._runs)
        kept: NDArray[np.bool_] | None = None
        first, last = self._runs[0][0], self._runs[-1][1]
        if self._runs[1:] and last - first <= self.postings * _SPAN:
            kept = np.zeros(rows[-1] + 1 - rows[0], np.bool_)
            kept[rows - rows[0]] = True
            rows = np.arange(rows[0], rows[-1] + 1)
            begins, ends = inverted.documents.bounds(rows)
            self._runs = [(first, last)]
        filled = (begins < ends).nonzero()[0]
        rows = rows.take(filled)
        self._ends = (ends - begins).take(filled).cumsum()
        self._shifts = inverted.row_ends.take(rows) - self._ends
        self._fields = rows % len(inverted.fields)
        self._kept = kept.take(filled) if kept is not None else None
        self.nbytes = 30 * len(rows) + (4 * self.postings if self._runs[1:] else 0)

    @cached_property
    def _copied(self) -> NDArray[np.int32]:
        """The documents of rows that lie apart."""
        return np.concatenate([self._listed[begin:end] for begin, end in self._runs]).astype(np.int32)

    def _documents(self) -> Iterator[Array]:
        """The documents of all postings, and of those that are read with them, piece by piece."""
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
        found = [np.zeros(0, np.int64), *self._documents()]
        row = np.concatenate(found) if found[2:] else found[-1]
        return row if self._kept is None else row[self._kept.repeat(run_lengths(self._ends))]

    def find(self, wanted: Local) -> tuple[Numbers, NDArray[np.int64], Documents]:
        """The postings in wanted documents, ascending, the field of each, and their documents in the segment."""
        places, documents, begin = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
        for row in self._documents():
            found = wanted.flags.take(row).nonzero()[0]
            documents.append(row.take(found).astype(np.int64, copy=False))
            places.append(found + begin if begin else found)
            begin += len(row)
        place, document = (each[-1] if not each[2:] else np.concatenate(each) for each in (places, documents))
        counts = place.searchsorted(self._ends)
        counts[1:] -= counts[:-1].copy()
        postings, fields = place + self._shifts.repeat(counts), self._fields.repeat(counts)
        if self._kept is not None:
            inside = self._kept.repeat(counts)
            postings, fields, document = postings[inside], fields[inside], document[inside]
        return postings, fields, document


_Rows = BitRow | _Listed


class Stretch:
    """Postings of some rows of a view; a posting is known by its number in the segment.

    Attributes:
        inverted: the view in one segment.
        base: the segment's first document.
        postings: how many they have.
        nbytes: an upper bound of the memory that it comes to hold.
    """

    def __init__(self, inverted: Inverted, base: int, rows: Sequence[int]) -> None:
        """Look the rows up, ascending, at least one."""
        self.inverted, self.base = inverted, base
        in_bits = [(row, inverted.documents.in_bits(row)) for row in rows]
        self._bits = [found for _, found in in_bits if found]
        rest = [row for row, found in in_bits if not found]
        self._listed = [_Listed(inverted, np.array(rest))] if rest else []
        self._kinds: Sequence[_Rows] = (*self._bits, *self._listed)
        self.postings = sum(each.postings for each in self._kinds)
        self.nbytes = 500 + sum(each.nbytes for each in self._kinds)

    def all_documents(self) -> NDArray[np.int32]:
        """Documents of all postings, counted over all segments, in no order."""
        rows = [each.documents for each in self._kinds]
        return np.concatenate(rows).astype(np.int32) + np.int32(self.base)

    def mark(self, flags: NDArray[np.bool_]) -> None:
        """Set the flags of all documents; one flag for each of the generation."""
        own = flags[self.base : self.base + self.inverted.size]
        for row in self._bits:
            np.logical_or(own, row.flags, out=own)
        for listed in self._listed:
            # With places of any other type NumPy takes three times as long.
            own[listed.documents.astype(np.int64, copy=False)] = True

    def find(self, wanted: Wanted) -> Iterator[Found]:
        """The postings in wanted documents, in any order."""
        local = wanted.within(self.base, self.inverted.size)
        width = len(self.inverted.fields)
        for row in self._bits:
            postings, documents = row.find(local)
            yield postings, row.row % width, documents + self.base if self.base else documents
        for listed in self._listed:
            postings, fields, documents = listed.find(local)
            yield postings, fields, documents + self.base if self.base else documents


def _runs(begins: Numbers, ends: Numbers) -> list[tuple[int, int]]:
    """Stretches [begin, end) that lie side by side as one."""
    breaks = (begins[1:] != ends[:-1]).nonzero()[0]
    firsts, lasts = begins.take(np.append(0, breaks + 1)), ends.take(np.append(breaks, len(ends) - 1))
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))
