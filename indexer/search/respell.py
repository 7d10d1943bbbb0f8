"""Correct several misspelt words of a query at once: the likeliest words of the index that it may be meant for.

A query is cut into words of one to three syllables, each syllable as it was typed or as another that it may be a
misspelling of, so that the product of the words' shares of documents and of the misspellings' chances is greatest
(the noisy channel of Kernighan, Church, Gale: A Spelling Correction Program Based on a Noisy Channel Model, 1990).
What is one word, "bảo hiểm", is then likelier than "bão" and "hiểm", which hardly ever stand alone.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import log, log1p

from indexer.engine import Reader
from indexer.keystrokes import in_case_of
from indexer.model.request import Term
from indexer.normalise import fold, has_marks, syllable_key
from indexer.search.correct import COST, likely_spellings, may_be_misspelt, term_of

_LONGEST = 3
_CANDIDATES = {1: 12, 2: 7, 3: 3}
"""Spellings of a syllable that are tried in words of so many syllables, its own first."""

_DISTINCT = 100
"""Different words of a page: one of them is a given word with the share of pages that hold it, by this number."""

_UNKNOWN = 0.01
"""Pages that are taken to hold a word that none holds."""

Choice = tuple[str, int]
"""A syllable and the cost of having mistyped it."""


def respelt(words: Sequence[str], reader: Reader) -> list[str]:
    """The words as they were likeliest meant, in their own case; the same words when nothing is likelier.

    Args:
        words: runs of letters and digits in the order of the query; numbers, codes and abbreviations stay.
        reader: knows the words of the index.
    """
    choices = [list(_choices(word, reader)) for word in words]
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        ways = [
            (best[first][0] + score, (*best[first][1], *spelt))
            for first in range(max(0, end - _LONGEST), end)
            for score, spelt in _spelt(choices[first:end], reader)
        ]
        best.append(max(ways, key=lambda way: way[0]))
    return [in_case_of(new, word) if new != word else word for new, word in zip(best[-1][1], words, strict=True)]


def _choices(word: str, reader: Reader) -> Iterator[Choice]:
    """The word itself, then what it may be meant for and the index holds, the likeliest first."""
    yield word, 0
    if not may_be_misspelt(word):
        return
    likely = likely_spellings(word)
    known = {other: found for other in likely if (found := reader.document_frequency(term_of(other)))}
    yield from sorted(
        ((other, likely[other]) for other in known), key=lambda each: (COST * each[1] - log1p(known[each[0]]), each)
    )


def _spelt(choices: Sequence[Sequence[Choice]], reader: Reader) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Logarithm of the likelihood of each word that some syllables may be; a single one need not be a word."""
    count = reader.count() * _DISTINCT
    tried = [options[: _CANDIDATES[len(choices)]] for options in choices]
    if len(choices) > 1 and not all(typed.isalpha() for (typed, _), *_ in choices):
        return
    for spelling in product(*tried):
        texts = tuple(text for text, _ in spelling)
        found = reader.document_frequency(_word(texts))
        if found or (len(texts) == 1 and not spelling[0][1]):
            yield log(max(found, _UNKNOWN) / max(1, count)) - COST * sum(cost for _, cost in spelling), texts


def _word(texts: Sequence[str]) -> Term:
    key = "_".join(map(syllable_key, texts))
    return Term("word", key, ("title", "body")) if has_marks(key) else Term("word_folded", fold(key), ("title", "body"))
