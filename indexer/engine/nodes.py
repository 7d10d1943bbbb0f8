"""What every engine needs to know of a request: walks over its match trees, selected values."""

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from indexer.model.facets import FacetName
from indexer.model.record import BASE_VIEW, INDEX_FIELDS, View
from indexer.model.request import (
    All,
    AnyOf,
    AtLeast,
    Bm25,
    DateBetween,
    Everything,
    Filter,
    Fuzzy,
    HasFacet,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    SearchRequest,
    Single,
    Term,
    Tier,
)

_STORED = {(field.view, field.field) for field in INDEX_FIELDS}


def stored_fields(view: View, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the fields that are stored in the view, each once."""
    return tuple(field for field in dict.fromkeys(fields) if (BASE_VIEW[view], field) in _STORED)


def view_fields(view: View) -> tuple[str, ...]:
    """All fields that are stored in a view, text fields in their order."""
    base = BASE_VIEW[view]
    return tuple(field.field for field in INDEX_FIELDS if field.view == base)


def running(request: SearchRequest, found: Callable[[], int]) -> Iterator[Tier]:
    """The tiers that run, in order; `found` tells how many documents those before hold."""
    yield from (tier for tier in request.tiers if runs_always(tier) or found() < request.enough)
    if found() < request.enough:
        for tier in request.further():
            yield tier
            # The next one is made only when it runs.
            if found() >= request.enough:
                return


def runs_always(tier: Tier) -> bool:
    """Whether a tier runs however many documents those above hold."""
    return tier.name in {"exact", "expanded"}


def singles(node: Node) -> Iterator[Single]:
    """The singles of a tree that a matching document may hold, in reading order; none below a Not."""
    match node:
        case Term() | Prefix() | Fuzzy():
            yield node
        case Phrase(items) | Near(items, _):
            for item in items:
                yield from item
        case All(nodes) | AnyOf(nodes) | AtLeast(_, nodes):
            for child in nodes:
                yield from singles(child)
        case Not() | HasFacet() | DateBetween() | Everything():
            return
        case _:
            assert_never(node)


def all_singles(node: Node) -> Iterator[Single]:
    """All singles of a tree, those below a Not too."""
    match node:
        case Not(child):
            yield from all_singles(child)
        case All(nodes) | AnyOf(nodes) | AtLeast(_, nodes):
            for child in nodes:
                yield from all_singles(child)
        case _:
            yield from singles(node)


def reads_positions(node: Node) -> bool:
    """Whether it takes more than to know which words stand in a document to tell whether it matches."""
    match node:
        case Phrase() | Near():
            return True
        case Not(child):
            return reads_positions(child)
        case All(nodes) | AnyOf(nodes) | AtLeast(_, nodes):
            return any(map(reads_positions, nodes))
        case _:
            return False


def positive_singles(tier: Tier) -> tuple[Single, ...]:
    """The distinct singles of a tier that mark a hit: of its match tree, then of its scored items."""
    found = dict.fromkeys(singles(tier.match))
    for scored in tier.rank:
        items = (scored.item,) if isinstance(scored, Bm25) else (scored.first, scored.second)
        found.update(dict.fromkeys(single for item in items for single in item))
    return tuple(found)


def expandables(tier: Tier) -> tuple[Prefix | Fuzzy, ...]:
    """The distinct prefix and fuzzy singles of a tier's match tree."""
    found = dict.fromkeys(single for single in all_singles(tier.match) if not isinstance(single, Term))
    return tuple(found)


def selected_values(filters: Sequence[Filter], name: FacetName) -> frozenset[str]:
    """The values of a facet that filters ask for, but for "", which is no value."""
    groups = (group for chosen in filters if chosen.name == name for group in (chosen.any_of, *chosen.all_of))
    return frozenset(value for group in groups for value in group if value)
