"""Matched positions -> marks in the shown text, and excerpts around the densest of them.

Only whole syllables are marked, in the author's spelling. Offsets are our own: no engine and no second analysis is
asked, `spans` gives the place of every syllable position of the field (`indexer.analyse.token_spans`).
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

Span = tuple[int, int]
Spans = tuple[Sequence[int], Sequence[Span]]
"""Positions, ascending, and for each the (start, end) of its syllable."""

WIDTH = 220
"""Code points of an excerpt, give or take a word."""
MOST = 3


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt of a text: `text[start : start + len]`, with marks that count in the excerpt."""

    text: str
    start: int
    marks: tuple[Span, ...]


def mark(text: str, spans: Spans, positions: Collection[int]) -> tuple[Span, ...]:
    """Places of the syllables at the given positions; neighbours with only spaces or hyphens between are one mark."""
    marks: list[Span] = []
    before = None
    for position, (start, end) in zip(*spans, strict=True):
        if position not in positions:
            continue
        if marks and before == position - 1 and not _separating().search(text, marks[-1][1], start):
            marks[-1] = (marks[-1][0], end)
        else:
            marks.append((start, end))
        before = position
    return tuple(marks)


@cache
def _separating() -> re.Pattern[str]:
    return re.compile(r"[^ \u2010-\u2013-]")


def snippets(text: str, spans: Spans, positions: Collection[int], *, most: int = MOST) -> tuple[Snippet, ...]:
    """Up to `most` disjoint excerpts in reading order; the beginning of the text when nothing is marked.

    The best window has the most different syllables, then the most marked text, then stands first.
    """
    if not text:
        return ()
    marks = mark(text, spans, positions)
    if not marks:
        return (_excerpt(text, (), 0, 0),)
    chosen: list[Span] = []
    windows = sorted(_windows(text, marks), key=lambda window: (-window[0], -window[1], window[2]))
    best = windows[0][0]
    for different, _, start, end in windows:
        # A further excerpt must be worth its place: at least half as many different words as the best one.
        apart = all(
            end + WIDTH // 2 <= other_start or other_end + WIDTH // 2 <= start for other_start, other_end in chosen
        )
        if apart and 2 * different >= best:
            chosen.append((start, end))
        if len(chosen) == most:
            break
    found = [_excerpt(text, marks, start, end) for start, end in sorted(chosen)]
    return tuple(snippet for place, snippet in enumerate(found) if not place or snippet.start >= _end(found[place - 1]))


def _end(snippet: Snippet) -> int:
    return snippet.start + len(snippet.text)


def _windows(text: str, marks: Sequence[Span]) -> list[tuple[int, int, int, int]]:
    """For the window that begins at each mark: different marked words, marked code points, start, end."""
    words = [text[start:end].lower().split() for start, end in marks]
    counts: dict[str, int] = {}
    found = []
    last = covered = 0
    for first, (start, end) in enumerate(marks):
        while last < len(marks) and (last <= first or marks[last][1] - start <= WIDTH):
            for word in words[last]:
                counts[word] = counts.get(word, 0) + 1
            covered += marks[last][1] - marks[last][0]
            last += 1
        found.append((len(counts), covered, start, marks[last - 1][1]))
        for word in words[first]:
            counts[word] -= 1
            if not counts[word]:
                del counts[word]
        covered -= end - start
    return found


def _excerpt(text: str, marks: Sequence[Span], start: int, end: int) -> Snippet:
    """The text around a window: from the beginning of its sentence or a word before it to the end of a word."""
    room = max(0, WIDTH - (end - start))
    low = max(0, start - room // 3)
    begin = _beginning(text, low, start)
    high = min(len(text), max(begin + WIDTH, end))
    finish = high if high == len(text) else _word_end(text, high)
    while begin < finish and text[begin].isspace():
        begin += 1
    while finish > begin and text[finish - 1].isspace():
        finish -= 1
    inside = tuple((a - begin, b - begin) for a, b in marks if begin <= a and b <= finish)
    return Snippet(text[begin:finish], begin, inside)


def _beginning(text: str, low: int, start: int) -> int:
    """A place in [low, start] to begin at: after the last sentence end or line break, else after a space."""
    if low == 0:
        return 0
    sentence = [found.end() for found in _sentence_end().finditer(text, low, start)]
    if sentence:
        return sentence[-1]
    space = re.search(r"\s", text[low:start])
    return low + space.end() if space else start


def _word_end(text: str, high: int) -> int:
    """The end of the word that stands at `high`, never far away: a row of letters without end is cut between them."""
    found = re.compile(r"\s|\Z").search(text, high, high + WIDTH)
    return found.start() if found else high


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…][”\")]*\s+|\n+")
