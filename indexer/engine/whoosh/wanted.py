"""Documents that are looked for among postings, in the forms in which they are looked for."""

from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

Documents = NDArray[np.int64]

SHIFT = 6
"""A word has 2 ** SHIFT bits."""
_FEW = 1_000
"""Below so many numbers a binary search costs less than a table over all documents."""


class Local:
    """The wanted documents of one segment.

    Attributes:
        documents: ascending, counted from the first of the segment.
        flags: one for each document of the segment.
    """

    def __init__(self, documents: Documents, flags: NDArray[np.bool_]) -> None:
        self.documents, self.flags = documents, flags

    @cached_property
    def words(self) -> NDArray[np.int64]:
        """For each the word that its bit stands in, where there is one bit for each document."""
        return self.documents >> SHIFT

    @cached_property
    def bits(self) -> NDArray[np.uint64]:
        """That bit."""
        return np.uint64(1) << (self.documents & ((1 << SHIFT) - 1)).astype(np.uint64)

    @cached_property
    def below(self) -> NDArray[np.uint64]:
        """The bits of the word before it."""
        return self.bits - np.uint64(1)


class Wanted:
    """Some documents of a generation.

    Attributes:
        documents: ascending.
        size: documents of the generation, deleted ones included.
    """

    def __init__(self, documents: Documents, size: int) -> None:
        self.documents = documents
        self.size = size
        self._within: dict[tuple[int, int], Local] = {}

    @classmethod
    def of_flags(cls, flags: NDArray[np.bool_]) -> Self:
        """The flagged ones; one flag for each document of the generation."""
        found = cls(np.flatnonzero(flags), len(flags))
        found.flags = flags
        return found

    @cached_property
    def flags(self) -> NDArray[np.bool_]:
        """One for each document of the generation."""
        found = np.zeros(self.size, np.bool_)
        found[self.documents] = True
        return found

    @cached_property
    def _rows(self) -> NDArray[np.int32]:
        found = np.empty(self.size, np.int32)
        found[self.documents] = np.arange(len(self.documents), dtype=np.int32)
        return found

    def rows(self, documents: Documents) -> NDArray[np.integer]:
        """Places of some of the wanted documents among them."""
        if len(documents) < _FEW:
            return self.documents.searchsorted(documents)
        return self._rows[documents]

    def within(self, base: int, count: int) -> Local:
        """The wanted ones of a segment of `count` documents, counted from its first one, `base`."""
        if (base, count) not in self._within:
            documents = self.documents
            if count < self.size:
                first, last = documents.searchsorted((base, base + count)).tolist()
                documents = documents[first:last] - base
            self._within[base, count] = Local(documents, self.flags[base : base + count])
        return self._within[base, count]
