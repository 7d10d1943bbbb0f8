"""Clean text once, so that everything after it can count on NFC, plain spaces and visible characters.

`clean` is the only function that may change the number of code points: offsets count from its result.
"""

import re
import unicodedata
from functools import cache

# Every space of Unicode category Zs but U+0020, and the blank Braille pattern and Hangul fillers used as spaces.
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
# NEL, LINE and PARAGRAPH SEPARATOR, vertical tab and form feed (Word and PDF write both); CR is paired with LF below.
_LINE_BREAKS = "\u0085\u2028\u2029\x0b\x0c"
# Soft hyphen, combining grapheme joiner, zero-width characters, direction marks, invisible operators, BOM,
# interlinear annotations, musical and language tags: what Unicode calls default ignorable, but for variation
# selectors (they choose how an emoji looks).
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
)
# C0 and C1 controls, and two non-characters.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_SURROGATES = "\ud800-\udfff"
# Look-alikes that old fonts and converters leave: capital African D for Đ, Latin OI for Ư.
_WRONG_LETTERS = {"\u0189": "Đ", "\u01a2": "Ư", "\u01a3": "ư"}
_ETHS = "\u00d0\u00f0"
_COMBINING = "\u0300-\u036f"
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_LETTER_MARKS = "\u0302\u0306\u031b"
# Latin letters, digits and punctuation that `clean` never changes, in any order: nearly all Vietnamese text.
_PLAIN = (
    "\t\n -~\u00a1-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u01a1\u01a4-\u02ff\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e"
)


@cache
def _not_plain() -> re.Pattern[str]:
    """Return a pattern of a run of characters that need a closer look.

    What begins with one character of a class is found several times faster than a repetition.
    """
    return re.compile(f"[^{_PLAIN}][^{_PLAIN}]*")


@cache
def _replacements() -> dict[str, str]:
    """Return every odd character, but for surrogates, eths and combining marks, with what stands for it."""
    spaces = dict.fromkeys(_members(_SPACES), " ")
    line_breaks = dict.fromkeys(_members(f"\r{_LINE_BREAKS}"), "\n")
    return spaces | line_breaks | dict.fromkeys(_members(_INVISIBLE + _CONTROLS), "") | _WRONG_LETTERS


@cache
def _detached_tone() -> re.Pattern[str]:
    """Return a pattern of the space that PDF text has between a decomposed vowel and its tone mark ("Phu \u0301").

    The lookbehind comes last: a pattern that starts with a plain character is found many times faster.
    """
    return re.compile(f" (?=[{_TONE_MARKS}])(?<=[aeiouyAEIOUY{_LETTER_MARKS}] )")


@cache
def _tone_before_letter_mark() -> re.Pattern[str]:
    """Return a pattern of decomposed a, e, o whose tone mark stands before the circumflex or breve.

    The horn and the dot below need no help: canonical ordering alone puts them first.
    """
    return re.compile("([aeoAEO]\u0323?)([\u0300\u0301\u0303\u0309]+)([\u0302\u0306])")


@cache
def _repeated_mark() -> re.Pattern[str]:
    """Return a pattern of a Vietnamese mark typed again, which on screen looks like one."""
    return re.compile(f"([{_TONE_MARKS}{_LETTER_MARKS}])\\1+")


def clean(text: str) -> str:
    r"""Return text as it is shown: NFC, plain spaces, "\n" lines, nothing invisible, đ and ư for their look-alikes.

    Args:
        text: any string, also empty, in any normal form, with lone surrogates or control characters.

    Returns:
        NFC text. All white space but "\t" and "\n" is U+0020, runs of spaces are kept. Tone marks stored before the
        circumflex or breve (as cp1258 software does), twice, or one space too late are composed. U+00D0 becomes Đ
        unless a lower-case letter stands before it, U+00F0 becomes đ at the start of a word only: "Guðrún" stays.
        Surrogate pairs are joined, lone surrogates become U+FFFD. Cleaning again changes nothing.
    """
    # Found once: whatever else is done is done only for what is there.
    odd = set("".join(_not_plain().findall(text)))
    if not odd:
        return text
    if not odd.isdisjoint(_members(_SURROGATES)):
        # UTF-16 is the one codec that joins surrogate pairs and marks lone ones.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        odd = set("".join(_not_plain().findall(text)))
    if "\r" in odd:
        text = text.replace("\r\n", "\n")
    for character in odd & _replacements().keys():
        text = text.replace(character, _replacements()[character])
    text = unicodedata.normalize("NFC", text)
    # Where each mark has found its letter, none was in the wrong order.
    if not odd.isdisjoint(_members(_COMBINING)) and _combining().search(text):
        text = _composed(text)
    return text if odd.isdisjoint(_ETHS) else re.sub(f"[{_ETHS}]", _eth_or_d, text)


@cache
def _members(ranges: str) -> frozenset[str]:
    """Return the characters of the inside of a character class: single ones and ranges "a-z"."""
    found = re.findall("(.)(?:-(.))?", ranges, re.DOTALL)
    return frozenset(char for first, last in found for char in map(chr, range(ord(first), ord(last or first) + 1)))


@cache
def _combining() -> re.Pattern[str]:
    return re.compile(f"[{_COMBINING}]")


def _composed(text: str) -> str:
    """Return NFC text whose combining marks were put in the order letter mark, tone mark."""
    attached = _detached_tone().sub("", unicodedata.normalize("NFD", text))
    ordered = _tone_before_letter_mark().sub(r"\1\3\2", unicodedata.normalize("NFD", attached))
    return unicodedata.normalize("NFC", _repeated_mark().sub(r"\1", ordered))


def _eth_or_d(match: re.Match[str]) -> str:
    """Return Đ for a capital eth unless a lower-case letter stands before it, đ for a small one that starts a word."""
    before = match.string[match.start() - 1 : match.start()]
    if match.group() == "\u00d0":
        return match.group() if before.islower() else "Đ"
    return match.group() if before.isalpha() or unicodedata.combining(before or " ") else "đ"
