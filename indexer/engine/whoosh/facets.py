"""The buckets of facets over sets of documents, and their values from A to Z.

The label of a value is the commonest over all live documents: each entry (value with label, see `FacetColumn`) is
counted once per generation. How many documents carry a value is counted in `facet_counts`.
"""

import threading
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import TextArray, encode_asked, run_lengths
from indexer.engine.whoosh.facet_counts import Counts, FacetCounter
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.tally import commonest
from indexer.engine.whoosh.wanted import Wanted
from indexer.model.facets import FACETS, FacetName
from indexer.model.named import made
from indexer.model.request import FacetRequest, FacetWanted
from indexer.model.result import Bucket, FacetPage, FacetResult
from indexer.normalise import hyphens_as_spaces

Integers = NDArray[np.int64]

Values = TextArray | list[bytes]


class FacetTable:
    """One facet of a generation: its values over all segments, sorted and numbered."""

    def __init__(self, generation: Generation, name: FacetName) -> None:
        self._generation = generation
        self._order, self._hierarchical = FACETS[name].order, FACETS[name].hierarchical
        self._place = tuple(FACETS).index(name)
        self.facets = [segment.facet(name) for segment in generation.segments]
        self.inverted = [segment.inverted(name) for segment in generation.segments]
        self._values = _union([facet.values for facet in self.facets])
        self.size = len(self._values)
        self.numbers = [_numbers(facet.values, self._values) for facet in self.facets]
        self._named: dict[int, tuple[str, str]] = {}

    # labels

    @cached_property
    def _chosen(self) -> tuple[Integers, Integers]:
        """Segment and entry with the commonest label of each value; of equals the first in order of labels."""
        values = np.concatenate(
            [numbers[facet.entry_values] for facet, numbers in zip(self.facets, self.numbers, strict=True)]
        )
        groups = self._labels_in_order()
        counts = np.bincount(groups, np.concatenate([self._entry_counts(place) for place in range(len(self.facets))]))
        order = np.lexsort((groups, -counts[groups], values))
        best = order[np.flatnonzero(np.diff(values[order], prepend=-1))]
        bases = np.cumsum([0, *(len(facet.entry_values) for facet in self.facets)])
        places = np.searchsorted(bases, best, side="right") - 1
        return places, best - bases[places]

    def _labels_in_order(self) -> Integers:
        """A number for every entry of all segments, equal for equal labels of one value, ascending as labels do."""
        if len(self.facets) == 1:
            return np.arange(len(self.facets[0].entry_values))
        pairs = [
            (int(number), label)
            for facet, numbers in zip(self.facets, self.numbers, strict=True)
            for number, label in zip(numbers[facet.entry_values], facet.labels, strict=True)
        ]
        ranks = {pair: rank for rank, pair in enumerate(sorted(set(pairs)))}
        return np.array([ranks[pair] for pair in pairs], np.int64)

    def _entry_counts(self, place: int) -> Integers:
        """Live documents of each entry of a segment."""
        facet = self.facets[place]
        base = self._generation.bases[place]
        entries = facet.entries
        if not self._generation.all_live:
            live = self._generation.live[base : base + len(facet.entry_ends)]
            entries = entries[np.repeat(live, run_lengths(facet.entry_ends))]
        return np.bincount(entries, minlength=len(facet.entry_values))

    @cached_property
    def _sort_keys(self) -> list[bytes]:
        texts = [facet.sort_keys for facet in self.facets]
        return [texts[place][entry] for place, entry in zip(*map(np.ndarray.tolist, self._chosen), strict=True)]

    @cached_property
    def _folds(self) -> list[str]:
        texts = [facet.folds for facet in self.facets]
        return [
            texts[place][entry].decode() for place, entry in zip(*map(np.ndarray.tolist, self._chosen), strict=True)
        ]

    def _name(self, number: int) -> tuple[str, str]:
        """A value and its label; those that were shown are kept: on most pages the same ones stand."""
        if number not in self._named:
            places, entries = self._chosen
            label = self.facets[int(places[number])].labels[int(entries[number])].decode()
            self._named[number] = self._values[number].decode(), label
        return self._named[number]

    def _bucket(self, number: int, count: int, selected: frozenset[str]) -> Bucket:
        value, label = self._name(number)
        return Bucket(value, label, count, value in selected)

    # answering

    def result(self, counts: Counts, selected: frozenset[str], wanted: FacetWanted) -> FacetResult:
        """The buckets of a facet, see `FacetResult`."""
        missing = counts.missing(self._place)
        first, more = self._first(counts, wanted.limit + len(selected))
        if not selected:
            buckets = [made(Bucket, (*self._name(number), count, False)) for number, count in first]
            return FacetResult(tuple(buckets), more, missing)
        shown = dict(first[: wanted.limit])
        every: set[int] = set(dict(first))
        if wanted.below and self._hierarchical:
            numbers, found = counts.every(self._place)
            shown |= self._below(numbers, found, selected, wanted.below)
            every, more = set(numbers.tolist()), False
        for number in filter(lambda known: known >= 0, map(self._number, selected)):
            shown[number] = counts.of(self._place, number)
        buckets = [self._bucket(number, count, selected) for number, count in shown.items()]
        known = {bucket.value for bucket in buckets}
        buckets += [Bucket(value, value, 0, selected=True) for value in selected - known]
        by_count = self._order == "count"
        buckets.sort(key=lambda bucket: bucket.value, reverse=not by_count)
        if by_count:
            buckets.sort(key=lambda bucket: -bucket.count)
        more |= not shown.keys() >= every
        return FacetResult(tuple(buckets), more, missing)

    def _below(self, numbers: Integers, counts: Integers, parents: Iterable[str], limit: int) -> dict[int, int]:
        """Of all values with a count the commonest right below each of some values, with their counts."""
        shown: dict[int, int] = {}
        for parent in map(encode_asked, parents):
            # What lies below stands side by side: "0" is what sorts right behind "/".
            bounds = [bisect_left(self._values, parent + end) for end in (b"/", b"0")]
            inside = slice(*numbers.searchsorted(bounds).tolist())
            ordered, _ = commonest(numbers[inside], counts[inside], self.size)
            right_below = (pair for pair in ordered if b"/" not in self._values[pair[0]][len(parent) + 1 :])
            shown.update(islice(right_below, limit))
        return shown

    def _first(self, counts: Counts, limit: int) -> tuple[list[tuple[int, int]], bool]:
        """The first values with a count, with their counts, and whether there are others."""
        if self._order == "count":
            return counts.commonest(self._place, limit)
        numbers, found = counts.every(self._place)
        last = slice(None, -limit - 1, -1)
        return list(zip(numbers[last].tolist(), found[last].tolist(), strict=True)), len(numbers) > limit

    def _number(self, value: str) -> int:
        """Number of a value that live documents carry, else -1."""
        wanted = encode_asked(value)
        number = bisect_left(self._values, wanted)
        if number == len(self._values) or self._values[number] != wanted:
            return -1
        for base, own in zip(self._generation.bases, self.inverted, strict=False):
            term = own.lexicon.with_name(wanted)
            if term >= 0 and self._generation.live[base + own.postings(term).documents.astype(np.int64)].any():
                return number
        return -1

    def page(self, counts: Counts, selected: frozenset[str], request: FacetRequest) -> FacetPage:
        """A page of all values with a count."""
        carried, found = counts.every(self._place)
        total = dict(zip(carried.tolist(), found.tolist(), strict=True))
        wanted = hyphens_as_spaces(request.contains)
        numbers = [number for number in total if not wanted or wanted in hyphens_as_spaces(self._folds[number])]
        if request.order == "label":
            numbers.sort(key=lambda number: (self._sort_keys[number], number))
        else:
            numbers.sort(key=lambda number: (-total[number], number))
        shown = numbers[request.offset : request.offset + request.limit]
        return FacetPage(tuple(self._bucket(number, total[number], selected) for number in shown), len(numbers))


def _union(parts: Sequence[TextArray]) -> Values:
    """The values of all segments, sorted; those of a single one stay where they are."""
    return parts[0] if len(parts) == 1 else sorted(set().union(*parts))


def _numbers(values: TextArray, union: Values) -> Integers:
    """Place in the union of each of the values of a segment."""
    if values is union:
        return np.arange(len(values))
    places = {value: number for number, value in enumerate(union)}
    return np.fromiter(map(places.__getitem__, values), np.int64, len(values))


class FacetTables:
    """The facets of a generation, read on first use."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._lock = threading.Lock()

    @cached_property
    def _tables(self) -> Mapping[FacetName, FacetTable]:
        return {name: FacetTable(self._generation, name) for name in FACETS}

    @cached_property
    def _counter(self) -> FacetCounter:
        return FacetCounter(self._generation, tuple(self._tables.values()))

    def __getitem__(self, name: FacetName) -> FacetTable:
        with self._lock:
            return self._tables[name]

    def counts(self, wanted: Wanted) -> Counts:
        """Counts over some live documents."""
        with self._lock:
            counter = self._counter
        return counter.counts(wanted)
