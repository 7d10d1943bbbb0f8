"""Items -> documents, frequencies and positions over all segments, as arrays by document number.

Hot items are kept decoded within a budget of bytes. Results are shared between threads and never written to.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from indexer.engine.whoosh.cache import ByteCache
from indexer.engine.whoosh.ceilings import Ceilings
from indexer.engine.whoosh.expand import Expander, is_folded, places_of
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.presence import Presence
from indexer.engine.whoosh.standing import Item, Standing
from indexer.engine.whoosh.stretch import Stretch
from indexer.engine.whoosh.together import find_together
from indexer.engine.whoosh.wanted import Documents, Wanted
from indexer.model.record import BASE_VIEW, StoredView
from indexer.model.request import Single, Term

T = TypeVar("T")

_FEW = 32
"""Below one posting for so many documents it is less work to sort them than to set a flag for each."""


class PostingsReader:
    """Reads the postings of items of a generation."""

    def __init__(self, generation: Generation, cache: ByteCache) -> None:
        self.generation = generation
        self.expander = Expander(generation, cache)
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
            rows = [stretch.all_documents() for stretch in stretches]
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

    def ceilings(self, item: Item) -> Ceilings:
        """What an item can give to the score of each document at most."""
        return self._cache.get(("ceilings", item), lambda: self._ceilings(item))

    def _ceilings(self, item: Item) -> tuple[Ceilings, int]:
        found = Ceilings(self._stretches(item), self.presence(item), self.generation)
        return found, found.nbytes

    def standing(self, items: Sequence[Item], wanted: Wanted) -> Standing:
        """The postings of some items in the wanted documents."""
        asked = defaultdict(list)
        for place, item in enumerate(items):
            for stretch in self._stretches(item):
                asked[stretch.inverted].append((place, stretch))
        parts = [part for each in asked.values() for part in find_together(each, wanted)]
        return Standing(self.generation, items, parts, wanted)

    def _stretches(self, item: Item) -> Sequence[Stretch]:
        """The postings of an item, found once: scoring asks again for every pair of neighbours."""
        return self._cache.get(("stretches", item), lambda: self._found_stretches(item))

    def _found_stretches(self, item: Item) -> tuple[Sequence[Stretch], int]:
        by_view: dict[StoredView, list[tuple[Single, Sequence[int]]]] = {}
        for single in item:
            by_view.setdefault(BASE_VIEW[single.view], []).append((single, places_of(single.view, single.fields)))
        found: list[Stretch] = []
        for view, singles in by_view.items():
            for counted, base in zip(self.generation.counted(view), self.generation.bases, strict=False):
                inverted = counted.inverted
                width = len(inverted.fields)
                rows = {
                    number * width + place
                    for single, places in singles
                    for number in self.expander.terms(single, inverted)
                    for place in places
                }
                ordered = sorted(rows)
                gone = counted.gone(np.array(ordered, np.int64))
                if rows and (stretch := Stretch(inverted, base, ordered, gone)).live:
                    found.append(stretch)
        return found, 100 + sum(stretch.nbytes for stretch in found)

    def size(self, single: Single) -> int:
        """Live documents that hold a single, added up over its fields and terms."""
        return sum(stretch.live for stretch in self._stretches((single,)))

    def holders(self, item: Item) -> int:
        """Live documents that hold an item, as `presence` counts them."""
        if len(item) == 1 and isinstance(item[0], Term):
            return self.document_frequency(item[0])
        return self.presence(item).count

    def document_frequency(self, term: Term) -> int:
        """Live documents that hold a term."""
        return self._cache.get(("holders", term), lambda: (self._document_frequency(term), 150))

    def _document_frequency(self, term: Term) -> int:
        """Looked up, but for a fold in some of its fields."""
        places, found = places_of(term.view, term.fields), 0
        for counted in self.generation.counted(BASE_VIEW[term.view]):
            width = len(counted.inverted.fields)
            numbers = self.expander.terms(term, counted.inverted)
            if not numbers or not places:
                continue
            if len(places) == width:
                found += (counted.of_fold if is_folded(term.view) else counted.of_term)(numbers[0])
            elif len(numbers) == len(places) == 1:
                found += int(counted.postings(np.array(numbers) * width + places[0])[0])
            else:
                return self.presence((term,)).count
        return found
