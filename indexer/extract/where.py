"""Which places are meant: units of the gazetteer by their type and by the other places of the document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.extract.communes import key_of_name, name_key, next_district, numbered, told_commune, told_communes
from indexer.extract.found import FoundPlace
from indexer.extract.gazetteer import COMMUNE, DISTRICT, PROVINCE, AdminUnit
from indexer.extract.lists import listed
from indexer.extract.names import is_syllable
from indexer.extract.paths import label_of
from indexer.extract.place_names import LEVELS
from indexer.extract.world import world
from indexer.model.document import Document, Entity, FieldName
from indexer.model.named import made
from indexer.normalise import old_tones, place_tones

_NEW_ERA = "2025-07"
_RISEN_FROM = {"Huyện": frozenset({"Thị xã", "Thành phố", "Quận"}), "Thị xã": frozenset({"Thành phố", "Quận"})}
"""What a district of a kind may have become since."""

_NEAR = 60


@dataclass(frozen=True, slots=True)
class Geography:
    """What a document tells about where it plays.

    Attributes:
        provinces: how often each province is meant by names that mean one place only.
        main: the province that is meant most often; empty when none is.
        districts: the same for districts, by path.
        is_new: the document is of the time since July 2025.
        is_old: it is older.
        kinds: name -> the kind of unit with which it stands most often in the document.
        told: kind and name -> district -> the commune that the document puts there once, see `told_communes`.
    """

    provinces: Mapping[str, int]
    main: str
    districts: Mapping[str, int]
    is_new: bool
    is_old: bool
    kinds: Mapping[str, str]
    told: Mapping[tuple[str, str], Mapping[str, AdminUnit]]


def learn_geography(document: Document, found: Sequence[FoundPlace]) -> Geography:
    """Collect the places of a document that are clear by themselves."""
    provinces: dict[str, int] = {}
    districts: dict[str, int] = {}
    for place in found:
        unit = _only(_fitting(place)) if place.units else None
        if unit is not None:
            provinces[unit.province] = provinces.get(unit.province, 0) + 1
            if unit.level == DISTRICT:
                districts[unit.path] = districts.get(unit.path, 0) + 1
    day = document.published or document.event_date
    main = commonest(provinces) if provinces else ""
    return Geography(
        provinces,
        main,
        districts,
        day >= _NEW_ERA,
        bool(day) and day < _NEW_ERA,
        _kinds(found),
        told_communes(found),
    )


@lru_cache(maxsize=1 << 14)
def _only(units: tuple[AdminUnit, ...]) -> AdminUnit | None:
    """The unit that is meant where nothing tells more: a province, or the only one."""
    province = _province(units)
    return province or (units[0] if len({unit.path for unit in units}) == 1 else None)


@lru_cache(maxsize=1 << 14)
def _province(units: tuple[AdminUnit, ...]) -> AdminUnit | None:
    return next((unit for unit in units if unit.level == PROVINCE), None)


@lru_cache(maxsize=1 << 14)
def _of_time(units: tuple[AdminUnit, ...], *, new: bool) -> tuple[AdminUnit, ...]:
    """The units of before or since July 2025 where there are any; else all."""
    return tuple(unit for unit in units if (unit.era == "new") == new) or units


def commonest(counts: Mapping[str, int]) -> str:
    """The name that is counted most often, the first of several."""
    return max(counts, key=counts.__getitem__)


def learn_places(found: Sequence[FoundPlace]) -> Mapping[tuple[str, ...], FoundPlace]:
    """Collect the places that a document introduces by their kind ("huyện Krông Pắk") or as foreign ("ở Manbij").

    Returns:
        Words of the name -> the place; no single word that may be Vietnamese.
    """
    worded = (
        place
        for place in found
        if (_is_introduced(place) if place.form else _is_listed_nowhere(place.name) and _is_abroad(place))
    )
    named = {tuple(place.name.split()): place for place in worded}
    return {words: place for words, place in named.items() if len(words) > 1 or not is_syllable(words[0])}


def _is_introduced(place: FoundPlace) -> bool:
    """Whether a word tells what a place is: "huyện Krông Pắk", "sông Lan Thương"; not a street, a house or a market."""
    local = place.form in listed("lands") and not (place.nested or place.units or place.canonical)
    return (place.is_unit or local) and not place.name.isdigit()


def _is_abroad(place: FoundPlace) -> bool:
    """Whether a foreign place of no list stands beside what tells one."""
    return place.canonical == place.name and not (place.units or place.form or place.name.isupper())


@lru_cache(maxsize=1 << 14)
def _is_listed_nowhere(name: str) -> bool:
    """Whether a name that begins like a foreign one is in no list of the world."""
    words = tuple(name.split())
    return words not in world().entries and not is_syllable(words[0])


def learn_streets(found: Sequence[FoundPlace]) -> Mapping[tuple[str, ...], FoundPlace]:
    """Collect the streets that a document introduces by their kind ("đường Lê Lợi"): they bear the names of persons."""
    streets = listed("streets")
    return {tuple(place.name.split()): place for place in found if place.form in streets and not place.nested}


def _kinds(found: Sequence[FoundPlace]) -> Mapping[str, str]:
    counts: dict[str, dict[str, int]] = {}
    for place in found:
        kind = place.form if place.is_unit else place.hint
        if kind:
            kinds = counts.setdefault(key_of_name(place.name), {})
            kinds[kind] = kinds.get(kind, 0) + 1
    return {name: commonest(kinds) for name, kinds in counts.items()}


def _fitting(place: FoundPlace, kind: str = "") -> tuple[AdminUnit, ...]:
    """The units that a place may be, by the word before it, else by `kind`."""
    return _of_kind(place.units, place.form if place.is_unit else place.hint or kind) if place.units else ()


@lru_cache(maxsize=1 << 14)
def _of_kind(units: tuple[AdminUnit, ...], kind: str) -> tuple[AdminUnit, ...]:
    """The units of a kind among those with one name; without a kind all but communes.

    "Thành phố" is a province or a district; "thị xã Dĩ An" is now a city: the kind may have risen since.
    """
    if not kind:
        return tuple(unit for unit in units if unit.level < COMMUNE)
    if kind == "Thành phố":
        fitting = tuple(unit for unit in units if unit.level < COMMUNE and unit.kind == "Thành phố")
        return fitting or tuple(unit for unit in units if unit.level == PROVINCE)
    level = LEVELS[kind]
    same = tuple(unit for unit in units if unit.kind == kind and unit.level == level)
    if level != DISTRICT:
        return same or tuple(unit for unit in units if unit.level == level)
    was = (_as_it_was(unit, kind) for unit in units if unit.kind in _RISEN_FROM.get(kind, ()))
    return tuple({unit.path: unit for unit in (*was, *same)}.values())


def _as_it_was(unit: AdminUnit, kind: str) -> AdminUnit:
    return AdminUnit(unit.era, unit.level, kind, unit.name, f"{unit.parent}/{kind} {unit.name}")


_toned = lru_cache(maxsize=1 << 14)(place_tones)
_shown = lru_cache(maxsize=1 << 14)(old_tones)


def place_entities(text: str, field: FieldName, found: Sequence[FoundPlace], geography: Geography) -> Iterator[Entity]:
    """Make entities of places; a bare name of a district counts when nothing speaks against it."""
    for number, place in enumerate(found):
        start, end, form, is_unit, _, _, _, canonical, _ = place
        if canonical and not (form or is_unit):
            value, label = _toned(canonical), canonical
        elif form or canonical or _is_likely(place, geography):
            value, label = _resolved(place, geography, found, number)
        else:
            continue
        yield made(Entity, ("place", text[start:end], value, label, field, start, end))


def _is_likely(place: FoundPlace, geography: Geography) -> bool:
    fitting = _fitting(place)
    if _province(fitting) is not None or name_key(place) in geography.kinds:
        return True
    if _communes(place, geography):
        return True
    return any(unit.province in geography.provinces for unit in fitting) or len(fitting) == 1


def _communes(place: FoundPlace, geography: Geography) -> tuple[AdminUnit, ...]:
    """The communes that a bare name may be: those of the districts that the document names."""
    return tuple(unit for unit in place.units if unit.level == COMMUNE and unit.parent in geography.districts)


def _resolved(place: FoundPlace, geography: Geography, found: Sequence[FoundPlace], number: int) -> tuple[str, str]:
    """Value and label of a place of no list of the world, the one of this number among those of its field."""
    near = found[max(0, number - 2) : number + 4]
    unit = None if place.form and not place.is_unit else _chosen(place, geography, near)
    if unit is not None:
        return unit.path, label_of(unit)
    name = _toned(place.name)
    if place.form and (not place.is_unit or place.name.isdigit()):
        name = f"{place.form} {name}"
    return name, _shown(name)


def _chosen(place: FoundPlace, geography: Geography, near: Sequence[FoundPlace]) -> AdminUnit | None:
    """The one unit that a place means; None when several remain."""
    fitting = _fitting(place)
    if len(fitting) > 1 and _province(fitting) is None:
        fitting = _fitting(place, geography.kinds.get(name_key(place), ""))
    if not fitting and not place.form:
        fitting = _communes(place, geography)
    if not fitting and place.is_unit and place.name.isdigit():
        fitting = numbered(place)
    above = next_district(place, near) if place.is_unit and LEVELS.get(place.form) == COMMUNE else frozenset()
    within = tuple(unit for unit in fitting if unit.parent in above)
    if geography.told and place.is_unit and not within:
        told = told_commune(geography.told.get((place.form, name_key(place)), {}), above)
        if told is not None:
            return told
    if above and not within:
        return None
    fitting = within or fitting
    if geography.is_new or geography.is_old:
        fitting = _of_time(fitting, new=geography.is_new)
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    province = _province(fitting)
    if province is not None and place.form != "Thành phố":
        return province
    around = [_paths_of(other) for other in near if other is not place and abs(other.start - place.start) <= _NEAR]
    scored = [(_score(unit, place, geography, around), unit) for unit in fitting]
    best = max(score for score, _ in scored)
    chosen = {unit.path: unit for score, unit in scored if score == best}
    return (
        next(iter(chosen.values()))
        if len(chosen) == 1 and (best > 0 or len({unit.path for unit in fitting}) == 1)
        else None
    )


def _paths_of(place: FoundPlace) -> frozenset[str]:
    return frozenset(unit.path for unit in _fitting(place))


def _score(unit: AdminUnit, place: FoundPlace, geography: Geography, around: Sequence[frozenset[str]]) -> int:
    """How well a unit fits the places in the document; `around` are the paths of those near by."""
    score = 2 if unit in place.units else 0
    for paths in around:
        if unit.parent in paths:
            score += 8
        elif unit.province in paths:
            score += 4
    if unit.parent in geography.districts:
        score += 2
    if unit.province in geography.provinces:
        score += 1 + (unit.province == geography.main)
    return score
