"""The steps by which the name of an organisation goes on: over fields, units, capitalised words, numbers.

Every step looks at one place and says how far the name reaches from there (the place itself: it does not go on) and
whether it is complete then.
"""

from collections.abc import Callable, Sequence
from functools import cache

from indexer.extract.field_steps import CHAINING, field_end, field_step, is_apart, is_predicate
from indexer.extract.names import (
    admin_name,
    begins_person,
    is_syllable,
    run_end,
    world_name,
)
from indexer.extract.number_steps import NAMED_AFTER_DAYS, is_day, number_step
from indexer.extract.reach import COMMITTEES, Walk, is_person
from indexer.extract.tables import HeadKind, bridging, compounds, dictionary_words, heads
from indexer.extract.tokens import CAPITAL, FIELD, KNOWN, PLACE_NAME, PLACE_WORD, Tokens
from indexer.extract.unit_steps import known_step, place_name_step, plural_step, unit_step
from indexer.extract.world import countries

_AREA = ("khu", "vực")
PLAIN_STEPS = frozenset({"các", "và", "số", "vùng", "về", "khu"})
"""Plain words that a step may go on over."""
_DASHES = frozenset("-–/")
_LONGEST_CHAIN = 16
_LONGEST_UNIT = 3
_FULL = 3
_COMMITTEES_OF_UNITS = frozenset((unit, "uỷ") for unit in ("tỉnh", "thành", "thị", "huyện", "quận"))
_JOINING: frozenset[HeadKind] = frozenset({"department", "school", "group", "company"})
_JOINING_AND: frozenset[HeadKind] = _JOINING | {"hospital", "press"}
_JOINING_SMALL = frozenset({"tâm", "viện", "phòng", "trường", "quĩ", "huy", "đạo"})
"""Last syllables of heads whose fields may go on in small letters: "Trung tâm", "Viện", "Ban chỉ huy"."""
_MINISTRIES = frozenset({"bộ", "sở"})
"""Bodies after whose field nothing but a place follows."""
_LEVELS = frozenset({("quốc", "gia"), ("trung", "ương"), ("thành", "phố"), ("nhà", "nước")})
_COUNCILS = frozenset({"đạo", "ban", "đồng"})
"""Last syllables of "ban chỉ đạo", "uỷ ban", "hội đồng"."""
PREPOSITIONS = frozenset({"ở", "tới", "tại", "đến", "từ", "về"})
_LINKS = frozenset({"và", ",", "-", "–", "/", "&"})
_NO_REST = _LINKS | {"là"}
_LAWYERS = frozenset({"sư", "luật"})
"""Last syllables of "văn phòng luật sư", "công ty luật"."""
_PARTNERS = frozenset({("cộng", "sự"), ("đồng", "sự")})
_TWO_LANDS = frozenset({("á", "âu"), ("mĩ", "hàn"), ("mĩ", "phi")}).union(
    ("việt", land) for land in ("đức", "nhật", "pháp", "nga", "mĩ", "xô", "tiệp")
)
"""Keys of what a dash joins in names: "Liên minh kinh tế Á - Âu", "Bệnh viện Hữu nghị Việt - Tiệp"."""


