"""Cut texts at white space and number the different pieces, without a Python object per piece.

A chunk is a run without white space, or one line feed. Almost every chunk of Vietnamese text has at most eight
characters of a small alphabet, so its characters, a byte each, are one 64-bit number that stands for it exactly;
such chunks are found by array operations. The others (1 % of news) are looked up one by one in a dictionary.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from indexer.segment.keys import KeyTable

# Bytes of the alphabet; 0 fills the end of a key.
_SPACE, _LINE_FEED, _OTHER, _FIRST_LETTER = 1, 2, 3, 4
_KEY_LENGTH = 8
_ALPHABET_SIZE = 0x3002  # One more than the last white space, U+3000; everything from there on is _OTHER.
_VOWELS = "aăâeêioôơuưy"
_TONE_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MARKS = "“”‘’–—…•·°"


@cache
def _alphabet() -> NDArray[np.uint8]:
    """Return the byte of every code point below _ALPHABET_SIZE."""
    table = np.full(_ALPHABET_SIZE, _OTHER, dtype=np.uint8)
    for code_point in range(_ALPHABET_SIZE):
        if chr(code_point).isspace():
            table[code_point] = _SPACE
    table[ord("\n")] = _LINE_FEED
    vowels = [normalize("NFC", vowel + mark) for vowel in _VOWELS for mark in _TONE_MARKS]
    letters = "".join(letter for letter in [*vowels, "đ"] if not letter.isascii())
    ascii_characters = "".join(map(chr, range(ord("!"), ord("~") + 1)))
    for byte, character in enumerate(ascii_characters + letters + letters.upper() + _MARKS, start=_FIRST_LETTER):
        table[ord(character)] = byte
    return table


@cache
def _masks() -> NDArray[np.uint64]:
    """Return for every length what keeps that many bytes of a key."""
    return np.array([(1 << (8 * length)) - 1 for length in range(_KEY_LENGTH + 1)], dtype=np.uint64)


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text, surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass(frozen=True, slots=True)
class FoundChunks:
    """The chunks of some texts in a row.

    Attributes:
        text: the texts joined by one space; places count in it, in code points.
        text_starts: place of each text.
        counts: chunks per text.
        starts: place of each chunk.
        numbers: of each chunk in the table.
    """

    text: str
    text_starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    starts: NDArray[np.int64]
    numbers: NDArray[np.int64]


class ChunkTable:
    """The different chunks met so far, by number; the same texts in the same order give the same numbers.

    One thread at a time. It only grows: who must bound memory makes a new one.

    Attributes:
        chunks: number to chunk.
    """

    __slots__ = ("_keys", "_others", "chunks")

    def __init__(self) -> None:
        self._keys = KeyTable()
        self._others: dict[str, int] = {}
        self.chunks: list[str] = []

    def find(self, texts: Sequence[str]) -> FoundChunks:
        """Cut texts into chunks and number those that are new.

        Args:
            texts: of any form, each may be empty; a few MiB together, for the sake of memory.
        """
        text = " ".join(texts)
        text_lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        text_ends = np.cumsum(text_lengths + 1)
        # A byte before and eight after the text: every character has a left neighbour, every key its eight bytes.
        padded = np.zeros(len(text) + 1 + _KEY_LENGTH, dtype=np.uint8)
        characters = padded[1 : len(text) + 1]
        np.take(_alphabet(), code_points(text), mode="clip", out=characters)
        starts, lengths = _boundaries(padded)
        keys = np.ndarray(len(text) + 1, dtype="<u8", buffer=padded.data, offset=1, strides=(1,))[starts]
        keys &= _masks()[np.minimum(lengths, _KEY_LENGTH)]
        is_other = lengths > _KEY_LENGTH
        is_other[np.searchsorted(starts, np.flatnonzero(characters == _OTHER), side="right") - 1] = True
        numbers = self._numbers(text, (starts, lengths), keys, is_other)
        for place in np.flatnonzero(is_other).tolist():
            start = int(starts[place])
            numbers[place] = self._other(text[start : start + int(lengths[place])])
        counts = np.diff(np.searchsorted(starts, text_ends), prepend=0)
        return FoundChunks(text, text_ends - text_lengths - 1, counts, starts, numbers)

    def _numbers(
        self,
        text: str,
        places: tuple[NDArray[np.int64], NDArray[np.int64]],
        keys: NDArray[np.uint64],
        is_other: NDArray[np.bool_],
    ) -> NDArray[np.int64]:
        """Return the numbers of the chunks that have a key; what it returns for the others means nothing."""
        numbers = self._keys.find(keys)
        missing = np.flatnonzero((numbers < 0) & ~is_other)
        if len(missing):
            _, first = np.unique(keys[missing], return_index=True)
            new = missing[np.sort(first)]
            self._keys.add(keys[new], len(self.chunks) + np.arange(len(new)))
            new_places = zip(*(place[new].tolist() for place in places), strict=True)
            self.chunks += [text[start : start + length] for start, length in new_places]
            numbers[missing] = self._keys.find(keys[missing])
        return numbers

    def _other(self, chunk: str) -> int:
        """Return the number of a chunk that has no key."""
        number = self._others.setdefault(chunk, len(self.chunks))
        if number == len(self.chunks):
            self.chunks.append(chunk)
        return number


def _boundaries(padded: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the place and the length of every chunk.

    Args:
        padded: a byte of the alphabet per character, one 0 before them and some after them.
    """
    written = padded > _LINE_FEED
    edges = np.flatnonzero(written[1:] != written[:-1])
    starts = edges[0::2]
    lengths = edges[1::2] - starts
    line_feeds = np.flatnonzero(padded == _LINE_FEED) - 1
    places = np.searchsorted(starts, line_feeds)
    return np.insert(starts, places, line_feeds), np.insert(lengths, places, 1)
