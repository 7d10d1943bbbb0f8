"""Facets of an engine as they are shown."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indexer.clean import clean
from indexer.engine import Reader
from indexer.model.facets import FacetName
from indexer.model.request import FacetRequest
from indexer.model.result import Bucket, FacetResult
from indexer.normalise import fold, has_marks, hyphens_as_spaces
from indexer.search.buckets import BucketView, FacetView
from indexer.search.names import ALL, Names, name_key


@dataclass(frozen=True, slots=True)
class FacetLevel:
    """Values of one level of a hierarchy; without one, all values.

    Attributes:
        buckets: a page of them.
        total: how many there are.
        way: the values above, the widest first.
        parents: values that have others below them.
    """

    buckets: tuple[BucketView, ...]
    total: int
    way: tuple[BucketView, ...] = ()
    parents: frozenset[str] = frozenset()


def above(value: str, listed: Collection[str]) -> str:
    """The nearest listed value that a value is a part of; empty when there is none."""
    parent = value.rpartition("/")[0]
    while parent and parent not in listed:
        parent = parent.rpartition("/")[0]
    return parent


def facet_view(names: Names, name: FacetName, facet: FacetResult, selected: frozenset[str]) -> FacetView:
    """The buckets of a facet."""
    shown = [bucket for bucket in facet.buckets if bucket.count or bucket.value in selected]
    return FacetView(names.views(name, shown, selected), facet.more, facet.missing)


def facet_order(name: str) -> Literal["count", "label"]:
    """The order of this name; any other is by count."""
    return "label" if name == "label" else "count"


def facet_values(reader: Reader, asked: FacetRequest) -> tuple[tuple[Bucket, ...], int]:
    """A page of the values of a facet and how many there are.

    Args:
        reader: of an index.
        asked: with the text to look for in labels as typed: marks typed are meant, as everywhere.
    """
    text = " ".join(clean(asked.contains).split())
    if not has_marks(text):
        page = reader.facet_values(replace(asked, contains=fold(text)))
        return page.buckets, page.total
    # An engine looks for letters without marks; those that have other marks are left out here.
    page = reader.facet_values(replace(asked, contains=fold(text), offset=0, limit=ALL))
    wanted = hyphens_as_spaces(name_key(text))
    found = tuple(bucket for bucket in page.buckets if wanted in hyphens_as_spaces(name_key(bucket.label)))
    return found[asked.offset : asked.offset + asked.limit], len(found)


def facet_level(
    buckets: Sequence[Bucket], under: str, page: slice, views: Callable[[Sequence[Bucket]], tuple[BucketView, ...]]
) -> FacetLevel:
    """One level of a hierarchy.

    Args:
        buckets: all values, in order; of tens of thousands only those that are shown are put into words.
        under: the value right below which they stand; "" for those that are part of none.
        page: which of them.
        views: puts values into words.
    """
    listed = {bucket.value for bucket in buckets}
    parents = [above(bucket.value, listed) for bucket in buckets]
    below = [bucket for bucket, parent in zip(buckets, parents, strict=True) if parent == under]
    shown = views(below[page])
    if under:
        # What the name is part of stands above the list.
        shown = tuple(bucket._replace(label=_own_name(bucket)) for bucket in shown)
    steps = [bucket for bucket in buckets if f"{under}/".startswith(f"{bucket.value}/")]
    way = views(sorted(steps, key=lambda bucket: len(bucket.value)))
    return FacetLevel(shown, len(below), way, frozenset(parents))


def _own_name(bucket: BucketView) -> str:
    """A label without what the name is part of: "Vinh" of "Vinh (Nghệ An)", but all of the folder "Báo cáo (2)"."""
    return bucket.label if " (" in bucket.value.rpartition("/")[2] else bucket.label.partition(" (")[0]
