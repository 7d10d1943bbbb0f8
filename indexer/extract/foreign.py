"""Where names of other languages end: particles, dashes, articles and initials join their words."""

from collections.abc import Sequence

from indexer.extract.lists import listed
from indexer.extract.names import (
    PARTICLES,
    begins_name,
    is_given_name,
    is_syllable,
    run_end,
    world_name,
)
from indexer.extract.tables import bridging, deeds, titles, words_in
from indexer.extract.tokens import CAPITAL, Tokens

_LONGEST_FOREIGN = 8
_APOSTROPHES = frozenset("'’")
BETWEEN = PARTICLES | _APOSTROPHES | {"-", "."}
"""Particles and marks that may stand inside a name."""
_SHORT_PART = 5
_CALLED = frozenset({"ông", "bà", "cô", "ngài"})
_KIN = frozenset({"con", "cha"})
"""What follows a dash and tells who somebody is: "Mary Rowe - con gái ..."."""
_ARTICLES = frozenset({"al", "el", "ad", "as", "abd", "abdel", "abu"})
_FAMILY = frozenset({"bin", "ibn", "von", "van"})
"""Particles after which the whole run belongs to the name."""


def is_korean(words: Sequence[str]) -> bool:
    """Whether the words of a run are a Korean name: a surname and short words without marks, "Song Joong Mau"."""
    return (words[0] in listed("korean") or words[0] in listed("korean or not")) and all(
        word.isascii() and word.isalpha() and word.istitle() and len(word) <= _SHORT_PART for word in words
    )


def foreign_end(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of a foreign name: capitalised words, with particles, dashes and initials ("John F. Kelly")."""
    place, words, flags = start, tokens.words, tokens.flags
    plain = min(end, start + _LONGEST_FOREIGN)
    while place < plain and flags[place] & CAPITAL and words[place + 1] != "-":
        place += 1
    while place - start < _LONGEST_FOREIGN:
        capital = flags[place] & CAPITAL
        dashed = words[place + 1] == "-"
        if dashed and (place > start or capital) and _is_article(tokens, place):
            place += 3
            end = max(end, run_end(tokens, place))
        elif capital and (place < end or _joins(tokens, place - 1, start)):
            place += 1
        elif place > start and words[place] in BETWEEN and (step := _inner_step(tokens, start, place)):
            place += step
            # "Nasser bin Hamed | Al Khalifa"
            joined = tokens.capital(place - 1) if step > 1 else tokens.words[place - 1] in _FAMILY
            end = max(end, run_end(tokens, place)) if joined else end
        else:
            break
    if place == start or words[place] != ".":
        return place
    # "Ksor Tul B.", "Martin Rowe Jr."
    initial = len(words[place - 1]) == 1 and place - start > 1 and begins_name(tokens, start)
    return place + (initial or words[place - 1] == "Jr")


def _inner_step(tokens: Tokens, start: int, place: int) -> int:
    """How many tokens of a foreign name that begins at `start` a particle or a mark tells here, 0 where it ends."""
    word = tokens.words[place]
    if word in PARTICLES:
        return int(tokens.capital(place + 1))
    if word in _APOSTROPHES and len(tokens.words[place - 1]) == 1 and tokens.capital(place + 1):
        # "Michael O ’ Neil"
        return 2
    if _is_dash(tokens, place) or _is_korean(tokens, start, place) or _is_double(tokens, start, place):
        return 2
    return 2 if _is_after_initial(tokens, place) and not begins_name(tokens, start) else 0


def _is_after_initial(tokens: Tokens, place: int) -> bool:
    """Whether the full stop of an initial stands here, and no sentence begins after it: "George W. Bush"."""
    initial = tokens.words[place] == "." and len(tokens.words[place - 1]) == 1 and tokens.capital(place - 1)
    if not initial or not tokens.capital(place + 1):
        return False
    after = tokens.words[place + 1]
    return not is_syllable(after) and (len(after) == 1 or not after.isupper())


def _is_double(tokens: Tokens, start: int, place: int) -> bool:
    """Whether a dash with spaces joins a double name: "Jean - Claude Rowe", "Julia Lewis - Dreyer"."""
    if tokens.words[place] != "-" or not tokens.capital(place + 1):
        return False
    part = tokens.words[place + 1]
    if tokens.words[place - 1] in listed("first of two") and is_given_name(part):
        return True
    # "bà | Rowasio - Lewis"
    called = tokens.keys[start - 1] in _CALLED or titles().match_before(tokens.keys, start) is not None
    surname = (place - start > 1 or called) and not (tokens.capital(place + 2) or is_given_name(part))
    if not surname or is_syllable(part) or part.isupper() or is_syllable(tokens.words[place - 1]):
        return False
    return part not in words_in("famous.txt") and world_name(tokens, place + 1) is None


def _is_korean(tokens: Tokens, start: int, place: int) -> bool:
    """Whether a dash with spaces joins the given name of a Korean: "Park Hang - Seo", "Shin Dong - bin"."""
    korean = tokens.words[start] in listed("korean") or tokens.words[start : start + 2] == ["Ban", "Ki"]
    if place != start + 2 or tokens.words[place] != "-" or not korean:
        return False
    part = tokens.words[place + 1]
    short = part.isascii() and part.isalpha() and len(part) <= _SHORT_PART and part not in _KIN
    return short and not part.isupper() and not tokens.capital(place + 2)


def _is_article(tokens: Tokens, place: int) -> bool:
    """Whether "al - Assad" stands here, where a dash follows."""
    word = tokens.words[place]
    return (word.lower() in _ARTICLES or word in PARTICLES) and tokens.capital(place + 2)


def _joins(tokens: Tokens, place: int, start: int) -> bool:
    return place > start and (tokens.words[place] in PARTICLES or tokens.words[place] == "-")


def _is_dash(tokens: Tokens, place: int) -> bool:
    """Whether a dash joins a part of a name: without spaces, or before a short part in small letters ("Jae - in")."""
    if tokens.words[place] != "-":
        return False
    part = tokens.words[place + 1]
    if tokens.touches_next(place) and tokens.touches_next(place - 1):
        return part[0].isalpha()
    if "".join(tokens.words[place : place + 3]) == "-o-" or (tokens.words[place - 1] == "o" and part.islower()):
        # "Prayut Chan - o - cha"
        return True
    # Not between Vietnamese syllables: "Moon Jae - in", "Choi Min - seok", but "Nguyễn Văn Trung - con ...".
    deed = deeds().match(tokens.keys, place + 1) is not None
    short = part.isascii() and part.islower() and len(part) <= _SHORT_PART and bridging(part, part) and part not in _KIN
    short = short and not deed
    return short and not (is_syllable(tokens.words[place - 1]) and is_syllable(part))
