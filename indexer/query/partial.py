"""The weakest tier: documents that answer only in part.

Of the plain words of a query a document must hold, by fold,

- more than half of the syllables, or
- two neighbours side by side, as they stand in the query (in a sentence: one of them in the rarer half), or
- one of the rarest third.

Measured without marks, as MRR@10 on 836 headlines against leads and on 1,190 questions against passages, with the
share of documents found: any one syllable .719 (59 %) and .938 (97 %); more than half of the syllables .481 (0.1 %) and
.908 (8 %); this rule .720 (10 %) and .938 (31 %).

Fields, dates, exclusions and quotations stay as they are: they were typed to be meant. Only in a sentence of `SENTENCE`
plain syllables and more a quotation is a name that the sentence mentions, and a quotation as long as that beside plain
words is a statement in a heading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.model.request import AtLeast, Node
from indexer.query.leaves import ANYWHERE, Piece, TextLeaf
from indexer.query.matching import Matcher, conjunction, disjunction, piece_node
from indexer.query.questions import SENTENCE
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
        soft = self._soft(parts)
        first = next(iter(soft), None)
        nodes = [self._some_of(list(soft.values())) if part == first else self._hard(part) for part in parts]
        return conjunction([node for part, node in zip(parts, nodes, strict=True) if part == first or part not in soft])

    def _soft(self, parts: Sequence[Syntax]) -> Mapping[Syntax, TextLeaf]:
        """The parts of a conjunction that may be missing."""
        leaves = {part: leaf for part in parts if isinstance(leaf := self.matcher.leaves.get(part), TextLeaf)}
        plain = {part: leaf for part, leaf in leaves.items() if leaf.form == "words" and leaf.place == ANYWHERE}
        if sum(len(leaf.slots) for leaf in plain.values()) >= SENTENCE:
            return {part: leaf for part, leaf in leaves.items() if leaf.place == ANYWHERE}
        return {part: leaf for part, leaf in leaves.items() if part in plain or (plain and _is_statement(leaf))}

    def _hard(self, part: Syntax) -> Node:
        return self._node(part) if isinstance(part, Conjunction | Disjunction) else self.matcher.node(part, UNMARKED)

    def _deciding(self, leaf: TextLeaf) -> Sequence[Piece]:
        return self.matcher.deciding(leaf) if leaf.form == "words" else leaf.pieces

    def _some_of(self, leaves: Sequence[TextLeaf]) -> Node:
        chosen = [(piece, leaf) for leaf in leaves for piece in self._deciding(leaf)]
        nodes = {
            piece_node(piece, leaf.place, UNMARKED): self.matcher.rarity.of(piece, UNMARKED) for piece, leaf in chosen
        }
        if len(nodes) == 1:
            return next(iter(nodes))
        rare = _rarest(nodes, (len(nodes) + 1) // 3)
        rarer = set(nodes if len(nodes) < SENTENCE else _rarest(nodes, (len(nodes) + 1) // 2))
        pairs = [
            together(first.slots + second.slots, leaf.place, UNMARKED)
            for leaf in leaves
            for first, second in pairwise(leaf.pieces)
            if not first.unit and not second.unit and {_node_of(first, leaf), _node_of(second, leaf)} & rarer
        ]
        return disjunction([AtLeast(len(nodes) // 2 + 1, tuple(nodes)), *pairs, *rare])


def _is_statement(leaf: TextLeaf) -> bool:
    """Whether a quotation beside plain words is what somebody said, in a heading, rather than a name."""
    return leaf.form == "phrase" and leaf.place == ANYWHERE and len(leaf.slots) >= SENTENCE


def _node_of(piece: Piece, leaf: TextLeaf) -> Node:
    return piece_node(piece, leaf.place, UNMARKED)


def _rarest(frequencies: dict[Node, int], count: int) -> list[Node]:
    """The nodes that are no more frequent than the one of rank `count`, those that occur nowhere left out."""
    known = sorted(frequency for frequency in frequencies.values() if frequency)
    if not known:
        return []
    limit = known[min(max(count, 1), len(known)) - 1]
    return [node for node, frequency in frequencies.items() if 0 < frequency <= limit]
