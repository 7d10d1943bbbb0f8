"""Items -> documents, frequencies and positions over all segments, as arrays by document number.

Hot items are kept decoded within a budget of bytes. Results are shared between threads and never written to.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.engine.nodes import stored_fields
from indexer.engine.whoosh.arrays import merged
from indexer.engine.whoosh.cache import ByteCache
from indexer.engine.whoosh.expand import Expander
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.presence import Presence
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

_FEW = 32
"""Below one posting for so many documents it is less work to sort them than to set a flag for each."""

_FIELD_BITS, _DOCUMENT_BITS = 58, 32
_FIELDS = {field.name: number for number, field in enumerate(INDEX_FIELDS)}


@dataclass(frozen=True, slots=True)
class Part:
    """Postings of an item in one field of one segment, in some documents.

    Attributes:
        stretch: all postings of the item there.
        places: of those in the documents, ascending.
        documents: of each, counted over all segments.
    """

    stretch: Stretch
    places: NDArray[np.int64]
    documents: Documents


Standing = Sequence[Part]
"""Where an item stands in some documents: looked for once, and then in fewer and fewer of them."""


class PostingsReader:
    """Reads the postings of items of a generation."""

    def __init__(self, generation: Generation, cache: ByteCache) -> None:
        self.generation = generation
        self.expander = Expander(generation)
        self._cache = cache

    def cached(self, key: object, make: Callable[[], tuple[T, int]]) -> T:
        """A value kept with the hot items; `make` returns it with its size in bytes."""
        return self._cache.get(key, make)

    def holds(self, key: object) -> bool:
        """Whether a value is kept."""
        return key in self._cache

    def wanted(self, documents: Documents) -> Wanted:
        """Documents to look for, ascending."""
        return Wanted(documents, self.generation.size)

    def presence(self, item: Item) -> Presence:
        """Where the singles of an item stand, counted as one term, in all their fields."""
        return self._cache.get(item, lambda: self._presence(item))

    def _presence(self, item: Item) -> tuple[Presence, int]:
        stretches, size = self._stretches(item), self.generation.size
        if sum(stretch.postings for stretch in stretches) * _FEW < size:
            rows = [stretch.wanted_documents() for stretch in stretches]
            documents = np.concatenate([np.zeros(0, np.int32), *rows])
            if not self.generation.all_live:
                documents = documents[self.generation.live[documents]]
            found = Presence.of_documents(documents, size)
            return found, found.nbytes
        flags = np.zeros(size, np.bool_)
        for stretch in stretches:
            stretch.mark(flags)
        if not self.generation.all_live:
            flags &= self.generation.live
        found = Presence.of_flags(flags)
        return found, found.nbytes

    def standing(self, item: Item, wanted: Wanted) -> Standing:
        """The postings of an item in the wanted documents."""
        found = ((stretch, *stretch.find(wanted)) for stretch in self._stretches(item))
        return [Part(stretch, places, documents) for stretch, places, documents in found if len(places)]

    def frequencies(self, standings: Sequence[Standing], wanted: Wanted) -> NDArray[np.float64]:
        """tf' of `indexer.model.ranking` of items in each wanted document, 0 where one does not stand.

        Args:
            standings: of each item, in the wanted documents.
            wanted: the documents.

        Returns:
            Shape (items, documents).
        """
        count = len(wanted.documents)
        rows: list[NDArray[Any]] = [np.zeros(0, np.int64)]
        shares: list[NDArray[Any]] = [np.zeros(0)]
        for number, parts in enumerate(standings):
            for part in parts:
                norms = self.generation.norms(part.stretch.name).take(part.documents)
                weight = field_weight(part.stretch.name.rpartition("_")[0])
                shares.append(part.stretch.frequencies.take(part.places) * norms * weight)
                rows.append(wanted.rows(part.documents) + number * count)
        found = np.bincount(np.concatenate(rows), np.concatenate(shares), len(standings) * count)
        return np.asarray(found.reshape(len(standings), count), np.float64)

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

    def size(self, single: Single) -> int:
        """Live documents that hold a single, added up over its fields and terms; read only where some are gone."""
        stretches = self._stretches((single,))
        if self.generation.all_live:
            return sum(stretch.postings for stretch in stretches)
        return self._cache.get(("size", single), lambda: (self._live_postings(stretches), 100))

    def _live_postings(self, stretches: Sequence[Stretch]) -> int:
        rows = (self.generation.live[stretch.wanted_documents()] for stretch in stretches)
        return sum(int(np.count_nonzero(row)) for row in rows)

    def keys(self, standing: Standing, names: Sequence[str]) -> Keys:
        """Where an item stands in some stored fields of the documents that were wanted."""
        rows: list[Keys] = [np.zeros(0, np.int64)]
        for part in standing:
            name = part.stretch.name
            if name in POSITIONAL and name in names:
                counts, positions = part.stretch.tokens(part.places)
                first = np.int64(_FIELDS[name]) << _FIELD_BITS
                rows.append(np.repeat((part.documents << _DOCUMENT_BITS) | first, counts) | positions)
        return merged(rows)

    def where(self, standing: Standing) -> Iterator[tuple[str, str, int, tuple[int, ...]]]:
        """(stored field, key, document, positions) of the terms of an item in a few documents."""
        for part in standing:
            stretch = part.stretch
            owners = part.documents.tolist()
            rows: Sequence[tuple[int, ...]] = [()] * len(owners)
            if stretch.field.positional:
                counts, positions = part.stretch.tokens(part.places)
                ends = np.cumsum(counts).tolist()
                row = positions.tolist()
                rows = [tuple(row[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
            for owner, key, found in zip(owners, stretch.keys_at(part.places), rows, strict=True):
                yield stretch.name, key, owner, found

    def document_frequency(self, term: Term) -> int:
        """Live documents that hold a term."""
        # Corrections ask for thousands of words, most of which no document holds.
        return self.presence((term,)).count if self._stretches((term,)) else 0


def among(standing: Standing, wanted: Wanted) -> Standing:
    """Where an item stands in some of the documents that it was looked for in."""
    found = []
    for part in standing:
        kept = np.flatnonzero(wanted.flags.take(part.documents))
        if len(kept):
            found.append(Part(part.stretch, part.places.take(kept), part.documents.take(kept)))
    return found


def documents_of(keys: Keys) -> Documents:
    """The document of each key."""
    return np.asarray((keys >> _DOCUMENT_BITS) & ((1 << (_FIELD_BITS - _DOCUMENT_BITS)) - 1), np.int64)


def positions_of(keys: Keys) -> NDArray[np.int64]:
    """The position of each key."""
    return np.asarray(keys & ((1 << _DOCUMENT_BITS) - 1), np.int64)


def fields_of(keys: Keys) -> NDArray[np.int64]:
    """The number of the field of each key."""
    return np.asarray(keys >> _FIELD_BITS, np.int64)
