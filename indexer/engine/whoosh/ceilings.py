"""The most that an item can give to the score of each document, in one byte for each.

Looked up for any number of documents it takes a hundredth of the time that their postings take, and tells nearly as
well which of them can be among the best.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.presence import Presence
from indexer.engine.whoosh.stretch import Stretch
from indexer.model.ranking import HIGHEST, saturated

_LEVELS = 250
"""What stands for `HIGHEST`; there is room above it for rounding."""
ROUNDED = 1.00001
"""Rounding of single precision must not cut off a document."""

LEVEL = ROUNDED * HIGHEST / _LEVELS
"""What one step stands for."""
ANY = np.uint8(_LEVELS)
"""The most that any item can give."""


class Ceilings:
    """What one item can give; `nbytes` is what it takes in memory."""

    def __init__(self, stretches: Sequence[Stretch], presence: Presence, generation: Generation) -> None:
        """Round tf' (K1 + 1) / (K1 + tf') of the item in each document up.

        Args:
            stretches: its postings.
            presence: the documents that hold it.
            generation: which.
        """
        found = np.zeros(generation.size, np.float32)
        for stretch in stretches:
            stretch.add_frequencies(found, generation.shares(stretch.inverted.name))
        self._listed = presence.listed
        self._size = generation.size
        found = found if self._listed is None else found.take(self._listed)
        self._steps: NDArray[np.uint8] = np.ceil(saturated(found) * (ROUNDED * _LEVELS / HIGHEST)).astype(np.uint8)
        self.nbytes = 300 + self._steps.nbytes

    def take(self, documents: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Steps of `LEVEL` in some documents."""
        steps = self._steps
        if self._listed is not None:
            steps = np.zeros(self._size, np.uint8)
            steps[self._listed] = self._steps
        return steps.take(documents)
