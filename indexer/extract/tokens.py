"""A text as words and punctuation marks with their offsets; rules count in tokens.

Most work is done by C: a block is cut at spaces, and every different chunk is analysed once and remembered.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, compress
from typing import NamedTuple

from indexer.extract import gazetteer
from indexer.extract.gazetteer import AdminUnit
from indexer.extract.tables import fields, heads, key_of, known_organisations, place_words, roles, titles, world

BLOCK = 1 << 16
"""Characters that are looked at together; a longer text is cut at line ends, else at spaces."""

CAPITAL, HEAD, PLACE_WORD, PLACE_NAME, ROLE, KNOWN, TITLE, TITLE_END, FIELD = (1 << bit for bit in range(9))
"""What a word may be: written with a capital; the first of the head of an organisation, of words for a place, of the
name of a place, of an office, of a known name, of a title; the last of a title; the first of a field."""

_BREAKS = frozenset("\n.!?…")
_OPENINGS = frozenset("\"“”‘’'(:;")
_BULLETS = frozenset("-–—•*+")
_REMEMBERED_CHUNKS = 1 << 16
_WIDER = "\x1f"
"""At the end of a chunk: the space after it is a doubled one, a slip of the hand. Wider gaps part columns."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one block of a text; all columns have one length.

    Attributes:
        offset: where the block starts in its field.
        words: as written; punctuation marks and line feeds are tokens of their own.
        keys: keys of words, other tokens as they are.
        starts: code points from the start of the block.
        flags: sums of CAPITAL, HEAD, ...; 0 for plain words.
        spots: the tokens with flags, once they were asked for: flags do not change then.
        names: units of the gazetteer by the token where their name begins, as far as they were asked for.
        bodies: ends of the organisations inside others by first token and depth, as far as they were asked for.
    """

    offset: int
    words: list[str]
    keys: list[str]
    starts: list[int]
    flags: list[int]
    spots: list[int]
    names: dict[int, tuple[tuple[int, tuple[AdminUnit, ...]], ...]]
    bodies: dict[tuple[int, int], int]

    def __len__(self) -> int:
        return len(self.words)

    def start(self, token: int) -> int:
        """Where a token starts in the field."""
        return self.offset + self.starts[token]

    def end(self, token: int) -> int:
        """Where a token ends in the field."""
        return self.offset + self.starts[token] + len(self.words[token])

    def touches_next(self, token: int) -> bool:
        """Whether no space stands between a token and the next one."""
        return token + 1 < len(self.words) and self.starts[token] + len(self.words[token]) == self.starts[token + 1]

    def at(self, offset: int) -> int:
        """The first token that starts at or after an offset of the field."""
        return bisect_left(self.starts, offset - self.offset)

    def capital(self, token: int) -> bool:
        """Whether a token is a word with a capital letter that means something."""
        return token < len(self.flags) and bool(self.flags[token] & CAPITAL)

    def marked(self, flags: int) -> list[int]:
        """The tokens that have one of some flags."""
        if not self.spots:
            self.spots.extend(compress(range(len(self.flags)), self.flags))
        own = self.flags
        return [token for token in self.spots if own[token] & flags]

    def opens_sentence(self, token: int) -> bool:
        """Whether a capital letter here may be due to the place alone."""
        before = token - 1
        while before >= 0 and (self.words[before] == " " or self.words[before] in _BULLETS):
            before -= 1
        if before < 0 or self.words[before] in _BREAKS:
            return True
        return before == token - 1 and self.words[before] in _OPENINGS


@cache
def _token() -> re.Pattern[str]:
    # Joined abbreviations (GD&ĐT, LĐ-TB&XH), "đ/c", "T.Ư", words with an apostrophe inside (M'Drắk), marks.
    return re.compile(
        r"[A-ZĐ]+(?:[&-][A-ZĐ]{1,5})+(?!\w)|[Đđ]/[Cc]\b|T\.[ƯW]\b|[^\W_]+(?:['’][^\W\d_]+)*|[^\w\s]|_|\n|\s"
    )


_Analysed = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""Words, keys, flags and widths of the tokens of a chunk; the last width counts the space after the chunk."""


class _Chunks(dict[str, _Analysed]):
    """Every different chunk met lately."""

    def __missing__(self, chunk: str) -> _Analysed:
        if len(self) > _REMEMBERED_CHUNKS:
            self.clear()
        analysed = self[chunk] = _analyse(chunk)
        return analysed


def _analyse(chunk: str) -> _Analysed:
    if not chunk:
        return (" ",), (" ",), (0,), (1,)
    if chunk == "\n":
        # The two spaces put around it are no part of the text.
        return ("\n",), ("\n",), (0,), (0,)
    words = tuple(_token().findall(chunk.removesuffix(_WIDER)))
    keys = tuple(map(key_of, words))
    widths = tuple(map(len, words))
    after = 2 if chunk.endswith(_WIDER) else 1
    return words, keys, tuple(map(_flags, words, keys)), (*widths[:-1], widths[-1] + after)


def _flags(word: str, key: str) -> int:
    small, large = _tables()
    if word[0].isupper():
        return CAPITAL | large.keys.get(key, 0) | large.words.get(word, 0)
    return small.keys.get(key, 0) | small.words.get(word, 0)


class _Table(NamedTuple):
    """Flags of words by their keys, and by how they are written."""

    keys: Mapping[str, int]
    words: Mapping[str, int]


@cache
def _tables() -> tuple[_Table, _Table]:
    """The flags of words with a small and with a capital letter."""
    keys = (
        (HEAD, heads().first_words),
        (PLACE_WORD, place_words().first_words),
        (ROLE, roles().first_words),
        (TITLE, titles().first_words),
        (TITLE_END, titles().last_words | heads().last_words),
        (FIELD, fields().first_words),
    )
    # "Châu Âu" and "châu Âu", "miền Trung": some names of the world begin with a small letter.
    names = (PLACE_NAME, world().first_words)
    known = (KNOWN, known_organisations().first_words)
    large = _Table(_united(*keys, (PLACE_NAME, gazetteer.first_words())), _united(names, known))
    return _Table(_united(*keys), _united(names)), large


def _united(*rows: tuple[int, Iterable[str]]) -> Mapping[str, int]:
    flags: dict[str, int] = {}
    for flag, words in rows:
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags


_chunks = _Chunks()


def tokenise(text: str) -> Iterator[Tokens]:
    """Cut a cleaned text into blocks of tokens."""
    for start, end in _blocks(text):
        yield _tokens(text[start:end], start)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > BLOCK:
        cut = max(text.rfind("\n", start, start + BLOCK), text.rfind(". ", start, start + BLOCK)) + 1
        cut = cut or text.rfind(" ", start, start + BLOCK) + 1
        end = cut if cut > start else start + BLOCK
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)  (?=\S)")


def _tokens(block: str, offset: int) -> Tokens:
    if "  " in block:
        block = _doubled().sub(f"{_WIDER} ", block)
    parts = block.replace("\n", " \n ").split(" ")
    words, keys, flags, widths = zip(*map(_chunks.__getitem__, parts), strict=True)
    starts = list(accumulate(chain.from_iterable(widths), initial=0))
    starts.pop()
    return Tokens(
        offset,
        list(chain.from_iterable(words)),
        list(chain.from_iterable(keys)),
        starts,
        list(chain.from_iterable(flags)),
        [],
        {},
        {},
    )
