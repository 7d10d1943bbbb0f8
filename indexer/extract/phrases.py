"""Longest match of known phrases in a list of words."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")


class Phrases(Generic[V]):
    """Phrases with what they mean; asked where one begins, which is the longest there."""

    __slots__ = ("_lengths", "entries")

    def __init__(self, entries: Mapping[tuple[str, ...], V]) -> None:
        self.entries = entries
        lengths: dict[str, set[int]] = {}
        for phrase in entries:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._lengths)

    def may_begin(self, word: str) -> bool:
        """Whether a phrase begins with a word."""
        return word in self._lengths

    def match(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """Return (end, meaning) of the longest phrase that begins at `start`, None when there is none."""
        left = len(words) - start
        for length in self._lengths.get(words[start], ()) if left > 0 else ():
            if length > left:
                continue
            meaning = self.entries.get(tuple(words[start : start + length]))
            if meaning is not None:
                return start + length, meaning
        return None

    def match_before(self, words: Sequence[str], end: int, longest: int = 6) -> tuple[int, V] | None:
        """Return (start, meaning) of the longest phrase that ends at `end`, None when there is none."""
        for start in range(max(0, end - longest), end):
            meaning = self.entries.get(tuple(words[start:end]))
            if meaning is not None:
                return start, meaning
        return None
