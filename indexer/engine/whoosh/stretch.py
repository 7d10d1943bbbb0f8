"""The postings of an item in one field of one segment, as one row of arrays.

A term is one run of postings, and so are all spellings of one fold, which lie side by side (`lexicon`): such a row is a
view of the mapped file. The commonest words with a prefix are nearly all that lies between the first and the last:
their row is a view of all of it, and what is found is sorted out. Terms that lie apart are copied together.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, run_indices
from indexer.engine.whoosh.halves import Halved, Halves, look_up
from indexer.engine.whoosh.segment import InvertedField

Documents = NDArray[np.int64]
Places = NDArray[np.int64]

_LOOK_UP = 4_000
"""Postings that are looked through in the time of one call that looks documents up in a term."""
_EACH = 25
"""The same for every document of such a call."""

_SPAN = 2
"""Up to so many times the postings of the terms may lie between the first and the last to be read with them."""
_BLOCK = 32
"""Postings whose tokens are added up when it is not known where those of one of them begin."""
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
    """Postings of some terms of a field, term after term.

    Attributes:
        name: of the stored field.
        field: its arrays in one segment.
        base: the segment's first document.
        terms: ascending.
        postings: how many they have.
        nbytes: an upper bound of the memory that it comes to hold.
    """

    def __init__(self, name: str, field: InvertedField, base: int, terms: Sequence[int]) -> None:
        self.name, self.field, self.base, self.terms = name, field, base, terms
        self._runs = [(terms[0], terms[-1] + 1)] if terms[-1] - terms[0] < len(terms) else _runs(terms)
        self._slices = [field.posting_slice(first, last) for first, last in self._runs]
        self.postings = postings = sum(each.stop - each.start for each in self._slices)
        all_between = self._slices[-1].stop - self._slices[0].start
        self._sifted = len(self._runs) > 1 and postings * _SPAN > all_between
        self._copies = len(self._runs) > 1 and not self._sifted
        self.nbytes = 500 + 40 * len(terms) + (8 * postings if self._copies else 0)

    def _row(self, array: Array | Halves, slices: Sequence[slice]) -> Array:
        if self._sifted or len(slices) == 1:
            return array[slices[0].start : slices[-1].stop]
        return np.concatenate([array[each] for each in slices])

    @property
    def documents(self) -> Array:
        """Document of each posting, counted from `base`; ascending within a term."""
        # Halves are put together anew each time: that takes a tenth of the time of what is done with them.
        return self._copied if self._copies else self._row(self.field.documents, self._slices)

    @cached_property
    def _copied(self) -> NDArray[np.int32]:
        return self._row(self.field.documents, self._slices).astype(np.int32)

    @cached_property
    def frequencies(self) -> Array:
        """Tokens of each posting."""
        return self._row(self.field.frequencies, self._slices)

    @cached_property
    def _positions(self) -> Array:
        return self._row(self.field.positions, [self.field.token_slice(first, last) for first, last in self._runs])

    @cached_property
    def _block_starts(self) -> NDArray[np.int64]:
        """Where the tokens of every `_BLOCK`th posting begin: of each posting it would take more than all else."""
        whole = len(self.frequencies) // _BLOCK
        return np.concatenate(([0], np.cumsum(_sums(self.frequencies[: whole * _BLOCK].reshape(whole, _BLOCK)))))

    def _token_starts(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the tokens of the postings at some places begin."""
        if len(places) * _BLOCK > len(self.frequencies):
            return np.concatenate(([0], np.cumsum(self.frequencies, dtype=np.int64)))[places]
        blocks = places // _BLOCK
        firsts, within = blocks * _BLOCK, np.arange(_BLOCK)
        rows = self.frequencies.take(firsts[:, None] + within, mode="clip")
        before = _sums(rows * (within < (places - firsts)[:, None]))
        return self._block_starts.take(blocks) + before

    @cached_property
    def _row_terms(self) -> NDArray[np.int64]:
        """The terms of the row, those among them that are not wanted included."""
        return np.arange(self.terms[0], self.terms[-1] + 1) if self._sifted else np.array(self.terms, np.int64)

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        """Where the postings of each term of the row end."""
        ends = self.field.posting_ends.astype(np.int64, copy=False)
        terms = self._row_terms
        counts = ends[terms] - np.where(terms > 0, ends[terms - 1], 0)
        return np.cumsum(counts)

    def keys_at(self, places: Places) -> list[str]:
        """Keys of the terms of the postings at some places."""
        numbers = self.terms_at(places).tolist()
        keys = {number: self.field.lexicon.key(number) for number in set(numbers)}
        return [keys[number] for number in numbers]

    def terms_at(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Terms of the postings at some places."""
        if len(self.terms) == 1:
            return np.full(len(places), self.terms[0])
        return self._row_terms[self._ends.searchsorted(places, side="right")]

    def wanted_documents(self) -> NDArray[np.int32]:
        """Documents of all postings of the terms, counted over all segments."""
        rows = [self.field.documents[each] for each in self._slices]
        return np.concatenate(rows).astype(np.int32) + np.int32(self.base)

    def mark(self, flags: NDArray[np.bool_]) -> None:
        """Set the flags of all documents; one flag for each of the generation."""
        own = flags[self.base : self.base + len(self.field.lengths)]
        for each in self._slices:
            # With places of any other type NumPy takes three times as long.
            own[self.field.documents[each].astype(np.int64, copy=False)] = True

    def find(self, wanted: Wanted) -> tuple[Places, Documents]:
        """Places of the postings of wanted documents, ascending, and their documents, counted over all segments."""
        local = wanted.between(self.base, len(self.field.lengths))
        if len(self.terms) * (_LOOK_UP + _EACH * len(local.numbers)) < self.postings and not self._sifted:
            places, documents = self._looked_up(local)
        else:
            flags = wanted.flags[self.base : self.base + len(self.field.lengths)]
            row = self.documents
            places = flags.take(row).nonzero()[0]
            if self._sifted:
                places = places[self._is_wanted[self.terms_at(places) - self.terms[0]]]
            documents = row.take(places).astype(np.int64)
        return places, documents + self.base if self.base else documents

    @cached_property
    def _is_wanted(self) -> NDArray[np.bool_]:
        """Whether each term of the row is one of the terms."""
        wanted = np.zeros(len(self._row_terms), np.bool_)
        wanted[np.array(self.terms) - self.terms[0]] = True
        return wanted

    def _looked_up(self, local: Halved) -> tuple[Places, Documents]:
        slices = [self.field.posting_slice(term, term + 1) for term in self.terms]
        rows = [look_up(self.field.documents, each, local) for each in slices]
        if len(rows) == 1:
            places, found = rows[0]
            return places, local.numbers.take(found)
        starts = [0, *self._ends.tolist()]
        places = np.concatenate([places + start for (places, _), start in zip(rows, starts, strict=False)])
        return places, local.numbers.take(np.concatenate([found for _, found in rows]))

    def tokens(self, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Number of tokens of the postings at some places, and the positions of all these tokens in a row."""
        counts = self.frequencies.take(places).astype(np.int64)
        return counts, self._positions.take(run_indices(self._token_starts(places), counts)).astype(np.int64)


def _sums(rows: Array) -> NDArray[np.int64]:
    """The sum of each row of a block, by a product: NumPy adds up many short rows slowly."""
    # Exact: a block of the largest frequencies stays below 2**53.
    product: NDArray[np.float64] = rows.astype(np.float64) @ np.ones(rows.shape[1])
    return product.astype(np.int64)


def _runs(terms: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring terms as [first, last)."""
    row = np.array(terms, np.int64)
    breaks = np.flatnonzero(np.diff(row) != 1)
    firsts, lasts = row[np.append(0, breaks + 1)], row[np.append(breaks, len(row) - 1)]
    return list(zip(firsts.tolist(), (lasts + 1).tolist(), strict=True))
