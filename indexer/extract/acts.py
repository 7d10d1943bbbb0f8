"""Laws of other states and treaties, which are cited by name: "Đạo luật Quan hệ Đài Loan", "Hiệp định NAFTA"."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from indexer.extract.act_names import (
    BARE_NAME,
    SHORT_NAME,
    agreement_end,
    constitution_end,
    country_end,
    name_end,
    party_end,
    small_end,
    subject_end,
    treaty_end,
    union_end,
)
from indexer.extract.known_acts import known_treaty
from indexer.extract.names import is_syllable
from indexer.extract.parties import cut, parties_end
from indexer.extract.tables import compounds, key_of
from indexer.extract.world import world

_UNITED_NATIONS = r"(?:Liên (?:[Hh]ợp|[Hh]iệp) [Qq]uốc|LHQ)"
_IN_MANY_WAYS = {
    rf"[Cc]ông ước (?:năm 1982 )?(?:của )?{_UNITED_NATIONS}(?: \(LHQ\)| năm 1982)? về [Ll]uật [Bb]iển\b": (
        "ông ước ",
        "Công ước Liên Hợp Quốc về Luật Biển",
    ),
    r"[Cc]ông ước [Ll]uật [Bb]iển\b": ("ông ước ", "Công ước Liên Hợp Quốc về Luật Biển"),
    rf"[Hh]iến chương (?:của )?{_UNITED_NATIONS}\b": ("iến chương ", "Hiến chương Liên Hợp Quốc"),
    r"[Cc]ông ước (?:[Qq]uốc tế )?về (?:[Bb]uôn bán|[Mm]ua bán|[Tt]hương mại) (?:quốc tế )?(?:các )?loài động(?: vật)?"
    r",?(?: và)? thực vật hoang dã(?:,? nguy cấp)?": ("ông ước ", "Công ước CITES"),
    r"[Cc]ông ước Gen[eè]v[ae] (?:lần )?thứ (?:nhất|hai|ba|tư|[1-4])\b": ("ông ước ", "Công ước Geneva"),
    r"[Cc]ông ước (?:năm )?1982\b": ("ông ước ", "Công ước Liên Hợp Quốc về Luật Biển"),
    r"[Qq]uy chế Rome\b": ("uy chế Rome", "Quy chế Rome"),
    r"[Cc]hương trình [Nn]ghị sự (?:năm )?2030\b": ("ghị sự ", "Chương trình nghị sự 2030"),
    r"[Kk]ế hoạch [Hh]ành động (?:[Cc]hung [Tt]oàn diện|[Tt]oàn diện [Cc]hung)\b": ("oàn diện", "Kế hoạch JCPOA"),
    r"[Qq]uy định (?:về )?(?:những|các) điều [Đđ]ảng viên không được làm": (
        "viên không được làm",
        "Quy định về những điều đảng viên không được làm",
    ),
}
"""Treaties that are cited most and in most ways, with what all these ways have in common, and what they are called."""
_ALSO_CALLED = {r"Công ước (?:UNCLOS|(?:về )?[Ll]uật [Bb]iển)(?: 1982)?": "Công ước Liên Hợp Quốc về Luật Biển"}
_KIND = 2
"""Syllables of "Công ước"; "Nghị định thư" has one more."""
_BY_SUBJECT = rf"Công ước (?:khung |[Qq]uốc tế )?(?:(?:của )?{_UNITED_NATIONS} )?về (?!vấn đề)"
_BODIES = (
    "oà án ",
    "òa án ",
    "Toà ",
    "Tòa ",
    "toà ",
    "tòa ",
    "ội đồng ",
    "ổ chức ",
    "ính phủ ",
    "khối ",
    "Khối ",
    "vốn ",
)
"""Ends of what stands before words that are part of the name of a body: "Tổ chức | Hiệp ước Bắc Đại Tây Dương"."""
_LONGEST_BODY = 8
_NO_LAWS = frozenset({"hạ viện", "chính phủ", "quốc hội", "hồi giáo", "liên bang", "liên minh", "luật sư"})
"""What "luật" is the law of, not its name."""
_CREEDS = frozenset({"sharia", "shariah", "syariah"})
"""Words of no Vietnamese that "luật" is the law of: no act has that name."""
_NO_LAW_BEHIND = re.compile(
    "(?:pháp|k[ỷỉ]|dự|điều|đạo|làm|khoa|ngành|đh|học|trường|ty|hãng|đoàn|s[ĩỹ]|sư|nhân|chí|tử|viện|viên|phòng|t[hs]s?|hạn"
    "|bằng 2|-) $"
)
"""What "luật" behind is no law, in small letters: a firm, a school, a field of study."""
_GOVERNED = "trong|theo|Theo|của|với|vào|trên|về|trái|và|bởi|đúng|sửa|đổi|phạm|thủ|vệ|trọng|thuận|bỏ|dẫn|chấp|lại|rằng"
_BEHIND_GOVERNED = "|".join(rf"(?<={word} hiến pháp)" for word in _GOVERNED.split("|"))
_OWN_CONSTITUTION = (
    rf"hiến pháp(?:{_BEHIND_GOVERNED})(?! (?:mới|cũ|hiện|hậu|nào|riêng|lâm thời|của (?:các|những))\b)(?!\w)"
)
"""A country's own in small letters, behind what governs a noun: "sửa đổi hiến pháp", not "trật tự hiến pháp"."""
_ORDINALS = "nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười"


