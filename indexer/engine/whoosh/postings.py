"""Items -> documents, frequencies and positions over all segments, as arrays by document number.

Hot items are kept decoded within a budget of bytes. Results are shared between threads and never written to.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.engine.nodes import stored_fields
from indexer.engine.whoosh.expand import Expander
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.segment import POSITIONAL
from indexer.engine.whoosh.stretch import Stretch, Wanted
from indexer.model.ranking import field_weight
from indexer.model.record import BASE_VIEW, INDEX_FIELDS
from indexer.model.request import Single, Term

Documents = NDArray[np.int64]
Item = tuple[Single, ...]
Keys = NDArray[np.int64]
"""Places in the index, ascending: (field << 58) | (document << 32) | position; a field is its place in INDEX_FIELDS.

Positions end long before 32 bits, so the key after a last position is never that of another document.
"""

T = TypeVar("T")

_FIELD_BITS, _DOCUMENT_BITS = 58, 32
_FIELDS = {field.name: number for number, field in enumerate(INDEX_FIELDS)}

_DENSE = 4
"""From one document in so many on, frequencies are kept for all documents: a look-up is then one indexing."""
_SPARSE = 16
"""Below one of so many postings, documents are looked up one by one."""


class Frequencies:
    """Where an item stands and how much: tf' of `indexer.model.ranking`, float32.

    Attributes:
        count: live documents that hold it.
    """

    __slots__ = ("_dense", "_documents", "_size", "_weights", "count", "nbytes")

    def __init__(self, documents: NDArray[np.int32], weights: NDArray[np.float32], size: int) -> None:
        """Keep frequencies.

        Args:
            documents: live ones, ascending.
            weights: tf' of each of them, positive.
            size: documents of the generation.
        """
        self.count = len(documents)
        self._size = size
        self._documents, self._weights = documents, weights
        self._dense: NDArray[np.float32] | None = None
        if self.count * _DENSE >= size:
            self._dense = self._spread()
        self.nbytes = 200 + documents.nbytes + (weights if self._dense is None else self._dense).nbytes

    def _spread(self) -> NDArray[np.float32]:
        dense = np.zeros(self._size, np.float32)
        dense[self._documents] = self._weights
        return dense

    @property
    def documents(self) -> NDArray[np.int32]:
        """Live documents that hold the item, ascending."""
        return self._documents

    @property
    def flags(self) -> NDArray[np.bool_]:
        """One for each document of the generation; the caller owns the array."""
        found = np.zeros(self._size, np.bool_)
        found[self._documents] = True
        return found

    def at(self, documents: Documents) -> NDArray[np.float32]:
        """tf' of the given ascending documents, 0 where the item does not stand."""
        if self._dense is not None:
            return self._dense[documents]
        if not self.count:
            return np.zeros(len(documents), np.float32)
        if len(documents) > _SPARSE * self.count:
            found = np.zeros(len(documents), np.float32)
            places = documents.searchsorted(self._documents)
            places[places == len(documents)] = 0
            here = documents[places] == self._documents
            found[places[here]] = self._weights[here]
            return found
        if len(documents) * _SPARSE < self.count:
            wanted = documents.astype(np.int32)
            places = self._documents.searchsorted(wanted)
            places[places == self.count] = 0
            return np.where(self._documents[places] == wanted, self._weights[places], np.float32(0))
        return self._spread()[documents]


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

    def cached(self, key: object, make: Callable[[], tuple[T, int]]) -> T:
        """A value kept with the hot items; `make` returns it with its size in bytes."""
        return self._cache.get(key, make)

    def wanted(self, documents: Documents) -> Wanted:
        """Documents to look for, ascending."""
        return Wanted(documents, self.generation.size)

    def frequencies(self, item: Item) -> Frequencies:
        """Where the singles of an item stand, counted as one term, in all their fields."""
        return self._cache.get(item, lambda: self._frequencies(item))

    def _frequencies(self, item: Item) -> tuple[Frequencies, int]:
        documents = [np.zeros(0, np.int32)]
        weights = [np.zeros(0, np.float32)]
        for stretch in self._stretches(item):
            numbers = stretch.documents.astype(np.int32) + np.int32(stretch.base)
            scale = np.float32(field_weight(stretch.name.rpartition("_")[0]))
            documents.append(numbers)
            weights.append(stretch.frequencies * (self.generation.norms(stretch.name)[numbers] * scale))
        found = self._added(np.concatenate(documents), np.concatenate(weights))
        return found, found.nbytes

    def _added(self, documents: NDArray[np.int32], weights: NDArray[np.float32]) -> Frequencies:
        """Add up weights by document."""
        size = self.generation.size
        if len(documents) * _SPARSE < size:
            order = documents.argsort(kind="stable")
            documents, weights = documents[order], weights[order]
            heads = np.flatnonzero(np.diff(documents, prepend=-1))
            numbers = documents[heads]
            sums = np.add.reduceat(weights, heads) if len(heads) else weights
        else:
            dense = np.bincount(documents, weights, size)
            numbers = np.flatnonzero(dense).astype(np.int32)
            sums = dense[numbers].astype(np.float32)
        if not self.generation.all_live:
            keep = self.generation.live[numbers]
            numbers, sums = numbers[keep], sums[keep]
        return Frequencies(numbers, sums, size)

    def _stretches(self, item: Item) -> Sequence[Stretch]:
        """The postings of an item, found once: scoring asks again for every pair of neighbours."""
        return self._cache.get(("stretches", item), lambda: self._found_stretches(item))

    def _found_stretches(self, item: Item) -> tuple[Sequence[Stretch], int]:
        by_field: dict[str, list[Single]] = {}
        for single in item:
            for field in stored_fields(single.view, single.fields):
                by_field.setdefault(f"{field}_{BASE_VIEW[single.view]}", []).append(single)
        found: list[Stretch] = []
        for name, singles in by_field.items():
            for segment, base in zip(self.generation.segments, self.generation.bases, strict=False):
                numbers = {n for single in singles for n in self.expander.numbers(single, segment, name)}
                if numbers:
                    found.append(Stretch(name, segment.field(name), base, sorted(numbers)))
        return found, 100 + sum(stretch.nbytes for stretch in found)

    def keys(self, item: Item, names: Sequence[str], wanted: Wanted) -> Keys:
        """Where an item stands in some stored fields of the wanted documents."""
        parts: list[Keys] = []
        ordered = True
        for stretch in self._stretches(item):
            if stretch.name not in POSITIONAL or stretch.name not in names:
                continue
            places = stretch.places(wanted)
            if not len(places):
                continue
            counts, positions = stretch.tokens(places)
            owners = stretch.documents[places].astype(np.int64) + stretch.base
            first = np.int64(_FIELDS[stretch.name]) << _FIELD_BITS
            parts.append(np.repeat((owners << _DOCUMENT_BITS) | first, counts) | positions)
            ordered &= len(stretch.terms) == 1
        if len(parts) == 1 and ordered:
            return parts[0]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *parts]))

    def where(self, single: Single, numbers: Sequence[int]) -> Iterator[tuple[str, str, int, tuple[int, ...]]]:
        """(stored field, key, document, positions) of the terms of a single in a few documents."""
        wanted = self.wanted(np.array(sorted(numbers), np.int64))
        for stretch in self._stretches((single,)):
            places = stretch.places(wanted)
            if not len(places):
                continue
            owners = (stretch.documents[places].astype(np.int64) + stretch.base).tolist()
            terms = [stretch.terms[number] for number in np.searchsorted(stretch.term_ends, places, "right").tolist()]
            rows: Sequence[tuple[int, ...]] = [()] * len(owners)
            if stretch.field.positional:
                counts, positions = stretch.tokens(places)
                ends = np.cumsum(counts).tolist()
                row = positions.tolist()
                rows = [tuple(row[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
            for owner, term, found in zip(owners, terms, rows, strict=True):
                yield stretch.name, stretch.field.lexicon.key(term), owner, found

    def document_frequency(self, term: Term) -> int:
        """Live documents that hold a term."""
        return self.frequencies((term,)).count


def documents_of(keys: Keys) -> Documents:
    """The document of each key."""
    return np.asarray((keys >> _DOCUMENT_BITS) & ((1 << (_FIELD_BITS - _DOCUMENT_BITS)) - 1), np.int64)


def fields_of(keys: Keys) -> NDArray[np.int64]:
    """The number of the field of each key."""
    return np.asarray(keys >> _FIELD_BITS, np.int64)
