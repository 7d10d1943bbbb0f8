"""What follows a word for a place: the name of a unit, of a road, river or village, a number."""

from collections.abc import Callable
from functools import cache

from indexer.extract.gazetteer import COMMUNE, DISTRICT, PROVINCE, AdminUnit
from indexer.extract.named_units import bears_person
from indexer.extract.names import (
    admin_name,
    any_unit,
    begins_name,
    begins_person,
    down_to,
    is_given_name,
    is_syllable,
    is_vietnamese,
    run_end,
    world_name,
)
from indexer.extract.tables import PlaceWord, compounds, place_words, surnames
from indexer.extract.tokens import PLACE_WORD, Tokens
from indexer.extract.world import countries, regions

LONGEST_NAME = 4
LEVELS = {
    "Tỉnh": PROVINCE,
    "Quận": DISTRICT,
    "Huyện": DISTRICT,
    "Thị xã": DISTRICT,
    "Phường": COMMUNE,
    "Xã": COMMUNE,
    "Thị trấn": COMMUNE,
    "Đặc khu": COMMUNE,
}
"""Level of each kind of unit; "Thành phố" is a province or a district."""

_MEASURES = frozenset(["km", "m", "m2", "ha", "mét", "triệu", "tỷ", "người", "hộ", "nhà", "hải", "%"])
_TIMES = frozenset({"giờ", "ngày", "phút", "tuần", "tháng", "lần", "tấn", "đồng", "tầng", "căn"})
_TIMES |= {"năm", "tiếng", "buổi", "chuyến", "chiếc", "đêm", "lượt", "suất", "carat", "lỗ"}
"""What a number before it counts, but after the name of a unit: "quận 5 ngày 3/2"."""
_LONGEST_NUMBER = 5
"""Digits and letters; what is longer is a telephone."""
_UNIT_MARKS = frozenset({"TP", "TX", "TT", "H", "Q", "P", "TPHCM"})
STREETS = frozenset({"Đường", "Phố", "Ngõ", "Hẻm", "Đại lộ", "Ngã tư", "Ngã ba", "Giao lộ"})
_FIELDS = frozenset({"Sân bay", "Nhà thờ", "Toà nhà"})
"""Places that foreign double names may be given to, as streets."""
_HOUSES = frozenset({"Chung cư", "Toà nhà"})
"""Words that a house number with its street may follow: "chung cư 518 Võ Văn Kiệt", "toà nhà 8B Lê Trực"."""
_COASTS = frozenset({"Bờ biển"})
"""Words that stand without the name of a place of the lists: "bờ biển | Hà Tĩnh"."""
_LANDS = frozenset({"Đảo", "Bán đảo", "Quần đảo", "Vịnh", "Biển"})
PARTS = frozenset({"Đông", "Tây", "Nam", "Bắc", "Trung", "Thượng", "Hạ", "A", "B", "C", "I", "II"})
_DIRECTIONS = frozenset({("Bắc", "Nam"), ("Nam", "Bắc"), ("Đông", "Tây"), ("Tây", "Đông")})
_SITES = frozenset({"Cảng", "Khu công nghiệp", "Khu kinh tế", "Khu du lịch", "Công viên", "Khu đô thị", "Chợ"})
"""Places that may have a double name; roads, bridges and mountains between two places are told by both."""
_STATES = frozenset({"Bang", "Hạt"})
DASHES = frozenset("-–")


PlaceName = tuple[int, tuple[AdminUnit, ...], str]
"""End of a name, the units that have it, its canonical form when it is in the list of the world."""


