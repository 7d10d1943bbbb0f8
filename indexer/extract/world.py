"""Places outside the gazetteer that are known by name: countries, cities of the world, regions of Vietnam."""

from functools import cache

from indexer.extract.phrases import Phrases
from indexer.extract.tables import cuts_of, key_of, rows


@cache
def world() -> Phrases[str]:
    """Places outside the gazetteer, as written, with their canonical name."""
    table: dict[tuple[str, ...], str] = {}
    for names, *_ in rows("world.txt"):
        first = names.split(";")[0]
        cuts = (cut for name in names.split(";") for cut in cuts_of(name))
        table |= dict.fromkeys(cuts, first[0].upper() + first[1:])
    return Phrases(table)


@cache
def world_keys() -> frozenset[tuple[str, ...]]:
    """Keys of the places of the world that have more than one syllable."""
    return frozenset(tuple(map(key_of, words)) for words in world().entries if len(words) > 1)


@cache
def countries() -> frozenset[str]:
    """Canonical names of countries."""
    return _world_of("country")


@cache
def regions() -> frozenset[str]:
    """Canonical names of the regions of Vietnam: "các tỉnh Nam Bộ" names no province."""
    return _world_of("region")


def _world_of(kind: str) -> frozenset[str]:
    return frozenset(names.split(";")[0] for names, *kinds in rows("world.txt") if kind in kinds)