class _Opening(NamedTuple):
    """How an act may begin.

    Attributes:
        common: what all texts hold that hold the words, and few others.
        words: pattern of what stands before its name, or of all of it.
        name_end: where the name ends that begins at an offset, the same offset when there is none; None where the words
            are all of the act.
        small_end: the same of a name in small letters, behind a kind with a capital inside a sentence.
    """

    common: str
    words: str
    name_end: Callable[[str, int], int] | None
    small_end: Callable[[str, int], int] | None = None


class FoundAct(NamedTuple):
    """A cited act: offsets of its first word, of its name and of its end; places in its name count.

    `called` is its kind with the short name that stands behind it, "Hiệp định CPTPP", or what everybody calls it; empty
    where its own words are its name.
    """

    start: int
    name: int
    end: int
    called: str = ""


_OPENINGS = (
    # Those of the International Labour Organization.
    _Opening("ông ước ", r"[Cc]ông ước (?:ILO )?(?:số [0-9]{1,3}|[0-9]{2,3}(?= của|[,.;)]| và | về ))\b", None),
    _Opening("u chính án ", rf"[Tt]u chính án (?:(?:thứ |số )?[0-9]{{1,2}}|[IVX]+|[Tt]hứ (?:{_ORDINALS}))\b", None),
    *(_Opening(common, words, None) for words, (common, _) in _IN_MANY_WAYS.items()),
    _Opening("ông ước ", _BY_SUBJECT, subject_end),
    _Opening("ạo luật ", "[Đđ]ạo luật ", partial(name_end, law=True), small_end),
    _Opening("FTA ", "FTA (?=[A-ZĐ])", lambda text, name: max(name, parties_end(text, name - 1))),
    _Opening("iệp định ", "[Hh]iệp định ", treaty_end, agreement_end),
    _Opening("iệp ước ", "[Hh]iệp ước ", treaty_end, partial(small_end, least=3)),
    _Opening("ông ước ", "[Cc]ông ước (?:quốc tế )?", name_end, partial(small_end, least=3)),
    _Opening("ghị định thư ", "Nghị định thư ", name_end, partial(small_end, least=3)),
    _Opening("iến chương ", "Hiến chương ", name_end),
    _Opening("iều lệ Đoàn", "[Đđ]iều lệ (?=Đoàn)", union_end),
    _Opening("iều lệ ", "[Đđ]iều lệ (?=[Đđ]ảng)", party_end),
    _Opening("iều lệ ", "[Đđ]iều lệ (?![Đđ]ảng|Đoàn)", name_end),
    _Opening("iến pháp ", "[Hh]iến pháp ", constitution_end),
    _Opening("hiến pháp", _OWN_CONSTITUTION, None),
    _Opening("uật Cơ bản ", "Luật Cơ bản ", country_end),
)
"""Ways to begin an act, in the order in which they are found."""
_BEFORE_NAME = re.compile(rf"(?:[Qq]uốc tế |(?:của )?{_UNITED_NATIONS} )+")
_KIND_INSIDE = re.compile(r"(?<=[^\s.!?:…“\"] )[A-ZĐ]")
"""A capital inside a sentence, where it tells."""
_BY_COMMON = {
    opening.common: tuple(other for other in _OPENINGS if other.common == opening.common) for opening in _OPENINGS
}


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """The words of an opening with no letter before them; the first letter stands alone, so that `re` skips to it."""
    first = words[: words.find("]") + 1] if words.startswith("[") else words[0]
    return re.compile(rf"{first}(?<!\w.){words[len(first) :]}")


