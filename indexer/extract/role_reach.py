"""What an office is, and where the name of what it belongs to may begin."""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.extract.tables import fields, heads, place_words, titles
from indexer.extract.tokens import FIELD, Tokens

JOINTS = frozenset("-–—,;(:")
_ABROAD = frozenset({"sứ", "sự", "diện"})
"""Last syllables of "đại sứ", "tổng lãnh sự", "trưởng đại diện"."""


class RoleMention(NamedTuple):
    """An office in a block: tokens [start, end), its full form, whether only one person holds it."""

    start: int
    end: int
    name: str
    single: bool


def _beyond(tokens: Tokens, mark: int) -> Iterator[int]:
    """Where a name may begin after a mark, with a title before it or without one: "- | Lê Mẫu", "- ông | Lê Mẫu"."""
    if mark + 1 < len(tokens) and tokens.words[mark] in JOINTS:
        yield mark + 1
        title = titles().match(tokens.keys, mark + 1)
        if title is not None and tokens.words[mark] != ":":
            yield title[0]


def generic_end(tokens: Tokens, after: int) -> int:
    """Where the kind of a body or unit in small letters ends, `after` where none stands: "Giám đốc | công ty | Mẫu"."""
    if after >= len(tokens) or not tokens.words[after].islower():
        return after
    found = heads().match(tokens.keys, after) or place_words().match(tokens.keys, after)
    return found[0] if found is not None else after


def next_places(tokens: Tokens, span: RoleMention) -> Iterator[int]:
    """The tokens where what an office belongs to may begin; "Trưởng Ban" and "Ban Tổ chức" share a word."""
    after = span.end
    yield from (after - 2, after - 1, after)
    if after > span.start + 4 and tokens.capital(span.start):
        # "Uỷ viên | Ban Thường vụ" holds three words of its body.
        yield after - 3
    if after >= len(tokens):
        return
    yield from _beyond(tokens, after)
    generic = generic_end(tokens, after)
    if generic > after:
        yield generic
        yield from _beyond(tokens, generic)
    if tokens.keys[after] in {"tại", "ở"} and tokens.keys[after - 1] in _ABROAD:
        yield after + 1
    if tokens.keys[after] in {"của", "là"}:
        # "hiệu trưởng | của | Trường ...", "phát ngôn viên | của | ông ..."
        yield from (after + 1, after + 2)
        # "cố vấn | của ông là | John Rowe"
        yield after + 3 * (tokens.keys[after + 1 : after + 3] in (["ông", "là"], ["bà", "là"]))
    if tokens.words[after] == "\n":
        # "CHỦ TỊCH" stands above the name.
        yield next((place for place in range(after, min(after + 3, len(tokens))) if tokens.words[place] != "\n"), after)
    small = fields().match(tokens.keys, after) if tokens.flags[after] & FIELD and not tokens.capital(after) else None
    if small is not None:
        # "cố vấn | an ninh quốc gia | Mỹ"
        yield from (small[0], small[0] + 1)
    if tokens.capital(after):
        # "Bộ trưởng | Giáo dục và Đào tạo | ...", "Tổng thống | Mỹ | ...".
        field = fields().match(tokens.keys, after)
        yield from range(after + 1, (field[0] if field else after + 3) + 1)
