"""What scores in a tier: syllables, words, neighbouring syllables and units of all that is not negated.

Rank uses every syllable of the query, also those of a long query that do not decide. Each item is asked once.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from types import MappingProxyType

from indexer.model.ranking import ADJACENT_WEIGHT, BARE_FORM_WEIGHT, SYLLABLE_WEIGHT, WORD_WEIGHT
from indexer.model.request import Adjacent, Bm25, Scored, Single, Term
from indexer.normalise import bare_syllables
from indexer.query.leaves import TextLeaf
from indexer.query.matching import DocumentFrequency, unit_singles
from indexer.query.terms import EXACT, UNMARKED, Level, Place, Slot, item
from indexer.units import is_partial

FOLDED_SHARE = 0.1
"""What a marked syllable counts when only its fold is found: enough to order documents that were typed without marks.

More costs elsewhere: on questions with marks MRR@10 is .960 without it, .9596 with 0.1, .9591 with 0.25.
"""

_LONGEST_WORD = 3
"""Syllables of a word that is looked for in a query without marks.

MRR@10 without and with such words: questions .949 and .951, headlines against leads .723 and .735, titles against whole
articles .951 and .961, titles against leads .786 and .802.
"""

_HARDLY = 20
"""A bare syllable in fewer than one of so many documents that hold its fold has lost its marks."""

Item = tuple[Single, ...]

_WORD_FIELDS = frozenset({"title", "body"})


@dataclass(frozen=True, slots=True)
class Scorer:
    """Makes the scored items of one query.

    Attributes:
        text: the query.
        leaves: all that is not negated, in order.
        marked: the query holds a syllable typed with marks.
        frequency: documents that hold a term.
    """

    text: str
    leaves: Sequence[TextLeaf]
    marked: bool
    frequency: DocumentFrequency

    def rank(self, level: Level) -> tuple[Scored, ...]:
        """The items of a tier, each once."""
        return tuple(dict.fromkeys(self._scored(level)))

    def _scored(self, level: Level) -> Iterator[Scored]:
        for leaf in self.leaves:
            yield from _syllables(leaf.slots, leaf.place, level, _abbreviations(leaf, level))
            if self.marked:
                yield from _bare_forms(leaf)
            if self.marked and not self._lacks_marks(leaf):
                yield from _words(leaf)
            else:
                yield from self._likely_words(leaf)
            for piece in leaf.pieces:
                if piece.unit:
                    yield from _unit(piece.unit, leaf.place)
            if level.expanded:
                yield from _other_writings(leaf, level)
        for slots, place in self._runs():
            yield from _pairs(slots, place, level)

    def _lacks_marks(self, leaf: TextLeaf) -> bool:
        """Whether some syllable of a marked query was typed without its marks: documents hardly hold it bare."""
        bare = (
            slot for slot in leaf.slots if not slot.marked and slot.form == "whole" and slot.fold in bare_syllables()
        )
        return any(
            _HARDLY * self.frequency(Term("syllable", slot.key)) < self.frequency(Term("folded", slot.fold))
            for slot in bare
        )

    def _likely_words(self, leaf: TextLeaf) -> Iterator[Scored]:
        """Without marks the segmenter tells nothing: the fewest words that the index knows, of equals the commonest."""
        fields = _word_fields(leaf)
        best: list[tuple[int, float, tuple[Term, ...]]] = [(0, 0.0, ())]
        for end in range(1, len(leaf.slots) + 1):
            choices = []
            for first in range(max(0, end - _LONGEST_WORD), end):
                slots = leaf.slots[first:end]
                term = _word_term(slots, fields)
                known = self.frequency(term) if fields and _may_be_word(slots) else 0
                count, cost, before = best[first]
                if known:
                    choices.append((count + 1, cost - math.log(known), (*before, term)))
                elif len(slots) == 1:
                    choices.append((count + 1, cost, before))
            best.append(min(choices, key=lambda choice: choice[:2]))
        for term in best[-1][2]:
            yield Bm25((term,), WORD_WEIGHT)

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


def _syllables(
    slots: Sequence[Slot],
    place: Place,
    level: Level,
    same: Mapping[Slot, Item] = MappingProxyType({}),
    share: float = 1,
) -> Iterator[Scored]:
    """The syllables, each with what says the same; `share` of the full weight."""
    for slot in filter(_tells, slots):
        yield Bm25((*item(slot, place, EXACT), *same.get(slot, ())), SYLLABLE_WEIGHT * share)
        if level.folded and slot.marked:
            yield Bm25(item(slot, place, UNMARKED), SYLLABLE_WEIGHT * FOLDED_SHARE * share)


def _pairs(slots: Sequence[Slot], place: Place, level: Level, share: float = 1) -> Iterator[Scored]:
    for first, second in pairwise(slots):
        if not (_tells(first) and _tells(second)):
            continue
        yield Adjacent(item(first, place, EXACT), item(second, place, EXACT), ADJACENT_WEIGHT * share)
        if level.folded and (first.marked or second.marked):
            pair = item(first, place, UNMARKED), item(second, place, UNMARKED)
            yield Adjacent(*pair, ADJACENT_WEIGHT * FOLDED_SHARE * share)


def _abbreviations(leaf: TextLeaf, level: Level) -> Mapping[Slot, Item]:
    """What one syllable says instead of a run, for each syllable of the run: "VN" counts as both of "Việt Nam".

    As terms of their own rare abbreviations would outweigh the words that they stand for.
    """
    return {
        slot: tuple(chain.from_iterable(item(other[0], leaf.place, level) for other in piece.others if len(other) == 1))
        for piece in leaf.pieces
        if level.expanded
        for slot in piece.slots
    }


def _other_writings(leaf: TextLeaf, level: Level) -> Iterator[Scored]:
    """What several syllables say instead of a run: all of it together weighs as much as the run."""
    for others, run in groupby(leaf.pieces, key=lambda piece: piece.others):
        typed = [slot for piece in run for slot in piece.slots]
        longer = [other for other in others if len(other) > 1]
        for other in longer:
            share = len(typed) / len(other) / len(longer)
            new = [slot for slot in other if slot not in typed]
            yield from _syllables(new, leaf.place, level, share=share)
            for pair in pairwise(other):
                if not set(pair).isdisjoint(new):
                    yield from _pairs(pair, leaf.place, level, share)


def _tells(slot: Slot) -> bool:
    """Whether it says anything of a document that a slot stands in it: the first letter of a word does not."""
    return slot.form != "start" or len(slot.fold) > 1


def _bare_forms(leaf: TextLeaf) -> Iterator[Scored]:
    """In a partly marked query the form without marks only breaks ties."""
    for slot in leaf.slots:
        if not slot.marked and slot.form == "whole" and slot.key.isalpha():
            yield Bm25((Term(leaf.place.view, slot.key, leaf.place.fields),), BARE_FORM_WEIGHT)


def _words(leaf: TextLeaf) -> Iterator[Scored]:
    """The pyvi words; one without any mark by its fold, since its marks may have been left out."""
    fields = _word_fields(leaf)
    for word in leaf.words if fields else ():
        slots = leaf.slots[word.first : word.first + word.count]
        if _is_whole(slots):
            exact = any(slot.marked for slot in slots)
            term = Term("word", word.key, fields) if exact else Term("word_folded", word.fold, fields)
            yield Bm25((term,), WORD_WEIGHT)


def _word_term(slots: Sequence[Slot], fields: tuple[str, ...]) -> Term:
    """Some syllables as one word: marks typed are meant where all of them have some."""
    if all(slot.marked for slot in slots):
        return Term("word", "_".join(slot.key for slot in slots), fields)
    return Term("word_folded", "_".join(slot.fold for slot in slots), fields)


def _word_fields(leaf: TextLeaf) -> tuple[str, ...]:
    """The fields of a leaf that have words; names have none."""
    return tuple(field for field in leaf.place.fields if field in _WORD_FIELDS)


def _is_whole(slots: Sequence[Slot]) -> bool:
    return all(slot.form == "whole" for slot in slots)


def _may_be_word(slots: Sequence[Slot]) -> bool:
    """Numbers and codes are found by their syllables and as units."""
    return _is_whole(slots) and all(slot.key.isalpha() for slot in slots)


def _unit(key: str, place: Place) -> Iterator[Scored]:
    yield Bm25(unit_singles(key, place), SYLLABLE_WEIGHT)
    if key.startswith("ref:") and is_partial(key):
        # "Chỉ thị 05" means the one of the Central Committee first.
        yield Bm25((Term("unit", f"{key}/TW", place.fields),), SYLLABLE_WEIGHT)
