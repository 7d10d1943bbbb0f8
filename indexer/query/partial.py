"""The weakest tier: documents that answer only in part.

Of the plain words of a query a document must hold, by fold,

- more than half of the syllables, or
- two that stand side by side in the query, side by side, one of them in the rarer half, or
- one of the rarest third.

A plain minimum of 60 % loses every second short answer to a question, and any single word finds two documents in
three. This rule keeps the order of "any word" (MRR@10 .720 against .719 on headlines without titles, .938 against .938
on questions; more than half of the syllables alone .481 and .908) with a sixth to a third of its documents.
Quotations, fields, dates and exclusions stay as they are: they were typed to be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.model.request import AtLeast, Node
from indexer.query.leaves import Piece, TextLeaf
from indexer.query.matching import Matcher, conjunction, disjunction, piece_node
from indexer.query.syntax import Conjunction, Disjunction, Syntax
from indexer.query.terms import UNMARKED, together


@dataclass(frozen=True, slots=True)
class Relaxer:
    """Makes the match tree of the tier "partial"."""

    matcher: Matcher

    def match(self, root: Syntax) -> Node:
        """The match tree of a whole query."""
        return conjunction((self._node(root),))

    def _node(self, node: Syntax) -> Node:
        if isinstance(node, Disjunction):
            return disjunction(self._node(child) for child in node.nodes)
        parts = node.nodes if isinstance(node, Conjunction) else (node,)
        plain = [leaf for part in parts if (leaf := self._plain(part))]
        hard = [self._hard(part) for part in parts if not self._plain(part)]
        return conjunction([*hard, self._some_of(plain)] if plain else hard)

    def _plain(self, part: Syntax) -> TextLeaf | None:
        leaf = self.matcher.leaves.get(part)
        return leaf if isinstance(leaf, TextLeaf) and leaf.plain else None

    def _hard(self, part: Syntax) -> Node:
        return self._node(part) if isinstance(part, Conjunction | Disjunction) else self.matcher.node(part, UNMARKED)

    def _some_of(self, leaves: Sequence[TextLeaf]) -> Node:
        chosen = [(piece, leaf) for leaf in leaves for piece in self.matcher.deciding(leaf)]
        nodes = {
            piece_node(piece, leaf.place, UNMARKED): self.matcher.rarity.of(piece, UNMARKED) for piece, leaf in chosen
        }
        if len(nodes) == 1:
            return next(iter(nodes))
        rare = _rarest(nodes, (len(nodes) + 1) // 3)
        rarer = set(_rarest(nodes, (len(nodes) + 1) // 2))
        pairs = [
            together(first.slots + second.slots, leaf.place, UNMARKED)
            for leaf in leaves
            for first, second in pairwise(leaf.pieces)
            if not first.unit and not second.unit and {_node_of(first, leaf), _node_of(second, leaf)} & rarer
        ]
        return disjunction([AtLeast(len(nodes) // 2 + 1, tuple(nodes)), *pairs, *rare])


def _node_of(piece: Piece, leaf: TextLeaf) -> Node:
    return piece_node(piece, leaf.place, UNMARKED)


def _rarest(frequencies: dict[Node, int], count: int) -> list[Node]:
    """The nodes that are no more frequent than the one of rank `count`, those that occur nowhere left out."""
    known = sorted(frequency for frequency in frequencies.values() if frequency)
    if not known:
        return []
    limit = known[min(max(count, 1), len(known)) - 1]
    return [node for node, frequency in frequencies.items() if 0 < frequency <= limit]