def _capitals(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """Words with capitals, with the rest of the word that a capital begins ("Thương | binh")."""
    party = tokens.keys[place] == "đảng" and place == walk.after
    # "hải quân | Mỹ", but "căn cứ hải quân | Guantanamo Bay"
    navy = tokens.keys[walk.after - 1] == "quân" and not (walk.capital or is_syllable(tokens.words[place]))
    # "Bộ Ngoại giao | Rowe"
    ministry = tokens.keys[walk.after - 1] in _MINISTRIES and place > walk.after and walk.kind == "department"
    ministry = (
        ministry and len(tokens.words[place]) > 1 and tokens.words[place].isalpha() and tokens.words[place].istitle()
    )
    ministry = ministry and not is_syllable(tokens.words[place])
    if not tokens.capital(place) or party or navy or ministry or is_person(tokens, place, walk):
        return place, False
    if walk.kind in COMMITTEES:
        return _short_run(tokens, place), True
    end = _word_end(tokens, place + 1)
    far = world_name(tokens, place) if tokens.flags[place] & PLACE_NAME else None
    if far is not None and far[0] > end:
        # "Đài khí tượng thuỷ văn | Nam Trung Bộ"
        return far[0], False
    unit = admin_name(tokens, place) if tokens.words[place + 2 : place + 3] in (["-"], ["–"]) else None
    if unit is not None and unit[0] > place + 2:
        # "báo điện tử | Thừa Thiên - Huế"
        return unit[0], False
    one_word = walk.kind == "company" and tokens.capital(end + 1) and tokens.keys[end] not in _LINKS
    one_word = one_word and bridging(tokens.keys[end], tokens.words[end]) and not _ends_country(tokens, place)
    # "Công ty TNHH Hành tím Trà Niên": one small word between capitals.
    return end + (one_word and tokens.words[end].islower()), False


def _ends_country(tokens: Tokens, place: int) -> bool:
    """Whether a country ends with a word: "Hãng hàng không Trung Quốc | đòi Boeing bồi thường"."""
    names = (world_name(tokens, start) for start in (place - 1, place))
    return any(far is not None and far[0] == place + 1 and far[1] in countries() for far in names)


def _word_end(tokens: Tokens, end: int) -> int:
    while tokens.words[end].islower() and (tokens.keys[end - 1], tokens.keys[end]) in compounds():
        if tokens.keys[end] in _NO_REST or tokens.keys[end] in PREPOSITIONS or _begins_word(tokens, end):
            break
        end += 1
    return end


def _begins_word(tokens: Tokens, place: int) -> bool:
    """Whether a small syllable begins another word behind two capitals: "Bệnh viện Quang Trung | thực hiện"."""
    pair = tuple(tokens.keys[place : place + 2])
    return pair in dictionary_words() and tokens.capital(place - 2) and tokens.words[place + 1].islower()


def _short_run(tokens: Tokens, place: int) -> int:
    """Return the end of the name of a unit that no list knows, after "Thị ủy", "Huyện ủy"...; else `place`."""
    end = run_end(tokens, place, most=_LONGEST_UNIT)
    # "Thành uỷ Huế | Nguyễn Kim Mẫu"
    end = next((other for other in range(place + 1, end) if begins_person(tokens, other, least=_FULL)), end)
    if tuple(tokens.keys[place - 2 : place]) not in _COMMITTEES_OF_UNITS or _word_end(tokens, end) > end:
        return place
    return end if all(map(str.istitle, tokens.words[place:end])) else place


def _paired(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """The other land of a pair, "Việt | - Đức", or a lawyer's partners, "Văn phòng luật sư Mẫu | và cộng sự"."""
    if tokens.words[place] in _DASHES:
        if walk.kind == "company" and "BOT" in tokens.words[walk.after : place] and tokens.capital(place + 1):
            # "Công ty BOT Pháp Vân | - Cầu Giẽ"
            return run_end(tokens, place + 1), False
        pair = (tokens.keys[place - 1], tokens.keys[place + 1]) in _TWO_LANDS and tokens.capital(place + 1)
        return place + 2 * (pair and place > walk.after), False
    partners = tokens.keys[walk.after - 1] in _LAWYERS and tuple(tokens.keys[place + 1 : place + 3]) in _PARTNERS
    return place + 3 * (partners and tokens.keys[place] == "và"), True


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
    joins = walk.kind in (_JOINING_AND if tokens.keys[place] == "và" else _JOINING if word in _DASHES else ())
    return (field if joins and field > after else place), False


def _small_field(tokens: Tokens, after: int, walk: Walk) -> int:
    """Return the end of a field in small letters after "và", `after - 1`: "Học viện Báo chí và | tuyên truyền"."""
    end = field_end(tokens, after)
    joins = walk.capital and tokens.keys[walk.after - 1] in _JOINING_SMALL and end > after + 1
    return end if joins and heads().match(tokens.keys, after) is None else after - 1


def _area(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """The area of an office: "Đội PCCC | khu vực | huyện Mẫu", "Đài Khí tượng thuỷ văn | khu vực | Trung Bộ"."""
    office = walk.kind == "department" or (walk.kind == "force" and (walk.capital or walk.depth > 0))
    office = office and (place > walk.after or walk.capital)
    area = office and tuple(tokens.keys[place : place + 2]) == _AREA
    return place + 2 * (area and _names(tokens, place + 2, walk)), False


def _about(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """What a council of a level is about: "Ban Chỉ đạo Trung ương | về phòng chống thiên tai"."""
    level = (tokens.keys[place - 2], tokens.keys[place - 1]) in _LEVELS and place > walk.after
    about = tokens.keys[place] == "về" and level and tokens.keys[walk.after - 1] in _COUNCILS
    end = field_end(tokens, place + 1) if about else place
    return (end if end > place + 1 else place), False


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
        # "Công ty X và | Công ty Y" are two, so are "Bộ X và | báo Y".
        body = heads().match(tokens.keys, end) if end > place else None
        if field == end or tokens.capital(end) or (body is not None and tokens.capital(body[0])):
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
    if unit_step(tokens, place, walk)[0] > place or place_name_step(tokens, place, walk)[0] > place:
        return True
    if is_day(tokens, place):
        return walk.kind in NAMED_AFTER_DAYS
    other = heads().match(tokens.keys, place)
    if other is not None and other[1].kind == "none":
        # "Sở Y tế tổ chức | Hội thảo"
        return False
    return tokens.capital(place) and not is_person(tokens, place, walk)


Step = Callable[[Tokens, int, Walk], tuple[int, bool]]

_STEPS: tuple[tuple[int, Step], ...] = (
    (FIELD, field_step),
    (PLACE_WORD, unit_step),
    (0, plural_step),
    (0, _area),
    (0, _about),
    (KNOWN, known_step),
    (PLACE_NAME, place_name_step),
    (CAPITAL, _capitals),
    (CAPITAL, number_step),
    (0, _paired),
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
