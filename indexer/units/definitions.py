"""Abbreviations that a text defines itself: "Hành chính sự nghiệp – doanh nghiệp (HCSN - DN)".

The letters in the bracket are the initials of the syllables before it, none left out but "và". A definition is kept as
a unit at its first syllable, so that an index knows how many of its documents define what (`indexer.abbreviations`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indexer.normalise import fold, lower
from indexer.syllables import syllables
from indexer.units.scan import Unit

PREFIX = "abbr:"
"""Before the key of a definition: `abbr:HCSN DN=hành chính sự nghiệp doanh nghiệp`."""

_REACH = 120
"""Characters before a bracket that are looked at: the longest names of bodies."""
_FEWEST = 2

Span = tuple[int, int]


def find_definitions(text: str) -> Iterator[Unit]:
    """Find the definitions of a cleaned text in order; of one with several parts also each part.

    Args:
        text: NFC, any length; may be empty.

    Returns:
        Units of the kind "abbr", from the first to the last syllable of the meaning; parts of one may share its start.
    """
    for found in _bracket().finditer(text):
        before = re.split(r"[\n.;:?!()\[\]“”\"]", text[max(0, found.start() - _REACH) : found.start()])[-1]
        offset = found.start() - len(before)
        spans = [(start + offset, end + offset) for start, end in syllables(before)]
        groups = re.findall(r"[^\W\d_]+", found["short"])
        runs = _aligned(text, spans, groups)
        if runs and sum(map(len, groups)) >= _FEWEST:
            yield _unit(text, groups, runs)
            parts = zip(groups, runs, strict=True) if len(groups) > 1 else ()
            yield from (_unit(text, [group], [run]) for group, run in parts if len(group) >= _FEWEST)


@cache
def _bracket() -> re.Pattern[str]:
    """Pattern of capitals in brackets, "viết tắt là" before them or not; parts are joined by a dash, "&" or a space."""
    letters = "[A-ZĂÂĐÊÔƠƯ]"
    told = r"(?:(?:sau đây |xin )?(?:được )?(?:gọi|viết) tắt(?: là)?:? )?"
    return re.compile(rf"\({told}(?P<short>{letters}{{1,9}}(?: ?[-–&/ ] ?{letters}{{1,9}}){{0,3}})\)")


def _aligned(text: str, spans: Sequence[Span], groups: Sequence[str]) -> list[list[Span]]:
    """The syllables of each group of letters, before the bracket; none when the letters are not their initials."""
    left = list(spans)
    runs: list[list[Span]] = []
    for group in reversed(groups):
        run: list[Span] = []
        for letter in reversed(group):
            if left and _is_and(text, left[-1]) and fold(letter) != "v":
                left.pop()
            if not left or fold(text[left[-1][0]]) != fold(letter):
                return []
            run.append(left.pop())
        runs.append(run[::-1])
    return runs[::-1]


def _is_and(text: str, span: Span) -> bool:
    return lower(text[slice(*span)]) == "và"


def _unit(text: str, groups: Sequence[str], runs: Sequence[Sequence[Span]]) -> Unit:
    start, end = runs[0][0][0], runs[-1][-1][1]
    meaning = lower(text[start:end])
    words = " ".join(meaning[first:last] for first, last in syllables(meaning))
    return Unit("abbr", f"{PREFIX}{' '.join(groups)}={words}", start, end)
