"""Persons: runs of capitalised words that begin with a surname or stand after a title.

A run of three syllables and more that begins with a surname is a person; one of two needs a title before it or other
evidence, because "Hoàng Mai" and "Thanh Hoá" are places. Names of other languages need a title or a known given name.
"""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.extract.gazetteer import COMMUNE, PROVINCE
from indexer.extract.names import (
    admin_name,
    begins_name,
    foreign_end,
    is_given_name,
    is_syllable,
    vietnamese_end,
    world_name,
)
from indexer.extract.tables import (
    Title,
    compounds,
    deeds,
    fields,
    heads,
    roles,
    titles,
)
from indexer.extract.titled import after_country, after_titles, leads_company
from indexer.extract.tokens import CAPITAL, FIELD, HEAD, ROLE, TITLE, TITLE_END, Tokens

_FULL = 3
_HO = "Hồ Chí Minh"
_UNCLE_HO = ("bác", "hồ")
_SHIPS = frozenset({"USS", "HMS"})
_TITLE_MARKS = frozenset({".", ":", '"', "“"})
_QUOTING = frozenset({"dẫn lời", "theo lời", "lời kể"})
_RELATIONS = ("người ", "cựu ", "mẹ ", "cha ", "bố ", "vợ ", "chồng ", "con trai", "con gái", "công dân")
_CALLED = frozenset({"anh", "chị", "ông", "bà", "cô", "chú", "em"})
"""After these a word alone is a person, "anh Đức"."""
_BEFORE_PLACES = frozenset({"ở", "tại", "từ", "đến", "về", "sang", "tới"})
_CREDITS = frozenset({"ảnh", "video", "clip", "hoạ"})
"""Last syllables of "Ảnh", "Đồ hoạ": the name after them and a colon is their author's."""


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
    start, title = after_titles(tokens, start, end)
    if start >= end or _is_common(tokens, start, end):
        return
    if title is not None:
        yield from _titled(tokens, after_country(tokens, start, end), end, title)
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
        company = title.office and not title.single and leads_company(tokens, start)
        known = not company or any(map(is_given_name, tokens.words[start:foreign]))
        yield _mention(tokens, start, foreign, sure=known, titled=True)
    elif name_end - start > 1 or (name_end > start and len(tokens.words[start]) > 1):
        # "Bí thư Khôi" is a person when the document has the full name.
        mention = _mention(tokens, start, name_end, sure=name_end - start > 1 or not title.office, titled=True)
        # "siêu mẫu Bình Minh" is a person, "Bí thư Bình Minh" a place.
        district = mention.place and not title.office and name_end - start > 1 and not _is_high(tokens, start)
        called = mention.place and name_end == start + 1 and tokens.keys[start - 1] in _CALLED
        yield mention._replace(sure=True) if district or called else mention


def _is_high(tokens: Tokens, start: int) -> bool:
    """Whether a province or a place of the world begins here."""
    unit = admin_name(tokens, start, lambda unit: unit.level == PROVINCE)
    return unit is not None or world_name(tokens, start) is not None


def _untitled(tokens: Tokens, start: int, end: int) -> Iterator[PersonMention]:
    for first in range(start, end):
        if begins_name(tokens, first):
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
    foreign = foreign_end(tokens, after_country(tokens, start, end), end)
    if foreign > end + 1 > start + 2 and tokens.words[end] == "-" and tokens.words[foreign - 1].islower():
        # "Moon Jae - in": no place and no company is written so.
        yield _mention(tokens, after_country(tokens, start, end), foreign)
    elif name_end == end or (name_end > start + 1 and tokens.words[start].isupper()):
        yield _mention(tokens, start, name_end, sure=name_end - start > 1 and _has_evidence(tokens, start, name_end))
    elif end - start > 1 or not tokens.words[start].isupper():
        start = after_country(tokens, start, end)
        known = _has_evidence(tokens, start, foreign) if foreign - start > 1 else _is_aged(tokens, start)
        yield _mention(tokens, start, foreign, sure=known)


def _is_no_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a name is in no list of places; "Hồ Chí Minh" without "TP" is the person."""
    far = world_name(tokens, start)
    unit = admin_name(tokens, start, lambda unit: unit.level < COMMUNE and unit.name != _HO)
    return not any(found is not None and found[0] >= end for found in (far, unit))


def _has_evidence(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what stands around is told of persons: "(31 tuổi", ", sinh năm", "cho biết", "Ảnh: "."""
    keys = tokens.keys
    if keys[start - 1 : start] == [":"] and keys[max(0, start - 2)] in _CREDITS:
        return True
    if " ".join(keys[max(0, start - 2) : start]) in _QUOTING or deeds().match(keys, end) is not None:
        return True
    return keys[end : end + 1] in ([","], ["("]) and _is_described(tokens, start, end)


def _is_described(tokens: Tokens, start: int, end: int) -> bool:
    """Whether an age, a birth, a title or a relation follows a comma: "Jane Roe, mẹ cậu bé"."""
    after = tokens.keys[end + 1 : end + 3]
    if after[:1] in (["sn"], ["sinh"]) or (after[1:] == ["tuổi"] and after[0].isdigit()):
        return True
    if tokens.keys[end] == "(" or not after or not tokens.words[end + 1].islower():
        return False
    if "".join(tokens.keys[start - 1 : start]) in _BEFORE_PLACES:
        return False
    if " ".join(after).startswith(_RELATIONS):
        return not all(map(is_syllable, tokens.words[start:end]))
    found = titles().match(tokens.keys, end + 1)
    return found is not None and found[1].strong and found[0] > end + 2
