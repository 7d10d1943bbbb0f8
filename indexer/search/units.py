"""Administrative units of before and since July 2025 that stand for each other in filters, and what is said of it."""

from collections.abc import Collection, Mapping, Sequence

from indexer.search.names import Names, listed_units
from indexer.search.page import NoteView

_NAMED = 5
"""Units that a note names."""


def other_units(names: Names, value: str) -> tuple[str, ...]:
    """The units of the other time that share land with a place and that documents name.

    A province that kept its name stands for itself in both times, and for what it was called before. A place that no
    document names may be a unit all the same: its other units are asked for.
    """
    from indexer.extract import counterparts

    named = names.buckets("place")
    paths = (value,) if value in named else (value, *listed_units().meanings(value))
    found = [counterparts(path) for path in dict.fromkeys(paths)]
    others = (path for each in found if each for path in (each.renamed if each.era == "both" else each.paths))
    return tuple(path for path in dict.fromkeys(others) if path in named and path != value)


def joined_provinces(names: Names, places: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Chosen provinces that kept their name -> those that joined them in July 2025 and that documents name.

    They are not asked for at once: who asks for Lâm Đồng may mean what it was before.
    """
    found: dict[str, tuple[str, ...]] = {}
    if not places:
        return found
    from indexer.extract import counterparts

    for place in places:
        kept = counterparts(place)
        if kept and kept.era == "both":
            found[place] = tuple(path for path in kept.paths if path in names.buckets("place"))
    return {place: others for place, others in found.items() if others}


def unit_notes(
    names: Names, units: Mapping[str, Sequence[str]], joined: Mapping[str, Sequence[str]]
) -> tuple[NoteView, ...]:
    """One note for each place that is searched by the units of the other time too, and for each that might be."""

    def labels(places: Sequence[str]) -> list[str]:
        return [names.label("place", place) for place in places]

    return (
        *(_unit_note(names.label("place", place), labels(others)) for place, others in units.items()),
        *(_joined_note(names.label("place", place), labels(others)) for place, others in joined.items()),
    )


def _unit_note(place: str, others: Sequence[str]) -> NoteView:
    named = ", ".join(others[:_NAMED])
    left = len(others) - _NAMED
    vi = f"{named} và {left} đơn vị khác" if left > 0 else named
    en = f"{named} and {left} others" if left > 0 else named
    return NoteView(
        "units",
        f"“{place}” cũng được tìm theo các đơn vị hành chính trước hoặc sau ngày 1/7/2025 trên cùng địa bàn: {vi}.",
        f'"{place}" was also searched by the administrative units before or since 1 July 2025 on the same land: {en}.',
        0,
        0,
    )


def _joined_note(place: str, others: Sequence[str]) -> NoteView:
    named = ", ".join(others)
    return NoteView(
        "units-joined",
        f"Từ ngày 1/7/2025 “{place}” gồm cả {named}; các nơi ấy không nằm trong kết quả này.",
        f'Since 1 July 2025 "{place}" also holds {named}, which are not in this answer.',
        0,
        0,
    )
