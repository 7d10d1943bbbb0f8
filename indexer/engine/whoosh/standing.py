"""Where items stand in some documents: the postings of all of them there, side by side.

NumPy takes about as long for a few numbers as for a few hundred. So what is asked of one item is read for all at once,
unless there is much of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import distinct, merged
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.segment import VIEWS, Inverted
from indexer.engine.whoosh.wanted import Documents, Wanted
from indexer.model.record import INDEX_FIELDS, StoredView
from indexer.model.request import Single
from indexer.model.result import Matched

Item = tuple[Single, ...]
Keys = NDArray[np.int64]
"""Places in the index, ascending: (field << 58) | (document << 32) | position; a field is its place in INDEX_FIELDS,
where those of a view stand together.

Positions end long before 32 bits, so the key after a last position is never that of another document.
"""

_FIELD_BITS, _DOCUMENT_BITS = 58, 32
_FIELDS = {field.name: number for number, field in enumerate(INDEX_FIELDS)}

_PIECE = 1 << 15
"""Postings whose frequencies are looked up at a time."""
_TOKENS_OF = 1 << 13
"""Postings whose positions are read at a time."""

_FEWER = 4
"""Below one posting for so many sums they are added one by one."""

_TOGETHER = 20_000
"""Up to so many postings the positions of all items are read at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """Postings in one view of one segment, row after row.

    Attributes:
        inverted: the view there.
        rows: of some rows the item that each is of, by its place among the items, and its field, by its place in the
            view; shape (2, rows).
        which: the row of each posting, by its place among those; ascending.
        postings: which.
        documents: of each, counted over all segments.
    """

    inverted: Inverted
    rows: NDArray[np.int64]
    which: NDArray[np.int64]
    postings: NDArray[np.int64]
    documents: Documents

    def take(self, kept: NDArray[np.int64]) -> "Part":
        """Some of the postings, by their places, ascending."""
        columns = (column.take(kept) for column in (self.which, self.postings, self.documents))
        return Part(self.inverted, self.rows, *columns)

    def pieces(self, size: int) -> Iterator["Part"]:
        """The same in pieces: what is made of one in between stays in the cache of the processor."""
        if len(self.which) <= size:
            yield self
            return
        for first in range(0, len(self.which), size):
            columns = (column[first : first + size] for column in (self.which, self.postings, self.documents))
            yield Part(self.inverted, self.rows, *columns)

    def of(self, item: int) -> "Part":
        """The postings of one item."""
        return self.take((self.rows[0] == item).take(self.which).nonzero()[0])


class Standing:
    """Where some items stand in some documents: looked for once, and then in fewer and fewer of them."""

    def __init__(
        self, generation: Generation, items: Sequence[Item], parts: Sequence[Part], wanted: Wanted | None = None
    ) -> None:
        """Keep the postings that some items have in some documents, if it is known in which."""
        self.items, self.parts = items, parts
        self.generation = generation
        self._wanted = wanted
        self._keys: dict[Item, Keys] = {}

    def among(self, wanted: Wanted) -> "Standing":
        """The same in some of the documents, or in all."""
        if wanted is self._wanted:
            return self
        parts = [part.take(wanted.flags.take(part.documents).nonzero()[0]) for part in self.parts]
        return Standing(self.generation, self.items, parts, wanted)

    def where(self, asked: NDArray[np.bool_], wanted: Wanted) -> "Standing":
        """The same of each item in its own documents: flags of shape (items, wanted documents)."""
        parts = []
        for part in self.parts:
            places = part.rows[0].take(part.which) * len(wanted.documents) + wanted.rows(part.documents)
            parts.append(part.take(asked.ravel().take(places).nonzero()[0]))
        return Standing(self.generation, self.items, parts)

    def frequencies(self, wanted: Wanted) -> NDArray[np.float64]:
        """tf' of `indexer.model.ranking` of the items in each wanted document, shape (items, documents).

        Args:
            wanted: the documents in which the items were looked for.
        """
        count = len(wanted.documents)
        found = np.zeros(len(self.items) * count)
        for part in (piece for whole in self.parts for piece in whole.pieces(_PIECE)):
            items, fields = part.rows.take(part.which, axis=1)
            own = self.generation.shares(part.inverted.name).take(fields * self.generation.size + part.documents)
            own *= part.inverted.frequencies.take(part.postings)
            places = items * count + wanted.rows(part.documents)
            if len(own) * _FEWER < len(found):
                # Of other types it would take forty times as long.
                np.add.at(found, places, own.astype(np.float64))
            else:
                found += np.bincount(places, own, len(found))
        return found.reshape(len(self.items), count)

    def keys(self, item: Item) -> Keys:
        """Where one of the items stands, each place once; nowhere in views without positions."""
        if item not in self._keys:
            few = sum(len(part.postings) for part in self.parts) <= _TOGETHER
            own = self.items.index(item)
            self._read(range(len(self.items)) if few else (own,))
        return self._keys[item]

    def _read(self, items: Sequence[int]) -> None:
        rows: dict[int, list[Keys]] = {item: [] for item in items}
        for whole in (part for part in self.parts if part.inverted.positional):
            part = whole if len(items) == len(self.items) else whole.of(items[0])
            for item, keys in (found for piece in part.pieces(_TOKENS_OF) for found in _keys(piece)):
                rows[item].append(keys)
        for item, found in rows.items():
            # Units of several kinds may stand at one place.
            self._keys[self.items[item]] = distinct(merged(found)) if found else np.zeros(0, np.int64)


