"""The values of a facet as they are given to people and programs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from indexer.model.facets import FACETS, FacetName
from indexer.model.named import made
from indexer.model.result import Bucket


class BucketView(NamedTuple):
    """One value of a facet; an answer has a hundred of them.

    Attributes:
        value: which.
        label: how people read it.
        count: documents.
        selected: people chose it.
        parent: the value above it in a hierarchy, empty at the top.
        exactly: tells how to ask for a value alone, where its bare name would mean others too; for that all names
            of the index are read, so it is asked only where a link is made.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # instead of the method of tuples
    selected: bool
    parent: str
    exactly: Callable[[str], str] | None = None

    def __repr__(self) -> str:
        """All but `exactly`, which says nothing to who prints a page."""
        told = (f"{name}={value!r}" for name, value in zip(self._fields[:-1], self, strict=False))
        return f"BucketView({', '.join(told)})"

    def __eq__(self, other: object) -> bool:
        """Whether all but `exactly` is the same: two indexes may say the same."""
        return isinstance(other, BucketView) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        """The contrary, which tuples would tell in their own way."""
        return not self == other

    def __hash__(self) -> int:
        """Equal for equal buckets."""
        return hash(self[:-1])

    @property
    def choice(self) -> str:
        """What to put into a `FacetChoice` to ask for exactly this value."""
        return self.exactly(self.value) if self.exactly else self.value

    @property
    def alone(self) -> str:
        """How people read it where nothing above it stands beside: of two folders "2024" each by its whole path."""
        return self.value if self.value.endswith(f"/{self.label}") else self.label


def bucket_views(
    name: FacetName,
    buckets: Iterable[Bucket],
    selected: frozenset[str] = frozenset(),
    exactly: Callable[[str], str] | None = None,
) -> tuple[BucketView, ...]:
    """Buckets of an engine with the values above them; `selected` are the values that people chose."""
    hierarchical = FACETS[name].hierarchical
    rows = [
        (value, label, count, value in selected, value.rpartition("/")[0] if hierarchical else "", exactly)
        for value, label, count, _ in buckets
    ]
    return tuple([made(BucketView, row) for row in rows])


@dataclass(frozen=True, slots=True)
class FacetView:
    """The buckets of a facet, whether there are more, and matching documents without a value."""

    buckets: tuple[BucketView, ...]
    more: bool
    missing: int


def facet_json(facet: FacetView) -> dict[str, Any]:
    """The JSON object of a facet."""
    return {
        "buckets": [bucket_json(bucket) for bucket in facet.buckets],
        "more": facet.more,
        "missing": facet.missing,
    }


def bucket_json(bucket: BucketView) -> dict[str, Any]:
    """The JSON object of a bucket."""
    return {
        "value": bucket.value,
        "label": bucket.label,
        "count": bucket.count,
        "selected": bucket.selected,
        "parent": bucket.parent,
    }
