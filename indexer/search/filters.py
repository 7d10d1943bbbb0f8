"""Chosen facet values and dates as typed -> filters of an engine."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.clean import clean
from indexer.model.facets import FacetName
from indexer.model.request import DateFilter, Filter
from indexer.query.dates import read_dates
from indexer.search.names import Names
from indexer.search.page import FacetChoice, NoteView, SearchInput
from indexer.search.units import other_units


@dataclass(frozen=True, slots=True)
class Choices:
    """The chosen facet values of an input.

    Attributes:
        filters: what to ask the engine.
        understood: the choices with the values that typed names mean; a name stays as typed where it means nothing, or
            where all of several names are asked for and it has several meanings.
        chosen: facet -> the values that are asked for.
        units: place -> the units of the other time that are asked for with it (`indexer.extract.gazetteer.history`).
    """

    filters: tuple[Filter, ...]
    understood: tuple[FacetChoice, ...]
    units: Mapping[str, tuple[str, ...]]
    chosen: Mapping[FacetName, frozenset[str]]

    @staticmethod
    def of(names: Names, given: SearchInput) -> "Choices":
        """Resolve typed values; a bare or unmarked name stands for every value that it may mean."""
        units: dict[str, tuple[str, ...]] = {}

        def with_units(name: FacetName, values: tuple[str, ...]) -> tuple[str, ...]:
            if name != "place" or not given.expand:
                return values
            found = {value: others for value in values if (others := other_units(names, value))}
            units.update(found)
            return tuple(dict.fromkeys((*values, *(other for others in found.values() for other in others))))

        filters, understood = [], []
        selected: dict[FacetName, set[str]] = {}
        for choice in given.choices:
            name = choice.name
            any_of, none_of = (_union(names, name, values) for values in (choice.any_of, choice.none_of))
            groups = tuple(_union(names, name, (value,)) for value in choice.all_of)
            understood.append(_understood(names, choice, any_of, groups, none_of))
            selected.setdefault(name, set()).update(any_of, *groups)
            wide = tuple(with_units(name, group) for group in groups)
            filters.append(Filter(name, with_units(name, any_of), wide, none_of))
        chosen = {name: frozenset(values - {""}) for name, values in selected.items()}
        return Choices(tuple(filters), tuple(understood), units, chosen)

    def named(self) -> Mapping[str, frozenset[str]]:
        """The values of each facet of which documents carry one, other units included."""
        return {
            asked.name: frozenset((*asked.any_of, *(value for group in asked.all_of for value in group)))
            for asked in self.filters
        }

    def selected(self, name: FacetName) -> frozenset[str]:
        """The values of a facet that are asked for."""
        return self.chosen.get(name, frozenset())


def _understood(
    names: Names,
    choice: FacetChoice,
    any_of: tuple[str, ...],
    groups: tuple[tuple[str, ...], ...],
    none_of: tuple[str, ...],
) -> FacetChoice:
    """A choice that asks for the values that its names mean; a group of several stays as typed."""
    name = choice.name
    pairs = zip(choice.all_of, groups, strict=True)
    return FacetChoice(
        name,
        tuple(names.exactly(name, value) for value in any_of),
        tuple(names.exactly(name, group[0]) if len(group) == 1 else typed for typed, group in pairs),
        tuple(names.exactly(name, value) for value in none_of),
    )


def _union(names: Names, name: FacetName, typed: tuple[str, ...]) -> tuple[str, ...]:
    """The values that typed names mean; a name stays where nothing fits, as "" does, which is no name."""
    found = (value for text in typed for value in ((names.meanings(name, text) if text else ()) or (text,)))
    return tuple(dict.fromkeys(found))


def to_dates(given: SearchInput) -> tuple[tuple[DateFilter, ...], tuple[NoteView, ...]]:
    """The date filter of an input, and a note for every bound that is no date."""
    low, high = (read_dates(clean(text)) for text in (given.date_from, given.date_to))
    typed = ((given.date_from, low), (given.date_to, high))
    notes = tuple(_no_date(text) for text, period in typed if text.strip() and period is None)
    if low and high and low[0] >= high[1]:
        # Dates typed in the wrong order mean the same period, as in the language of queries.
        low, high = high, low
    everything = DateFilter(unknown=given.undated)
    wanted = replace(everything, start=low[0] if low else everything.start, end=high[1] if high else everything.end)
    return (() if wanted == DateFilter() else (wanted,)), notes


def _no_date(text: str) -> NoteView:
    return NoteView(
        "no-date",
        f"“{text}” không phải là ngày và đã được bỏ qua; hãy viết 15/11/2022, 11/2022 hoặc 2022.",
        f"“{text}” is not a date and was ignored; write 15/11/2022, 11/2022 or 2022.",
        0,
        0,
    )
