"""Bodies that no word for their kind tells: agencies that report, firms that have officers or shares, armed groups.

What stands beside such a name shows it once; the document decides then whether it is a person after all, and finds it
wherever it stands.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexer.extract.evidence import CREDITS
from indexer.extract.foreign import foreign_end
from indexer.extract.found import Findings, FoundOrganisation
from indexer.extract.lists import listed
from indexer.extract.mending import without_articles
from indexer.extract.names import begins_person, is_brand, is_given_name, is_syllable
from indexer.extract.organisations import Span
from indexer.extract.people import People
from indexer.extract.tables import heads, roles, titles, words_in
from indexer.extract.tokens import CAPITAL, FOREIGN, KNOWN, NEWS, Tokens
from indexer.extract.walk import acronyms_at

_LONGEST = 3
_SHORTEST_ACRONYM = 2
_LONGEST_ACRONYM = 8
_REPORTS = frozenset({("đưa", "tin"), ("dẫn", "lời"), ("dẫn", "nguồn"), ("dẫn", "thông"), ("trích", "lời")})
"""What agencies do with news: "đưa tin", "dẫn thông tin"."""
_NEWS = ("đưa", "tin")
_DAY_MARKS = frozenset({"/", "-", "nay", "qua"})
_LONGEST_DAY = 8
_ENDS = frozenset(",.;)\n")
_DAYS = frozenset({"ngày", "hôm", "sáng", "chiều", "tối"})
_SHARES = frozenset({("cổ", "phiếu"), ("mã", "ck"), ("chứng", "khoán"), ("(", "mã")})
"""Last syllables of "cổ phiếu", "mã cổ phiếu", "mã CK", "mã chứng khoán": a stock code follows."""
_NUMERAL = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")
"""Numbers as Romans wrote them, "XIV": "VIX" is none."""
_UNITS = frozenset({"%", "đồng"})
_STANDS = (["đứng", "giá"], ["tham", "chiếu"], ["tăng", "trần"], ["giảm", "sàn"])
"""How stocks stand: "VIC đứng giá"."""
_OFFICES = frozenset({"ceo", "đốc", "tịch", "lập", "diện", "viên", "ngôn", "lệnh"})
"""Last syllables of those whom a firm has: "giám đốc", "chủ tịch", "đại diện", "nhân viên", "người phát ngôn"."""
_CHIEFS = frozenset({"ceo", "đốc", "lập", "hành"})
"""Last syllables of offices in firms: "giám đốc", "người sáng lập", "giám đốc điều hành"."""
_ASSETS = frozenset({("cổ", "đông"), ("cổ", "phần"), ("trụ", "sở"), ("doanh", "thu"), ("công", "ty"), ("chi", "nhánh")})
"""What firms have; "công ty" stands before them."""
_STAFF = frozenset({("đại", "diện"), ("nhân", "viên")})
_GROUPS = frozenset({("phiến", "quân"), ("tổ", "chức"), ("khủng", "bố"), ("vũ", "trang"), ("nổi", "dậy")}) | {
    ("nhóm", "nhạc"),
    ("ban", "nhạc"),
}
"""Last syllables of "nhóm phiến quân", "tổ chức", "nhóm khủng bố"."""
_FULL = 3
_CODE = 3
_NETWORK = ("mạng", "xã", "hội")
"""Letters of a stock code, the least of abbreviations in a row."""
_JOINTS = frozenset({",", "và", "hay", "hoặc"})


def find_headless(tokens: Tokens, taken: Sequence[int]) -> Iterator[Span]:
    """Yield the names that the words around show to be bodies, outside the tokens taken, from left to right.

    Of kind "none" are abbreviations which open a sentence: nothing shows what they are there.
    """
    for start in _run_starts(tokens, taken):
        end = start + 1
        while tokens.flags[end] & CAPITAL and not taken[end]:
            end += 1
        first = start + (tokens.keys[start] in {"theo", "mã"} and end > start + 1)
        name_end = _name_end(tokens, first, end)
        if name_end > first and not _is_other(tokens, first):
            yield Span(first, first, name_end, "company")
            yield from (Span(place, place, place + 1, "company") for place in acronyms_at(tokens, name_end))
        elif end == start + 1 and is_acronym(tokens.words[start]) and tokens.opens_sentence(start):
            yield Span(start, start, end, "none")


def _run_starts(tokens: Tokens, taken: Sequence[int]) -> list[int]:
    """Where the runs of capitals begin that hold a word of another language or tell news; no others are bodies."""
    flags = tokens.flags
    starts: list[int] = []
    done = 0
    for last in sorted((*tokens.spots[FOREIGN], *(_subject(tokens, token) for token in tokens.spots[NEWS]))):
        if taken[last]:
            done = last + 1
            continue
        start = last + 1
        while start > done and flags[start - 1] & CAPITAL and not taken[start - 1]:
            start -= 1
        # Else the run was met at a word before.
        if start <= last and not (start and flags[start - 1] & CAPITAL and not taken[start - 1]):
            starts.append(start)
        done = last + 1
    return starts


def _subject(tokens: Tokens, news: int) -> int:
    """The token before "đưa tin" and the day that may stand before it."""
    last = news - 1
    while last > max(0, news - _LONGEST_DAY) and _is_of_day(tokens, last):
        last -= 1
    return last


def _name_end(tokens: Tokens, start: int, end: int) -> int:
    """Where the name of a body that a run begins with ends; `start` when nothing shows one."""
    before = tuple(tokens.keys[max(0, start - 2) : start])
    if is_acronym(tokens.words[start]) and (
        before in _SHARES
        or _moves(tokens, start, before)
        or _has_officers(tokens, start, before)
        or (end == start + 1 and _is_listed(tokens, start))
    ):
        return start + 1
    if not _may_be_body(tokens, start, end):
        return end if _brings_news(tokens, start, end) else start
    credited = before[1:] == (":",) and before[0] in CREDITS
    if credited and _closes(tokens, end) and (end == start + 1 or _is_medium(tokens, start, end, before[0])):
        return end
    reports = _is_source(tokens, start, end) or tuple(tokens.keys[end : end + 2]) in _REPORTS
    reports = reports or _brings_news(tokens, start, end)
    # "giám đốc của | Rowe Bulk"
    chief = before[1:] == ("của",) and before[0] in _CHIEFS and roles().match_before(tokens.keys, start - 1) is not None
    # "giám đốc | Rowgri | Lê Văn Mẫu"
    led = end == start + 1 and tokens.keys[start - 1] in _OFFICES and begins_person(tokens, end, least=_FULL)
    if reports or chief or led or (not tokens.words[start].isupper() and _is_owner(tokens, start)):
        return end
    network = before == _NETWORK[1:] and tokens.keys[start - 3] == _NETWORK[0]
    if network or before in _GROUPS or before[-1:] == ("nhóm",):
        whole = foreign_end(tokens, start, end)
        return whole if whole - start <= _LONGEST + 2 else start
    return end if end == start + 1 and is_brand(tokens.words[start]) and before in _STAFF else start


def _is_medium(tokens: Tokens, start: int, end: int, credit: str) -> bool:
    """Whether a paper made a film or a drawing: "Đồ hoạ: | Middle Rowe Eye"; photographers have such names, too."""
    return credit != "ảnh" and not any(map(is_given_name, tokens.words[start:end]))


def _moves(tokens: Tokens, start: int, before: tuple[str, ...]) -> bool:
    """Whether a stock code goes up or down: "VIC | giảm 2,35%", "mã | VIC"."""
    if len(tokens.words[start]) != _CODE or _NUMERAL.fullmatch(tokens.words[start]):
        return False
    after = tokens.words[start + 1 : start + 3]
    rate = len(after) > 1 and after[0] in {"tăng", "giảm", "mất"} and after[1][0].isdigit()
    told = not _UNITS.isdisjoint(tokens.words[start + 3 : start + 6])
    return before[-1:] == ("mã",) or (rate and told) or tokens.keys[start + 1 : start + 3] in _STANDS


def _is_owner(tokens: Tokens, start: int) -> bool:
    """Whether something that firms have stands before, with "của" or without: "trụ sở | Rowesoft", "cổ đông của |"."""
    place = start - (tokens.keys[start - 1] == "của")
    return tuple(tokens.keys[max(0, place - 2) : place]) in _ASSETS


def _brings_news(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run that opens a clause is a newspaper, whatever its words: "Sun | đưa tin"."""
    opens = tokens.opens_sentence(start) or tokens.words[start - 1] == ","
    if not opens or end - start > _LONGEST:
        return False
    for place in range(end, min(len(tokens), end + _LONGEST_DAY)):
        if tuple(tokens.keys[place : place + 2]) == _NEWS:
            return True
        if not _is_of_day(tokens, place):
            return False
    return False


