"""Laws of other states and treaties, which are cited by name: "Đạo luật Quan hệ Đài Loan", "Hiệp định NAFTA"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from indexer.extract.names import is_syllable
from indexer.extract.tables import bridging, compounds, countries, key_of, words_in, world
from indexer.syllables import syllables

_WORDS = (
    ("luật", ("Đạo luật ", "đạo luật ")),
    ("iệp định", ("Hiệp định ", "hiệp định ")),
    ("iệp ước", ("Hiệp ước ", "hiệp ước ")),
    ("ông ước", ("Công ước ", "công ước ")),
    ("ghị định thư", ("Nghị định thư ",)),
    ("iến chương", ("Hiến chương ",)),
    ("iều lệ ", ("Điều lệ ", "điều lệ ")),
)
"""What the words before such names have in common, which most texts have not, and those words."""
_CONSTITUTIONS = ("Hiến pháp ", "hiến pháp ", "Luật Cơ bản ")
_UNITED_NATIONS = r"(?:Liên (?:[Hh]ợp|[Hh]iệp) [Qq]uốc|LHQ)"
_IN_MANY_WAYS = {
    rf"[Cc]ông ước (?:năm 1982 )?(?:của )?{_UNITED_NATIONS}(?: \(LHQ\)| năm 1982)? về [Ll]uật [Bb]iển\b": (
        "Công ước Liên Hợp Quốc về Luật Biển"
    ),
    rf"[Hh]iến chương (?:của )?{_UNITED_NATIONS}\b": "Hiến chương Liên Hợp Quốc",
    r"[Cc]ông ước (?:[Qq]uốc tế )?về (?:[Bb]uôn bán|[Mm]ua bán|[Tt]hương mại) (?:quốc tế )?(?:các )?loài động(?: vật)?"
    r",?(?: và)? thực vật hoang dã(?:,? nguy cấp)?": "Công ước CITES",
}
"""Treaties that are cited most and in most ways, and what they are called."""
_ALSO_CALLED = {r"Công ước (?:UNCLOS|(?:về )?[Ll]uật [Bb]iển)(?: 1982)?": "Công ước Liên Hợp Quốc về Luật Biển"}
_KIND = 2
"""Syllables of "Công ước"; "Nghị định thư" has one more."""
_BY_SUBJECT = rf"Công ước (?:khung |[Qq]uốc tế )?(?:(?:của )?{_UNITED_NATIONS} )?về (?!vấn đề)"
_APART_AFTER_AND = frozenset({"các", "cả", "luật", "những", "thoả", "tuân", "việc"})
"""What makes the "và" before it join two things, not the words of one name."""
_BODIES = ("oà án ", "òa án ", "ội đồng ", "ổ chức ", "ính phủ ", "khối ", "Khối ", "vốn ")
"""Ends of what stands before words that are part of the name of a body: "Tổ chức | Hiệp ước Bắc Đại Tây Dương"."""
_LONGEST_BODY = 8
_JOINTS = frozenset({"và", "châu", "về", "xuyên"})
_INNER = frozenset({("luật", "biển"), ("liên", "hợp"), ("hợp", "quốc")})
_OTHER_ACTS = frozenset({"Hiệp định", "Hiệp ước", "Công ước", "Đạo luật", "Nghị định"})
_LAWGIVERS = frozenset({"Quốc hội", "Chính phủ", "Hạ viện", "Thượng viện", "Nghị viện"})
"""Who makes "các đạo luật | Quốc hội vừa thông qua"."""
_DASHES = frozenset({" - ", " – "})
_CREDITS = frozenset({"Ảnh", "Video", "Clip"})
_LONGEST = 120
_LONGEST_BRIDGE = 6
_LONGEST_SMALL = 16
_LONGEST_WORD = 3
_IN_LAWS = frozenset({"của", "thông"})
_OTHERS_BEGIN = frozenset({"Uỷ", "Ủy", "Luật", "Bộ"})
"""What a body or a law begins with, which stands beside an act: "Luật Giám sát và | Uỷ ban Giám sát Quốc gia"."""
_AFTER_NAMES = frozenset({"của", "và"})
_NO_LAWS = frozenset({"hạ viện", "chính phủ", "quốc hội", "hồi giáo", "liên bang", "liên minh", "luật sư"})
"""What "luật" is the law of, not its name."""
_NO_LAW_BEHIND = re.compile(
    "(?:pháp|k[ỷỉ]|dự|điều|đạo|làm|khoa|ngành|đh|học|trường|ty|hãng|đoàn|s[ĩỹ]|sư|nhân|chí|tử|viện|phòng|ts|ths|2|-) $"
)
"""What "luật" behind is no law, in small letters: a firm, a school, a field of study."""
_APART = frozenset({"giữa", "hiệp", "đạo"})
"""First syllables of what a name does not go on over: "giữa", another "hiệp định"."""
_ACRONYM = re.compile(r" \((?!FTA\))(?=[A-ZĐ][A-Za-z]{1,8}\))")
_SHORT_NAME = re.compile(r"(?: (?:năm )?(?:19|20)[0-9]{2})? \((?!FTA\))([A-ZĐ][A-Z]{2,8})\)")
_YEAR = re.compile(r" (?:năm )?(?:18|19|20)[0-9]{2}\b")


class FoundAct(NamedTuple):
    """A cited act: offsets of its first word, of its name and of its end; places in its name count.

    `called` is its kind with the short name that stands behind it, "Hiệp định CPTPP", or what everybody calls it; empty
    where its own words are its name.
    """

    start: int
    name: int
    end: int
    called: str = ""


@cache
def _amendment() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]u chính án (?:thứ |số )?[0-9]{1,2}\b")


def find_acts(text: str) -> Iterator[FoundAct]:
    """Yield acts of other states, constitutions with their country, amendments by number and treaties."""
    for found in _amendment().finditer(text) if "u chính án" in text else ():
        yield FoundAct(found.start(), found.end(), found.end())
    common = "ông ước" in text or "iến chương" in text
    for found in _in_many_ways().finditer(text) if common else ():
        yield from _with_short_name(text, found.start(), found.end(), found.end())
    for found in _by_subject().finditer(text) if common else ():
        if (end := _subject_end(text, found.end())) > found.end():
            yield from _with_short_name(text, found.start(), found.end(), end)
    for word in chain.from_iterable(words for common, words in _WORDS if common in text):
        for start in _starts(text, word):
            if "lệ" in word and text.startswith(("Đảng", "Đoàn"), start + len(word)):
                yield from _of_youth(text, start, start + len(word))
                continue
            end = _end(text, start + len(word), law=word.endswith("luật "))
            if end > start + len(word):
                yield from _with_short_name(text, start, start + len(word), end)
    yield from _constitutions(text) if "iến pháp" in text or "uật Cơ bản" in text else ()


def _of_youth(text: str, start: int, name: int) -> Iterator[FoundAct]:
    """Yield the charter of the youth union, which is called by its first word alone as well."""
    union = re.compile(r"Đoàn(?: (?:TNCS|Thanh niên [Cc]ộng sản) Hồ Chí Minh)?(?!\w)").match(text, name)
    if union is not None:
        yield FoundAct(start, name, union.end())


def _constitutions(text: str) -> Iterator[FoundAct]:
    """Yield constitutions with the country behind them."""
    for word in _CONSTITUTIONS:
        for start in _starts(text, word):
            words, ends = _cut(text, start + len(word))
            far = world().match(words, 0) if words else None
            if far is not None and (far[1] in countries() or "Luật" in word):
                yield FoundAct(start, start + len(word), ends[far[0] - 1])


def law_in_words(text: str, start: int, before: str) -> int:
    """Where the name of a law of no list ends that begins here with a capital: "Luật | Giám sát | của Trung Quốc".

    `start` for none: what is no word of Vietnamese is a state, a creed or a person ("luật Mỹ", "ThS Luật Bùi Mẫu").
    `before` is what stands before "Luật": "kỷ luật", "đại học Luật" are none.
    """
    if not text[start : start + 1].isupper() or _NO_LAW_BEHIND.search(before):
        return start
    words, _ = _cut(text, start)
    pair = tuple(map(key_of, words[:2]))
    named = pair in compounds() and words[0].istitle() and " ".join(pair) not in _NO_LAWS
    return _end(text, start, law=True) if named and world().match(words, 0) is None else start


@cache
def _in_many_ways() -> re.Pattern[str]:
    return re.compile("|".join(_IN_MANY_WAYS))


@cache
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    called = {**_IN_MANY_WAYS, **_ALSO_CALLED}
    return tuple((re.compile(rf"{pattern}(?: 1982)?"), name) for pattern, name in called.items())


@cache
def _by_subject() -> re.Pattern[str]:
    return re.compile(_BY_SUBJECT)


def _ends_subject(words: Sequence[str], place: int) -> bool:
    """Whether a word ends what a treaty is about; not in a compound, "nguy | cấp"."""
    inner = (key_of(words[place - 1]), key_of(words[place])) in compounds() if place else False
    return words[place] in words_in("subject_ends.txt") and not inner


def _subject_end(text: str, start: int) -> int:
    """Where what a convention is about ends: "Công ước về | Giao thông đường bộ | năm 1968"; `start` for nothing."""
    words, ends = _cut(text, start)
    end = 0
    while end < min(len(words), _LONGEST_SMALL) and not _ends_subject(words, end):
        after = words[end + 1] if end + 1 < len(words) else "Và"
        joins = words[end] != "và" or not (after[0].isupper() or after in _APART_AFTER_AND)
        joins = joins and not (words[end] == "và" and after in words_in("subject_ends.txt"))
        owner = words[end] == "của" and after[0].isupper()
        if not joins or owner or f"{words[end]} {after}" in _OTHER_ACTS:
            break
        end += 1
    return ends[end - 1] if end > 1 else start


def _with_short_name(text: str, start: int, name: int, end: int) -> Iterator[FoundAct]:
    """Yield an act and the short name in brackets behind it: "Hiệp ước ... tầm trung | (INF)"."""
    short = _SHORT_NAME.match(text, end)
    kind = text[start:name].split()
    called = f"{' '.join(kind[: _KIND + (kind[-1] == 'thư')]).capitalize()} {short.group(1)}" if short else ""
    called = next((known for pattern, known in _known() if pattern.fullmatch(called or text[start:end])), called)
    yield FoundAct(start, name, end, called)
    if short is not None:
        yield FoundAct(short.start(1), short.end(1), short.end(1), called)


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
    if " ".join(words[first : first + 2]) in _LAWGIVERS:
        return start
    if not words[first:] or not words[first][0].isupper():
        return _short_end(text, words, ends, start)
    if (short := _short_end(text, words, ends, start, law=law)) > start:
        return short
    end = first
    while end < len(words) and _goes_on(words, end, first):
        end += 1
    about = law or "về" in words[first:end]
    further = max(_bridge_end(text, words, ends, end), _small_end(words, end) if about else end)
    capitals = sum(word[0].isupper() for word in words[first:further])
    told = any(after.match(text, ends[further - 1]) is not None for after in (_YEAR, _ACRONYM))
    named = capitals > 1 or told or not is_syllable(words[first]) or (law and further > first + 1)
    return ends[further - 1] if named and (not owned or "về" in words[:further]) else start


def _short_end(text: str, words: Sequence[str], ends: Sequence[int], start: int, *, law: bool = False) -> int:
    """The end of a name before its abbreviation: "hiệp định đối tác toàn diện | (CPTPP)"; `start` when none follows."""
    for place, word in enumerate(words[:_LONGEST_SMALL]):
        if word == "giữa" or " ".join(words[place : place + 2]).capitalize() in _OTHER_ACTS:
            break
        if not (word[0].isupper() or _bridges(words, place) or word == "về" or (law and word in _IN_LAWS)):
            break
        if _SHORT_NAME.match(text, ends[place]):
            return ends[place]
    return start


def _bridges(words: Sequence[str], place: int) -> bool:
    """Whether a name may go on over a word, or the word ends one that it may go on over: "tự | do"."""
    keys = [key_of(word) for word in words[max(0, place - 1) : place + 1]]
    return bridging(keys[-1], words[place]) or tuple(keys) in compounds()


def _goes_on(words: Sequence[str], place: int, first: int) -> bool:
    """Whether a word belongs to the name: it has a capital, ends a word that has one, or joins another capital."""
    word = words[place]
    if word[0].isupper():
        return f"{word} {''.join(words[place + 1 : place + 2])}" not in _OTHER_ACTS
    pair = (key_of(words[place - 1]), key_of(word))
    inner = place > first and (pair in compounds() or pair in _INNER)
    after = words[place + 1 : place + 3]
    joins = word in _JOINTS and after != [] and after[0][0].isupper() and after[0] not in _OTHERS_BEGIN
    # Not "hiệp ước INF và Nga".
    beside = word == "và" and words[place - 1].isupper()
    return inner or (joins and not beside and " ".join(after) not in _OTHER_ACTS)


def _small_end(words: Sequence[str], start: int) -> int:
    """The end of the small letters that a name goes on in, before what ends it: "Đạo luật Kiểm soát | di trú | của"."""
    end = start
    while end < len(words) and words[end].islower() and words[end] != "và" and _bridges(words, end):
        end += 1
    ended = end == len(words) or words[end] in _AFTER_NAMES or words[end] in words_in("subject_ends.txt")
    return end if ended and end - start <= _LONGEST_WORD and words[start:end][:1] != ["quy"] else start


def _bridge_end(text: str, words: Sequence[str], ends: Sequence[int], start: int) -> int:
    """The end of a name that goes on in small letters to its abbreviation or to a place; `start` when it does not.

    "Hiệp ước Các lực lượng hạt nhân tầm trung | (INF)", "Hiệp định Thương mại tự do | Bắc Mỹ".
    """
    for place in range(start, min(len(words), start + _LONGEST_BRIDGE)):
        far = world().match(words, place) if words[place][0].isupper() or words[place] == "châu" else None
        if far is not None and place > start:
            end = far[0]
            while end < len(words) and text[ends[end - 1] + 1] in "-–":
                end += 1
                while end < len(words) and _goes_on(words, end, place) and text[ends[end - 1] + 1] not in "-–":
                    end += 1
            return end
        beside = words[place] == "và" and words[place - 1].isupper()
        if beside or words[place] in _APART or not (_bridges(words, place) and words[place].islower()):
            return start
        if _ACRONYM.match(text, ends[place]):
            return place + 1
    return start
