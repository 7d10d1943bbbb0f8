"""How far the name of an organisation goes on after its head: over fields, bodies, units and capitalised words.

Every step looks at one place and says how far the name reaches from there and whether it is complete then; the first
step that gets further counts.
"""

from collections.abc import Callable
from typing import NamedTuple

from indexer.extract.names import admin_name, begins_person, is_given_name, is_vietnamese, run_end, world_name
from indexer.extract.places import place_at
from indexer.extract.tables import HeadKind, bridging, compounds, fields, heads, known_organisations, place_words
from indexer.extract.tokens import FIELD, HEAD, KNOWN, PLACE_NAME, PLACE_WORD, Tokens

_DASHES = frozenset("-–/")
_FIELD_MARKS = frozenset("-–,/&")
_LONGEST_FIELD = 24
_LONGEST_BRIDGE = 6
_LONGEST_RUN = 3
_LONGEST_ACRONYM = 8
_OWN_UNITS = frozenset({"Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu"})
_COMMITTEES: frozenset[HeadKind] = frozenset({"committee", "cell"})
_COMMITTEES_OF_UNITS = frozenset((unit, "uỷ") for unit in ("tỉnh", "thành", "thị", "huyện", "quận"))
_NUMBERED: frozenset[HeadKind] = frozenset({"force", "school", "hospital", "cell", "company"})
_NUMBERED_LATE: frozenset[HeadKind] = frozenset({"force", "hospital"})
_NESTING: frozenset[HeadKind] = _COMMITTEES | {"department", "force", "court", "group", "company"}
_LOWER_FIELDS: frozenset[HeadKind] = frozenset({"school", "hospital", "company", "court", "force", "cell"})
_OF_A_UNIT: frozenset[HeadKind] = _COMMITTEES | {"department", "force", "court", "group"}
_JOINING: frozenset[HeadKind] = frozenset({"department", "school", "group", "company"})
_PLAIN_STEPS = frozenset({"các", "và"})
"""Plain words that a step may go on over."""
_BRIDGING: frozenset[HeadKind] = frozenset({"group", "department", "company"})
_RANKS = frozenset({("quốc", "gia"), ("quốc", "tế")})
"""In small letters they say nothing ("thi THPT quốc gia")."""


class Walk(NamedTuple):
    """A name on its way.

    Attributes:
        after: end of its head.
        kind: what the head promises.
        capital: the head is written with a capital.
        bare: the head is a name by itself.
    """

    after: int
    kind: HeadKind
    capital: bool
    bare: bool


def extended(tokens: Tokens, walk: Walk) -> int:
    """Return the end of a name; the end of its head when nothing of the name follows."""
    end, size = walk.after, len(tokens.words)
    while end < size:
        reached, complete = end, True
        if tokens.flags[end] or not tokens.words[end].isalpha() or tokens.keys[end] in _PLAIN_STEPS:
            for step in _STEPS:
                reached, complete = step(tokens, end, walk)
                if reached > end:
                    break
        if reached == end:
            return _bridged(tokens, end, walk)
        end = reached
        if complete:
            break
    return end


