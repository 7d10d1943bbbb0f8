"""The postings of an item in one segment.

The rows of a term, one for each field, lie side by side, and so do those of all spellings of one fold (`lexicon`):
such a stretch is a view of the mapped file. The commonest words with a prefix are nearly all that lies between the
first and the last: all of it is read, and what is found is sorted out. Rows that lie apart are copied together.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.halves import Halved, look_up
from indexer.engine.whoosh.segment import Inverted

Documents = NDArray[np.int64]
Numbers = NDArray[np.int64]
"""Of postings."""

_LOOK_UP = 4_000
"""Postings that are looked through in the time of one call that looks documents up in a row."""
_EACH = 25
"""The same for every document of such a call."""
_PIECE = 1 << 16
"""Postings that are looked through at a time."""
_SPAN = 2
"""Up to so many times the postings of the rows may lie between the first and the last to be read with them."""
_FEW = 1_000
"""Below so many numbers a binary search costs less than a table over all documents."""


class Wanted:
    """Some documents of a generation, in the forms in which they are looked for.

    Attributes:
        documents: ascending.
        size: documents of the generation, deleted ones included.
    """

    def __init__(self, documents: Documents, size: int) -> None:
        self.documents = documents
        self.size = size
        self._between: dict[tuple[int, int], Halved] = {}

    @cached_property
    def flags(self) -> NDArray[np.bool_]:
        """One for each document of the generation."""
        found = np.zeros(self.size, np.bool_)
        found[self.documents] = True
        return found

    @cached_property
    def _rows(self) -> NDArray[np.int32]:
        found = np.empty(self.size, np.int32)
        found[self.documents] = np.arange(len(self.documents), dtype=np.int32)
        return found

    def rows(self, documents: Documents) -> NDArray[np.integer]:
        """Places of some of the wanted documents among them."""
        if len(documents) < _FEW:
            return self.documents.searchsorted(documents)
        return self._rows[documents]

    def between(self, base: int, count: int) -> Halved:
        """The wanted ones of a segment, counted from its first document."""
        if (base, count) not in self._between:
            first, last = self.documents.searchsorted((base, base + count)).tolist()
            self._between[base, count] = Halved(self.documents[first:last] - base)
        return self._between[base, count]


class Stretch:
    """Postings of some rows of a view, row after row; a posting is known by its number in the segment.

    Attributes:
        inverted: the view in one segment.
        base: the segment's first document.
        rows: ascending, at least one.
        postings: how many they have; at least one is looked for.
        nbytes: an upper bound of the memory that it comes to hold.
    """

    def __init__(self, inverted: Inverted, base: int, rows: Sequence[int]) -> None:
        self.inverted, self.base, self.rows = inverted, base, rows
        runs = [(rows[0], rows[-1] + 1)] if rows[-1] - rows[0] < len(rows) else _runs(rows)
        self._slices = [inverted.posting_slice(first, last) for first, last in runs]
        self.postings = postings = sum(each.stop - each.start for each in self._slices)
        all_between = self._slices[-1].stop - self._slices[0].start
        self._sifted = len(runs) > 1 and postings * _SPAN > all_between
        self._copies = len(runs) > 1 and not self._sifted
        self.nbytes = 500 + 40 * len(rows) + (12 * postings if self._copies else 0)

    def wanted_documents(self) -> NDArray[np.int32]:
        """Documents of all postings, counted over all segments."""
        rows = [self.inverted.documents[each] for each in self._slices]
        return np.concatenate(rows).astype(np.int32) + np.int32(self.base)

    def mark(self, flags: NDArray[np.bool_]) -> None:
        """Set the flags of all documents; one flag for each of the generation."""
        own = flags[self.base : self.base + self.inverted.size]
        for each in self._slices:
            # With places of any other type NumPy takes three times as long.
            own[self.inverted.documents[each].astype(np.int64, copy=False)] = True

    def find(self, wanted: Wanted) -> tuple[Numbers, Documents]:
        """The postings in wanted documents, ascending, and their documents, counted over all segments."""
        flags = wanted.flags[self.base : self.base + self.inverted.size]
        if self._copies:
            row, own = self._copied
            places = flags.take(row).nonzero()[0]
            numbers, documents = own.take(places), row.take(places).astype(np.int64)
        else:
            pieces = list(self._pieces(flags, wanted.between(self.base, self.inverted.size)))
            numbers, documents = map(np.concatenate, zip(*pieces, strict=True)) if pieces[1:] else pieces[0]
            if self._sifted:
                kept = self._is_wanted.repeat(self._counts(numbers))
                numbers, documents = numbers[kept], documents[kept]
        return numbers, documents + self.base if self.base else documents

    def _pieces(self, flags: NDArray[np.bool_], local: Halved) -> Iterator[tuple[Numbers, Documents]]:
        """What is found, in order, at least one piece: looked up in long rows, the others looked through."""
        begin, end = self._slices[0].start, self._slices[-1].stop
        least = _LOOK_UP + _EACH * len(local.numbers)
        for number in (self._sizes > least).nonzero()[0].tolist() if self.postings > least else ():
            place = self.inverted.posting_slice(self.rows[number], self.rows[number] + 1)
            yield from self._looked_through(begin, place.start, flags)
            places, found = look_up(self.inverted.documents, place, local)
            yield places + place.start, local.numbers.take(found)
            begin = place.stop
        if begin < end:
            yield from self._looked_through(begin, end, flags)

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        """How many postings each of the rows has."""
        rows, ends = np.array(self.rows), self.inverted.row_ends
        return np.asarray(ends[rows] - np.where(rows > 0, ends[rows - 1], 0), np.int64)

    def _looked_through(self, begin: int, end: int, flags: NDArray[np.bool_]) -> Iterator[tuple[Numbers, Documents]]:
        # Piece by piece what is made in between stays in the cache of the processor.
        for first in range(begin, end, _PIECE):
            row = self.inverted.documents[first : min(end, first + _PIECE)]
            places = flags.take(row).nonzero()[0]
            yield places + first, row.take(places).astype(np.int64, copy=False)

    @cached_property
    def _copied(self) -> tuple[NDArray[np.int32], Numbers]:
        """Documents and numbers of the postings of rows that lie apart, side by side."""
        rows = [self.inverted.documents[each] for each in self._slices]
        numbers = [np.arange(each.start, each.stop) for each in self._slices]
        return np.concatenate(rows).astype(np.int32), np.concatenate(numbers)

    @cached_property
    def _is_wanted(self) -> NDArray[np.bool_]:
        """Whether each row from the first to the last is one of the rows."""
        wanted = np.zeros(self.rows[-1] + 1 - self.rows[0], np.bool_)
        wanted[np.array(self.rows) - self.rows[0]] = True
        return wanted

    @cached_property
    def _fields(self) -> NDArray[np.int64]:
        """The field of each row from the first to the last, by its place in the view."""
        return np.arange(self.rows[0], self.rows[-1] + 1) % len(self.inverted.fields)

    def fields_at(self, postings: Numbers) -> NDArray[np.int64]:
        """The field of each of some ascending postings, by its place in the view."""
        return self._fields.repeat(self._counts(postings))

    def _counts(self, postings: Numbers) -> NDArray[np.int64]:
        """How many of some ascending postings each row has, from the first to the last."""
        counts = postings.searchsorted(self.inverted.row_ends[self.rows[0] : self.rows[-1] + 1])
        counts[1:] -= counts[:-1].copy()
        return counts


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as [first, last)."""
    row = np.array(rows, np.int64)
    breaks = np.flatnonzero(np.diff(row) != 1)
    firsts, lasts = row[np.append(0, breaks + 1)], row[np.append(breaks, len(row) - 1)]
    return list(zip(firsts.tolist(), (lasts + 1).tolist(), strict=True))