def _is_of_day(tokens: Tokens, place: int) -> bool:
    """Whether a word is part of a day: "hôm nay", "ngày 19/12"."""
    return tokens.keys[place] in _DAYS or tokens.words[place] in _DAY_MARKS or tokens.words[place].isdigit()


@lru_cache(maxsize=1 << 14)
def is_acronym(word: str) -> bool:
    """Whether a word in capitals may be the short name of a body."""
    size = _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM
    return size and word.isupper() and word.isalpha() and word not in words_in("nobodies.txt")


def _has_officers(tokens: Tokens, start: int, before: tuple[str, ...]) -> bool:
    """Whether somebody of the body that begins here is told: "giám đốc | VNCB", "đại diện | LPB"."""
    if not before or before[-1] not in _OFFICES or len(tokens.words[start]) == _SHORTEST_ACRONYM:
        return False
    return before in _STAFF or roles().match_before(tokens.keys, start) is not None


def _is_listed(tokens: Tokens, start: int) -> bool:
    """Whether a code stands in a row with that of a body that the lists know, or a stock: "| ABX, | VIC và | DEX"."""
    if not _is_code(tokens, start):
        return False
    for step in (-1, 1):
        place = start
        while _is_code(tokens, place + 2 * step) and tokens.keys[place + step] in _JOINTS:
            place += 2 * step
            if tokens.flags[place] & KNOWN or _moves(tokens, place, tuple(tokens.keys[max(0, place - 1) : place])):
                return True
    return False


