"""Vietnamese alphabetical order as plain strings that sort by code point.

Letters first, over the whole text (a ă â b c d đ e ê … ), then tones from the left: ngang, huyền, hỏi, ngã, sắc, nặng.
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The order of the Vietnamese alphabet with f j w z in their Latin places (TCVN 1450)."""
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""huyền, hỏi, ngã, sắc, nặng; no mark sorts before them."""
_LETTER_MARKS = "\u0306\u0302\u031b"
_BY_GIVEN_NAME = frozenset({"person", "author"})
_RANKS = {letter: chr(ord("a") + rank) for rank, letter in enumerate(_LETTERS)}


def sort_key(text: str) -> str:
    """A string whose order is that of the text in Vietnamese; digits stand before letters, other signs count less.

    Args:
        text: any cleaned text.

    Returns:
        Letters, a separator, then the tones, of which most are none: an index keeps many keys.
    """
    plain = unicodedata.normalize("NFC", text.lower())
    letters, tones = plain.translate(_letters), plain.translate(_tones)
    if _ALONE in letters:
        letters, _, tones = _letters_and_tones(plain).partition("\t")
    # Shorter, in the same order: more letters without a tone before the next one sort first.
    return f"{letters}\t{tones.rstrip('0').replace('0000', '!').replace('00', '/')}"


_ALONE = "\0"
"""Stands for a mark that has no letter to be one with."""


class _Table(dict[int, str]):
    """What becomes of every character, found when it is first met."""

    def __init__(self, part: int) -> None:
        self._part = part

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        alone = not parts[0].isalnum() and any(part in _TONES + _LETTER_MARKS for part in parts)
        found = self[code] = _ALONE if alone else _letters_and_tones(chr(code)).split("\t")[self._part]
        return found


_letters, _tones = _Table(0), _Table(1)


def _letters_and_tones(text: str) -> str:
    """Letters and a digit for the tone of each, character by character, wherever marks stand."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if char in _TONES:
            if tones:
                tones[-1] = str(_TONES.index(char) + 1)
        elif char in _LETTER_MARKS:
            if letters:
                letters[-1] = _ranked(letters[-1], char)
        elif char.isalnum() or char == " ":
            letters.append(char)
            tones.append("0")
    ranked = "".join(_RANKS.get(letter, letter) for letter in letters)
    return f"{ranked}\t{''.join(tones)}"


def _ranked(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


def name_sort_key(name: str) -> str:
    """Order of a person's name: by given name, the last word, then the whole name."""
    given = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return f"{sort_key(given)}\t{sort_key(name)}"


def facet_sort_key(name: str, label: str) -> str:
    """Order of the values of a facet: people by given name."""
    return name_sort_key(label) if name in _BY_GIVEN_NAME else sort_key(label)
