"""Abbreviations and what they stand for, both ways: "UBND" is also "ủy ban nhân dân", and back.

The table of the project holds the common ones; an index adds what its documents define themselves.

One of several meanings stays one of several: "CT" is chỉ thị, chủ tịch and công ty. No meaning is abbreviated to such
a one, nor to one that is itself a syllable: "công an" would find every "ca".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from indexer.normalise import fold, has_marks, is_syllable, syllable_key
from indexer.syllables import syllables

Keys = tuple[str, ...]

MAX_WRITINGS = 8
"""Other writings of one run of syllables; what is nearest to the meaning comes first."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A run of syllables of a text that can be written otherwise.

    Attributes:
        start: first code point in the text.
        end: one past the last.
        keys: the syllable keys of the run, as typed.
        others: the other writings, the fullest first, at most MAX_WRITINGS.
    """

    start: int
    end: int
    keys: Keys
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Writing:
    """One way to write something.

    Attributes:
        text: as people write it.
        keys: its syllable keys.
        others: the other ways.
        capitals: counts only where it is typed in capitals: "CA" is công an, "ca" is not.
    """

    text: str
    keys: Keys
    others: tuple[str, ...]
    capitals: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """All writings.

    Attributes:
        writings: by the folds of their syllables.
        longest: the fold of a first syllable -> how many syllables the longest writing has.
    """

    writings: Mapping[Keys, tuple[_Writing, ...]]
    longest: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Typed:
    """One syllable as typed."""

    text: str
    start: int
    end: int
    key: str
    fold: str


class Abbreviations:
    """The common abbreviations and those learnt from an index."""

    def __init__(self, learnt: Iterable[tuple[str, str]] = ()) -> None:
        """Make the table.

        Args:
            learnt: further (abbreviation, meaning) pairs, the surest first. They take nothing from the common ones: a
                common abbreviation that has one meaning stays the one to abbreviate that to.
        """
        self._table = _table(read_abbreviations(), tuple(learnt))

    def rewritings(self, text: str) -> tuple[Rewriting, ...]:
        """Find what can be written otherwise: the longest runs from the left, disjoint, in order.

        Bare syllables stand for those with any marks, as in "uy ban nhan dan" and "hdnd".

        Args:
            text: cleaned text, such as the words of a query; may be empty.
        """
        typed = [_typed(text[start:end], start, end) for start, end in syllables(text)]
        letters = [syllable.text for syllable in typed if syllable.text.isalpha()]
        # A heading pasted in capitals says nothing about its single words.
        capitals_tell = len(letters) == 1 or any(not word.isupper() for word in letters)
        found: list[Rewriting] = []
        first = 0
        while first < len(typed):
            longest = self._table.longest.get(typed[first].fold, 0)
            for length in range(min(longest, len(typed) - first), 0, -1):
                run = typed[first : first + length]
                if others := self._others(run, capitals_tell=capitals_tell):
                    found.append(Rewriting(run[0].start, run[-1].end, tuple(syllable.key for syllable in run), others))
                    first += length - 1
                    break
            first += 1
        return tuple(found)

    def _others(self, run: Sequence[_Typed], *, capitals_tell: bool) -> tuple[str, ...]:
        alike = self._table.writings.get(tuple(syllable.fold for syllable in run), ())
        fitting = [writing for writing in alike if _fits(run, writing, capitals_tell=capitals_tell)]
        return tuple(dict.fromkeys(_round_robin([writing.others for writing in fitting])))[:MAX_WRITINGS]


@cache
def common() -> Abbreviations:
    """Those of the table of the project alone."""
    return Abbreviations()


def is_common(word: str) -> bool:
    """Whether one word, as it is typed, has other writings in the table of the project: "UBND", "ubnd", not "ủy".

    Most words have not, which is told before `common` is made.
    """
    keys = _keys(word)
    return (len(keys) != 1 or _fold(keys[0]) in _alone()) and bool(common().rewritings(word))


def _typed(text: str, start: int, end: int) -> _Typed:
    key = syllable_key(text)
    return _Typed(text, start, end, key, fold(key))


def _fits(run: Sequence[_Typed], writing: _Writing, *, capitals_tell: bool) -> bool:
    if writing.capitals and not (capitals_tell and (run[0].text.isupper() or run[0].text == writing.text)):
        return False
    pairs = zip(run, writing.keys, strict=True)
    return all(syllable.key == key or not has_marks(syllable.text) for syllable, key in pairs)


def _round_robin(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first of each row, then the second of each: no meaning of an ambiguous abbreviation is cut off."""
    for place in range(max(map(len, rows), default=0)):
        yield from (row[place] for row in rows if place < len(row))


