"""Cut excerpts out of a text.

An excerpt is a piece of the text as it stands. It begins and ends between words, at the end of a sentence where one
is near, and never inside a syllable; only a syllable that is longer than an excerpt is cut, and then not marked.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from operator import sub
from typing import NamedTuple

from indexer.highlight.marks import Syllables, merged
from indexer.highlight.shown import ShownText, Span
from indexer.highlight.windows import best_windows

LONGEST = 240
SHORTEST = 160
"""Code points of an excerpt: never more, and less only where the text ends."""
BEFORE = 80
"""Context before the first mark, at most."""
MOST = 3


class Snippet(NamedTuple):
    """An excerpt of a text: `text[start : start + len]`, with marks that count in the excerpt."""

    text: str
    start: int
    marks: tuple[Span, ...]


def snippets(shown: ShownText, syllables: Syllables, *, most: int = MOST) -> tuple[Snippet, ...]:
    """Up to `most` excerpts in reading order, disjoint; the beginning of the text when nothing in it is marked.

    Args:
        shown: the text; when it is blank there is no excerpt.
        syllables: what is to be marked.
        most: how many excerpts.
    """
    syllables = _short(syllables)
    cores = [(syllables.starts[first], syllables.ends[last]) for first, last in best_windows(syllables, most=most)]
    if not cores:
        beginning = len(shown.text) - len(shown.text.lstrip())
        cores = [(beginning, beginning)]
    ceilings = [start for start, _ in cores[1:]] + [len(shown.text)]
    found: list[Snippet] = []
    floor = 0
    for core, ceiling in zip(cores, ceilings, strict=True):
        begin, end = _stretch(shown, core, floor, ceiling)
        found.append(_snippet(shown.text, begin, end, syllables))
        floor = end
    return tuple(snippet for snippet in found if snippet.text)


def _short(syllables: Syllables) -> Syllables:
    """Those that an excerpt has room for."""
    if all(map(LONGEST.__ge__, map(sub, syllables.ends, syllables.starts))):
        return syllables
    rows = [row for row in zip(*syllables, strict=True) if row[3] - row[2] <= LONGEST]
    return Syllables(*([row[column] for row in rows] for column in range(len(Syllables._fields))))


def _snippet(text: str, begin: int, end: int, syllables: Syllables) -> Snippet:
    """The piece [begin, end) without white space around it."""
    piece = text[begin:end].lstrip()
    begin = end - len(piece)
    piece = piece.rstrip()
    own = slice(bisect_left(syllables.starts, begin), bisect_right(syllables.ends, begin + len(piece)))
    return Snippet(piece, begin, merged(text, syllables, own, begin))


def _stretch(shown: ShownText, core: Span, floor: int, ceiling: int) -> Span:
    """Where the excerpt around a core begins and ends, both within [floor, ceiling]."""
    start, end = core
    context = min(BEFORE, LONGEST - (end - start))
    begin = _begin(shown, max(floor, start - context), start, floor, otherwise=start)
    finish = _finish(shown, end, min(begin + SHORTEST, ceiling), min(begin + LONGEST, ceiling), ceiling)
    if finish - begin < SHORTEST:
        high = max(floor, min(begin, finish - SHORTEST))
        begin = _begin(shown, max(floor, finish - LONGEST), high, floor, otherwise=begin)
    return begin, finish


def _begin(shown: ShownText, low: int, high: int, floor: int, *, otherwise: int) -> int:
    """The best place in [low, high] to begin: the last sentence, else the first word, else the first syllable."""
    if low <= floor:
        return floor
    sentences = [found.end() for found in _sentence_end().finditer(shown.text, low, high)]
    if sentences:
        return sentences[-1]
    space = _space().search(shown.text, low, high)
    begin = space.end() if space else _boundary(shown, low, up=True)
    return begin if begin <= high else otherwise


def _finish(shown: ShownText, end: int, short: int, high: int, ceiling: int) -> int:
    """The best place in [end, high] to end: a sentence end beyond `short`, else the last word, else a syllable."""
    if high >= ceiling:
        return ceiling
    sentences = [found.end() for found in _sentence_end().finditer(shown.text, max(end, short), high)]
    if sentences:
        return sentences[-1]
    found = _to_last_space().match(shown.text, end, high + 1)
    return found.end() - 1 if found else max(_boundary(shown, high, up=False), end)


def _boundary(shown: ShownText, place: int, *, up: bool) -> int:
    """The nearest place, up or down, that is in no syllable; a syllable longer than an excerpt may be cut."""
    start, end = shown.around(place)
    if not start < place < end or end - start > LONGEST:
        return place
    return end if up else start


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…][”\")]*\s+|\n+")


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\s")


@cache
def _to_last_space() -> re.Pattern[str]:
    return re.compile(r"(?s:.*)\s")
