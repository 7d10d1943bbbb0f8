"""Longest match of known phrases in a list of words."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")
_Step = dict[str, tuple[V | None, "_Step[V]"]]
"""By the next word: what the phrase means that ends with it, None when none does, and how longer ones go on."""


class Phrases(Generic[V]):
    """Phrases with what they mean; asked where one begins or ends, which is the longest there.

    Attributes:
        entries: the meaning of every phrase.
        first_words: the words that a phrase may begin with.
        last_words: the words that a phrase may end with.
    """

    __slots__ = ("_begins", "_ends", "entries", "first_words", "last_words")

    def __init__(self, entries: Mapping[tuple[str, ...], V]) -> None:
        self.entries = entries
        ends: dict[str, set[int]] = {}
        for phrase in entries:
            ends.setdefault(phrase[-1], set()).add(len(phrase))
        self._begins = _steps(entries)
        self._ends = {word: tuple(sorted(found, reverse=True)) for word, found in ends.items()}
        self.first_words, self.last_words = frozenset(self._begins), frozenset(ends)

    def match(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """Return (end, meaning) of the longest phrase that begins at `start`, None when there is none."""
        found = None
        steps, place, size = self._begins, start, len(words)
        while place < size and (step := steps.get(words[place])) is not None:
            place += 1
            meaning, steps = step
            if meaning is not None:
                found = place, meaning
            if not steps:
                break
        return found

    def match_before(self, words: Sequence[str], end: int) -> tuple[int, V] | None:
        """Return (start, meaning) of the longest phrase that ends at `end`, None when there is none."""
        for length in self._ends.get(words[end - 1], ()) if end > 0 else ():
            meaning = self.entries.get(tuple(words[end - length : end])) if length <= end else None
            if meaning is not None:
                return end - length, meaning
        return None


def _steps(entries: Mapping[tuple[str, ...], V]) -> _Step[V]:
    """How phrases go on from word to word; `entries` are what is left of them, none of it empty."""
    meanings = {phrase[0]: meaning for phrase, meaning in entries.items() if len(phrase) == 1}
    longer: dict[str, dict[tuple[str, ...], V]] = {phrase[0]: {} for phrase in entries}
    for phrase, meaning in entries.items():
        if len(phrase) > 1:
            longer[phrase[0]][phrase[1:]] = meaning
    return {word: (meanings.get(word), _steps(rest)) for word, rest in longer.items()}
