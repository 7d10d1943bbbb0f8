"""Read words that were typed while the Vietnamese keyboard was off: "ddangr" and "d9a3ng" are "đảng".

Telex: aa ee oo are â ê ô, aw ow uw are ă ơ ư, dd is đ, and s f r x j z set or remove the tone. VNI: 6 is the
circumflex, 7 the horn, 8 the breve, 9 the stroke, 1 2 3 4 5 0 are the tones. The keys may come anywhere after their
letters, as input methods allow. A word has no reading but its own when the keys give no Vietnamese syllable.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from indexer.normalise import fold, is_syllable, lower, place_tones

LONGEST = 14
"""Letters of a word that is looked at: "nghieengfs" and some mistyped keys."""

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_TELEX_VOWELS = {"a": "â", "e": "ê", "o": "ô"}
_TELEX_W = {"u": "ư", "o": "ơ", "a": "ă"}
_VNI_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j", "0": "z"}
_VNI_LETTERS = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
}
_VOWELS = "aăâeêioôơuưy"
# Single vowels, and pairs and triples that syllables have; "ue" and "eo" with a coda are signs of another language.
_NUCLEI = "ia|iê|oa|oă|oe|oo|ua|uâ|uê|uô|uơ|uy|uyê|ưa|ươ|yê|ai|ao|au|ay|âu|ây|eo|êu|ơi|ôi|oi|ui|ưi|ưu|ei|iêu|ươi|uôi"
_MOST_READINGS = 4
_MOST_STATES = 24


@dataclass(frozen=True, slots=True)
class _State:
    """What stands on the screen after some keys.

    Attributes:
        letters: without tone mark.
        tone: the key of the tone, empty for none.
        taken: keys that have been taken as marks.
    """

    letters: str
    tone: str = ""
    taken: int = 0

    def typed(self, key: str) -> "_State":
        """After a key that is a letter."""
        return replace(self, letters=self.letters + key)

    def marked(self, letters: str) -> "_State":
        """After a key that changed letters."""
        return _State(letters, self.tone, self.taken + 1)


def readings(word: str) -> tuple[str, ...]:
    """What a word can be read as, other than as it stands: the best first, in the case of the word.

    Args:
        word: one run of letters and digits of cleaned text.

    Returns:
        At most four readings; none when the word holds no keys of marks, or gives no syllable with them.
    """
    if not 1 < len(word) <= LONGEST or not word[0].isalpha():
        return ()
    low = lower(word)
    step = _vni if any(char.isdigit() for char in low) else _telex
    states = [_State("")]
    for key in low:
        states = list(dict.fromkeys(new for state in states for new in step(state, key)))[:_MOST_STATES]
    found = sorted((state for state in states if state.taken), key=_quality)
    texts = (_shown(state) for state in found if _quality(state) < _UNREADABLE)
    decoded = dict.fromkeys(in_case_of(text, word) for text in (*texts, *_swapped(low)) if text != low)
    return tuple(decoded)[:_MOST_READINGS]


def _telex(state: _State, key: str) -> Iterator[_State]:
    """What a key may do: first as a mark, then as a letter."""
    letters = state.letters
    if key in _TONES and _bears_tone(letters) and key != state.tone:
        yield _State(letters, key, state.taken + 1)
    if key in _TELEX_VOWELS and key in letters:
        yield state.marked(_last_replaced(letters, key, _TELEX_VOWELS[key]))
    if key == "d" and letters.startswith("d"):
        yield state.marked("đ" + letters[1:])
    if key == "w":
        yield from (state.marked(changed) for changed in _with_horn(letters, _TELEX_W))
        yield state.marked(letters + "ư")
    yield state.typed(key)


def _vni(state: _State, key: str) -> Iterator[_State]:
    letters = state.letters
    if key in _VNI_TONES:
        if _bears_tone(letters):
            yield _State(letters, _VNI_TONES[key], state.taken + 1)
    elif key == "9" and "d" in letters:
        yield state.marked(letters.replace("d", "đ", 1))
    elif key in _VNI_LETTERS:
        yield from (state.marked(changed) for changed in _with_horn(letters, _VNI_LETTERS[key]))
    elif key.isalpha():
        yield state.typed(key)


def _bears_tone(letters: str) -> bool:
    """Whether there is a vowel, and no tone was typed with the keyboard on ("bà1")."""
    vowels = [letter for letter in letters if fold(letter) in _VOWELS]
    return bool(vowels) and all(letter in _VOWELS for letter in vowels)


def _with_horn(letters: str, table: dict[str, str]) -> Iterator[str]:
    """Letters with one mark of a table: of "uo" on both, else on each letter that can bear it, the last first."""
    if "ơ" in table.values():
        for pair in ("uo", "ưo", "uơ"):
            if pair in letters:
                yield letters.replace(pair, "ươ", 1)
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in table:
            yield letters[:place] + table[letters[place]] + letters[place + 1 :]


def _last_replaced(letters: str, old: str, new: str) -> str:
    before, _, after = letters.rpartition(old)
    return before + new + after


def _swapped(word: str) -> Iterator[str]:
    """A word that is no syllable with two neighbouring letters in the other order: "đảgn" -> "đảng"."""
    if not word.isalpha() or word.isascii() or is_syllable(word):
        return
    for place in range(len(word) - 1):
        other = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if is_syllable(other):
            yield place_tones(other)


# Which reading is best

_UNREADABLE = 100


def _quality(state: _State) -> int:
    """Lower is better: a Vietnamese syllable that used most keys; then a name such as Krông or Đắk."""
    if is_syllable(state.letters) and _tone_fits(state):
        return len(state.letters)
    return 50 + len(state.letters) if _foreign().fullmatch(state.letters) else _UNREADABLE


def _tone_fits(state: _State) -> bool:
    """Syllables that end in c, ch, p or t have the tone sắc or nặng."""
    return not state.letters.endswith(("c", "ch", "p", "t")) or state.tone in {"s", "j"}


@cache
def _foreign() -> re.Pattern[str]:
    """A pattern of the syllables of names from other languages of the country, written with Vietnamese letters."""
    return re.compile(f"[bcdđghjklmnpqrstvx]{{1,3}}(?:[{_VOWELS}]|{_NUCLEI})[bcghklmnprt]{{0,2}}")


def _shown(state: _State) -> str:
    """The letters with their tone mark."""
    if not _TONES.get(state.tone):
        return state.letters
    places = [place for place, letter in enumerate(state.letters) if letter in _VOWELS]
    marked = [place for place in places if fold(state.letters[place]) != state.letters[place]]
    place = (marked or places[:1])[-1]
    toned = unicodedata.normalize("NFC", state.letters[place] + _TONES[state.tone])
    return place_tones(state.letters[:place] + toned + state.letters[place + 1 :])


def in_case_of(text: str, word: str) -> str:
    """Text in the case of a word: in capitals, with a capital, or small."""
    if word.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if word[:1].isupper() else text
