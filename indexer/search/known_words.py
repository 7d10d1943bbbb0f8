"""The words of one index as corrections ask for them: how many documents hold a word, what it may be meant for.

One query asks for hundreds of spellings, most of which no document holds, and the next one for many of them again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from math import log1p
from typing import NamedTuple

from indexer.engine import Reader
from indexer.model.request import Term
from indexer.normalise import fold, has_marks, syllable_key
from indexer.spelling import DEAREST, misspelt_from

COST = 2.5
"""How many e-folds of documents a step of cost weighs: people mistake sounds far more than keys."""

_MAX_LOOKED_UP = 40
"""Spellings of one word that are looked up."""

_MAX_COUNTED, _MAX_MEANT = 1 << 15, 1 << 12
"""Words that are remembered with their documents, and with what they may be meant for; some 10 MiB."""


class Choice(NamedTuple):
    """A word that may be meant, the cost of having mistyped it, and the documents that hold it."""

    text: str
    cost: int
    documents: int


class KnownWords:
    """The words of a reader, remembered.

    What is remembered refers to the reader and never to this object: a circle would keep the files of a generation
    mapped that nobody asks any more, until Python looks for circles.

    Attributes:
        reader: of the index.
        frequency: documents with a word as a query finds it: with its marks, or with any when it has none.
        likely: what a word may be meant for at some cost at most and the index holds, the likeliest first; see
            `likely_spellings`.
        adjacent: documents in which two words stand side by side, in this order; where many hold both an estimate.
        joined: documents that hold some syllables as one word.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.frequency: Callable[[str], int] = lru_cache(_MAX_COUNTED)(partial(_frequency, reader))
        self.likely: Callable[[str, int], tuple[Choice, ...]] = lru_cache(_MAX_MEANT)(partial(_likely, self.frequency))
        self.adjacent: Callable[[str, str], int] = lru_cache(_MAX_COUNTED)(partial(_adjacent, reader))
        self.joined: Callable[..., int] = lru_cache(_MAX_COUNTED)(partial(_joined, reader))


def _frequency(reader: Reader, word: str) -> int:
    return reader.document_frequency(term_of(word))


def _adjacent(reader: Reader, first: str, second: str) -> int:
    return reader.pair_frequencies([(term_of(first), term_of(second))])[0]


def _joined(reader: Reader, *syllables: str) -> int:
    return reader.document_frequency(word_of(syllables))


def _likely(frequency: Callable[[str], int], word: str, dearest: int) -> tuple[Choice, ...]:
    choices = (Choice(other, cost, frequency(other)) for other, cost in likely_spellings(word, dearest).items())
    found = (choice for choice in choices if choice.documents)
    return tuple(sorted(found, key=lambda each: (COST * each.cost - log1p(each.documents), each)))


def likely_spellings(word: str, dearest: int = DEAREST) -> Mapping[str, int]:
    """Other words that one may be a misspelling of -> their cost, the likeliest first, as many as are worth a look.

    A word with marks is not taken for one without: that would be any word with these letters.
    """
    return dict(islice(_likely_spellings(word, dearest), _MAX_LOOKED_UP))


def _likely_spellings(word: str, dearest: int) -> Iterator[tuple[str, int]]:
    marked, term = has_marks(word), term_of(word)
    for other, cost in misspelt_from(word, dearest).items():
        if len(other) > 1 and has_marks(other) == marked and term_of(other) != term:
            yield other, cost


@lru_cache(_MAX_COUNTED)
def term_of(word: str) -> Term:
    """A syllable as a query finds it: with its marks, or with any when it has none."""
    key = syllable_key(word)
    return Term("syllable", key) if has_marks(key) else Term("folded", fold(key))


def word_of(syllables: Sequence[str]) -> Term:
    """Some syllables as one word of the segmenter: with its marks, or with any when it has none."""
    key = "_".join(map(syllable_key, syllables))
    return Term("word", key, ("title", "body")) if has_marks(key) else Term("word_folded", fold(key), ("title", "body"))
