"""Facet counts over sets of documents, and their values from A to Z.

Few documents are counted from their own values, many from the documents of every value. The label of a value is the
commonest over all live documents: each entry (value with label, see `FacetColumn`) is counted once per generation.
"""

import threading
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import TextArray, encode_asked, run_indices, run_lengths
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.stretch import Wanted
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import FacetRequest
from indexer.model.result import Bucket, FacetPage, FacetResult

Integers = NDArray[np.int64]
Values = TextArray | list[bytes]

_FEW = 6
"""Up to one document in so many are counted by their own values."""


class FacetTable:
    """One facet of a generation: its values over all segments, sorted and numbered."""

    def __init__(self, generation: Generation, name: FacetName) -> None:
        self._generation = generation
        self._order = FACETS[name].order
        self._facets = [segment.facet(name) for segment in generation.segments]
        self._fields = [segment.field(name) for segment in generation.segments]
        self._values = _union([facet.values for facet in self._facets])
        self._numbers = [_numbers(facet.values, self._values) for facet in self._facets]

    # counting

    def _counts(self, wanted: Wanted) -> tuple[Integers, Integers]:
        """Numbers of the values that wanted documents carry, ascending, and how many documents carry each."""
        few = len(wanted.documents) * _FEW < wanted.size
        if few and len(self._facets) == 1:
            return _tallied(self._carried(wanted, 0), len(self._values))
        total = np.zeros(len(self._values), np.int64)
        for place, (field, numbers) in enumerate(zip(self._fields, self._numbers, strict=True)):
            if few:
                total += np.bincount(self._carried(wanted, place), minlength=len(total))
            elif len(field.documents):
                base = self._generation.bases[place]
                flags = wanted.flags[base : base + len(field.lengths)].view(np.uint8)
                starts = np.append(0, field.posting_ends[:-1].astype(np.int64))
                total[numbers] += np.add.reduceat(flags[field.documents], starts, dtype=np.int64)
        found = np.flatnonzero(total)
        return found, total[found]

    def _carried(self, wanted: Wanted, place: int) -> Integers:
        """Numbers of the values of the wanted documents of a segment, document after document."""
        facet = self._facets[place]
        documents = wanted.between(self._generation.bases[place], len(facet.entry_ends))
        ends = facet.entry_ends
        starts = np.where(documents > 0, ends[documents - 1], 0).astype(np.int64)
        entries = facet.entries[run_indices(starts, ends[documents] - starts)]
        return self._numbers[place][facet.entry_values[entries]]

    @cached_property
    def _empty(self) -> NDArray[np.bool_]:
        """Documents without any value."""
        ends = [run_lengths(facet.entry_ends) == 0 for facet in self._facets]
        return np.concatenate([np.zeros(0, np.bool_), *ends])

    # labels

    @cached_property
    def _chosen(self) -> tuple[Integers, Integers]:
        """Segment and entry with the commonest label of each value; of equals the first in order of labels."""
        values = np.concatenate(
            [numbers[facet.entry_values] for facet, numbers in zip(self._facets, self._numbers, strict=True)]
        )
        groups = self._labels_in_order()
        counts = np.bincount(groups, np.concatenate([self._entry_counts(place) for place in range(len(self._facets))]))
        order = np.lexsort((groups, -counts[groups], values))
        best = order[np.flatnonzero(np.diff(values[order], prepend=-1))]
        bases = np.cumsum([0, *(len(facet.entry_values) for facet in self._facets)])
        places = np.searchsorted(bases, best, side="right") - 1
        return places, best - bases[places]

    def _labels_in_order(self) -> Integers:
        """A number for every entry of all segments, equal for equal labels of one value, ascending as labels do."""
        if len(self._facets) == 1:
            return np.arange(len(self._facets[0].entry_values))
        pairs = [
            (int(number), label)
            for facet, numbers in zip(self._facets, self._numbers, strict=True)
            for number, label in zip(numbers[facet.entry_values], facet.labels, strict=True)
        ]
        ranks = {pair: rank for rank, pair in enumerate(sorted(set(pairs)))}
        return np.array([ranks[pair] for pair in pairs], np.int64)

    def _entry_counts(self, place: int) -> Integers:
        """Live documents of each entry of a segment."""
        facet = self._facets[place]
        base = self._generation.bases[place]
        entries = facet.entries
        if not self._generation.all_live:
            live = self._generation.live[base : base + len(facet.entry_ends)]
            entries = entries[np.repeat(live, run_lengths(facet.entry_ends))]
        return np.bincount(entries, minlength=len(facet.entry_values))

    @cached_property
    def _sort_keys(self) -> list[bytes]:
        texts = [list(facet.sort_keys) for facet in self._facets]
        return [texts[place][entry] for place, entry in zip(*map(np.ndarray.tolist, self._chosen), strict=True)]

    @cached_property
    def _folds(self) -> list[str]:
        texts = [list(facet.folds) for facet in self._facets]
        return [
            texts[place][entry].decode() for place, entry in zip(*map(np.ndarray.tolist, self._chosen), strict=True)
        ]

    def _bucket(self, number: int, count: int, selected: frozenset[str]) -> Bucket:
        places, entries = self._chosen
        label = self._facets[int(places[number])].labels[int(entries[number])].decode()
        value = self._values[number].decode()
        return Bucket(value, label, count, value in selected)

    # answering

    def result(self, wanted: Wanted, selected: frozenset[str], limit: int) -> FacetResult:
        """The buckets over wanted documents, see `FacetResult`."""
        if not len(self._values) and not selected:
            return FacetResult((), more=False, missing=len(wanted.documents))
        numbers, counts = self._counts(wanted)
        places = self._first(numbers, counts, limit)
        shown = dict(zip(numbers[places].tolist(), counts[places].tolist(), strict=True))
        for number in filter(lambda known: known >= 0, map(self._number, selected)):
            place = int(numbers.searchsorted(number))
            here = place < len(numbers) and int(numbers[place]) == number
            shown[number] = int(counts[place]) if here else 0
        buckets = [self._bucket(number, count, selected) for number, count in shown.items()]
        known = {bucket.value for bucket in buckets}
        buckets += [Bucket(value, value, 0, selected=True) for value in selected - known]
        buckets.sort(key=lambda bucket: bucket.value, reverse=self._order == "value")
        if self._order == "count":
            buckets.sort(key=lambda bucket: -bucket.count)
        more = len(numbers) > sum(bucket.count > 0 for bucket in buckets)
        return FacetResult(tuple(buckets), more, int(np.count_nonzero(self._empty[wanted.documents])))

    def _first(self, numbers: Integers, counts: Integers, limit: int) -> Integers:
        """Places of the first `limit` values, without sorting all."""
        if self._order == "value":
            return np.arange(len(numbers))[::-1][:limit]
        places = np.arange(len(numbers))
        if len(numbers) > limit:
            least = np.partition(counts, len(counts) - limit - 1)[len(counts) - limit - 1]
            places = np.flatnonzero(counts >= least)
        return places[np.lexsort((places, -counts[places]))][:limit]

    def _number(self, value: str) -> int:
        """Number of a value that live documents carry, else -1."""
        wanted = encode_asked(value)
        number = bisect_left(self._values, wanted)
        if number == len(self._values) or self._values[number] != wanted:
            return -1
        for base, field in zip(self._generation.bases, self._fields, strict=False):
            term = field.lexicon.with_name(wanted)
            if term >= 0 and self._generation.live[base + field.postings(term).documents.astype(np.int64)].any():
                return number
        return -1

    def page(self, wanted: Wanted, selected: frozenset[str], request: FacetRequest) -> FacetPage:
        """A page of all values over wanted documents."""
        carried, counts = self._counts(wanted)
        total = dict(zip(carried.tolist(), counts.tolist(), strict=True))
        numbers = [number for number in total if not request.contains or request.contains in self._folds[number]]
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


def _tallied(numbers: Integers, limit: int) -> tuple[Integers, Integers]:
    """The distinct ones among some numbers below `limit`, ascending, and how often each occurs."""
    # Sorting few numbers is less work than counters for all.
    if len(numbers) * 4 < limit:
        row = np.sort(numbers)
        heads = np.flatnonzero(np.diff(row, prepend=-1))
        return row[heads], np.diff(heads, append=len(row))
    counts = np.bincount(numbers, minlength=limit)
    found = np.flatnonzero(counts)
    return found, counts[found]


class FacetTables:
    """The facet tables of a generation, made on first use."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._tables: dict[FacetName, FacetTable] = {}
        self._lock = threading.Lock()

    def __getitem__(self, name: FacetName) -> FacetTable:
        with self._lock:
            if name not in self._tables:
                self._tables[name] = FacetTable(self._generation, name)
            return self._tables[name]
