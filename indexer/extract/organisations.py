"""Organisations: a head word, what it is for, whose it is.

"Ban Tổ chức | Thị ủy | Kỳ Anh", "Sở | Lao động - Thương binh và Xã hội", "Công ty | Môi trường đô thị | Kỳ Anh"; or a
name that the lists know, that ends like a foreign company's, or that the document has given to one before.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indexer.extract.field_steps import field_end
from indexer.extract.gazetteer import COMMUNE
from indexer.extract.heading import announces, are_many, counts, is_headed, is_kind
from indexer.extract.known_bodies import behind_country, is_other, is_thing, known_end
from indexer.extract.names import admin_name, is_syllable, is_vietnamese, run_end, world_name
from indexer.extract.reach import Walk
from indexer.extract.tables import Head, HeadKind, heads, known_organisations, titles
from indexer.extract.titled import SHORT_COUNTRIES
from indexer.extract.tokens import CAPITAL, HEAD, KNOWN, PLACE_NAME, Tokens
from indexer.extract.walk import acronym_at, extended
from indexer.extract.world import countries
from indexer.model.named import made

_COMMITTEES: frozenset[HeadKind] = frozenset({"committee", "cell"})
_NAMED: frozenset[HeadKind] = frozenset({"school", "hospital", "company", "press"})
_FIELDED: frozenset[HeadKind] = frozenset({"group", "department"})

TEAMS = frozenset({("đội", "bóng"), ("câu", "lạc", "bộ", "bóng", "đá"), ("clb", "bóng", "đá")})
TEAMS |= {("đội", "bóng", kind) for kind in ("đá", "nhí", "rổ", "chuyền")}
"""Heads that with a country are any team of it."""
_MANY = frozenset({"tỉnh", "thành", "quận", "huyện", "thị", "xã", "phường", "nước", "địa", "khu", "tp"})
"""First syllables of what bodies are of, after "các"."""
_PARTS = frozenset({"ban", "phòng", "uỷ", "khoa", "vụ", "cục", "đội", "tổ", "văn", "chi"})
"""First syllables of departments that bodies have."""
_ASSEMBLIES = frozenset({"hội", "hđnd", "đbqh", "ubnd", "dân"})
"""Last syllables of "Đoàn đại biểu Quốc hội", "HĐND", "Uỷ ban nhân dân"."""
_ONE = frozenset({"khoa", "đội", "tuyển"})
"""Heads whose names have one syllable: "khoa | Nhi", "tuyển | Đức"."""
_STATION = 2
"""Syllables of heads after which a country names its own, "Đài Tiếng nói | Việt Nam", not "báo | Anh"."""
_OF = frozenset({"of", "the", "and", "for", "du", "de", "di", "der", "des", "del"})
_DOMAINS = frozenset({"vn", "com", "net", "org"})
_LEGAL_FORMS = frozenset({"TNHH", "CP", "MTV", "TMCP"})
_PLATFORMS = frozenset({"Facebook", "Twitter", "YouTube", "Youtube", "Instagram", "Zalo", "TikTok", "Fanpage", "Weibo"})
_PALACE = ("điện", "Kremlin")
_FIRSTS = frozenset({"The", "al"})
_BRANCH = ("chi", "nhánh")
_CLASSIFIERS = frozenset({"nhóm", "tờ", "tổ", "lực"})
"""First syllables of what may stand before a name without being part of it."""
_PAIR = 2
_BOARDS = frozenset({("hội", "đồng", "thành", "viên"), ("hội", "đồng", "quản", "trị")})
_APOSTROPHES = frozenset("'’")


class Span(NamedTuple):
    """Tokens [start, end) of an organisation.

    Attributes:
        start: its first token.
        head: end of its head; `start` when it is known by name.
        end: one past its last token.
        kind: of its head; "company" when it is known by name.
        whole: words of the whole name when a short one stands here; else empty.
    """

    start: int
    head: int
    end: int
    kind: HeadKind
    whole: tuple[str, ...] = ()


def with_branches(tokens: Tokens, spans: Iterable[Span]) -> Iterator[Span]:
    """Join what is one name: a branch with the firm before it, a department with the body that is told to have it.

    "Agribank | chi nhánh Hà Tĩnh", "Ban Xây dựng Đảng | của Đảng uỷ phường".
    """
    last: Span | None = None
    for span in spans:
        if last is not None and span.start - last.end <= 1 and any(joins(tokens, last, span) for joins in _JOINS):
            last = last._replace(end=span.end, kind=span.kind)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_branch(tokens: Tokens, last: Span, span: Span) -> bool:
    return last.end == span.start and tuple(tokens.keys[span.start : span.head]) == _BRANCH


def _is_part(tokens: Tokens, last: Span, span: Span) -> bool:
    """Whether a department or a board and the body it belongs to stand on both sides of "của"."""
    joined = last.end + 1 == span.start and tokens.keys[last.end] == "của" and last.head < last.end
    owner = span.head > span.start or tokens.capital(span.start)
    part = last.kind == "department" and tokens.keys[last.start] in _PARTS
    return joined and owner and (part or tuple(tokens.keys[last.start : last.end]) in _BOARDS)


def _is_coded(tokens: Tokens, last: Span, span: Span) -> bool:
    """Whether the department of a police force is told by its code: "PC45 | Công an TP. Hà Nội"."""
    code = tokens.words[last.start] if last.end == last.start + 1 == span.start else ""
    return span.kind == "force" and code.startswith("P") and code[-1].isdigit()


def _is_shared(tokens: Tokens, last: Span, span: Span) -> bool:
    """Whether one office serves two assemblies: "Văn phòng Đoàn đại biểu Quốc hội | và HĐND tỉnh"."""
    joined = last.end + 1 == span.start and tokens.keys[last.end] == "và" and span.head > span.start
    office = joined and tokens.keys[last.start : last.start + 2] == ["văn", "phòng"]
    return office and tokens.keys[last.end - 1] in _ASSEMBLIES and tokens.keys[span.head - 1] in _ASSEMBLIES


_JOINS = (_is_branch, _is_part, _is_shared, _is_coded)


def find_organisations(tokens: Tokens) -> Iterator[Span]:
    """Find the organisations of a block that a head or the lists tell, from left to right, none inside another."""
    done = 0
    flags, words, keys, table, listed = tokens.flags, tokens.words, tokens.keys, heads(), known_organisations()
    for start in tokens.spots[HEAD | KNOWN]:
        if start < done:
            continue
        found = table.match(keys, start) if flags[start] & HEAD else None
        if found is not None and is_kind(tokens, start, *found):
            continue
        named = listed.match(words, start) if flags[start] & KNOWN else None
        if named is not None and found is not None and named[0] > found[0]:
            found = None
        end = _with_head(tokens, start, *found) if found is not None and counts(tokens, start, *found) else start
        if found is not None and end > start:
            after, head = found
            done = possessive_end(tokens, end) if words[end] in _APOSTROPHES else end
            if head.kind == "press":
                done = site_end(tokens, foreign_title_end(tokens, done))
            # "Lực lượng Vệ binh Cách mạng" is a head itself.
            classified = keys[start] in _CLASSIFIERS and after <= start + _PAIR
            first = start + _classifiers(tokens, start) if classified else start
            first = behind_country(tokens, first, found, end)
            yield made(Span, (first, max(first, after), done, head.kind, ()))
        elif found is not None and announces(tokens, start, *found):
            done = site_end(tokens, foreign_title_end(tokens, run_end(tokens, found[0])))
            # "trang | Rowews" is the name of a site, "trang | Facebook" a page of one.
            site = keys[start] == "trang" and tokens.words[found[0]] not in _PLATFORMS
            yield Span(start if site else found[0], found[0], done, found[1].kind)
        elif named is not None and not is_other(tokens, start, named[0]):
            done = site_end(tokens, possessive_end(tokens, known_end(tokens, start, named[0])))
            # "al - | Qaeda", "The | Washington Post", "điện | Kremlin"
            first = start - 2 * (tokens.words[start - 1] == "-" and tokens.words[start - 2] == "al")
            first -= tokens.words[first - 1] in _FIRSTS or (tokens.words[first - 1], tokens.words[first]) == _PALACE
            if not is_thing(tokens, first, done):
                yield made(Span, (first, first, done, "company", ()))


def _classifiers(tokens: Tokens, start: int) -> int:
    """How many words before a name are no part of it: "Tờ | Times", "Nhóm | Taliban", "Tổ chức | Nhà nước Hồi giáo"."""
    group = tokens.keys[start] == "nhóm" and known_organisations().match(tokens.words, start + 1) is not None
    if group or tokens.keys[start] == "tờ":
        return 1
    kind = tokens.keys[start : start + 2]
    if kind not in (["tổ", "chức"], ["lực", "lượng"]):
        return 0
    if kind[0] == "tổ" and known_organisations().match(tokens.words, start + 2) is not None:
        return 2
    body = heads().match(tokens.keys, start + 2)
    stands = body is not None and (body[1].bare or (kind[0] == "lực" and body[1].kind == "force"))
    force = kind[0] == "lực" and stands
    return 2 if stands and (force or tokens.capital(start + 2)) else 0


def foreign_title_end(tokens: Tokens, end: int) -> int:
    """Return where a foreign name ends that goes on over small words: "Times | of India", "Journal | of the Sea"."""
    place = end
    while tokens.words[place] in _OF:
        place += 1
        if tokens.capital(place):
            place = end = run_end(tokens, place)
    return end


def possessive_end(tokens: Tokens, end: int) -> int:
    """Return where a name ends that a possessive is a part of: "McDonald | ' s", "Đại học King | ’ s College"."""
    word = tokens.words[end - 1]
    joined = tokens.words[end] in _APOSTROPHES and tokens.words[end + 1] == "s"
    if not joined or word.isupper() or not tokens.capital(end - 1):
        return end
    after = run_end(tokens, end + 2)
    return after if after == end + 2 or not is_syllable(tokens.words[end + 2]) else end + 2


def site_end(tokens: Tokens, end: int) -> int:
    """Return where the name of a site ends, with what its address ends with: "Zing | .vn"."""
    dotted = tokens.words[end] == "." and tokens.words[end + 1] in _DOMAINS
    joined = dotted and tokens.touches_next(end - 1) and tokens.touches_next(end)
    return end + 2 if joined else end


def _with_head(tokens: Tokens, start: int, after: int, head: Head) -> int:
    # "cục Thuế" has its capital later, "trường THPT" none that tells anything.
    flags = tokens.flags
    capital = flags[start] & CAPITAL != 0 or any(
        flags[token] & CAPITAL and not tokens.words[token].isupper() for token in range(start + 1, after)
    )
    capital = capital or (is_headed(tokens, start) and not tokens.capital(after))
    again = after == start + 1 and tokens.keys[after] == tokens.keys[start]
    again = again and not flags[start] & CAPITAL and tokens.capital(after)
    if again and field_end(tokens, after) == after:
        # "phó phòng | Phòng Quản lý đô thị"
        return start
    whole = field_end(tokens, start + 1) if head.kind == "department" else after
    walk = made(Walk, (max(after, whole) if after > start + 1 else after, head.kind, capital, head.bare, 0))
    end = extended(tokens, walk)
    # "Hội đồng | Các nhà xuất khẩu"
    end -= end > walk.after and tokens.keys[end - 1] == "các"
    if tokens.keys[end] == "các" and tokens.keys[end + 1] in _MANY:
        # "UBND | các tỉnh" are many.
        return start
    if tokens.flags[start] & PLACE_NAME and after == start + 1 and _is_place(tokens, start, end):
        return start
    # An abbreviation explains "Cảnh sát phòng cháy chữa cháy".
    trusted = head.bare or head.kind in _COMMITTEES or (head.kind != "company" and acronym_at(tokens, end) > end)
    if end > after and ((walk.capital and trusted) or _has_name(tokens, start, end, walk)):
        return end
    # "cơ quan CSĐT" has its capitals later.
    named = walk.capital or is_headed(tokens, start) or tokens.words[after - 1].isupper()
    # "Trưởng | ban Tổ chức | Kim Mau Hae"
    led = is_headed(tokens, start) and head.kind == "department" and after > start + 1 and tokens.capital(start + 1)
    return after if head.lower or (head.bare and named) or led else start


def _is_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the name of a place begins here: "Đài Loan", "Hội An", "Kênh Dương"."""
    unit = admin_name(tokens, start)
    if unit is not None and unit[0] > start + 1 and (unit[0] >= end or unit[1][0].level < COMMUNE):
        return True
    far = world_name(tokens, start)
    return far is not None and far[0] > start + 1


