"""Terms -> documents, frequencies and positions over all segments, as arrays by document number.

Hot terms are kept decoded within a budget of bytes. Results are shared between threads and never written to.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.engine.nodes import stored_fields
from indexer.engine.whoosh.arrays import Array, run_indices
from indexer.engine.whoosh.expand import Expander
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.segment import POSITIONAL, InvertedField, Postings
from indexer.model.ranking import B, field_weight
from indexer.model.record import BASE_VIEW
from indexer.model.request import Single, Term

Documents = NDArray[np.int64]
Item = tuple[Single, ...]

FieldTerms = tuple[str, InvertedField, int, list[int]]
"""A stored field, its arrays in one segment, the segment's first document, and terms in it, ascending."""

T = TypeVar("T")

_SPARSE = 16
"""Below one posting for so many documents sorting is cheaper than an array over all documents."""
_POSITION_BITS = 32


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Where an item stands and how much.

    Attributes:
        documents: live documents, ascending.
        weights: tf' of `indexer.model.ranking`, float32, one for each document.
    """

    documents: Documents
    weights: NDArray[np.float32]

    def at(self, documents: Documents, size: int) -> NDArray[np.float32]:
        """tf' of the given ascending documents, 0 where the item does not stand."""
        if not len(self.documents):
            return np.zeros(len(documents), np.float32)
        if len(documents) * _SPARSE < len(self.documents):
            places = np.searchsorted(self.documents, documents)
            places[places == len(self.documents)] = 0
            return np.where(self.documents[places] == documents, self.weights[places], np.float32(0))
        dense = np.zeros(size, np.float32)
        dense[self.documents] = self.weights
        return dense[documents]


