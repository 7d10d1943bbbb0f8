"""Words that are written together or apart: "ô tô" and "ôtô", "Sa Pa" and "Sapa", "Lê-nin" and "Lênin".

Loan words and foreign names have no settled spelling. The index tells which are written both ways: no table can hold
all of them.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from indexer.abbreviations import Rewriting
from indexer.engine import Reader
from indexer.model.request import Term
from indexer.normalise import bare_syllables, fold, has_marks, is_syllable, lower, syllable_key
from indexer.search.known_words import term_of, word_of
from indexer.syllables import Span, syllables

_LONGEST = 5
"""Syllables of a word with hyphens: "Ác-hen-ti-na". Without hyphens two are tried: most neighbours are no word."""

_SLIP = 10
"""What is written so once in more than so many times is a slip: "nhândân", and "hanoi" in addresses of pages."""

_HALF = 2
"""What an index holds so at least every other time is no slip and no chance."""

_REMEMBERED = 1 << 13
"""Words and pairs whose documents are remembered."""


class Spacing:
    """The other spacings of what is typed that an index holds; safe for several threads."""

    def __init__(self, reader: Reader) -> None:
        """Look words up in a reader, each once."""
        # Words of titles stand in the text as well, and a look-up of every query should be short.
        self._known = lru_cache(_REMEMBERED)(lambda word: reader.document_frequency(_in_body(word)))
        self._adjacent = lru_cache(_REMEMBERED)(
            lambda first, second: reader.pair_frequencies([(term_of(first), term_of(second))])[0]
        )
        self._one_word = lru_cache(_REMEMBERED)(lambda run: reader.document_frequency(word_of(run)))

    def rewritings(self, text: str) -> tuple[Rewriting, ...]:
        """Find what can be written together or apart: the longest runs from the left, disjoint, in order.

        Args:
            text: cleaned text, such as the words of a query; may be empty.
        """
        spans = syllables(text)
        found: list[Rewriting] = []
        first = 0
        while first < len(spans):
            for run, hyphens in _runs(text, spans[first:]):
                words = tuple(lower(text[start:end]) for start, end in run)
                if other := self._together(words, hyphens=hyphens) if len(words) > 1 else self._apart(words[0]):
                    found.append(Rewriting(run[0][0], run[-1][1], tuple(map(syllable_key, words)), (other,)))
                    first += len(run) - 1
                    break
            first += 1
        return tuple(found)

    def _together(self, words: tuple[str, ...], *, hyphens: bool) -> str:
        """Some syllables as one word, with the marks that were typed or, with hyphens, with any; "" if none."""
        typed = "".join(words)
        if len(typed) == len(words) or not typed.isalpha() or fold(typed) in bare_syllables():
            return ""
        if hyphens:
            return fold(typed) if self._known(fold(typed)) else ""
        together = self._known(typed)
        if not together or self._adjacent(*words) > _SLIP * together:
            return ""
        usual = has_marks(typed) and self._adjacent(*words) <= _HALF * together
        return typed if usual or self._is_word(words) else ""

    def _apart(self, word: str) -> str:
        """One word as the two syllables that stand side by side most; "" if none."""
        if not word.isalpha() or fold(syllable_key(word)) in bare_syllables():
            return ""
        pairs = [(word[:end], word[end:]) for end in range(1, len(word))]
        pairs = [pair for pair in pairs if all(map(_is_syllable, pair)) and self._adjacent(*pair)]
        # With marks few neighbours spell another word; without them many do: "đó là" is not "dola".
        fitting = [pair for pair in pairs if has_marks(word) or self._is_word(pair)]
        return " ".join(max(fitting, key=lambda pair: self._adjacent(*pair), default=()))

    def _is_word(self, pair: tuple[str, ...]) -> bool:
        """Whether the segmenter takes two syllables for one word where they stand side by side."""
        return 0 < self._adjacent(*pair) <= _HALF * self._one_word(pair)


def _is_syllable(part: str) -> bool:
    """Whether it may be one with its marks, or with some that were left out."""
    return is_syllable(part) or part in bare_syllables()


def _in_body(word: str) -> Term:
    term = term_of(word)
    return Term(term.view, term.text, ("body",))


def _runs(text: str, spans: Sequence[Span]) -> Iterator[tuple[Sequence[Span], bool]]:
    """The runs at the beginning of some syllables that may be one word, and whether by their hyphens."""
    gaps = [text[before[1] : after[0]] for before, after in pairwise(spans[:_LONGEST])]
    hyphens = next((number for number, gap in enumerate(gaps) if gap != "-"), len(gaps))
    if hyphens:
        yield spans[: hyphens + 1], True
    elif gaps and gaps[0] == " ":
        yield spans[:2], False
    yield spans[:1], False
