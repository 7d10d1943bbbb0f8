"""Laws of other states and treaties, which are cited by name: "Đạo luật Quan hệ Đài Loan", "Hiệp định NAFTA"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from indexer.extract.names import is_syllable
from indexer.extract.tables import bridging, compounds, countries, key_of, world
from indexer.syllables import syllables

_WORDS = (
    ("luật", ("Đạo luật ", "đạo luật ")),
    ("iệp định", ("Hiệp định ", "hiệp định ")),
    ("iệp ước", ("Hiệp ước ", "hiệp ước ")),
    ("ông ước", ("Công ước ", "công ước ")),
    ("ghị định thư", ("Nghị định thư ",)),
)
"""What the words before such names have in common, which most texts have not, and those words."""
_CONSTITUTION = "Hiến pháp"
_BODIES = ("oà án ", "òa án ", "ội đồng ", "ổ chức ", "khối ", "Khối ")
"""Ends of what stands before words that are part of the name of a body: "Tổ chức | Hiệp ước Bắc Đại Tây Dương"."""
_LONGEST_BODY = 8
_JOINTS = frozenset({"và", "châu", "về", "xuyên"})
_INNER = frozenset({("luật", "biển"), ("liên", "hợp"), ("hợp", "quốc")})
_OTHER_ACTS = frozenset({"Hiệp định", "Hiệp ước", "Công ước", "Đạo luật", "Nghị định"})
_DASHES = frozenset({" - ", " – "})
_CREDITS = frozenset({"Ảnh", "Video", "Clip"})
_LONGEST = 120
_LONGEST_BRIDGE = 6
_LONGEST_SMALL = 16
_APART = frozenset({"giữa", "hiệp", "đạo"})
"""First syllables of what a name does not go on over: "giữa", another "hiệp định"."""
_ACRONYM = re.compile(r" \((?!FTA\))(?=[A-ZĐ][A-Za-z]{1,8}\))")
_SHORT_NAME = re.compile(r" \((?!FTA\))([A-ZĐ][A-Z]{2,8})\)")
_YEAR = re.compile(r" (?:năm )?(?:18|19|20)[0-9]{2}\b")


class FoundAct(NamedTuple):
    """A cited act: offsets of its first word, of its name and of its end; places in its name count."""

    start: int
    name: int
    end: int


@cache
def _amendment() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]u chính án (?:thứ |số )?[0-9]{1,2}\b")


def find_acts(text: str) -> Iterator[FoundAct]:
    """Yield acts of other states, constitutions with their country, amendments by number and treaties."""
    for found in _amendment().finditer(text) if "u chính án" in text else ():
        yield FoundAct(found.start(), found.end(), found.end())
    for word in chain.from_iterable(words for common, words in _WORDS if common in text):
        for start in _starts(text, word):
            end = _end(text, start + len(word), law=word.endswith("luật "))
            if end > start + len(word):
                yield FoundAct(start, start + len(word), end)
                yield from _short_name(text, end)
    for start in _starts(text, f"{_CONSTITUTION} ") if _CONSTITUTION in text else ():
        name = start + len(_CONSTITUTION) + 1
        words, ends = _cut(text, name)
        found_country = world().match(words, 0) if words else None
        if found_country is not None and found_country[1] in countries():
            yield FoundAct(start, name, ends[found_country[0] - 1])


def _short_name(text: str, end: int) -> Iterator[FoundAct]:
    """Yield the short name in brackets behind an act: "Hiệp ước ... tầm trung | (INF)"."""
    found = _SHORT_NAME.match(text, end)
    if found is not None:
        yield FoundAct(found.start(1), found.end(1), found.end(1))


def _starts(text: str, word: str) -> Iterator[int]:
    """Where a word stands that begins no part of a longer one and of no body."""
    start = text.find(word)
    while start >= 0:
        before = text[max(0, start - _LONGEST_BODY) : start]
        if not (before[-1:].isalnum() or before.endswith(_BODIES)):
            yield start
        start = text.find(word, start + len(word))


def _cut(text: str, start: int) -> tuple[Sequence[str], Sequence[int]]:
    """The words from an offset on that spaces and dashes between them join, and where they end in the text."""
    words: list[str] = []
    ends: list[int] = []
    for first, last in syllables(text[start : start + _LONGEST]):
        gap = text[ends[-1] : start + first] if ends else " "
        joined = gap in _DASHES and text[start + first].isupper() and text[start + first : start + last] not in _CREDITS
        if not (gap == " " or joined):
            break
        words.append(text[start + first : start + last])
        ends.append(start + last)
    return words, ends


def _end(text: str, start: int, *, law: bool) -> int:
    """Where the name that begins here ends; `start` when there is none."""
    words, ends = _cut(text, start)
    owned = words[:1] == ["của"]
    first = int(owned)
    if not words[first:] or not words[first][0].isupper():
        return _small_end(text, words, ends, start)
    end = first
    while end < len(words) and _goes_on(words, end, first):
        end += 1
    further = _bridge_end(text, words, ends, end)
    capitals = sum(word[0].isupper() for word in words[first:further])
    told = any(after.match(text, ends[further - 1]) is not None for after in (_YEAR, _ACRONYM))
    named = capitals > 1 or told or not is_syllable(words[first]) or (law and further > first + 1)
    return ends[further - 1] if named and (not owned or "về" in words[:further]) else start


def _small_end(text: str, words: Sequence[str], ends: Sequence[int], start: int) -> int:
    """The end of a name in small letters before its abbreviation: "hiệp định đối tác toàn diện | (CPTPP)"."""
    for word, end in zip(words[:_LONGEST_SMALL], ends, strict=False):
        if not bridging(key_of(word), word):
            break
        if _SHORT_NAME.match(text, end):
            return end
    return start


def _goes_on(words: Sequence[str], place: int, first: int) -> bool:
    """Whether a word belongs to the name: it has a capital, ends a word that has one, or joins another capital."""
    word = words[place]
    if word[0].isupper():
        return f"{word} {''.join(words[place + 1 : place + 2])}" not in _OTHER_ACTS
    pair = (key_of(words[place - 1]), key_of(word))
    inner = place > first and (pair in compounds() or pair in _INNER)
    after = words[place + 1 : place + 3]
    joins = word in _JOINTS and after != [] and after[0][0].isupper()
    return inner or (joins and " ".join(after) not in _OTHER_ACTS)


def _bridge_end(text: str, words: Sequence[str], ends: Sequence[int], start: int) -> int:
    """The end of a name that goes on in small letters to its abbreviation or to a place; `start` when it does not.

    "Hiệp ước Các lực lượng hạt nhân tầm trung | (INF)", "Hiệp định Thương mại tự do | Bắc Mỹ".
    """
    for place in range(start, min(len(words), start + _LONGEST_BRIDGE)):
        far = world().match(words, place) if words[place][0].isupper() or words[place] == "châu" else None
        if far is not None and place > start:
            end = far[0]
            while end < len(words) and text[ends[end - 1]] == " " and text[ends[end - 1] + 1] in "-–":
                end += 1
            return end
        if words[place] in _APART or not (bridging(key_of(words[place]), words[place]) and words[place].islower()):
            return start
        if _ACRONYM.match(text, ends[place]):
            return place + 1
    return start
