"""Unify the spellings of one Vietnamese word: letter case, tone placement, i/y, and the same without marks.

Every function works on cleaned text, keeps the number of code points and maps code point to code point:
an offset into its result is an offset into its argument.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_TILDE = "\u0303"
_VOWELS = "aăâeêioôơuưy"
_MARKED_VOWELS = "ăâêôơư"
_LONGEST_SYLLABLE = len("nghiêng")

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"

# All rimes of Vietnamese orthography, as nucleus: codas ("-" is no coda). Compiled from the sound system taught in
# primary school (glide o or u, main vowel, final), with "oo" of boong, goòng, moóc. A few rimes that no word has do no
# harm; a missing one would leave a word as its author wrote it.
_RIMES = """
a - c ch i m n ng nh o p t u y
ă - c m n ng p t
â - c m n ng p t u y
e - c m n ng o p t
ê - c ch m n ng nh p t u
i - a c ch m n ng nh p t u
iê c m n ng p t u
o - c i m n ng p t
oa - c ch i m n ng nh o p t y
oă c m n ng p t
oe - c m n ng o p t
oo c ng
ô - c i m n ng p t
ơ - i m n ng p t
u - a c i m n ng p t
uâ - n ng t y
uê - c ch n nh t u
uô c i m n ng p t
uơ -
uy - a ch n nh p t u
uyê n ng t
ư - a c i m n ng p t u
ươ c i m n ng p t u
y -
yê m n ng t u
"""
# After "qu", which holds the glide, "y" also takes codas: quýt, Quỳnh.
_RIMES_AFTER_QU = ("ych", "yn", "ynh", "yp", "yt")
_GLIDES = ("oa", "oă", "oe", "oo", "u", "ư")

# After these, "y" and "i" are two spellings of one word ("kỳ", "kì"); after v only in "vỹ", "vĩ": Vy is a name of its
# own, as are Thy and Ny, and Vỳ and Vỵ in every article of 20,000. Ly and My are given up: they are mostly lí and mĩ.
_ONSETS_WITH_I_FOR_Y = frozenset(["", "h", "k", "l", "m", "s", "t", "qu"])
_SPELLINGS_OF_Y = frozenset("yỳýỷỹỵ")

# Letters with a stroke or without a dot have no decomposition in Unicode.
_UNDECOMPOSED = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i"}
_LATIN_WITH_MARKS = (range(0x00C0, 0x0250), range(0x1E00, 0x1F00))

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


def keys_with_other_folds(bare: str) -> tuple[str, ...]:
    """Return the keys of marked spellings of a bare syllable that do not fold to it: "vy" is "vỹ", which is "vĩ"."""
    if "y" not in bare:
        return ()
    marked = (unicodedata.normalize("NFC", bare.replace("y", "y" + tone)) for tone in _TONE_MARKS)
    return tuple(key for key in map(syllable_key, marked) if fold(key) != syllable_key(bare))


def has_marks(text: str) -> bool:
    """Tell whether text holds a Vietnamese tone mark, a letter mark (ă â ê ô ơ ư) or đ, in any case."""
    return _vietnamese_mark().search(text) is not None


def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case and tone placement, is spelt as one Vietnamese syllable, or as one without tone.

    "đảng", "dang" and "cuả" are; "ubnd", "windows" and a word with two tone marks are not. That a syllable can be
    spelt does not mean that some word has it.
    """
    bare, tones = _without_tones(lower(word))
    return len("".join(tones)) <= 1 and bare in toneless_syllables()


@cache
def toneless_syllables() -> frozenset[str]:
    """Return all that can be spelt as one Vietnamese syllable without a tone mark, in lower case; some 5,000."""
    plain = (onset + rime for onset in _onsets() for rime in _rimes())
    return frozenset(chain(plain, ("qu" + rime for rime in _rimes_after_qu())))


@cache
def bare_syllables() -> frozenset[str]:
    """Return what is left of all syllables without their marks, in lower case: "vien", "duong"."""
    return frozenset(map(fold, toneless_syllables()))


def toned(syllable: str, tone: str) -> str:
    """Return one of `toneless_syllables` with a combining tone mark in its right place; "" is no tone."""
    onset, rime = _parts(syllable)
    return _with_tone_at(syllable, len(onset) + _toned_letter(rime), tone)


def _ascii_digit(char: str) -> str:
    """Return the ASCII digit that a digit character stands for, other characters as they are."""
    value = unicodedata.digit(char, -1)
    return char if value < 0 else str(value)


@lru_cache(maxsize=1 << 16)
def _placed(word: str) -> str:
    """Return one word with its tone mark in the right place, unchanged when it is not one Vietnamese syllable."""
    bare, tones = _without_tones(word)
    tone = "".join(tones)
    onset, rime = _parts(lower(bare))
    if len(tone) != 1 or not rime:
        return word
    return _with_tone_at(bare, len(onset) + _toned_letter(rime), tone)


