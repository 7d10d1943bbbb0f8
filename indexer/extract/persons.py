"""Persons: runs of capitalised words that begin with a surname or stand after a title.

A run of three syllables and more that begins with a surname is a person; one of two needs a title before it or other
evidence, because "Hoàng Mai" and "Thanh Hoá" are places. Names of other languages need a title or a known given name.
"""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.extract.gazetteer import COMMUNE, PROVINCE
from indexer.extract.names import (
    LONGEST_PERSON,
    admin_name,
    foreign_end,
    is_given_name,
    is_inner,
    is_syllable,
    is_vietnamese,
    vietnamese_end,
    world_name,
)
from indexer.extract.tables import Title, compounds, fields, heads, openers, roles, surnames, titles
from indexer.extract.tokens import CAPITAL, FIELD, HEAD, ROLE, TITLE, TITLE_END, Tokens

_FULL = 3
_HO = "Hồ Chí Minh"
_UNCLE_HO = ("bác", "hồ")
_SHIPS = frozenset({"USS", "HMS"})
_OFFICES_OF_COMPANIES = frozenset({"ceo", "đốc", "tịch"})
"""Last syllables of "CEO", "giám đốc", "chủ tịch"."""
_TITLE_MARKS = frozenset({".", ":", '"', "“"})
_SHORT_COUNTRIES = frozenset({"Hàn", "Trung", "Triều", "Thái"})
_CREDITS = frozenset({"ảnh", "video", "clip", "hoạ"})
"""Last syllables of "Ảnh", "Đồ hoạ": the name after them and a colon is their author's."""
_VERBS = "cho biết|cho hay|chia sẻ|khẳng định|nhấn mạnh|phát biểu|nói|kể|trả lời|thừa nhận|khai nhận|sinh năm|nhận định"
_SPEECH = frozenset(_VERBS.split("|"))


class PersonMention(NamedTuple):
    """A name in a block.

    Attributes:
        start: first token of the name, after titles.
        end: one past its last token.
        sure: the place alone shows that it is a person; others count when the document confirms them.
        titled: a title stands before it.
        place: it is also the name of a place.
    """

    start: int
    end: int
    sure: bool
    titled: bool
    place: bool


def find_persons(tokens: Tokens, taken: bytearray, singles: list[int]) -> Iterator[PersonMention]:
    """Find names of persons, and runs that may be one, outside the tokens already taken.

    Args:
        tokens: the block.
        taken: tokens of other names.
        singles: gets the single words without title, which only the rest of the document can confirm.
    """
    done = 0
    flags, size = tokens.flags, len(tokens)
    for token in tokens.marked(CAPITAL):
        if token < done or taken[token]:
            continue
        end = token + 1
        while end < size and flags[end] & CAPITAL and not taken[end]:
            end += 1
        done = end
        if end == token + 1 and not _may_be_titled(tokens, token) and not _is_aged(tokens, token):
            # Most are the first words of sentences.
            singles.append(token)
            continue
        for person in _in_run(tokens, token, end):
            done = max(done, person.end)
            yield person


def _may_be_titled(tokens: Tokens, token: int) -> bool:
    """Whether the word or mark before a token may belong to a title."""
    return token > 0 and (tokens.flags[token - 1] & TITLE_END != 0 or tokens.words[token - 1] in _TITLE_MARKS)


def _is_aged(tokens: Tokens, token: int) -> bool:
    """Whether an age follows a foreign word: "Moussa, 18 tuổi"."""
    after = tokens.keys[token + 1 : token + 4]
    return (
        after[-1:] == ["tuổi"]
        and after[0] in {",", "("}
        and after[1].isdigit()
        and not is_syllable(tokens.words[token])
    )


def _in_run(tokens: Tokens, start: int, end: int) -> Iterator[PersonMention]:
    """Find the person in one run of capitalised words; at most one."""
    if tuple(tokens.keys[start:end]) == _UNCLE_HO:
        yield PersonMention(start, end, sure=True, titled=False, place=False)
        return
    start, title = _after_titles(tokens, start, end)
    if start >= end or _is_common(tokens, start, end):
        return
    if title is not None:
        yield from _titled(tokens, _after_country(tokens, start, end), end, title)
    else:
        yield from _untitled(tokens, start, end)


