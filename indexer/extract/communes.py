"""Communes and the districts behind them: "phường 2, | quận 3"; also those that were given up and are in no list."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from indexer.extract import gazetteer
from indexer.extract.found import FoundPlace
from indexer.extract.gazetteer import COMMUNE, DISTRICT, AdminUnit
from indexer.extract.place_names import LEVELS
from indexer.extract.tables import keys_of
from indexer.normalise import place_tones

_CLOSE = 4
"""Code points between a commune and its district."""


def told_communes(found: Sequence[FoundPlace]) -> Mapping[tuple[str, str], Mapping[str, AdminUnit]]:
    """Collect the communes that stand before their district, also those in no list: "xã Kim Quế, huyện Sông".

    Returns:
        Kind and name -> path of the district -> the commune there.
    """
    told: dict[tuple[str, str], dict[str, AdminUnit]] = {}
    for number, place in enumerate(found):
        if place.is_unit and LEVELS.get(place.form) == COMMUNE:
            above = next_district(place, found[number + 1 : number + 4])
            if len(above) == 1:
                (district,) = above
                units = numbered(place) if place.name.isdigit() else place.units
                listed = (unit for unit in units if unit.parent == district)
                commune = next(listed, None) or _given_up(place.form, place.name, district)
                told.setdefault((place.form, name_key(place)), {})[district] = commune
    return told


def told_commune(told: Mapping[str, AdminUnit], above: Collection[str]) -> AdminUnit | None:
    """Return the one told commune that may be meant in a district of these, or anywhere if empty; None among two."""
    meant = [unit for district, unit in told.items() if district in above or not above]
    return meant[0] if len(meant) == 1 else None


def next_district(place: FoundPlace, near: Sequence[FoundPlace]) -> frozenset[str]:
    """The paths of the district that follows a commune: "phường 2, | quận 3"; of its kind, if one is."""
    for other in near:
        if 0 < other.start - place.end <= _CLOSE and LEVELS.get(other.form) == DISTRICT:
            units = [unit for unit in other.units if unit.level == DISTRICT]
            own = [unit for unit in units if unit.kind == other.form]
            return frozenset(unit.path for unit in own or units) | _as_numbers(other)
    return frozenset()


@lru_cache(maxsize=1 << 14)
def _given_up(kind: str, name: str, district: str) -> AdminUnit:
    """A commune that is in no list, or in another district there, as it was when the text was written."""
    return AdminUnit("former", COMMUNE, kind, place_tones(name), f"{district}/{kind} {place_tones(name)}")


def _as_numbers(place: FoundPlace) -> frozenset[str]:
    return frozenset(unit.path for unit in numbered(place)) if place.name.isdigit() else frozenset()


def numbered(place: FoundPlace) -> tuple[AdminUnit, ...]:
    """Return the units with the number of a place: "quận 03"."""
    units = gazetteer.by_name().get((place.name.lstrip("0"),), ())
    return tuple(unit for unit in units if unit.kind == place.form)


def name_key(place: FoundPlace) -> str:
    """Return the keys of the name of a place, joined."""
    return key_of_name(place.name)


@lru_cache(maxsize=1 << 14)
def key_of_name(name: str) -> str:
    """Return the keys of a name, joined."""
    return " ".join(keys_of(name))
