"""The step over numbers inside the names of organisations: "Trung đoàn 88", "Trường THPT 19-5"; see `steps`."""

from indexer.extract.lists import keys_listed
from indexer.extract.reach import Walk
from indexer.extract.tables import HeadKind
from indexer.extract.tokens import HEAD, PLACE_WORD, Tokens

_DASHES = frozenset("-–/")
_NUMBERED: frozenset[HeadKind] = frozenset({"force", "school", "hospital", "cell", "company"})
_NUMBERED_LATE: frozenset[HeadKind] = frozenset({"force", "hospital"})
NAMED_AFTER_DAYS: frozenset[HeadKind] = frozenset({"company", "school"})
_IN_NUMBERS = frozenset({"đội", "đoàn", "nhánh", "phòng"})
"""Last syllables of heads that a number follows: "Đội", "Quận đoàn", "chi nhánh"."""
_CLOSING = frozenset(",;.)")
_KINDS_OF_SCHOOLS = frozenset({"trường", "đẳng"})
_PAIR = 2
_NUMBER_WORDS = frozenset({"số", "vùng", "vực"})
_ROMAN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])


def number_step(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """A number: "Trung đoàn | 88", "Trường THPT | 19-5", "Bệnh viện Trung ương Quân đội | 108"."""
    numbered = walk.capital or tokens.keys[place - 1] in {"dầu", "xăng"}
    if tokens.keys[place] in _NUMBER_WORDS and numbered and _is_number(tokens, place + 1):
        # "Đội Cảnh sát giao thông | số 14", "Chi cục Kiểm lâm | vùng II", "cửa hàng xăng dầu | số 3"
        return place + 2, False
    if tokens.keys[place - 1] in _NUMBER_WORDS and place > walk.after and _is_number(tokens, place):
        return place + 1, False
    # "ngôi trường | 10 năm tuổi", "tuyển sinh cao đẳng | 2018"
    kind_only = walk.kind == "school" and not walk.capital and tokens.keys[place - 1] in _KINDS_OF_SCHOOLS
    # "tiểu học | 244 trường, THPT | 31 trường"
    kind_only = kind_only or (place == walk.after and _counts_schools(tokens, place))
    if not tokens.words[place].isdigit() or kind_only or _is_amount(tokens, place):
        return place, False
    if walk.kind not in _NUMBERED:
        return place + _is_numbered_part(tokens, place, walk), False
    if is_day(tokens, place) and walk.kind in NAMED_AFTER_DAYS:
        return place + 3, False
    share = "".join(tokens.keys[place + 1 : place + 2]) in keys_listed("counted") and not tokens.capital(place + 1)
    closed = walk.kind == "company" and not "".join(tokens.words[place + 1 : place + 2]).islower()
    direct = place == walk.after or tokens.capital(place - 1) or walk.kind in _NUMBERED_LATE or closed
    return place + (direct and not share), False


def _counts_schools(tokens: Tokens, place: int) -> bool:
    """Whether schools of a kind are counted: their number follows the kind without "trường"."""
    short = tokens.keys[place - 1] in {"thcs", "thpt"}
    kind = short or tokens.keys[place - 2 : place] == ["tiểu", "học"]
    return kind and tokens.keys[place - 3 + short] != "trường"


def _is_numbered_part(tokens: Tokens, place: int, walk: Walk) -> bool:
    """Whether one of several departments is told: "Phòng Thanh tra | 5, ...", "Đội | 12 | Cục Mẫu", "Quận đoàn | 3"."""
    first = place == walk.after
    direct = tokens.keys[place - 1] in _IN_NUMBERS if first else walk.kind == "department"
    owned = tokens.flags[place + 1] & (HEAD | PLACE_WORD) and tokens.keys[place + 1] not in keys_listed("counted")
    # "Đội 18, xã Mẫu" is a place.
    other = tokens.keys[place - 1] == "đội" and tokens.flags[place + 2] & PLACE_WORD
    closed = tokens.words[place + 1] in _CLOSING and not other
    return direct and len(tokens.words[place]) <= _PAIR and bool(owned or closed)


def _is_amount(tokens: Tokens, place: int) -> bool:
    """Whether a number goes on over a mark: "cho tập đoàn | 1.180 tỷ"."""
    mark = tokens.words[place + 1 : place + 2] in (["."], [","]) and tokens.touches_next(place)
    return mark and tokens.touches_next(place + 1) and tokens.words[place + 2].isdigit()


def _is_number(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place] if place < len(tokens) else ""
    return word.isdigit() or word in _ROMAN


def is_day(tokens: Tokens, place: int) -> bool:
    """Whether a day stands here: "Công ty dịch vụ | 1-5", "Trường THPT | 19/5"."""
    day = tokens.words[place : place + 3]
    return len(day) == len("1-5") and day[0].isdigit() and day[1] in _DASHES and day[2].isdigit()
