"""Words that hardly ever stand beside their neighbours, where one that sounds alike often does: "chung quốc".

Documents may hold all words of such a query by chance, far from one another, so that much is found. Told by adjacency
alone: two syllables are one word of the index ("trung quốc"), or stand side by side and are never joined
("đọc trong").
"""

from collections.abc import Iterator, Sequence
from itertools import count, islice

from indexer.keystrokes import in_case_of
from indexer.search.correct import may_be_misspelt
from indexer.search.known_words import Choice, KnownWords
from indexer.spelling import SOUND

_LEAST = 20
"""Documents in which a word must stand beside a neighbour to be offered instead of another."""

_TIMES = 10
"""How many times as often it must for a step of cost, and once more: people mistake sounds more than keys."""

_RARER = 10
"""What is no word with its neighbour is doubted only if it is that much rarer: counting common pairs takes long."""

_SHARE = 0.5
"""Documents that a word without any beside its neighbours is taken to have there."""

_CANDIDATES = 8
"""Spellings of one word that are looked at."""


def put_right(words: Sequence[str], known: KnownWords) -> list[str]:
    """The words, those out of place replaced by what belongs there, in their own case.

    Args:
        words: runs of letters and digits in the order of the query.
        known: the words of the index.
    """
    result = list(words)
    for place, word in enumerate(words):
        if may_be_misspelt(word) and (better := _better(result, place, known)):
            result[place] = in_case_of(better, word)
    return result


def likelier(others: Sequence[str], words: Sequence[str], known: KnownWords) -> bool:
    """Whether each word that was changed stands beside a neighbour in many more documents, and is no less a word there.

    What was typed may be rare: "lụt bão" is no misspelling of "lực bảo".
    """
    changed = [place for place, pair in enumerate(zip(others, words, strict=True)) if pair[0] != pair[1]]
    return all(
        _joined(others, place, others[place], known) >= _joined(words, place, words[place], known)
        and _beside(others, place, others[place], known) > _TIMES * _beside(words, place, words[place], known)
        for place in changed
    )


def _better(words: Sequence[str], place: int, known: KnownWords) -> str:
    """The word that stands beside the neighbours most often for its cost, if often enough; else none."""
    word = words[place]
    around = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
    most = max(map(known.frequency, around), default=known.reader.count())
    joined = max(_joined(words, place, word, known), _SHARE)
    if most <= _TIMES ** (SOUND + 1) * joined:
        return ""
    share, better = float(_beside(words, place, word, known)), ""
    # A choice that costs more would have to stand beside them more often than they stand anywhere.
    dearest = next(cost for cost in count() if most <= _TIMES ** (cost + 2) * max(joined, share))
    for choice in islice(known.likely(word, dearest), _CANDIDATES) if dearest >= SOUND else ():
        times = _TIMES ** (choice.cost + 1)
        # Counting takes long, and no more documents can hold both than hold either.
        if min(most, choice.documents) > times * max(joined, share):
            documents = _documents(words, place, choice, known)
            if documents >= _LEAST and documents > times * joined:
                share, better = max((share, better), (documents / times, choice.text))
    return better


def _documents(words: Sequence[str], place: int, choice: Choice, known: KnownWords) -> int:
    """Documents that hold a choice as one word with a neighbour, or beside it."""
    joined = _joined(words, place, choice.text, known)
    if joined >= _LEAST or choice.documents < _RARER * known.frequency(words[place]):
        return joined
    return _beside(words, place, choice.text, known)


def _joined(words: Sequence[str], place: int, word: str, known: KnownWords) -> int:
    """Documents that hold a word and a neighbour of the place as one word; the more frequent of both."""
    return max((known.joined(*pair) for pair in _pairs(words, place, word)), default=0)


def _beside(words: Sequence[str], place: int, word: str, known: KnownWords) -> int:
    """Documents in which a word stands beside a neighbour of the place; alone, those that hold it."""
    return max((known.adjacent(*pair) for pair in _pairs(words, place, word)), default=known.frequency(word))


def _pairs(words: Sequence[str], place: int, word: str) -> Iterator[tuple[str, str]]:
    """A word with the neighbours of a place."""
    if place:
        yield words[place - 1], word
    if place + 1 < len(words):
        yield word, words[place + 1]
