"""The administrative units of Vietnam before and since July 2025, and some that were given up earlier.

A unit's path is its value: "Hà Tĩnh/Thị xã Kỳ Anh"; before July 2025 communes stand below districts, since then
directly below provinces.
"""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from indexer.extract.tables import key_of, keys_of

Era = Literal["old", "new", "former"]
PROVINCE, DISTRICT, COMMUNE = 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class AdminUnit:
    """A province, district or commune; there is one object for each, and it equals itself only.

    Attributes:
        era: "old" until 30 June 2025, "new" since, "former" given up earlier.
        level: PROVINCE, DISTRICT or COMMUNE.
        kind: its type: "Thị xã".
        name: without type, in the new tone style: "Kỳ Anh".
        path: its value, with its ancestors.
        province: the value of its province.
        parent: the path of the unit above it; empty for a province.
    """

    era: Era
    level: int
    kind: str
    name: str
    path: str
    province: str = field(init=False)
    parent: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "province", self.path.partition("/")[0])
        object.__setattr__(self, "parent", self.path.rpartition("/")[0])


@cache
def units() -> tuple[AdminUnit, ...]:
    """Return all units."""
    folder = resources.files("indexer.extract.gazetteer")
    lines = gzip.decompress((folder / "units.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    return (*_nested(lines), *_former((folder / "former.tsv").read_text("utf-8").splitlines()))


def _nested(lines: list[str]) -> Iterator[AdminUnit]:
    """Read rows "era, level, type, name"; each belongs to the last row above it of a lower level."""
    paths = [""] * (COMMUNE + 1)
    for line in lines:
        era, digit, kind, name = line.split("\t")
        level = int(digit)
        if level == PROVINCE:
            paths = [name] * len(paths)
        else:
            paths[level:] = [f"{paths[level - 1]}/{kind} {name}"] * (len(paths) - level)
        bare = name.removeprefix(kind + " ")
        yield AdminUnit("new" if era == "new" else "old", level, kind, bare, paths[level])


def _former(lines: list[str]) -> Iterator[AdminUnit]:
    """Read rows "province, type, name"; those without a name are provinces that were given up."""
    for line in lines:
        if line.startswith("#"):
            continue
        province, kind, name = line.split("\t")
        if name:
            yield AdminUnit("former", DISTRICT, kind, name, f"{province}/{kind} {name}")
        else:
            yield AdminUnit("former", PROVINCE, "Tỉnh", province, province)


@cache
def by_name() -> Mapping[tuple[str, ...], tuple[AdminUnit, ...]]:
    """Units by the keys of their name without type."""
    found: dict[tuple[str, ...], list[AdminUnit]] = {}
    for unit in units():
        for name in _spellings(unit.name):
            found.setdefault(name, []).append(unit)
    units_of = {name: tuple(same) for name, same in found.items()}
    return units_of | {alias: units_of[name] for alias, name in _aliases()}


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the keys of a name; an apostrophe ("Cư M'gar") is typed in two ways or left out."""
    words = [word for word in name.split(" ") if word != "-"]
    marks = ("'", "’", "") if "'" in name else ("'",)
    yield from (tuple(key_of(word.replace("'", mark)) for word in words) for mark in marks)


def _aliases() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    text = (resources.files("indexer.extract.gazetteer") / "aliases.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            alias, name = line.split("\t")
            yield keys_of(alias), keys_of(name)


@cache
def dashed_words() -> frozenset[str]:
    """Keys of first syllables of names that may have a dash inside."""
    return frozenset(keys_of(unit.name)[0] for unit in units() if " - " in unit.name or unit.level == PROVINCE)


@cache
def first_words() -> Mapping[str, tuple[int, ...]]:
    """Key of a first syllable -> lengths of the names that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in by_name():
        lengths.setdefault(name[0], set()).add(len(name))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
