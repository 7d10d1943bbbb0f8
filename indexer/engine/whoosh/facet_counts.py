"""How many of some documents carry each value of every facet.

The values of all facets are numbered in one row, facet after facet. Few documents are counted from their own values, of
all facets at once; of many the values are looked up one by one, the commonest first, until no other can be among
those asked for.
"""

import sys
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, distinct, run_indices, run_lengths
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.presence import in_words
from indexer.engine.whoosh.segment import FacetEntries, Inverted
from indexer.engine.whoosh.tally import by_count, commonest, tallied
from indexer.engine.whoosh.wanted import Wanted

Integers = NDArray[np.int64]

_FEW = 16
"""Up to one document in so many are counted by their own values."""
_LISTED = 32
"""Up to one document in so many, those of a value are looked through; beyond, bits are counted."""
_FIRST_LOOK = 8
"""Values that are counted before the first bound is drawn, beside twice as many as are asked for."""
_TOGETHER = 4_096
"""Up to so many different values of all facets are put in order at once, although few of each are shown."""


class ValueNumbers(Protocol):
    """A facet of a generation: its values over all segments, numbered from 0."""

    size: int
    """Number of values."""

    @property
    def facets(self) -> Sequence[FacetEntries]:
        """Its entries in each segment."""
        ...

    @property
    def inverted(self) -> Sequence[Inverted]:
        """Its postings in each segment."""
        ...

    @property
    def numbers(self) -> Sequence[Integers]:
        """For each segment the numbers of its values."""
        ...


class Counts(Protocol):
    """Counts over one set of documents; values are by their number in their facet, ascending."""

    def every(self, facet: int) -> tuple[Integers, Integers]:
        """All values with a count, and their counts."""
        ...

    def commonest(self, facet: int, limit: int) -> tuple[list[tuple[int, int]], bool]:
        """The first values by count, of equals the first, with their counts; and whether others have one, too."""
        ...

    def of(self, facet: int, number: int) -> int:
        """Documents that carry a value."""
        ...

    def missing(self, facet: int) -> int:
        """Documents without any value."""
        ...


class FacetCounter:
    """Counts the values of all facets of a generation; a facet is known by its place among them."""

    def __init__(self, generation: Generation, facets: Sequence[ValueNumbers]) -> None:
        self.generation, self.facets = generation, facets
        self.bounds = np.cumsum([0, *(facet.size for facet in facets)])

    def counts(self, wanted: Wanted) -> Counts:
        """The counts over some live documents."""
        few = len(wanted.documents) * _FEW < wanted.size
        return _Few(self, wanted.documents) if few else _Many(self, wanted)

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """Values of each document in each facet, shape (facets, documents)."""
        rows = [[run_lengths(each.entry_ends) for each in facet.facets] for facet in self.facets]
        return np.array([np.concatenate([np.zeros(0, np.int64), *row]) for row in rows])

    @cached_property
    def carried(self) -> tuple[Integers, NDArray[np.int32]]:
        """Where the values of each document begin, with an end at last; and the numbers of the values, all in a row."""
        lengths = self.lengths
        starts = np.concatenate(([0], np.cumsum(lengths.sum(axis=0))))
        row = np.empty(starts[-1], np.int32)
        places = starts[:-1].copy()
        for facet, first, counts in zip(self.facets, self.bounds.tolist(), lengths, strict=False):
            own = [
                numbers[each.entry_values][each.entries]
                for each, numbers in zip(facet.facets, facet.numbers, strict=True)
            ]
            row[run_indices(places, counts)] = np.concatenate([np.zeros(0, np.int64), *own]) + first
            places += counts
        return starts, row

    @cached_property
    def _lacking(self) -> tuple[NDArray[np.bool_], Integers]:
        """Which facets documents lack: every combination that occurs, and the number of that of each document."""
        powers = 1 << np.arange(len(self.facets))
        masks = powers @ (self.lengths == 0)
        known = distinct(np.sort(masks))
        return (known[:, None] & powers) > 0, known.searchsorted(masks)

    @cached_property
    def lacking(self) -> NDArray[np.uint64]:
        """For each facet the documents without any value, one bit for each, see `in_words`."""
        return in_words(self.lengths == 0)

    def missing(self, documents: Integers) -> Integers:
        """For each facet the number of documents without any value."""
        combinations, own = self._lacking
        return np.bincount(own.take(documents), minlength=len(combinations)) @ combinations

    @cached_property
    def by_frequency(self) -> Sequence["ByFrequency"]:
        """The documents of the values of each facet."""
        return [ByFrequency(facet, self.generation.bases) for facet in self.facets]


