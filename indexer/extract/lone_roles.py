"""Offices that stand for somebody without a name or a body beside them: "Hiệu trưởng | nói", "chủ tịch xã | bị ..."."""

from collections.abc import Iterator

from indexer.extract.evidence import does
from indexer.extract.role_reach import RoleMention, generic_end
from indexer.extract.roles import SEATS, SOME, is_deputy, is_plural
from indexer.extract.tokens import HEAD, Tokens

_CALLED = frozenset({"ông", "bà", "vị", "ngài"})
_ITSELF = frozenset({("cá", "nhân"), ("tư", "cách"), ("bản", "thân")})
_UNITS = frozenset({"xã", "phường", "huyện", "quận", "tỉnh", "thôn"})
_AFTER_UNITS = frozenset({"bị", "này", "đã", "của"})


def lone_roles(tokens: Tokens, spans: list[RoleMention], held: list[RoleMention]) -> Iterator[RoleMention]:
    """Yield the offices that stand for one person if somebody holds them in the document: "Đại sứ | nói", "| này"."""
    starts = {role.start for role in held}
    for span in spans:
        before = tokens.keys[span.start - 1]
        some = before in SEATS | SOME or before == "một" or before.isdigit()
        if some or span.start in starts or is_plural(tokens, span.start) or is_deputy(tokens, span):
            continue
        own = tuple(tokens.keys[max(0, span.start - 2) : span.start]) in _ITSELF
        called = own or (before in _CALLED and tokens.capital(span.start))
        # "CEO | 46 tuổi"
        aged = tokens.keys[span.end + 1] == "tuổi" and tokens.words[span.end].isdigit()
        # "Hiệu trưởng | Hoa"
        named = tokens.capital(span.end) and not tokens.capital(span.end + 1) and tokens.words[span.end].istitle()
        named = named and not tokens.flags[span.end] & HEAD
        # "chủ tịch xã | bị cách chức"
        ruled = tokens.words[span.end] in _UNITS and tokens.keys[span.end + 1] in _AFTER_UNITS
        told = named or called or aged or ruled or tokens.keys[span.end] == "này"
        # "Giám đốc bệnh viện | khuyên báo chí"
        if told or does(tokens, span.end) or does(tokens, generic_end(tokens, span.end)):
            yield span
