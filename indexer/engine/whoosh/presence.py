"""The documents that hold an item, in as few bytes as they need: the sets that matching and counting work on."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, distinct

Documents = NDArray[np.int64]

_BITS = 8
"""Flags in a byte."""
_LISTED = 32
"""Up to one in so many, documents are kept as numbers of four bytes; beyond, one bit for each of all is less."""

_NONE = np.zeros(0, np.uint64)


class Presence:
    """The live documents that hold an item.

    Attributes:
        count: how many.
        listed: their numbers, ascending; None where there are too many.
        words: otherwise, one bit for each document of the generation, see `in_words`.
        nbytes: memory.
    """

    __slots__ = ("_size", "count", "listed", "nbytes", "words")

    def __init__(
        self, size: int, *, listed: NDArray[np.int32] | None = None, words: NDArray[np.uint64] = _NONE
    ) -> None:
        """Keep what `of_flags` or `of_documents` made, for a generation of `size` documents."""
        self._size, self.listed, self.words = size, listed, words
        self.count = int(np.bitwise_count(words).sum(dtype=np.int64)) if listed is None else len(listed)
        self.nbytes = 200 + words.nbytes + (0 if listed is None else listed.nbytes)

    @classmethod
    def of_flags(cls, flags: NDArray[np.bool_]) -> Self:
        """Keep flags, one for each document of the generation."""
        if np.count_nonzero(flags) * _LISTED <= len(flags):
            return cls(len(flags), listed=np.flatnonzero(flags).astype(np.int32))
        return cls(len(flags), words=in_words(flags))

    @classmethod
    def of_documents(cls, documents: NDArray[np.int32], size: int) -> Self:
        """Keep a few documents in any order, some more than once."""
        return cls(size, listed=distinct(np.sort(documents, kind="stable")))

    @property
    def flags(self) -> NDArray[np.bool_]:
        """One for each document of the generation; the caller owns the array."""
        if self.listed is None:
            return np.unpackbits(self.words.view(np.uint8), count=self._size, bitorder="little").view(np.bool_)
        found = np.zeros(self._size, np.bool_)
        found[self.listed] = True
        return found

    @property
    def documents(self) -> Documents:
        """Ascending; the caller owns the array."""
        return np.flatnonzero(self.flags) if self.listed is None else self.listed.astype(np.int64)

    def among(self, documents: Documents) -> Documents:
        """Those of some ascending documents that hold the item."""
        if self.listed is not None:
            return _common(self.listed, documents)
        if len(documents) * _BITS > self._size:
            return documents[self.flags.take(documents)]
        bits = self.words.view(np.uint8).take(documents >> 3) >> (documents & 7).astype(np.uint8) & 1
        return documents[bits.view(np.bool_)]

    def shared(self, other: "Presence") -> "Presence":
        """The documents that hold this and another item, both kept as bits."""
        return Presence(self._size, words=self.words & other.words)

    def count_shared(self, other: "Presence") -> int:
        """How many documents hold this and another item."""
        if self.listed is None and other.listed is None:
            return self.shared(other).count
        rarer, commoner = (self, other) if self.count < other.count else (other, self)
        return len(commoner.among(rarer.documents))

    def sample(
        self, other: "Presence", order: NDArray[np.integer], ranks: NDArray[np.integer], most: int
    ) -> tuple[Documents, int]:
        """Documents that hold this and another item, ascending, and their number.

        Args:
            other: of the same generation.
            order: all documents, in the order in which they are taken.
            ranks: for each document its place in this order.
            most: documents to take, if there are as many.
        """
        if self.listed is not None or other.listed is not None:
            rarer, commoner = (self, other) if self.count < other.count else (other, self)
            both = commoner.among(rarer.documents)
        else:
            shared = self.shared(other)
            if shared.count * _LISTED > self._size:
                # As far as the sample is likely to reach, then twice as far.
                flags, looked_at = shared.flags, min(self._size, 2 * most * self._size // shared.count)
                while np.count_nonzero(taken := flags[order[:looked_at]]) < min(most, shared.count):
                    looked_at = min(self._size, 2 * looked_at)
                return np.sort(order[taken.nonzero()[0][:most]].astype(np.int64)), shared.count
            both = shared.documents
        if len(both) <= most:
            return both, len(both)
        return np.sort(both.take(ranks.take(both).argpartition(most - 1)[:most])), len(both)


def shared_by(rows: Sequence[Presence], within: NDArray[np.bool_] | None = None) -> Documents:
    """The documents that hold each of some items, at least one, the rarest first; in some documents alone, if told."""
    documents = rows[0].documents
    if within is not None:
        documents = documents[within[documents]]
    for row in rows[1:]:
        documents = row.among(documents)
    return documents


def _common(numbers: NDArray[np.int32], documents: Documents) -> Documents:
    """Documents that are among some numbers; both ascending."""
    if len(numbers) < len(documents):
        listed = numbers.astype(np.int64)
        return listed[_holds(documents, listed)]
    return documents[_holds(numbers, documents.astype(np.int32))]


def _holds(row: Array, wanted: Array) -> NDArray[np.bool_]:
    """Which of the wanted numbers are in an ascending row that is no shorter."""
    if not len(row):
        return np.zeros(len(wanted), np.bool_)
    # Behind the last number there is only what is not there.
    found: NDArray[np.bool_] = row.take(row.searchsorted(wanted), mode="clip") == wanted
    return found


def in_words(flags: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """The bits of rows of flags in words of 64, the last one filled with zeros."""
    bits = np.packbits(flags, axis=-1, bitorder="little")
    padded = np.zeros((*bits.shape[:-1], -(-bits.shape[-1] // 8) * 8), np.uint8)
    padded[..., : bits.shape[-1]] = bits
    return padded.view(np.uint64)
