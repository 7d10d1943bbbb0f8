"""Prefix and fuzzy items -> the terms they stand for."""

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from indexer.engine.nodes import stored_fields
from indexer.engine.whoosh.cache import ByteCache
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.lexicon import Lexicon
from indexer.engine.whoosh.segment import STORED, Inverted
from indexer.model.record import BASE_VIEW, View
from indexer.model.request import Fuzzy, Prefix, Single, Term
from indexer.model.result import Expansion

_KEPT = 500
"""Expansions remembered per generation."""

_COUNTED = 150
"""Bytes that a term takes with its count."""


def is_folded(view: View) -> bool:
    """Whether a view reads its base view by fold."""
    return BASE_VIEW[view] != view


class Expander:
    """Finds the terms of singles in the lexicons of a generation."""

    def __init__(self, generation: Generation, cache: ByteCache) -> None:
        self._generation, self._cache = generation, cache
        self._known: dict[Single, Expansion] = {}
        self._lock = threading.Lock()

    def terms(self, single: Single, inverted: Inverted) -> Sequence[int]:
        """Term numbers of a single in its view in one segment."""
        folded = is_folded(single.view)
        if isinstance(single, Term):
            return inverted.lexicon.with_text(single.text, folded=folded)
        expansion = self.expansion(single)
        if isinstance(single, Fuzzy):
            return [number for text in expansion.terms for number in inverted.lexicon.with_text(text, folded=folded)]
        numbers, texts = _beginning(inverted.lexicon, single.view, single.text)
        if not expansion.more:
            return numbers
        chosen = frozenset(expansion.terms)
        return [number for number, text in zip(numbers, texts, strict=True) if text in chosen]

    def expansion(self, single: Prefix | Fuzzy) -> Expansion:
        """The terms that a prefix or fuzzy single stands for, in the order of their choice."""
        with self._lock:
            known = self._known.get(single)
        if known is None:
            known = self._expand(single)
            with self._lock:
                if len(self._known) >= _KEPT:
                    self._known.clear()
                self._known[single] = known
        return known

    def _expand(self, single: Prefix | Fuzzy) -> Expansion:
        if isinstance(single, Fuzzy):
            # The first letter is taken as typed, so many share what they are chosen from.
            key = single.view, single.text[:1], single.fields
            counts = self._cache.get(("beginning", *key), lambda: _sized(self.counts(*key)))
            texts = [text for text in counts if abs(len(text) - len(single.text)) <= single.distance]
            distances = edit_distances(single.text, texts).tolist()
            near = {text: far for text, far in zip(texts, distances, strict=True) if far <= single.distance}
            ordered = sorted(near, key=lambda text: (near[text], -counts[text], text))
        else:
            counts = self.counts(single.view, single.text, single.fields)
            ordered = sorted(counts, key=lambda text: (-counts[text], text))
        return Expansion(single, tuple(ordered[: single.limit]), more=len(ordered) > single.limit)

    def counts(self, view: View, prefix: str, fields: Sequence[str]) -> Counter[str]:
        """Documents of each term of a view that begins with `prefix`, added up over fields and spellings."""
        counts: Counter[str] = Counter()
        places = places_of(view, tuple(fields))
        for counted in self._generation.counted(BASE_VIEW[view]):
            numbers, texts = _beginning(counted.inverted.lexicon, view, prefix)
            rows = np.array(numbers, np.int64)[:, None] * len(counted.inverted.fields) + np.array(places, np.int64)
            for text, count in zip(texts, counted.postings(rows).sum(axis=1).tolist(), strict=True):
                if count:
                    counts[text] += count
        return counts


def _beginning(lexicon: Lexicon, view: View, prefix: str) -> tuple[Sequence[int], Iterable[str]]:
    """The terms of a view that begin so, by number and by text."""
    if not is_folded(view):
        numbers = lexicon.with_key_prefix(prefix)
        return numbers, map(lexicon.key, numbers)
    # All that begin alike by fold lie side by side.
    numbers = lexicon.with_fold_prefix(prefix)
    return numbers, lexicon.folds(numbers)


@cache
def places_of(view: View, fields: tuple[str, ...]) -> tuple[int, ...]:
    """Which of the fields of its base view a view is asked for, ascending."""
    base = BASE_VIEW[view]
    return tuple(sorted(STORED[base].index(f"{field}_{base}") for field in stored_fields(view, fields)))


def _sized(counts: Counter[str]) -> tuple[Counter[str], int]:
    """Counts with the bytes that they take; also what begins no term is kept, and takes some."""
    return counts, 500 + _COUNTED * len(counts)


def edit_distances(word: str, candidates: Sequence[str]) -> NDArray[np.int64]:
    """Optimal string alignment distances (insert, delete, replace, swap neighbours) of a word to each candidate.

    Source: the recurrence of Damerau and Levenshtein with restricted transpositions, all candidates at once.
    """
    if not candidates:
        return np.zeros(0, np.int64)
    lengths = np.array([len(text) for text in candidates])
    # A row for each place in the candidates: shorter ones end in letters that no word has.
    letters = np.array(candidates).view(np.uint32).reshape(len(candidates), -1).T.copy()
    row = np.repeat(np.arange(len(letters) + 1, dtype=np.int16)[:, None], len(candidates), axis=1)
    before, same_before = row, np.zeros(letters.shape, np.bool_)
    for number, letter in enumerate(map(ord, word), start=1):
        same = letters == letter
        best = np.minimum(row[1:] + np.int16(1), row[:-1] + ~same)
        if number > 1:
            np.minimum(best[1:], before[:-2] + np.int16(1), out=best[1:], where=same[:-1] & same_before[1:])
        before, row, same_before = row, np.full_like(row, number), same
        for place, most in enumerate(best, start=1):
            np.minimum(most, row[place - 1] + np.int16(1), out=row[place])
    return np.asarray(row[lengths, np.arange(len(candidates))], np.int64)
