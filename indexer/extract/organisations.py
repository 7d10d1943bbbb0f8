"""Organisations: a head word, what it is for, whose it is.

"Ban Tổ chức | Thị ủy | Kỳ Anh", "Sở | Lao động - Thương binh và Xã hội", "Công ty | Môi trường đô thị | Kỳ Anh".
A name is extended over known fields, nested heads, administrative units and capitalised words, and stops where a
person begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract.names import admin_name, begins_person, is_inner, is_vietnamese, run_end, world_name
from indexer.extract.places import place_at
from indexer.extract.tables import Head, HeadKind, compounds, fields, heads, known_organisations, place_words
from indexer.extract.tokens import Tokens

_DASHES = frozenset("-–/")
_FIELD_MARKS = frozenset("-–,/&")
_LONGEST_FIELD = 24
_OWN_UNITS = frozenset({"Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn"})
_NUMBERED: frozenset[HeadKind] = frozenset({"force", "school", "hospital", "cell", "company"})
_COMMITTEES: frozenset[HeadKind] = frozenset({"committee", "cell"})
_NESTING: frozenset[HeadKind] = _COMMITTEES | {"department", "force", "court", "group", "company"}
_LOWER_FIELDS: frozenset[HeadKind] = frozenset({"school", "hospital", "company", "court", "force"})
_OF_A_UNIT: frozenset[HeadKind] = _COMMITTEES | {"department", "force", "court", "group"}


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens [start, end)."""

    start: int
    end: int


def find_organisations(tokens: Tokens) -> Iterator[Span]:
    """Find the organisations of a block, from left to right, none inside another."""
    done = 0
    for start in tokens.interesting():
        if start < done:
            continue
        end = _organisation_at(tokens, start)
        if end > start:
            done = end
            yield Span(start, end)


def _organisation_at(tokens: Tokens, start: int) -> int:
    """Return the end of the organisation that begins here, `start` when there is none."""
    found = heads().match(tokens.keys, start)
    if found is not None and (tokens.capital(start) or not (found[1].capital or is_inner(tokens, start))):
        end = _with_head(tokens, start, *found)
        if end > start:
            return end
    known = known_organisations().match(tokens.words, start) if tokens.capital(start) else None
    return known[0] if known else start


def _with_head(tokens: Tokens, start: int, after: int, head: Head) -> int:
    end = _extended(tokens, after, head, capital=tokens.capital(start))
    if end > after:
        return end
    if head.lower or (head.bare and tokens.capital(start)):
        return after
    return start


def _extended(tokens: Tokens, after: int, head: Head, *, capital: bool) -> int:
    """Return the end of the name whose head ends at `after`; `after` when nothing of the name follows."""
    end = after
    named = False
    while end < len(tokens):
        reached, final = _step(tokens, end, head.kind, named=named, first=end == after, capital=capital)
        if reached == end:
            break
        end = reached
        named = True
        if final:
            break
    return end


def _step(tokens: Tokens, place: int, kind: HeadKind, *, named: bool, first: bool, capital: bool) -> tuple[int, bool]:
    """Return how far the name goes on from `place`, and whether it is complete then."""
    nested = _nested(tokens, place, kind, named=named)
    if nested > place:
        return nested, True
    field = _field_end(tokens, place)
    if field > place and (
        tokens.capital(place)
        or (first and kind in _LOWER_FIELDS)
        or (kind in _COMMITTEES and tokens.keys[place] == "các")
        or tokens.words[place - 1].isupper()
        or (first and capital and kind == "department" and field - place > 1)
    ):
        return field, False
    unit = _unit(tokens, place, kind)
    if unit > place:
        return unit, True
    if tokens.capital(place):
        return _capitalised(tokens, place, kind, named=named)
    if (
        tokens.words[place].isdigit()
        and kind in _NUMBERED
        and (first or tokens.capital(place - 1) or kind in {"hospital", "force"})
    ):
        return place + 1, False
    return _joined(tokens, place, kind, named=named), False


def _nested(tokens: Tokens, place: int, kind: HeadKind, *, named: bool) -> int:
    if kind not in _NESTING or (kind == "company" and named):
        return place
    found = heads().match(tokens.keys, place)
    if found is None:
        return place
    after, head = found
    if not tokens.capital(place) and kind not in _COMMITTEES and not head.lower:
        return place
    end = _extended(tokens, after, head, capital=tokens.capital(place))
    if end > after or ((head.bare or tokens.keys[place] == "khối") and tokens.capital(place)) or head.lower:
        return end
    return place


def _field_end(tokens: Tokens, place: int) -> int:
    """Return the end of the longest known field from `place` on; marks between its words are skipped."""
    if tokens.keys[place] not in fields().first_words:
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


def _capitalised(tokens: Tokens, place: int, kind: HeadKind, *, named: bool) -> tuple[int, bool]:
    """Go on over capitalised words; a unit of the gazetteer ends the names of public bodies."""
    if tokens.keys[place] == "đảng" and not named:
        return place, True
    if begins_person(tokens, place) and (named or kind in _COMMITTEES) and admin_name(tokens, place) is None:
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
    if end < len(tokens) and (tokens.keys[place], tokens.keys[end]) in compounds() and not tokens.capital(end):
        end += 1
    return end, False


def _short_run(tokens: Tokens, place: int) -> int:
    end = min(run_end(tokens, place), place + 3)
    return end if all(map(is_vietnamese, tokens.words[place:end])) else place


def _joined(tokens: Tokens, place: int, kind: HeadKind, *, named: bool) -> int:
    """Return the end of what "và", "&" or a dash joins to the name."""
    if not named or place + 1 >= len(tokens) or not tokens.capital(place + 1):
        return place
    word = tokens.words[place]
    if word == "&" or (word in _DASHES and kind in {"company", "department"}):
        field = _field_end(tokens, place + 1)
        if field > place + 1:
            return field
        return place + 2 if word == "&" else place
    if tokens.keys[place] == "và" and kind in {"department", "school", "group"}:
        return max(place, _field_end(tokens, place + 1)) if _field_end(tokens, place + 1) > place + 1 else place
    return place
