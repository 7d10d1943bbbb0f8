"""Organisations: a head word, what it is for, whose it is.

"Ban Tổ chức | Thị ủy | Kỳ Anh", "Sở | Lao động - Thương binh và Xã hội", "Công ty | Môi trường đô thị | Kỳ Anh".
A name is extended over known fields, nested heads, administrative units and capitalised words, and stops where a
person begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract.names import admin_name, begins_person, is_inner, is_vietnamese, run_end, world_name
from indexer.extract.places import place_at
from indexer.extract.tables import Head, HeadKind, bridging, compounds, fields, heads, known_organisations, place_words
from indexer.extract.tokens import HEAD, KNOWN, Tokens

_DASHES = frozenset("-–/")
_FIELD_MARKS = frozenset("-–,/&")
_LONGEST_FIELD = 24
_LONGEST_BRIDGE = 6
_LONGEST_RUN = 3
_OWN_UNITS = frozenset({"Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu"})
_COMMITTEES: frozenset[HeadKind] = frozenset({"committee", "cell"})
_NUMBERED: frozenset[HeadKind] = frozenset({"force", "school", "hospital", "cell", "company"})
_NESTING: frozenset[HeadKind] = _COMMITTEES | {"department", "force", "court", "group", "company"}
_LOWER_FIELDS: frozenset[HeadKind] = frozenset({"school", "hospital", "company", "court", "force"})
_OF_A_UNIT: frozenset[HeadKind] = _COMMITTEES | {"department", "force", "court", "group"}
_NAMED: frozenset[HeadKind] = frozenset({"school", "hospital", "company", "press"})
_PLURALS = frozenset({"các", "những", "nhiều", "mọi"})


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens [start, end)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Walk:
    """A name on its way.

    Attributes:
        after: end of its head.
        kind: what the head promises.
        capital: the head is written with a capital.
    """

    after: int
    kind: HeadKind
    capital: bool


def find_organisations(tokens: Tokens) -> Iterator[Span]:
    """Find the organisations of a block, from left to right, none inside another."""
    done = 0
    for start in tokens.marked(HEAD | KNOWN):
        if start < done:
            continue
        end = _organisation_at(tokens, start)
        if end > start:
            done = end
            yield Span(start, end)


def _organisation_at(tokens: Tokens, start: int) -> int:
    """Return the end of the organisation that begins here, `start` when there is none."""
    found = heads().match(tokens.keys, start)
    if found is not None and _counts(tokens, start, found[1]):
        end = _with_head(tokens, start, *found)
        if end > start:
            return end
    known = known_organisations().match(tokens.words, start) if tokens.flags[start] & KNOWN else None
    return known[0] if known else start


def _counts(tokens: Tokens, start: int, head: Head) -> bool:
    """Whether a head is one here: some need a capital, some are parts of words, cells in the plural are many."""
    if not tokens.capital(start) and (head.capital or is_inner(tokens, start)):
        return False
    return not (head.kind == "cell" and start > 0 and tokens.keys[start - 1] in _PLURALS)


def _with_head(tokens: Tokens, start: int, after: int, head: Head) -> int:
    walk = _Walk(after, head.kind, tokens.capital(start))
    end = _extended(tokens, walk)
    if end > after and (head.kind not in _NAMED or _has_name(tokens, start, end, walk)):
        return end
    if head.lower or (head.bare and tokens.capital(start)):
        return after
    return start


def _has_name(tokens: Tokens, start: int, end: int, walk: _Walk) -> bool:
    """Whether more than a kind is told: "công ty điện tử" is any company."""
    own = range(start if walk.capital and not tokens.opens_sentence(start) else walk.after, end)
    return any(tokens.capital(token) or tokens.words[token][0].isdigit() for token in own)


def _extended(tokens: Tokens, walk: _Walk) -> int:
    """Return the end of a name; the end of its head when nothing of the name follows."""
    end = walk.after
    while end < len(tokens):
        reached, final = _step(tokens, end, walk)
        if reached == end:
            return _bridged(tokens, end, walk)
        end = reached
        if final:
            break
    return end


def _step(tokens: Tokens, place: int, walk: _Walk) -> tuple[int, bool]:
    """Return how far the name goes on from `place`, and whether it is complete then."""
    nested = _nested(tokens, place, walk)
    if nested > place:
        return nested, True
    field = _field_end(tokens, place)
    if field > place and _may_be_field(tokens, place, field, walk):
        return field, False
    unit = _unit(tokens, place, walk.kind)
    if unit > place:
        return unit, True
    if tokens.capital(place):
        return _capitalised(tokens, place, walk)
    if tokens.words[place].isdigit() and walk.kind in _NUMBERED:
        direct = place == walk.after or tokens.capital(place - 1) or walk.kind in {"hospital", "force"}
        return (place + 1, False) if direct else (place, True)
    return _joined(tokens, place, walk), False


def _may_be_field(tokens: Tokens, place: int, end: int, walk: _Walk) -> bool:
    """Whether a field is one here: with a capital, or in small letters where that is usual."""
    if tokens.capital(place) or tokens.words[place - 1].isupper():
        return True
    first = place == walk.after
    if walk.kind in _COMMITTEES:
        return tokens.keys[place] == "các"
    return first and (walk.kind in _LOWER_FIELDS or (walk.capital and walk.kind == "department" and end - place > 1))


def _nested(tokens: Tokens, place: int, walk: _Walk) -> int:
    """Return the end of another body inside the name: "Đảng ủy | Sở Y tế", "Văn phòng | UBND tỉnh"."""
    if walk.kind not in _NESTING or (walk.kind == "company" and place > walk.after):
        return place
    found = heads().match(tokens.keys, place)
    if found is None:
        return place
    after, head = found
    committee = walk.kind in _COMMITTEES
    if not tokens.capital(place) and not committee and not head.lower:
        return place
    end = _extended(tokens, _Walk(after, head.kind, tokens.capital(place)))
    block = tokens.keys[place] == "khối"
    if end > after or head.lower or ((head.bare or block) and tokens.capital(place)) or (block and committee):
        return end
    return place


def _field_end(tokens: Tokens, place: int) -> int:
    """Return the end of the longest known field from `place` on; marks between its words are skipped."""
    if not fields().may_begin(tokens.keys[place]):
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


def _unit(tokens: Tokens, place: int, kind: HeadKind) -> int:
    """Return the end of an administrative unit: "thị xã Kỳ Anh", or "thị xã" alone after the bodies of a unit."""
    if kind in {"company", "press"}:
        return place
    found = place_at(tokens, place)
    if found is not None and found.word_end > place:
        return found.end
    word = place_words().match(tokens.keys, place)
    if word is None or kind not in _OF_A_UNIT or word[1].form not in _OWN_UNITS:
        return place
    return word[0]


def _capitalised(tokens: Tokens, place: int, walk: _Walk) -> tuple[int, bool]:
    """Go on over capitalised words; a unit of the gazetteer ends the names of public bodies."""
    kind, named = walk.kind, place > walk.after
    if tokens.keys[place] == "đảng" and not named:
        return place, True
    if (named or kind in _COMMITTEES) and begins_person(tokens, place) and admin_name(tokens, place) is None:
        return place, True
    if kind in _OF_A_UNIT:
        unit = admin_name(tokens, place)
        if unit is not None and unit[0] - place > 1:
            return unit[0], True
        far = world_name(tokens, place)
        if far is not None:
            return far[0], True
    if kind in _COMMITTEES:
        return _short_run(tokens, place), True
    end = place + 1
    while end < len(tokens) and tokens.words[end].islower() and (tokens.keys[end - 1], tokens.keys[end]) in compounds():
        end += 1
    return end, False


def _short_run(tokens: Tokens, place: int) -> int:
    end = min(run_end(tokens, place), place + _LONGEST_RUN)
    return end if all(map(is_vietnamese, tokens.words[place:end])) else place


def _joined(tokens: Tokens, place: int, walk: _Walk) -> int:
    """Return the end of what "và", "&" or a dash joins to the name."""
    after = place + 1
    if place == walk.after or not tokens.capital(after):
        return place
    word = tokens.words[place]
    field = _field_end(tokens, after)
    if word == "&":
        return max(field, after + 1)
    if word in _DASHES and walk.kind in {"company", "department"} and field > after:
        return field
    if tokens.keys[place] == "và" and walk.kind in {"department", "school", "group", "company"} and field > after:
        return field
    return place


def _bridged(tokens: Tokens, end: int, walk: _Walk) -> int:
    """Return the end of a name that goes on in small letters to its country: "Hiệp hội Gỗ và lâm sản Việt Nam"."""
    if end == walk.after or walk.kind not in {"group", "department", "company"}:
        return end
    for place in range(end, min(len(tokens) - 1, end + _LONGEST_BRIDGE)):
        pair = tuple(tokens.keys[place : place + 2])
        if pair in {("việt", "nam"), ("quốc", "gia")}:
            return place + 2
        if not bridging(tokens.keys[place], tokens.words[place]):
            break
    return end
