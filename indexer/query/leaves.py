"""Analyse the leaves of a parsed query: which syllables, words and units each asks for, and where."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from indexer.analyse import AnalysedText, Word
from indexer.model.document import TEXT_FIELDS
from indexer.model.facets import FACETS, FacetName
from indexer.model.record import ENTITY_FIELDS
from indexer.model.request import DateBetween, HasFacet
from indexer.normalise import fold, keys_with_other_folds, syllable_key
from indexer.query import syntax
from indexer.query.questions import asking
from indexer.query.syntax import (
    Conjunction,
    DateRange,
    Disjunction,
    Negation,
    Quotation,
    SimilarWord,
    Syntax,
    WordStart,
)
from indexer.query.terms import EXACT, UNMARKED, Level, Place, Slot
from indexer.syllables import syllables

Analyse = Callable[[str], AnalysedText]
FacetValues = Callable[[FacetName, str], Mapping[str, str]]
"""Facet and folded text -> the values with this text in the fold of their label, and their labels."""

_YEAR = 10**8

_INTRODUCING: Mapping[str, frozenset[str]] = MappingProxyType(
    {"date": frozenset({"ngay", "thang"}), "ref": frozenset({"so"})}
)
"""Words before a unit that add nothing to it: who asks for "ngày 15/11/2022" means "sáng 15/11/2022" as well."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that plain words ask for: a syllable, or a unit with all of its syllables.

    Attributes:
        slots: its syllables; one, unless it is a unit.
        unit: key of the unit, empty for a plain syllable.
        others: other ways to say the same, from the expansions: each a run of syllables.
        asks: it only asks, as "khi nào" does, and need not be found.
    """

    slots: tuple[Slot, ...]
    unit: str = ""
    others: tuple[tuple[Slot, ...], ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class TextLeaf:
    """Words of the query, analysed.

    Attributes:
        form: words in any order, a phrase, or words near one another.
        place: where they are looked up.
        slots: all syllables in order.
        pieces: what must be found, in order; words that only introduce a unit are left out.
        words: the pyvi words over `slots`.
        within: of the form "near".
        start: first code point in the query.
        end: one past the last.
    """

    form: Literal["words", "phrase", "near"]
    place: Place
    slots: tuple[Slot, ...]
    pieces: tuple[Piece, ...]
    words: tuple[Word, ...]
    within: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A leaf that only decides: a date, or a facet without terms.

    Attributes:
        typed: with the marks that were typed.
        folded: whatever the marks.
    """

    typed: HasFacet | DateBetween
    folded: HasFacet | DateBetween


AnalysedLeaf = TextLeaf | Condition
Leaves = Mapping[Syntax, AnalysedLeaf]
"""Every leaf of the tree, analysed."""

ANYWHERE = Place("syllable", TEXT_FIELDS)
_TITLE = Place("syllable", ("title",))


