"""Places told by what is beside: "ở Stavropol, Nga", "khu vực Najran", "97 Phó Đức Chính, quận 1"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indexer.extract.evidence import does
from indexer.extract.gazetteer import PROVINCE
from indexer.extract.lists import listed
from indexer.extract.mending import without_articles
from indexer.extract.names import begins_person, is_brand, is_given_name, is_syllable, is_vietnamese, run_end
from indexer.extract.place_names import LONGEST_NAME
from indexer.extract.places import PlaceMention, place_at
from indexer.extract.tables import heads, roles, titles, words_in
from indexer.extract.tokens import ABROAD, CAPITAL, PLACE_NAME, PLACE_WORD, Tokens
from indexer.extract.world import countries

_BEFORE = frozenset(
    {"ở", "tại", "đến", "tới", "từ", "về", "sang", "gần", "ngoài", "quanh", "khỏi", "rời", "ga", "cảng"}
    | {"quê", "ngụ", "trú"}
)
_KINDS = frozenset({"thành phố", "thị trấn", "thủ đô", "thủ phủ", "con phố", "ngôi làng", "hòn đảo", "thị xã"})
_NOT_HOUSES = frozenset({"năm", "tháng", "ngày", "lớp", "khoá", "thứ", "điều"})
_QUARTERS = frozenset({"Khu phố", "Tổ dân phố", "Khóm", "Thôn", "Ấp"})
_AT = frozenset({"số", "tại", "ở", "chỉ"})
"""Before the number of a house: "địa chỉ 36 ..."."""
_STATES = frozenset({"Bang", "Hạt"})
_DISTRICTS = frozenset({"Quận", "Huyện", "Thị xã", "Thành phố"})
_LONGEST_COMMUNE = 3
_WORDS_BEFORE = {"vực": "khu", "đô": "thủ", "thổ": "lãnh", "trí": "vị"}
"""Last syllables of what stands before places abroad -> the syllable before them."""
_JOINTS = frozenset({",", "("})
_LONGEST_ABROAD = 3
_GOING_ON = frozenset({"-", "–", "of", "de", "d", "'", "’", "&", "al", "and", "del"})
""""Hall of Presidents", "Al - Tanf": the name is longer than its capitals."""


@cache
def _house() -> re.Pattern[str]:
    return re.compile(r"[0-9]{1,4}[A-Za-z]?")


def find_beside(tokens: Tokens, taken: Sequence[int]) -> Iterator[PlaceMention]:
    """Yield the names between a preposition and a province or a place of the world, outside the tokens taken."""
    words = tokens.words
    for start in tokens.spots[PLACE_NAME | PLACE_WORD]:
        end = start - 1
        if words[end] not in _JOINTS:
            continue
        name = _run_start(tokens, end, taken)
        if name in {0, end}:
            continue
        after_preposition = tokens.keys[name - 1] in _BEFORE
        told = _is_told(tokens, name, start) if after_preposition else _is_street(tokens, name, start)
        told = told or ((after_preposition or _is_listed(tokens, name, taken)) and _is_in_district(tokens, name, start))
        if told or _is_address(tokens, name, start):
            yield PlaceMention(name, name, name, end, None, (), " ".join(words[name:end]))


def _is_told(tokens: Tokens, name: int, start: int) -> bool:
    """Whether a name after a preposition is one of a place, by what begins at `start`."""
    if _is_other(tokens, name):
        return False
    place = place_at(tokens, start)
    return (place is not None and _is_high(place)) or " ".join(tokens.keys[start : start + 2]) in _KINDS


def _is_listed(tokens: Tokens, name: int, taken: Sequence[int]) -> bool:
    """Whether another part of an address stands before: "quốc lộ 20, | Phú Mẫu, huyện Tân Phú"."""
    return name > 1 and tokens.words[name - 1] == "," and bool(taken[name - 2])


def _is_in_district(tokens: Tokens, name: int, start: int) -> bool:
    """Whether the district of a commune follows: "tại Thọ Mẫu, | Thanh Trì, Hà Nội", "tại Phú Mẫu, | huyện Tân Phú"."""
    if tokens.words[start - 1] != "," or not 1 < start - 1 - name <= _LONGEST_COMMUNE or _is_other(tokens, name):
        return False
    district = place_at(tokens, start)
    if district is None or not all(map(is_vietnamese, tokens.words[name : start - 1])):
        return False
    if district.word is not None:
        return district.word.form in _DISTRICTS
    chained = (
        tokens.words[name - 1] != ","
        and tokens.words[district.end : district.end + 1] == [","]
        and district.end + 1 < len(tokens)
    )
    higher = place_at(tokens, district.end + 1) if chained and district.units else None
    return higher is not None and bool(higher.units)


def _is_street(tokens: Tokens, name: int, start: int) -> bool:
    """Whether a house number stands before a name and a unit after it: "97 | Phó Đức Chính, | quận 1"."""
    apart = tokens.words[name - 1] == ","
    house = name - 1 - apart
    number = _house().fullmatch(tokens.words[house]) is not None and tokens.keys[house - 1] not in _NOT_HOUSES
    number = number and (tokens.keys[house - 1] == "số" or not apart)
    place = place_at(tokens, start) if number and name > 1 else None
    return place is not None and place.word is not None and (place.word.kind == "unit" or place.word.form in _QUARTERS)


def _is_address(tokens: Tokens, name: int, start: int) -> bool:
    """Whether a district and its province follow a name in brackets: "(36 Mai Hắc Đế, | Hai Bà Trưng, | Hà Nội)"."""
    number = name > 1 and _house().fullmatch(tokens.words[name - 1]) is not None
    if tokens.words[name - 1 - number] != "(" and not (number and tokens.keys[name - 2] in _AT):
        return False
    district = place_at(tokens, start)
    if district is None or tokens.words[district.end : district.end + 1] != [","]:
        return False
    province = place_at(tokens, district.end + 1) if district.end + 1 < len(tokens) else None
    higher = province is not None and any(unit.level == PROVINCE for unit in province.units)
    return higher and any(unit.level > PROVINCE for unit in district.units)


def _is_high(place: PlaceMention) -> bool:
    """Whether a place may stand behind one of its own: a country or a city abroad, a state, a province."""
    if place.word is not None and place.word.form in _STATES:
        return True
    return place.canonical in countries() or any(unit.level == PROVINCE for unit in place.units)


def _run_start(tokens: Tokens, end: int, taken: Sequence[int]) -> int:
    """Where the capitalised words before `end` begin, "Punggye - ri" among them; `end` when they are no name."""
    start = end
    if tokens.words[max(0, end - 2)] == "-" and tokens.words[end - 1].islower():
        start = max(0, end - 2)
    flags = tokens.flags
    while flags[start - 1] & CAPITAL and not taken[start - 1]:
        start -= 1
    if tokens.keys[start] in _BEFORE and tokens.opens_sentence(start):
        start += 1
    return start if tokens.capital(start) and 0 < end - start <= LONGEST_NAME else end


def _is_other(tokens: Tokens, start: int) -> bool:
    """Whether the run is a person or begins with a body or an office."""
    if begins_person(tokens, start, least=3) or is_given_name(tokens.words[start]):
        return True
    return any(phrases.match(tokens.keys, start) for phrases in (heads(), roles(), titles()))


def find_abroad(tokens: Tokens, taken: Sequence[int]) -> Iterator[PlaceMention]:
    """Yield the foreign names after "ở", "khu vực", "vùng" (after "tại" firms stand, too), outside the tokens taken."""
    for before in tokens.spots[ABROAD]:
        start = before + 1
        whole = _WORDS_BEFORE.get(tokens.keys[before])
        if not tokens.capital(start) or (whole is not None and tokens.keys[before - 1] != whole):
            continue
        while end := _foreign_end(tokens, start, taken):
            yield PlaceMention(start, start, start, end, None, (), " ".join(tokens.words[start:end]))
            start = end + 1
            if tokens.keys[end : end + 1] != ["và"] or tokens.capital(start + 1):
                # "ở New York và | Hyun Min tại Seoul"
                break


def _foreign_end(tokens: Tokens, start: int, taken: Sequence[int]) -> int:
    """Where a name of another language that no firm, event or person bears ends; 0 when none begins here.

    "khu vực | Abu Rowe" is no person.
    """
    if not tokens.capital(start) or is_syllable(tokens.words[start]):
        return 0
    if is_given_name(tokens.words[start]) and tokens.keys[start - 1] not in _WORDS_BEFORE:
        return 0
    end = run_end(tokens, start)
    if is_given_name(tokens.words[start]) and does(tokens, end):
        # "cảnh sát khu vực | Jane Rowe nói"
        return 0
    words = without_articles(tokens.words[start:end])
    if not 0 < len(words) <= _LONGEST_ABROAD or any(taken[start:end]):
        return 0
    if any(word.isupper() or not word.isalpha() or is_brand(word) for word in words):
        return 0
    after = tokens.words[end] if end < len(tokens) else "."
    goes_on = after in _GOING_ON or after[0].isdigit() or words == ["St"]
    other = any(words[-1] in words_in(name) for name in ("suffixes.txt", "famous.txt"))
    other = other or any(words[-1] in listed(name) for name in ("events", "estates"))
    return 0 if goes_on or other else end
