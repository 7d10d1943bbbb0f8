"""Offices: known phrases that stand beside a person or an organisation."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise, repeat

from indexer.extract.gazetteer import DISTRICT
from indexer.extract.lists import phrases_listed
from indexer.extract.names import admin_name, begins_person, down_to, is_inner, world_name
from indexer.extract.role_reach import JOINTS, RoleMention, generic_end, next_places
from indexer.extract.tables import heads, roles
from indexer.extract.tokens import HEAD, ROLE, Tokens
from indexer.model.named import made

_ADDING = frozenset(",-–(")
_EACH = frozenset({"từng", "mỗi", "tên"})
_LINKS = frozenset({"kiêm", "là", "làm"})
_SHARING = frozenset({",", "và", "kiêm", "–", "-"})
_PLURALS = frozenset({"các", "những", "mọi", "nhiều", "nhóm"})
_BEFORE_OFFICES = frozenset({"vị", "nguyên", "cựu"})
SOME = frozenset({"hai", "ba", "bốn", "sáu"})
"""Numbers before offices of which none is meant alone."""
_FORMER = frozenset({"nguyên", "cựu", "tân"})
_MORE = frozenset({"lại", "thêm", "hai", "ba"})
_GOVERNING = frozenset({"tịch", "thư"})
"""Last syllables of "chủ tịch", "bí thư"."""
_GIVEN = frozenset({"nhiệm", "vụ", "danh", "trí", "chức"})
"""Last syllables of "bổ nhiệm", "chức vụ", "chức danh", "vị trí", "đình chỉ chức"."""
_NEAR_HOLDER = 8
_LONGEST_APPOINTED = 3
_SUBJECTS = frozenset({"ông", "bà", "anh", "chị"})
_AUXILIARIES = frozenset(
    {"được", "đã", "từng", "sau", "giữ", "làm", "có", "về", "tiếp", "thôi", "vừa", "sẽ", "đang", "bị"}
)
_SENTENCE_ENDS = frozenset(".!?;\n")
_LONGEST_SENTENCE = 24
_ASKING = frozenset({"kiến", "đề"})
"""First syllables of "kiến nghị", "đề nghị"."""
SEATS = frozenset({"cử", "chức", "ghế", "dinh", "phủ", "đua", "viên", "nghị"})
"""Last syllables before an office without holder: "bầu cử Tổng thống", "Dinh Tổng thống", "ứng cử viên Tổng thống"."""


def role_spans(tokens: Tokens) -> Iterator[RoleMention]:
    """Yield every known phrase of an office in a block, the longest at each place, disjoint."""
    done = 0
    for start in tokens.spots[ROLE]:
        if start < done:
            continue
        found = roles().match(tokens.keys, start)
        if found is not None and tokens.keys[found[0] - 1] == "trách" and _is_task(tokens, found[0]):
            # "Phó chủ tịch | phụ trách đô thị"
            found = roles().match(tokens.keys[: found[0] - 2], start)
        # "Trung Quốc | Vương Nghị"
        cut = tokens.words[start - 1] == "Trung" and tokens.keys[start] == "quốc"
        if found is not None and not (
            cut
            or (tokens.keys[found[0] - 1] == "nhiệm" and tokens.keys[found[0]] == "lớp")
            or (found[0] > start + 1 and (is_inner(tokens, start) or _is_body(tokens, start, found[0])))
            or (tokens.keys[start] == "giám" and tokens.keys[start - 1] == "ban")
        ):
            done = found[0]
            yield made(RoleMention, (start, found[0], found[1].name, found[1].single))


def _is_task(tokens: Tokens, place: int) -> bool:
    """Whether a task in small letters stands here, and no body."""
    return tokens.words[place].islower() and not tokens.flags[place] & HEAD


def _is_body(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the office is the beginning of a body: "Đại sứ | quán"."""
    body = heads().match(tokens.keys, start) if tokens.flags[start] & HEAD else None
    return body is not None and body[0] > end


