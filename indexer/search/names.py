"""Names as people type them -> the facet values that they may mean.

Marks typed are meant; a name without marks means every value with its letters. A place is asked for by any of its
names ("Kỳ Anh" is a town and a district), a cited document by any way to write its number.
"""

import threading
from collections.abc import Iterator, Mapping

from indexer.clean import clean
from indexer.engine import Reader
from indexer.extract import place_names, reference_value
from indexer.model.facets import FacetName
from indexer.model.request import FacetRequest
from indexer.normalise import fold, has_marks, lower, place_tones

ALL = 1 << 31
"""More values than a facet can have."""


def name_key(text: str) -> str:
    """What all spellings of one name share: letter case, spaces and the places of tone marks aside."""
    return place_tones(lower(" ".join(clean(text).split())))


class Names:
    """The values of every facet of one reader by their names; a facet is read when it is first asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._labels: dict[FacetName, Mapping[str, str]] = {}
        self._by_fold: dict[FacetName, Mapping[str, tuple[tuple[str, str], ...]]] = {}
        self._lock = threading.Lock()

    def labels(self, name: FacetName) -> Mapping[str, str]:
        """All values of a facet that documents carry, the commonest first, with their labels."""
        with self._lock:
            if name not in self._labels:
                page = self._reader.facet_values(FacetRequest(name, limit=ALL))
                self._labels[name] = {bucket.value: bucket.label for bucket in page.buckets}
            return self._labels[name]

    def meanings(self, name: FacetName, typed: str) -> tuple[str, ...]:
        """The values that a name may mean, the commonest first; itself when it is a value; none when nothing fits."""
        labels = self.labels(name)
        text = " ".join(clean(typed).split())
        for exact in (typed, text):
            if exact in labels:
                return (exact,)
        wanted = name_key(text)
        found = self._spelt(name, labels).get(fold(wanted), ())
        marked = has_marks(text)
        values = tuple(dict.fromkeys(value for value, key in found if not marked or key == wanted))
        if name == "reference" and not values:
            value = reference_value(text)
            values = (value,) if value in labels else ()
        return values

    def _spelt(self, name: FacetName, labels: Mapping[str, str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Fold of every name -> the values that have it, with the name itself."""
        with self._lock:
            if name not in self._by_fold:
                pairs = [(value, key) for value, label in labels.items() for key in _keys(name, value, label)]
                folds = fold("\n".join(key for _, key in pairs)).split("\n")
                found: dict[str, list[tuple[str, str]]] = {}
                for pair, folded in zip(pairs, folds, strict=True):
                    found.setdefault(folded, []).append(pair)
                self._by_fold[name] = {folded: tuple(same) for folded, same in found.items()}
            return self._by_fold[name]


def _keys(name: FacetName, value: str, label: str) -> Iterator[str]:
    yield from dict.fromkeys(name_key(spelling) for spelling in _spellings(name, value, label))


def _spellings(name: FacetName, value: str, label: str) -> Iterator[str]:
    yield label
    yield value
    if name == "place":
        above = ", ".join(reversed(value.split("/")[:-1]))
        for spelling in place_names(value):
            yield spelling
            if above:
                yield f"{spelling}, {above}"
