"""Pages of persons, organisations, places, roles and cited documents: a plain search with what is known above it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from indexer.errors import EntityMissingError
from indexer.extract import counterparts, listed_places
from indexer.model.facets import FacetName
from indexer.search.buckets import BucketView, FacetView
from indexer.search.entities import ENTITY_FACETS
from indexer.search.entity_views import EntityPage, UnitsView
from indexer.search.names import Names
from indexer.search.offices import offices
from indexer.search.opened import Opened
from indexer.search.page import EntityLabel, FacetChoice, SearchInput, SearchPage
from indexer.search.units import other_units

_BESIDE = 8
"""Values of each type that are named beside a value."""

_YEARS = 200
"""Years that are counted."""

_TITLED = 5
"""Documents with a number in their title that are named."""

_Run = Callable[[SearchInput], SearchPage]


def entity_page(opened: Opened, run: _Run, name: FacetName, typed: str, asked: SearchInput) -> EntityPage:
    """Put together what is known about a value.

    Args:
        opened: the index.
        run: answers a search.
        name: the facet, one of `ENTITY_FACETS`.
        typed: the value, or a name that may mean several.
        asked: order and page of the documents; everything else in it is left aside.

    Raises:
        EntityMissingError: no document has it.
    """
    meanings = _without_own_parts(opened.names.meanings(name, typed))
    value = meanings[0] if len(meanings) == 1 else typed
    if not meanings and not (name == "place" and other_units(opened.names, value)):
        raise EntityMissingError(name=typed)
    choice = opened.names.exactly(name, value) if len(meanings) == 1 else typed
    given = SearchInput(
        choices=(FacetChoice(name, (choice,)),),
        sort="oldest" if asked.sort == "oldest" else "newest",
        offset=asked.offset,
        limit=asked.limit,
        expand=asked.expand,
    )
    found = EntityPage(name, value, value, given, run(given))
    if len(meanings) > 1:
        buckets = opened.names.buckets(name)
        views = (buckets[each]._replace(exactly=partial(opened.names.exactly, name)) for each in meanings)
        return replace(found, meanings=tuple(views))
    # "All of" the value, so that its own facet, too, is counted over its documents.
    only = (FacetChoice(name, all_of=(choice,)),)
    counted = run(replace(given, choices=only, limit=0, facet_limit=_YEARS)).facets
    found = replace(found, years=counted["year"].buckets, beside=_beside(counted, name, value))
    return _told(opened, run, found)


def _without_own_parts(meanings: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the meanings that lie in another one: "Hà Tĩnh" is the province with its city."""
    return tuple(each for each in meanings if not any(each.startswith(f"{other}/") for other in meanings))


def _told(opened: Opened, run: _Run, found: EntityPage) -> EntityPage:
    """The page of one value with its label and what is known about values of its kind."""
    name, value, names = found.name, found.value, opened.names
    bucket = names.buckets(name).get(value)
    found = replace(found, label=bucket.label if bucket else listed_places().get(value, value))
    match name:
        case "person" | "organisation":
            bodies, read = offices(opened, found.given, name, value)
            return replace(found, bodies=bodies, read=read)
        case "place":
            return replace(found, above=_above(names, value), below=_below(names, value), units=_units(opened, value))
        case "reference":
            return replace(found, titled=_titled(run, value))
        case _:
            return found


def _beside(
    facets: Mapping[FacetName, FacetView], name: FacetName, value: str
) -> dict[FacetName, tuple[BucketView, ...]]:
    """What stands in the same documents, without the value and the places that it lies in."""
    found = {}
    for other in ENTITY_FACETS:
        buckets = facets[other].buckets if other in facets else ()
        kept = [b for b in buckets if other != name or not f"{value}/".startswith(f"{b.value}/")]
        if kept:
            found[other] = tuple(kept[:_BESIDE])
    return found


def _above(names: Names, value: str) -> tuple[EntityLabel, ...]:
    parts = value.split("/")
    paths = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return tuple(EntityLabel(path, names.label("place", path)) for path in paths)


def _below(names: Names, value: str) -> tuple[BucketView, ...]:
    """The places directly in a place that documents name, the commonest first."""
    return tuple(bucket for bucket in names.buckets("place").values() if bucket.parent == value)


def _units(opened: Opened, value: str) -> UnitsView | None:
    found = counterparts(value)
    if found is None or not (found.paths or found.within):
        return None
    buckets, listed = opened.names.buckets("place"), listed_places()

    def bucket(path: str) -> BucketView:
        return buckets.get(path) or BucketView(path, listed.get(path, path), 0, selected=False, parent="")

    units = tuple(sorted(map(bucket, found.paths), key=lambda unit: unit.count == 0))
    return UnitsView(found.era, units, tuple(EntityLabel(path, bucket(path).label) for path in found.within))


def _titled(run: _Run, value: str) -> tuple[EntityLabel, ...]:
    hits = run(SearchInput(f'title:"{value}"', sort="oldest", limit=_TITLED, facet_limit=0)).hits
    return tuple(EntityLabel(hit.id, hit.title) for hit in hits if hit.tier in {"exact", "expanded"})
