"""Longest match of known phrases in a list of words."""

from collections.abc import Iterable, Mapping, Sequence
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
        self._begins = _steps(entries.items())
        self._ends = _steps((phrase[::-1], meaning) for phrase, meaning in entries.items())
        self.first_words, self.last_words = frozenset(self._begins), frozenset(self._ends)

    def match(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """Return (end, meaning) of the longest phrase that begins at `start`, None when there is none."""
        found = None
        steps, place = self._begins, start
        try:
            while (step := steps.get(words[place])) is not None:
                place += 1
                meaning, steps = step
                if meaning is not None:
                    found = place, meaning
                if not steps:
                    break
        except IndexError:
            # The words end where a phrase might go on; seldom so, since texts are followed by line feeds.
            pass
        return found

    def match_before(self, words: Sequence[str], end: int) -> tuple[int, V] | None:
        """Return (start, meaning) of the longest phrase that ends at `end`, None when there is none."""
        found = None
        steps, place = self._ends, end
        while place > 0 and (step := steps.get(words[place - 1])) is not None:
            place -= 1
            meaning, steps = step
            if meaning is not None:
                found = place, meaning
            if not steps:
                break
        return found


def _steps(phrases: Iterable[tuple[tuple[str, ...], V]]) -> _Step[V]:
    """How phrases go on from word to word; they are what is left of them with their meanings, none of it empty."""
    meanings: dict[str, V] = {}
    longer: dict[str, list[tuple[tuple[str, ...], V]]] = {}
    for phrase, meaning in phrases:
        rest = longer.setdefault(phrase[0], [])
        if len(phrase) > 1:
            rest.append((phrase[1:], meaning))
        else:
            meanings[phrase[0]] = meaning
    return {word: (meanings.get(word), _steps(rest)) for word, rest in longer.items()}
