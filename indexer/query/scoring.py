"""What scores in a tier: syllables, words, neighbouring syllables and units of all that is not negated.

Rank uses every syllable of the query, also those of a long query that do not decide. Each item is asked once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.model.ranking import ADJACENT_WEIGHT, BARE_FORM_WEIGHT, SYLLABLE_WEIGHT, WORD_WEIGHT
from indexer.model.request import Adjacent, Bm25, Scored, Term
from indexer.query.leaves import TextLeaf
from indexer.query.matching import unit_singles
from indexer.query.terms import EXACT, UNMARKED, Level, Place, Slot, single

FOLDED_SHARE = 0.1
"""What a marked syllable counts when only its fold is found: enough to order documents that were typed without marks.

More costs elsewhere: on questions with marks MRR@10 is .960 without it, .9596 with 0.1, .9591 with 0.25.
"""

_WORD_FIELDS = frozenset({"title", "body"})


@dataclass(frozen=True, slots=True)
class Scorer:
    """Makes the scored items of one query.

    Attributes:
        text: the query.
        leaves: all that is not negated, in order.
        marked: the query holds a syllable typed with marks.
    """

    text: str
    leaves: Sequence[TextLeaf]
    marked: bool

    def rank(self, level: Level) -> tuple[Scored, ...]:
        """The items of a tier, each once."""
        return tuple(dict.fromkeys(self._scored(level)))

    def _scored(self, level: Level) -> Iterator[Scored]:
        for leaf in self.leaves:
            yield from _syllables(leaf.slots, leaf.place, level)
            if self.marked:
                yield from _bare_forms(leaf)
                yield from _words(leaf)
            for piece in leaf.pieces:
                if piece.unit:
                    yield from _unit(piece.unit, leaf.place)
                for other in piece.others if level.expanded else ():
                    yield from _syllables(other, leaf.place, level)
                    yield from _pairs(other, leaf.place, level)
        for slots, place in self._runs():
            yield from _pairs(slots, place, level)

    def _runs(self) -> Iterator[tuple[list[Slot], Place]]:
        """The syllables of leaves that follow one another with only spaces between, as in "sổ tay đi*"."""
        run: list[Slot] = []
        for number, leaf in enumerate(self.leaves):
            run += leaf.slots if leaf.place.view == "syllable" else ()
            following = self.leaves[number + 1 : number + 2]
            if not any(self._follows(leaf, next_leaf) for next_leaf in following):
                yield run, leaf.place
                run = []

    def _follows(self, leaf: TextLeaf, following: TextLeaf) -> bool:
        return leaf.place == following.place and not self.text[leaf.end : following.start].strip()


def _syllables(slots: Sequence[Slot], place: Place, level: Level) -> Iterator[Scored]:
    for slot in slots:
        yield Bm25((single(slot, place, EXACT),), SYLLABLE_WEIGHT)
        if level.folded and slot.marked:
            yield Bm25((single(slot, place, UNMARKED),), SYLLABLE_WEIGHT * FOLDED_SHARE)


def _pairs(slots: Sequence[Slot], place: Place, level: Level) -> Iterator[Scored]:
    for first, second in pairwise(slots):
        yield Adjacent((single(first, place, EXACT),), (single(second, place, EXACT),), ADJACENT_WEIGHT)
        if level.folded and (first.marked or second.marked):
            pair = (single(first, place, UNMARKED),), (single(second, place, UNMARKED),)
            yield Adjacent(*pair, ADJACENT_WEIGHT * FOLDED_SHARE)


def _bare_forms(leaf: TextLeaf) -> Iterator[Scored]:
    """In a partly marked query the form without marks only breaks ties."""
    for slot in leaf.slots:
        if not slot.marked and slot.form == "whole" and slot.key.isalpha():
            yield Bm25((Term(leaf.place.view, slot.key, leaf.place.fields),), BARE_FORM_WEIGHT)


def _words(leaf: TextLeaf) -> Iterator[Scored]:
    """The pyvi words; one without any mark by its fold, since its marks may have been left out."""
    fields = tuple(field for field in leaf.place.fields if field in _WORD_FIELDS)
    for word in leaf.words if leaf.place.view == "syllable" else ():
        slots = leaf.slots[word.first : word.first + word.count]
        if all(slot.form == "whole" for slot in slots):
            exact = any(slot.marked for slot in slots)
            term = Term("word", word.key, fields) if exact else Term("word_folded", word.fold, fields)
            yield Bm25((term,), WORD_WEIGHT)


def _unit(key: str, place: Place) -> Iterator[Scored]:
    singles = unit_singles(key, place)
    yield Bm25(singles, SYLLABLE_WEIGHT)
    if key.startswith("ref:") and len(singles) > 1:
        # "Chỉ thị 05" means the one of the Central Committee first.
        yield Bm25((Term("unit", f"{key}/TW", place.fields),), SYLLABLE_WEIGHT)
