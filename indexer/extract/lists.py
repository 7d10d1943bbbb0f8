"""The short lists of `data/words.txt`, by name."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from indexer.extract.tables import key_of, keys_of, lines


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    """Each list: its name in brackets on a line of its own, then words and phrases with commas between them."""
    found: dict[str, tuple[str, ...]] = {}
    for part in "\n".join(lines("words.txt")).split("[")[1:]:
        name, _, entries = part.partition("]\n")
        found[name] = tuple(entries.strip().replace(",\n", ", ").split(", "))
    return MappingProxyType(found)


@cache
def listed(name: str) -> frozenset[str]:
    """The words and phrases of a list as written; KeyError for a name that no list has."""
    return frozenset(_lists()[name])


@cache
def keys_listed(name: str) -> frozenset[str]:
    """The keys of the words of a list, each of one syllable."""
    return frozenset(map(key_of, _lists()[name]))


@cache
def phrases_listed(name: str) -> frozenset[tuple[str, ...]]:
    """The keys of the syllables of the phrases of a list."""
    return frozenset(map(keys_of, _lists()[name]))