def name_after(tokens: Tokens, name: int, word: PlaceWord) -> PlaceName:
    """Return the name after a word for a place; it is empty when there is none."""
    if tokens.words[name][0].isdigit():
        return _number_end(tokens, name, word), (), ""
    if not (tokens.capital(name) and word.named) or tokens.keys[name] == "uỷ":
        # "Tỉnh | Ủy Hà Tĩnh" is a committee, in a text that begins every syllable with a capital.
        return name, (), ""
    unit = admin_name(tokens, name, unit_filter(word))
    if word.form and word.kind == "unit":
        run = _before_unit(tokens, name, run_end(tokens, name, most=LONGEST_NAME + 1))
        return _unit_name(tokens, name, min(run, name + LONGEST_NAME), unit)
    far = world_name(tokens, name)
    listed = unit is not None or far is not None
    # "căn cứ | Khoản 2"
    told = is_vietnamese(tokens.words[name]) or not tokens.words[name].isalpha()
    grounds = word.form == "Căn cứ" and not listed and told
    whole = far is not None and far[0] >= run_end(tokens, name)
    country = word.kind == "local" and far is not None and whole and far[1] in countries()
    if grounds or (country and word.form not in _LANDS) or (word.form in _COASTS and listed):
        return name, (), ""
    if word.form and not (far is not None and (word.kind == "far" or whole)):
        return _local_name(tokens, name, unit, word.form)
    return _listed_name(tokens, name, word, (unit, far))


def _number_end(tokens: Tokens, name: int, word: PlaceWord) -> int:
    """The end of a number for a name: "thôn | 4", "đường | 17 tháng 8"; none in "bản 7.0", "đường 7,5 m"."""
    after = tokens.words[name + 1 : name + 3]
    if word.form in STREETS and after[1:] and after[0] in {"tháng", "/", "-"} and after[1].isdigit():
        return name + 3
    touches = tokens.touches_next(name) and tokens.touches_next(name + 1)
    counts = after[:1] in (["."], [","]) and touches and after[1].isdigit()
    counts = counts or (word.kind != "unit" and "".join(after[:1]) in _TIMES)
    if word.form in _HOUSES:
        # "chung cư 518 Võ Văn Kiệt" is told by its house; "chung cư 80m2" is none.
        counts = counts or not tokens.words[name][:-1].isdigit()
        street = not counts and begins_name(tokens, name + 1)
        return min(run_end(tokens, name + 1), name + 1 + LONGEST_NAME) if street else name + (not counts)
    found = word.numbered and not counts and "".join(after[:1]) not in _MEASURES
    found = found and len(tokens.words[name]) <= _LONGEST_NUMBER
    # "quốc lộ 1 | A"
    letter = found and word.kind == "local" and after[:1] != [] and len(after[0]) == 1 and "A" <= after[0] <= "N"
    return name + found + (letter and after[1:] != ["."])


_Listed = tuple[tuple[int, tuple[AdminUnit, ...]] | None, tuple[int, str] | None]
"""What the lists have: a unit, a place of the world."""


def _listed_name(tokens: Tokens, name: int, word: PlaceWord, listed: _Listed) -> PlaceName:
    """A name of the lists, with a number ("cầu Thủ Thiêm | 2"); none that a road joins to another."""
    unit, far = listed
    run = run_end(tokens, name)
    if far is not None and far[0] >= run and word.form and _is_numbered(tokens, far[0]):
        return far[0] + 1, (), ""
    joined = word.kind == "local" and word.form not in STREETS and _goes_on(tokens, run)
    # "Vườn quốc gia | Phong Nha - Kẻ Bàng" is one.
    if joined and not (far is not None and far[0] > run):
        return name, (), ""
    if far is not None and (unit is None or far[0] >= unit[0]):
        return far[0], (), far[1]
    return (unit[0], unit[1], "") if unit is not None else (name, (), "")


