"""Names whose writing hides that they are one: "Bình thuận" for "Bình Thuận", "Tulul al - Safa".

Their words get the flag of a capital, so all other rules see one run.
"""

from bisect import insort
from collections.abc import Sequence
from functools import cache

from indexer.extract import gazetteer
from indexer.extract.gazetteer import PROVINCE
from indexer.extract.lists import listed
from indexer.extract.tables import dictionary_words, place_words
from indexer.extract.tokens import CAPITAL, DASH, NAME, PLACE_NAME, UNIT_NAME, Tokens

_PAIR = 2
_UNIT = CAPITAL | UNIT_NAME


def mend(tokens: Tokens) -> None:
    """Set the flags of words inside such names, in place."""
    words, keys, flags = tokens.words, tokens.keys, tokens.flags
    articles, seconds = listed("articles"), _second_syllables()
    for place in tokens.spots[PLACE_NAME]:
        last = place + 1
        if flags[last] & CAPITAL or flags[place] & _UNIT != _UNIT:
            continue
        if keys[last] in seconds and _is_slip(tokens, place):
            flags[last] |= CAPITAL
    for dash in tokens.spots[DASH]:
        if words[dash - 1] in articles and tokens.capital(dash + 1):
            if not flags[dash - 1] & NAME:
                insort(tokens.spots[NAME], dash - 1)
            flags[dash - 1] |= CAPITAL | NAME
            flags[dash] |= CAPITAL


def begins_article(tokens: Tokens, place: int) -> bool:
    """Whether "al -" and a word with a capital stand here."""
    dashed = tokens.capital(place) and tokens.words[place + 1 : place + 2] == ["-"]
    return dashed and tokens.words[place] in listed("articles")


def without_articles(words: Sequence[str]) -> Sequence[str]:
    """The words of a run, "al" and the dash behind it left out."""
    return [word for word in words if word not in listed("articles") and word != "-"] if "-" in words else words


@cache
def _second_syllables() -> frozenset[str]:
    """Keys of the second syllables of units with two: most words behind a capital are none."""
    return frozenset(name[1] for name in gazetteer.by_name() if len(name) == _PAIR)


def _is_slip(tokens: Tokens, place: int) -> bool:
    """Whether the second syllable of a province, or of what a word such as "huyện" tells, begins small by mistake."""
    if not tokens.words[place + 1].islower():
        return False
    name = tuple(tokens.keys[place : place + _PAIR])
    units = gazetteer.by_name().get(name, ())
    if not units or name in dictionary_words():
        return False
    kind = place_words().match_before(tokens.keys, place)
    told = kind is not None and kind[1].kind == "unit"
    return told or (not tokens.opens_sentence(place) and any(unit.level == PROVINCE for unit in units))
