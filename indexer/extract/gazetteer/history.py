"""Which units of before July 2025 share land with which units of today.

Compiled with the gazetteer (`compile.py`). A unit of either time is named by its path, see `AdminUnit.path`. Provinces
that kept their name stand for themselves in both times.
"""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from indexer.collation import sort_key
from indexer.extract.gazetteer import PROVINCE, units

_DISTRICT_KINDS = ("Thành phố", "Quận", "Thị xã", "Huyện")
_COMMUNE_KINDS = ("Phường", "Thị trấn", "Xã", "Đặc khu")
_REMEMBERED = 1 << 10
"""Units whose counterparts are remembered: every page of a chosen place asks for the same ones again."""


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The units of the other time that share land with a unit.

    Attributes:
        era: of the unit asked about: "old" ended on 30 June 2025, "new" began then, "both" is a province that kept
            its name.
        paths: units of the other time, by path in Vietnamese order; communes, but for the provinces that one of
            today was made of.
        within: the provinces of today that the land of an old unit belongs to, or the other way round.
        renamed: the name before 2025 of a province that kept its land ("Thừa Thiên Huế" of "Huế").
    """

    era: Literal["old", "new", "both"]
    paths: tuple[str, ...]
    within: tuple[str, ...]
    renamed: tuple[str, ...] = ()


@lru_cache(_REMEMBERED)
def counterparts(path: str) -> Counterparts | None:
    """What a unit was or became; None for what is no unit of these lists.

    A kind that has risen since ("thị xã Dĩ An" is a city) makes no difference where the name leaves no doubt.
    """
    known = _history()
    if path in _given_up():
        return Counterparts("old", land := _land_of(path, known), _provinces(land))
    listed = _as_listed(_under_later_name(path), known)
    if _under_later_name(path) != path:
        found = tuple(sorted({listed, *known.new_of.get(listed, ())}, key=sort_key))
        return Counterparts("old", found, _provinces(found))
    path = listed
    old, new = (tuple(sorted(found.get(path, ()), key=sort_key)) for found in (known.new_of, known.old_of))
    if path in known.provinces_of_today:
        joined = tuple(province for province in new if province != path)
        renamed = tuple(before for before, land in _given_up().items() if land == (path,))
        return Counterparts("both" if old else "new", joined, (), renamed)
    if old:
        return Counterparts("old", old, _provinces(old))
    return Counterparts("new", new, _provinces(new)) if new else None


@cache
def _given_up() -> Mapping[str, tuple[str, ...]]:
    """Provinces given up before 2025 -> the units of March 2025 on their land."""
    text = (resources.files("indexer.extract.gazetteer") / "given_up.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {province: tuple(land.split(";")) for province, land in rows}


def _land_of(province: str, known: "_History") -> tuple[str, ...]:
    """The units that stand for a province given up: those of March 2025 and, where these ended, those of today."""
    land = _given_up()[province]
    ended = (unit for unit in land if unit not in known.provinces_of_today)
    return tuple(sorted({*land, *(new for unit in ended for new in known.new_of.get(unit, ()))}, key=sort_key))


def _under_later_name(path: str) -> str:
    """A unit of a province that was only renamed, under the later name: "Thừa Thiên Huế/Huyện A Lưới" below "Huế"."""
    province, below, rest = path.partition("/")
    land = _given_up().get(province, ())
    return f"{land[0]}/{rest}" if below and len(land) == 1 else path


def _provinces(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path.partition("/")[0] for path in paths))


@dataclass(frozen=True, slots=True)
class _History:
    """Both directions, and the old units by their names without kinds."""

    new_of: Mapping[str, tuple[str, ...]]
    old_of: Mapping[str, tuple[str, ...]]
    by_name: Mapping[tuple[str, ...], tuple[str, ...]]
    provinces_of_today: frozenset[str]


@cache
def _history() -> _History:
    content = (resources.files("indexer.extract.gazetteer") / "history.tsv.gz").read_bytes()
    new_of: dict[str, dict[str, None]] = {}
    old_of: dict[str, dict[str, None]] = {}
    for line in gzip.decompress(content).decode("utf-8").splitlines():
        new, district, communes = line.split("\t")
        province_then, province_now = district.partition("/")[0], new.partition("/")[0]
        old_of.setdefault(province_now, {})[province_then] = None
        old = [f"{district}/{commune}" for commune in communes.split(";")] if communes else [district]
        for unit in (*old, district, province_then):
            new_of.setdefault(unit, {})[new] = None
        old_of.setdefault(new, {}).update(dict.fromkeys(old))
    by_name: dict[tuple[str, ...], list[str]] = {}
    for path in new_of:
        by_name.setdefault(_names(path), []).append(path)
    return _History(
        {path: tuple(found) for path, found in new_of.items()},
        {path: tuple(found) for path, found in old_of.items()},
        {name: tuple(found) for name, found in by_name.items()},
        frozenset(unit.path for unit in units() if unit.era == "new" and unit.level == PROVINCE),
    )


def _names(path: str) -> tuple[str, ...]:
    """A path without the kinds of its units."""
    parts = path.split("/")
    kinds = ((), _DISTRICT_KINDS, _COMMUNE_KINDS)
    return tuple(_bare(part, of_level) for part, of_level in zip(parts, kinds, strict=False))


def _bare(name: str, kinds: Iterable[str]) -> str:
    return next((name[len(kind) + 1 :] for kind in kinds if name.startswith(f"{kind} ")), name)


def _as_listed(path: str, known: _History) -> str:
    """The path in the lists of a unit whose kind, or whose district's kind, was another before."""
    if path in known.new_of or path in known.old_of:
        return path
    same = known.by_name.get(_names(path), ())
    return same[0] if len(same) == 1 else path
