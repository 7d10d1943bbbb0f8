"""A view or facet of a segment without its deleted documents, a stretch of rows at a time."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, run_lengths
from indexer.engine.whoosh.holders import Gone, Holders, fold_starts
from indexer.engine.whoosh.segment import VIEWS, Inverted

Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]


class LiveRows:
    """What is left of the rows; terms that only deleted documents hold are gone.

    Attributes:
        terms: names, sorted.
        postings: number of postings of each row of these terms.
        tokens: number of tokens of each; as `postings` where no positions are kept.
        lengths: tokens of each document in each field, shape (fields, documents).
        holders: documents that hold each of these terms, and each of their folds; nothing of facets.
        frequency_type: of the numbers that `frequencies` gives.
        position_type: of the numbers that `positions` gives.
    """

    def __init__(self, inverted: Inverted, kept: Flags) -> None:
        """Count what is left.

        Args:
            inverted: all rows.
            kept: one flag for each document of the segment.
        """
        self._inverted = inverted
        self._kept = None if kept.all() else kept
        self._numbers = np.cumsum(kept) - 1
        self.frequency_type, self.position_type = inverted.frequencies.dtype, inverted.positions.dtype
        self.lengths = inverted.lengths[:, kept]
        names, width = list(inverted.terms), len(inverted.fields)
        postings, tokens = self._counts()
        terms = np.flatnonzero(postings.reshape(-1, width).any(axis=1))
        self._rows = (terms[:, None] * width + np.arange(width)).ravel()
        self.terms = [names[term] for term in terms.tolist()]
        self.postings, self.tokens = postings[self._rows], tokens[self._rows]
        self.holders = self._holders(terms) if inverted.name in VIEWS else Holders(self._rows[:0], self._rows[:0])

    @cached_property
    def fold_starts(self) -> Integers:
        """The first of these terms of each of their folds; of views only."""
        return self._inverted.fold_starts if self._kept is None else fold_starts(self.terms)

    def _holders(self, terms: Integers) -> Holders:
        held, folds = self._inverted.term_holders[terms], self._inverted.fold_holders
        if self._kept is None:
            return Holders(held, folds)
        gone = Gone.of(self._inverted, np.flatnonzero(~self._kept)).holders
        left = folds - gone.folds
        return Holders(held - gone.terms[terms], left[left > 0])

    def _counts(self) -> tuple[Integers, Integers]:
        ends = self._inverted.row_ends
        postings = run_lengths(ends)
        flags = None if self._kept is None else self._kept[self._inverted.documents.of(0, len(ends))]
        left = postings if flags is None else _sums(flags, ends - postings, postings)
        if not self._inverted.positional:
            return left, left
        frequencies = self._inverted.frequencies
        return left, _sums(frequencies if flags is None else frequencies * flags, ends - postings, postings)

    def _stretch(self, first: int, last: int) -> slice:
        """The postings of rows [first, last) that are left, those of dropped terms among them included."""
        if first == last:
            return slice(0, 0)
        return self._inverted.posting_slice(int(self._rows[first]), int(self._rows[last - 1]) + 1)

    def documents(self, first: int, last: int) -> Array:
        """Documents of rows [first, last), numbered as if the deleted ones had never been."""
        found = self._documents(first, last)
        return found if self._kept is None else self._numbers[found[self._kept[found]]]

    def _documents(self, first: int, last: int) -> Array:
        """Documents as they are numbered on disk; those of dropped terms included, as in `_stretch`."""
        rows = (int(self._rows[first]), int(self._rows[last - 1]) + 1) if first < last else (0, 0)
        return self._inverted.documents.of(*rows)

    def frequencies(self, first: int, last: int) -> Array:
        """Frequencies of the same postings."""
        found = self._inverted.frequencies[self._stretch(first, last)]
        return found if self._kept is None else found[self._kept[self._documents(first, last)]]

    def positions(self, first: int, last: int) -> Array:
        """Positions of the same postings."""
        place = self._stretch(first, last)
        found = self._inverted.positions[self._inverted.token_slice(place)]
        if self._kept is None:
            return found
        flags = self._kept[self._documents(first, last)]
        return found[np.repeat(flags, self._inverted.frequencies[place])]


def _sums(numbers: Array, starts: Integers, lengths: Integers) -> Integers:
    """Sums of runs that lie side by side; a run may be empty."""
    sums = np.zeros(len(starts), np.int64)
    filled = lengths > 0
    if filled.any():
        sums[filled] = np.add.reduceat(numbers, starts[filled], dtype=np.int64)
    return sums
