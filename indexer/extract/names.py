"""What a run of capitalised words looks like: a Vietnamese name, a foreign one, a place of the lists."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from indexer.extract import gazetteer
from indexer.extract.gazetteer import PROVINCE, AdminUnit
from indexer.extract.tables import dictionary_words, words_in
from indexer.extract.tokens import CAPITAL, UNIT_NAME, WORLD_NAME, Tokens
from indexer.normalise import fold

_LISTED = CAPITAL | UNIT_NAME
LONGEST_PERSON = 5
_LONGEST_LOOKED_AT = LONGEST_PERSON + 2
_LONGEST_RUN = 64
"""Words of a run that are looked at: a whole text in capitalised words takes no longer than as many short names."""
_SHORTEST_PERSON = 2
_LONGEST_PLACE = 6
_PAIR = 2
_WHOLE_WORDS = frozenset({("chính", "công"), ("đứng", "đầu")})
"""Ends of "hành chính công" and "đứng đầu", of whose last syllables no word begins."""
_COMMUNES = frozenset({"xã", "phường", "trấn"})
"""Last syllables of "xã", "phường", "thị trấn", of which some are told by a number."""
_TWO_PAIRS = 4
_MIDDLES = frozenset({"thị", "văn"})
_JOINTS = frozenset("-–,")
ONSETS = frozenset({"Ch", "Gh", "Gi", "Kh", "Ng", "Nh", "Ph", "Qu", "Th", "Tr"})
_BEFORE_CAPITALS = ("Mc", "Mac", "De", "Di", "Du", "Le", "La", "Van", "Fitz")
_DISEASES = {"lợn": "Châu Phi", "heo": "Châu Phi", "não": "Nhật Bản", "cúm": "Tây Ban Nha"}
"""Places in the names of diseases, by the word before them: "dịch tả lợn châu Phi"."""
_LESSONS_OF_LANGUAGES = frozenset({"Anh", "Pháp", "Nga", "Nhật", "Trung"})
_LESSONS = frozenset({"Toán", "Văn", "Lý", "Lí", "Hoá", "Hóa", "Sinh", "Sử", "Địa", "Tin", "GDCD"})
PARTICLES = frozenset({"de", "da", "van", "von", "bin", "al", "el", "di", "der", "den", "la", "le", "ben", "ibn"})


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(
        r"(?:ngh?|nh|gh?|gi|kh|ph|th|tr|ch|qu|[bcdhklmnprstvx])?"
        r"(?:a[iouy]?|e[ou]?|i(?:a|eu?|u)?|o(?:a[ioy]?|e|i)?|u(?:a|ay?|e|i|oi?|ou|u|y(?:a|e|u)?)?|y(?:eu?)?)"
        r"(?:ch|ng|nh|[cmnpt])?"
    )


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str) -> bool:
    """Whether a word in any case may be one Vietnamese syllable; "Minh" and "MINH" are, "Donald" and "HCM" are not."""
    return word.isalpha() and _syllable().fullmatch(fold(word)) is not None


@lru_cache(maxsize=1 << 16)
def is_vietnamese(word: str) -> bool:
    """Whether a word may be one Vietnamese syllable, and no abbreviation."""
    return is_syllable(word) and not (len(word) > 1 and word.isupper())


def is_shouted(tokens: Tokens, start: int, end: int) -> bool:
    """Whether all words of a run are syllables in capitals only."""
    return all(word.isupper() and is_syllable(word) for word in tokens.words[start:end])


def run_end(tokens: Tokens, start: int, *, most: int = _LONGEST_RUN) -> int:
    """Return the end of the run of capitalised words that begins at `start`, of which `most` are looked at."""
    flags = tokens.flags
    end, last = start, len(flags)
    if last - start > most:
        last = start + most
    while end < last and flags[end] & CAPITAL:
        end += 1
    return end


def begins_name(tokens: Tokens, start: int) -> bool:
    """Whether a Vietnamese name may begin here: a surname, or a word before "Thị", "Văn" and another capital."""
    keys, middle = tokens.keys, start + 1
    if keys[start] in tokens.lists.surnames:
        return True
    named = keys[middle] in _MIDDLES
    return named and tokens.capital(middle) and tokens.capital(middle + 1)


def begins_person(tokens: Tokens, start: int, *, least: int = 2) -> bool:
    """Whether a full Vietnamese name begins here: a surname and more capitalised syllables, `least` to five in all."""
    if not begins_name(tokens, start) or not tokens.capital(start + 1):
        return False
    length = run_end(tokens, start) - start
    if length == _SHORTEST_PERSON and (tokens.keys[start], tokens.keys[start + 1]) in dictionary_words():
        return False
    return least <= length <= LONGEST_PERSON and all(map(is_vietnamese, tokens.words[start : start + length]))


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name of another language."""
    return word in words_in("given.txt")


