"""What the words of a text may begin or end, by each word and the one beside it: rules are asked only where it is so.

Most words that begin some phrase are followed by none that goes on with it; arrays tell that for a whole batch, so that
no rule looks at them one by one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.extract import gazetteer
from indexer.extract.leads import Leads
from indexer.extract.lists import phrases_listed
from indexer.extract.names import is_vietnamese
from indexer.extract.references import SHORT_LAWS, TOGETHER
from indexer.extract.tables import (
    deeds,
    fields,
    heads,
    key_of,
    known_organisations,
    place_words,
    roles,
    titles,
    words_in,
)
from indexer.extract.tokens import (
    ABROAD,
    ACTS,
    BOARD,
    CAPITAL,
    CITES,
    DASH,
    FIELD,
    FOREIGN,
    HEAD,
    KNOWN,
    NEWS,
    PLACE_WORD,
    ROLE,
    STREETS,
    SUFFIX,
    TITLE,
    TITLE_END,
    UNIT_NAME,
    WAY,
    WORLD_NAME,
)
from indexer.extract.treaties import KNOWN_TREATIES
from indexer.extract.world import world
from indexer.segment import GrowingArray, KeyTable

Integers = NDArray[np.int64]
Bits = NDArray[np.int32]
_FIELD_MARKS = "-–,/&"
"""Marks inside fields, see `field_steps`."""
_NAME_MARKS = "-–,"
"""Marks inside names of places, see `names`."""
_WAYS = ("tuyến", "tàu", "án", "tốc", "metro", "chặng", "cầu", "biển", "sắt", "hầm", "lộ", "đoạn", "kênh")
"""Last syllables of "cao tốc", "cầu vượt biển", "đường sắt", "quốc lộ" among them."""
_BEFORE_STREETS = ("đường", "phố", "tuyến", "trình", "đoạn", "từ")
"""Last syllables of "tuyến đường", "các phố", "tuyến", "lộ trình", of "đoạn" and "đoạn từ"."""
_BEFORE_ABROAD = ("ở", "vực", "vùng", "đô", "thổ", "trí")
"""Last syllables of "khu vực", "thủ đô", "vùng lãnh thổ", "vị trí" among them."""
_BOARDS = ("hđqt", "hđtv")
_NEWS = ("đưa", "tin")
_BITS = 32
"""Of a pair the number of the first word stands above so many bits."""


class Flags:
    """The flags of words, which are numbered in the order in which they were added."""

    __slots__ = ("_by_key", "_leads", "_written")

    def __init__(self) -> None:
        self._by_key, self._written = _Columns(_by_key()), _Columns(_as_written())
        self._leads = Leads()

    def extend(self, words: Sequence[str], keys: Sequence[str]) -> None:
        """Add words with their keys."""
        own = np.array(list(map(_form, words)), np.int32)
        self._by_key.extend(keys, own)
        self._written.extend(words, own)
        self._leads.extend(words, keys)

    def of(self, words: Integers, ends: Integers) -> Bits:
        """The flags of texts.

        Args:
            words: their words by number, text after text.
            ends: the end of every text in that row, ascending.
        """
        last = np.zeros(len(words) + 1, np.bool_)
        last[ends] = True
        flags = np.zeros(len(words), np.int32)
        for columns in (self._by_key, self._written):
            columns.tell(flags, words, ~last[1:-1])
        last[:1] = True
        self._leads.tell(flags, words, last[:-1])
        return flags


class _Table(NamedTuple):
    """Phrases by the words that tell them.

    Attributes:
        alone: flags of the words that are a phrase by themselves.
        ahead: flags that words may tell with the one after them.
        behind: flags that words may tell with the one before them.
        numbers: of the words in pairs, from 1 on.
        pairs: the numbers of two words that stand together, in one number.
        flags: of those pairs, and 0 for all others at the end.
        capital: the flags that a word without a capital letter never has.
    """

    alone: Mapping[str, int]
    ahead: Mapping[str, int]
    behind: Mapping[str, int]
    numbers: Mapping[str, int]
    pairs: KeyTable
    flags: Bits
    capital: int


class _Columns:
    """What a table tells of every word."""

    __slots__ = ("_ahead", "_alone", "_behind", "_numbers", "_table")

    def __init__(self, table: _Table) -> None:
        self._table = table
        self._alone, self._ahead, self._behind = (GrowingArray(np.dtype(np.int32)) for _ in range(3))
        self._numbers = GrowingArray(np.dtype(np.int64))

    def extend(self, words: Sequence[str], own: Bits) -> None:
        """Add words, with the flags that their letters tell."""
        table = self._table
        masks = np.where(own & CAPITAL, -1, ~table.capital).astype(np.int32)
        alone, ahead, behind = (
            np.array([told.get(word, 0) for word in words], np.int32)
            for told in (table.alone, table.ahead, table.behind)
        )
        self._alone.extend((alone & masks) | own)
        self._ahead.extend(ahead & masks)
        self._behind.extend(behind)
        self._numbers.extend(np.array([table.numbers.get(word, 0) for word in words], np.int64))

    def tell(self, flags: Bits, words: Integers, inner: NDArray[np.bool_]) -> None:
        """Add to the flags of words in a row; `inner` is false where a word and the one after it are of two texts."""
        flags |= self._alone.array()[words]
        ahead, behind = self._ahead.array()[words], self._behind.array()[words]
        first = np.flatnonzero(ahead[:-1] & behind[1:])
        first = first[inner[first]]
        numbers = self._numbers.array()
        asked = _pair(numbers[words[first]], numbers[words[first + 1]])
        found = self._table.flags[self._table.pairs.find(asked)]
        flags[first] |= found & ahead[first] & ~TITLE_END
        flags[first + 1] |= found & TITLE_END


def _form(word: str) -> int:
    """The flags that the letters of a word tell."""
    if not word[0].isupper():
        return 0
    return CAPITAL | FOREIGN * (not is_vietnamese(word)) | CITES * _has_short_name(word)


def _has_short_name(word: str) -> bool:
    """Whether a document is cited by a word alone, be it joined to another: "CPTPP", "TPP-FTA", "NĐ20"."""
    names = (name.split(" ")[-1] for names in (KNOWN_TREATIES, SHORT_LAWS, ("FTA",)) for name in names)
    return any(name in word for name in names) or TOGETHER.search(word) is not None


def _pair(first: Integers, second: Integers) -> NDArray[np.uint64]:
    return ((first << _BITS) | second).view(np.uint64)


Phrase = tuple[str, ...]


def _table(begins: Sequence[tuple[int, Iterable[Phrase]]], ends: Iterable[Phrase], capital: int) -> _Table:
    alone: dict[str, int] = {}
    ahead: dict[str, int] = {}
    behind: dict[str, int] = {}
    pairs: dict[Phrase, int] = {}
    told = [(flag, phrase[:2]) for flag, phrases in begins for phrase in phrases]
    told += [(TITLE_END, phrase[-2:]) for phrase in ends]
    for flag, pair in told:
        first, last = pair[0], pair[-1]
        if len(pair) == 1:
            alone[first] = alone.get(first, 0) | flag
        else:
            ahead[first], behind[last] = ahead.get(first, 0) | flag, behind.get(last, 0) | flag
            pairs[pair] = pairs.get(pair, 0) | flag
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(word, len(numbers) + 1) for word in pair] for pair in pairs]
    table = KeyTable()
    table.add(_pair(*np.array(rows, np.int64).T), np.arange(len(rows)))
    return _Table(alone, ahead, behind, numbers, table, np.array([*pairs.values(), 0], np.int32), capital)


@cache
def _by_key() -> _Table:
    """What words tell by their keys."""
    dashed = ((word, mark) for word in gazetteer.dashed_words() for mark in _NAME_MARKS)
    begins: list[tuple[int, Iterable[Phrase]]] = [
        (HEAD, heads().entries),
        (PLACE_WORD, place_words().entries),
        (ROLE, roles().entries),
        (TITLE, titles().entries),
        (FIELD, (*fields().entries, *_marked(fields().entries))),
        (UNIT_NAME, (*gazetteer.by_name(), *dashed)),
        (WAY, zip(_WAYS, strict=True)),
        (STREETS, zip(_BEFORE_STREETS, strict=True)),
        (ABROAD, zip(_BEFORE_ABROAD, strict=True)),
        (BOARD, zip(_BOARDS, strict=True)),
        (NEWS, (_NEWS,)),
        (CITES, phrases_listed("citing")),
        (ACTS, (*deeds().entries, *zip(map(key_of, words_in("adverbs.txt")), strict=True))),
    ]
    return _table(begins, (*titles().entries, *heads().entries), capital=UNIT_NAME)


def _marked(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Yield the first words of phrases with the marks that may stand after them."""
    firsts = {phrase[0] for phrase in phrases if len(phrase) > 1}
    return ((first, mark) for first in firsts for mark in _FIELD_MARKS)


@cache
def _as_written() -> _Table:
    """What words tell as they are written; some places of the world begin with a small letter: "miền Trung"."""
    begins: list[tuple[int, Iterable[Phrase]]] = [
        (KNOWN, known_organisations().entries),
        (WORLD_NAME, world().entries),
        (SUFFIX, zip(words_in("suffixes.txt"), strict=True)),
        (DASH, zip("-–", strict=True)),
        (ACTS, zip(words_in("adverbs.txt"), strict=True)),
    ]
    return _table(begins, (), capital=KNOWN)
