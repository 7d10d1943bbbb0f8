"""Correct several misspelt words of a query at once: the likeliest words of the index that it may be meant for.

A query is cut into words of one to three syllables, each syllable as it was typed or as another that it may be a
misspelling of, so that the product of the words' shares of documents and of the misspellings' chances is greatest
(the noisy channel of Kernighan, Church, Gale: A Spelling Correction Program Based on a Noisy Channel Model, 1990).
What is one word, "bảo hiểm", is then likelier than "bão" and "hiểm", which hardly ever stand alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import inf, log
from operator import itemgetter

from indexer.keystrokes import in_case_of
from indexer.search.correct import may_be_misspelt
from indexer.search.known_words import COST, Choice, KnownWords
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

Option = tuple[Choice, float, int]
"""A syllable, the likelihood of a word that as many documents hold (see `_likelihood`), and its cost."""


def respelt(words: Sequence[str], known: KnownWords) -> list[str]:
    """The words as they were likeliest meant, in their own case; the same words when nothing is likelier.

    Args:
        words: runs of letters and digits in the order of the query; numbers, codes and abbreviations stay.
        known: the words of the index.
    """
    options = [
        [(each, _likelihood(each.documents, known), each.cost) for each in _choices(word, known)] for word in words
    ]
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        ways = [
            (best[first][0] + (most - COST * cost), first, spelling)
            for first in range(max(0, end - _LONGEST), end)
            for spelling, most, cost in _spellings(options[first:end])
        ]
        best.append(_best(sorted(ways, key=itemgetter(0), reverse=True), best, known))
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
        texts = tuple([each.text for each in spelling])
        found = known.joined(*texts)
        score = before[first][0] + (_likelihood(found, known) - COST * sum([each.cost for each in spelling]))
        # A single syllable as it was typed need not be a word of the index.
        if score > highest[0] and (found or (len(spelling) == 1 and not spelling[0].cost)):
            highest = score, (*before[first][1], *texts)
    return highest


def _choices(word: str, known: KnownWords) -> Iterator[Choice]:
    """The word itself, then what it may be meant for and the index holds, the likeliest first."""
    yield Choice(word, 0, known.frequency(word))
    if may_be_misspelt(word):
        yield from known.likely(word, DEAREST)


def _spellings(options: Sequence[Sequence[Option]]) -> list[tuple[Spelling, float, int]]:
    """What one word of some syllables may be; a word of several is made of letters that the index holds.

    Returns:
        Spellings with the likelihood of their rarest syllable and their cost.
    """
    tried = [each[: _CANDIDATES[len(options)]] for each in options]
    if options[1:]:
        if not all(each[0][0].text.isalpha() for each in options):
            return []
        tried = [[option for option in each if option[0].documents] for each in tried]
    found: list[tuple[Spelling, float, int]] = [((), inf, 0)]
    for each in tried:
        found = [
            ((*spelling, choice), min(least, likelihood), total + cost)
            for spelling, least, total in found
            for choice, likelihood, cost in each
        ]
    return found


def _likelihood(documents: int, known: KnownWords) -> float:
    """Logarithm of the likelihood of a word that so many documents hold."""
    return log(max(documents, _UNKNOWN) / max(1, known.reader.count() * _DISTINCT))
