"""Whether a head begins the name of an organisation where it stands."""

from indexer.extract.evidence import does, is_credited
from indexer.extract.field_steps import field_end
from indexer.extract.lists import keys_listed
from indexer.extract.names import admin_name, is_inner, is_syllable, world_name
from indexer.extract.no_person import PRESIDENT_HO
from indexer.extract.reach import COMMITTEES
from indexer.extract.tables import (
    Head,
    HeadKind,
    compounds,
    dictionary_words,
    heads,
    known_organisations,
    openers,
    place_words,
    roles,
    surnames,
    titles,
)
from indexer.extract.tokens import CAPITAL, HEAD, PLACE_NAME, PLACE_WORD, Tokens
from indexer.extract.unknown_fields import is_foundation
from indexer.extract.world import countries

_NAMES_OR_AFFAIRS = frozenset({"trang", "vụ"})
_TEAMS = frozenset({"khoa", "đội"})
_OFFICERS = frozenset({"cảnh", "đặc"})
_WITH_NAME = frozenset({"hãng", "kênh", "đài", "quĩ"})
_SMALL_GROUPS = frozenset({"hội", "hát"})
"""Last syllables of groups that a field with a capital tells: "hội | Bảo trợ ...", "nhà hát | Kịch ..."."""
_ANNOUNCING: frozenset[HeadKind] = frozenset({"press", "company"})
"""In small letters some heads are one before a foreign name only: "tờ Guardian", "hãng Realmeter"."""
_WITH_CODE = frozenset({"phòng", "cục", "đội"})
_INSPECTION = ["thanh", "tra"]
_AN_OFFICE = ["văn", "phòng"]
_OF_EVENTS = ["ban", "tổ", "chức"]
_TOLD = frozenset({"báo", "văn", "ban"})
_HEADING = frozenset({"trưởng", "phó"})
_GROUPS = frozenset({"nhóm", "đội", "trạm", "khối", "tổ"})
"""Heads that are any group of people at the beginning of a sentence: "Đội | cứu hộ Pháp"."""
_HEADED = CAPITAL | HEAD
_PLURALS = frozenset({"các", "những", "nhiều", "mọi"})


def is_kind(tokens: Tokens, start: int, after: int, head: Head) -> bool:
    """Whether a head in small letters is any body of its kind: no name follows, and nobody is told who leads it.

    Most heads are: nothing else is asked about them.
    """
    flags = tokens.flags
    if not head.capital or flags[start] & CAPITAL or (after < len(flags) and flags[after] & CAPITAL):
        return False
    return tokens.keys[start] not in _WITH_CODE and tokens.keys[start - 1] not in _HEADING


def counts(tokens: Tokens, start: int, after: int, head: Head) -> bool:
    """Whether a head is one here: some need a capital, some are parts of words or names, many cells are none."""
    capital = tokens.flags[start] & CAPITAL
    # "Nhà hát | Trưng Vương" is the building alone.
    building = tokens.keys[after - 1] == "hát" and not _is_field(tokens, after)
    other = head.kind == "none" or building or (tokens.words[start] in _OFFICERS and _is_officer(tokens, start))
    if (
        other
        or _names_other(tokens, start, after)
        or (capital and _is_in_name(tokens, start, after, head))
        or _is_verb(tokens, start, after)
    ):
        return False
    if not capital and (head.capital or is_inner(tokens, start)):
        return is_headed(tokens, start) or (_is_told(tokens, start, after, head) and not is_inner(tokens, start))
    if tokens.words[start - 1] == "," and tokens.keys[start - 2] == "chi":
        # "các Chi, Đảng bộ khối ..." are many.
        return False
    if head.capital and tokens.opens_sentence(start) and not any(map(tokens.capital, range(start + 1, after + 1))):
        # "Uỷ ban bầu cử | Thái Lan", "Đội 12 | Cục Mẫu"
        field = field_end(tokens, after) if tokens.keys[start] not in _GROUPS else after
        numbered = tokens.words[after].isdigit() and tokens.flags[after + 1] & _HEADED == _HEADED
        named = tokens.capital(field) and tokens.flags[field] & PLACE_NAME != 0
        own = numbered or (field > after and named)
        return own or (tokens.keys[start:after] == _INSPECTION and _is_of_unit(tokens, after))
    return not (head.kind == "cell" and tokens.keys[start - 1] in _PLURALS)


