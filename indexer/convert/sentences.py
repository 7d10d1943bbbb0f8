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


def first_sentence(text: str) -> str:
    """Return a text up to its first stop that ends a sentence, without that stop.

    A dot after an abbreviation ("TP.", "ThS."), an initial ("B.") or a number at the beginning ("1.") ends nothing.
    """
    for stop in _stop().finditer(text):
        before = text[: stop.start()]
        # Backwards: a pattern for the end of a text looks for it from each of its letters.
        word = _word().match(before[::-1])
        if stop.group() != "." or not (word and _is_short(word.group()[::-1], before)):
            return before
    return text


def _is_short(word: str, before: str) -> bool:
    return (
        (len(word) == 1 and word.isupper())
        or word.lower() in _ABBREVIATIONS
        or (word == before.strip() and word.isdigit())
    )


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"(?:\.{3}|[.!?…])(?=[”\")]?(?:\s|$))")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
