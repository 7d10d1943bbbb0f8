"""Pages of names in which every part is filled."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from indexer.model.facets import FacetName
from indexer.model.result import Bucket
from indexer.search.buckets import BucketView
from indexer.search.entity_views import BodyView, EntityPage, OfficeView, Said, UnitsView
from indexer.search.facet_views import FacetLevel, facet_level
from indexer.search.page import EntityLabel, FacetChoice, SearchInput, SearchPage


def fake_entity_page(
    run: Callable[[SearchInput], SearchPage], name: FacetName, value: str, order: SearchInput
) -> EntityPage:
    """The documents of a value, with what the first of them says."""
    given = replace(order, query="", choices=(FacetChoice(name, (value,)),), sort="newest", facet_limit=24)
    page = run(given)
    label = EntityLabel(value, value)
    said = tuple(Said(hit.id, hit.title, hit.date, value) for hit in page.hits[:1])
    offices = tuple(
        OfficeView(EntityLabel(role, role), role, former, first, "2022-11-15" if first else "", 1, said)
        for role, former, first in (("Bí thư", False, "2021"), ("Phó bí thư", True, ""))
    )
    gone = BucketView(f"{value} cũ", f"{value} cũ", 0, selected=False, parent="")
    own = page.facets[name].buckets
    return EntityPage(
        name,
        value,
        value,
        given,
        page,
        meanings=own,
        years=page.facets["year"].buckets,
        bodies=(BodyView("organisation", label, offices), BodyView("", EntityLabel("", ""), offices)),
        read=1,
        above=(label,),
        below=own,
        units=UnitsView("old", (*own, gone), (label,)),
        titled=tuple(EntityLabel(hit.id, hit.title) for hit in page.hits[:1]),
        beside={name: own},
    )


def fake_level(buckets: Sequence[BucketView], under: str, *, offset: int, limit: int) -> FacetLevel:
    """A page of one level of all values."""
    views = {bucket.value: bucket for bucket in buckets}
    plain = [Bucket(bucket.value, bucket.label, bucket.count) for bucket in buckets]
    return facet_level(
        plain, under, slice(offset, offset + limit), lambda shown: tuple(views[each.value] for each in shown)
    )
