"""Short names of organisations: what the document calls by them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence

from indexer.extract.gazetteer import COMMUNE, DISTRICT
from indexer.extract.known_bodies import is_thing
from indexer.extract.lists import keys_listed, listed
from indexer.extract.names import (
    admin_name,
    begins_person,
    down_to,
    is_given_name,
    is_inner,
    is_syllable,
    is_vietnamese,
    run_end,
    world_name,
)
from indexer.extract.organisations import TEAMS, Span
from indexer.extract.tables import HeadKind, abbreviations, keys_of, place_words, words_in
from indexer.extract.tokens import CAPITAL, NAME, SUFFIX, Tokens
from indexer.extract.walk import acronyms_at
from indexer.normalise import lower

Aliases = MutableMapping[tuple[str, ...], tuple[str, ...]]
"""Short names of organisations, as written -> the words of the whole name; collected field by field."""
_SHORTENED: frozenset[HeadKind] = frozenset({"company", "press", "school"})
_FULL = 3
_WORKS = frozenset({"nhà", "xí"})
"""First syllables of "nhà máy", "xí nghiệp"."""
_CLUBS = frozenset({("câu", "lạc", "bộ"), ("clb",), ("đội",)})
"""Heads after which a foreign name is that of a team: "câu lạc bộ Spartak"."""


def learn_aliases(tokens: Tokens, spans: list[Span], aliases: Aliases) -> Iterator[Span]:
    """Note the short names that a document introduces, and yield those in brackets.

    "Ngân hàng Thế giới (WB)" introduces "WB", "tạp chí Time" introduces "Time".
    """
    known = {span.start for span in spans}
    for span in spans:
        whole = tuple(tokens.words[span.start : span.end])
        # Not what "... Việt Nam - EU (EVFTA)" explains.
        short = span.end == span.start + 1 and tokens.words[span.start].isupper()
        explained = tokens.words[span.end : span.end + 1] == ["("] and not short
        for place in acronyms_at(tokens, span.end) if explained else ():
            if place not in known and world_name(tokens, place) is None:
                if not _is_of_field(tokens, span, tokens.words[place]):
                    aliases.setdefault((tokens.words[place],), whole)
                yield Span(place, place, place + 1, span.kind, whole)
        if explained and span.kind == "company" and _is_pair(tokens, span.end):
            pair = slice(span.end + 1, span.end + 3)
            aliases.setdefault(tuple(tokens.words[pair]), whole)
            yield Span(pair.start, pair.start, pair.stop, span.kind, whole)
        head = tuple(tokens.keys[span.start : span.head])
        if (span.kind in _SHORTENED or head in TEAMS or head in _CLUBS) and head:
            for name in _proper_names(tokens, span):
                if head not in _CLUBS or not any(map(is_vietnamese, name)):
                    aliases.setdefault(name, whole)
        elif not head and tokens.capital(span.start - 1) and not any(map(is_syllable, whole)):
            # "kênh truyền hình Pháp | Rowal Plus"
            aliases.setdefault(whole, whole)


def _is_pair(tokens: Tokens, bracket: int) -> bool:
    """Whether brackets hold an abbreviation and one more word: "(PVQ Land)", "(FLQ Group)"."""
    words = tokens.words[bracket : bracket + 4]
    if len(words) < len(["(PVQ", "Land)"]) + 2 or words[3] != ")" or not tokens.capital(bracket + 2):
        return False
    short, last = words[1:3]
    return short.isalpha() and short.isupper() and len(short) > 1 and last.istitle() and not is_vietnamese(last)


def _is_of_field(tokens: Tokens, span: Span, short: str) -> bool:
    """Whether a short name stands for what a public body is for alone: "Cảnh sát phòng cháy chữa cháy (PCCC)"."""
    if span.kind not in {"department", "group", "force"}:
        return False
    full = abbreviations().get(short)
    if full is not None:
        return keys_of(full)[0] != tokens.keys[span.start]
    initials = "".join(key[0] for key in tokens.keys[span.head : span.end] if key.isalpha() and key != "và")
    return lower(short) == initials


def learn_firms(tokens: Tokens, firms: Iterable[Span], aliases: Aliases) -> None:
    """Note what firms are called without the words for a firm: "Nam Hải" of "Nam Hải Investment Corporation"."""
    for firm in firms:
        end = next((place for place in range(firm.start, firm.end) if tokens.flags[place] & SUFFIX), firm.start)
        words = tuple(tokens.words[firm.start : end])
        clear = len(words) > 1 or (len("".join(words)) > len("Co") and not is_syllable(words[0]))
        if clear and not _is_place(tokens, firm.start, end):
            aliases.setdefault(words, tuple(tokens.words[firm.start : firm.end]))


def _proper_names(tokens: Tokens, span: Span) -> Iterator[tuple[str, ...]]:
    """Yield the capitalised words that the name of a company ends with, then those with the words that stand before.

    "Công ty cổ phần Bóng đèn Hải Đăng" is called "Hải Đăng" and "Bóng đèn Hải Đăng". No single word that may be
    Vietnamese, and no place: "Công ty Thoát nước Hà Nội" gives "Hà Nội" to nobody.
    """
    head = span.head
    while head < span.end and tokens.keys[head] in keys_listed("syllables of legal forms"):
        head += 1
    start = span.end
    while start > head and tokens.capital(start - 1):
        start -= 1
    far = world_name(tokens, start) if start < span.end else None
    if far is not None and far[0] < span.end and not is_syllable(tokens.words[far[0]]):
        # "hãng hàng không Ai Cập | RoweAir"
        start = far[0]
    words = tuple(tokens.words[start : span.end])
    person = len(words) == 1 and (words[0] in words_in("famous.txt") or is_given_name(words[0]))
    # "Công ty TNHH Lê Văn Mẫu" is called so after somebody.
    full = start == head and len(words) == _FULL and words[0] in listed("common surnames")
    person = person or (full and begins_person(tokens, start, least=_FULL))
    if start > head and tokens.words[start - 1] == "-" and "BOT" in tokens.words[head:start]:
        # "Công ty BOT Pháp Vân - | Cầu Giẽ"
        return
    if not words or person or (span.kind == "school" and all(map(is_syllable, words))):
        # Schools and clubs bear the names of persons.
        return
    # "Vietcombank TP Vinh" gives "TP Vinh" to nobody either.
    bare = start + (tokens.words[start].isupper() and place_words().match(tokens.keys, start) is not None)
    # A works is called after the commune where it stands.
    lowest = COMMUNE if tokens.keys[span.start] in _WORKS else DISTRICT
    if _is_place(tokens, bare, span.end, lowest=lowest):
        return
    if len(words) > 1 or not (is_vietnamese(words[0]) or len(words[0]) < len("FPT")):
        yield words
    longer = start
    while longer > head and (tokens.capital(longer - 1) or _ends_word(tokens, longer - 1)):
        longer -= 1
    if longer < start:
        yield tuple(tokens.words[longer : span.end])


def _is_place(tokens: Tokens, start: int, end: int, *, lowest: int = DISTRICT) -> bool:
    """Whether a name is that of a unit down to the lowest level or of a place of the world."""
    unit = admin_name(tokens, start, down_to(lowest))
    return any(found is not None and found[0] == end for found in (unit, world_name(tokens, start)))


def _ends_word(tokens: Tokens, place: int) -> bool:
    """Whether a syllable in small letters ends a word that a capital begins: "Bóng | đèn Điện Quang"."""
    return tokens.words[place].islower() and tokens.capital(place - 1) and tokens.keys[place] != "và"


def find_short_names(tokens: Tokens, among: range, taken: bytearray, aliases: Aliases) -> Iterator[Span]:
    """Find the names that the document has introduced, among some tokens."""
    if not aliases:
        return
    lengths = _lengths(aliases)
    done = 0
    words = tokens.words
    spots = tokens.spots[NAME]
    for start in spots[bisect_left(spots, among.start) : bisect_left(spots, among.stop)]:
        if words[start] not in lengths or start < done or taken[start] or not _begins_run(tokens, start, taken):
            continue
        known = _known_end(tokens, start, run_end(tokens, start), lengths[words[start]], aliases)
        if known > start and not (_is_other(tokens, start, known) or any(taken[start:known])):
            done = known
            yield Span(start, start, known, "company", aliases[tuple(tokens.words[start:known])])


def _begins_run(tokens: Tokens, start: int, taken: bytearray) -> bool:
    """Whether no word with a capital that is free stands before this one."""
    before = start - 1
    while before >= 0 and taken[before] and tokens.flags[before] & CAPITAL:
        before -= 1
    return before < 0 or not tokens.flags[before] & CAPITAL


def _is_other(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a name is that of a place or goods: "khu dân cư | Diệu Hiền", "xe | Fiat", not "yêu cầu | Diệu Hiền"."""
    if is_thing(tokens, start, end):
        return True
    word = place_words().match_before(tokens.keys, start)
    return word is not None and not is_inner(tokens, word[0])


def _lengths(aliases: Aliases) -> Mapping[str, tuple[int, ...]]:
    """How long the short names are that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for words in aliases:
        lengths.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def _known_end(tokens: Tokens, start: int, end: int, lengths: Sequence[int], aliases: Aliases) -> int:
    """Return the end of the short name that a run of capitals [start, end) is or begins in; `start`: it is none."""
    for length in lengths:
        last = start + length
        if end <= last <= len(tokens) and tuple(tokens.words[start:last]) in aliases and not tokens.capital(last):
            return last
    return start
