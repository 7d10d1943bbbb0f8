"""Longest match of known phrases in a list of words."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")


class Phrases(Generic[V]):
    """Phrases with what they mean; asked where one begins or ends, which is the longest there.

    Two words of a phrase are looked at before a slice is made: nearly all questions end there.

    Attributes:
        entries: the meaning of every phrase.
        first_words: the words that a phrase may begin with.
        last_words: the words that a phrase may end with.
    """

    __slots__ = ("_begins", "_ends", "entries", "first_words", "last_words")

    def __init__(self, entries: Mapping[tuple[str, ...], V]) -> None:
        self.entries = entries
        begins: dict[str, dict[str, set[int]]] = {}
        ends: dict[str, set[int]] = {}
        for phrase in entries:
            longer = begins.setdefault(phrase[0], {})
            if len(phrase) > 1:
                longer.setdefault(phrase[1], set()).add(len(phrase))
            ends.setdefault(phrase[-1], set()).add(len(phrase))
        self._begins = {
            first: (
                entries.get((first,)),
                {
                    second: (_longest_first(found - {2}), entries.get((first, second)))
                    for second, found in longer.items()
                },
            )
            for first, longer in begins.items()
        }
        self._ends = {word: _longest_first(found) for word, found in ends.items()}
        self.first_words, self.last_words = frozenset(begins), frozenset(ends)

    def match(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """Return (end, meaning) of the longest phrase that begins at `start`, None when there is none."""
        size = len(words)
        known = self._begins.get(words[start]) if start < size else None
        if known is None:
            return None
        alone, longer = known
        after = start + 1
        if longer and after < size and (more := longer.get(words[after])) is not None:
            lengths, pair = more
            for length in lengths:
                meaning = self.entries.get(tuple(words[start : start + length]))
                if meaning is not None and start + length <= size:
                    return start + length, meaning
            if pair is not None:
                return after + 1, pair
        return None if alone is None else (after, alone)

    def match_before(self, words: Sequence[str], end: int) -> tuple[int, V] | None:
        """Return (start, meaning) of the longest phrase that ends at `end`, None when there is none."""
        for length in self._ends.get(words[end - 1], ()) if end > 0 else ():
            meaning = self.entries.get(tuple(words[end - length : end])) if length <= end else None
            if meaning is not None:
                return end - length, meaning
        return None


def _longest_first(lengths: set[int]) -> tuple[int, ...]:
    return tuple(sorted(lengths, reverse=True))
