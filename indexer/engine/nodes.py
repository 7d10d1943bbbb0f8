"""Walks over match trees that every engine needs."""

from collections.abc import Iterator
from typing import assert_never

from indexer.model.record import BASE_VIEW, INDEX_FIELDS, View
from indexer.model.request import (
    All,
    AnyOf,
    AtLeast,
    Bm25,
    DateBetween,
    Everything,
    Fuzzy,
    HasFacet,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Single,
    Term,
    Tier,
)

_STORED = {(field.view, field.field) for field in INDEX_FIELDS}


def stored_fields(view: View, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the fields that are stored in the view."""
    return tuple(field for field in fields if (BASE_VIEW[view], field) in _STORED)


def view_fields(view: View) -> tuple[str, ...]:
    """All fields that are stored in a view, text fields in their order."""
    base = BASE_VIEW[view]
    return tuple(field.field for field in INDEX_FIELDS if field.view == base)


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


def _all_singles(node: Node) -> Iterator[Single]:
    match node:
        case Not(child):
            yield from _all_singles(child)
        case All(nodes) | AnyOf(nodes) | AtLeast(_, nodes):
            for child in nodes:
                yield from _all_singles(child)
        case _:
            yield from singles(node)


def positive_singles(tier: Tier) -> tuple[Single, ...]:
    """The distinct singles of a tier that mark a hit: of its match tree, then of its scored items."""
    found = dict.fromkeys(singles(tier.match))
    for scored in tier.rank:
        items = (scored.item,) if isinstance(scored, Bm25) else (scored.first, scored.second)
        found.update(dict.fromkeys(single for item in items for single in item))
    return tuple(found)


def expandables(tier: Tier) -> tuple[Prefix | Fuzzy, ...]:
    """The distinct prefix and fuzzy singles of a tier's match tree."""
    found = dict.fromkeys(single for single in _all_singles(tier.match) if not isinstance(single, Term))
    return tuple(found)
