"""Facet counts over sets of documents, and their values from A to Z.

Counts go by entries (value with label, see `FacetColumn`), so that the commonest label of each value is exact for
the live documents; entries are added up to values at the end.
"""

import threading
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import encode_asked, run_indices, run_lengths
from indexer.engine.whoosh.generation import Generation
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import FacetRequest
from indexer.model.result import Bucket, FacetPage, FacetResult

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


class FacetTable:
    """One facet of a generation: its values over all segments, sorted."""

    def __init__(self, generation: Generation, name: FacetName) -> None:
        self._generation = generation
        self._order = FACETS[name].order
        self._facets = [segment.facet(name) for segment in generation.segments]
        self.values: list[bytes] = sorted(set().union(*(facet.values for facet in self._facets)))
        numbers = {value: number for number, value in enumerate(self.values)}
        self._owners = [
            np.array([numbers[value] for value in facet.values], np.int64)[facet.entry_values] for facet in self._facets
        ]
        self._numbers = numbers

    def _entry_counts(self, flags: Flags) -> list[Counts]:
        """Documents of each entry, for each segment."""
        counts = []
        for facet, segment, base in zip(self._facets, self._generation.segments, self._generation.bases, strict=False):
            documents = np.flatnonzero(flags[base : base + segment.documents])
            ends = facet.entry_ends
            starts = np.where(documents > 0, ends[documents - 1], 0).astype(np.int64)
            rows = run_indices(starts, ends[documents] - starts)
            counts.append(np.bincount(facet.entries[rows], minlength=len(facet.entry_values)))
        return counts

    def _value_counts(self, entry_counts: Sequence[Counts]) -> Counts:
        total = np.zeros(len(self.values))
        for owners, counts in zip(self._owners, entry_counts, strict=True):
            total += np.bincount(owners, counts, len(self.values))
        return total.astype(np.int64)

    @cached_property
    def _chosen(self) -> list[tuple[int, int]]:
        """Segment and entry with the commonest label of each value; of equals the first in order of labels."""
        tallies: list[dict[bytes, tuple[int, int, int]]] = [{} for _ in self.values]
        for place, counts in enumerate(self._entry_counts(self._generation.live)):
            for entry, (owner, label) in enumerate(
                zip(self._owners[place].tolist(), self._facets[place].labels, strict=True)
            ):
                seen = tallies[owner].get(label, (0, place, entry))
                tallies[owner][label] = (seen[0] + int(counts[entry]), seen[1], seen[2])
        # The highest count first, then the first label.
        best = [min((-count, label, place, entry) for label, (count, place, entry) in t.items()) for t in tallies]
        return [(place, entry) for _, _, place, entry in best]

    @cached_property
    def _sort_keys(self) -> list[bytes]:
        return [self._facets[place].sort_keys[entry] for place, entry in self._chosen]

    @cached_property
    def _folds(self) -> list[str]:
        return [self._facets[place].folds[entry].decode() for place, entry in self._chosen]

    def _bucket(self, number: int, count: int, *, selected: bool) -> Bucket:
        place, entry = self._chosen[number]
        label = self._facets[place].labels[entry].decode()
        return Bucket(self.values[number].decode(), label, count, selected)

    def result(self, flags: Flags, selected: frozenset[str], limit: int) -> FacetResult:
        """The buckets over flagged documents, see `FacetResult`."""
        counts = self._value_counts(self._entry_counts(flags))
        shown = set(self._first(counts, limit)) | {number for value in selected if (number := self._number(value)) >= 0}
        buckets = [self._bucket(n, int(counts[n]), selected=self.values[n].decode() in selected) for n in shown]
        known = {bucket.value for bucket in buckets}
        buckets += [Bucket(value, value, 0, selected=True) for value in selected - known]
        buckets.sort(key=lambda bucket: bucket.value, reverse=self._order == "value")
        if self._order == "count":
            buckets.sort(key=lambda bucket: -bucket.count)
        more = np.count_nonzero(counts) > sum(bucket.count > 0 for bucket in buckets)
        return FacetResult(tuple(buckets), bool(more), self._missing(flags))

    def _first(self, counts: Counts, limit: int) -> list[int]:
        """The first `limit` values with a count, without sorting all."""
        ordered = np.flatnonzero(counts)[::-1]
        if self._order == "count":
            if len(ordered) > limit:
                least = np.partition(counts[ordered], len(ordered) - limit - 1)[len(ordered) - limit - 1]
                ordered = ordered[counts[ordered] >= least]
            ordered = ordered[np.lexsort((ordered, -counts[ordered]))]
        first: list[int] = ordered[:limit].tolist()
        return first

    def _number(self, value: str) -> int:
        """Number of a value that live documents carry, else -1."""
        number = self._numbers.get(encode_asked(value), -1)
        return number if number >= 0 and self._live_counts[number] else -1

    @cached_property
    def _live_counts(self) -> Counts:
        return self._value_counts(self._entry_counts(self._generation.live))

    def _missing(self, flags: Flags) -> int:
        missing = 0
        for facet, segment, base in zip(self._facets, self._generation.segments, self._generation.bases, strict=False):
            sizes = run_lengths(facet.entry_ends)
            missing += int((flags[base : base + segment.documents] & (sizes == 0)).sum())
        return missing

    def page(self, flags: Flags, selected: frozenset[str], request: FacetRequest) -> FacetPage:
        """A page of all values over flagged documents."""
        counts = self._value_counts(self._entry_counts(flags))
        numbers = [
            number
            for number in np.flatnonzero(counts).tolist()
            if not request.contains or request.contains in self._folds[number]
        ]
        if request.order == "label":
            numbers.sort(key=lambda number: (self._sort_keys[number], number))
        else:
            numbers.sort(key=lambda number: (-int(counts[number]), number))
        shown = numbers[request.offset : request.offset + request.limit]
        buckets = [self._bucket(n, int(counts[n]), selected=self.values[n].decode() in selected) for n in shown]
        return FacetPage(tuple(buckets), len(numbers))


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
