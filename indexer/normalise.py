"""Unify the spellings of one Vietnamese word: letter case, tone placement, i/y, and the same without marks.

Every function works on cleaned text, keeps the number of code points and maps code point to code point:
an offset into its result is an offset into its argument.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from indexer.orthography import (
    LONGEST_SYLLABLE,
    MARKED_VOWELS,
    RIMES_AFTER_QU,
    TILDE,
    TONE_MARKS,
    VOWELS,
    onset_and_rime,
    toned_letters,
    toned_place,
    toneless_syllables,
    with_tone_at,
    without_tones,
)

# After these, "y" and "i" are two spellings of one word ("kỳ", "kì"); after v only in "vỹ", "vĩ": Vy is a name of its
# own, as are Thy and Ny, and Vỳ and Vỵ in every article of 20,000. Ly and My are given up: they are mostly lí and mĩ.
_ONSETS_WITH_I_FOR_Y = frozenset(["", "h", "k", "l", "m", "s", "t", "qu"])
_SPELLINGS_OF_Y = frozenset("yỳýỷỹỵ")

# Letters with a stroke or without a dot have no decomposition in Unicode.
_UNDECOMPOSED = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i"}
_LATIN_WITH_MARKS = (range(0x00C0, 0x0250), range(0x1E00, 0x1F00))

_SYLLABLES = 8_192
"""Syllables of which is remembered what was worked out; texts hold about so many that are spelt as Vietnamese."""
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"


def lower(text: str) -> str:
    """Return text in lower case, letter by letter: "İ" gives "i", and "Σ" gives "σ" wherever it stands.

    Python alone gives two code points for "İ" and looks at the neighbours of "Σ".
    """
    return text.replace("\u0130", "i").replace("\u03a3", "\u03c3").lower()


def place_tones(text: str) -> str:
    """Put the tone mark of every Vietnamese syllable where the new style wants it: "hòa" -> "hoà", "cuả" -> "của".

    Only a word that is one Vietnamese syllable with one tone mark is touched: "quý", "hoàn" and "giá" are right
    already, "café" is not Vietnamese. Each letter keeps its case: "ỦY" -> "UỶ".

    Args:
        text: cleaned text of any length, in any case.
    """
    return _toned_words().sub(lambda match: _placed(match.group()), text)


def old_tones(text: str) -> str:
    """Put tone marks where the old style, that of most papers, wants them: "hoà" -> "hòa"; only oa, oe, uy differ."""
    return _new_endings().sub(lambda ending: _old_endings()[ending.group()], place_tones(text))


@lru_cache(_SYLLABLES)
def syllable_key(syllable: str) -> str:
    """Return the form in which all spellings of one syllable are one term: "Kỳ" and "kì" -> "kì", "Hòa" -> "hoà".

    Lower case, new tone placement, "i" for "y" where both are written for one word ("Thy" is not "thi"), and
    digits of any script or height as ASCII digits, so that "m2" is "m²".

    Args:
        syllable: one token of `syllables`, of cleaned text; any other string is lower-cased, at least.
    """
    key = place_tones(lower(syllable))
    if not key.isascii() and not key.isalpha():
        key = "".join(map(_ascii_digit, key))
    # Most syllables have no y; a build asks for hundreds of thousands of keys.
    return key if _SPELLINGS_OF_Y.isdisjoint(key) else _with_i(key)


def fold(text: str) -> str:
    """Return text in lower case without marks: "Đường" -> "duong".

    Latin letters only: "й" keeps its breve; "m²" and "ß" stay, since they are no letters with marks.
    """
    return lower(text).translate(_fold_table())


def hyphens_as_spaces(text: str) -> str:
    """Return a name with hyphens as spaces: who looks for "kim jong un" means "Kim Jong-un", too."""
    return text.replace("-", " ")


@lru_cache(_SYLLABLES)
def keys_with_other_folds(bare: str) -> tuple[str, ...]:
    """Return the keys of marked spellings of a bare syllable that do not fold to it: "vy" is "vỹ", which is "vĩ"."""
    if "y" not in bare:
        return ()
    marked = (unicodedata.normalize("NFC", bare.replace("y", "y" + tone)) for tone in TONE_MARKS)
    return tuple(key for key in map(syllable_key, marked) if fold(key) != syllable_key(bare))


def has_marks(text: str) -> bool:
    """Tell whether text holds a Vietnamese tone mark, a letter mark (ă â ê ô ơ ư) or đ, in any case."""
    return _vietnamese_mark().search(text) is not None


def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case and tone placement, is spelt as one Vietnamese syllable, or as one without tone.

    "đảng", "dang" and "cuả" are; "ubnd", "windows" and a word with two tone marks are not. That a syllable can be
    spelt does not mean that some word has it.
    """
    bare, tones = without_tones(lower(word))
    return len("".join(tones)) <= 1 and bare in toneless_syllables()