def any_unit(_: AdminUnit) -> bool:
    """Accept every unit."""
    return True


@cache
def down_to(level: int) -> Callable[[AdminUnit], bool]:
    """What accepts the units of a level and above: PROVINCE alone, DISTRICT and PROVINCE."""
    return lambda unit: unit.level <= level


def admin_name(
    tokens: Tokens, start: int, fits: Callable[[AdminUnit], bool] = any_unit
) -> tuple[int, tuple[AdminUnit, ...]] | None:
    """Return the end and the fitting units of the longest name of the gazetteer that begins here, with capitals."""
    if tokens.flags[start] & _LISTED != _LISTED:
        return None
    found = tokens.names.get(start)
    if found is None:
        found = tokens.names[start] = _admin_names(tokens, start)
    for end, units in found:
        fitting = units if fits is any_unit else _fitting(units, fits)
        if fitting:
            return end, fitting
    return None


@lru_cache(maxsize=1 << 14)
def _fitting(units: tuple[AdminUnit, ...], fits: Callable[[AdminUnit], bool]) -> tuple[AdminUnit, ...]:
    return tuple(filter(fits, units))


def _admin_names(tokens: Tokens, start: int) -> Sequence[tuple[int, tuple[AdminUnit, ...]]]:
    """The end and the units of all names that begin at a token, the longest first."""
    keys, lists = tokens.keys, tokens.lists
    lengths = lists.lengths.get(keys[start])
    if lengths is None:
        return ()
    run = run_end(tokens, start, most=_LONGEST_PLACE + 1)
    # "phường Cổ Nhuế | 2"
    run += keys[start - 1] in _COMMUNES and tokens.words[run].isdigit()
    dashed = keys[start] in lists.dashed_words and tokens.words[run] in _JOINTS
    found = list(_dashed_names(tokens, start)) if dashed else []
    names, longest = lists.units, run - start
    for length in lengths:
        if length <= longest and (units := names.get(tuple(keys[start : start + length]))) is not None:
            found.append((start + length, units))
    return found


def _dashed_names(tokens: Tokens, start: int) -> Iterator[tuple[int, tuple[AdminUnit, ...]]]:
    """Yield names with a dash inside ("Bà Rịa - Vũng Tàu"), which is written as a comma too."""
    ends, keys = _words_ahead(tokens, start)
    for length in range(len(keys), 1, -1):
        units = gazetteer.by_name().get(tuple(keys[:length]), ())
        if units and (" - " in units[0].name or units[0].level == PROVINCE) and ends[length - 1] > start + length:
            # "Quảng Nam, | Đà Nẵng" are two.
            both = length == _TWO_PAIRS and tokens.words[start + _PAIR] == "," and _is_province(keys, 0)
            if not (both and _is_province(keys, _PAIR)):
                yield ends[length - 1], units


def _is_province(keys: Sequence[str], first: int) -> bool:
    units = gazetteer.by_name().get(tuple(keys[first : first + _PAIR]), ())
    return any(unit.level == PROVINCE for unit in units)


def _words_ahead(tokens: Tokens, start: int) -> tuple[Sequence[int], Sequence[str]]:
    """Return ends and keys of the capitalised words from `start` on, dashes and commas between them left out."""
    ends: list[int] = []
    keys: list[str] = []
    place = start
    while len(keys) < _LONGEST_PLACE:
        if tokens.flags[place] & CAPITAL:
            ends.append(place + 1)
            keys.append(tokens.keys[place])
        elif not (tokens.words[place] in _JOINTS and tokens.capital(place + 1)):
            break
        place += 1
    return ends, keys


