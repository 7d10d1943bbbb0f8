"""A field of a segment without its deleted documents, a stretch of terms at a time."""

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, run_lengths
from indexer.engine.whoosh.segment import InvertedField

Flags = NDArray[np.bool_]


class LiveField:
    """What is left of a field; terms that only deleted documents hold are gone.

    Attributes:
        terms: names, sorted.
        postings: number of postings of each term.
        tokens: number of tokens of each term; as `postings` where no positions are kept.
        lengths: tokens of each document in the field.
        positional: positions are kept.
        frequency_type: of the numbers that `frequencies` gives.
        position_type: of the numbers that `positions` gives.
    """

    def __init__(self, field: InvertedField, kept: Flags) -> None:
        """Count what is left.

        Args:
            field: the whole field.
            kept: one flag for each document of the segment.
        """
        self._field = field
        self._kept = None if kept.all() else kept
        self._numbers = np.cumsum(kept) - 1
        self.positional = field.positional
        self.frequency_type, self.position_type = field.frequencies.dtype, field.positions.dtype
        self.lengths = field.lengths[kept]
        self._posting_ends = field.posting_ends.astype(np.int64)
        self._token_ends = field.token_ends.astype(np.int64)
        names = list(field.terms)
        postings, tokens = self._counts(self._posting_ends, self._token_ends)
        self._places = np.flatnonzero(postings)
        self.terms = [names[place] for place in self._places.tolist()]
        self.postings, self.tokens = postings[self._places], tokens[self._places]

    def _counts(self, posting_ends: NDArray[np.int64], token_ends: NDArray[np.int64]) -> tuple[Array, Array]:
        postings, tokens = run_lengths(posting_ends), run_lengths(token_ends)
        if self._kept is None or not len(postings):
            return postings, tokens
        flags = self._kept[self._field.documents[:]]
        starts = posting_ends - postings
        left = np.add.reduceat(flags, starts, dtype=np.int64)
        if not self.positional:
            return left, left
        return left, np.add.reduceat(np.where(flags, self._field.frequencies, 0), starts, dtype=np.int64)

    def _stretch(self, ends: NDArray[np.int64], first: int, last: int) -> slice:
        """Where the postings or tokens of terms [first, last) lie, those of dropped terms among them included."""
        if first == last:
            return slice(0, 0)
        start, end = int(self._places[first]), int(self._places[last - 1])
        return slice(int(ends[start - 1]) if start else 0, int(ends[end]))

    def documents(self, first: int, last: int) -> Array:
        """Documents of terms [first, last), numbered as if the deleted ones had never been."""
        found = self._field.documents[self._stretch(self._posting_ends, first, last)]
        return found if self._kept is None else self._numbers[found[self._kept[found]]]

    def frequencies(self, first: int, last: int) -> Array:
        """Frequencies of the same postings."""
        place = self._stretch(self._posting_ends, first, last)
        found = self._field.frequencies[place]
        return found if self._kept is None else found[self._kept[self._field.documents[place]]]

    def positions(self, first: int, last: int) -> Array:
        """Positions of the same postings."""
        found = self._field.positions[self._stretch(self._token_ends, first, last)]
        if self._kept is None:
            return found
        place = self._stretch(self._posting_ends, first, last)
        flags = self._kept[self._field.documents[place]]
        return found[np.repeat(flags, self._field.frequencies[place])]
