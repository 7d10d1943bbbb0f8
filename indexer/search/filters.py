"""Chosen facet values and dates as typed -> filters of an engine."""

from collections.abc import Iterable, Iterator

from indexer.clean import clean
from indexer.engine import Reader
from indexer.extract import place_names
from indexer.model.facets import FacetName
from indexer.model.request import DateFilter, FacetRequest, Filter
from indexer.normalise import fold, has_marks, place_tones
from indexer.query.dates import read_dates
from indexer.search.page import FacetChoice, NoteView, SearchInput

_CANDIDATES = 500
"""Values looked through for a bare name."""


def to_filters(reader: Reader, choices: Iterable[FacetChoice]) -> Iterator[Filter]:
    """Resolve typed values; a bare or unmarked name stands for every value that it may mean."""
    for choice in choices:
        name = choice.name
        all_of = tuple(resolved[0] for value in choice.all_of if len(resolved := resolve(reader, name, value)) == 1)
        # "All of" a name with several meanings is any of them, as a filter of its own.
        for value in choice.all_of:
            meanings = resolve(reader, name, value)
            if len(meanings) > 1:
                yield Filter(name, any_of=meanings)
        any_of = tuple(dict.fromkeys(found for value in choice.any_of for found in resolve(reader, name, value)))
        none_of = tuple(dict.fromkeys(found for value in choice.none_of for found in resolve(reader, name, value)))
        yield Filter(name, any_of, all_of, none_of)


def resolve(reader: Reader, name: FacetName, value: str) -> tuple[str, ...]:
    """The facet values that a typed value means; itself when it is one, or when nothing fits."""
    cleaned = " ".join(clean(value).split())
    if not cleaned:
        return (value,)
    request = FacetRequest(name, contains=fold(cleaned).rpartition("/")[2], limit=_CANDIDATES)
    values = {bucket.value: bucket.label for bucket in reader.facet_values(request).buckets}
    if value in values:
        return (value,)
    wanted = _key(cleaned)
    found = [
        candidate
        for candidate, label in values.items()
        if any(_fits(wanted, cleaned, spelling) for spelling in _spellings(name, candidate, label))
    ]
    return tuple(found) or (value,)


def _spellings(name: FacetName, value: str, label: str) -> Iterator[str]:
    yield label
    yield value
    if name == "place":
        yield from place_names(value)


def _key(text: str) -> str:
    return place_tones(text.lower())


def _fits(wanted: str, typed: str, spelling: str) -> bool:
    """Marks typed are meant; a name without marks fits any."""
    return _key(spelling) == wanted if has_marks(typed) else fold(spelling) == fold(typed)


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
