"""Correct the misspelt words of a query by what the index holds: how often a word stands beside the others.

A word that the index does not hold is misspelt. One that it does hold is, when the other words stand together in more
documents without it, and in more with another word in its place: "sổ tay đãng viên". Numbers, codes and abbreviations
are never touched.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import inf, log1p

from indexer.abbreviations import is_common
from indexer.keystrokes import in_case_of
from indexer.model.request import Fuzzy, SearchRequest, Tier
from indexer.normalise import is_syllable
from indexer.search.known_words import COST, KnownWords, term_of
from indexer.spelling import DEAREST, SLIP

_MAX_COUNTED = 6
"""Spellings of one word, the commonest for their cost, that are counted with the words around it."""

_MAX_COUNTS = 24
"""Questions to the engine for one query."""

_MAX_PLACES = 3
"""Words that are all in the index of which one may be wrong: those that most is found without."""

_REACH = 2
"""Words on either side that tell what an unknown word is meant for."""

_MAX_COMPARED = 3
"""Candidates that are counted beside their neighbours, which takes longest."""

_RARE = 2000
"""A word in fewer than one of so many documents is taken for unknown: other people misspell it, too."""

_SHORTEST_NAME = 4
"""Letters of a word from another language that may be misspelt."""

_REMEMBERED = 1 << 13
"""Words of which it is remembered whether they may be."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word in the place of another; the higher the score, the likelier."""

    place: int
    text: str
    score: float


@dataclass(slots=True)
class Corrector:
    """Corrects one query.

    Attributes:
        known: the words of the index.
        counts: questions asked so far.
    """

    known: KnownWords
    counts: int = 0

    def corrected(self, words: Sequence[str]) -> list[str]:
        """The words with the misspelt ones corrected, those that can be; in their own case.

        All that the index hardly knows; if it knows all of them, the one that keeps most from being found.

        Args:
            words: runs of letters and digits in the order of the query.
        """
        result = list(words)
        places = [place for place, word in enumerate(words) if may_be_misspelt(word)]
        unknown = [place for place in places if self._is_rare(words[place])]
        for place in unknown:
            least = 0 if self.frequency(words[place]) else -inf
            # Only with the words nearest to it: others may be misspelt as well.
            first = max(0, place - _REACH)
            near = self._candidates(result[first : place + _REACH + 1], place - first)
            self._apply(result, [replace(each, place=place) for each in near], least=least)
        if not unknown or not self._together(result):
            known = [place for place in places if place not in unknown]
            standing_out = sorted(known, key=lambda place: (-self._without(result, place), place))[:_MAX_PLACES]
            self._apply(result, [found for place in standing_out for found in self._candidates(result, place)], least=0)
        return result

    def frequency(self, word: str) -> int:
        """Documents with a word, with its marks, or with any when it has none; digits count as there."""
        return self.known.frequency(word) if word.isalpha() else 1

    def _is_rare(self, word: str) -> bool:
        return self.frequency(word) * _RARE < max(1, self.known.reader.count())

    def _without(self, words: Sequence[str], place: int) -> int:
        """Documents that hold all of the words but one; of a single word, none."""
        around = self._around(words, place)
        return self._together(around) if around else 0

    def _around(self, words: Sequence[str], place: int) -> list[str]:
        """The other words, without those that nothing is known of."""
        return [word for other, word in enumerate(words) if other != place and not self._is_rare(word)]

    def _candidates(self, words: Sequence[str], place: int) -> list[_Candidate]:
        """Other words in a place that find at least twice as much there, with the words around."""
        word, around = words[place], self._around(words, place)
        least = self._together([word, *around])
        counted = ((other, cost, self._together([other, *around])) for other, cost in self._spellings(word))
        return [
            _Candidate(place, other, log1p(found) - COST * cost) for other, cost, found in counted if found > 2 * least
        ]

    def _apply(self, words: list[str], candidates: Iterable[_Candidate], *, least: float) -> None:
        """Put the best candidate in its place, if it scores more than `least`.

        It must stand beside a neighbour, and more often than a common word does by chance.
        """
        highest, chosen = least, None
        for candidate in sorted(candidates, key=lambda each: -each.score)[:_MAX_COMPARED]:
            beside = self._beside(words, candidate)
            chance = log1p(self.frequency(candidate.text)) / 2
            score = candidate.score + 2 * sum(map(log1p, beside)) / len(beside) - chance
            if any(beside) and score > highest:
                highest, chosen = score, candidate
        if chosen is not None:
            words[chosen.place] = in_case_of(chosen.text, words[chosen.place])

    def _spellings(self, word: str) -> list[tuple[str, int]]:
        """Spellings that are in the index, the most likely first."""
        likely = self.known.likely(word, DEAREST)[:_MAX_COUNTED]
        if likely or is_syllable(word) or len(word) < _SHORTEST_NAME:
            return [(choice.text, choice.cost) for choice in likely]
        return [(other, SLIP) for other in sorted(self._similar(word), key=lambda each: (-self.frequency(each), each))]

    def _similar(self, word: str) -> Iterable[str]:
        """Words of the index, of any language, with one letter wrong."""
        term = term_of(word)
        request = SearchRequest((Tier("exact", Fuzzy(term.view, term.text, limit=_MAX_COUNTED)),), limit=0)
        answer = self.known.reader.search(request)
        return [text for expansion in answer.expansions for text in expansion.terms if text != term.text]

    def _together(self, words: Sequence[str]) -> int:
        """Documents that hold all of the words."""
        if len(words) == 1:
            return self.frequency(words[0])
        terms = [term_of(word) for word in words if word.isalpha()]
        return self._ask(lambda: self.known.reader.document_frequency(*terms))

    def _beside(self, words: Sequence[str], candidate: _Candidate) -> list[int]:
        """Documents in which a candidate stands beside each of its neighbours; alone, those that hold it."""
        before, after = words[: candidate.place][-1:], words[candidate.place + 1 :][:1]
        pairs = [*((word, candidate.text) for word in before), *((candidate.text, word) for word in after)]
        if not pairs:
            return [self.frequency(candidate.text)]
        return [self._ask(partial(self.known.adjacent, *pair)) for pair in pairs]

    def _ask(self, question: Callable[[], int]) -> int:
        """The answer to one more question to the engine; 0 when too much has been asked."""
        self.counts += 1
        return question() if self.counts <= _MAX_COUNTS else 0


@lru_cache(_REMEMBERED)
def may_be_misspelt(word: str) -> bool:
    """Neither numbers, nor codes, nor abbreviations, nor single letters."""
    code = word.isupper() and not is_syllable(word)
    return len(word) > 1 and word.isalpha() and not code and not is_common(word)
