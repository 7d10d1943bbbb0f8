"""What a Vietnamese syllable may be a misspelling of: sounds that regions do not tell apart, marks, slips of the hand.

Nothing here knows which syllables exist in an index, nor numbers, which are never misspelt.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain

from indexer.normalise import fold, has_marks, lower, place_tones
from indexer.orthography import toned, toneless_syllables

SOUND, LETTER_MARK, SLIP = 1, 2, 3
"""Costs: a sound that sounds alike, a letter or tone mark left out or wrong, a slip of the hand."""
DEAREST = 2 * LETTER_MARK
"""The highest cost of one word: another letter mark and another tone."""

LONGEST = len("nghiêng") + 1
"""Letters of a word that is looked at: the longest syllable with a letter too many."""

_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_ALIKE_TONES = {"\u0309": "\u0303", "\u0303": "\u0309"}
_ONSET = re.compile("ngh|ng|nh|ch|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu|th|tr|[bcdđghklmnprstvx]")
# Spellings of one sound somewhere in the country, or by rule (ngh before i, e, ê).
_ALIKE_ONSETS = ("s x", "ch tr", "d gi r", "v d", "l n", "ng ngh", "g gh", "c k")
_ALIKE_ENDS = (
    "n ng", "c t", "n nh", "t ch", "i y", "ai ay", "ao au", "iu iêu", "ưu ươu", "ui uôi", "ưi ươi",
    "im iêm", "ip iêp", "ăm âm", "ăp âp", "ăn ân", "ăt ât", "ong ông", "oc ôc", "om ôm", "op ôp", "oi ôi",
)  # fmt: skip
_LETTERS_WITH_MARKS = ("aăâ", "eê", "oôơ", "uư", "dđ")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = "abcdeghiklmnopqrstuvxy"


def misspelt_from(word: str, dearest: int = DEAREST) -> dict[str, int]:
    """What syllables a word may be meant for, with the cost of each: the cheapest first.

    A word without marks is taken to be typed without: it is meant for others without.

    Args:
        word: one run of letters, cleaned, in any case.
        dearest: the highest cost that is of interest; most spellings are slips of the hand.
    """
    if len(word) > LONGEST:
        return {}
    text = place_tones(lower(word))
    bare, tone = _without_tone(text)
    found: dict[str, int] = {}
    for letters, new, cost in _variants(bare, tone, dearest, marked=has_marks(text)):
        # At no cost it is the same word, however its marks are composed.
        if 0 < cost <= dearest:
            other = toned(letters, new)
            if other != text and cost < found.get(other, cost + 1):
                found[other] = cost
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def _variants(bare: str, tone: str, dearest: int, *, marked: bool) -> Iterator[tuple[str, str, int]]:
    """Letters of a syllable without tone, tone mark, cost."""
    known = toneless_syllables()
    for alike in _alike(bare):
        changed = SOUND if alike != bare else 0
        letters = alike if marked else fold(alike)
        if letters in known:
            yield letters, tone, changed
            if tone in _ALIKE_TONES:
                yield letters, _ALIKE_TONES[tone], changed + SOUND
    # Of some two hundred slips hardly one in ten spells a syllable.
    for letters in known.intersection(_slips(bare)) if dearest >= SLIP else ():
        yield letters, tone, SLIP
    if marked and dearest >= LETTER_MARK:
        for letters in known.intersection(chain([bare], _other_marks(bare))):
            cost = LETTER_MARK if letters != bare else 0
            for other in _TONES:
                yield letters, other, cost + (LETTER_MARK if other != tone else 0)


def _alike(bare: str) -> Iterator[str]:
    """The word itself, and with another onset, or another end, of like sound."""
    yield bare
    match = _ONSET.match(bare)
    onset = match.group() if match else ""
    for other in _alike_onsets().get(onset, ()):
        yield other + bare[len(onset) :]
    for end, others in _alike_ends().items():
        if bare.endswith(end) and len(bare) - len(end) >= len(onset):
            yield from (bare[: len(bare) - len(end)] + other for other in others)


def _other_marks(bare: str) -> Iterator[str]:
    """With one letter marked otherwise; both of "uo" together."""
    for place, letter in enumerate(bare):
        for other in _marked_letters().get(letter, ()):
            yield bare[:place] + other + bare[place + 1 :]
    for pair in ("uo", "uô"):
        if pair in bare:
            yield bare.replace(pair, "ươ")


def _slips(bare: str) -> list[str]:
    """With one letter too many, too few, from a key beside, or two in the wrong order."""
    found: list[str] = []
    for place in range(len(bare) + 1):
        before, after = bare[:place], bare[place:]
        found += [before + letter + after for letter in _LETTERS]
        if after:
            found.append(before + after[1:])
            found += [before + letter + after[1:] for letter in _beside().get(after[0], "")]
        if len(after) > 1:
            found.append(before + after[1] + after[0] + after[2:])
    return found


def _without_tone(text: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", text)
    tone = next((char for char in decomposed if char in _TONES[1:]), "")
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONES[1:])), tone


@cache
def _alike_onsets() -> dict[str, tuple[str, ...]]:
    return _groups(_ALIKE_ONSETS)


@cache
def _alike_ends() -> dict[str, tuple[str, ...]]:
    return _groups(_ALIKE_ENDS)


def _groups(rows: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for row in rows:
        names = row.split()
        for name in names:
            groups[name] = (*groups.get(name, ()), *(other for other in names if other != name))
    return groups


@cache
def _marked_letters() -> dict[str, str]:
    return {letter: group.replace(letter, "") for group in _LETTERS_WITH_MARKS for letter in group}


@cache
def _beside() -> dict[str, str]:
    """For each key the keys left and right of it."""
    return {
        key: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
        for row in _ROWS
        for place, key in enumerate(row)
    }