def _keys(part: Part) -> Iterator[tuple[int, Keys]]:
    """Where the tokens of postings stand: items, and keys of each, row after row, in each of which they ascend."""
    counts, positions = part.inverted.tokens(part.postings)
    fields = (part.rows[1] + _FIELDS[part.inverted.fields[0]]) << _FIELD_BITS
    keys = (fields.take(part.which) | (part.documents << _DOCUMENT_BITS)).repeat(counts) | positions
    ends = np.zeros(len(counts) + 1, np.int64)
    counts.cumsum(out=ends[1:])
    items = part.rows[0].tolist()
    firsts = [row for row, item in enumerate(items) if not row or item != items[row - 1]]
    bounds = ends.take(part.which.searchsorted([*firsts, len(items)])).tolist()
    for row, first, last in zip(firsts, bounds, bounds[1:], strict=False):
        if first < last:
            yield items[row], keys[first:last]


def joined(standings: Sequence[Standing], wanted: Wanted) -> Standing:
    """Where the same items stand in some documents, each of which one of some standings tells of."""
    first = standings[0]
    parts = [part for standing in standings for part in standing.among(wanted).parts]
    return Standing(first.generation, first.items, parts)


def terms_in(standings: Sequence[Standing]) -> Iterator[tuple[int, Matched]]:
    """Documents, a few, and the terms that stand in each: once in a field, however many items they are part of."""
    groups: dict[Inverted, list[Part]] = {}
    for part in (part for standing in standings for part in standing.parts):
        groups.setdefault(part.inverted, []).append(part)
    for inverted, parts in groups.items():
        postings = np.concatenate([part.postings for part in parts])
        order = postings.argsort(kind="stable")
        postings = postings.take(order)
        documents = np.concatenate([part.documents for part in parts]).take(order)
        first = np.ones(len(postings), np.bool_)
        np.not_equal(postings[1:], postings[:-1], out=first[1:])
        postings, owners = postings[first], documents[first].tolist()
        found: Sequence[tuple[int, ...]] = [()] * len(owners)
        if inverted.positional:
            counts, positions = inverted.tokens(postings)
            ends = counts.cumsum().tolist()
            row = positions.tolist()
            found = [tuple(row[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
        width = len(inverted.fields)
        view, fields = VIEWS[inverted.name][0].view, [field.field for field in VIEWS[inverted.name]]
        rows = inverted.rows_at(postings).tolist()
        keys = {number: inverted.lexicon.key(number) for number in {row // width for row in rows}}
        for document, place, own in zip(owners, rows, found, strict=True):
            yield document, Matched(view, fields[place % width], keys[place // width], own)


def shares_of(keys: Keys, generation: Generation, view: StoredView) -> NDArray[np.float32]:
    """What a token at each of some keys of a view adds to tf', see `Generation.shares`."""
    fields = (keys >> _FIELD_BITS) - _FIELDS[VIEWS[view][0].name]
    return generation.shares(view).take(fields * generation.size + documents_of(keys))


def documents_of(keys: Keys) -> Documents:
    """The document of each key."""
    return np.asarray((keys >> _DOCUMENT_BITS) & ((1 << (_FIELD_BITS - _DOCUMENT_BITS)) - 1), np.int64)