def _with_tone_at(bare: str, place: int, tone: str) -> str:
    return bare[:place] + unicodedata.normalize("NFC", bare[place] + tone) + bare[place + 1 :]


@cache
def _old_endings() -> dict[str, str]:
    """Return the endings of syllables that the two styles write in two ways: "oà" -> "òa"."""
    pairs = [(first + second, tone) for first, second in ("oa", "oe", "uy") for tone in _TONE_MARKS]
    return {
        _with_tone_at(cased, 1, tone): _with_tone_at(cased, 0, tone)
        for pair, tone in pairs
        for cased in (pair, pair.upper(), pair.capitalize(), pair[0] + pair[1].upper())
    }


@cache
def _new_endings() -> re.Pattern[str]:
    return re.compile(rf"(?<![qQ])(?:{'|'.join(_old_endings())})(?!\w)")


def _with_i(word: str) -> str:
    """Return a lower-case word with "i" for "y" when the two spell the same syllable."""
    bare, tones = _without_tones(word)
    onset, rime = _parts(bare)
    if rime not in ("y", *_RIMES_AFTER_QU):
        return word
    place = len(onset)
    if onset not in _ONSETS_WITH_I_FOR_Y and (onset, tones[place]) != ("v", _TILDE):
        return word
    return word[:place] + unicodedata.normalize("NFC", "i" + tones[place]) + word[place + 1 :]


def _without_tones(word: str) -> tuple[str, list[str]]:
    """Split every letter into the letter without tone mark and its combining tone mark, "" for none."""
    split = [_toned_letters().get(letter, (letter, "")) for letter in word]
    return "".join(letter for letter, _ in split), [tone for _, tone in split]


def _parts(bare: str) -> tuple[str, str]:
    """Split a lower-case word without tone mark into onset and rime, two empty strings if it is not a syllable."""
    if bare.startswith("qu"):
        rime = bare[2:]
        return ("qu", rime) if rime in _rimes_after_qu() else ("", "")
    # The longest onset first: "già" is gi + a, but "gìn" is g + in, since no rime is just "n".
    for length in range(min(3, len(bare)), -1, -1):
        if bare[:length] in _onsets() and bare[length:] in _rimes():
            return bare[:length], bare[length:]
    return "", ""


def _toned_letter(rime: str) -> int:
    """Return the index of the letter that bears the tone mark in a rime, in the new style.

    Source:
        Article 8 of Decision 1989/QĐ-BGDĐT of the Ministry of Education, 25 May 2018: the tone mark stands on the main
        vowel, of "ia, ua, ưa" on its first letter, of "iê, yê, uô, ươ" on its second. Hence: the last letter with a
        letter mark; without one, the letter after a glide (oa, oe, uy); else the first.
    """
    marked = [index for index, letter in enumerate(rime) if letter in _MARKED_VOWELS]
    if marked:
        return marked[-1]
    return 1 if rime.startswith(("oa", "oe", "oo", "uy")) else 0


@cache
def _onsets() -> frozenset[str]:
    """Return every onset but "qu", also the empty one."""
    return frozenset(["", *_ONSETS.split()])


@cache
def _rimes() -> frozenset[str]:
    """Return every rime, without tone mark."""
    rows = (line.split() for line in _RIMES.strip().splitlines())
    return frozenset(nucleus + coda.strip("-") for nucleus, *codas in rows for coda in codas)


@cache
def _rimes_after_qu() -> frozenset[str]:
    """Return every rime that may follow "qu", which has swallowed the glide."""
    return frozenset(rime for rime in _rimes() if not rime.startswith(_GLIDES)) | set(_RIMES_AFTER_QU)


@cache
def _toned_letters() -> dict[str, tuple[str, str]]:
    """Return for each of the 120 toned letters the letter without tone and its combining tone mark."""
    return {
        unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
        for vowel in _VOWELS + _VOWELS.upper()
        for tone in _TONE_MARKS
    }


@cache
def _toned_words() -> re.Pattern[str]:
    """Return a pattern of words short enough for a syllable in which a toned letter has a vowel beside it.

    In all others the tone mark has one place only. A word ends where no Latin letter and no combining mark follows.
    """
    toned = "".join(_toned_letters())
    vowel = _VOWELS + _VOWELS.upper()
    return re.compile(
        f"(?<![{_LATIN}])(?=[{_LATIN}]{{0,5}}(?:[{toned}][{vowel}]|[{vowel}][{toned}]))"
        f"[{_LATIN}]{{2,{_LONGEST_SYLLABLE}}}+(?![{_LATIN}\u0300-\u036f])"
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
    letters = "".join(_toned_letters()) + _MARKED_VOWELS + _MARKED_VOWELS.upper()
    return re.compile(f"[đĐ{letters}{_TONE_MARKS}]")