def held_roles(
    tokens: Tokens,
    spans: list[RoleMention],
    begins: frozenset[int],
    person_ends: frozenset[int],
    bodies: Mapping[int, int],
) -> Iterator[RoleMention]:
    """Keep the offices that someone holds: a name or a body follows, or a name or another office stands before.

    Args:
        tokens: the block.
        spans: all phrases of offices, in order.
        begins: tokens where a person or an organisation begins.
        person_ends: ends of persons.
        bodies: where organisations begin and end.
    """
    kept_end = kept_body = -1
    for number, span in enumerate(spans):
        if is_plural(tokens, span.start) and begins.isdisjoint(range(span.start + 1, span.end + 1)):
            continue
        before = _before(tokens, span.start)
        follows = before in person_ends or before == kept_end or _is_definite(tokens, span)
        sought = tokens.keys[span.start - 1] in SEATS and tokens.keys[span.start - 2] not in _ASKING
        some = tokens.keys[span.start - 1] in SOME
        high = span.single and tokens.capital(span.start) and not (sought or some)
        meeting = tokens.keys[span.start - 1] == "nghị" and tokens.keys[span.start - 2] == "hội"
        vacant = meeting or (sought and span.end < len(tokens) and _is_contested(tokens, span))
        if (
            follows
            or high
            or _adds(tokens, span, kept_body)
            or tokens.keys[span.start - 1] == "kiêm"
            or _is_appointed(tokens, span, begins, person_ends)
            or (not vacant and _is_held(tokens, span, begins))
            or _shares(tokens, spans[number : number + 3], begins)
        ):
            kept_end = span.end
            kept_body = max(map(bodies.get, range(kept_end - 2, kept_end + 1), repeat(-1)))
            if not is_deputy(tokens, span):
                yield _before_body(tokens, span, begins)


def _adds(tokens: Tokens, span: RoleMention, body_end: int) -> bool:
    """Whether an office is added to one in a body: "Giám đốc Sở Y tế, | Khối trưởng", not "| giám đốc các sở"."""
    return span.start == body_end + 1 and tokens.words[body_end] in _ADDING and tokens.keys[span.end] not in _PLURALS


def is_deputy(tokens: Tokens, span: RoleMention) -> bool:
    """Whether a seat in a chamber is told, which is no office: "đại biểu Quốc hội"."""
    return tokens.keys[span.start + 1] == "biểu"


def _is_contested(tokens: Tokens, span: RoleMention) -> bool:
    """Whether an office is run for: "bầu cử | tổng thống | Mỹ", "ứng viên | tổng thống | đảng Cộng hoà"."""
    if world_name(tokens, span.end) is not None:
        return True
    running = tokens.keys[max(0, span.start - 2) : span.start] in (["ứng", "viên"], ["cử", "viên"])
    return running and tokens.flags[span.end] & HEAD != 0


def _before(tokens: Tokens, start: int) -> int:
    """Where what an office belongs to ends: before a mark, "nguyên" or "kiêm", "là", "làm", "giữ chức"."""
    start -= tokens.keys[start - 1] in _FORMER
    if start > 1 and tuple(tokens.keys[start - 2 : start]) == ("giữ", "chức"):
        return start - 2
    joined = tokens.words[start - 1] in JOINTS or tokens.keys[start - 1] in _LINKS
    return start - 1 if joined else start


def _is_definite(tokens: Tokens, span: RoleMention) -> bool:
    """Whether one person is meant without a name: "đồng chí Phó Bí thư", "Bí thư: ...", a line over a signature."""
    words = tokens.words
    before, after = words[span.start - 1], words[span.end]
    if before == "\n" and (after == ":" or (after == "\n" and span.start)):
        # Lines in capitals were made quiet.
        return after == ":" or words[span.start].islower()
    last = tokens.keys[span.start - 1]
    comrade = last == "chí" and tokens.keys[span.start - 2] == "đồng" and tokens.capital(span.start)
    one = comrade and tokens.keys[span.start - 3] not in _EACH and tokens.keys[span.end] != "các"
    return one or (last in _FORMER and _is_former(tokens, span.start))


def _is_former(tokens: Tokens, start: int) -> bool:
    """Whether such a word tells who held or will hold an office: "cựu | chủ tịch huyện", not "hai cựu | chủ tịch"."""
    if tokens.capital(start - 2):
        return False
    before = tokens.keys[start - 2]
    return not (before in SOME | _PLURALS or before in {"một", "vị"} or before.isdigit())