def find_acts(text: str) -> Iterator[FoundAct]:
    """Yield acts of other states, constitutions with their country, amendments by number and treaties."""
    told = chain.from_iterable(openings for common, openings in _BY_COMMON.items() if common in text)
    for opening in told:
        for found in _pattern(opening.words).finditer(text):
            start, name = found.span()
            end, called = _end(text, start, name, opening) if opening.name_end else (name, "")
            of_body = text.endswith(_BODIES, max(0, start - _LONGEST_BODY), start)
            if (end > name or not opening.name_end) and not of_body:
                yield from _with_short_name(text, start, name, end, called)


def _end(text: str, start: int, name: int, opening: _Opening) -> tuple[int, str]:
    """Where the name of an act ends, and what everybody calls it; `name` where none begins there."""
    end, called = _known_end(text, start, name)
    # "Hiệp ước Hữu nghị và Hợp tác | Láng giềng Thân thiện"
    if opening.name_end and (end == name or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())):
        end = max(end, opening.name_end(text, name))
    if opening.small_end and end == name and text[name : name + 1].islower() and _KIND_INSIDE.match(text, start):
        end = opening.small_end(text, name)
    return end, called


def _known_end(text: str, start: int, name: int) -> tuple[int, str]:
    """Where a name that everybody knows ends, and what everybody calls it; `name` where none begins there.

    In small letters it tells only what a treaty is about: "hiệp ước cấm vũ khí hạt nhân đầu tiên".
    """
    before = _BEFORE_NAME.match(text, name)
    known = known_treaty(text, before.end() if before else name)
    if known is None:
        return name, ""
    capital = not text[name : known.end].islower() or _KIND_INSIDE.match(text, start) is not None
    if not (capital or SHORT_NAME.match(text, known.end) or (known.called and text[start].isupper())):
        return name, ""
    return parties_end(text, known.end), known.called


def law_in_words(text: str, start: int, before: str) -> int:
    """Where the name of a law of no list ends that begins here with a capital: "Luật | Giám sát | của Trung Quốc".

    `start` for none: what is no word of Vietnamese is a state, a creed or a person ("luật Mỹ", "ThS Luật Bùi Mẫu").
    `before` is what stands before "Luật": "kỷ luật", "đại học Luật" are none.
    """
    if _NO_LAW_BEHIND.search(before):
        return start
    if (end := _known_end(text, start - len("Luật "), start)[0]) > start or not text[start : start + 1].isupper():
        return end
    words, ends = cut(text, start)
    pair = tuple(map(key_of, words[:2]))
    named = pair in compounds() and words[0].istitle() and " ".join(pair) not in _NO_LAWS
    # "Bộ luật | Hồng Đức"
    named = named or (
        text.endswith("ộ luật ", 0, start) and len(words) > 1 and words[0].istitle() and words[1].istitle()
    )
    # "luật | Brexit", no word of Vietnamese but no creed either
    alone = words[0].istitle() and not is_syllable(words[0]) and not "".join(words[1:2]).istitle()
    if world().match(words, 0) is not None or not (named or (alone and key_of(words[0]) not in _CREEDS)):
        return start
    return name_end(text, start, law=True) if named else ends[0]


@cache
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    called = {words: name for words, (_, name) in _IN_MANY_WAYS.items()} | _ALSO_CALLED
    return tuple((re.compile(rf"{pattern}(?: 1982)?"), name) for pattern, name in called.items())


def _with_short_name(text: str, start: int, name: int, end: int, called: str) -> Iterator[FoundAct]:
    """Yield an act and the short name in brackets behind it: "Hiệp ước ... tầm trung | (INF)"."""
    short = SHORT_NAME.match(text, end) or (BARE_NAME.match(text, end) if " " in text[name:end] else None)
    kind = text[start:name].split()
    if short:
        called = f"{' '.join(kind[: _KIND + (kind[-1] == 'thư')]).capitalize()} {short.group(1)}"
    called = next((known for pattern, known in _known() if pattern.fullmatch(called or text[start:end])), called)
    yield FoundAct(start, name, end, called)
    if short is not None:
        yield FoundAct(short.start(1), short.end(1), short.end(1), called)
