"""Matched positions -> marks in the shown text, and excerpts around the densest of them.

Only whole syllables are marked, in the author's spelling. Offsets are our own: `ShownText` gives the place of every
syllable position of a field, and no engine is asked to analyse anything again.
"""

from indexer.highlight.choose import marked_positions
from indexer.highlight.excerpts import MOST, Snippet, snippets
from indexer.highlight.marks import Syllables, mark, marked
from indexer.highlight.shown import Positions, ShownText, Span

__all__ = [
    "MOST",
    "Positions",
    "ShownText",
    "Snippet",
    "Span",
    "Syllables",
    "mark",
    "marked",
    "marked_positions",
    "snippets",
]