class ByteCache:
    """Least recently used values within a budget of bytes; safe for several threads."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._used = 0
        self._values: OrderedDict[object, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object, make: Callable[[], tuple[T, int]]) -> T:
        """The value of a key, made on first use; `make` returns it with its size in bytes."""
        with self._lock:
            entry = self._values.get(key)
            if entry is not None:
                self._values.move_to_end(key)
                found: T = entry[0]
                return found
        value, size = make()
        with self._lock:
            if key not in self._values and size <= self._budget:
                self._values[key] = (value, size)
                self._used += size
            while self._used > self._budget:
                _, (_, freed) = self._values.popitem(last=False)
                self._used -= freed
        return value


class PostingsReader:
    """Reads the postings of items of a generation."""

    def __init__(self, generation: Generation, cache: ByteCache) -> None:
        self.generation = generation
        self.expander = Expander(generation)
        self._cache = cache

    def frequencies(self, item: Item, only: str = "") -> Frequencies:
        """Where the singles of an item stand, counted as one term, in all their fields or in only one."""
        return self._cache.get((item, only), lambda: self._frequencies(item, only))

    def cached(self, key: object, make: Callable[[], tuple[T, int]]) -> T:
        """A value kept with the hot terms; `make` returns it with its size in bytes."""
        return self._cache.get(key, make)

    def _frequencies(self, item: Item, only: str) -> tuple[Frequencies, int]:
        documents: list[Documents] = []
        weights: list[NDArray[np.float64]] = []
        for name, field, base, terms in self._terms(item, only):
            scale = field_weight(name.rpartition("_")[0])
            average = self.generation.average(name)
            for term in terms:
                postings = field.postings(term)
                lengths = field.lengths[postings.documents].astype(np.float64)
                norm = (1 - B) + B * lengths / average
                documents.append(postings.documents.astype(np.int64) + base)
                weights.append(np.asarray(scale * postings.frequencies / norm, np.float64))
        found = self._added(documents, weights)
        return found, found.documents.nbytes + found.weights.nbytes + 200

    def _added(self, documents: Sequence[Documents], weights: Sequence[NDArray[np.float64]]) -> Frequencies:
        """Add up weights by document."""
        total = sum(map(len, documents))
        numbers: Documents
        sums: NDArray[np.float64]
        if total * _SPARSE < self.generation.size or len(documents) == 1:
            row = np.concatenate([np.zeros(0, np.int64), *documents])
            numbers, places = np.unique(row, return_inverse=True)
            sums = np.bincount(places, np.concatenate([np.zeros(0), *weights]), len(numbers)).astype(np.float64)
        else:
            dense = np.zeros(self.generation.size)
            for part, values in zip(documents, weights, strict=True):
                dense[part] += values
            numbers = np.flatnonzero(dense)
            sums = dense[numbers]
        if not self.generation.all_live:
            keep = self.generation.live[numbers]
            numbers, sums = numbers[keep], sums[keep]
        return Frequencies(numbers, sums.astype(np.float32))

    def _terms(self, item: Item, only: str = "") -> Sequence[FieldTerms]:
        """The terms of an item, looked up once: scoring asks again for every pair of neighbours."""
        return self._cache.get(("terms", item, only), lambda: self._found_terms(item, only))

    def _found_terms(self, item: Item, only: str) -> tuple[Sequence[FieldTerms], int]:
        found: list[FieldTerms] = []
        by_field: dict[str, list[Single]] = {}
        for single in item:
            for field in stored_fields(single.view, single.fields):
                if field == (only or field):
                    by_field.setdefault(f"{field}_{BASE_VIEW[single.view]}", []).append(single)
        for name, singles in by_field.items():
            for segment, base in zip(self.generation.segments, self.generation.bases, strict=False):
                numbers = {n for single in singles for n in self.expander.numbers(single, segment, name)}
                if numbers:
                    found.append((name, segment.field(name), base, sorted(numbers)))
        return found, 500 + 40 * sum(len(numbers) for _, _, _, numbers in found)

    def positions(self, item: Item, only: str, documents: Documents) -> NDArray[np.int64]:
        """Sorted keys (document << 32 | position) of an item in one field of ascending documents."""
        parts = [np.zeros(0, np.int64)]
        for name, field, base, terms in self._terms(item, only):
            if name not in POSITIONAL:
                continue
            local = documents[slice(*np.searchsorted(documents, (base, base + len(field.lengths))))] - base
            parts += [self._keys(field, term, local, base) for term in terms]
        keys = np.concatenate(parts)
        # Keys of one term are in order already.
        return np.sort(keys, kind="stable")

    def _keys(self, field: InvertedField, term: int, documents: Documents, base: int) -> NDArray[np.int64]:
        postings = field.postings(term)
        chosen = _places(postings.documents, documents)
        if not len(chosen):
            return np.zeros(0, np.int64)
        counts = postings.frequencies[chosen].astype(np.int64)
        starts = self._token_starts(field, term, postings)[chosen]
        positions = postings.positions[run_indices(starts, counts)].astype(np.int64)
        owners = np.repeat(postings.documents[chosen].astype(np.int64) + base, counts)
        return np.asarray((owners << _POSITION_BITS) | positions, np.int64)

    def _token_starts(self, field: InvertedField, term: int, postings: Postings) -> NDArray[np.int64]:
        def make() -> tuple[NDArray[np.int64], int]:
            ends = np.cumsum(postings.frequencies, dtype=np.int64)
            return ends - postings.frequencies, ends.nbytes + 200

        return self._cache.get((id(field), term), make)

    def where(self, single: Single, numbers: Sequence[int]) -> Iterator[tuple[str, str, int, tuple[int, ...]]]:
        """(stored field, key, document, positions) of the terms of a single in a few documents."""
        wanted = np.array(sorted(numbers), np.int64)
        for name, field, base, terms in self._terms((single,)):
            local = wanted[slice(*np.searchsorted(wanted, (base, base + len(field.lengths))))] - base
            for term in terms:
                postings = field.postings(term)
                places = _places(postings.documents, local)
                if not len(places):
                    continue
                starts = self._token_starts(field, term, postings) if field.positional else places
                for place in places.tolist():
                    first, count = int(starts[place]) if field.positional else 0, int(postings.frequencies[place])
                    positions = tuple(postings.positions[first : first + count].tolist()) if field.positional else ()
                    yield name, field.lexicon.key(term), int(postings.documents[place]) + base, positions

    def document_frequency(self, term: Term) -> int:
        """Live documents that hold a term."""
        return len(self.frequencies((term,)).documents)


def _places(sorted_documents: Array, wanted: Documents) -> NDArray[np.int64]:
    """Places in a posting list of those of the ascending wanted documents that are in it."""
    if not len(wanted) or not len(sorted_documents):
        return np.zeros(0, np.int64)
    wanted = wanted.astype(sorted_documents.dtype, copy=False)
    if len(wanted) <= len(sorted_documents):
        places = np.searchsorted(sorted_documents, wanted)
        places[places == len(sorted_documents)] = 0
        return np.asarray(places[sorted_documents[places] == wanted], np.int64)
    back = np.searchsorted(wanted, sorted_documents)
    back[back == len(wanted)] = 0
    return np.flatnonzero(wanted[back] == sorted_documents)


def documents_of(keys: NDArray[np.int64]) -> Documents:
    """The documents of position keys, ascending, with repetitions."""
    return np.asarray(keys >> _POSITION_BITS, np.int64)
