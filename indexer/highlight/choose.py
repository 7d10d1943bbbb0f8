"""Choose which of the matched positions of a hit are marked.

An engine reports every place where a term of the query stands. Of these a word is marked everywhere, as it was typed
where that form occurs at all; a phrase only where it stands whole; a unit and a name with all of their syllables.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from indexer.highlight.shown import Positions, ShownText
from indexer.highlight.terms import FOLDED_VIEWS, accepts
from indexer.model.document import TEXT_FIELDS, Entity, FieldName
from indexer.model.marking import Mark
from indexer.model.request import Fuzzy, Near, Phrase, Prefix, Single
from indexer.model.result import Matched
from indexer.normalise import fold, syllable_key
from indexer.syllables import syllables
from indexer.units import find_dates, find_units

_Found = Mapping[FieldName, dict[int, int]]
_NAMES = frozenset({"entity", "entity_folded"})
_FIELDS: Mapping[str, FieldName] = {name: name for name in TEXT_FIELDS}


def marked_positions(
    marks: Sequence[Mark],
    matched: Iterable[Matched],
    texts: Mapping[FieldName, ShownText],
    entities: Callable[[], Sequence[Entity]] = tuple,
) -> Mapping[FieldName, Positions]:
    """The positions to mark in every field.

    Args:
        marks: what the tier of the hit wants to be marked; a place that several could mark belongs to the first.
        matched: where the terms of the query stand in the hit.
        texts: the fields as they are shown; of others is only looked in which form something stands there.
        entities: gives those of the document, to mark names that were looked for by their type.

    Returns:
        For every field of `texts` the positions and for each the number of what was looked for, the same for the
        same syllable of the query.
    """
    places = _Places(matched, texts)
    found: _Found = {name: {} for name in TEXT_FIELDS}
    number = 0
    for mark in marks:
        items = mark.items if isinstance(mark, Phrase | Near) else (mark,)
        if items[0][0].view in _NAMES:
            _mark_entities(mark, number, texts, entities(), found)
        elif isinstance(mark, Phrase | Near):
            _mark_together(mark, number, places, found)
        else:
            _mark_first_form(mark, number, places, found)
        number += len(items)
    return {name: found[name] for name in texts}


class _Places:
    """Where each matched term stands."""

    def __init__(self, matched: Iterable[Matched], texts: Mapping[FieldName, ShownText]) -> None:
        self._texts = texts
        self._syllables: dict[str, dict[FieldName, Sequence[int]]] = {}
        self._units: dict[str, dict[FieldName, Sequence[int]]] = {}
        tables = {"syllable": self._syllables, "unit": self._units}
        for view, field, text, positions in matched:
            if (name := _FIELDS.get(field)) and view in tables:
                tables[view].setdefault(text, {})[name] = positions

    def of(self, single: Single) -> list[tuple[FieldName, Iterable[int]]]:
        """Where a single stands in each of its fields: its positions, of a unit those of all its syllables."""
        is_unit, fields = single.view == "unit", single.fields
        table = self._units if is_unit else self._syllables
        return [
            (name, self._whole(name, positions) if is_unit else positions)
            for key in self._keys(single, table)
            for name, positions in table[key].items()
            if name in fields
        ]

    def _keys(self, single: Single, table: Mapping[str, object]) -> Iterable[str]:
        if isinstance(single, Prefix | Fuzzy):
            return [key for key in table if accepts(single, key)]
        if single.view in FOLDED_VIEWS:
            return self._folds.get(single.text, ())
        return (single.text,) if single.text in table else ()

    def _whole(self, name: FieldName, firsts: Iterable[int]) -> Iterator[int]:
        told = firsts if name in self._texts else ()
        return chain.from_iterable(self._unit_positions[name][first] for first in told)

    @cached_property
    def _folds(self) -> Mapping[str, Sequence[str]]:
        folds: dict[str, list[str]] = {}
        for key in self._syllables:
            folds.setdefault(fold(key), []).append(key)
        return folds

    @cached_property
    def _unit_positions(self) -> Mapping[FieldName, Mapping[int, Sequence[int]]]:
        """For each field the first position of every unit -> all its positions."""
        return {name: dict(_units(shown)) for name, shown in self._texts.items()}


def _units(shown: ShownText) -> Iterator[tuple[int, Sequence[int]]]:
    days = ((day.start, day.end) for day in find_dates(shown.text) if not day.year)
    for start, end in (*days, *((unit.start, unit.end) for unit in find_units(shown.text))):
        positions = shown.positions_in(start, end)
        yield positions[0], positions


def _mark_first_form(forms: Sequence[Single], number: int, places: _Places, found: _Found) -> None:
    for form in forms:
        if at := places.of(form):
            for name, positions in at:
                own = found[name]
                for position in positions:
                    own.setdefault(position, number)
            return


def _mark_together(mark: Phrase | Near, number: int, places: _Places, found: _Found) -> None:
    items = [[here for single in item for here in places.of(single)] for item in mark.items]
    for name, numbers in found.items():
        positions = [{position for field, at in item if field == name for position in at} for item in items]
        whole = _in_order(positions) if isinstance(mark, Phrase) else _within(positions, mark.within + len(items) - 1)
        for position, item in whole:
            numbers.setdefault(position, number + item)


def _in_order(items: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    """Positions of whole phrases, each with the number of its item."""
    for first in items[0]:
        if all(first + step in positions for step, positions in enumerate(items)):
            yield from ((first + step, step) for step in range(len(items)))


def _within(items: Sequence[set[int]], distance: int) -> Iterator[tuple[int, int]]:
    """Positions in all windows of a width that hold every item, each with the number of its item."""
    row = sorted((position, item) for item, positions in enumerate(items) for position in positions)
    counts = [0] * len(items)
    first = told = 0
    for last, (position, item) in enumerate(row):
        counts[item] += 1
        while row[first][0] < position - distance:
            counts[row[first][1]] -= 1
            first += 1
        if all(counts):
            yield from row[max(first, told) : last + 1]
            told = last + 1


def _mark_entities(
    mark: Mark, number: int, texts: Mapping[FieldName, ShownText], entities: Iterable[Entity], found: _Found
) -> None:
    """Mark the names in which what was looked for stands; in which order was for the engine to decide."""
    if isinstance(mark, Phrase | Near):
        forms: list[list[Single]] = [list(chain.from_iterable(mark.items))]
    else:
        forms = [[form] for form in mark]
    for entity in entities:
        if entity.type not in forms[0][0].fields or entity.field not in texts:
            continue
        keys = [
            {syllable_key(name[start:end]) for start, end in syllables(name)} for name in (entity.text, entity.label)
        ]
        if any(all(any(accepts(one, key) for key in name) for one in form) for form in forms for name in keys):
            for position in texts[entity.field].positions_in(entity.start, entity.end):
                found[entity.field].setdefault(position, number)
