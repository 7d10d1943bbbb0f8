"""Facets of an engine as they are shown."""

from indexer.model.facets import FACETS, FacetName
from indexer.model.result import Bucket, FacetResult
from indexer.search.page import BucketView, FacetView


def facet_view(name: FacetName, facet: FacetResult) -> FacetView:
    """The buckets of a facet."""
    return FacetView(tuple(bucket_view(name, bucket) for bucket in facet.buckets), facet.more, facet.missing)


def bucket_view(name: FacetName, bucket: Bucket) -> BucketView:
    """One bucket, with the value above it."""
    parent = bucket.value.rpartition("/")[0] if FACETS[name].hierarchical else ""
    return BucketView(bucket.value, bucket.label, bucket.count, bucket.selected, parent)