def _names_other(tokens: Tokens, start: int, after: int) -> bool:
    """Whether a head of one or two syllables is a name, an affair or an author, a unit, or what is no party."""
    key, capital = tokens.keys[start], tokens.flags[start] & CAPITAL
    if after == start + 1:
        named = capital and key in _NAMES_OR_AFFAIRS and _is_name_or_affair(tokens, start)
        party = key == "đảng" and not _is_party(tokens, after)
        return named or party or (capital != 0 and is_credited(tokens, start) and is_syllable(tokens.words[start]))
    return after == start + 2 and not capital and tokens.capital(start + 1) and _is_unit(tokens, start)


def _is_of_unit(tokens: Tokens, place: int) -> bool:
    """Whether a unit that is named or does something stands here: "Thanh tra | tỉnh Lâm Mẫu", "| tỉnh cho biết"."""
    kind = place_words().match(tokens.keys, place) if tokens.flags[place] & PLACE_WORD else None
    return kind is not None and kind[1].kind == "unit" and (tokens.capital(kind[0]) or does(tokens, kind[0]))


def _is_name_or_affair(tokens: Tokens, start: int) -> bool:
    """Whether "Trang" is somebody's name ("Trang | Khiếu") or "Vụ" an affair of a firm ("Vụ | Mobifone mua AVG")."""
    known = known_organisations().match(tokens.words, start + 1) is not None
    if tokens.keys[start] == "vụ":
        return known
    return not known and tokens.capital(start + 1) and is_syllable(tokens.words[start + 1])


def _is_unit(tokens: Tokens, start: int) -> bool:
    """Whether a word for a unit and a name of the gazetteer stand here: "xã | Đoàn Tùng"."""
    kind = place_words().match(tokens.keys, start)
    unit = admin_name(tokens, start + 1) if kind is not None and kind[0] == start + 1 else None
    return unit is not None and unit[0] > start + 2


def _is_officer(tokens: Tokens, start: int) -> bool:
    """Whether persons are told: "hai | cảnh sát Anh", "một viên | cảnh sát"."""
    before = start - 1 - (tokens.keys[start - 1] == "viên")
    return tokens.keys[before] in keys_listed("counting persons")


def _is_in_name(tokens: Tokens, start: int, after: int, head: Head) -> bool:
    """Whether a head is a part of another name, "Trần | Quốc Hội"; never so an abbreviation such as UBND."""
    if start == 0 or not tokens.flags[start] & CAPITAL:
        return False
    kind = (
        place_words().match_before(tokens.keys, start) if after == start + 1 and tokens.words[start].istitle() else None
    )
    if kind is not None and kind[1].form and not is_inner(tokens, kind[0]):
        # "phường | Đội Cung", "cầu | Kênh Bắc"
        return True
    if not tokens.flags[start - 1] & CAPITAL:
        return False
    if after == start + 1:
        acronym = head.bare and tokens.words[start].isupper() and len(tokens.words[start]) > len("HĐ")
        titled = tokens.words[start - 1].isupper() and titles().match_before(tokens.keys, start) is not None
        # "PV | Báo ..."
        return not acronym and not titled and _goes_on(tokens, start - 1)
    surname = tokens.words[start - 1].istitle() and tokens.keys[start - 1] in surnames()
    return surname and after == start + 2 and tokens.capital(start + 1)


def _is_told(tokens: Tokens, start: int, after: int, head: Head) -> bool:
    """Whether a field or name shows that a head in small letters is one: "bộ | Công thương", "hãng | Boeing"."""
    if tokens.keys[start] in _WITH_CODE and known_organisations().match(tokens.words, after) is not None:
        # "phòng | PC45", "cục | C04"
        return True
    if not tokens.flags[after] & CAPITAL:
        return False
    museum = tokens.keys[after - 1] == "tàng"
    if museum and (not is_syllable(tokens.words[after]) or tuple(tokens.keys[after : after + 3]) == PRESIDENT_HO):
        # "bảo tàng | Hermitage", "bảo tàng | Hồ Chí Minh"
        return True
    if tokens.keys[start] in _WITH_NAME:
        known = known_organisations().match(tokens.words, after) is not None
        # "quỹ | Nam Mẫu"
        founded = tokens.keys[start] == "quĩ" and is_foundation(tokens, after)
        return known or founded or not is_syllable(tokens.words[after])
    if after == start + 1 and tokens.keys[start] in _TEAMS:
        # "khoa | Bỏng"
        return is_syllable(tokens.words[after]) if tokens.keys[start] == "khoa" else _is_team(tokens, after)
    fielded = head.kind == "department" or tokens.keys[after - 1] in _SMALL_GROUPS
    body = heads().match(tokens.keys, after) if fielded else None
    return fielded and (body is None or body[1].kind not in COMMITTEES) and _is_field(tokens, after)