def _local_name(tokens: Tokens, name: int, unit: tuple[int, tuple[AdminUnit, ...]] | None, form: str) -> PlaceName:
    """The name of a road, river or village: the whole run, perhaps with a number ("thôn An Chiểu 1")."""
    if tokens.words[name] in _UNIT_MARKS:
        # "sân bay quốc tế | TP. Đà Nẵng"
        return name, (), ""
    run = _before_unit(tokens, name, run_end(tokens, name, most=LONGEST_NAME + 1))
    if form in _STATES:
        # "hạt Broward | Scott Rowe"
        run = next((place for place in range(name + 1, run) if is_given_name(tokens.words[place])), run)
    end = min(run, name + LONGEST_NAME)
    if form not in STREETS and _goes_on(tokens, end):
        return _joined_end(tokens, name, end, form), (), ""
    double = form in STREETS | _FIELDS and tokens.words[end : end + 1] == ["-"] and tokens.capital(end + 1)
    if double and not (is_syllable(tokens.words[end - 1]) or is_syllable(tokens.words[end + 1])):
        # "đại lộ Champs - Elysees"
        while tokens.words[end : end + 1] == ["-"] and tokens.capital(end + 1):
            end = run_end(tokens, end + 1)
        return end, (), ""
    numbered = end == run and _is_numbered(tokens, end)
    if unit is not None and unit[0] >= end and not numbered:
        return unit[0], unit[1], ""
    if (
        tokens.words[name].isalpha()
        and tokens.words[name].isupper()
        and len(tokens.words[name]) > len("A1")
        and form not in STREETS
    ):
        # "tổ COVID"
        return name, (), ""
    return _whole_end(tokens, name, end, form) + numbered, (), ""


def _joined_end(tokens: Tokens, name: int, end: int, form: str) -> int:
    """The end of a name before a dash and another one; `name` when both are places of their own, ends of a road.

    Not so by its directions ("cao tốc Bắc - Nam").
    "cảng Nhà Mẫu | – Khánh Mẫu" is one port, "cảng Nhà Mẫu - | Hải Phòng" says where it is.
    """
    if end == name + 1 and (tokens.words[name], tokens.words[end + 1]) in _DIRECTIONS:
        return end + 2
    if form not in _SITES or tokens.words[end] not in DASHES:
        return name
    known = admin_name(tokens, end + 1, down_to(DISTRICT)) or world_name(tokens, end + 1)
    if known is not None or begins_person(tokens, end + 1, least=3):
        return end
    return run_end(tokens, end + 1, most=LONGEST_NAME)


def _whole_end(tokens: Tokens, name: int, end: int, form: str) -> int:
    """The end of a name whose run ends at `end`, where a small syllable makes one word with its last one."""
    # "đường Tơ | lụa", but "đường Nguyễn Văn Linh | nối"
    cut = end == name + 1 or (form not in STREETS and end != name + 2)
    small = cut and tokens.words[end].islower()
    if not small or (tokens.keys[end - 1], tokens.keys[end]) not in compounds():
        return end
    after = end + 1
    if form in STREETS and tokens.capital(after):
        # "đường Cách mạng | Tháng 8", "đường Công xã | Paris"
        whole = run_end(tokens, after)
        return whole + tokens.words[whole].isdigit()
    # "nhà thờ Hồi | giáo", "cầu Long Kiểng | Công nhân", but "khu công nghiệp Hoàng Long | đình công"
    return end - 1 if end > name + 2 else name


