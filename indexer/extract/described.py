"""Bodies called by what they are for, in small letters: "Hiệp hội | giới chủ | Nhật Bản", "Hội đồng | tiền lương".

The capital of the head inside a sentence tells that a name begins. It ends with a place or an owner; behind an office
or a preposition, where no clause can begin, with the words that may stand in a name.
"""

from indexer.extract.field_steps import field_end, predicates
from indexer.extract.lists import keys_listed, phrases_listed
from indexer.extract.names import admin_name, world_name
from indexer.extract.reach import Walk
from indexer.extract.tables import HeadKind, bridging, compounds, deeds, heads, place_words, roles
from indexer.extract.tokens import HEAD, PLACE_NAME, PLACE_WORD, Tokens

_LONGEST = 14
_SHORTEST = 2
_SHORTEST_ALONE = 3
_KINDS: frozenset[HeadKind] = frozenset({"department", "group", "court", "force"})
_CLUB = ["lạc", "bộ"]
_BOARD = ["ban", "tổ", "chức"]
_TURNS = frozenset({"làm", "vào", "ra", "lên", "đến", "có", "bị", "được", "đang"})
"""First syllables of words that begin what somebody does: "làm chủ", "vào cuộc"."""
_BOARDS = frozenset({"uỷ", "tiểu"})
_MANY = frozenset({"các", "những"})
_ENDS = frozenset(',.;:)\n"”')
"""Marks behind a name."""


def described_end(tokens: Tokens, end: int, walk: Walk) -> int:
    """Return the end of what a body is for, right behind its head; `end` where nothing shows that it is a name."""
    if end != walk.after or not walk.capital or walk.kind not in _KINDS or not _is_called_so(tokens, end):
        return end
    first = end + (tokens.keys[end] in _MANY)
    head = heads().match_before(tokens.keys, end)
    if head is None or not _may_be_for(tokens, first, head[0]):
        return end
    place = first
    while place < min(len(tokens) - 1, first + _LONGEST) and (after := _word_end(tokens, place)) > place:
        place = after
    if place == first or tokens.keys[place - 1] == "và" or tokens.keys[place - 1] in _MANY:
        # "Ban chỉ huy phòng chống thiên tai | các tỉnh" are many.
        return end
    if _begins_place(tokens, place):
        # "Liên minh | cứu | sông Mẫu"
        return _route_end(tokens, place) if place >= first + _SHORTEST or tokens.flags[place] & PLACE_WORD else end
    closed = tokens.words[place] in _ENDS or tokens.keys[place] in keys_listed("behind names")
    alone = closed and place >= first + _SHORTEST_ALONE and _is_owned(tokens, head[0])
    return place if alone else end


def _may_be_for(tokens: Tokens, first: int, start: int) -> bool:
    """Whether a task may begin at `first`, after a head from `start` on: no deed, no board, no house."""
    pair = tuple(tokens.keys[first : first + 2])
    other = pair in phrases_listed("no tasks") | phrases_listed("acts of bodies")
    if other or tokens.keys[first] in {"và", "phi", "thi", "trong"}:
        return False
    if first == start + 1 and (tokens.keys[start], tokens.keys[first]) in compounds():
        # "Phòng chống thiên tai"
        return False
    if pair in phrases_listed("houses"):
        return roles().match_before(tokens.keys, start) is not None
    return pair not in predicates() | phrases_listed("acts or fields") or _is_owned(tokens, start)


def _route_end(tokens: Tokens, place: int) -> int:
    """Return the end of two places that a dash joins, "Đà Nẵng - Quảng Ngãi", `place` where one stands alone."""
    end = _name_end(tokens, place)
    last = place
    while tokens.words[end : end + 1] in (["-"], ["–"]) and (after := _name_end(tokens, end + 1)) > end + 1:
        last = end = after
    return last


def _name_end(tokens: Tokens, place: int) -> int:
    """Where the name of a place ends that begins here without its kind; `place` where none does."""
    if not (tokens.flags[place] & PLACE_NAME and tokens.capital(place)):
        return place
    unit, far = admin_name(tokens, place), world_name(tokens, place)
    return max(unit[0] if unit is not None else place, far[0] if far is not None else place)


def _is_called_so(tokens: Tokens, end: int) -> bool:
    """Whether the head that ends here is one of bodies that are called by what they are for."""
    last = tokens.keys[end - 1]
    club = tokens.keys[end - 2 : end] == _CLUB
    board = last == "ban" and tokens.keys[end - 2] not in _BOARDS
    other = board or tokens.keys[end - 3 : end] == _BOARD
    return club or (last in keys_listed("called by their tasks") and not other)


def _is_owned(tokens: Tokens, start: int) -> bool:
    """Whether an office, a preposition or somebody's place in the body stands before it: "Giám đốc | Trung tâm"."""
    before = tokens.keys[start - 1]
    return before in keys_listed("before bodies") or roles().match_before(tokens.keys, start) is not None


def _word_end(tokens: Tokens, place: int) -> int:
    """Return the end of a word in small letters that may tell what a body is for; `place` where none stands."""
    word, key = tokens.words[place], tokens.keys[place]
    if not word.islower() or _begins_named(tokens, place):
        return place
    field = field_end(tokens, place)
    if field > place and all(map(str.islower, tokens.words[place:field])):
        return field
    pair = (key, tokens.keys[place + 1])
    if key in _TURNS or pair in phrases_listed("acts of bodies"):
        return place
    if pair in compounds() and tokens.words[place + 1].islower():
        return place + 2
    alone = bridging(key, word) or key == "và" or key in _MANY
    return place + (alone and key not in keys_listed("lone acts") and deeds().match(tokens.keys, place) is None)


def _begins_named(tokens: Tokens, place: int) -> bool:
    """Whether a place or a body begins with its kind: "tỉnh | Mẫu Sơn", "hải quân | Mỹ", the bare "huyện"."""
    if tokens.flags[place] & PLACE_WORD:
        kind = place_words().match(tokens.keys, place)
        inner = (tokens.keys[place], tokens.keys[place + 1]) in compounds() and tokens.words[place + 1].islower()
        if kind is not None and not inner and (tokens.capital(kind[0]) or kind[1].kind == "unit"):
            return True
    body = heads().match(tokens.keys, place) if tokens.flags[place] & HEAD else None
    return body is not None and tokens.capital(body[0]) and world_name(tokens, body[0]) is None


def _begins_place(tokens: Tokens, place: int) -> bool:
    if tokens.flags[place] & PLACE_WORD:
        kind = place_words().match(tokens.keys, place)
        return kind is not None and (tokens.capital(kind[0]) or kind[1].kind == "unit")
    if tokens.flags[place] & HEAD and not tokens.capital(place):
        body = heads().match(tokens.keys, place)
        return body is not None and tokens.capital(body[0])
    return _name_end(tokens, place) > place
