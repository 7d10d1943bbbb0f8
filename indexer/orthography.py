"""How Vietnamese syllables are spelt: their onsets, rimes and tone marks, and the letter that bears the mark.

Lower case and NFC, unless a function says otherwise.
"""

import unicodedata
from functools import cache, lru_cache
from itertools import chain

TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
TILDE = "\u0303"
VOWELS = "aăâeêioôơuưy"
MARKED_VOWELS = "ăâêôơư"
LONGEST_SYLLABLE = len("nghiêng")

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
RIMES_AFTER_QU = ("ych", "yn", "ynh", "yp", "yt")
_TONED = 1 << 13
"""Syllables with a tone mark that are remembered; some 2 MiB."""

_GLIDES = ("oa", "oă", "oe", "oo", "u", "ư")


@cache
def toneless_syllables() -> frozenset[str]:
    """Return all that can be spelt as one Vietnamese syllable without a tone mark, in lower case; some 5,000."""
    plain = (onset + rime for onset in _onsets() for rime in _rimes())
    return frozenset(chain(plain, ("qu" + rime for rime in _rimes_after_qu())))


@lru_cache(_TONED)
def toned(syllable: str, tone: str) -> str:
    """Return one of `toneless_syllables` with a combining tone mark in its right place; "" is no tone."""
    onset, rime = onset_and_rime(syllable)
    return with_tone_at(syllable, len(onset) + toned_place(rime), tone)


def with_tone_at(bare: str, place: int, tone: str) -> str:
    """Return a word without tone, in any case, with a combining tone mark, or "" for none, on one of its letters."""
    return bare[:place] + unicodedata.normalize("NFC", bare[place] + tone) + bare[place + 1 :]


def without_tones(word: str) -> tuple[str, list[str]]:
    """Split every letter, in any case, into the letter without tone mark and its combining tone mark, "" for none."""
    split = [toned_letters().get(letter, (letter, "")) for letter in word]
    return "".join(letter for letter, _ in split), [tone for _, tone in split]


def onset_and_rime(bare: str) -> tuple[str, str]:
    """Split a lower-case word without tone mark into onset and rime, two empty strings if it is not a syllable."""
    if bare.startswith("qu"):
        rime = bare[2:]
        return ("qu", rime) if rime in _rimes_after_qu() else ("", "")
    # The longest onset first: "già" is gi + a, but "gìn" is g + in, since no rime is just "n".
    for length in range(min(3, len(bare)), -1, -1):
        if bare[:length] in _onsets() and bare[length:] in _rimes():
            return bare[:length], bare[length:]
    return "", ""


def toned_place(rime: str) -> int:
    """Return the index of the letter that bears the tone mark in a rime, in the new style.

    Source:
        Article 8 of Decision 1989/QĐ-BGDĐT of the Ministry of Education, 25 May 2018: the tone mark stands on the main
        vowel, of "ia, ua, ưa" on its first letter, of "iê, yê, uô, ươ" on its second. Hence: the last letter with a
        letter mark; without one, the letter after a glide (oa, oe, uy); else the first.
    """
    marked = [index for index, letter in enumerate(rime) if letter in MARKED_VOWELS]
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
    return frozenset(rime for rime in _rimes() if not rime.startswith(_GLIDES)) | set(RIMES_AFTER_QU)


@cache
def toned_letters() -> dict[str, tuple[str, str]]:
    """Return for each of the 120 toned letters the letter without tone and its combining tone mark."""
    return {
        unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
        for vowel in VOWELS + VOWELS.upper()
        for tone in TONE_MARKS
    }
