"""Join the syllables that recognition of scanned letters or PDF tears at their marks: "Nguy ễ n" is "Nguyễn"."""

import re
from functools import cache

from indexer.normalise import is_syllable
from indexer.orthography import MARKED_VOWELS, toned_letters

_FEWEST = 2
"""Certain tears that tell that a text is torn: no chance makes two."""


def without_tears(text: str) -> str:
    """Return a text with its torn syllables whole: pieces of which some is no syllable and that are one together.

    Only a text is touched in which a vowel with a mark stands between two letters or more of a syllable and a final
    consonant, twice. Then "ngh ị" is joined, too; "b ở" may be the corner b at something, but hardly in such a text.

    Args:
        text: cleaned, any length.
    """
    if sum(text[max(0, tear.start() - 2) : tear.start()].isalpha() for tear in _certain().finditer(text)) < _FEWEST:
        return text
    while (whole := _torn().sub(_joined, text)) != text:
        text = whole
    return text


def _joined(torn: re.Match[str]) -> str:
    first, vowel, rest = torn.groups("")
    if rest and not (is_syllable(first) and is_syllable(rest)) and is_syllable(first + vowel + rest):
        return first + vowel + rest
    begun = not is_syllable(first) and is_syllable(first + vowel)
    return f"{first}{vowel} {rest}".rstrip() if begun else torn.group()


@cache
def _vowels() -> str:
    return "".join([*MARKED_VOWELS, *toned_letters()])


@cache
def _certain() -> re.Pattern[str]:
    return re.compile(rf" [{_vowels()}] (?:n[gh]?|m|ch?|p|t)(?!\w)")


@cache
def _torn() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)([^\W\d_]{{1,5}}) ([{_vowels()}])(?: (n[gh]?|m|ch?|p|t|[iuoya])(?!\w)|(?!\w))")
