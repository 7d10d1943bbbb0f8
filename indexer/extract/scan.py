"""One text to findings: the rules run over each block in the order in which they block one another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeVar

from indexer.extract.beside import find_abroad, find_beside
from indexer.extract.estates import find_estates
from indexer.extract.firms import find_boards, find_firms, with_boards
from indexer.extract.found import Findings
from indexer.extract.headless import find_headless
from indexer.extract.lone_roles import lone_roles
from indexer.extract.mending import mend
from indexer.extract.mention import PersonMention
from indexer.extract.nested import nested_places
from indexer.extract.offsets import found_organisation, found_persons, found_places, found_role, found_singles
from indexer.extract.organisations import Span, find_organisations, with_branches
from indexer.extract.persons import find_persons
from indexer.extract.place_lists import listed
from indexer.extract.places import PlaceMention, place_at
from indexer.extract.role_reach import RoleMention
from indexer.extract.roles import held_roles, role_spans
from indexer.extract.routes import find_routes
from indexer.extract.short_names import Aliases, find_short_names, learn_aliases, learn_firms
from indexer.extract.shouted import quieten
from indexer.extract.streets import find_streets
from indexer.extract.tokens import BESIDE, BOARD, PLACE_NAME, PLACE_WORD, Tokens
from indexer.extract.world import regions
from indexer.model.document import FieldName

_BOARD = ["hội", "đồng"]
_PLENUM = ("ban", "chấp", "hành", "trung", "ương")
_CENTRAL = frozenset(
    {("bộ", "chính", "trị"), ("ban", "bí", "thư"), ("trung", "ương", "đảng"), _PLENUM, (*_PLENUM, "đảng")}
)
"""Bodies that offices end with, keys of syllables."""


def scan(
    blocks: Iterable[Tokens], blocked: Mapping[FieldName, Sequence[tuple[int, int]]]
) -> Mapping[FieldName, Findings]:
    """Find organisations, places, persons and offices.

    Args:
        blocks: the tokens of a document.
        blocked: for each of its fields, in reading order, the spans of dates and references, ordered and disjoint:
            nothing else is found in them.
    """
    found = {field: _no_findings() for field in blocked}
    aliases: Aliases = {}
    for tokens in blocks:
        quieten(tokens)
        mend(tokens)
        taken = _taken(tokens, blocked)
        _add(found, tokens, _mentions(tokens, taken, aliases), taken)
        # The blocks of a batch are there until its end; what was remembered for the rules is not.
        tokens.names.clear()
        tokens.abroad.clear()
        tokens.bodies.clear()
    return found


def _taken(tokens: Tokens, blocked: Mapping[FieldName, Sequence[tuple[int, int]]]) -> bytearray:
    """Mark the tokens of a block that lie in blocked spans, and take their flags away."""
    taken = bytearray(len(tokens.words))
    flags = tokens.flags
    lost = -1 if tokens.shouted else 0
    for stretch in tokens.stretches:
        for start, end in blocked[stretch.field]:
            for token in range(tokens.at(start, stretch), tokens.at(end, stretch)):
                taken[token] = 1
                lost |= flags[token]
                flags[token] &= BESIDE
    tokens.settle(lost)
    return taken


class _Mentions(NamedTuple):
    """What stands in a block; what is headless, and of kind "none", as `find_headless` tells."""

    organisations: list[Span]
    headless: list[Span]
    places: list[PlaceMention]
    persons: list[PersonMention]
    singles: list[int]
    roles: list[RoleMention]
    offices: list[RoleMention]


def _mentions(tokens: Tokens, taken: bytearray, aliases: Aliases) -> _Mentions:
    roles = list(role_spans(tokens))
    organisations = _organisations(tokens, taken, roles, aliases)
    routes = _take(taken, find_routes(tokens, taken))
    worded = list(_worded_places(tokens, taken))
    beside = _take(taken, find_beside(tokens, taken))
    abroad = _take(taken, find_abroad(tokens, taken))
    streets = _take(taken, find_streets(tokens, taken))
    estates = _take(taken, find_estates(tokens, taken))
    singles: list[int] = []
    led = frozenset(_led(tokens, organisations, roles)) if roles else frozenset()
    persons = list(find_persons(tokens, taken, singles, led))
    if roles:
        # "Nam | Tổng giám đốc" is no person.
        offices = {role.start for role in roles if role.end > role.start + 1}
        persons = [person for person in persons if person.end - 1 not in offices]
        singles = [token for token in singles if token not in offices]
    sure = _take(taken, [person for person in persons if person.sure])
    bare = _take(taken, _places(tokens, taken, PLACE_NAME))
    headless = list(find_headless(tokens, taken))
    places = sorted([*worded, *routes, *beside, *abroad, *streets, *estates, *bare], key=_first_token)
    found = _Mentions(organisations, headless, places, persons, singles, [], [])
    if not roles:
        return found
    ruled = [place for place in (*worded, *bare) if _is_ruled(place)]
    return _with_offices(tokens, found, roles, (sure, ruled), taken)


def _with_offices(
    tokens: Tokens,
    found: _Mentions,
    roles: list[RoleMention],
    holding: tuple[list[PersonMention], list[PlaceMention]],
    taken: bytearray,
) -> _Mentions:
    """Add the offices and the bodies in them; `holding` are the persons and places that offices may belong to."""
    persons, places = holding
    bodies = [*found.organisations, *(span for span in found.headless if span.kind != "none")]
    begins = frozenset(map(_first_token, chain(bodies, persons, places)))
    ends = frozenset([person.end for person in persons])
    held = list(held_roles(tokens, roles, begins, ends, {body.start: body.end for body in found.organisations}))
    organisations = sorted([*found.organisations, *_chambers(tokens, roles, held, taken)])
    # "Tư lệnh" in "Bộ Tư lệnh Cảnh sát biển" is nobody.
    inside = set(chain.from_iterable([range(span.start + 1, span.end) for span in organisations]))
    lone = [role for role in lone_roles(tokens, roles, held) if role.start not in inside]
    held = [role for role in held if role.start not in inside]
    return found._replace(organisations=organisations, roles=held, offices=lone)


def _add(found: Mapping[FieldName, Findings], tokens: Tokens, block: _Mentions, taken: Sequence[int]) -> None:
    """Add what stands in a block to what was found in its fields."""
    into = _by_token(found, tokens)
    for token, place in found_places(tokens, block.places):
        into[token].places.append(place)
    for span in block.organisations:
        into[span.start].organisations.append(found_organisation(tokens, span))
        for token, place in found_places(tokens, nested_places(tokens, span, taken), nested=True):
            into[token].places.append(place)
    for span in block.headless:
        own = into[span.start]
        (own.openers if span.kind == "none" else own.headless).append(found_organisation(tokens, span))
    for token, person in found_persons(tokens, block.persons):
        into[token].persons.append(person)
    for token, single in found_singles(tokens, block.singles):
        into[token].singles.append(single)
    for role in block.roles:
        into[role.start].roles.append(found_role(tokens, role))
    for role in block.offices:
        into[role.start].offices.append(found_role(tokens, role))


def _by_token(found: Mapping[FieldName, Findings], tokens: Tokens) -> Sequence[Findings]:
    """For every token what was found in its field; between two fields nothing ever is."""
    into = [_no_findings()] * len(tokens.words)
    for field, first, end in tokens.stretches:
        into[first:end] = [found[field]] * (end - first)
    return into


def _no_findings() -> Findings:
    return Findings([], [], [], [], [], [], [], [])


def _led(tokens: Tokens, organisations: list[Span], roles: list[RoleMention]) -> Iterator[int]:
    """Where the bodies end that an office stands before, their short names in brackets included."""
    offices = {token for role in roles for token in (role.end - 1, role.end)}
    for span in organisations:
        if span.start in offices:
            closing = tokens.words[span.end + 2 : span.end + 3] == [")"] and tokens.words[span.end] == "("
            yield span.end + 3 * closing + (tokens.words[span.end : span.end + 1] == [","])


def _is_ruled(place: PlaceMention) -> bool:
    """Whether a place has an administration, in which offices are held: a unit with its word, a country, a city."""
    known = place.canonical != "" and place.canonical not in regions()
    return known or (place.word is not None and place.word.kind == "unit")


def _organisations(tokens: Tokens, taken: bytearray, roles: list[RoleMention], aliases: Aliases) -> list[Span]:
    """Find organisations by heads and lists, then those that the document calls by short names."""
    organisations = _outside_roles(tokens, find_organisations(tokens), roles)
    _take(taken, organisations)
    firms = [*find_boards(tokens, taken), *find_firms(tokens, taken)]
    _take(taken, firms)
    organisations = list(with_branches(tokens, sorted([*organisations, *firms])))
    short: list[Span] = []
    # A field knows the short names that it introduces itself and those of the fields before it.
    for _, first, end in tokens.stretches:
        own = range(first, end)
        learn_firms(tokens, (firm for firm in firms if firm.start in own), aliases)
        introducing = [span for span in organisations if span.start in own]
        short += _take(taken, learn_aliases(tokens, introducing, aliases))
        short += _take(taken, find_short_names(tokens, own, taken, aliases))
    organisations = sorted([*organisations, *short])
    return list(with_boards(tokens, organisations)) if tokens.spots[BOARD] else organisations


_first_token = itemgetter(0)
"""Of spans of any kind."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Spanned)


