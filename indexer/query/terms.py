"""From a syllable of the query to the term that is looked up: with its marks when it was typed with marks.

Marks typed are meant: a marked syllable is looked up by its key, a bare one by its fold. On the lower levels every
syllable is looked up by its fold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indexer.model.request import AnyOf, Fuzzy, Phrase, Prefix, Single, Term
from indexer.normalise import keys_with_other_folds


@dataclass(frozen=True, slots=True)
class Slot:
    """One syllable of the query.

    Attributes:
        key: as it is indexed.
        fold: the key without marks.
        marked: it was typed with a mark.
        form: the whole syllable, the beginning of one, or one that may be misspelt.
        distance: letters that may be wrong in the last case.
    """

    key: str
    fold: str
    marked: bool
    form: Literal["whole", "start", "similar"] = "whole"
    distance: int = 1


@dataclass(frozen=True, slots=True)
class Level:
    """How strictly terms match.

    Attributes:
        folded: marks do not count.
        expanded: abbreviations and other writings count.
    """

    folded: bool = False
    expanded: bool = False


EXACT = Level()
EXPANDED = Level(expanded=True)
UNMARKED = Level(folded=True, expanded=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where terms are looked up: the syllables of text fields, or the names of one entity type."""

    view: Literal["syllable", "entity"]
    fields: tuple[str, ...]


def single(slot: Slot, place: Place, level: Level) -> Single:
    """The term, prefix or fuzzy term of a slot."""
    exact = slot.marked and not level.folded
    text = slot.key if exact else slot.fold
    view = place.view if exact else "folded" if place.view == "syllable" else "entity_folded"
    if slot.form == "start":
        return Prefix(view, text, place.fields)
    if slot.form == "similar":
        return Fuzzy(view, text, slot.distance, place.fields)
    return Term(view, text, place.fields)


def item(slot: Slot, place: Place, level: Level) -> tuple[Single, ...]:
    """All terms of a slot: one, and the marked spellings of a bare syllable that have another fold."""
    exact = slot.marked and not level.folded
    others = () if exact or slot.form == "similar" else keys_with_other_folds(slot.fold)
    return (single(slot, place, level), *(Term(place.view, key, place.fields) for key in others))


def items(slots: Iterable[Slot], place: Place, level: Level) -> tuple[tuple[Single, ...], ...]:
    """The items of a phrase."""
    return tuple(item(slot, place, level) for slot in slots)


def together(slots: Iterable[Slot], place: Place, level: Level) -> Single | AnyOf | Phrase:
    """The slots one after another; a single one is no phrase."""
    sequence = items(slots, place, level)
    if len(sequence) > 1:
        return Phrase(sequence)
    return sequence[0][0] if len(sequence[0]) == 1 else AnyOf(sequence[0])