def _has_name(tokens: Tokens, start: int, end: int, walk: Walk) -> bool:
    """Whether more than a kind is told: "công ty điện tử" is any company, "tập đoàn Mỹ" any of a country."""
    team = tuple(tokens.keys[start : walk.after]) in TEAMS
    far = world_name(tokens, walk.after) if walk.after < end and (walk.kind in _NAMED or team) else None
    station = walk.kind in {"press", "company"} and walk.capital and walk.after - start > _STATION
    if walk.kind == "company" and (tokens.opens_sentence(start) or tokens.keys[start - 1] == "các"):
        station = False
    # "báo | Hàn"
    short = walk.kind == "press" and end == walk.after + 1 and tokens.words[walk.after] in SHORT_COUNTRIES
    if short or (far is not None and far[0] == end and far[1] in countries() and not station):
        return False
    title = titles().match(tokens.keys, walk.after) if walk.kind == "school" and not walk.capital else None
    if title is not None and tokens.capital(title[0]) and not is_syllable(tokens.words[title[0]]):
        # "ngôi trường | Hoàng tử Hisahito theo học"
        return False
    foreign = walk.after < end and tokens.words[start].isupper() and not is_syllable(tokens.words[walk.after])
    foreign = foreign and tokens.words[walk.after].isalpha()
    alone = walk.kind == "school" and walk.after == start + 1 == end - 1 and tokens.keys[start] == "trường"
    if alone and walk.capital and is_syllable(tokens.words[walk.after]):
        # "Trường Giang" is a person.
        return False
    if (walk.after == start + 1 < end and _is_room_or_plate(tokens, start)) or are_many(tokens, start, end, walk.kind):
        return False
    unknown = end == walk.after + 1 and field_end(tokens, walk.after) == walk.after and tokens.keys[start] not in _ONE
    if unknown and walk.after == start + 1 and walk.kind in _FIELDED and is_vietnamese(tokens.words[walk.after]):
        # "Hội Lim" is a feast, "Sở Kiện" a village.
        return False
    opens = tokens.opens_sentence(start) and not _is_owned(tokens, end)
    # "THPT", "NH thương mại"
    kind_only = opens or (walk.kind in {"school", "company"} and tokens.words[start].isupper())
    return _tells(tokens, start if walk.capital and not kind_only else walk.after, end)


def _tells(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a word with a capital or a number that is no legal form stands in [start, end)."""
    for token in range(start, end):
        word = tokens.words[token]
        if word[0].isdigit() or (tokens.flags[token] & CAPITAL and word not in _LEGAL_FORMS):
            return True
    return False


def _is_room_or_plate(tokens: Tokens, start: int) -> bool:
    """Whether a room or the number of a ship is told: "phòng | A006", "BV | 95838"."""
    word = tokens.words[start + 1]
    room = (
        tokens.keys[start] == "phòng"
        and not tokens.flags[start + 1] & KNOWN
        and (word == "VIP" or (word[0].isascii() and word[-1].isdigit()))
    )
    return room or (tokens.words[start].isupper() and word.isdigit() and len(word) > len("108"))


def _is_owned(tokens: Tokens, end: int) -> bool:
    """Whether the body that it belongs to follows: "Phòng cảnh sát giao thông, | Công an Hà Nội"."""
    joined = tokens.words[end] in {",", "("} and tokens.flags[end + 1] & HEAD
    return bool(joined) and tokens.capital(end + 1) and heads().match(tokens.keys, end + 1) is not None
