"""What is to be marked in a hit: it depends on the tier, which says how strictly the hit was found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.model.marking import Mark
from indexer.model.request import Near, Phrase, Single
from indexer.query.leaves import TextLeaf
from indexer.query.matching import unit_singles
from indexer.query.terms import EXACT, Level, Place, Slot, item, items, single, together


def marks_of(leaves: Sequence[TextLeaf], level: Level) -> tuple[Mark, ...]:
    """The marks of all that is not negated, each once; units come first, so that each is one mark."""
    marked = any(slot.marked for leaf in leaves for slot in leaf.slots)
    marks = dict.fromkeys(mark for leaf in leaves for mark in _marks(leaf, level, marked=marked))
    return tuple(sorted(marks, key=lambda mark: isinstance(mark, Phrase | Near) or mark[0].view != "unit"))


def _marks(leaf: TextLeaf, level: Level, *, marked: bool) -> Iterator[Mark]:
    for piece in leaf.pieces:
        for other in piece.others if level.expanded else ():
            yield _joined(other, leaf.place, level)
    if leaf.form == "words":
        yield from _word_marks(leaf, level, marked=marked)
        return
    for piece in leaf.pieces:
        if piece.unit:
            yield from ((unit,) for unit in unit_singles(piece.unit, leaf.place))
    if leaf.form == "near" and len(leaf.slots) > 1:
        yield Near(items(leaf.slots, leaf.place, level), leaf.within)
    else:
        yield _joined(leaf.slots, leaf.place, level)


def _word_marks(leaf: TextLeaf, level: Level, *, marked: bool) -> Iterator[Mark]:
    """Plain words wherever they stand, but the syllables of a unit only where the unit does, or together.

    Words that only introduce a unit are in no piece and are not marked.
    """
    for piece in leaf.pieces:
        units = unit_singles(piece.unit, leaf.place) if piece.unit else ()
        yield from ((unit,) for unit in units)
        if len(piece.slots) > 1:
            yield _joined(piece.slots, leaf.place, level)
        else:
            yield from _forms(piece.slots[0], leaf.place, level, units, marked=marked)


def _forms(slot: Slot, place: Place, level: Level, units: tuple[Single, ...], *, marked: bool) -> Iterator[Mark]:
    """The syllable as it was typed, and its other forms where that does not occur.

    Without marks everything is as typed; in a query with marks a bare syllable was typed to be bare.
    """
    typed = replace(slot, marked=True) if marked and slot.form == "whole" and slot.key.isalpha() else slot
    form, *others = item(slot, place, level)
    yield (*units, *dict.fromkeys((single(typed, place, EXACT), form)))
    yield from ((other,) for other in others)


def _joined(slots: Sequence[Slot], place: Place, level: Level) -> Mark:
    joined = together(slots, place, level)
    return joined if isinstance(joined, Phrase) else items(slots, place, level)[0]