def _is_common(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run is the beginning of a phrase that names no person: "Bí | thư", "Ban Thường | vụ", "Đảng"."""
    if tokens.keys[end - 1] == "đảng" or tokens.keys[start] == "đảng":
        return True
    flags = tokens.flags[start]
    for flag, phrases in ((ROLE, roles), (HEAD, heads), (TITLE, titles), (FIELD, fields)):
        found = phrases().match(tokens.keys, start) if flags & flag else None
        if found is not None and found[0] > end:
            return True
    lower_next = end < len(tokens) and tokens.words[end].islower()
    return lower_next and end - start < _FULL and (tokens.keys[end - 1], tokens.keys[end]) in compounds()


def _after_titles(tokens: Tokens, start: int, end: int) -> tuple[int, Title | None]:
    """Return where the name begins and the title before it, None when there is none."""
    title: Title | None = None
    if admin_name(tokens, start) is not None and tokens.keys[start] == "bà":
        # Bà Rịa, Bà Nà.
        return start, None
    while start < end and tokens.flags[start] & TITLE:
        found = titles().match(tokens.keys, start)
        if found is None or found[0] > end or (found[0] == end and found[0] - start == 1):
            break
        if found[0] == start + 1 and tokens.keys[start] in surnames() and not tokens.opens_sentence(start):
            break
        start, title = found
    if title is None and end - start > 1 and _is_opener(tokens, start):
        place = admin_name(tokens, start + 1)
        if (place is not None and place[0] == end) or not _full_name(tokens, start, end):
            # "Từ Tiền Giang đến ..." is no name of three syllables.
            start += 1
    return start, title or _title_before(tokens, start, end)


def _is_opener(tokens: Tokens, start: int) -> bool:
    return tokens.opens_sentence(start) and tokens.keys[start] in openers()


def _title_before(tokens: Tokens, start: int, end: int) -> Title | None:
    """Return the title that ends here, None when there is none; some ("là", "bạn") announce full names only."""
    place = start
    if place > 1 and tokens.words[place - 1] == "." and tokens.words[place - 2].isupper():
        place -= 1
    if place > 1 and tokens.words[place - 1] in {"“", '"', ":"} and tokens.keys[place - 2] == "ảnh":
        place -= 1
    if place == 0 or not tokens.flags[place - 1] & TITLE_END:
        return _office_before_field(tokens, place, end)
    found = titles().match_before(tokens.keys, place)
    if found is None:
        # "Bí thư | Đảng ủy | ...": an office and a body without name.
        body = heads().match_before(tokens.keys, place)
        found = titles().match_before(tokens.keys, body[0]) if body is not None else None
        if found is not None and found[1].office and _full_length(tokens, start, end):
            return found[1]
        return _office_before_field(tokens, place, end)
    if is_inner(tokens, found[0]):
        return None
    kin = found[1].kin and vietnamese_end(tokens, start, end) == end > start + 1
    kin = kin and (tokens.keys[start], tokens.keys[start + 1]) not in compounds()
    counts = found[1].strong or kin or _full_name(tokens, start, end) or is_given_name(tokens.words[start])
    return found[1] if counts else None


def _office_before_field(tokens: Tokens, place: int, end: int) -> Title | None:
    """Return the office of a state before its field and a country: "Bộ trưởng giáo dục | Mỹ Jane Roe"."""
    far = world_name(tokens, place)
    if far is None or far[0] + 1 >= end:
        return None
    field = fields().match_before(tokens.keys, place)
    found = titles().match_before(tokens.keys, field[0]) if field is not None else None
    return found[1] if found is not None and found[1].office else None


def _full_length(tokens: Tokens, start: int, end: int) -> bool:
    return _FULL <= end - start <= LONGEST_PERSON and all(map(is_vietnamese, tokens.words[start:end]))


def _after_country(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name begins after a country: "Thủ tướng | Singapore | ..."."""
    far = world_name(tokens, start)
    if far is None and tokens.words[start] in _SHORT_COUNTRIES and start + 2 < end:
        return start if is_syllable(tokens.words[start + 1]) and is_syllable(tokens.words[start + 2]) else start + 1
    return far[0] if far is not None and far[0] < end else start


def _mention(tokens: Tokens, start: int, end: int, *, sure: bool = True, titled: bool = False) -> PersonMention:
    place = not _is_no_place(tokens, start, end)
    return PersonMention(start, end, sure=sure and not place, titled=titled, place=place)


def _titled(tokens: Tokens, start: int, end: int, title: Title) -> Iterator[PersonMention]:
    while start < end - 1 and tokens.words[start].isupper() and not is_syllable(tokens.words[start]):
        # "BS.CKII", "PGS.TS": more titles.
        start += 1
    name_end = vietnamese_end(tokens, start, end)
    foreign = foreign_end(tokens, start, end)
    if foreign > max(name_end, start) and not tokens.words[start].isupper():
        # "Giám đốc Central Group" names a company, "Tổng thống Lopez Obrador" no country.
        alone = foreign - start == 1 and not _leads_company(tokens, start)
        known = alone or any(map(is_given_name, tokens.words[start:foreign]))
        yield _mention(tokens, start, foreign, sure=known or title.single or not title.office, titled=True)
    elif name_end - start > 1 or (name_end > start and len(tokens.words[start]) > 1):
        # "Bí thư Khôi" is a person when the document has the full name.
        mention = _mention(tokens, start, name_end, sure=name_end - start > 1 or not title.office, titled=True)
        # "siêu mẫu Bình Minh" is a person, "Bí thư Bình Minh" a place.
        district = mention.place and not title.office and name_end - start > 1 and not _is_high(tokens, start)
        yield mention._replace(sure=True) if district else mention


def _leads_company(tokens: Tokens, start: int) -> bool:
    """Whether an office before a name may be one of a company: "CEO Asanzo", but "Cố vấn Smith"."""
    return start > 0 and tokens.keys[start - 1] in _OFFICES_OF_COMPANIES


def _is_high(tokens: Tokens, start: int) -> bool:
    """Whether a province or a place of the world begins here."""
    unit = admin_name(tokens, start, lambda unit: unit.level == PROVINCE)
    return unit is not None or world_name(tokens, start) is not None


def _untitled(tokens: Tokens, start: int, end: int) -> Iterator[PersonMention]:
    for first in range(start, end):
        if tokens.keys[first] in surnames():
            name_end = vietnamese_end(tokens, first, end)
            if name_end - first >= _FULL:
                yield _mention(tokens, first, name_end)
                return
            if name_end == end and name_end - first > 1 and first == start:
                yield _mention(tokens, first, name_end, sure=_has_evidence(tokens, start, end))
                return
        if is_given_name(tokens.words[first]) and (first == start or tokens.words[first - 1] not in _SHIPS):
            foreign = foreign_end(tokens, first, end)
            if foreign - first > 1:
                yield _mention(tokens, first, foreign)
                return
    name_end = vietnamese_end(tokens, start, end)
    foreign = foreign_end(tokens, _after_country(tokens, start, end), end)
    if foreign > end + 1 > start + 2 and tokens.words[end] == "-" and tokens.words[foreign - 1].islower():
        # "Moon Jae - in": no place and no company is written so.
        yield _mention(tokens, _after_country(tokens, start, end), foreign)
    elif name_end == end or (name_end > start + 1 and tokens.words[start].isupper()):
        yield _mention(tokens, start, name_end, sure=name_end - start > 1 and _has_evidence(tokens, start, name_end))
    elif end - start > 1 or not tokens.words[start].isupper():
        start = _after_country(tokens, start, end)
        known = _has_evidence(tokens, start, foreign) if foreign - start > 1 else _is_aged(tokens, start)
        yield _mention(tokens, start, foreign, sure=known)


def _full_name(tokens: Tokens, start: int, end: int) -> bool:
    return tokens.keys[start] in surnames() and vietnamese_end(tokens, start, end) - start >= _FULL


def _is_no_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a name is in no list of places; "Hồ Chí Minh" without "TP" is the person."""
    far = world_name(tokens, start)
    unit = admin_name(tokens, start, lambda unit: unit.level < COMMUNE and unit.name != _HO)
    return not any(found is not None and found[0] >= end for found in (far, unit))


def _has_evidence(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what stands around is told of persons: "(31 tuổi", ", sinh năm", "cho biết", "Ảnh: "."""
    keys = tokens.keys
    if start > 1 and keys[start - 1] == ":" and keys[start - 2] in _CREDITS:
        return True
    if end + 2 < len(keys) and keys[end] in {"(", ","} and keys[end + 1].isdigit() and keys[end + 2] == "tuổi":
        return True
    if end + 1 < len(keys) and keys[end] in {"(", ","} and keys[end + 1] in {"sn", "sinh"}:
        return True
    if end + 1 < len(keys) and keys[end] == "," and tokens.flags[end + 1] & TITLE and tokens.words[end + 1].islower():
        # "Ivan Petrov, linh mục"
        found = titles().match(keys, end + 1)
        return found is not None and found[1].strong and found[0] > end + 2
    return bool({keys[end], " ".join(keys[end : end + 2])} & _SPEECH) if end < len(keys) else False