def world_name(tokens: Tokens, start: int) -> tuple[int, str] | None:
    """Return the end and the canonical name of the longest place of the world that begins here."""
    if not tokens.flags[start] & WORLD_NAME:
        return None
    known = tokens.abroad
    if start not in known:
        known[start] = _world_name(tokens, start)
    return known[start]


def _world_name(tokens: Tokens, start: int) -> tuple[int, str] | None:
    words, before = tokens.words, tokens.words[start - 1]
    found = tokens.lists.world.match(words, start)
    if found is None or _DISEASES.get(before) == found[1]:
        return None
    if words[start] in _LESSONS_OF_LANGUAGES and _is_lesson(tokens, start):
        return None
    # "tiếng | Anh" is a language, "nổi tiếng | Anh" is not.
    return None if before == "tiếng" and tokens.keys[start - 2] != "nổi" else found


def _is_lesson(tokens: Tokens, start: int) -> bool:
    """Whether a language is a lesson beside others: "Toán, Văn, | Anh", "môn | Anh"."""
    after = tokens.words[start - 1] == "," and tokens.words[start - 2] in _LESSONS
    before = tokens.words[start + 1] == "," and tokens.words[start + 2] in _LESSONS
    return after or before or tokens.keys[start - 1] == "môn"


def is_inner(tokens: Tokens, start: int) -> bool:
    """Whether a lower-case word is the last syllable of another word: "hội" in "đại hội Đảng"."""
    keys, lists = tokens.keys, tokens.lists
    if start == 0 or tokens.flags[start] & CAPITAL or keys[start - 1] in lists.before_roads:
        return False
    pair = (keys[start - 1], keys[start])
    if pair in lists.inner_words:
        return True
    words = lists.dictionary_words
    if pair not in words or (before := tuple(keys[max(0, start - _PAIR) : start])) in words:
        # "thị trưởng | thành phố"
        return False
    # "đứng đầu | cơ quan", "trở thành | công viên", "hành chính công | xã Mẫu Sơn"
    whole = tuple(keys[start : start + _PAIR]) in words
    whole = whole and tokens.words[start + 1].islower() and tokens.capital(start + _PAIR)
    return not (whole or before in _WHOLE_WORDS)


def vietnamese_end(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of the Vietnamese syllables of a run, `start` when they are too many for a name."""
    words = tokens.words
    end = min(end, start + _LONGEST_LOOKED_AT)
    name_end = start + _syllables(tuple(words[start:end]))
    if start < name_end < end and _is_initial(tokens, name_end):
        name_end += 1
    while words[name_end] == "." and name_end - start > 1 and _is_initial(tokens, name_end - 1):
        # "Nguyễn Thị B." hides the name, "Nguyễn Thị B.H." too.
        another = tokens.touches_next(name_end) and _is_initial(tokens, name_end + 1)
        name_end += 2 if another else 1
    return name_end if name_end - start <= LONGEST_PERSON or words[name_end - 1] == "." else start


@lru_cache(maxsize=1 << 14)
def _syllables(run: tuple[str, ...]) -> int:
    """How many words of a run that stands in many texts are Vietnamese syllables, from the first one on."""
    shouted = len(run) > 1 and all(map(str.isupper, run))
    found = sum(1 for _ in takewhile(is_syllable if shouted else is_vietnamese, run))
    if found or shouted:
        return found
    # The name of a photographer and the next sentence.
    found = sum(1 for _ in takewhile(lambda word: word.isupper() and is_syllable(word), run))
    return found if found > 1 else 0


def _is_initial(tokens: Tokens, place: int) -> bool:
    """Whether a word is the beginning of a syllable that is left out: "B", "Th" before a full stop."""
    word = tokens.words[place]
    return word.isalpha() and (len(word) == 1 or (word in ONSETS and tokens.words[place + 1 : place + 2] == ["."]))


def is_brand(word: str) -> bool:
    """Whether a capital letter inside a word tells a firm or product: "WeFit", but "McCain", "O'Neill"."""
    return not word[1:].islower() and not word.isupper() and word.isalpha() and not word.startswith(_BEFORE_CAPITALS)
