"""Match trees -> sets of documents, as one flag per document.

Flags over all documents (one byte each) make every boolean operation one array operation. Of several words that must
all occur the rarest is looked up first, and the others only in what is left; positions are read only for documents
that hold all items of a phrase.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from indexer.engine.nodes import all_singles, reads_positions
from indexer.engine.whoosh.arrays import common, distinct, encode_asked, merged
from indexer.engine.whoosh.postings import PostingsReader
from indexer.engine.whoosh.presence import Presence, shared_by
from indexer.engine.whoosh.standing import Item, Keys, Standing, documents_of
from indexer.engine.whoosh.wanted import Wanted
from indexer.model.request import (
    All,
    AnyOf,
    AtLeast,
    DateBetween,
    DateFilter,
    Everything,
    Filter,
    Fuzzy,
    HasFacet,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Term,
)

Flags = NDArray[np.bool_]
Documents = NDArray[np.int64]

_TREE, _SINGLE = 1_000, 250
"""Bytes that the trees take by which the documents are kept that match one, and each of their singles."""
_TOGETHER = 10_000
"""Up to so many documents times items all phrases of a tree are read together, although each would leave fewer."""


class Evaluator:
    """Evaluates match trees and filters over the live documents of a generation."""

    def __init__(self, postings: PostingsReader) -> None:
        self._postings = postings
        self._generation = postings.generation

    def matching(self, node: Node, within: Flags | None = None, known: Standing | None = None) -> Flags:
        """Live documents that match; the caller owns the array.

        Args:
            node: what to match.
            within: the only documents that the caller asks about; of others the answer may be wrong.
            known: where the items of all phrases stand in these documents, if that was read together.
        """
        match node:
            case Term() | Prefix() | Fuzzy():
                return self._postings.presence((node,)).flags
            case Phrase(items):
                found = self._consecutive(items, within) if known is None else consecutive(items, known)
                return self._flags(found)
            case Near(items, distance):
                return self._flags(self._close(items, distance + len(items) - 1, within))
            case All(nodes):
                return self._all(nodes, within)
            case AnyOf(nodes):
                return self._any(nodes, within, known)
            case Not(child):
                return self._generation.live & ~self.matching(child, within, known)
            case AtLeast(count, nodes):
                sums = np.zeros(self._generation.size, np.min_scalar_type(len(nodes)))
                for child in nodes:
                    sums += self.matching(child, within, known)
                return (sums >= count) & self._generation.live
            case HasFacet(name, values):
                return self._with_values(name, values)
            case DateBetween(start, end):
                dates = self._generation.dates
                return (dates >= start) & (dates < end) & (dates > 0) & self._generation.live
            case Everything():
                return self._generation.live.copy()
            case _:
                assert_never(node)

    def matching_after(self, above: Sequence[Node], node: Node, taken: Flags | None) -> Flags:
        """Live documents that match a tree and none of those above; of the latter the answer may be wrong.

        What took positions to tell is kept: the next page and other filters ask for it again.

        Args:
            above: trees.
            node: the tree.
            taken: the documents that match one of those above, if there are any.
        """

        def find() -> Flags:
            return self.matching(node, None if taken is None else ~taken)

        def kept() -> tuple[Presence, int]:
            found = Presence.of_flags(find())
            named = sum(1 for tree in (*above, node) for _ in all_singles(tree))
            return found, found.nbytes + _TREE + named * _SINGLE

        return self._postings.cached(("matching", *above, node), kept).flags if reads_positions(node) else find()

    def filtered(self, filters: Sequence[Filter], dates: Sequence[DateFilter], *, ignoring: str = "") -> Flags:
        """Live documents that pass all filters; the `any_of` of the facet `ignoring` is left out."""
        found = self._generation.live.copy()
        for chosen in filters:
            if chosen.any_of and chosen.name != ignoring:
                found &= self._with_values(chosen.name, chosen.any_of)
            for group in chosen.all_of:
                found &= self._with_values(chosen.name, group)
            if chosen.none_of:
                found &= ~self._with_values(chosen.name, chosen.none_of)
        for wanted in dates:
            known = self._generation.dates > 0
            inside = known & (self._generation.dates >= wanted.start) & (self._generation.dates < wanted.end)
            ranged = wanted.start > 0 or wanted.end < DateFilter().end
            found &= (inside | ~known) if wanted.unknown and ranged else ~known if wanted.unknown else inside
        return found

    def count_holding(self, items: Iterable[Item]) -> int:
        """How many live documents hold all of the items, at least one.

        Those that hold all but the first are kept: other words are asked about in its place.
        """
        first, *others = items
        own = self._postings.presence(first)
        if not others:
            return own.count
        around = self._postings.cached(("holding", *others), lambda: self._around(others))
        return own.count_shared(around)

    def _around(self, items: Sequence[Item]) -> tuple[Presence, int]:
        """The documents that hold all of the items, at least one, with the bytes that they take."""
        rows = self._rarest_first(items)
        if not rows[1:]:
            return rows[0], rows[0].nbytes
        found = Presence.of_documents(shared_by(rows).astype(np.int32), self._generation.size)
        return found, found.nbytes

    def _flags(self, documents: NDArray[np.int64]) -> Flags:
        found = np.zeros(self._generation.size, bool)
        found[documents] = True
        return found

    def _all(self, nodes: Sequence[Node], within: Flags | None) -> Flags:
        items = [(node,) for node in nodes if isinstance(node, Term | Prefix | Fuzzy)]
        found = self._sharing(items) if items else self._generation.live.copy()
        if within is not None:
            found &= within
        others = [node for node in nodes if not isinstance(node, Term | Prefix | Fuzzy)]
        known: Standing | None = None
        for place, child in enumerate(others):
            if not found.any():
                break
            # Each leaves fewer, until what is left can be read together.
            known = known or self._known(others[place:], found)
            kept = isinstance(child, All) and self._postings.holds(("matching", child))
            found &= self.matching_after((), child, None) if kept else self.matching(child, found, known)
        return found

    def _known(self, nodes: Sequence[Node], within: Flags) -> Standing | None:
        """Where the items of several phrases stand in some documents, if there is not much of it."""
        asked = [items for node in nodes for items in phrases(node)]
        items = tuple(dict.fromkeys(item for phrase in asked for item in phrase))
        documents = np.flatnonzero(within) if asked[1:] else np.zeros(0, np.int64)
        few = 0 < len(documents) * len(items) <= _TOGETHER
        return self._postings.standing(items, self._postings.wanted(documents)) if few else None

    def _any(self, nodes: Sequence[Node], within: Flags | None, known: Standing | None) -> Flags:
        found = np.zeros(self._generation.size, bool)
        left = self._generation.live if within is None else within
        # Positions cost most: phrases are looked for only where nothing else was found, and none beside a part of it.
        parts = {(node,) for node in nodes if isinstance(node, Term | Prefix | Fuzzy)}
        asked = [node for node in nodes if not (isinstance(node, Phrase | Near) and parts.intersection(node.items))]
        for child in sorted(asked, key=lambda node: isinstance(node, Phrase | Near)):
            found |= self.matching(child, left, known)
            left = left & ~found
            if not left.any():
                break
        return found

    def _rarest_first(self, items: Iterable[Item]) -> list[Presence]:
        """The documents that hold each of the items, at least one; those that are kept as bits as one."""
        rows = sorted((self._postings.presence(item) for item in items), key=lambda row: row.count)
        listed = [row for row in rows if row.listed is not None]
        bits = [row for row in rows if row.listed is None]
        return [*listed, reduce(Presence.shared, bits)] if bits else listed

    def _sharing(self, items: Iterable[Item]) -> Flags:
        """Documents that hold all of the items, at least one."""
        rows = self._rarest_first(items)
        return self._flags(shared_by(rows)) if rows[1:] else rows[0].flags

    def _holding(self, items: Iterable[Item], within: Flags | None) -> Documents:
        """The same, in some documents: the rarest decides where the others are looked up."""
        return shared_by(self._rarest_first(items), within)

    def _with_values(self, name: str, values: Sequence[str]) -> Flags:
        """Live documents with one of the values of a facet; "" means without any value."""
        found = np.zeros(self._generation.size, bool)
        for segment, base in zip(self._generation.segments, self._generation.bases, strict=False):
            inverted = segment.inverted(name)
            part = found[base : base + segment.documents]
            for value in values:
                if not value:
                    part |= inverted.lengths[0] == 0
                    continue
                number = inverted.lexicon.with_name(encode_asked(value))
                if number >= 0:
                    part[inverted.postings(number).documents] = True
        return found & self._generation.live

    def _in_order(self, keys: Keys) -> Documents:
        """The documents of keys, ascending; keys are field after field."""
        return np.flatnonzero(self._flags(documents_of(keys)))

    def _keys(self, item: Item, wanted: Wanted) -> Keys:
        return self._postings.standing((item,), wanted).keys(item)

    def _consecutive(self, items: Sequence[Item], within: Flags | None) -> Documents:
        """Documents in which the items stand one after another in one field."""
        if not items:
            return np.zeros(0, np.int64)
        wanted = self._postings.wanted(self._holding(dict.fromkeys(items), within))
        # After the rarest the fewest documents are left; it stands in all.
        first, *others = sorted(enumerate(items), key=lambda each: self._postings.presence(each[1]).count)
        ends = self._keys(first[1], wanted) + (len(items) - 1 - first[0])
        for place, item in others:
            ends = _ending(self._keys(item, wanted), len(items) - 1 - place, ends)
            wanted = self._postings.wanted(self._in_order(ends))
            if not len(wanted.documents):
                break
        return wanted.documents if others else self._in_order(ends)

    def _close(self, items: Sequence[Item], limit: int, within: Flags | None) -> Documents:
        """Documents in which the items stand at most `limit` positions apart in one field."""
        if not items:
            return np.zeros(0, np.int64)
        rarest, *others = sorted(dict.fromkeys(items), key=lambda item: self._postings.presence(item).count)
        wanted = self._postings.wanted(self._holding((rarest, *others), within))
        rows = [self._keys(rarest, wanted)]
        # All stand near the rarest: what does not is dropped at once, and with it documents, before the next is read.
        for item in others:
            keys = self._keys(item, wanted)
            rows.append(keys[_nearby(keys, rows[0], limit)])
            wanted = self._postings.wanted(self._in_order(rows[-1]))
        starts = distinct(merged(rows))
        good = np.ones(len(starts), bool)
        for row in rows:
            # The nearest of this item at or after each start; a key of another field or document is far away.
            places = np.searchsorted(row, starts)
            padded = np.append(row, np.iinfo(np.int64).max)
            good &= padded[places] - starts <= limit
        return documents_of(starts[good])


def phrases(node: Node) -> Iterator[tuple[Item, ...]]:
    """The items of each phrase of a tree that is asked in the documents that the tree is asked in."""
    match node:
        case Phrase(items):
            yield items
        case Not(child):
            yield from phrases(child)
        case AnyOf(nodes) | AtLeast(_, nodes):
            for child in nodes:
                yield from phrases(child)
        case _:
            return


def consecutive(items: Sequence[Item], known: Standing) -> Documents:
    """Documents in which items stand one after another in one field, in any order; they stand as told."""
    ends: Keys | None = None
    for place, item in enumerate(items):
        ends = _ending(known.keys(item), len(items) - 1 - place, ends)
    return np.zeros(0, np.int64) if ends is None else documents_of(ends)


def _ending(keys: Keys, behind: int, ends: Keys | None) -> Keys:
    """Where a phrase may end, of whose items one stands at some keys, so far before its end."""
    keys = keys + behind if behind else keys
    return keys if ends is None else common(keys, ends)


def _nearby(keys: Keys, others: Keys, limit: int) -> Flags:
    """Which of ascending keys have one of others, ascending too, at most `limit` before or after them."""
    places = np.searchsorted(others, keys - limit)
    padded = np.append(others, np.iinfo(np.int64).max)
    return np.asarray(padded[places] <= keys + limit, bool)
