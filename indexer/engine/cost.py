"""What a request costs, estimated from the sizes of postings before they are read, and what a budget affords.

One posting (a document of a term in a field) costs 1. Live documents alone are counted: an updated index affords what a
rebuilt one does. Where the budget of a request (`SearchRequest.budget`) ends, less is done, in this order:

- The first tier always runs, and what it finds and counts is exact: it is what was asked. The limits of the query
  language bound it.
- A lower tier that, with those above, costs more than the budget does not run, nor do those below it.
- Documents are scored by those items alone that the budget affords, the cheapest first: what is rare is read soon and
  tells most. What is found does not depend on it.
"""

from collections.abc import Callable, Sequence
from typing import assert_never

from indexer.model.ranking import PAIR_SAMPLE
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
    Scored,
    Single,
    Term,
    Tier,
)

Postings = Callable[[Single], int]
"""Live postings of a single: documents, added up over its fields and terms."""

_POSITIONS = 8
"""Reading where a term stands in a document, and comparing it, costs as much as reading so many of its postings."""
_FEWER = 4
"""Phrases are looked for in so many times fewer documents than may hold them: only in those that hold all of the words
and that nothing else has found.
"""
_LOOK_UP = 8
"""Finding one document among the postings of a term costs as much as reading so many of them."""


def affords(tiers: Sequence[Tier], postings: Postings, documents: int, budget: int) -> bool:
    """Whether the last of some tiers runs within a budget after the others, which ran.

    Args:
        tiers: at least one.
        postings: sizes; not asked for the first tier, which always runs.
        documents: live ones.
        budget: postings.
    """
    return len(tiers) == 1 or sum(matching_cost(tier.match, postings, documents)[0] for tier in tiers) <= budget


def matching_cost(node: Node, postings: Postings, documents: int) -> tuple[int, int]:
    """What it costs to find the documents of a tree, and how many there are at most.

    Args:
        node: the tree.
        postings: sizes.
        documents: how many are looked through at most.
    """
    match node:
        case Term() | Prefix() | Fuzzy():
            size = postings(node)
            return size, min(size, documents)
        case Phrase(items) | Near(items, _):
            sizes = [sum(map(postings, item)) for item in items]
            most = min([documents, *sizes]) if sizes else 0
            return sum(sizes) + _POSITIONS * len(sizes) * most // _FEWER, most
        case All(nodes):
            return _narrowing(nodes, postings, documents)
        case AnyOf(nodes) | AtLeast(_, nodes):
            return sum(matching_cost(child, postings, documents)[0] for child in nodes), documents
        case Not(child):
            return matching_cost(child, postings, documents)[0], documents
        case HasFacet() | DateBetween() | Everything():
            return documents, documents
        case _:
            assert_never(node)


def _narrowing(nodes: Sequence[Node], postings: Postings, documents: int) -> tuple[int, int]:
    """Terms are looked up first; the rest only in the documents that are left."""
    total = 0
    for child in sorted(nodes, key=lambda node: not isinstance(node, Term | Prefix | Fuzzy)):
        cost, documents = matching_cost(child, postings, documents)
        total += cost
    return total, documents


def scoring_cost(scored: Scored, postings: Postings, documents: int) -> int:
    """What it costs at most to score documents for one item."""
    if isinstance(scored, Bm25):
        return min(sum(map(postings, scored.item)), _LOOK_UP * documents)
    most = min(sum(map(postings, item)) for item in (scored.first, scored.second))
    return 2 * _POSITIONS * (min(most, PAIR_SAMPLE) + min(most, documents))


def affordable(rank: Sequence[Scored], postings: Postings, documents: int, budget: int) -> tuple[Scored, ...]:
    """The items by which documents are scored within a budget, in their order; at least one, if there are any.

    Args:
        rank: all items.
        postings: sizes; not asked where any sizes are affordable.
        documents: how many are scored.
        budget: postings.
    """
    if len(rank) * _most(documents) <= budget:
        return tuple(rank)
    costs = [scoring_cost(scored, postings, documents) for scored in rank]
    kept: set[int] = set()
    for place in sorted(range(len(rank)), key=costs.__getitem__):
        budget -= costs[place]
        if budget < 0 and kept:
            break
        kept.add(place)
    return tuple(scored for place, scored in enumerate(rank) if place in kept)


def _most(documents: int) -> int:
    """What an item costs at most, whatever its postings."""
    return 2 * _POSITIONS * (PAIR_SAMPLE + documents)
