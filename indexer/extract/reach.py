"""How far the name of an organisation has got, and the persons before whom it must stop."""

from typing import NamedTuple

from indexer.extract.evidence import does
from indexer.extract.gazetteer import PROVINCE
from indexer.extract.lists import keys_listed, listed
from indexer.extract.names import admin_name, begins_person, down_to, is_given_name, is_syllable, run_end, world_name
from indexer.extract.tables import HeadKind, heads, place_words, roles
from indexer.extract.tokens import PLACE_WORD, Tokens

COMMITTEES: frozenset[HeadKind] = frozenset({"committee", "cell"})
OF_A_UNIT: frozenset[HeadKind] = COMMITTEES | {"department", "force", "court", "group"}
"""Bodies that may be those of a unit of the administration."""


_PAIR = 2
_FULL = 3
_SHOPS = frozenset({"xã", "htx", "sạn", "vàng", "thị", "thuốc", "dntn", "xe", "sách", "lương", "tnhh", "mtv", "quán"})
"""Last syllables of heads that no person's name follows: "hợp tác xã", "khách sạn", "tiệm vàng"."""
_NAMED_AFTER_PERSONS = frozenset({"viện", "tâm", "tàng", "trường"})
"""Last syllables of heads of departments that persons give their names to: "trung tâm", "bảo tàng"."""


class Walk(NamedTuple):
    """A name on its way.

    Attributes:
        after: end of its head.
        kind: what the head promises.
        capital: the head is written with a capital.
        bare: the head is a name by itself.
        depth: how many bodies it stands in.
    """

    after: int
    kind: HeadKind
    capital: bool
    bare: bool
    depth: int = 0


def is_person(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether the name of a person follows; schools are named after persons, so theirs must be complete before."""
    first = tokens.words[place]
    if place == walk.after and not walk.capital and _leads(tokens, place, walk):
        return True
    if (first in listed("korean") or is_given_name(first)) and tokens.capital(place + 1):
        own = place == walk.after and walk.capital and not walk.bare and tokens.keys[place - 1] != "tra"
        # "Trưởng ban Tổ chức | Kim Mau Hae"
        own = own and not (first in listed("korean") and run_end(tokens, place) == place + _FULL)
        # "Cảnh sát | Scott Rowe"
        own = own and (walk.kind != "force" or world_name(tokens, place) is not None)
        return not own and (walk.kind in OF_A_UNIT or (walk.kind == "company" and _is_led(tokens, place, walk)))
    # "công ty | Triệu Toàn"
    begins = begins_person(tokens, place, least=3 if walk.kind == "company" else 2)
    if not begins or _is_longer(tokens, place, walk) or _is_founder(tokens, place, walk):
        return False
    if walk.kind in {"school", "hospital"}:
        return place - walk.after > 1 and tokens.capital(place - 1) and tokens.capital(place - 2)
    if place == walk.after:
        return _is_after_head(tokens, place, walk)
    # "Công ty cổ phần nông nghiệp | Hoàng Anh Gia Lai"
    # "Công ty TNHH | Lê Văn Mẫu"
    forms = keys_listed("legal forms")
    before = (token for token in range(walk.after, place) if tokens.keys[token] not in forms)
    return walk.kind != "company" or not walk.capital or any(map(tokens.capital, before))


def _is_led(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether an office stands before a firm: "giám đốc của công ty Rowtrak | Jane Rowe"."""
    head = heads().match_before(tokens.keys, walk.after) if place > walk.after else None
    start = head[0] - (tokens.keys[head[0] - 1] == "của") if head is not None else 0
    return start > 0 and roles().match_before(tokens.keys, start) is not None


def _is_founder(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether a fund bears the name: "Quỹ Khuyến học | Lê Văn Mẫu", not "Giám đốc Quỹ Bảo trợ trẻ em | Lê Văn Mẫu"."""
    fund = tokens.keys[walk.after - 1] == "quĩ" and place > walk.after
    return fund and roles().match_before(tokens.keys, walk.after - 1) is None


def _is_after_head(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether the name right after a head is a person's, for which no shop, institute or public body is called."""
    if walk.kind == "company" and tokens.keys[place - 1] in _SHOPS:
        return False
    full = begins_person(tokens, place, least=_FULL) and _bears_no_person(tokens, walk)
    small = not walk.capital and tokens.keys[place - 1] != "tàng"
    return full or walk.bare or walk.kind in COMMITTEES or tokens.keys[place - 1] == "đảng" or small


def _leads(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether a foreign name after a head in small letters is that of somebody who does something.

    "giám đốc bệnh viện | Jane Rowe nói", "cảnh sát | Jane Rowe cho hay".
    """
    if walk.kind not in {"hospital", "school", "force"}:
        return False
    end = run_end(tokens, place, most=_FULL + 1)
    if end - place not in {_PAIR, _FULL} or any(map(is_syllable, tokens.words[place:end])):
        return False
    head = heads().match_before(tokens.keys, place)
    led = head is not None and roles().match_before(tokens.keys, head[0]) is not None
    told = (led or walk.kind == "force") and does(tokens, end)
    return (told or (led and walk.kind == "force")) and world_name(tokens, place) is None


def _bears_no_person(tokens: Tokens, walk: Walk) -> bool:
    """Whether bodies with this head are not named after persons: "Công an", "Thanh tra", not "Viện", "Bảo tàng"."""
    named_after = tokens.keys[walk.after - 1] in _NAMED_AFTER_PERSONS
    station = tokens.keys[walk.after - 1] == "đài"
    return station or walk.kind in {"force", "court"} or (walk.kind == "department" and not named_after)


def _is_longer(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether the name of a place begins like a person's: "Cù lao ...", "Hàn Quốc".

    After a public body not that of a unit which a full name goes beyond, "Quốc hội | Phan Thanh Mẫu", unless another
    full name follows the unit: "Huyện ủy Thạch An | Nông Thế Mẫu".
    """
    word = place_words().match(tokens.keys, place) if tokens.flags[place] & PLACE_WORD else None
    unit = admin_name(tokens, place)
    within = unit is not None and walk.kind in OF_A_UNIT and unit[0] < run_end(tokens, place)
    if (
        unit
        and within
        and begins_person(tokens, place, least=_FULL)
        and not begins_person(tokens, unit[0], least=_FULL)
    ):
        unit = admin_name(tokens, place, down_to(PROVINCE))
    places = (unit, world_name(tokens, place), word)
    return any(found is not None and found[0] > place + 1 for found in places)