@dataclass(frozen=True, slots=True)
class LeafReader:
    """Analyses leaves.

    Attributes:
        analyse: the analysis of documents.
        facet_values: see `FacetValues`.
        expansions: syllable keys, or folds, joined by spaces -> other texts that say the same.
    """

    analyse: Analyse
    facet_values: FacetValues
    expansions: Mapping[str, tuple[str, ...]]

    def leaves(self, root: Syntax) -> Leaves:
        """Analyse all leaves of a tree."""
        return {leaf: self._leaf(leaf) for leaf in leaves_of(root)}

    def _leaf(self, leaf: syntax.Leaf | DateRange) -> AnalysedLeaf:
        if isinstance(leaf, DateRange):
            node = _date_node(leaf)
            return Condition(node, node)
        if leaf.field in ("", "title"):
            return self._text_leaf(leaf, ANYWHERE if leaf.field == "" else _TITLE)
        if leaf.field in ENTITY_FIELDS:
            return self._entity_leaf(leaf, Place("entity", (leaf.field,)))
        return self._facet_leaf(leaf, next(name for name in FACETS if name == leaf.field))

    def _facet_leaf(self, leaf: syntax.Leaf, name: FacetName) -> Condition:
        """The values that hold the words of the leaf, one after another."""
        slots = _slots(leaf, self.analyse(leaf.text))
        labels = self.facet_values(name, max((slot.fold for slot in slots), key=len))
        typed, folded = (
            HasFacet(name, tuple(value for value, label in labels.items() if holds(label, slots, level)))
            for level in (EXACT, UNMARKED)
        )
        return Condition(typed, folded)

    def _text_leaf(self, leaf: syntax.Leaf, place: Place) -> TextLeaf:
        analysed = self.analyse(leaf.text)
        slots = _slots(leaf, analysed)
        single_word = len(slots) == 1 or isinstance(leaf, syntax.Words)
        form: Literal["words", "phrase", "near"] = "words" if single_word else "phrase"
        within = leaf.within if isinstance(leaf, Quotation) else 0
        if isinstance(leaf, Quotation):
            form = "near" if within else "phrase"
        pieces = tuple(self._pieces(slots, analysed))
        return TextLeaf(form, place, slots, pieces, analysed.words, within, leaf.start, leaf.end)

    def _entity_leaf(self, leaf: syntax.Leaf, place: Place) -> TextLeaf:
        """All syllables of a name stand together in one value; a document number is looked up by its canonical form."""
        analysed = self.analyse(leaf.text)
        numbers = [unit.key for unit in analysed.units if unit.key.startswith("ref:")]
        if place.fields == ("reference",) and numbers:
            analysed = self.analyse(numbers[0].removeprefix("ref:"))
        slots = _slots(leaf, analysed)
        within = leaf.within if isinstance(leaf, Quotation) else 0
        return TextLeaf("near" if within else "phrase", place, slots, (), (), within, leaf.start, leaf.end)

    def _pieces(self, slots: Sequence[Slot], analysed: AnalysedText) -> Iterator[Piece]:
        units = {unit.first: unit for unit in analysed.units}
        others, asks = self._others(slots), asking(slots)
        number = 0
        while number < len(slots):
            if unit := units.get(number):
                yield Piece(tuple(slots[number : number + unit.count]), unit.key)
                number += unit.count
                continue
            following = units.get(number + 1)
            kind = following.key.split(":")[0] if following else ""
            if slots[number].fold not in _INTRODUCING.get(kind, ()):
                yield Piece((slots[number],), others=others.get(number, ()), asks=number in asks)
            number += 1

    def _others(self, slots: Sequence[Slot]) -> Mapping[int, tuple[tuple[Slot, ...], ...]]:
        """The other writings of the run that each slot belongs to; the longest run from the left wins."""
        longest = max((key.count(" ") + 1 for key in self.expansions), default=0)
        found: dict[int, tuple[tuple[Slot, ...], ...]] = {}
        number = 0
        while number < len(slots):
            for length in range(min(longest, len(slots) - number), 0, -1):
                run = slots[number : number + length]
                if texts := self._expanded(run):
                    writings = tuple(_whole(self.analyse(text)) for text in texts)
                    found.update(dict.fromkeys(range(number, number + length), writings))
                    number += length - 1
                    break
            number += 1
        return found

    def _expanded(self, run: Sequence[Slot]) -> tuple[str, ...]:
        bare = not any(slot.marked for slot in run)
        exact = self.expansions.get(" ".join(slot.key for slot in run), ())
        return exact or (self.expansions.get(" ".join(slot.fold for slot in run), ()) if bare else ())


def _date_node(leaf: DateRange) -> HasFacet | DateBetween:
    if leaf.field == "year" and leaf.until - leaf.since == _YEAR:
        return HasFacet("year", (f"{leaf.since // _YEAR:04}",))
    return DateBetween(leaf.since, leaf.until)


def holds(label: str, slots: Sequence[Slot], level: Level) -> bool:
    """Whether the label of a facet value holds the slots one after another; spelling mistakes are not looked for."""
    keys = [syllable_key(label[start:end]) for start, end in syllables(label)]
    return any(
        all(_fits(key, slot, level) for key, slot in zip(keys[first:], slots, strict=False))
        for first in range(len(keys) - len(slots) + 1)
    )


def _fits(key: str, slot: Slot, level: Level) -> bool:
    found, wanted = (key, slot.key) if slot.marked and not level.folded else (fold(key), slot.fold)
    if wanted == slot.fold and key in keys_with_other_folds(slot.fold):
        return True
    return found.startswith(wanted) if slot.form == "start" else found == wanted


def _whole(analysed: AnalysedText) -> tuple[Slot, ...]:
    return tuple(Slot(token.key, token.fold, token.marked) for token in analysed.syllables)


def _slots(leaf: syntax.Leaf, analysed: AnalysedText) -> tuple[Slot, ...]:
    """The slots of a leaf with their forms: stars inside a quotation belong to the words before them."""
    slots = _whole(analysed)
    match leaf:
        case WordStart():
            return (*slots[:-1], replace(slots[-1], form="start"))
        case SimilarWord(distance=distance) if distance:
            return tuple(_similar(slot, distance) for slot in slots)
        case Quotation():
            stars = [analysed.text.startswith("*", token.end) for token in analysed.syllables]
            return tuple(replace(slot, form="start") if star else slot for slot, star in zip(slots, stars, strict=True))
        case _:
            return slots


def _similar(slot: Slot, distance: int) -> Slot:
    """Numbers are never misspelt."""
    return replace(slot, form="similar", distance=distance) if slot.key.isalpha() else slot


def leaves_of(root: Syntax, *, positive: bool = False) -> Iterator[syntax.Leaf | DateRange]:
    """The leaves of a tree in order; with `positive` only those that are not negated."""
    match root:
        case Conjunction(nodes) | Disjunction(nodes):
            for node in nodes:
                yield from leaves_of(node, positive=positive)
        case Negation(node):
            if not positive:
                yield from leaves_of(node)
        case _:
            yield root


def text_leaves(leaves: Iterable[AnalysedLeaf]) -> tuple[TextLeaf, ...]:
    """Those with terms."""
    return tuple(leaf for leaf in leaves if isinstance(leaf, TextLeaf))