def _is_team(tokens: Tokens, name: int) -> bool:
    """Whether the team of a country or a foreign one is told: "đội | Uruguay", "đội | Real Rowe", "đội | Cảnh sát"."""
    far = world_name(tokens, name)
    if far is not None:
        return far[1] in countries() and not tokens.capital(far[0])
    return not is_syllable(tokens.words[name]) or _is_field(tokens, name)


def announces(tokens: Tokens, start: int, after: int, head: Head) -> bool:
    """Whether a word in small letters is no part of the foreign name after it: "tờ | Guardian"."""
    if not head.capital or head.kind not in _ANNOUNCING or tokens.capital(start) or not tokens.capital(after):
        return False
    counted = tokens.words[start - 1].isdigit()
    name = after + (tokens.words[after] == "The")
    foreign = tokens.capital(name) and not is_syllable(tokens.words[name])
    return foreign and not counted and not is_inner(tokens, start)


def _is_verb(tokens: Tokens, start: int, after: int) -> bool:
    """Whether a body is told something ("đề nghị | báo Văn phòng Đảng uỷ"), or a part or an event of a known one.

    "ban tổ chức | FIFA", "văn phòng | Google".
    """
    if tokens.keys[start] not in _TOLD:
        return False
    if after == start + 1:
        body = heads().match(tokens.keys, after) if tokens.words[start] == "báo" else None
        return body is not None and (body[1].kind in COMMITTEES or tokens.words[after] == "Văn")
    if tokens.words[start:after] == _AN_OFFICE or tokens.keys[start:after] == _OF_EVENTS:
        return known_organisations().match(tokens.words, after) is not None
    return False


def _is_field(tokens: Tokens, place: int) -> bool:
    """Whether a field stands here, known or told by a word whose first syllable has a capital ("An | ninh")."""
    pair = tuple(tokens.keys[place : place + 2])
    word = tokens.words[place + 1 : place + 2]
    # "bộ | GD-ĐT"
    short = "-" in tokens.words[place] and tokens.words[place].isupper()
    return short or field_end(tokens, place) > place or (bool(word) and word[0].islower() and pair in compounds())


def _is_party(tokens: Tokens, after: int) -> bool:
    """Whether "Đảng" is followed by the name of a party: no body, office or place."""
    known = (heads(), place_words(), roles(), titles())
    other = tokens.keys[after - 2 : after - 1] == ["chức"] or any(words.match(tokens.keys, after) for words in known)
    if other or not tokens.capital(after):
        return False
    return admin_name(tokens, after) is None and world_name(tokens, after) is None


def _goes_on(tokens: Tokens, before: int) -> bool:
    """Whether a word with a capital runs on into the next one; "Theo | Vụ Pháp chế", "Trình | UBND" do not."""
    if not tokens.capital(before) or not tokens.opens_sentence(before):
        return tokens.capital(before)
    word = (tokens.keys[before], tokens.keys[before + 1])
    if word in dictionary_words() and tokens.words[before].isupper() and tokens.words[before + 1].isupper():
        # "THÔNG | BÁO Kết luận"
        return True
    shout = tokens.words[before + 1].isupper() and not tokens.words[before].isupper()
    return tokens.keys[before] not in openers() and not shout


def is_headed(tokens: Tokens, start: int) -> bool:
    """Whether somebody leads the body in small letters here: "Trưởng | ban Dân vận", "trưởng | phòng đào tạo ĐH X"."""
    if start == 0 or tokens.keys[start - 1] not in _HEADING:
        return False
    if tokens.keys[start] == "hạt" and not any(map(is_syllable, tokens.words[start + 1 : start + 2])):
        # "cảnh sát trưởng | hạt Broward"
        return False
    body = field_end(tokens, start + 1)
    owner = heads().match(tokens.keys, body) or place_words().match(tokens.keys, body) if body > start + 1 else None
    owned = owner is not None and any(map(tokens.capital, range(body, owner[0] + 1)))
    return tokens.capital(start + 1) or owned


def are_many(tokens: Tokens, start: int, end: int, kind: HeadKind) -> bool:
    """Whether all firms of a kind in a country are told: "các | công ty du lịch Mỹ"."""
    if tokens.keys[start - 1] not in _PLURALS or kind not in _ANNOUNCING or tokens.capital(start):
        return False
    far = world_name(tokens, next(filter(tokens.capital, range(start, end)), start))
    return far is not None and far[0] == end