def _is_code(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place] if 0 <= place < len(tokens) else ""
    return len(word) >= _CODE and is_acronym(word)


def _may_be_body(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run may be the name of a body: not of a person, an event, nor one of Vietnamese syllables only."""
    words = without_articles(tokens.words[start:end])
    if not words or len(words) > _LONGEST or words[-1] in listed("events") or words[0] in words_in("famous.txt"):
        return False
    if is_given_name(words[0]):
        return False
    if len(words) == 1 and words[0].isupper():
        return is_acronym(words[0])
    told = words_in("nobodies.txt").isdisjoint(words) and all(len(word) > 1 for word in words)
    return told and not all(map(is_syllable, words))


def _is_other(tokens: Tokens, start: int) -> bool:
    """Whether a title, a body with its head, an address or the letters of a hidden name ("TR.TRUNG") begin here."""
    if titles().match(tokens.keys, start) or heads().match(tokens.keys, start):
        return True
    joined = tokens.words[start + 1 : start + 2] == ["."] and tokens.touches_next(start)
    return joined and tokens.touches_next(start + 1)


def _is_source(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what is told is told "theo" this name: "..., theo | Sun.", "Theo | Stripes, ..."."""
    theo = start - 1
    if start == 0 or tokens.keys[theo] != "theo":
        return False
    if tokens.opens_sentence(theo):
        return tokens.words[end : end + 1] == [","]
    after = tokens.keys[end]
    return tokens.words[theo - 1] in {",", "còn", "nhưng"} and (after in _ENDS or after in _DAYS)


def _closes(tokens: Tokens, end: int) -> bool:
    return tokens.words[end] in _ENDS or tokens.words[end] == "-"


def learn_bodies(found: Sequence[FoundOrganisation], people: People) -> frozenset[tuple[str, ...]]:
    """The words of the headless names that are no persons of the document."""
    persons = (people.full, people.short)
    return frozenset(body.words for body in found if not any(body.keys in names for names in persons))


def bodies_of(found: Findings, known: frozenset[tuple[str, ...]]) -> Iterator[FoundOrganisation]:
    """Yield the known headless names of a field, wherever nothing else was found; each once."""
    if not known:
        return
    starts: set[int] = set()
    runs = (FoundOrganisation(run.start, run.end, run.words, run.keys) for run in found.persons if not run.sure)
    words = (
        FoundOrganisation(word.start, word.start + len(word.word), (word.word,), (word.key,)) for word in found.singles
    )
    for body in (*found.headless, *found.openers, *runs, *words):
        if body.words in known and body.start not in starts:
            starts.add(body.start)
            yield body
