"""The steps by which the name of an organisation goes on: over fields, units, capitalised words, numbers.

Every step looks at one place and says how far the name reaches from there (the place itself: it does not go on) and
whether it is complete then.
"""

from collections.abc import Callable, Sequence
from functools import cache

from indexer.extract.field_steps import CHAINING, field_end, field_step, is_apart, is_predicate
from indexer.extract.names import (
    KOREAN,
    admin_name,
    begins_person,
    is_given_name,
    is_syllable,
    is_vietnamese,
    run_end,
    world_name,
)
from indexer.extract.places import PlaceMention, place_at
from indexer.extract.reach import COMMITTEES, OF_A_UNIT, Walk, is_person
from indexer.extract.tables import (
    HeadKind,
    bridging,
    compounds,
    dictionary_words,
    heads,
    known_organisations,
    place_words,
    words_in,
)
from indexer.extract.tokens import CAPITAL, FIELD, KNOWN, PLACE_NAME, PLACE_WORD, Tokens

PLAIN_STEPS = frozenset({"các", "và", "số", "vùng"})
"""Plain words that a step may go on over."""
_HOME = "Việt Nam"
_DASHES = frozenset("-–/")
_LONGEST_CHAIN = 16
_LONGEST_RUN = 3
_FULL = 3
_OWN_UNITS = frozenset({"Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu"})
_LARGER = {"Tỉnh": (), "Thành phố": ("Thành phố",), "Huyện": ("Quận", "Huyện", "Thị xã"), "Quận": ("Quận", "Huyện")}
"""Units that may follow the name of a smaller one -> those that are not smaller."""
_COMMITTEES_OF_UNITS = frozenset((unit, "uỷ") for unit in ("tỉnh", "thành", "thị", "huyện", "quận"))
_NUMBERED: frozenset[HeadKind] = frozenset({"force", "school", "hospital", "cell", "company"})
_NUMBERED_LATE: frozenset[HeadKind] = frozenset({"force", "hospital"})
_NAMED_AFTER_DAYS: frozenset[HeadKind] = frozenset({"company", "school"})
_JOINING: frozenset[HeadKind] = frozenset({"department", "school", "group", "company"})
_JOINING_SMALL = frozenset({"tâm", "viện", "phòng", "trường", "quĩ", "huy", "đạo"})
"""Last syllables of heads whose fields may go on in small letters: "Trung tâm", "Viện", "Ban chỉ huy"."""
_COUNTED = frozenset({"%", "đảng", "người", "hộ", "đồng", "cán", "đoàn", "hội", "học", "em", "tổ", "năm"})
_COUNTED |= {"tỉnh", "xã", "huyện", "phường", "quận", "viên", "cây", "con", "chiếc", "thành", "bộ", "nước"}
_COUNTED |= {"tàu", "sao", "số", "lần", "giờ", "ngày", "buổi", "triệu", "tỷ", "tháng"}
"""What a number before it counts: "chi bộ 31 đảng viên"."""
_NUMBER_WORDS = frozenset({"số", "vùng", "vực"})
_ROMAN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])
PREPOSITIONS = frozenset({"ở", "tới", "tại", "đến", "từ", "về"})
_LINKS = frozenset({"và", ",", "-", "–", "/", "&"})


