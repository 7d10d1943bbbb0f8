"""Walks over match trees."""

import pytest

from indexer.engine.nodes import (
    expandables,
    positive_singles,
    runs_always,
    selected_values,
    singles,
    stored_fields,
    view_fields,
)
from indexer.model.record import View
from indexer.model.request import (
    Adjacent,
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
    Not,
    Phrase,
    Prefix,
    Term,
    Tier,
    TierName,
)

A, B, C, D = (Term("syllable", text) for text in "abcd")
P, F = Prefix("syllable", "p"), Fuzzy("folded", "f")
TREE = All((AnyOf((A, Phrase(((B, P), (A,))))), Not(All((C, Not(F)))), AtLeast(1, (D, Near(((F,),), 1))), Everything()))


def test_singles_are_read_in_order_and_not_below_a_not() -> None:
    assert list(singles(TREE)) == [A, B, P, A, D, F]
    assert list(singles(Not(A))) == list(singles(HasFacet("place", ("x",)))) == list(singles(DateBetween(1, 2))) == []


def test_marks_come_from_the_match_and_then_from_the_rank_each_once() -> None:
    other = Term("word", "w")
    tier = Tier("exact", TREE, (Bm25((other, A)), Adjacent((C,), (D,))))
    assert positive_singles(tier) == (A, B, P, D, F, other, C)


def test_every_prefix_and_fuzzy_node_is_expanded_also_below_a_not() -> None:
    below = Prefix("syllable", "below")
    tier = Tier("exact", All((Not(Not(below)), TREE, P)), (Bm25((Prefix("syllable", "only scored"),)),))
    assert expandables(tier) == (below, P, F)


@pytest.mark.parametrize(
    ("name", "always"), [("exact", True), ("expanded", True), ("unmarked", False), ("partial", False)]
)
def test_two_tiers_run_always(name: TierName, *, always: bool) -> None:
    assert runs_always(Tier(name, Everything())) is always


@pytest.mark.parametrize(
    ("view", "fields", "expected"),
    [
        ("syllable", ("title", "body", "caption"), ("title", "body", "caption")),
        ("word_folded", ("caption", "body", "title", "body"), ("body", "title")),
        ("entity", ("body", "person"), ("person",)),
        ("unit", ("person",), ()),
        ("folded", (), ()),
    ],
)
def test_only_stored_fields_are_looked_at(view: View, fields: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert stored_fields(view, fields) == expected


def test_the_fields_of_a_view() -> None:
    assert view_fields("folded") == ("title", "body", "caption")
    assert view_fields("word") == ("title", "body")
    assert view_fields("entity_folded") == ("person", "organisation", "place", "role", "reference", "name")


def test_selected_values_are_those_that_filters_ask_for() -> None:
    filters = (
        Filter("place", ("a", ""), (("b", ""),), ("c",)),
        Filter("person", ("d",)),
        Filter("place", ("e",)),
    )
    assert selected_values(filters, "place") == {"a", "b", "e"}
    assert selected_values(filters, "year") == frozenset()
