"""Places inside the names of organisations: "Thị ủy | Kỳ Anh", "Công an | huyện Mẫu | tỉnh Hậu Giang"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.extract.names import is_syllable
from indexer.extract.organisations import Span
from indexer.extract.places import PlaceMention, place_at
from indexer.extract.tables import HeadKind, heads, known_organisations
from indexer.extract.tokens import CAPITAL, HEAD, KNOWN, PLACE_NAME, PLACE_WORD, Tokens
from indexer.extract.world import countries

_OWN_NAMES: frozenset[HeadKind] = frozenset({"school"})
"""What bears names of its own that are those of places."""
_OF_LEVELS: frozenset[HeadKind] = frozenset({"committee", "group"})
"""What is one body from the country down to its communes."""
_HEADED = CAPITAL | HEAD
_DASHES = frozenset("-–")
_STATION = 2
"""Syllables of heads after which a country names its own: "Đài Tiếng nói | Việt Nam"."""
_COLLEGES = frozenset({("đại", "học"), ("học", "viện"), ("cao", "đẳng")})
_SHORT_COLLEGES = frozenset({"đh", "cđ", "đhqg"})


def nested_places(tokens: Tokens, span: Span, taken: Sequence[int]) -> Iterator[PlaceMention]:
    """The place that an organisation ends with: "Thị ủy | Kỳ Anh", "Công an | tỉnh Nghệ An".

    Companies and newspapers may have the name of a place for their own ("Công ty Tây Nam"), schools nearly always, be
    they alone or inside another body ("chi bộ | Trường THPT Ba Đình").
    """
    head, kind = _last_body(tokens, span)
    if kind == "school" and not _is_college(tokens.keys[span.start : span.end]):
        return
    station = kind == "press" and head - span.start > _STATION
    branch = tokens.keys[span.head - 1] == "nhánh"
    first = head + 1 if kind in {"company", "press"} and not (station or branch) else span.start + 1
    before = -1
    for start in range(first, span.end):
        if not tokens.flags[start] & (PLACE_WORD | PLACE_NAME) or _is_word_of_name(tokens, span, start):
            continue
        # "Ngân hàng Vietcombank | Vinh"
        alone = start == span.end - 1 and not (tokens.capital(start - 1) and is_syllable(tokens.words[start - 1]))
        alone = alone or tokens.keys[start - 2 : start] == ["liên", "bang"] or start == before
        place = place_at(tokens, start, taken if alone else ())
        before = place.end if place is not None else before
        inside = place is not None and place.end < span.end
        # "Uỷ ban MTTQ | Việt Nam | quận", "Hội Nông dân | Việt Nam | tỉnh"
        if place is not None and inside and place.canonical == "Việt Nam" and span.kind in _OF_LEVELS:
            yield place
        elif place is not None and inside and _goes_on(tokens, place):
            yield place
            continue
        if place is not None and place.end == span.end:
            known = known_organisations().match(tokens.words, start) if tokens.flags[start] & KNOWN else None
            if known is not None or (kind == "company" and heads().match(tokens.keys, place.start) is not None):
                # "câu lạc bộ | Barcelona", "Công ty TNHH | Khách sạn Mẫu Sơn"
                return
            # "Học viện ... Hồ Chí Minh" bears the name of the person.
            city = place.word is not None or tokens.words[start].isupper()
            if city or not any(unit.name == "Hồ Chí Minh" for unit in place.units):
                yield place
            return


def _is_word_of_name(tokens: Tokens, span: Span, start: int) -> bool:
    """Whether what looks like a place is none: "cảnh sát | biển", "Cơ quan An ninh | Liên bang", "... Việt - | Đức"."""
    if tokens.words[start - 1] in _DASHES and tokens.words[start - 2] == "Việt":
        return True
    sea = span.kind == "force" and tokens.keys[start] == "biển"
    return sea or (start > span.head and tokens.keys[start : start + 2] == ["liên", "bang"])


def _goes_on(tokens: Tokens, place: PlaceMention) -> bool:
    """Whether another place follows: "Công an | huyện Mẫu | tỉnh Hậu Giang", "Hội Hữu nghị | Việt Nam - | Lào".

    Or the firm of a branch: "chi nhánh | Quảng Ngãi | của Mẫu Bank".
    """
    if tokens.keys[place.end] == "của" and tokens.keys[place.start - 1] == "nhánh":
        return True
    larger = tokens.flags[place.end] & PLACE_WORD and place.word is not None
    return larger or (place.canonical in countries() and tokens.words[place.end] in _DASHES)


def _is_college(keys: Sequence[str]) -> bool:
    return not (_SHORT_COLLEGES.isdisjoint(keys) and _COLLEGES.isdisjoint(pairwise(keys)))


def _last_body(tokens: Tokens, span: Span) -> tuple[int, HeadKind]:
    """End of head and kind of the last body inside an organisation, which may be all of it."""
    _, head, end, kind, _ = span
    flags = tokens.flags
    for start in range(head, end):
        inner = heads().match(tokens.keys, start) if flags[start] & _HEADED == _HEADED else None
        if inner is not None and inner[0] < end and inner[1].kind in _OWN_NAMES:
            head, kind = inner[0], inner[1].kind
    return head, kind