def _unit(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
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


def _plural(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """The word "các": "Hiệp hội | các | Quốc gia Đông Nam Á"."""
    return place + (tokens.keys[place] == "các" and walk.kind == "group" and tokens.capital(place + 1)), False


def _known(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A name that is known ends the name of a company: "tập đoàn | Huawei", "Công ty | Uber Việt Nam"."""
    found = known_organisations().match(tokens.words, place) if tokens.flags[place] & KNOWN else None
    if found is None or walk.kind in COMMITTEES:
        return place, False
    end = found[0]
    while walk.kind in {"company", "press"} and tokens.capital(end) and not is_syllable(tokens.words[end]):
        korean = tokens.words[end] in KOREAN and tokens.capital(end + 1)
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
    return (far[0] if far is not None else end), True


def _place_name(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
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
        ocean = world_name(tokens, end + 1) if far[1].startswith("Châu ") else None
        end = ocean[0] if ocean is not None else end
    # "Uỷ ban MTTQ Việt Nam | TP Hà Nội"
    return end, not (far is not None and far[1] == _HOME and walk.kind in COMMITTEES)


def _capitals(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """Words with capitals, with the rest of the word that a capital begins ("Thương | binh")."""
    party = tokens.keys[place] == "đảng" and place == walk.after
    if not tokens.capital(place) or party or is_person(tokens, place, walk):
        return place, False
    if walk.kind in COMMITTEES:
        return _short_run(tokens, place), True
    end = _word_end(tokens, place + 1)
    one_word = walk.kind == "company" and tokens.capital(end + 1) and tokens.keys[end] not in _LINKS
    one_word = one_word and bridging(tokens.keys[end], tokens.words[end])
    # "Công ty TNHH Hành tím Trà Niên": one small word between capitals.
    return end + (one_word and tokens.words[end].islower()), False


def _word_end(tokens: Tokens, end: int) -> int:
    while end < len(tokens) and tokens.words[end].islower() and (tokens.keys[end - 1], tokens.keys[end]) in compounds():
        if tokens.keys[end] in _LINKS or tokens.keys[end] in PREPOSITIONS:
            break
        end += 1
    return end


def _short_run(tokens: Tokens, place: int) -> int:
    """Return the end of the name of a unit that no list knows, after "Thị ủy", "Huyện ủy"...; else `place`."""
    end = min(run_end(tokens, place), place + _LONGEST_RUN)
    # "Thành uỷ Huế | Nguyễn Kim Mẫu"
    end = next((other for other in range(place + 1, end) if begins_person(tokens, other, least=_FULL)), end)
    if tuple(tokens.keys[place - 2 : place]) not in _COMMITTEES_OF_UNITS or _word_end(tokens, end) > end:
        return place
    return end if all(map(is_vietnamese, tokens.words[place:end])) else place


def _number(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A number: "Trung đoàn | 88", "Trường THPT | 19-5", "Bệnh viện Trung ương Quân đội | 108"."""
    if tokens.keys[place] in _NUMBER_WORDS and walk.capital and _is_number(tokens, place + 1):
        # "Đội Cảnh sát giao thông | số 14", "Chi cục Kiểm lâm | vùng II"
        return place + 2, False
    if tokens.keys[place - 1] in _NUMBER_WORDS and place > walk.after and _is_number(tokens, place):
        return place + 1, False
    if not tokens.words[place].isdigit() or walk.kind not in _NUMBERED:
        return place, False
    if _is_day(tokens, place) and walk.kind in _NAMED_AFTER_DAYS:
        return place + 3, False
    share = "".join(tokens.keys[place + 1 : place + 2]) in _COUNTED
    closed = walk.kind == "company" and not "".join(tokens.words[place + 1 : place + 2]).islower()
    direct = place == walk.after or tokens.capital(place - 1) or walk.kind in _NUMBERED_LATE or closed
    return place + (direct and not share), False


def _is_number(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place] if place < len(tokens) else ""
    return word.isdigit() or word in _ROMAN


def _is_day(tokens: Tokens, place: int) -> bool:
    """Whether a day stands here: "Công ty dịch vụ | 1-5", "Trường THPT | 19/5"."""
    day = tokens.words[place : place + 3]
    return len(day) == len("1-5") and day[0].isdigit() and day[1] in _DASHES and day[2].isdigit()


def _joined(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """What "và", "&" or a dash joins to the name."""
    after = place + 1
    if place == walk.after:
        return place, False
    if not tokens.capital(after):
        return (_small_field(tokens, after, walk) if tokens.keys[place] == "và" else place), False
    word = tokens.words[place]
    field = field_end(tokens, after)
    if word == "," and "".join(tokens.words[after + 1 : after + 2]) == "&" and tokens.words[place - 1].isupper():
        # "Bộ VH, TT & DL"
        return after + 1, False
    short = tokens.words[place - 1].isupper() and tokens.words[after].isupper()
    if word == "&" or (short and word in _DASHES and walk.kind in {"company", "department"}):
        return max(field, after + 1), False
    body = heads().match(tokens.keys, after)
    if body is not None and body[0] >= field:
        return place, False
    joins = (word in _DASHES or tokens.keys[place] == "và") and walk.kind in _JOINING
    return (field if joins and field > after else place), False


def _small_field(tokens: Tokens, after: int, walk: Walk) -> int:
    """Return the end of a field in small letters after "và", `after - 1`: "Học viện Báo chí và | tuyên truyền"."""
    end = field_end(tokens, after)
    joins = walk.capital and tokens.keys[walk.after - 1] in _JOINING_SMALL and end > after + 1
    return end if joins and heads().match(tokens.keys, after) is None else after - 1


def _chained(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """Fields in small letters up to the name: "Công ty cổ phần | đầu tư và xây dựng | Tân Thuận"."""
    before = tokens.words[place - 1]
    foreign = place > walk.after and tokens.capital(place - 1) and not (is_syllable(before) or before.isupper())
    if walk.kind not in CHAINING or is_predicate(tokens, place, walk) or (foreign and tokens.words[place].islower()):
        # "công ty Norwegian | điều hành Escape"
        return place, False
    end = last = place
    while end < min(len(tokens), place + _LONGEST_CHAIN):
        if tokens.keys[end] in _LINKS and end > walk.after and not is_apart(tokens, end, walk):
            end += 1
            continue
        field = field_end(tokens, end)
        # "Công ty X và | Công ty Y" are two.
        if field == end or tokens.capital(end):
            break
        last = end = field
    if walk.kind == "company" and last > place and end == last:
        # "Công ty công nghệ | thông minh | Lingyun"
        word = tokens.words[last + 2] if tokens.capital(last + 2) else ""
        pair = (tokens.keys[last], tokens.keys[last + 1]) if word else ()
        if word and not is_syllable(word) and pair in dictionary_words():
            return last + 2, False
    return (last if last > place and end == last and _names(tokens, last, walk) else place), False


def _names(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether a name stands here: a unit, or a word with a capital that begins no person."""
    if place >= len(tokens):
        return False
    if _unit(tokens, place, walk)[0] > place or _place_name(tokens, place, walk)[0] > place:
        return True
    if _is_day(tokens, place):
        return walk.kind in _NAMED_AFTER_DAYS
    other = heads().match(tokens.keys, place)
    if other is not None and other[1].kind == "none":
        # "Sở Y tế tổ chức | Hội thảo"
        return False
    return tokens.capital(place) and not is_person(tokens, place, walk)


Step = Callable[[Tokens, int, Walk], tuple[int, bool]]

_STEPS: tuple[tuple[int, Step], ...] = (
    (FIELD, field_step),
    (PLACE_WORD, _unit),
    (0, _plural),
    (KNOWN, _known),
    (PLACE_NAME, _place_name),
    (CAPITAL, _capitals),
    (CAPITAL, _number),
    (0, _joined),
    (FIELD, _chained),
)
"""In the order in which they are asked, with the flags of the words that they go on over."""
_JOINTS = PLAIN_STEPS | _LINKS
"""Words and marks without flags that steps go on over, numbers beside them."""


def steps_at(tokens: Tokens, place: int) -> Sequence[Step]:
    """The steps that may go on over a token."""
    if tokens.keys[place] in _JOINTS or tokens.words[place].isdigit():
        return _every_step()
    return _steps_of(tokens.flags[place])


@cache
def _every_step() -> Sequence[Step]:
    return tuple(step for _, step in _STEPS)


@cache
def _steps_of(flags: int) -> Sequence[Step]:
    return tuple(step for own, step in _STEPS if own & flags)