def _is_appointed(tokens: Tokens, span: RoleMention, named: frozenset[int], person_ends: frozenset[int]) -> bool:
    """Whether somebody named before in the sentence is made this or is it: "Mẫu Group bổ nhiệm | Chủ tịch"."""
    start = span.start
    while tokens.keys[start - 1] in _MORE or tokens.words[start - 1].isdigit():
        # "bổ nhiệm thêm hai | phó giám đốc"
        start -= 1
    told = range(max(0, start - _LONGEST_APPOINTED), start) if tokens.keys[start - 1] in _last_of_appointing() else ()
    if not any(tuple(tokens.keys[first:start]) in phrases_listed("appointing") for first in told):
        return False
    if tokens.keys[max(0, start - 4) : start - 2] == ["thi", "tuyển"]:
        # "thi tuyển chức danh | Cục trưởng": nobody holds it yet.
        return False
    given = tokens.keys[start - 1] in _GIVEN
    sought = named | person_ends if given else person_ends
    for place in range(start - 1, max(-1, start - _LONGEST_SENTENCE), -1):
        if place in sought or (tokens.keys[place] in _SUBJECTS and tokens.keys[place + 1] in _AUXILIARIES):
            return True
        if tokens.words[place] in _SENTENCE_ENDS:
            break
    # "miễn nhiệm chức vụ | phó giám đốc | với bà Lê Mẫu"
    return given and any(place in named for place in range(span.end + 1, span.end + _NEAR_HOLDER))


@cache
def _last_of_appointing() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in phrases_listed("appointing"))


def _is_held(tokens: Tokens, span: RoleMention, begins: frozenset[int]) -> bool:
    if not begins.isdisjoint(next_places(tokens, span)):
        return True
    # "Tổng Bí thư | Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"
    if tokens.keys[span.start] != "uỷ" and not begins.isdisjoint(range(span.start + 1, span.end)):
        return True
    if _leads(tokens, span) or (tokens.keys[span.end - 1] in _GOVERNING and _is_governed(tokens, span.end)):
        return True
    # "Tổng thống | nước này", "hiệu trưởng | trường này"
    kind = generic_end(tokens, span.end)
    kind += kind == span.end and tokens.keys[kind] == "nước"
    return kind > span.end and tokens.keys[kind] == "này"


def _is_governed(tokens: Tokens, place: int) -> bool:
    """Whether a province or city is named without its kind: "Chủ tịch | Hà Nội", "Bí thư | Thừa Thiên - Huế"."""
    unit = admin_name(tokens, place, down_to(DISTRICT))
    return unit is not None and not begins_person(tokens, place, least=3)


def _shares(tokens: Tokens, spans: list[RoleMention], begins: frozenset[int]) -> bool:
    """Whether an office shares what the next one has: "chủ tịch, | phó chủ tịch | tỉnh ..."."""
    for one, other in pairwise(spans):
        if other.start != one.end + 1 or tokens.keys[one.end] not in _SHARING:
            return False
        if _is_held(tokens, other, begins):
            return True
    return False


def is_plural(tokens: Tokens, start: int) -> bool:
    """Whether many are meant: "các bí thư", "các đồng chí bí thư"."""
    last, before = tokens.keys[start - 1], tokens.keys[start - 2]
    if last in _PLURALS or (last in _BEFORE_OFFICES and before in _PLURALS):
        return True
    return last == "chí" and before == "đồng" and tokens.keys[start - 3] in _PLURALS


def _leads(tokens: Tokens, span: RoleMention) -> bool:
    """Whether a body without name follows: "Phó bí thư | Đảng ủy"."""
    return tokens.capital(span.start) and tokens.capital(span.end) and heads().match(tokens.keys, span.end) is not None


def _before_body(tokens: Tokens, span: RoleMention, begins: frozenset[int]) -> RoleMention:
    """End an office where the body begins, when an office is left: "Bí thư | chi bộ Công ty X", not so "Trưởng Ban".

    Or with the word that it shares with its body: "Trưởng đoàn | Đại biểu Quốc hội tỉnh Mẫu Sơn".
    """
    for place in range(span.start + 1, span.end):
        if place not in begins or tokens.keys[place - 1] == "viên":
            continue
        end = place + (tokens.keys[place] == "đoàn")
        role = roles().entries.get(tuple(tokens.keys[span.start : end]))
        if role is not None:
            return RoleMention(span.start, end, role.name, role.single)
    return span
