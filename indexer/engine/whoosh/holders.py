"""How many documents hold a term, or any term of a fold: counted once, so that nobody reads postings to know it.

The sizes of rows do not tell: a document may hold a term in several fields, and several terms of a fold. For every
view of a segment the numbers are kept beside its terms. What deleted documents hold is counted once for a generation,
and taken off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import ne
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayFile, distinct, run_lengths
from indexer.engine.whoosh.lexicon import name_fold
from indexer.engine.whoosh.segment import Inverted
from indexer.engine.whoosh.stretch import looked_through
from indexer.engine.whoosh.wanted import Documents, Local, Wanted

Integers = NDArray[np.int64]

_POSTINGS = 1 << 20
"""Postings that are looked through at a time; bounds the memory."""
_TOGETHER = 1 << 18
"""Up to so many bits are looked at together."""


class TakesArrays(Protocol):
    """Takes named arrays, as `ArrayWriter` does."""

    def add(self, name: str, array: Array, *, limit: int | None = None) -> None:
        """Take an array."""
        ...


def fold_starts(terms: Sequence[bytes]) -> Integers:
    """The first term of each fold, ascending; terms are sorted names."""
    folds = list(map(name_fold, terms))
    changes = np.fromiter(map(ne, folds, islice(folds, 1, None)), np.bool_, max(0, len(folds) - 1))
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(folds)), np.bool_), changes)))


@dataclass(frozen=True, slots=True)
class Holders:
    """Documents that hold each term in any of its fields, and any of the terms of each fold."""

    terms: Integers
    folds: Integers

    @classmethod
    def of(cls, terms: Integers, documents: Array, starts: Integers, count: int) -> Self:
        """Count the documents of some postings.

        Args:
            terms: the term of each.
            documents: of each; below 2**32.
            starts: see `fold_starts`.
            count: terms.
        """
        folds = np.arange(len(starts)).repeat(run_lengths(np.append(starts[1:], count))) if count else terms[:0]
        return cls(_held(terms, documents, count), _held(folds.take(terms), documents, len(starts)))

    def write(self, name: str, writer: TakesArrays, starts: Integers) -> None:
        """Write the arrays of a view, see `segment.py`."""
        writer.add(f"{name}/term_holders", self.terms)
        writer.add(f"{name}/fold_starts", starts)
        writer.add(f"{name}/fold_holders", self.folds)


def _held(groups: Integers, documents: Array, count: int) -> Integers:
    """Documents of each of some groups of postings, each once."""
    keys = (groups << 32) | documents
    # Postings come in ascending runs, which this sort finds.
    keys.sort(kind="stable")
    return np.bincount(distinct(keys) >> 32, minlength=count)


@dataclass(frozen=True, slots=True)
class Gone:
    """What deleted documents hold of a view: postings of each row, and how many hold each term and each fold."""

    postings: Integers
    holders: Holders

    @classmethod
    def of(cls, inverted: Inverted, documents: Documents) -> Self:
        """Count what some ascending documents, at least one, of a segment hold; all postings are read once."""
        width, local = len(inverted.fields), Wanted(documents, inverted.size).within(0, inverted.size)
        postings = np.zeros(len(inverted.terms) * width, np.int64)
        terms, folds = np.zeros(len(inverted.terms), np.int64), np.zeros(len(inverted.fold_starts), np.int64)
        bounds = np.append(inverted.fold_starts, len(terms))
        for piece in _pieces(inverted.row_ends.take(bounds[1:] * width - 1)):
            own = slice(*bounds.take([piece.start, piece.stop]).tolist())
            rows, owners = _postings(inverted, slice(own.start * width, own.stop * width), local)
            postings[own.start * width : own.stop * width] = np.bincount(rows, minlength=(own.stop - own.start) * width)
            starts = inverted.fold_starts[piece] - own.start
            holders = Holders.of(rows // width, owners, starts, own.stop - own.start)
            terms[own], folds[piece] = holders.terms, holders.folds
        return cls(postings, Holders(terms, folds))

    def write(self, name: str, writer: TakesArrays) -> None:
        """Write what is not 0: places and numbers."""
        for kind, numbers in (("rows", self.postings), ("terms", self.holders.terms), ("folds", self.holders.folds)):
            places = numbers.nonzero()[0]
            writer.add(f"{name}/{kind}", places)
            writer.add(f"{name}/{kind}/counts", numbers[places])


def _pieces(ends: Integers) -> Iterator[slice]:
    """Some folds at a time, whose postings end so: as many as have few postings, at least one."""
    first = done = 0
    while first < len(ends):
        last = max(first + 1, int(ends.searchsorted(done + _POSTINGS, side="right")))
        yield slice(first, last)
        first, done = last, int(ends[last - 1])


def _postings(inverted: Inverted, rows: slice, wanted: Local) -> tuple[Integers, Documents]:
    """Of every posting of wanted documents in some rows the row, counted from the first, and document, in no order."""
    found = [*_in_bits(inverted, rows, wanted)]
    begins, ends = inverted.documents.bounds(np.array([rows.start, rows.stop - 1]))
    begin = int(begins[0])
    places, owners = looked_through(inverted.documents, [(begin, int(ends[1]))], wanted.flags)
    found.append((inverted.documents.rows_of_listed(places + begin), owners))
    return np.concatenate([own for own, _ in found]) - rows.start, np.concatenate([owners for _, owners in found])


def _in_bits(inverted: Inverted, rows: slice, wanted: Local) -> Iterator[tuple[Integers, Documents]]:
    bits = inverted.documents.all_in_bits(rows.start, rows.stop)
    step = max(1, _TOGETHER // len(wanted.documents))
    for first in range(0, len(bits), step):
        piece = bits[first : first + step]
        which, _, owners = inverted.documents.find(piece, wanted)
        yield np.array([row.row for row in piece]).take(which), owners


class Counted:
    """How many live documents hold what, in a view of a segment.

    Attributes:
        inverted: the view there.
    """

    def __init__(self, inverted: Inverted, gone: ArrayFile, name: str) -> None:
        """Wrap what was written.

        Args:
            inverted: the view.
            gone: what `Gone.write` wrote under a name, if documents were deleted.
            name: this name.
        """
        self.inverted = inverted
        self._rows, self._terms, self._folds = (_Sparse(gone, f"{name}/{kind}") for kind in ("rows", "terms", "folds"))

    def postings(self, rows: Integers) -> Integers:
        """Live postings of each of some rows, in the same shape."""
        ends = self.inverted.row_ends
        return ends[rows] - np.where(rows > 0, ends[rows - 1], 0) - self._rows[rows]

    def gone(self, rows: Integers) -> int:
        """Postings of deleted documents in some rows."""
        return int(self._rows[rows].sum()) if self._rows else 0

    def of_term(self, number: int) -> int:
        """Live documents that hold a term in any of its fields."""
        return int(self.inverted.term_holders[number]) - int(self._terms[number])

    def of_fold(self, first: int) -> int:
        """Live documents that hold any term of a fold, of which one is the first."""
        fold = int(self.inverted.fold_starts.searchsorted(first))
        return int(self.inverted.fold_holders[fold]) - int(self._folds[fold])


class _Sparse:
    """Numbers of which most are 0."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        self._places = arrays[name].astype(np.int64) if name in arrays else np.zeros(0, np.int64)
        self._counts = np.append(arrays[f"{name}/counts"] if name in arrays else self._places, 0).astype(np.int64)

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, places: Integers | int) -> Integers:
        if not self:
            return np.zeros(np.shape(places), np.int64)
        found = self._places.searchsorted(places)
        # Behind the last place there is only what is not there.
        known = self._places.take(found, mode="clip") == places
        return np.asarray(self._counts.take(found) * known, np.int64)
