"""A text of a document with the places of its syllables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
Positions = Mapping[int, int]
"""Positions to mark in one field, and for each the number of the thing that was looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownText:
    """One field as it is shown; a hit asks for the places of a few of its syllables.

    Attributes:
        text: cleaned.
        positions: of its syllables, ascending, with gaps between lines (`indexer.analyse.token_places`).
        starts: first code point of each syllable.
        ends: one past the last.
    """

    text: str
    positions: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def places(self, positions: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
        """How many syllables stand before those at some positions of this text, and where these begin and end."""
        numbers = self.positions.searchsorted(positions)
        return numbers.tolist(), self.starts[numbers].tolist(), self.ends[numbers].tolist()

    def positions_in(self, start: int, end: int) -> list[int]:
        """Positions of the syllables that begin in [start, end)."""
        first, last = self.starts.searchsorted((start, end)).tolist()
        found: list[int] = self.positions[first:last].tolist()
        return found

    def around(self, place: int) -> Span:
        """The last syllable that begins before a place; an empty one there when there is none."""
        number = int(self.starts.searchsorted(place)) - 1
        return (int(self.starts[number]), int(self.ends[number])) if number >= 0 else (place, place)