class ByFrequency:
    """The values of a facet, the commonest first, each with its documents."""

    def __init__(self, facet: ValueNumbers, bases: Sequence[int]) -> None:
        frequencies = np.zeros((facet.size, len(facet.inverted)), np.int64)
        starts = np.zeros_like(frequencies)
        rows: list[Array] = [np.zeros(0, np.int32)]
        before = 0
        for place, (own, numbers) in enumerate(zip(facet.inverted, facet.numbers, strict=True)):
            counts = own.counts()[:, 0]
            frequencies[numbers, place] = counts
            starts[numbers, place] = np.cumsum(counts) - counts + before
            before += len(own.frequencies)
            rows.append(own.documents.of(0, len(own.row_ends)).astype(np.int32) + np.int32(bases[place]))
        totals = frequencies.sum(axis=1)
        self.numbers = np.argsort(-totals, kind="stable")[: np.count_nonzero(totals)]
        self.frequencies = totals[self.numbers]
        self._ascending = self.frequencies[::-1].copy()
        ordered = run_indices(starts[self.numbers].ravel(), frequencies[self.numbers].ravel())
        self._documents: Array = np.concatenate(rows)[ordered]
        self._starts = np.cumsum(self.frequencies) - self.frequencies
        self._bits = self._common(bases[-1])

    def _common(self, size: int) -> NDArray[np.uint64]:
        """One bit for each of `size` documents, for each of the first values, those that many documents carry."""
        ends = (self._starts + self.frequencies)[self.frequencies * _LISTED > size].tolist()
        rows = np.zeros((len(ends), size), np.bool_)
        for row, begin, end in zip(rows, [0, *ends], ends, strict=False):
            row[self._documents[begin:end]] = True
        return in_words(rows)

    def no_rarer_than(self, frequency: int) -> int:
        """How many values at least so many documents carry: the first ones."""
        return len(self._ascending) - int(self._ascending.searchsorted(frequency))

    def counts(self, first: int, last: int, flags: NDArray[np.bool_], words: NDArray[np.uint64]) -> Integers:
        """How many flagged documents carry each of the values [first, last), at least one, in this order.

        Args:
            first: see above.
            last: see above.
            flags: one for each document.
            words: the same, see `in_words`.
        """
        # NumPy adds up bytes as numbers of four bytes in half the time that it takes as eight.
        held = np.bitwise_count(self._bits[first:last] & words).sum(axis=1, dtype=np.uint32)
        common: Integers = held.astype(np.int64)
        first += len(common)
        if first == last:
            return common
        starts = self._starts[first:last]
        documents = self._documents[starts[0] : starts[-1] + self.frequencies[last - 1]]
        counts = np.add.reduceat(flags.view(np.uint8).take(documents), starts - starts[0], dtype=np.int64)
        return np.concatenate((common, counts))


class _Few:
    """Counts from the values of every document."""

    def __init__(self, counter: FacetCounter, documents: Integers) -> None:
        starts, row = counter.carried
        begin = starts[documents]
        carried = row.take(run_indices(begin, starts[documents + 1] - begin))
        self._numbers, self._counts = tallied(carried, int(counter.bounds[-1]))
        self._bounds = counter.bounds.tolist()
        self._places = self._numbers.searchsorted(counter.bounds).tolist()
        self._missing = counter.missing(documents).tolist()

    @cached_property
    def _in_order(self) -> tuple[Integers, Integers]:
        return by_count(self._numbers, self._counts, self._bounds, self._places)

    def every(self, facet: int) -> tuple[Integers, Integers]:
        place = slice(*self._places[facet : facet + 2])
        return self._numbers[place] - self._bounds[facet], self._counts[place]

    def commonest(self, facet: int, limit: int) -> tuple[list[tuple[int, int]], bool]:
        if len(self._numbers) > _TOGETHER:
            return commonest(*self.every(facet), limit)
        numbers, counts = self._in_order
        begin, end = self._places[facet : facet + 2]
        shown = slice(begin, min(end, begin + limit))
        return list(zip(numbers[shown].tolist(), counts[shown].tolist(), strict=True)), end - begin > limit

    def of(self, facet: int, number: int) -> int:
        wanted = self._bounds[facet] + number
        place = int(self._numbers.searchsorted(wanted))
        here = place < len(self._numbers) and int(self._numbers[place]) == wanted
        return int(self._counts[place]) if here else 0

    def missing(self, facet: int) -> int:
        return int(self._missing[facet])


class _Many:
    """Counts from the documents of the values."""

    def __init__(self, counter: FacetCounter, wanted: Wanted) -> None:
        self._counter, self._flags, self._words = counter, wanted.flags, in_words(wanted.flags)
        self._missing = np.bitwise_count(counter.lacking & self._words).sum(axis=1, dtype=np.int64).tolist()

    def every(self, facet: int) -> tuple[Integers, Integers]:
        numbers, counts = self._counted(facet, self._counter.facets[facet].size)
        order = numbers.argsort()
        return numbers.take(order), counts.take(order)

    def commonest(self, facet: int, limit: int) -> tuple[list[tuple[int, int]], bool]:
        return commonest(*self._counted(facet, limit), limit)

    def _counted(self, facet: int, limit: int) -> tuple[Integers, Integers]:
        """Values with a count, and their counts: at least the `limit` first by count and one more, if there are any."""
        values = self._counter.by_frequency[facet]
        counts = np.zeros(0, np.int64)
        # Rarer ones than the last of the first cannot be among them.
        size, needed = _FIRST_LOOK + 2 * limit, len(values.numbers)
        while (done := len(counts)) < needed:
            counts = np.append(counts, values.counts(done, min(needed, done + size), self._flags, self._words))
            size *= 2
            needed = min(needed, values.no_rarer_than(_least(counts, limit)))
        found = counts.nonzero()[0]
        return values.numbers.take(found), counts.take(found)

    def of(self, facet: int, number: int) -> int:
        values = self._counter.by_frequency[facet]
        place = np.flatnonzero(values.numbers == number)
        return int(values.counts(int(place[0]), int(place[0]) + 1, self._flags, self._words)[0]) if len(place) else 0

    def missing(self, facet: int) -> int:
        return int(self._missing[facet])


def _least(counts: Integers, limit: int) -> int:
    """What a value needs to be one of the first `limit` beside some others; 0 until one more than these has a count."""
    if np.count_nonzero(counts) <= limit:
        return 0
    return int(np.partition(counts, len(counts) - limit)[len(counts) - limit]) if limit else sys.maxsize
