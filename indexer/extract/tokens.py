"""A text as words and punctuation marks with their offsets; rules count in tokens.

Most work is done by C: a line is cut at spaces, and every different chunk is analysed once and remembered.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, compress

from indexer.extract.tables import heads, key_of, place_words, roles

BLOCK = 1 << 16
"""Characters that are looked at together; a longer text is cut at line ends, else at spaces."""

CAPITAL, TRIGGER = 1, 2
_BREAKS = frozenset("\n.!?…")
_OPENINGS = frozenset("\"“”‘’'(-–—•*+:;")
_REMEMBERED_CHUNKS = 1 << 16
_FEW = 2


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one block of a text; all columns have one length.

    Attributes:
        offset: where the block starts in its field.
        words: as written; punctuation marks and line feeds are tokens of their own.
        keys: keys of words, other tokens as they are.
        starts: code points from the start of the block.
        flags: CAPITAL for words that begin with a capital letter, unless their line is all capitals; TRIGGER for
            words that may begin an organisation, a place or an office.
    """

    offset: int
    words: list[str]
    keys: list[str]
    starts: list[int]
    flags: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def start(self, token: int) -> int:
        """Where a token starts in the field."""
        return self.offset + self.starts[token]

    def end(self, token: int) -> int:
        """Where a token ends in the field."""
        return self.offset + self.starts[token] + len(self.words[token])

    def end_of(self, token: int) -> int:
        """Where a token ends in the block."""
        return self.starts[token] + len(self.words[token])

    def at(self, offset: int) -> int:
        """The first token that starts at or after an offset of the field."""
        return bisect_left(self.starts, offset - self.offset)

    def capital(self, token: int) -> bool:
        """Whether a token is a word with a capital letter that means something."""
        return token < len(self.flags) and bool(self.flags[token] & CAPITAL)

    def capitals(self) -> Iterator[int]:
        """The tokens with a capital letter."""
        return (token for token in self.interesting() if self.flags[token] & CAPITAL)

    def interesting(self) -> Iterator[int]:
        """The tokens that are not plain lower-case words."""
        return compress(range(len(self.flags)), self.flags)

    def opens_sentence(self, token: int) -> bool:
        """Whether a capital letter here may be due to the place alone."""
        before = token - 1
        while before >= 0 and self.words[before] == " ":
            before -= 1
        return before < 0 or self.words[before] in _BREAKS or self.words[before] in _OPENINGS


@cache
def _token() -> re.Pattern[str]:
    # Joined abbreviations (GD&ĐT, LĐ-TB&XH), "đ/c", "T.Ư", words with an apostrophe inside (M'Drắk), marks.
    return re.compile(
        r"[A-ZĐ]+(?:[&-][A-ZĐ]{1,5})+(?!\w)|[Đđ]/[Cc]\b|T\.[ƯW]\b|[^\W_]+(?:['’][^\W\d_]+)*|[^\w\s]|_|\n|\s"
    )


@cache
def _triggers() -> frozenset[str]:
    return heads().first_words | place_words().first_words | roles().first_words


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
    words = tuple(_token().findall(chunk))
    keys = tuple(map(key_of, words))
    flags = tuple(
        (CAPITAL if word[0].isupper() else 0) | (TRIGGER if key in _triggers() else 0)
        for word, key in zip(words, keys, strict=True)
    )
    widths = tuple(map(len, words))
    return words, keys, flags, (*widths[:-1], widths[-1] + 1)


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


def _tokens(block: str, offset: int) -> Tokens:
    chunks = block.replace("\n", " \n ").split(" ")
    words, keys, flags, widths = zip(*map(_chunks.__getitem__, chunks), strict=True)
    starts = list(accumulate(chain.from_iterable(widths), initial=0))
    starts.pop()
    tokens = Tokens(
        offset,
        list(chain.from_iterable(words)),
        list(chain.from_iterable(keys)),
        starts,
        list(chain.from_iterable(flags)),
    )
    _quieten(block, tokens)
    return tokens


def _quieten(block: str, tokens: Tokens) -> None:
    """Take capitals for nothing in lines that are written in capitals only."""
    start = 0
    for line in block.split("\n"):
        if line.isupper() and len(line.split(None, _FEW)) > _FEW:
            first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, start + len(line))
            tokens.flags[first:last] = [flag & ~CAPITAL for flag in tokens.flags[first:last]]
        start += len(line) + 1
