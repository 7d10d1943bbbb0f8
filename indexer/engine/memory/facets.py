"""Facet counts over lists of documents."""

from collections import Counter
from collections.abc import Sequence

from indexer.engine.memory.corpus import Label, Record
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import FacetRequest, FacetWanted
from indexer.model.result import Bucket, FacetPage, FacetResult
from indexer.normalise import hyphens_as_spaces


class FacetCounter:
    """Counts one facet; labels are those of all live documents."""

    def __init__(self, name: FacetName, live: Sequence[Record]) -> None:
        self._name = name
        self._live = live

    def _label(self, value: str) -> Label:
        """The commonest label of a value, the first of equals."""
        carried = [record.values[self._name] for record in self._live]
        labels = Counter(values[value] for values in carried if value in values)
        return min(labels, key=lambda label: (-labels[label], label.text), default=Label(value, value, value))

    def _bucket(self, value: str, count: int, selected: frozenset[str]) -> Bucket:
        return Bucket(value, self._label(value).text, count, value in selected)

    def _counts(self, records: Sequence[Record]) -> Counter[str]:
        return Counter(value for record in records for value in record.values[self._name])

    def result(self, records: Sequence[Record], selected: frozenset[str], wanted: FacetWanted) -> FacetResult:
        """The buckets over some documents, see `FacetResult`."""
        counts = self._counts(records)
        everything = sorted(counts.keys() | selected)
        if FACETS[self._name].order == "value":
            everything.reverse()
        else:
            everything.sort(key=lambda value: -counts[value])
        counted = [value for value in everything if counts[value]]
        below = set[str]()
        for parent in selected if FACETS[self._name].hierarchical else ():
            below.update([value for value in counted if value.rpartition("/")[0] == parent][: wanted.below])
        shown = [value for value in everything if value in selected | below or value in counted[: wanted.limit]]
        return FacetResult(
            tuple(self._bucket(value, counts[value], selected) for value in shown),
            more=not set(shown).issuperset(counted),
            missing=sum(not record.values[self._name] for record in records),
        )

    def page(self, records: Sequence[Record], selected: frozenset[str], request: FacetRequest) -> FacetPage:
        """A page of the values over some documents."""
        counts = self._counts(records)
        wanted = hyphens_as_spaces(request.contains)
        values = sorted(value for value in counts if wanted in hyphens_as_spaces(self._label(value).fold))
        if request.order == "label":
            values.sort(key=lambda value: self._label(value).sort_key)
        else:
            values.sort(key=lambda value: -counts[value])
        shown = values[request.offset : request.offset + request.limit]
        return FacetPage(tuple(self._bucket(value, counts[value], selected) for value in shown), len(values))
