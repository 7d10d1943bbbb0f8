"""Below a chosen place the places in it: the next step of a hierarchy is offered where one stands."""

from dataclasses import replace

from indexer.model.facets import FACETS, FacetName
from indexer.search.buckets import BucketView, FacetView
from indexer.search.page import SearchInput, SearchPage
from webui.index import SearchIndex
from webui.params import chosen, with_values

_CHILDREN = 7
_EXAMINED = 200
"""Values that stand beside a chosen one, the commonest; those below it are among them."""
_MOST_CHOSEN = 2
"""Chosen values whose children are looked for; each costs a count."""


def with_children(index: SearchIndex, given: SearchInput, page: SearchPage) -> SearchPage:
    """The answer with the commonest children of chosen values among the buckets of hierarchical facets."""
    facets = dict(page.facets)
    for name, facet in page.facets.items():
        if FACETS[name].hierarchical and page.total:
            facets[name] = _extended(index, given, name, facet)
    return replace(page, facets=facets)


def _extended(index: SearchIndex, given: SearchInput, name: FacetName, facet: FacetView) -> FacetView:
    known = {bucket.value for bucket in facet.buckets}
    found: list[BucketView] = []
    for parent in [bucket for bucket in facet.buckets if bucket.selected][:_MOST_CHOSEN]:
        # All documents below a place carry the place itself, too.
        inside = with_values(given, name, "all_of", (*chosen(given, name, "all_of"), parent.choice))
        inside = with_values(inside, name, "any_of", ())
        beside, _ = index.facet_page(inside, name, limit=_EXAMINED)
        children = [bucket for bucket in beside if bucket.parent == parent.value][:_CHILDREN]
        found += [bucket._replace(selected=False) for bucket in children if bucket.value not in known]
        known.update(bucket.value for bucket in found)
    return replace(facet, buckets=(*facet.buckets, *found))
