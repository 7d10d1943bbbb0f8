"""Recognise text of the time before Unicode, which shows as "ViÖt Nam" or "Vieät Nam", and write it in Unicode.

Those encodings put Vietnamese letters on the places of others: their text is taken for Latin-1 when it is copied out of
its font. It is recognised by its words: letters that Vietnamese never has, and syllables once they are converted.
Nothing is converted where that is not certain.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from indexer.normalise import is_syllable

EncodingName = Literal["TCVN3", "VNI", "windows-1258", "UTF-8/windows-1252"]
"""The last is Unicode: UTF-8 that a program took for windows-1252, and wrote as UTF-8 once more: "Viá»‡t Nam"."""

_SIGNS = (*"®µ¸¶·¹ªÖ×ñöøûïÑØÏðÞ", "áº", "á»")
"""Frequent letters of the encodings; of 20,000 articles 41 hold one, and it takes 4 µs to see that there is none."""
_WORD = r"[A-Za-z\u00a1-\u00af\u00b5-\u00b9\u00bb-\u00be\u00c0-\u00ff]+"
# Letters beyond Latin-1 and combining marks: whoever wrote them did not use an encoding of old.
_UNICODE = "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u036f\u1e00-\u1eff]"

_FEWEST, _FEWEST_LIKELY = 4, 3
"""Different words that have to become syllables to be certain, and to be told: a few foreign names do so by chance."""
_MOST_BAD = 0.1
"""Words with letters of the encoding that may become no syllables, for each that does: names, abbreviations, slips."""
_LEAST_SYLLABLES = 0.75
"""Share of all words that have to be syllables then; of text in other languages hardly a third is."""


@dataclass(frozen=True, slots=True)
class Legacy:
    """What a text seems to be written in.

    Attributes:
        name: the encoding.
        certain: whether the text may be converted.
        mixed: other lines of it are Unicode already.
    """

    name: EncodingName
    certain: bool
    mixed: bool

    def to_unicode(self, text: str) -> str:
        """Return the text with every line converted that is written in the encoding; the others stay as they are."""
        if self.name == "UTF-8/windows-1252":
            return _reread(text)
        return "".join(map(self._line, text.splitlines(keepends=True)))

    def _line(self, line: str) -> str:
        found = _weighed(self.name, [line])
        if not found.lines or found.bad > found.good or (self.mixed and not found.good):
            return line
        converted = re.sub(_WORD, lambda match: _judged(self.name, match[0]).text, line)
        # TCVN3 has no capitals with tones: fonts show small letters as such (.VnTimeH), so that "TØNH ñY" is "TỈNH ỦY".
        capitals = re.search("[A-Z].*[A-Z]", line) and not re.search("[a-z]", line)
        return converted.upper() if self.name == "TCVN3" and capitals else converted


def suspicious(text: str) -> bool:
    """Tell whether a text is worth a look of `recognise`: it holds letters of an encoding that Vietnamese never has."""
    return any(sign in text for sign in _SIGNS)


def misread(*texts: str) -> Legacy | None:
    """Tell whether lines of some texts are UTF-8 that was taken for windows-1252, or Latin-1: no chance makes such."""
    found = any(_reread(text) != text for text in texts)
    return Legacy("UTF-8/windows-1252", certain=True, mixed=True) if found else None


def _reread(text: str) -> str:
    """Return a text with the lines as they were before they were taken for windows-1252."""
    # Line feeds alone: U+0085 may be a byte here.
    return "\n".join(map(_reread_line, text.split("\n")))


def _reread_line(line: str) -> str:
    if line.isascii():
        return line
    try:
        meant = line.translate(_bytes_of_windows()).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return line
    return meant if re.search(_UNICODE, meant) else line


@cache
def _bytes_of_windows() -> Mapping[int, int]:
    """Return the bytes of the letters that windows-1252 has where Latin-1 has controls."""
    shown = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
    return {ord(letter): byte for byte, letter in shown.items() if letter}


def recognise(*texts: str) -> Legacy | None:
    """Tell the encoding that texts of one document seem to be written in, None for Unicode and other languages.

    Args:
        texts: as decoded, not cleaned: a soft hyphen is a letter of TCVN3.
    """
    lines = [line for text in texts for line in text.splitlines()]
    weighed = {name: _weighed(name, lines) for name in _tables()}
    name, best = max(weighed.items(), key=lambda item: item[1].good - item[1].bad)
    if not best.likely:
        return None
    return Legacy(name, best.certain, mixed=any(re.search(_UNICODE, line) for line in lines))


@dataclass(slots=True)
class _Evidence:
    """What becomes of the words of some lines when they are converted.

    Attributes:
        lines: how many there are that may be in the encoding.
        words: all words of these lines.
        syllables: those that are syllables then.
        gained: different words that become syllables.
        good: how many words do.
        bad: words that are changed and are no syllables then, or hold letters that the encoding has not.
    """

    lines: int = 0
    words: int = 0
    syllables: int = 0
    gained: set[str] = field(default_factory=set)
    good: int = 0
    bad: int = 0

    @property
    def likely(self) -> bool:
        """Whether more speaks for the encoding than against it."""
        return len(self.gained) >= _FEWEST_LIKELY and self.good > self.bad and self.syllables > self.words / 2

    @property
    def certain(self) -> bool:
        """Whether hardly anything speaks against it."""
        return (
            len(self.gained) >= _FEWEST
            and self.bad <= _MOST_BAD * self.good
            and self.syllables >= _LEAST_SYLLABLES * self.words
        )


def _weighed(name: EncodingName, lines: Iterable[str]) -> _Evidence:
    found = _Evidence()
    for line in lines:
        if line.isascii() or re.search(_UNICODE, line):
            continue
        found.lines += 1
        for word in re.findall(_WORD, line):
            judged = _judged(name, word)
            found.words += 1
            found.syllables += judged.fits
            found.good += judged.good
            found.bad += judged.bad
            if judged.good and len(word) > 1:  # not a quotation mark that stands alone
                found.gained.add(word)
    return found


class _Judged(NamedTuple):
    """A word converted; whether it is a syllable then, and whether that speaks for the encoding or against it."""

    text: str
    fits: bool
    good: bool
    bad: bool


@lru_cache(maxsize=1 << 16)
def _judged(name: EncodingName, word: str) -> _Judged:
    table = _tables()[name]
    text = unicodedata.normalize("NFC", _pattern(name).sub(lambda match: table[match[0]], word))
    fits = is_syllable(text)
    foreign = any(not letter.isascii() and letter not in _letters(name) for letter in word)
    plain = [letter for letter in word if letter.isascii()]
    capitals = name == "TCVN3" and plain and all(map(str.isupper, plain)) and (plain[1:] or not word[0].isascii())
    good = fits and text != word and not is_syllable(word)
    return _Judged(text.upper() if capitals else text, fits, good, not word.isascii() and (foreign or not fits))


@cache
def _pattern(name: EncodingName) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_tables()[name], key=len, reverse=True))))


@cache
def _letters(name: EncodingName) -> frozenset[str]:
    return frozenset("".join(_tables()[name]))


@cache
def _tables() -> Mapping[EncodingName, Mapping[str, str]]:
    """Return what stands in Latin-1 for each letter, by encoding."""
    return {"TCVN3": _tcvn3(), "VNI": _vni(), "windows-1258": _windows_1258()}


def _tcvn3() -> dict[str, str]:
    """Return the letters of TCVN3, also called ABC, the encoding of the fonts .VnTime.

    Source:
        TCVN 5712:1993, VN3, registered as ISO-IR-180 (VN2), of which VN3 is the part without combining marks.
    """
    rows = "aµ¶·¸¹ ă»¼½¾Æ âÇÈÉÊË eÌÎÏÐÑ êÒÓÔÕÖ i×ØÜÝÞ oßáâãä ôåæçèé ơêëìíî uïñòóô ưõö÷øù yúûüýþ"
    toned = {
        letter: row[0] + tone
        for row in rows.split()
        for letter, tone in zip(row[1:], "\u0300\u0309\u0303\u0301\u0323", strict=True)
    }
    return toned | dict(zip("¨©ª«¬\u00ad®¡¢£¤¥¦§", "ăâêôơưđĂÂÊÔƠƯĐ", strict=True))


def _vni() -> dict[str, str]:
    """Return the letters of VNI for Windows, the encoding of the fonts VNI-Times: most are a vowel and a mark after it.

    Source:
        The table of VNI Software Company, as the Vietnamese Unicode FAQs show it (vietunicode.sourceforge.net/charset).
    """
    tones = dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323", strict=True))
    circumflex = {"â": ""} | dict(zip("àåãáä", tones.values(), strict=True))
    breve = {"ê": ""} | dict(zip("èúüéë", tones.values(), strict=True))
    table = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
    table |= {vowel + mark: vowel + tone for vowel in "aeouy" for mark, tone in tones.items()}
    table |= {vowel + mark: table[vowel] + tone for vowel in "ôö" for mark, tone in tones.items()}
    table |= {vowel + mark: f"{vowel}\u0302{tone}" for vowel in "aeo" for mark, tone in circumflex.items()}
    table |= {"a" + mark: f"a\u0306{tone}" for mark, tone in breve.items()}
    capitals = {key.upper(): letter.upper() for key, letter in table.items()}
    mixed = {key[0].upper() + key[1]: letter.upper() for key, letter in table.items() if len(key) > 1}
    return table | mixed | capitals


def _windows_1258() -> dict[str, str]:
    """Return the letters of windows-1258 that are others than those of Latin-1: some, and tones as marks after them.

    Source:
        Microsoft's code page 1258, as the codec of Python has it.
    """
    return {chr(code): bytes([code]).decode("cp1258") for code in range(0xC0, 0x100)}
