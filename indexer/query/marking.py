"""What is to be marked in a hit: it depends on the tier, which says how strictly the hit was found."""

from collections.abc import Iterator, Sequence

from indexer.model.marking import Mark
from indexer.model.request import Near, Phrase, Single
from indexer.query.leaves import TextLeaf
from indexer.query.matching import unit_singles
from indexer.query.terms import EXACT, Level, Place, Slot, items, single, together


def marks_of(leaves: Sequence[TextLeaf], level: Level) -> tuple[Mark, ...]:
    """The marks of all that is not negated, each once."""
    return tuple(dict.fromkeys(mark for leaf in leaves for mark in _marks(leaf, level)))


def _marks(leaf: TextLeaf, level: Level) -> Iterator[Mark]:
    for piece in leaf.pieces:
        if piece.unit:
            yield from ((unit,) for unit in unit_singles(piece.unit, leaf.place))
        for other in piece.others if level.expanded else ():
            yield _joined(other, leaf.place, level)
    if leaf.form == "words":
        yield from (_choice(slot, leaf.place, level) for slot in leaf.slots)
    elif leaf.form == "near" and len(leaf.slots) > 1:
        yield Near(items(leaf.slots, leaf.place, level), leaf.within)
    else:
        yield _joined(leaf.slots, leaf.place, level)


def _choice(slot: Slot, place: Place, level: Level) -> tuple[Single, ...]:
    """The syllable as typed; on a folded level its other forms where that does not occur."""
    return tuple(dict.fromkeys((single(slot, place, EXACT), single(slot, place, level))))


def _joined(slots: Sequence[Slot], place: Place, level: Level) -> Mark:
    joined = together(slots, place, level)
    return joined if isinstance(joined, Phrase) else (joined,)