def _take(taken: bytearray, spans: Iterable[_Found]) -> list[_Found]:
    """Mark the tokens of spans, once all of them are found; the spans."""
    found = list(spans)
    for span in found:
        start, end = span.start, span.end
        taken[start:end] = b"\1" * (end - start)
    return found


def _outside_roles(tokens: Tokens, spans: Iterator[Span], roles: list[RoleMention]) -> list[Span]:
    """Leave out what is only a part of an office: "Tỉnh ủy" in "Tỉnh ủy viên", "Thường trực" of a "Phó Bí thư"."""
    if not roles:
        return list(spans)
    inside = {token: role.end for role in roles for token in range(role.start, role.end)}
    # "Cục Trưởng C04" in any letter case is an office, though "Cục" is a head.
    starts = {role.start for role in roles if role.end - role.start > 1}
    outside = []
    for span in spans:
        role_end = inside.get(span.start, 0)
        standing = tokens.keys[span.start] == "thường"
        if span.end > role_end and span.start not in starts:
            # "Uỷ viên | Thường vụ Tỉnh uỷ" holds its body, "Phó Bí thư Thường trực | Huyện uỷ" does not.
            member = tokens.keys[span.start - 1] == "viên"
            if span.start < role_end and tokens.keys[span.start : span.start + 2] == _BOARD:
                # "Chủ tịch Hội đồng quản trị | Công ty X"
                outside.append(span._replace(start=role_end, head=max(span.head, role_end + 1)))
                continue
            outside.append(span._replace(start=role_end) if standing and role_end and not member else span)
    return outside


