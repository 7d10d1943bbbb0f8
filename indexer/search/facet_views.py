"""Facets of an engine as they are shown."""

from dataclasses import replace

from indexer.clean import clean
from indexer.engine import Reader
from indexer.model.facets import FacetName
from indexer.model.request import FacetRequest
from indexer.model.result import Bucket, FacetResult
from indexer.normalise import fold, has_marks
from indexer.search.names import ALL, Names, name_key
from indexer.search.page import FacetView


def facet_view(names: Names, name: FacetName, facet: FacetResult, selected: frozenset[str]) -> FacetView:
    """The buckets of a facet."""
    shown = (bucket for bucket in facet.buckets if bucket.count or bucket.value in selected)
    return FacetView(tuple(names.view(name, bucket, selected) for bucket in shown), facet.more, facet.missing)


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
    wanted = name_key(text)
    found = tuple(bucket for bucket in page.buckets if wanted in name_key(bucket.label))
    return found[asked.offset : asked.offset + asked.limit], len(found)
