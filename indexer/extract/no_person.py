"""Runs of capitalised words that are no persons: ships, events, addresses, bodies, words of the dictionary."""

from indexer.extract.evidence import is_credited
from indexer.extract.names import begins_name, is_brand, is_given_name, is_syllable
from indexer.extract.tables import (
    compounds,
    dictionary_words,
    fields,
    heads,
    roles,
    titles,
    vietnamese_given_names,
    words_in,
)
from indexer.extract.tokens import FIELD, HEAD, ROLE, TITLE, Tokens

_FULL = 3
_PAIR = 2
PRESIDENT_HO = ("hồ", "chí", "minh")
"""Otherwise the name of the city."""
_NO_PERSONS = frozenset({"USS", "HMS", "The", "ĐH"})
"""First words of names of ships, bodies and works."""
_EVENTS = frozenset({"Cup", "League", "Games", "Open", "Awards", "Prix", "Festival", "Championship", "Show", "Slam"})
"""Last words of the names of events: "cầu thủ World Cup"."""
_PARTS = frozenset({"chương", "phần", "mục", "quý", "khoá", "kì", "khu", "đội", "tổ", "hạng", "nhóm", "điều"})
"""Words that numbers follow."""
_HONOURS = frozenset({"thưởng", "chương"})
"""Last syllables of "giải thưởng", "huân chương"."""
_BODIES = frozenset({"sở", "cục", "bộ", "phòng", "vụ", "tết"})
"""Words of bodies and feasts that begin no name of a person."""
_ADDRESSES = frozenset({"số", "cư", "tại", "nhà", "ngõ", "đất", "chỉ", "lô", "ở"})
"""Last syllables before the number of a house: "chung cư 518 Võ Văn Kiệt"."""

_PHRASES = ((ROLE, roles), (HEAD, heads), (TITLE, titles), (FIELD, fields))
_BEGINNINGS = ROLE | HEAD | TITLE | FIELD


def is_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run names a ship, an event, a firm, a work or the street of an address."""
    firm = tokens.words[end - 1] in words_in("suffixes.txt") and not is_given_name(tokens.words[start])
    if firm or tokens.words[end - 1] in _EVENTS or not _NO_PERSONS.isdisjoint(tokens.words[start:end]):
        return True
    brand = start > 1 and tokens.words[start - 1] == "." and len(tokens.words[start - 2]) == 1
    if tokens.keys[start] in _BODIES or (brand and tokens.touches_next(start - 1)):
        # "phân bón S. | A Kim Cương"
        return True
    if tokens.keys[start] in _PARTS and "".join(tokens.words[start + 1 : start + 2]).strip("IVXL") == "":
        # "Chương IV", "Quý II"
        return True
    if end == start + 1 and len(tokens.words[start]) > 1 and is_brand(tokens.words[start]):
        return True
    if start and tokens.keys[start - 1] in _HONOURS and tuple(tokens.keys[start:end]) != PRESIDENT_HO:
        return True
    address = start > 1 and tokens.words[start - 1].isdigit() and tokens.keys[start - 2] in _ADDRESSES
    address = address and tokens.keys[start - 3 : start - 2] not in (["phố"], ["tổ"], ["đội"], ["bộ"], ["khu"])
    return address and begins_name(tokens, start)


def is_shouted(tokens: Tokens, start: int, end: int) -> bool:
    """Whether all words of a run are syllables in capitals only."""
    return all(word.isupper() and is_syllable(word) for word in tokens.words[start:end])


def is_common(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run is the beginning of a phrase that names no person: "Bí | thư", "Ban Thường | vụ", "Đảng"."""
    if tokens.keys[end - 1] == "đảng" or tokens.keys[start] == "đảng":
        return True
    flags = tokens.flags[start]
    for flag, phrases in _PHRASES if flags & _BEGINNINGS else ():
        found = phrases().match(tokens.keys, start) if flags & flag else None
        if found is not None and found[0] > end:
            return True
    shouted = tokens.words[start].isupper() and is_shouted(tokens, start, start + _PAIR)
    if shouted and is_word(tokens, start) and not is_credited(tokens, start):
        # "CHỦ TRÌ", "DANH BẠ ĐIỆN THOẠI"
        return True
    lower_next = end - start < _FULL and end < len(tokens) and tokens.words[end].islower()
    return lower_next and (tokens.keys[end - 1], tokens.keys[end]) in compounds()


def is_word(tokens: Tokens, start: int) -> bool:
    """Whether two syllables are a word that no person is called: "Thanh niên"."""
    pair = tuple(tokens.keys[start : start + _PAIR])
    return pair in dictionary_words() and pair[1] not in vietnamese_given_names()
