"""Vietnamese alphabetical order as plain strings that sort by code point.

Letters first, over the whole text (a ă â b c d đ e ê … ), then tones from the left: ngang, huyền, hỏi, ngã, sắc, nặng.
"""

import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

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
    return sort_keys((text,))[0]


def sort_keys(texts: Iterable[str]) -> list[str]:
    """The keys of many texts, see `sort_key`: a build asks for a dozen for each document."""
    plain = unicodedata.normalize("NFC", "".join([text.replace("\n", "") + "\n" for text in texts]).lower())
    codes = np.frombuffer(plain.encode("utf-16-le", "surrogatepass"), np.uint16)
    if (unknown := _letters[codes] == _UNKNOWN).any():
        _learn(codes[unknown])
    tones = "\n".join([line.rstrip("0") for line in _shown(_tones[codes]).split("\n")])
    lines = [text.split("\n")[:-1] for text in (plain, _shown(_letters[codes]), _shortened(tones))]
    return [
        _whole_key(line) if _ALONE in letters else f"{letters}\t{own}"
        for line, letters, own in zip(*lines, strict=True)
    ]


def _whole_key(plain: str) -> str:
    letters, tones = _letters_and_tones(plain).split("\t")
    return f"{letters}\t{_shortened(tones.rstrip('0'))}"


def _shortened(tones: str) -> str:
    """Shorter, in the same order: more letters without a tone before the next one sort first."""
    return tones.replace("0000", "!").replace("00", "/")


_SURROGATES = range(0xD800, 0xE000)
_UNKNOWN, _NOTHING, _ALONE = 0xFFFF, 1, "\0"
"""What was not met yet; what counts for nothing; a mark that has no letter to be one with, and what else needs a look.
"""

# What becomes of every code unit of UTF-16: `str.translate` takes forty times as long.
_letters, _tones = np.full((2, 0x10000), _UNKNOWN, np.uint16)
_letters[ord("\n")] = _tones[ord("\n")] = ord("\n")


def _learn(codes: NDArray[np.uint16]) -> None:
    for code in np.unique(codes).tolist():
        parts = unicodedata.normalize("NFD", chr(code))
        alone = not parts[0].isalnum() and any(part in _TONES + _LETTER_MARKS for part in parts)
        letters, tones = _letters_and_tones(chr(code)).split("\t")
        odd = alone or code in _SURROGATES or len(tones) > 1
        # Letters last: other threads see by them what is known.
        _tones[code], _letters[code] = (ord(_ALONE if odd else unit or chr(_NOTHING)) for unit in (tones, letters))


def _shown(codes: NDArray[np.uint16]) -> str:
    return codes.tobytes().decode("utf-16-le", "surrogatepass").replace(chr(_NOTHING), "")


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
    return facet_sort_keys("person", (name,))[0]


def facet_sort_key(name: str, label: str) -> str:
    """Order of the values of a facet: people by given name."""
    return facet_sort_keys(name, (label,))[0]


def facet_sort_keys(name: str, labels: Sequence[str]) -> list[str]:
    """The keys of many values of one facet, see `facet_sort_key`."""
    if name not in _BY_GIVEN_NAME:
        return sort_keys(labels)
    given = [label.rsplit(maxsplit=1)[-1] if label.split() else "" for label in labels]
    return [f"{key}\t{whole}" for key, whole in zip(sort_keys(given), sort_keys(labels), strict=True)]