@cache
def bare_syllables() -> frozenset[str]:
    """Return what is left of all syllables without their marks, in lower case: "vien", "duong"."""
    return frozenset(map(fold, toneless_syllables()))


def _ascii_digit(char: str) -> str:
    """Return the ASCII digit that a digit character stands for, other characters as they are."""
    value = unicodedata.digit(char, -1)
    return char if value < 0 else str(value)


@lru_cache(maxsize=1 << 16)
def _placed(word: str) -> str:
    """Return one word with its tone mark in the right place, unchanged when it is not one Vietnamese syllable."""
    bare, tones = without_tones(word)
    tone = "".join(tones)
    onset, rime = onset_and_rime(lower(bare))
    if len(tone) != 1 or not rime:
        return word
    return with_tone_at(bare, len(onset) + toned_place(rime), tone)


@cache
def _old_endings() -> dict[str, str]:
    """Return the endings of syllables that the two styles write in two ways: "oà" -> "òa"."""
    pairs = [(first + second, tone) for first, second in ("oa", "oe", "uy") for tone in TONE_MARKS]
    return {
        with_tone_at(cased, 1, tone): with_tone_at(cased, 0, tone)
        for pair, tone in pairs
        for cased in (pair, pair.upper(), pair.capitalize(), pair[0] + pair[1].upper())
    }


@cache
def _new_endings() -> re.Pattern[str]:
    return re.compile(rf"(?<![qQ])(?:{'|'.join(_old_endings())})(?!\w)")


def _with_i(word: str) -> str:
    """Return a lower-case word with "i" for "y" when the two spell the same syllable."""
    bare, tones = without_tones(word)
    onset, rime = onset_and_rime(bare)
    if rime not in ("y", *RIMES_AFTER_QU):
        return word
    place = len(onset)
    if onset not in _ONSETS_WITH_I_FOR_Y and (onset, tones[place]) != ("v", TILDE):
        return word
    return word[:place] + unicodedata.normalize("NFC", "i" + tones[place]) + word[place + 1 :]


@cache
def _toned_words() -> re.Pattern[str]:
    """Return a pattern of words short enough for a syllable in which a toned letter has a vowel beside it.

    In all others the tone mark has one place only. A word ends where no Latin letter and no combining mark follows.
    """
    toned = "".join(toned_letters())
    vowel = VOWELS + VOWELS.upper()
    return re.compile(
        f"(?<![{_LATIN}])(?=[{_LATIN}]{{0,5}}(?:[{toned}][{vowel}]|[{vowel}][{toned}]))"
        f"[{_LATIN}]{{2,{LONGEST_SYLLABLE}}}+(?![{_LATIN}\u0300-\u036f])"
    )


@cache
def _fold_table() -> dict[int, str]:
    """Return what each lower-case Latin letter with marks folds to, with the letters around them as they are.

    `str.translate` is several times slower on a character that its table does not hold.
    """
    table = {code: chr(code) for code in chain(range(0x0250), range(0x1E00, 0x1F00), range(0x2000, 0x2070))}
    for code in chain(*_LATIN_WITH_MARKS):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if decomposed[0].isascii():
            table[code] = decomposed[0]
    return table | {ord(letter): base for letter, base in _UNDECOMPOSED.items()}


@cache
def _vietnamese_mark() -> re.Pattern[str]:
    """Return a pattern of one letter or combining mark that only marked Vietnamese has."""
    letters = "".join(toned_letters()) + MARKED_VOWELS + MARKED_VOWELS.upper()
    return re.compile(f"[đĐ{letters}{TONE_MARKS}]")
