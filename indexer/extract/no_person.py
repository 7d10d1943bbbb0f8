"""Runs of capitalised words that are no persons: ships, events, addresses, bodies, words of the dictionary."""

from collections.abc import Sequence
from functools import lru_cache

from indexer.extract.at_hand import at_hand
from indexer.extract.evidence import is_credited
from indexer.extract.lists import listed, phrases_listed
from indexer.extract.names import begins_name, is_brand, is_given_name, is_shouted, is_syllable, world_name
from indexer.extract.tables import (
    dictionary_words,
    fields,
    heads,
    key_of,
    roles,
    titles,
    vietnamese_given_names,
    words_in,
)
from indexer.extract.tokens import FIELD, HEAD, PLACE_NAME, ROLE, TITLE, Tokens
from indexer.extract.world import countries

_FULL = 3
_PAIR = 2
PRESIDENT_HO = ("hồ", "chí", "minh")
"""Otherwise the name of the city."""
_STEMS = frozenset({"giáp", "ất", "bính", "đinh", "mậu", "kỉ", "canh", "tân", "nhâm", "quí"})
_BRANCHES = frozenset({"tí", "sửu", "dần", "mão", "thìn", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"})
"""Of years: "Kỷ Hợi", where feasts or years are told."""
_FEASTS = frozenset({"tết", "đán", "xuân", "năm"})
_RANKS = frozenset({"nhất", "nhì", "ba"})
_PARTS = frozenset({"chương", "phần", "mục", "quí", "khoá", "kì", "khu", "đội", "tổ", "hạng", "nhóm", "điều"})
"""Words that numbers follow."""
_ISLAND = ("cù", "lao")
_NUMBERED = _PARTS | _STEMS | {_ISLAND[0]}
"""First words of what has a number or the name of a year, and of "Cù Lao": most names need no closer look."""
_HONOURS = frozenset({"thưởng", "chương"})
"""Last syllables of "giải thưởng", "huân chương"."""
_BODIES = frozenset({"sở", "cục", "bộ", "phòng", "vụ", "tết"})
"""Words of bodies and feasts that begin no name of a person."""
_ADDRESSES = frozenset({"số", "cư", "tại", "nhà", "ngõ", "đất", "chỉ", "lô", "ở"})
"""Last syllables before the number of a house: "chung cư 518 Võ Văn Kiệt"."""
_INSTITUTE = "viện"
_FIRST = _NUMBERED | _BODIES | {_INSTITUTE}
_LETTERS_OF_HOUSES = frozenset("ABCDE")
_SHIPS = frozenset({"tàu", "hạm", "trục", "bay", "dầu"})
"""Last syllables of "tàu", "mẫu hạm", "tàu khu trục", "tàu sân bay", "tàu dầu": a foreign name is the ship's."""
_TELLING = _HONOURS | _SHIPS | {"."}
"""What may tell of the name right behind it that it is a thing's; numbers may, too."""
_PARTY = "đảng"
_NO_FIRST = frozenset({"các", "những", "người", "tiếng", "đảng"})
"""First words of phrases and languages, never of persons."""

_PHRASES = ((ROLE, roles), (HEAD, heads), (TITLE, titles), (FIELD, fields))
_BEGINNINGS = ROLE | HEAD | TITLE | FIELD


def names_none(tokens: Tokens, start: int, end: int, taken: Sequence[int]) -> bool:
    """Whether a run is the beginning of a phrase, or names a ship, an event, a firm, a work or a street.

    A number that belongs to a body is none of a house: "Khu quản lý đô thị số 1 | Lê Văn Mẫu".
    """
    keys, flags = tokens.keys, tokens.flags
    if _is_striking(tuple(tokens.words[start:end])) and (
        _is_phrase(tokens, start, end) or _is_thing(tokens, start, end)
    ):
        return True
    if (flags[start] & _BEGINNINGS and _is_longer(tokens, start, end)) or (
        end - start < _FULL and (keys[end - 1], keys[end]) in tokens.lists.compounds and _is_halved(tokens, start, end)
    ):
        return True
    if flags[end - 1] & PLACE_NAME and _ends_with_country(tokens, start, end):
        return True
    before = keys[start - 1]
    if before == ":":
        # as in "Ảnh: LỰC LƯỢNG CỨU HỘ"
        return tuple(keys[start : start + _PAIR]) in phrases_listed("credited groups")
    return (before in _TELLING or before[0].isdigit()) and _is_told(tokens, start, end, taken)


@lru_cache(maxsize=1 << 14)
def _is_striking(run: tuple[str, ...]) -> bool:
    """Whether the words of a run, which stands in many texts, may tell that it is no name; most do not."""
    first, last, key, lists = run[0], run[-1], key_of(run[0]), at_hand()
    if key in _NO_FIRST or key in _FIRST or key_of(last) == _PARTY or first.isupper():
        return True
    brand = len(run) == 1 and is_brand(first)
    return brand or last in lists.ends_of_things or not lists.no_persons.isdisjoint(run)


def _is_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words of a run tell that it is a thing."""
    words = tokens.words
    first = words[start]
    if tokens.keys[start] in _FIRST or words[end - 1] in tokens.lists.ends_of_things:
        if _is_one(tokens, start, end):
            return True
    elif end == start + 1 and len(first) > 1 and is_brand(first):
        return True
    return not tokens.lists.no_persons.isdisjoint(words[start:end])


def begins_with_country(tokens: Tokens, start: int, end: int) -> bool:
    """Whether three syllables are a country and a word: "Hàn Quốc | Hạnh phúc"."""
    far = world_name(tokens, start) if end - start == _FULL and tokens.flags[start] & PLACE_NAME else None
    return far is not None and start + 1 < far[0] < end


def _ends_with_country(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a body has its country for its last word: "Animals Australia", not "Scott Israel"."""
    if end == start + 1 or is_syllable(tokens.words[start]):
        return False
    far = world_name(tokens, end - 1)
    country = far is not None and far[0] == end and far[1] in countries()
    return country and not is_given_name(tokens.words[start]) and world_name(tokens, start) is None


def _is_one(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run names a thing by its first or last word."""
    first, last, key = tokens.words[start], tokens.words[end - 1], tokens.keys[start]
    several = end > start + 1
    named = several and (last in listed("estates") or key == _INSTITUTE)
    brand = not several and len(first) > 1 and is_brand(first)
    # "Giá | USD"
    if named or brand or key in _BODIES or last in listed("events") or last in words_in("nobodies.txt"):
        return True
    firm = last in words_in("suffixes.txt") and not is_given_name(first)
    return firm or (key in _NUMBERED and _is_numbered(tokens, start, end))


def _is_told(tokens: Tokens, start: int, end: int, taken: Sequence[int]) -> bool:
    """Whether what stands before a run tells a thing."""
    before, key = tokens.words[start - 1], tokens.keys[start - 1]
    if key in _HONOURS:
        return tuple(tokens.keys[start:end]) != PRESIDENT_HO
    if before == ".":
        # "phân bón S. | A Kim Cương"
        return len(tokens.words[start - 2]) == 1 and tokens.touches_next(start - 1)
    if before[0].isdigit() and _is_address(tokens, start):
        told = tokens.keys[start - 2] == "số"
        return not (taken[start - 1] and told) and (told or begins_name(tokens, start))
    return (key in _SHIPS or tokens.keys[start - 2] in _SHIPS) and _is_ship(tokens, start, end)


def _is_ship(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a ship bears a foreign name ("tàu sân bay | Mary Rowe", "tàu Anh | Mary Rowe"); not so who steers one."""
    if all(map(is_syllable, tokens.words[start:end])):
        return False
    if tokens.keys[start - 1] in _SHIPS:
        return tokens.keys[start - 2] != "lái"
    far = world_name(tokens, start - 1)
    return far is not None and far[0] == start and far[1] in countries()


def _is_numbered(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a part, a class, a year or "Cù Lao" stands here: "Chương IV", "Huân chương | Hạng Nhất"."""
    first = tokens.keys[start]
    second = "".join(tokens.keys[start + 1 : start + 2])
    if first in _PARTS and "".join(tokens.words[start + 1 : start + 2]).strip("IVXL") == "":
        return True
    rank = first == "hạng" and second in _RANKS
    feast = tokens.keys[start - 1] in _FEASTS
    year = feast and first in _STEMS and second in _BRANCHES
    return (first, second) == _ISLAND or (end == start + _PAIR and (rank or year))


def _is_address(tokens: Tokens, start: int) -> bool:
    """Whether the number of a house stands before: "số 518 | Võ Văn Kiệt", "45 và 47 | Lê Lợi", "8B | Lê Trực"."""
    number = tokens.words[start - 1] if start > 1 else ""
    if number[:-1].isdigit() and number[-1] in _LETTERS_OF_HOUSES:
        return tokens.keys[start - 2] not in {"lớp", "khối"}
    if not number.isdigit():
        return False
    pair = tokens.keys[start - 2] == "và" and tokens.words[start - 3].isdigit()
    others = tokens.keys[start - 3 : start - 2] in (["phố"], ["tổ"], ["đội"], ["bộ"], ["khu"])
    return pair or (tokens.keys[start - 2] in _ADDRESSES and not others)


def _is_phrase(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words of a run tell that it is no name: "Đảng", "Người Việt", "CHỦ TRÌ", "DANH BẠ ĐIỆN THOẠI"."""
    if tokens.keys[end - 1] == _PARTY or tokens.keys[start] in _NO_FIRST:
        return True
    shouted = tokens.words[start].isupper() and is_shouted(tokens, start, start + _PAIR)
    return shouted and is_word(tokens, start) and not is_credited(tokens, start)


def _is_longer(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run is the beginning of an office, a head, a title or a field: "Bí | thư", "Ban Thường | vụ"."""
    for flag, phrases in _PHRASES:
        found = phrases().match(tokens.keys, start) if tokens.flags[start] & flag else None
        if found is not None and found[0] > end:
            return True
    return False


def _is_halved(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the syllable that makes a word with the last one of a short run is small: "Thanh | niên"."""
    # "diễn viên Bình An | thân thiết"
    other = end - start == _PAIR and tuple(tokens.keys[end : end + _PAIR]) in dictionary_words()
    return tokens.words[end].islower() and not other


def is_word(tokens: Tokens, start: int) -> bool:
    """Whether two syllables are a word that no person is called: "Thanh niên"."""
    pair = tuple(tokens.keys[start : start + _PAIR])
    return pair in dictionary_words() and pair[1] not in vietnamese_given_names()