def _nested(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """Another body inside the name: "Đảng ủy | Sở Y tế", "Văn phòng | UBND tỉnh"."""
    found = heads().match(tokens.keys, place) if tokens.flags[place] & HEAD else None
    if found is None or walk.kind not in _NESTING or (walk.kind == "company" and place > walk.after):
        return place, False
    after, head = found
    committee = walk.kind in _COMMITTEES
    if not tokens.capital(place) and not committee and not head.lower:
        return place, False
    end = extended(tokens, Walk(after, head.kind, tokens.capital(place), head.bare))
    block = tokens.keys[place] == "khối"
    if end > after or head.lower or ((head.bare or block) and tokens.capital(place)) or (block and committee):
        return end, True
    return place, False


def _field(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A known field: with a capital, or in small letters where that is usual."""
    end = field_end(tokens, place)
    if end == place or tokens.capital(place):
        return end, False
    first = place == walk.after
    if not first and tokens.words[place - 1].isupper() and not (end < len(tokens) and tokens.words[end].islower()):
        # "chi nhánh VPĐK | đất đai".
        return end, False
    if tuple(tokens.keys[place:end]) in _RANKS:
        return place, False
    if walk.kind == "committee":
        return (end if tokens.keys[place] == "các" else place), False
    long = walk.capital and not walk.bare and walk.kind == "department" and end - place > 1
    usual = long or (walk.kind in _LOWER_FIELDS and (walk.capital or walk.kind != "cell"))
    return (end if first and usual else place), False


def field_end(tokens: Tokens, place: int) -> int:
    """Return the end of the longest known field from `place` on; marks between its words are skipped."""
    if place >= len(tokens) or not tokens.flags[place] & FIELD:
        return place
    keys: list[str] = []
    ends: list[int] = []
    for token in range(place, min(len(tokens), place + _LONGEST_FIELD)):
        if tokens.words[token] == "&":
            keys.append("và")
            ends.append(token + 1)
        elif tokens.words[token][0].isalnum():
            keys.append(tokens.keys[token])
            ends.append(token + 1)
        elif tokens.words[token] not in _FIELD_MARKS:
            break
    found = fields().match(keys, 0)
    return ends[found[0] - 1] if found else place


def _unit(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """An administrative unit: "thị xã Kỳ Anh", or "thị xã" alone after the bodies of a unit."""
    if walk.kind in {"company", "press"} or not tokens.flags[place] & PLACE_WORD:
        return place, False
    found = place_at(tokens, place)
    if found is not None and found.word_end > place:
        # "chi bộ | khu 8 | xã Hùng Lô": a part of a unit is followed by the unit.
        return found.end, not tokens.words[found.end - 1].isdigit()
    word = place_words().match(tokens.keys, place)
    of_unit = walk.kind in _OF_A_UNIT and (walk.capital or walk.kind != "force")
    return (word[0] if word is not None and of_unit and word[1].form in _OWN_UNITS else place), True


def _plural(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """The word "các": "Hiệp hội | các | Quốc gia Đông Nam Á"."""
    return place + (tokens.keys[place] == "các" and walk.kind == "group" and tokens.capital(place + 1)), False


def _known(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A name that is known ends the name of a company: "tập đoàn | Huawei"."""
    found = known_organisations().match(tokens.words, place) if tokens.flags[place] & KNOWN else None
    return (found[0] if found is not None and walk.kind not in _COMMITTEES else place), True


def _place_name(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A unit of the gazetteer or a country ends the names of public bodies."""
    named = tokens.flags[place] & PLACE_NAME and walk.kind in _OF_A_UNIT
    if not named or _is_person(tokens, place, walk):
        return place, False
    unit = admin_name(tokens, place)
    far = world_name(tokens, place)
    unit_end = unit[0] if unit is not None and unit[0] - place > 1 else place
    return max(unit_end, far[0] if far is not None else place), True


def _capitals(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """Words with capitals, with the rest of the word that a capital begins ("Thương | binh")."""
    party = tokens.keys[place] == "đảng" and place == walk.after
    if not tokens.capital(place) or party or _is_person(tokens, place, walk):
        return place, False
    if walk.kind in _COMMITTEES:
        return _short_run(tokens, place), True
    end = _word_end(tokens, place + 1)
    one_word = walk.kind == "company" and tokens.capital(end + 1) and bridging(tokens.keys[end], tokens.words[end])
    # "Công ty TNHH Hành tím Trà Niên": one small word between capitals.
    return end + (one_word and tokens.words[end].islower()), False


def _word_end(tokens: Tokens, end: int) -> int:
    while end < len(tokens) and tokens.words[end].islower() and (tokens.keys[end - 1], tokens.keys[end]) in compounds():
        end += 1
    return end


def _is_person(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether the name of a person follows; schools are named after persons, so theirs must be complete before."""
    if is_given_name(tokens.words[place]) and tokens.capital(place + 1):
        return place > walk.after and walk.kind in _OF_A_UNIT
    unit = admin_name(tokens, place)
    if not begins_person(tokens, place) or (unit is not None and unit[0] > place + 1):
        return False
    if walk.kind in {"school", "hospital"}:
        return place - walk.after > 1 and tokens.capital(place - 1) and tokens.capital(place - 2)
    return place > walk.after or walk.kind in _COMMITTEES or not walk.capital


def _short_run(tokens: Tokens, place: int) -> int:
    """Return the end of the name of a unit that no list knows, after "Thị ủy", "Huyện ủy"...; else `place`."""
    end = min(run_end(tokens, place), place + _LONGEST_RUN)
    if tuple(tokens.keys[place - 2 : place]) not in _COMMITTEES_OF_UNITS or _word_end(tokens, end) > end:
        return place
    return end if all(map(is_vietnamese, tokens.words[place:end])) else place


def _number(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A number: "Trung đoàn | 88", "Trường THPT | 19-5", "Bệnh viện Trung ương Quân đội | 108"."""
    if not tokens.words[place].isdigit() or walk.kind not in _NUMBERED:
        return place, False
    direct = place == walk.after or tokens.capital(place - 1) or walk.kind in _NUMBERED_LATE
    return place + direct, False


def _joined(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """What "và", "&" or a dash joins to the name."""
    after = place + 1
    if place == walk.after or not tokens.capital(after):
        return place, False
    word = tokens.words[place]
    field = field_end(tokens, after)
    short = tokens.words[place - 1].isupper() and tokens.words[after].isupper()
    if word == "&" or (short and word in _DASHES and walk.kind in {"company", "department"}):
        return max(field, after + 1), False
    joins = (word in _DASHES or tokens.keys[place] == "và") and walk.kind in _JOINING
    return (field if joins and field > after else place), False


_STEPS: tuple[Callable[[Tokens, int, Walk], tuple[int, bool]], ...] = (
    _nested,
    _field,
    _unit,
    _plural,
    _known,
    _place_name,
    _capitals,
    _number,
    _joined,
)


def _bridged(tokens: Tokens, end: int, walk: Walk) -> int:
    """Return the end of a name that goes on in small letters: "Hiệp hội Gỗ và lâm sản Việt Nam"."""
    may_go_on = end > walk.after and walk.kind in _BRIDGING
    if not (walk.capital or may_go_on):
        return end
    words_end = _words_end(tokens, end)
    if walk.capital and acronym_at(tokens, words_end):
        # "Cơ quan quản lý thuốc (FDA)": an abbreviation shows that this is a name.
        return words_end
    if not may_go_on:
        return end
    for place in range(end + 1, min(len(tokens) - 1, words_end + 1)):
        if tuple(tokens.keys[place : place + 2]) in {("việt", "nam"), ("quốc", "gia")}:
            return place + 2
    return end


def _words_end(tokens: Tokens, start: int) -> int:
    """Return the end of the words from `start` on that may stand inside a name, as many as one may have."""
    end = start
    while end < min(len(tokens), start + _LONGEST_BRIDGE) and bridging(tokens.keys[end], tokens.words[end]):
        end += 1
    return end


def acronym_at(tokens: Tokens, place: int) -> str:
    """Return the abbreviation that stands in brackets here, "" when there is none: "(FISC)"."""
    if place + 2 >= len(tokens) or tokens.words[place] != "(" or tokens.words[place + 2] != ")":
        return ""
    word = tokens.words[place + 1]
    return word if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM and word.isalpha() else ""
