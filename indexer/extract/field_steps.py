"""What the fields after a head belong to its name: "Sở | Lao động - Thương binh và Xã hội", "Ban | kiểm tra"."""

from collections.abc import Mapping
from functools import cache

from indexer.extract.reach import Walk
from indexer.extract.tables import HeadKind, fields, heads, keys_of
from indexer.extract.tokens import FIELD, HEAD, Tokens

CHAINING: frozenset[HeadKind] = frozenset({"company", "school", "department", "group", "hospital"})
"""Bodies whose fields may follow one another in small letters."""
_FIELD_MARKS = frozenset("-–,/&")
_LONGEST_FIELD = 24
_LOWER_FIELDS: frozenset[HeadKind] = frozenset({"school", "hospital", "company", "court", "force", "cell"})
_CENTRAL: frozenset[HeadKind] = frozenset({"committee", "department"})
_INSTITUTES = frozenset({"viện", "tâm", "khoa"})
"""Last syllables of "viện", "trung tâm", "khoa", which are for something of something."""
_RANKS = frozenset({("quốc", "gia"), ("quốc", "tế")})
"""In small letters, and after "THPT", they say nothing ("thi THPT Quốc gia")."""


def field_step(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A known field: with a capital, or in small letters where that is usual."""
    end = field_end(tokens, place)
    if tuple(tokens.keys[place:end]) in _RANKS and (not tokens.capital(place) or tokens.keys[place - 1] == "thpt"):
        named = place > walk.after and tokens.keys[place - 1] != "thpt" and walk.kind in CHAINING
        return (end if named else place), False
    usual = end == place or tokens.capital(place) or _is_usual(tokens, place, end, walk)
    return (end if usual else place), False


def _is_usual(tokens: Tokens, place: int, end: int, walk: Walk) -> bool:
    """Whether a field in small letters belongs to the name."""
    if is_predicate(tokens, place, walk):
        return False
    first = place == walk.after
    if walk.bare and walk.kind == "company":
        # "Ngân hàng Nhà nước | nghiên cứu ..."
        return False
    if not first and tokens.words[place - 1].isupper() and not (tokens.words[end].islower()):
        # "chi nhánh VPĐK | đất đai".
        return True
    if end == place + 2 and tokens.keys[place:end] == ["trung", "ương"] and walk.kind in _CENTRAL | {"hospital"}:
        return walk.capital or tokens.capital(walk.after)
    if walk.kind == "committee":
        return tokens.keys[place] == "các"
    # "Quỹ phát triển | du lịch"
    first = first or (place == walk.after + 2 and tuple(tokens.keys[walk.after : place]) in _activities())
    long = walk.capital and not walk.bare and walk.kind in {"department", "group"} and end - place > 1
    small = walk.kind in _LOWER_FIELDS and (walk.capital or walk.kind != "cell")
    return (long or small) if first else _qualifies(tokens, place, end, walk)


def _qualifies(tokens: Tokens, place: int, end: int, walk: Walk) -> bool:
    """Whether a field in small letters goes on with the one before it: "Viện Công nghệ | môi trường"."""
    institute = walk.kind == "department" and tokens.keys[walk.after - 1] in _INSTITUTES
    begun = institute and tokens.capital(place - 2) and tokens.words[place - 1].islower()
    return begun and end - place > 1 and tuple(tokens.keys[place : place + 2]) not in predicates()


def is_predicate(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether words in small letters tell what a body does: "Sở | kiểm tra", "CSGT | xử lý", not "Ban | kiểm tra"."""
    pair = tuple(tokens.keys[place : place + 2])
    if walk.kind == "cell":
        return pair in predicates() | _discussing()
    if pair not in predicates():
        return False
    if place > walk.after:
        # "Công ty TNHH | xử lý chất thải ...", "Bộ Quốc phòng | tổ chức Lễ ..."
        ministry = tokens.keys[walk.after - 1] in {"bộ", "sở"}
        short = walk.kind == "company" and tokens.words[place - 1].isupper()
        return ministry or (tokens.capital(place - 1) and not short)
    police = walk.kind == "force" and pair != ("điều", "tra")
    return police or tokens.keys[place - 1] in {"bộ", "sở"}


@cache
def _activities() -> frozenset[tuple[str, ...]]:
    """What bodies do with that for which they are: "Trung tâm hỗ trợ | nông dân"."""
    words = ("phát triển", "hỗ trợ", "nghiên cứu", "đào tạo", "quản lý", "bảo vệ", "bảo tồn", "xúc tiến", "tư vấn")
    return frozenset(map(keys_of, (*words, "cứu hộ", "giám định", "kiểm soát", "chăm sóc", "dịch vụ", "ứng dụng")))


@cache
def _discussing() -> frozenset[tuple[str, ...]]:
    """What only cells do that others are for: "Chi bộ | thảo luận"."""
    return frozenset(map(keys_of, ("thảo luận", "đánh giá", "thông tin", "quản lý", "bầu cử")))


@cache
def predicates() -> frozenset[tuple[str, ...]]:
    """Verbs that tell what a body does, keys of two syllables."""
    deeds = (
        "kiểm tra",
        "tổ chức",
        "thanh tra",
        "giám sát",
        "tham mưu",
        "xử lý",
        "hỗ trợ",
        "phục vụ",
        "thực hiện",
        "ứng cứu",
    )
    return frozenset(map(keys_of, (*deeds, "tiếp tục", "công bố", "tuyển sinh", "điều tra")))


@cache
def _longest() -> Mapping[str, int]:
    """The first word of fields -> how many words the longest of them has."""
    longest: dict[str, int] = {}
    for field in fields().entries:
        longest[field[0]] = max(longest.get(field[0], 0), len(field))
    return longest


def field_end(tokens: Tokens, place: int) -> int:
    """Return the end of the longest known field from `place` on; marks between its words are skipped."""
    if place >= len(tokens) or not tokens.flags[place] & FIELD:
        return place
    end = tokens.fields.get(place, -1)
    if end < 0:
        end = tokens.fields[place] = _read_field(tokens, place)
    return end


def _read_field(tokens: Tokens, place: int) -> int:
    if _FIELD_MARKS.isdisjoint(tokens.words[place : place + _LONGEST_FIELD]):
        plain = fields().match(tokens.keys, place)
        return plain[0] if plain else place
    most = _longest()[tokens.keys[place]]
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
        if len(keys) == most:
            break
    found = fields().match(keys, 0)
    end = ends[found[0] - 1] if found else place
    if "," not in tokens.words[place:end] or not tokens.flags[end - 1] & HEAD:
        return end
    # "Đảng bộ Sở Xây dựng, | Đảng bộ Sở Y tế" are two, whatever "xây dựng Đảng" is.
    body = heads().match(tokens.keys, end - 1)
    own = tokens.words[end - 2] == "," and body is not None and body[0] > end
    return end - 2 if own and fields().match(tokens.keys, place) else end


def is_apart(tokens: Tokens, link: int, walk: Walk) -> bool:
    """Whether a link joins something else: "Trường ..., | sinh viên Lê Văn Mẫu", "Sở ... và | công an tỉnh"."""
    if tokens.words[link] == ",":
        return walk.kind == "school"
    other = heads().match(tokens.keys, link + 1) if tokens.keys[link] == "và" else None
    return other is not None and other[1].kind == "force"
