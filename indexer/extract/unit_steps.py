"""The steps over units of the administration, places and known names inside the names of organisations; see `steps`."""

from indexer.extract.field_steps import field_end
from indexer.extract.gazetteer import DISTRICT
from indexer.extract.lists import listed
from indexer.extract.names import admin_name, down_to, is_given_name, is_syllable, world_name
from indexer.extract.places import PlaceMention, place_at
from indexer.extract.reach import COMMITTEES, OF_A_UNIT, Walk, is_person
from indexer.extract.tables import compounds, known_organisations, place_words, words_in
from indexer.extract.tokens import KNOWN, PLACE_NAME, PLACE_WORD, Tokens
from indexer.extract.world import countries

_HOME = "Việt Nam"
_OWN_UNITS = frozenset({"Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu"})
_OF_PARTY = frozenset({"uỷ", "bộ"})
"""Last syllables of "Đảng uỷ", "Đảng bộ", "Chi bộ", which firms have, too."""
_LARGER = {"Tỉnh": (), "Thành phố": ("Thành phố",), "Huyện": ("Quận", "Huyện", "Thị xã"), "Quận": ("Quận", "Huyện")}
"""Units that may follow the name of a smaller one -> those that are not smaller."""


def unit_step(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """An administrative unit: "thị xã Kỳ Anh", or "thị xã" alone after the bodies of a unit."""
    own = walk.kind in {"company", "press"} and not tokens.words[place].isupper()
    # "Công ty Dịch vụ công ích | quận 1"
    own = own and not (walk.kind == "company" and walk.capital and walk.after < place <= field_end(tokens, walk.after))
    if own or not tokens.flags[place] & PLACE_WORD:
        return place, False
    found = place_at(tokens, place)
    if found is not None and found.word_end > place:
        # "chi bộ | khu 8 | xã Hùng Lô", "Công an huyện Mẫu | tỉnh Hậu Giang": the unit of a unit follows.
        return found.end, not (tokens.words[found.end - 1].isdigit() or _is_larger_next(tokens, found))
    word = place_words().match(tokens.keys, place)
    if word is not None and word[0] == place + 1 and tuple(tokens.keys[place : place + 2]) in compounds():
        # "xã | hội"
        word = None
    of_unit = walk.kind in OF_A_UNIT | {"hospital"} and (walk.capital or walk.kind != "force")
    # "Sở | TT & TT"
    of_unit = of_unit and tokens.words[place + 1 : place + 2] != ["&"]
    return (word[0] if word is not None and of_unit and word[1].form in _OWN_UNITS else place), True


def _is_larger_next(tokens: Tokens, unit: PlaceMention) -> bool:
    """Whether the province or district of a unit follows without a comma."""
    word = place_words().match(tokens.keys, unit.end) if unit.end < len(tokens) else None
    if word is None or unit.word is None or not tokens.capital(word[0]):
        return False
    return unit.word.form not in _LARGER.get(word[1].form, (unit.word.form,)) and unit.word.form != "Tỉnh"


def plural_step(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """The word "các": "Hiệp hội | các | Quốc gia Đông Nam Á", "Ban quản lý | các cảng cá | tỉnh Quảng Ngãi"."""
    if tokens.keys[place] != "các":
        return place, False
    if walk.kind == "department" and walk.capital and tokens.keys[place - 1] == "lí":
        kind = place_words().match(tokens.keys, place + 1)
        return (kind[0] if kind is not None and not tokens.capital(kind[0]) else place), False
    return place + (walk.kind == "group" and tokens.capital(place + 1)), False


def known_step(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A name that is known ends the name of a company: "tập đoàn | Huawei", "Công ty | Uber Việt Nam"."""
    found = known_organisations().match(tokens.words, place) if tokens.flags[place] & KNOWN else None
    party = place == walk.after and walk.capital and tokens.keys[place - 1] in _OF_PARTY
    if found is None or (walk.kind in COMMITTEES and not party):
        # "Đảng uỷ | EVN", but "UBND Vinh"
        return place, False
    end = found[0]
    while walk.kind in {"company", "press"} and tokens.capital(end) and not is_syllable(tokens.words[end]):
        korean = tokens.words[end] in listed("korean") and tokens.capital(end + 1)
        if korean or is_given_name(tokens.words[end]) or tokens.words[end].isupper():
            break
        # "công ty TNHH Samsung | Display Việt Nam"
        end += 1
    far = world_name(tokens, end) if walk.kind == "company" and end < len(tokens) else None
    if (
        walk.kind == "company"
        and far is None
        and end > found[0] + 1
        and tokens.words[end - 1] not in words_in("suffixes.txt")
    ):
        # "tập đoàn Lockheed Martin | Rick Rowe"
        end = found[0]
    if far is None and (tokens.keys[walk.after - 1] == "hàng" or walk.kind == "school") and end < len(tokens):
        # "ngân hàng NCB | Bạc Liêu", "Trường ĐH FPT | Đà Nẵng"
        unit = admin_name(tokens, end, down_to(DISTRICT))
        end = unit[0] if unit is not None else end
    numbered = far is None and tokens.words[end].isdigit()
    # "phòng PC45 | Công an tỉnh Mẫu", "Công ty cổ phần Vinaconex | 21"
    return (far[0] if far is not None else end), walk.kind != "department" and not numbered


def place_name_step(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A unit of the gazetteer or a country ends the names of public bodies."""
    named = tokens.flags[place] & PLACE_NAME and walk.kind in OF_A_UNIT
    if not named or is_person(tokens, place, walk):
        return place, False
    unit = admin_name(tokens, place)
    far = world_name(tokens, place)
    # "UBND | TPHCM", but not "UBND | Vinh ..."
    short = tokens.words[place].isupper() and len(tokens.words[place]) > len("TP")
    unit_end = unit[0] if unit is not None and (unit[0] - place > 1 or short) else place
    end = max(unit_end, far[0] if far is not None else place)
    if far is not None and tokens.words[end : end + 1] in (["-"], ["–"]) and tokens.capital(end + 1):
        # "Diễn đàn Hợp tác Kinh tế châu Á | - Thái Bình Dương"
        other = world_name(tokens, end + 1)
        pair = (
            far[1] in countries()
            and walk.kind == "group"
            and place > walk.after
            and other is not None
            and other[1] in countries()
        )
        # "Hội Hữu nghị Việt Nam | - Lào", but "đội tuyển Việt Nam | - Lào"
        end = other[0] if other is not None and (pair or far[1].startswith("Châu ")) else end
    owner = world_name(tokens, end) if far is not None and far[1] not in countries() and tokens.capital(end) else None
    if owner is not None and owner[1] in countries():
        # "Bộ Tư lệnh Thái Bình Dương | Mỹ"
        end = owner[0]
    # "Uỷ ban MTTQ Việt Nam | TP Hà Nội", "Hội Nông dân Việt Nam | xã"
    local = walk.kind == "group" and tokens.flags[end] & PLACE_WORD and tokens.words[end].islower()
    return end, not (far is not None and far[1] == _HOME and (local or walk.kind in COMMITTEES))
