"""How a term is written in the index: its fold, then its key.

Terms are sorted by their names, so all terms with one fold stand next to each other, and so do all that begin with
the same letters whatever their marks: the folded views need no postings of their own. A second order, by key, finds
the terms of the other views.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from indexer.engine.whoosh.arrays import Array, Sorted, TextArray, encode_asked

SEPARATOR = b"\x1f"
"""Sorts before every character of a term, so that a fold stands before its own keys and longer folds after them."""

_LOOK = 16
"""Terms that are looked at together."""

_REMEMBERED = 1 << 12
"""Texts of which it is remembered which terms have them; half a megabyte."""

_AFTER = b"\xff"
"""Sorts after every UTF-8 text."""


def encode_term(key: str, fold: str) -> bytes:
    """The name of a term in the index."""
    return key.encode() if key == fold else fold.encode() + SEPARATOR + key.encode()


def name_key(name: bytes) -> bytes:
    """The key in the name of a term."""
    return name.rpartition(SEPARATOR)[2]


def name_fold(name: bytes) -> bytes:
    """The fold in the name of a term."""
    return name.partition(SEPARATOR)[0]


class Lexicon:
    """The terms of one field of one segment; answers are term numbers."""

    def __init__(self, names: TextArray, by_key: Array) -> None:
        self.names = names
        self._by_key = by_key
        self._found: dict[tuple[str, bool], list[int]] = {}

    def key(self, number: int) -> str:
        """The key of a term."""
        return name_key(self.names[number]).decode()

    def folds(self, numbers: Sequence[int]) -> list[str]:
        """The folds of terms that stand side by side."""
        names = self.names.slice(numbers[0], numbers[-1] + 1) if numbers else []
        return [name_fold(name).decode() for name in names]

    def with_name(self, name: bytes) -> int:
        """The term with this name, -1 when it is absent."""
        number = self.names.lower_bound(name)
        return number if number < len(self.names) and self.names[number] == name else -1

    def with_fold(self, fold: str) -> list[int]:
        """The terms that fold to this."""
        name = encode_asked(fold)
        if SEPARATOR in name:
            return []
        first = self.names.lower_bound(name)
        # They stand side by side, hardly ever more than a dozen.
        found = 0
        while found % _LOOK == 0 and first + found < len(self.names):
            names = self.names.slice(first + found, min(len(self.names), first + found + _LOOK))
            # A space sorts after the separator and before all that goes on with the fold.
            fitting = bisect_left(names, name + b" ")
            found += fitting
            if fitting < len(names):
                break
        return list(range(first, first + found))

    def with_key(self, key: str) -> list[int]:
        """The term with this key, if any."""
        name = encode_asked(key)
        place = self._key_bound(name)
        if place == len(self._by_key):
            return []
        number = int(self._by_key[place])
        return [number] if name_key(self.names[number]) == name else []

    def with_fold_prefix(self, prefix: str) -> list[int]:
        """The terms whose fold begins with this."""
        name = encode_asked(prefix)
        if SEPARATOR in name:
            return []
        return list(range(self.names.lower_bound(name), self.names.lower_bound(name + _AFTER)))

    def with_key_prefix(self, prefix: str) -> list[int]:
        """The terms whose key begins with this, in order."""
        name = encode_asked(prefix)
        numbers: list[int] = self._by_key[self._key_bound(name) : self._key_bound(name + _AFTER)].tolist()
        return numbers

    def with_text(self, text: str, *, folded: bool) -> Sequence[int]:
        """The terms with this fold or this key; a query asks for each of its words several times."""
        asked = text, folded
        found = self._found.get(asked)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[asked] = self.with_fold(text) if folded else self.with_key(text)
        return found

    @cached_property
    def _keys(self) -> Sorted:
        return Sorted(len(self._by_key), self._key_at)

    @cached_property
    def _order(self) -> memoryview:
        return memoryview(self._by_key.data)

    def _key_at(self, place: int) -> bytes:
        return self.names[self._order[place]].rpartition(SEPARATOR)[2]

    def _key_bound(self, key: bytes) -> int:
        return self._keys.lower_bound(key, self._key_at)
