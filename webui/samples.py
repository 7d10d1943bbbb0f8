"""Queries that surely find something in the index at hand: the commonest value of each facet, asked for by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.model.facets import FACETS, FacetName
from indexer.query.examples import EXAMPLES
from indexer.search.page import SearchInput
from webui.index import SearchIndex


@dataclass(frozen=True, slots=True)
class Sample:
    """A query for one value of a facet."""

    facet: FacetName
    query: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Samples of a generation, and the documents that each of them and each example finds."""

    samples: tuple[Sample, ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Samples:
    """What was asked of an index; kept until its answers may change, because it takes some forty searches."""

    _kept: dict[str, Answered] = field(default_factory=dict)

    def read(self, index: SearchIndex) -> Answered:
        """Ask the examples and samples, once for each version of the index."""
        version = index.version()
        answered = self._kept.get(version)
        if answered is None:
            answered = _read(index)
            self._kept.clear()
            self._kept[version] = answered
        return answered


def _read(index: SearchIndex) -> Answered:
    facets = index.run(SearchInput(limit=0, facet_limit=1)).facets
    labels = {name: facet.buckets[0].label for name, facet in facets.items() if facet.buckets}
    samples = tuple(Sample(name, _named(name, label)) for name, label in labels.items() if name != "month")
    queries = [*(example.query for example in EXAMPLES), *(sample.query for sample in samples)]
    totals = {query: index.run(SearchInput(query=query, limit=0, facet_limit=0)).total for query in queries}
    return Answered(tuple(sample for sample in samples if totals[sample.query]), totals)


def _named(name: FacetName, label: str) -> str:
    """The query for a value: `nơi:"Hà Nội"`."""
    alias = FACETS[name].aliases[0]
    return f"{alias}:{label}" if label.isalnum() else f'{alias}:"{label.replace(chr(34), " ")}"'
