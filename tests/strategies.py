"""Random Vietnamese for property tests: syllables, texts, other spellings of a text, strings that break programs.

Everything is generated in cleaned form, in the new tone style, unless it says otherwise. The tables are written
out by hand, on purpose: they share nothing with the code under test.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

# U+0301 acute, U+0300 grave, U+0309 hook above, U+0303 tilde, U+0323 dot below.
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_LETTER_MARKS = "\u0302\u0306\u031b"

# Rimes with an acute where the new style puts the tone mark.
_RIMES = """
á ác ách ái ám án áng ánh áo áp át áu áy ắc ắm ắn ắng ắp ắt ấc ấm ấn ấng ấp ất ấu ấy
    é éc ém én éng éo ép ét ế ếch ếm ến ếnh ếp ết ếu í ía ích ím ín ính íp ít íu iếc iếm iến iếng iếp iết iếu
    ó óc ói óm ón óng óp ót oá oác oách oái oám oán oáng oánh oáo oáp oát oáy oắc oắn oắng oắt oé oén oéo oét oóc oóng
    ố ốc ối ốm ốn ống ốp ốt ớ ới ớm ớn ớp ớt ú úa úc úi úm ún úng úp út uấn uấng uất uấy uế uếch uếnh
    uốc uối uốm uốn uống uốt uớ uý uých uýnh uýt uýu uyến uyết ứ ứa ức ứi ứng ứt ứu ước ưới ướm ướn ướng ướp ướt ướu
"""
_RIMES_WITHOUT_ONSET = ("ý", "yếm", "yến", "yếng", "yết", "yếu")
_RIMES_AFTER_QU = """
á ác ách ái án áng ánh áo át áy ắc ắm ắn ắng ắp ắt ấn ất ấy
    é én éo ét ế ến ết ếch ốc ố ớ í ít ính ý ých ýnh ýt yến yết
"""
_RIMES_AFTER_GI = """
á ác ái ám án áng ánh áo áp át áu áy ắc ắng ắt ấc ấm ấu ấy é éo ó ói óng ố ống ới ú úa úp ứa
"""
_RIMES_AFTER_G = ("í", "ín", "íp", "iếng", "iết", "iếc")
_ONSETS = "b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x"
_OLD_STYLE = {"oa": "o", "oe": "o", "uy": "u"}


def _spelt(onset: str, rime: str, tone: str) -> str:
    """Return a syllable, where the acute of the rime is replaced by another tone mark, or none."""
    decomposed = unicodedata.normalize("NFD", rime)
    return unicodedata.normalize("NFC", onset + "".join(tone if mark in TONES[1:] else mark for mark in decomposed))


@cache
def all_syllables() -> tuple[str, ...]:
    """Return about 20,000 spellings, lower case, new style: every onset with every rime and tone, real word or not."""
    onsets = ["", *_ONSETS.split()]
    # "g" before "i" reads as "gi": "gía" is "giá".
    pairs = [(onset, rime) for onset in onsets for rime in _RIMES.split() if onset != "g" or rime[0] not in "íi"]
    pairs += [("", rime) for rime in _RIMES_WITHOUT_ONSET] + [(onset, "ý") for onset in onsets]
    pairs += [("qu", rime) for rime in _RIMES_AFTER_QU.split()] + [("gi", rime) for rime in _RIMES_AFTER_GI.split()]
    pairs += [("g", rime) for rime in _RIMES_AFTER_G]
    return tuple(dict.fromkeys(_spelt(onset, rime, tone) for onset, rime in pairs for tone in TONES))


def syllable() -> st.SearchStrategy[str]:
    """One lower-case syllable in the new tone style, with or without tone."""
    return st.deferred(lambda: st.sampled_from(all_syllables()))


def word() -> st.SearchStrategy[str]:
    """One token as documents have them: a syllable in any case, an abbreviation, a number, a foreign word."""
    cased = st.tuples(syllable(), st.sampled_from([str.lower, str.capitalize, str.upper])).map(
        lambda two: two[1](two[0])
    )
    others = [
        "HĐND",
        "UBND",
        "BTV",
        "05",
        "2022",
        "4.861",
        "68,52%",
        "02-NQ/ThU",
        "15/11/2022",
        "covid-19",
        "Müller",
        "m²",
        "đ/c",
    ]
    return st.one_of(cased, cased, cased, st.sampled_from(others))


def vietnamese_text(*, min_words: int = 0, max_words: int = 30) -> st.SearchStrategy[str]:
    """Cleaned text of words, punctuation and lines: what `clean` returns for a document."""
    piece = st.tuples(
        word(), st.sampled_from([" ", " ", " ", " ", ", ", ". ", "\n", " – ", " “", "” ", "; ", " (", ") "])
    )
    pieces = st.lists(piece, min_size=min_words, max_size=max_words)
    return pieces.map(lambda pairs: "".join(left + right for left, right in pairs).strip())


def encodings(text: str) -> tuple[str, ...]:
    """Return cleaned text as other software stores it: NFC, NFD, cp1258 order, tone mark before letter mark."""
    letters = [unicodedata.normalize("NFD", letter) for letter in text]
    cp1258, tone_first = [], []
    for letter in letters:
        tone = "".join(mark for mark in letter if mark in TONES[1:])
        base = "".join(mark for mark in letter if mark not in TONES[1:])
        cp1258.append(unicodedata.normalize("NFC", base) + tone)
        marks = "".join(mark for mark in base if mark in _LETTER_MARKS)
        tone_first.append(base.rstrip(_LETTER_MARKS) + tone + marks)
    return text, "".join(letters), "".join(cp1258), "".join(tone_first)


def old_style(syllable_: str) -> str:
    """Return one syllable, in any case, in the old style: the tone of a final oa, oe or uy on its first letter."""
    tail = unicodedata.normalize("NFD", syllable_[-1:])
    pair = (syllable_[-2:-1] + tail[:1]).lower()
    if len(tail) != 2 or tail[1] not in TONES or pair not in _OLD_STYLE or syllable_[-3:-2] in ("q", "Q"):
        return syllable_
    return syllable_[:-2] + unicodedata.normalize("NFC", syllable_[-2] + tail[1]) + tail[0]


def other_i_or_y(syllable_: str) -> str:
    """Return one syllable, in any case, with i for y or y for i where both are written for one word: "kỳ" -> "kì"."""
    letter = unicodedata.normalize("NFD", syllable_[-1:])
    onset, tone = syllable_[:-1].lower(), letter[1:]
    if onset not in ("", "h", "k", "l", "m", "s", "t", "qu") and (onset, tone) != ("v", "\u0303"):
        return syllable_
    swapped = {"i": "y", "y": "i", "I": "Y", "Y": "I"}.get(letter[:1])
    return syllable_[:-1] + unicodedata.normalize("NFC", swapped + tone) if swapped else syllable_


def _each_word(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that changes every run of letters."""
    return lambda text: re.sub(r"[^\W\d_]+", lambda match: change(match.group()), text)


