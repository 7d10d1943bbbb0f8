"""Names as people type them -> the facet values that they may mean.

Marks typed are meant; a name without marks means every value with its letters. A place is asked for by any of its
names ("Kỳ Anh" is a town and a district), a cited document by any way to write its number.

The rules of extraction are imported where they are asked: most searches ask none of them.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType

from indexer.clean import clean
from indexer.engine import Reader
from indexer.model.facets import FacetName
from indexer.model.request import FacetRequest
from indexer.model.result import Bucket
from indexer.normalise import fold, has_marks, lower, place_tones
from indexer.search.buckets import BucketView, bucket_views

ALL = 1 << 31
"""More values than a facet can have."""

EXACTLY = "="
"""Before a value: this value, whatever else may have its name."""


def name_key(text: str) -> str:
    """What all spellings of one name share: letter case, spaces and the places of tone marks aside."""
    return place_tones(lower(" ".join(clean(text).split())))


class Spellings:
    """Values by all of their names."""

    def __init__(self, name: FacetName, labels: Mapping[str, str], others: Iterable[tuple[str, str]] = ()) -> None:
        """Read values of one facet with their labels; `others` are values with further names."""
        pairs = [(value, key) for value, label in labels.items() for key in _keys(name, value, label)]
        pairs += [(value, name_key(other)) for value, other in others if value in labels]
        folds = fold("\n".join(key for _, key in pairs)).split("\n") if pairs else []
        self._values: dict[str, list[tuple[str, str]]] = {}
        for pair, folded in zip(pairs, folds, strict=True):
            self._values.setdefault(folded, []).append(pair)

    def meanings(self, typed: str) -> tuple[str, ...]:
        """The values that a typed name may mean, in the order in which they were given."""
        wanted, marked = name_key(typed), has_marks(typed)
        found = self._values.get(fold(wanted), ())
        return tuple(dict.fromkeys(value for value, key in found if not marked or key == wanted))


class Names:
    """The values of every facet of one reader by their names; a facet is read when it is first asked for."""

    def __init__(
        self, reader: Reader, synonyms: Mapping[FacetName, Sequence[tuple[str, str]]] = MappingProxyType({})
    ) -> None:
        """Read from an index; `synonyms` are values with further names."""
        self._reader = reader
        self._synonyms = synonyms
        self._buckets: dict[FacetName, Mapping[str, BucketView]] = {}
        self._spellings: dict[FacetName, Spellings] = {}
        self._exactly: dict[tuple[FacetName, str], str] = {}
        self._lock = threading.Lock()

    def buckets(self, name: FacetName) -> Mapping[str, BucketView]:
        """All values of a facet that documents carry, the commonest first."""
        with self._lock:
            if name not in self._buckets:
                page = self._reader.facet_values(FacetRequest(name, limit=ALL))
                self._buckets[name] = {view.value: view for view in bucket_views(name, page.buckets)}
            return self._buckets[name]

    def label(self, name: FacetName, value: str) -> str:
        """How people read a value; itself when no document carries it."""
        bucket = self.buckets(name).get(value)
        return bucket.label if bucket else value

    def meanings(self, name: FacetName, typed: str) -> tuple[str, ...]:
        """The values that a name may mean, the commonest first; none when nothing fits.

        A value stands for itself, but a place's bare name and what is typed without marks stand for all that have it.
        """
        buckets = self.buckets(name)
        if typed.startswith(EXACTLY) and typed not in buckets:
            value = typed.removeprefix(EXACTLY)
            return (value,) if value in buckets else ()
        for text in (typed, " ".join(clean(typed).split())):
            if text in buckets and has_marks(text) and (name != "place" or "/" in text):
                return (text,)
        with self._lock:
            if name not in self._spellings:
                labels = {bucket.value: bucket.label for bucket in buckets.values()}
                self._spellings[name] = Spellings(name, labels, self._synonyms.get(name, ()))
            spellings = self._spellings[name]
        values = spellings.meanings(typed)
        if name == "reference" and not values:
            from indexer.extract import reference_value

            value = reference_value(typed)
            values = (value,) if value in buckets else ()
        return values

    def exactly(self, name: FacetName, value: str) -> str:
        """How to ask for a value and nothing else: itself, unless as a name it has other meanings too."""
        if (name, value) not in self._exactly:
            alone = not value or self.meanings(name, value) in {(value,), ()}
            self._exactly[name, value] = value if alone else EXACTLY + value
        return self._exactly[name, value]

    def views(self, name: FacetName, buckets: Iterable[Bucket], selected: frozenset[str]) -> tuple[BucketView, ...]:
        """How buckets of an engine are shown; `selected` are the values that people chose."""
        if name == "place":
            buckets = map(_named_place, buckets)
        return bucket_views(name, buckets, selected, partial(self.exactly, name))


def _named_place(bucket: Bucket) -> Bucket:
    if bucket.label != bucket.value:
        return bucket
    from indexer.extract import path_label

    # No document names it: an engine has no label for it.
    return bucket._replace(label=path_label(bucket.value))


@cache
def listed_units() -> Spellings:
    """The administrative units of all times by their names, whether documents name them or not."""
    from indexer.extract import listed_places

    return Spellings("place", listed_places())


def _keys(name: FacetName, value: str, label: str) -> Iterator[str]:
    yield from dict.fromkeys(name_key(spelling) for spelling in _spellings(name, value, label))


def _spellings(name: FacetName, value: str, label: str) -> Iterator[str]:
    yield label
    yield value
    if name == "place":
        from indexer.extract import place_names

        above = ", ".join(reversed(value.split("/")[:-1]))
        for spelling in place_names(value):
            yield spelling
            if above:
                yield f"{spelling}, {above}"
