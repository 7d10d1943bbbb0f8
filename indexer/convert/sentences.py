"""Find the first sentence of a paragraph."""

import re
from functools import cache

# Folded would be too many: "tp" is written TP., Tp. and tp.
_ABBREVIATIONS = frozenset(
    {
        "tp",
        "tx",
        "tt",
        "tr",
        "ths",
        "ts",
        "gs",
        "pgs",
        "bs",
        "ks",
        "kts",
        "cn",
        "tm",
        "kt",
        "tl",
        "st",
        "nxb",
        "vv",
        "bt",
    }
)
_ENOUGH = max(map(len, _ABBREVIATIONS)) + 1
"""Letters before a dot that tell whether an abbreviation stands there, and no longer word."""


def first_sentence(text: str) -> str:
    """Return a text up to its first stop that ends a sentence, without that stop.

    A dot after an abbreviation ("TP.", "ThS."), an initial ("B.") or a number at the beginning ("1.") ends nothing.
    """
    opening = _opening().match(text)
    number = opening.end() if opening and opening["word"].isdigit() else -1
    for stop in _stop().finditer(text):
        end = stop.start()
        if stop.group() != "." or (end != number and not _is_short(text[max(0, end - _ENOUGH) : end])):
            return text[:end]
    return text


def _is_short(before: str) -> bool:
    """Tell whether the word that ends some letters is an initial or an abbreviation."""
    found = _last_word().search(before)
    word = found.group() if found else ""
    return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"(?:\.{3}|[.!?…])(?=[”\")]?(?:\s|$))")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\s*(?P<word>\w+)")


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"\w+\Z")