# The table


@cache
def read_abbreviations() -> tuple[tuple[str, str], ...]:
    """Read all (abbreviation, meaning) pairs; an abbreviation may have several meanings and a meaning several."""
    text = (resources.files("indexer") / "abbreviations.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((abbreviation, meaning) for abbreviation, meaning in rows)


@cache
def _alone() -> frozenset[str]:
    """The folds of what is one syllable in the table of the project; what is put together of parts never is."""
    writings = (_keys(text) for pair in read_abbreviations() for text in pair)
    return frozenset(_fold(keys[0]) for keys in writings if len(keys) == 1)


def _table(known: Sequence[tuple[str, str]], learnt: Sequence[tuple[str, str]]) -> _Table:
    same = {(_keys(abbreviation), _keys(meaning)) for abbreviation, meaning in known}
    new = [pair for pair in learnt if (_keys(pair[0]), _keys(pair[1])) not in same]
    meanings, all_meanings = _grouped(known), _grouped((*known, *new))
    abbreviations = _grouped((meaning, abbreviation) for abbreviation, meaning in (*known, *new))
    shortened = {_keys(meaning): (meaning, short) for meaning, short in abbreviations.items()}
    writings: dict[Keys, list[_Writing]] = {}
    for meaning, short in abbreviations.items():
        certain = [each for each in short if [meaning] in (meanings.get(each), all_meanings[each])]
        plain = [each for each in certain if not _is_syllable(each)]
        mixed = _mixed(meaning, shortened)
        for text in (meaning, *short, *mixed):
            others = tuple(other for other in (meaning, *plain, *mixed) if other != text)
            keys = _keys(text)
            written = _Writing(text, keys, others, capitals=text in short and _is_syllable(text))
            writings.setdefault(tuple(map(_fold, keys)), []).append(written)
    longest: dict[str, int] = {}
    for folds in writings:
        longest[folds[0]] = max(longest.get(folds[0], 0), len(folds))
    return _Table({folds: tuple(alike) for folds, alike in writings.items()}, longest)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return groups


@lru_cache(maxsize=1 << 13)
def _keys(text: str) -> Keys:
    return tuple([_key(text[start:end]) for start, end in syllables(text)])


# Thousands of meanings are written with some hundreds of syllables, many of them in both tables of a process.
_key, _fold = lru_cache(maxsize=1 << 12)(syllable_key), lru_cache(maxsize=1 << 12)(fold)
_is_syllable, _spans = lru_cache(maxsize=1 << 12)(is_syllable), lru_cache(maxsize=1 << 12)(syllables)


def _mixed(meaning: str, shortened: Mapping[Keys, tuple[str, list[str]]]) -> tuple[str, ...]:
    """Writings of a meaning of which only parts are abbreviated: "Ủy ban MTTQ", "TP Hồ Chí Minh", "TP HCM"."""
    found = [meaning]
    for text in found:
        keys = _keys(text)
        for first in range(len(keys)):
            for last in range(first + 2, len(keys) + 1):
                if last - first == len(keys) or keys[first:last] not in shortened:
                    continue
                part_of, abbreviated = shortened[keys[first:last]]
                spans = _spans(text)
                part = text[spans[first][0] : spans[last - 1][1]]
                # "ban Thường vụ" begins inside "Ủy ban" and is no "Ban Thường vụ".
                if part[0].islower() and part_of[0].isupper() and not part.islower():
                    continue
                for short in abbreviated:
                    mixed = f"{text[: spans[first][0]]}{short}{text[spans[last - 1][1] :]}"
                    if mixed not in found and len(found) < MAX_WRITINGS:
                        found.append(mixed)
    return tuple(found[1:])
