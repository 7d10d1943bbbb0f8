"""Correct several misspelt words of a query at once: the likeliest words of the index that it may be meant for.

A query is cut into words of one to three syllables, each syllable as it was typed or as another that it may be a
misspelling of, so that the product of the words' shares of documents and of the misspellings' chances is greatest
(the noisy channel of Kernighan, Church, Gale: A Spelling Correction Program Based on a Noisy Channel Model, 1990).
What is one word, "bảo hiểm", is then likelier than "bão" and "hiểm", which hardly ever stand alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import inf, log

from indexer.keystrokes import in_case_of
from indexer.search.correct import may_be_misspelt
from indexer.search.known_words import COST, Choice, KnownWords, word_of
from indexer.spelling import DEAREST

_LONGEST = 3
_CANDIDATES = {1: 12, 2: 7, 3: 3}
"""Spellings of a syllable that are tried in words of so many syllables, its own first."""

_DISTINCT = 100
"""Different words of a page: one of them is a given word with the share of pages that hold it, by this number."""

_UNKNOWN = 0.01
"""Pages that are taken to hold a word that none holds."""


Spelling = tuple[Choice, ...]
"""The syllables of one word."""


def respelt(words: Sequence[str], known: KnownWords) -> list[str]:
    """The words as they were likeliest meant, in their own case; the same words when nothing is likelier.

    Args:
        words: runs of letters and digits in the order of the query; numbers, codes and abbreviations stay.
        known: the words of the index.
    """
    choices = [list(_choices(word, known)) for word in words]
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        ways = [
            (best[first][0] + _likelihood(spelling, min(each.documents for each in spelling), known), first, spelling)
            for first in range(max(0, end - _LONGEST), end)
            for spelling in _spellings(choices[first:end])
        ]
        best.append(_best(sorted(ways, key=lambda way: -way[0]), best, known))
    return [in_case_of(new, word) if new != word else word for new, word in zip(best[-1][1], words, strict=True)]


def _best(
    ways: Iterable[tuple[float, int, Spelling]], before: Sequence[tuple[float, tuple[str, ...]]], known: KnownWords
) -> tuple[float, tuple[str, ...]]:
    """The likeliest way to spell the words up to a place.

    Args:
        ways: a last word that begins at a place, with what it would come to if it were as common as its rarest
            syllable, the most first: most words need not be looked up.
        before: the likeliest way up to each place before.
        known: the words of the index.
    """
    highest: tuple[float, tuple[str, ...]] = (-inf, ())
    for most, first, spelling in ways:
        if most < highest[0]:
            break
        texts = tuple(each.text for each in spelling)
        found = known.reader.document_frequency(word_of(texts))
        score = before[first][0] + _likelihood(spelling, found, known)
        if score > highest[0] and (found or _is_as_typed(spelling)):
            highest = score, (*before[first][1], *texts)
    return highest


def _choices(word: str, known: KnownWords) -> Iterator[Choice]:
    """The word itself, then what it may be meant for and the index holds, the likeliest first."""
    yield Choice(word, 0, known.frequency(word))
    if may_be_misspelt(word):
        yield from known.likely(word, DEAREST)


def _spellings(choices: Sequence[Sequence[Choice]]) -> Iterator[Spelling]:
    """What one word of some syllables may be; a word of several is made of letters that the index holds."""
    tried = [options[: _CANDIDATES[len(choices)]] for options in choices]
    if len(choices) == 1 or all(options[0].text.isalpha() for options in choices):
        for spelling in product(*tried):
            if all(each.documents for each in spelling) or _is_as_typed(spelling):
                yield spelling


def _is_as_typed(spelling: Spelling) -> bool:
    """Whether it is a single syllable as it was typed, which need not be a word of the index."""
    return len(spelling) == 1 and not spelling[0].cost


def _likelihood(spelling: Spelling, documents: int, known: KnownWords) -> float:
    """Logarithm of the likelihood of a word, held by so many documents, and of having mistyped it so."""
    count = max(1, known.reader.count() * _DISTINCT)
    return log(max(documents, _UNKNOWN) / count) - COST * sum(each.cost for each in spelling)