def _is_numbered(tokens: Tokens, end: int) -> bool:
    """Whether the number of a place stands after its name, and nothing that it counts: "cầu Quế Mẫu | 2"."""
    number = tokens.words[end].isdigit()
    return number and "".join(tokens.words[end + 1 : end + 2]) not in _MEASURES | _TIMES


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether another place follows: "cao tốc Bắc Giang | - Lạng Sơn", "cao tốc Cần Thơ | đi Cà Mau"."""
    joined = tokens.words[end] in DASHES or tokens.keys[end] == "đi"
    other = joined and tokens.capital(end + 1) and tokens.keys[end + 1] not in {"ảnh", "video"}
    return other and tokens.words[end + 1] not in _UNIT_MARKS


def _before_unit(tokens: Tokens, name: int, end: int) -> int:
    """Cut a run where an abbreviated unit follows ("khu công nghiệp Amata | TP Biên Hoà") or a person."""
    for place in range(name + 1, end):
        # Not after one syllable: "tỉnh Bô Ly Khăm Xay" of Laos.
        if tokens.words[place] in _UNIT_MARKS or (place > name + 1 and _is_person(tokens, place)):
            return place
    return end


def _is_person(tokens: Tokens, place: int) -> bool:
    """Whether a whole person follows the name of a place: "cảng Tân Sơn Nhất | Đặng Văn Mẫu"."""
    if is_given_name(tokens.words[place]) and tokens.capital(place + 1):
        # Not inside "sân bay King George V".
        return world_name(tokens, place - 1) is not None
    return tokens.keys[place] in surnames() and begins_person(tokens, place, least=3)


def _unit_name(tokens: Tokens, name: int, end: int, unit: tuple[int, tuple[AdminUnit, ...]] | None) -> PlaceName:
    """The name of a unit: of the gazetteer, else the run, unless a person begins ("UBND thị xã | ...")."""
    known = unit is not None or tokens.words[name - 1] != "Tỉnh" or tokens.opens_sentence(name - 1)
    hidden = end == name + 1 and (len(tokens.words[name]) == 1 or tokens.keys[name] in {"hội", "đoàn", "đội"})
    if hidden or not known:
        # "huyện M." hides the name, "Tỉnh Hội" is a body; provinces are known: "diễn viên | Tỉnh Bách Nhiên".
        return name, (), ""
    person = begins_person(tokens, name, least=3) or (is_given_name(tokens.words[name]) and end - name > 1)
    longer = unit is not None and unit[0] == name + 1 < end and is_vietnamese(tokens.words[name])
    longer = longer and not begins_person(tokens, name + 1, least=3)
    if unit is not None and unit[0] == end - 1 and tokens.words[end - 1] in PARTS and end == run_end(tokens, name):
        # "phường An Hải | Tây"
        return end, (), ""
    if unit is not None and not (person and unit[0] == name + 1) and not longer:
        return unit[0], unit[1], ""
    return _unlisted_unit(tokens, name, end, person=person, listed=unit is not None)


def _unlisted_unit(tokens: Tokens, name: int, end: int, *, person: bool, listed: bool) -> PlaceName:
    """The name of a unit that is in no list of Vietnam: a place of the world, else the run, unless a person begins."""
    far = world_name(tokens, name)
    longer = far is not None and far[1] not in regions() and far[0] > end
    if far is not None and (longer or (far[0] + 1 < end and not is_vietnamese(tokens.words[far[0]]))):
        # "đặc khu Hong Kong | Jane Rowe"
        return far[0], (), far[1]
    if person and not listed and (_is_followed(tokens, end) or bears_person(tokens, name)):
        return end, (), ""
    if person or (far is not None and far[1] in regions()):
        return name, (), ""
    return end, (), ""


def _is_followed(tokens: Tokens, end: int) -> bool:
    """Whether a unit follows in brackets or after a comma: "phường Trần Tế Xương | (TP. Nam Định)"."""
    joined = tokens.words[end] in {",", "("} and tokens.flags[end + 1] & PLACE_WORD
    found = place_words().match(tokens.keys, end + 1) if joined else None
    return found is not None and found[1].kind == "unit"


def unit_filter(word: PlaceWord) -> Callable[[AdminUnit], bool]:
    """What units a word for a place may mean, by level: kinds of one level change with time."""
    return _of_form(word.form) if word.kind == "unit" else any_unit


@cache
def _of_form(form: str) -> Callable[[AdminUnit], bool]:
    if form not in LEVELS:
        return down_to(DISTRICT)
    return lambda unit: unit.level == LEVELS[form] or (form == "Đặc khu" and unit.level == DISTRICT)
