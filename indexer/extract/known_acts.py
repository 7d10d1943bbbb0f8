"""Laws and treaties known by name, however a text spells them: "Luật thi đua - khen thưởng", "hiệp định Bắc Mỹ"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.extract.phrases import Phrases
from indexer.extract.tables import key_of, keys_of, rows
from indexer.syllables import syllables

_FILLERS = frozenset({"các", "cho", "của", "những", "và", "về"})
"""Keys of words that texts leave out of names and put in: they make no other name of one."""
_RUN = re.compile(r"(\w+)[^.:;!?()\"“”…\n]{0,160}")
_VIETNAM = ("việt", "nam")


class KnownAct(NamedTuple):
    """A law or treaty that a text names: where its name ends, how state papers write it, what everybody calls it."""

    end: int
    name: str
    called: str


@cache
def _laws() -> Phrases[tuple[str, str]]:
    return _phrases("laws.txt")


@cache
def _treaties() -> Phrases[tuple[str, str]]:
    return _phrases("treaties.txt")


def _phrases(file: str) -> Phrases[tuple[str, str]]:
    table: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in rows(file):
        name = row[0] if file == "treaties.txt" else row[-1]
        called = row[-1] if file == "treaties.txt" and len(row) > 1 else ""
        table[tuple(key for key in keys_of(row[0]) if key not in _FILLERS)] = (name[0].upper() + name[1:], called)
    return Phrases(table)


def known_law(text: str, start: int) -> KnownAct | None:
    """The law of Vietnam with the longest name that begins here, with the capitals and commas of state papers."""
    return _known(text, start, _laws())


def known_treaty(text: str, start: int) -> KnownAct | None:
    """The treaty or the law of another state with the longest name that begins here."""
    return _known(text, start, _treaties())


def _known(text: str, start: int, table: Phrases[tuple[str, str]]) -> KnownAct | None:
    run = _RUN.match(text, start)
    if run is None or not _may_begin(run.group(1), table):
        return None
    keys, ends = _spelt(run.group())
    found = table.match(keys, 0)
    return KnownAct(start + ends[found[0] - 1], *found[1]) if found else None


@lru_cache(maxsize=16)
def _spelt(run: str) -> tuple[Sequence[str], Sequence[int]]:
    """The keys of the words of a run that tell a name, and where they end; a law and a treaty are asked for at once."""
    keys: list[str] = []
    ends: list[int] = []
    for first, last in syllables(run):
        key = key_of(run[first:last])
        if key not in _FILLERS:
            spelt = _VIETNAM if key == "vn" else (key,)
            keys += spelt
            ends += [last] * len(spelt)
    return keys, ends


def _may_begin(word: str, table: Phrases[tuple[str, str]]) -> bool:
    """Whether a name may begin with a word: most words behind "luật" are those of other things, "luật sư"."""
    key = key_of(word)
    return key in table.first_words or key in _FILLERS
