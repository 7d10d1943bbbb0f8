"""The tree that the parser makes of a query text: what was typed, not yet which terms it means.

Offsets count code points of `ParsedQuery.text`, end-exclusive.
"""

from dataclasses import dataclass
from typing import Literal

from indexer.model.facets import FacetName
from indexer.query.notes import Note

SearchField = FacetName | Literal["", "title", "date"]
"""Where a leaf is looked for; the empty name is the text as a whole."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of plain words: all of them are wanted, in any order."""

    text: str
    start: int
    end: int
    field: SearchField = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that stand together: "sổ tay", or near one another: "sổ tay"~5.

    Attributes:
        text: what stands between the quotation marks.
        start: the first quotation mark.
        end: one past the last one, or past the distance.
        field: where to look.
        within: how many other words may stand between; 0 is a phrase, in order.
    """

    text: str
    start: int
    end: int
    field: SearchField = ""
    within: int = 0


@dataclass(frozen=True, slots=True)
class WordStart:
    """The beginning of a word: đả*."""

    text: str
    start: int
    end: int
    field: SearchField = ""


@dataclass(frozen=True, slots=True)
class SimilarWord:
    """A word that may be misspelt: điềm~, with at most `distance` letters wrong."""

    text: str
    start: int
    end: int
    field: SearchField = ""
    distance: int = 1


@dataclass(frozen=True, slots=True)
class DateRange:
    """Documents dated in [since, until), yyyymmddHHMM with zeros for what is not told."""

    since: int
    until: int
    start: int
    end: int
    field: SearchField = "date"


@dataclass(frozen=True, slots=True)
class Conjunction:
    """All of the nodes; an empty one asks nothing."""

    nodes: tuple["Syntax", ...]


@dataclass(frozen=True, slots=True)
class Disjunction:
    """At least one of the nodes, of which there are two or more."""

    nodes: tuple["Syntax", ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """Not the node."""

    node: "Syntax"


Leaf = Words | Quotation | WordStart | SimilarWord
Syntax = Leaf | DateRange | Conjunction | Disjunction | Negation


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query text understood.

    Attributes:
        text: the cleaned text, cut at the limits; all offsets count here.
        root: what it asks.
        notes: what was ignored or read otherwise than it looks, in the order of the text.
    """

    text: str
    root: Syntax
    notes: tuple[Note, ...]
