"""Firms that no head tells: those that end like one ("Hải Đăng Group", "United Airlines") or have a board."""

from collections.abc import Iterable, Iterator, Sequence

from indexer.extract.lists import listed
from indexer.extract.names import is_given_name, is_syllable, is_vietnamese, run_end, world_name
from indexer.extract.organisations import Span
from indexer.extract.tables import openers, titles
from indexer.extract.tokens import BOARD, SUFFIX, Tokens

_MEMBERS = frozenset({"tịch", "viên"})
"""Last syllables of offices in boards: "chủ tịch", "thành viên"."""
_LONGEST_FIRM = 6
_PAGEANTS = frozenset({"Miss", "Mister", "Mr", "Mrs"})
_QUOTES = frozenset("“\"‘'")


def find_firms(tokens: Tokens, taken: Sequence[int]) -> Iterator[Span]:
    """Yield the firms that their last word tells, from left to right, outside the tokens taken.

    Vietnamese words may stand before a word that nothing but a firm has ("Corporation"), two at the least.
    """
    done = 0
    for suffix in tokens.spots[SUFFIX]:
        if suffix < done or taken[suffix] or not tokens.flags[suffix] & SUFFIX:
            continue
        start, end = _start(tokens, suffix, taken, done), suffix + 1
        while tokens.capital(end) and tokens.flags[end] & SUFFIX and not taken[end]:
            end += 1
        if end - start > 1 and _is_firm(tokens, start, max(suffix, start + 1), end):
            done = _end(tokens, end)
            yield Span(start, start, done, "company")


def _start(tokens: Tokens, suffix: int, taken: Sequence[int], done: int) -> int:
    """Where the capitalised words before the end of a firm begin, without a word that only opens the sentence."""
    start = suffix
    while start > done and tokens.capital(start - 1) and not taken[start - 1] and suffix - start < _LONGEST_FIRM:
        start -= 1
    if start - done > 1 and tokens.words[start - 1] == "&" and tokens.capital(start - 2) and not taken[start - 2]:
        # "F & N Dairy Investments"
        start -= 2
    return start + (start < suffix and tokens.opens_sentence(start) and tokens.keys[start] in openers())


def _is_firm(tokens: Tokens, start: int, suffix: int, end: int) -> bool:
    """Whether a run is a firm and no person, no work ("“La La Rowe Records”")."""
    first = tokens.words[start]
    if (
        first in _PAGEANTS
        or is_given_name(first)
        or titles().match(tokens.keys, start)
        or tokens.words[start - 1] in _QUOTES
    ):
        return False
    if not is_vietnamese(first):
        return True
    named = suffix - start > 1 and all(map(is_vietnamese, tokens.words[start:suffix]))
    return named and not listed("ends of firms").isdisjoint(tokens.words[suffix:end])


def _end(tokens: Tokens, end: int) -> int:
    """Where the name of a firm ends, with the country that its branch is in: "Sun Bank | Việt Nam"."""
    far = world_name(tokens, end) if tokens.capital(end) else None
    return far[0] if far is not None and far[0] == run_end(tokens, end) else end


def find_boards(tokens: Tokens, taken: Sequence[int]) -> Iterator[Span]:
    """Yield the firm whose board an office is in ("chủ tịch HĐQT | Oceanbank"), else the board ("theo HĐQT DQC")."""
    for start in tokens.spots[BOARD]:
        firm = start + 1
        if taken[start] or not tokens.capital(firm) or taken[firm] or not _is_foreign(tokens.words[firm]):
            continue
        end = run_end(tokens, firm)
        end = next((place for place in range(firm, end) if taken[place] or not _is_foreign(tokens.words[place])), end)
        first = start + (tokens.keys[start - 1] in _MEMBERS)
        yield Span(first, firm, end, "company")


def with_boards(tokens: Tokens, spans: Iterable[Span]) -> Iterator[Span]:
    """Let firms begin with their board, unless an office is in it: "HĐQT | Công ty Mẫu", "HĐQT của | Rowe Holdings"."""
    for span in spans:
        board = span.start - 1 - (tokens.keys[span.start - 1] == "của")
        told = span.kind == "company" and board >= 0 and tokens.flags[board] & BOARD
        member = board > 0 and tokens.keys[board - 1] in _MEMBERS
        yield span._replace(start=board) if told and not member else span


def _is_foreign(word: str) -> bool:
    return not is_syllable(word) and not is_given_name(word)
