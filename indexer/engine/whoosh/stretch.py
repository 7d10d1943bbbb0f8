"""The postings of an item in one segment.

The rows of a term, one for each field, lie side by side, and so do those of all spellings of one fold (`lexicon`): what
is listed of such a stretch lies in one piece of the mapped file.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.rows import RowDocuments
from indexer.engine.whoosh.segment import Inverted
from indexer.engine.whoosh.wanted import Documents

Numbers = NDArray[np.int64]
"""Of postings."""

_PIECE = 1 << 16
"""Postings that are looked through at a time."""
_MOST = 5
"""From one document in so many on, it is less work to go through all."""


class Listed:
    """The postings of rows that are listed.

    Attributes:
        postings: how many.
        runs: where their documents lie among those that are listed, [begin, end), side by side as one.
        rows: of each that has postings how many it has, where they end in the numbers of postings, and its field, shape
            (3, rows).
    """

    def __init__(self, inverted: Inverted, rows: Sequence[int]) -> None:
        """Look rows up, ascending, at least one; those that are kept as bits have no postings here."""
        self._documents = inverted.documents
        numbers = np.array(rows)
        begins, ends = inverted.documents.bounds(numbers)
        filled = (ends > begins).nonzero()[0]
        begins, ends, numbers = begins.take(filled), ends.take(filled), numbers.take(filled)
        self.runs, sizes = _runs(begins, ends), ends - begins
        self.rows = np.array((sizes, inverted.row_ends.take(numbers), numbers % len(inverted.fields)))
        self.postings = int(sizes.sum())

    @property
    def numbers(self) -> Numbers:
        """The numbers of all postings, row after row."""
        sizes, lasts, _ = self.rows
        return np.asarray(np.arange(self.postings) + (lasts - sizes.cumsum()).repeat(sizes), np.int64)

    @property
    def documents(self) -> Documents:
        """The documents of all postings, row after row."""
        return self._documents.gathered(self.runs)


def looked_through(
    documents: RowDocuments, runs: Sequence[tuple[int, int]], flags: NDArray[np.bool_]
) -> tuple[Numbers, Documents]:
    """The places of flagged documents in some runs of what is listed, one behind the other, and these documents."""
    found: list[tuple[Numbers, Documents]] = []
    begin = 0
    for piece in _pieces(runs):
        row = documents.gathered(piece)
        places = flags.take(row).nonzero()[0]
        found.append((places + begin if begin else places, row.take(places)))
        begin += len(row)
    if not found[1:]:
        return found[0]
    return np.concatenate([places for places, _ in found]), np.concatenate([row for _, row in found])


def _pieces(runs: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The runs in pieces: what is made of one in between stays in the cache of the processor."""
    piece: list[tuple[int, int]] = []
    left = _PIECE
    for begin, end in runs:
        done = begin
        while end - done > left:
            yield [*piece, (done, done + left)]
            done += left
            piece, left = [], _PIECE
        piece.append((done, end))
        left -= end - done
    yield piece


class Stretch:
    """Postings of some rows of a view; a posting is known by its number in the segment.

    Attributes:
        inverted: the view in one segment.
        base: the segment's first document.
        bits: those of the rows that are kept as bits.
        listed: the others, together; nothing where there are none.
        postings: how many they have.
        live: how many of those are of documents that were not deleted.
        nbytes: an upper bound of the memory that it comes to hold.
    """

    def __init__(self, inverted: Inverted, base: int, rows: Sequence[int], gone: int = 0) -> None:
        """Look the rows up, ascending, at least one; so many of their postings are of deleted documents."""
        self.inverted, self.base = inverted, base
        self.bits = [found for row in rows if (found := inverted.documents.in_bits(row))]
        listed = Listed(inverted, rows)
        self.listed = [listed] if listed.postings else []
        self.postings = sum(row.postings for row in self.bits) + listed.postings
        self.live = self.postings - gone
        self.nbytes = 1_000 + 200 * len(self.bits) + 40 * len(rows)

    def all_documents(self) -> NDArray[np.int32]:
        """Documents of all postings, counted over all segments, in no order."""
        rows = [*(row.documents for row in self.bits), *(each.documents for each in self.listed)]
        return np.concatenate(rows).astype(np.int32) + np.int32(self.base)

    def mark(self, flags: NDArray[np.bool_]) -> None:
        """Set the flags of all documents; one flag for each of the generation."""
        own = flags[self.base : self.base + self.inverted.size]
        if self.bits:
            np.logical_or(own, self.inverted.documents.flags(self.bits), out=own)
        for piece in (piece for listed in self.listed for piece in _pieces(listed.runs)):
            own[self.inverted.documents.gathered(piece)] = True

    def add_frequencies(self, found: NDArray[np.float32], shares: NDArray[np.float32]) -> None:
        """Add tf' in all documents; one number for each of the generation.

        Args:
            found: what it is added to.
            shares: see `Generation.shares`.
        """
        frequencies = self.inverted.frequencies
        within = slice(self.base, self.base + self.inverted.size)
        for row in self.bits:
            documents, own = row.documents, frequencies[row.first : row.first + row.postings]
            own_shares, sums = shares[row.row % len(shares)][within], found[within]
            if row.postings * _MOST > self.inverted.size:
                # Numbers for all documents, also those that are 0, are added up sooner than so many are gathered.
                every = np.zeros(self.inverted.size, frequencies.dtype)
                every[documents] = own
                sums += own_shares * every
            else:
                sums[documents] += own_shares.take(documents) * own
        for listed in self.listed:
            documents = listed.documents + self.base
            places = (listed.rows[2] * len(found)).repeat(listed.rows[0]) + documents
            # In several fields the same documents.
            np.add.at(found, documents, shares.ravel().take(places) * frequencies.take(listed.numbers))


def _runs(begins: Numbers, ends: Numbers) -> list[tuple[int, int]]:
    """Stretches [begin, end) that lie side by side as one."""
    breaks = (begins[1:] != ends[:-1]).nonzero()[0]
    firsts, lasts = begins.take(breaks + 1).tolist(), ends.take(breaks).tolist()
    return list(zip([*begins[:1].tolist(), *firsts], [*lasts, *ends[-1:].tolist()], strict=True))