def _chambers(
    tokens: Tokens, roles: list[RoleMention], held: list[RoleMention], taken: Sequence[int]
) -> Iterator[Span]:
    """The bodies of deputies of whom none is meant ("đại biểu | Quốc hội"), and those at the head of the party.

    "Uỷ viên | Bộ Chính trị" is an office and holds a body, as "Trưởng ban" does.
    """
    starts = {role.start for role in held}
    for role in roles:
        chamber = role.start + 2
        member = role.end > chamber + 1 and tokens.keys[chamber - 1] in {"viên", "trực"}
        central = chamber + 2 * (member and tokens.keys[chamber] == "dự")
        if member and _is_central(tokens, central, role.end) and not taken[central]:
            yield Span(central, role.end, role.end, "committee")
        deputies = tuple(tokens.keys[role.start : chamber]) == ("đại", "biểu") and role.start not in starts
        if deputies and chamber < role.end and tokens.capital(chamber) and not taken[chamber]:
            yield Span(chamber, role.end, role.end, "committee")


def _is_central(tokens: Tokens, start: int, end: int) -> bool:
    return tuple(tokens.keys[start:end]) in _CENTRAL and tokens.capital(start)


def _places(tokens: Tokens, taken: bytearray, flags: int) -> Iterator[PlaceMention]:
    """Find the places that begin with a word that has one of the flags."""
    done = 0
    for start in tokens.spots[flags]:
        if start < done or taken[start]:
            continue
        place = place_at(tokens, start, taken)
        if place is not None and taken.find(1, start, place.end) < 0:
            done = place.end
            yield place


def _worded_places(tokens: Tokens, taken: bytearray) -> Iterator[PlaceMention]:
    """Find the places with a word for their kind, and the names that share the word."""
    for place in _places(tokens, taken, PLACE_WORD):
        if place.word_end > place.start:
            for other in (place, *listed(tokens, place)):
                if not any(taken[other.start : other.end]):
                    _take(taken, [other])
                    yield other
