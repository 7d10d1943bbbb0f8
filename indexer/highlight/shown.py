"""A text of a document with the places of its syllables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
Positions = Mapping[int, int]
"""Positions to mark in one field, and for each the number of the thing that was looked for."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """One field as it is shown.

    Attributes:
        text: cleaned.
        positions: of its syllables, ascending, with gaps between lines (`indexer.analyse.token_spans`).
        spans: (start, end) of each syllable, in code points.
    """

    text: str
    positions: Sequence[int]
    spans: Sequence[Span]
