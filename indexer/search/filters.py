"""Chosen facet values and dates as typed -> filters of an engine."""

from dataclasses import dataclass

from indexer.clean import clean
from indexer.model.facets import FacetName
from indexer.model.request import DateFilter, Filter
from indexer.query.dates import read_dates
from indexer.search.names import Names
from indexer.search.page import FacetChoice, NoteView, SearchInput


@dataclass(frozen=True, slots=True)
class Choices:
    """The chosen facet values of an input.

    Attributes:
        filters: what to ask the engine.
        understood: the choices with the values that typed names mean; a name stays as typed where it means nothing, or
            where all of several names are asked for and it has several meanings.
    """

    filters: tuple[Filter, ...]
    understood: tuple[FacetChoice, ...]

    @staticmethod
    def of(names: Names, given: SearchInput) -> "Choices":
        """Resolve typed values; a bare or unmarked name stands for every value that it may mean."""
        resolved = [_resolved(names, choice) for choice in given.choices]
        return Choices(tuple(asked for asked, _ in resolved), tuple(understood for _, understood in resolved))

    def selected(self, name: FacetName) -> frozenset[str]:
        """The values of a facet that are asked for."""
        mine = (choice for choice in self.understood if choice.name == name)
        return frozenset(value for choice in mine for value in (*choice.any_of, *choice.all_of))


def _resolved(names: Names, choice: FacetChoice) -> tuple[Filter, FacetChoice]:
    name = choice.name
    any_of, none_of = (
        tuple(dict.fromkeys(meaning for value in values for meaning in _meanings(names, name, value)))
        for values in (choice.any_of, choice.none_of)
    )
    groups = tuple(_meanings(names, name, value) for value in choice.all_of)
    pairs = zip(choice.all_of, groups, strict=True)
    all_of = tuple(group[0] if len(group) == 1 else typed for typed, group in pairs)
    return Filter(name, any_of, groups, none_of), FacetChoice(name, any_of, all_of, none_of)


def _meanings(names: Names, name: FacetName, value: str) -> tuple[str, ...]:
    """The values that a typed value means; itself when nothing fits, as "" does, which is no name."""
    return (names.meanings(name, value) if value else ()) or (value,)


def to_dates(given: SearchInput) -> tuple[tuple[DateFilter, ...], tuple[NoteView, ...]]:
    """The date filter of an input, and a note for every bound that is no date."""
    notes = []
    bounds = {"from": 0, "to": DateFilter().end}
    for side, text in (("from", given.date_from), ("to", given.date_to)):
        if not text.strip():
            continue
        period = read_dates(clean(text))
        if period is None:
            notes.append(_no_date(text))
        else:
            bounds[side] = period[0] if side == "from" else period[1]
    ranged = bounds["from"] > 0 or bounds["to"] < DateFilter().end
    if not ranged and not given.undated:
        return (), tuple(notes)
    return (DateFilter(bounds["from"], bounds["to"], unknown=given.undated),), tuple(notes)


def _no_date(text: str) -> NoteView:
    return NoteView(
        "no-date",
        f"“{text}” không phải là ngày và đã được bỏ qua; hãy viết 15/11/2022, 11/2022 hoặc 2022.",
        f"“{text}” is not a date and was ignored; write 15/11/2022, 11/2022 or 2022.",
        0,
        0,
    )
