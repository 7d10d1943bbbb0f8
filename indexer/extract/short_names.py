"""Short names of organisations: what the document calls by them, and firms that end like a foreign one."""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence

from indexer.extract.gazetteer import COMMUNE
from indexer.extract.names import admin_name, is_given_name, is_inner, is_syllable, is_vietnamese, run_end, world_name
from indexer.extract.organisations import GOODS, TEAMS, Span
from indexer.extract.tables import HeadKind, place_words
from indexer.extract.tokens import BOARD, CAPITAL, SUFFIX, Tokens
from indexer.extract.walk import acronyms_at

Aliases = MutableMapping[tuple[str, ...], tuple[str, ...]]
"""Short names of organisations, as written -> the words of the whole name; collected field by field."""
_SHORTENED: frozenset[HeadKind] = frozenset({"company", "press", "school"})
_MEMBERS = frozenset({"tịch", "viên"})
"""Last syllables of offices in boards: "chủ tịch", "thành viên"."""
_LEGAL_FORM = frozenset(
    {"cổ", "phần", "cp", "ctcp", "tnhh", "mtv", "một", "thành", "viên", "trách", "nhiệm", "hữu", "hạn"}
)
"""Syllables after "Công ty" that are no part of the name by which it is called."""


def learn_aliases(tokens: Tokens, spans: list[Span], aliases: Aliases) -> Iterator[Span]:
    """Note the short names that a document introduces, and yield those in brackets.

    "Ngân hàng Thế giới (WB)" introduces "WB", "tạp chí Time" introduces "Time".
    """
    known = {span.start for span in spans}
    for span in spans:
        whole = tuple(tokens.words[span.start : span.end])
        for place in acronyms_at(tokens, span.end):
            if place not in known and world_name(tokens, place) is None:
                aliases.setdefault((tokens.words[place],), whole)
                yield Span(place, place, place + 1, span.kind, whole)
        team = tuple(tokens.keys[span.start : span.head]) in TEAMS
        if (span.kind in _SHORTENED or team) and span.head > span.start:
            for name in _proper_names(tokens, span):
                aliases.setdefault(name, whole)


def _proper_names(tokens: Tokens, span: Span) -> Iterator[tuple[str, ...]]:
    """Yield the capitalised words that the name of a company ends with, then those with the words that stand before.

    "Công ty cổ phần Bóng đèn Hải Đăng" is called "Hải Đăng" and "Bóng đèn Hải Đăng". No single word that may be
    Vietnamese, and no place: "Công ty Thoát nước Hà Nội" gives "Hà Nội" to nobody.
    """
    head = span.head
    while head < span.end and tokens.keys[head] in _LEGAL_FORM:
        head += 1
    start = span.end
    while start > head and tokens.capital(start - 1):
        start -= 1
    words = tuple(tokens.words[start : span.end])
    if span.kind == "school" and all(map(is_syllable, words)):
        # Schools bear the names of persons.
        return
    if not words or (len(words) == 1 and (is_vietnamese(words[0]) or len(words[0]) < len("FPT"))):
        return
    # "Vietcombank TP Vinh" gives "TP Vinh" to nobody either.
    bare = start + (tokens.words[start].isupper() and place_words().match(tokens.keys, start) is not None)
    unit = admin_name(tokens, bare, lambda unit: unit.level < COMMUNE)
    far = world_name(tokens, bare)
    if any(found is not None and found[0] == span.end for found in (unit, far)):
        return
    yield words
    longer = start
    while longer > head and (tokens.capital(longer - 1) or _ends_word(tokens, longer - 1)):
        longer -= 1
    if longer < start:
        yield tuple(tokens.words[longer : span.end])


def _ends_word(tokens: Tokens, place: int) -> bool:
    """Whether a syllable in small letters ends a word that a capital begins: "Bóng | đèn Điện Quang"."""
    return tokens.words[place].islower() and tokens.capital(place - 1) and tokens.keys[place] != "và"


def find_short_names(tokens: Tokens, taken: bytearray, aliases: Aliases) -> Iterator[Span]:
    """Find names that the document has introduced, and foreign ones that end like a company's ("United Airlines")."""
    boards = tokens.spots[BOARD]
    if not (aliases or boards or tokens.spots[SUFFIX]):
        return
    lengths = _lengths(aliases)
    done = 0
    for start in tokens.marked(CAPITAL):
        if start < done or taken[start]:
            continue
        done = end = run_end(tokens, start)
        known = _known_end(tokens, start, end, lengths.get(tokens.words[start], ()), aliases)
        if known > start and not (_is_other(tokens, start) or any(taken[start:known])):
            done = known
            yield Span(start, start, known, "company", aliases[tuple(tokens.words[start:known])])
        elif tokens.spots[SUFFIX] and end > start + 1:
            last = next((place for place in range(end - 1, start, -1) if tokens.flags[place] & SUFFIX), start)
            free = last > start and not any(taken[start : last + 1])
            if free and not (is_vietnamese(tokens.words[start]) or is_given_name(tokens.words[start])):
                yield Span(start, start, last + 1, "company")
                done = last + 1
                continue
        if boards and tokens.flags[start] & BOARD and end > start + 1 and _is_foreign(tokens.words[start + 1]):
            yield from _board(tokens, start, end, taken)


def _board(tokens: Tokens, start: int, end: int, taken: bytearray) -> Iterator[Span]:
    """Yield the firm whose board an office is in ("chủ tịch HĐQT | Oceanbank"), else the board ("theo HĐQT DQC")."""
    if taken[start + 1]:
        return
    firm_end = next(
        (place for place in range(start + 1, end) if taken[place] or not _is_foreign(tokens.words[place])), end
    )
    first = start + (start > 0 and tokens.keys[start - 1] in _MEMBERS)
    yield Span(first, start + 1, firm_end, "company")


def _is_foreign(word: str) -> bool:
    return not is_syllable(word) and not is_given_name(word)


def _is_other(tokens: Tokens, start: int) -> bool:
    """Whether a name is that of a place or goods: "khu dân cư | Diệu Hiền", "xe | Fiat", not "yêu cầu | Diệu Hiền"."""
    if start > 0 and tokens.keys[start - 1] in GOODS:
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