_CASES: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper)
_STYLES: tuple[Callable[[str], str], ...] = (str, _each_word(old_style), _each_word(other_i_or_y))


@st.composite
def spellings(draw: st.DrawFn, text: str) -> str:
    """Another spelling of cleaned text, word by word: case, tone style, i/y, encoding, odd spaces, zero-width, Ð for Đ.

    The syllable keys of `clean` of it are those of the text.
    """
    written = []
    for chunk in text.split(" "):
        cased = draw(st.sampled_from(_CASES))(chunk)
        styled = draw(st.sampled_from(_STYLES))(cased)
        encoded = draw(st.sampled_from(encodings(styled)))
        if encoded.startswith(("Đ", "đ")):
            encoded = draw(st.sampled_from(["Đ", "Ð", "Ɖ", "đ", "ð"])) + encoded[1:]
        written.append(draw(st.sampled_from(["", "", "\u200b", "\u00ad", "\ufeff"])) + encoded)
    spaces = st.sampled_from([" ", " ", "\u00a0", "\u202f", "\u3000"])
    return "".join(part + draw(spaces) for part in written)[:-1]


_FRAGMENTS = [
    *("\ud800", "\udfff\ud83d", "👨\u200d👩\u200d👧", "1️⃣", "🇻🇳", "مرحبا", "\u202eabc\u202c", "\x00", "\r\n", "\u2028"),
    *(
        "İ",
        "ẞß",
        "ΣΑΣ",
        "ﬁ",
        "e\u0301\u0302",
        "\u0301",
        "Ð",
        "aÐ",
        "ð",
        "xð",
        "Ƣ\u0301",
        "中文",
        "ไทย",
        "हिन्दी",
        "가각",
    ),
    *("e\u034f\u0301", "²½Ⅳ", "__a_1", "\u3164", "hòa", "Ủy", "quý", "gìn", "nghiã", "vỹ", "đường"),
]


def every_code_point() -> str:
    """Return all code points but those of planes that are empty, private or full of Chinese characters, in order."""
    return "".join(map(chr, [*range(0x20100), *range(0xE0000, 0xE0200), 0x10FFFF]))


def any_text() -> st.SearchStrategy[str]:
    """Any string at all: every code point, lone surrogates and controls included, and fragments that break programs."""
    characters = st.characters(exclude_categories=())
    return st.lists(st.one_of(st.sampled_from(_FRAGMENTS), characters, word(), st.sampled_from(" \n\t"))).map("".join)
