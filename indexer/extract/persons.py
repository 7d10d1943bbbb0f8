"""Persons: runs of capitalised words that begin with a surname or stand after a title.

A run of three syllables and more that begins with a surname is a person; one of two needs a title before it or other
evidence, because "Hoàng Mai" and "Thanh Hoá" are places. Names of other languages need a title or a known given name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract.names import LONGEST_PERSON, admin_name, is_given_name, is_syllable, is_vietnamese, world_name
from indexer.extract.tables import compounds, fields, heads, openers, roles, surnames, titles
from indexer.extract.tokens import Tokens

_FULL = 3
_LONGEST_FOREIGN = 4
_PARTICLES = frozenset({"de", "da", "van", "von", "bin", "al", "el", "di", "der", "den", "la", "le", "ben", "ibn"})
_INNER = _PARTICLES | {"-"}
_VERBS = "cho biết|cho hay|chia sẻ|khẳng định|nhấn mạnh|phát biểu|nói|kể|trả lời|thừa nhận|khai nhận|sinh năm|nhận định"
_SPEECH = frozenset(tuple(verb.split()) for verb in _VERBS.split("|"))


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name in a block.

    Attributes:
        start: first token of the name, after titles.
        end: one past its last token.
        sure: the place alone shows that it is a person; others count when the document confirms them.
        titled: a title stands before it.
    """

    start: int
    end: int
    sure: bool
    titled: bool


def find_persons(tokens: Tokens, taken: bytearray) -> Iterator[PersonMention]:
    """Find names of persons, and runs that may be one, outside the tokens already taken."""
    done = 0
    for token in tokens.capitals():
        if token < done or taken[token]:
            continue
        end = token + 1
        while end < len(tokens) and tokens.capital(end) and not taken[end]:
            end += 1
        done = end
        yield from _in_run(tokens, token, end)


def _in_run(tokens: Tokens, start: int, end: int) -> Iterator[PersonMention]:
    """Find the person in one run of capitalised words; at most one."""
    start, titled = _after_titles(tokens, start, end)
    if start >= end or _is_common(tokens, start, end):
        return
    if titled:
        yield from _titled(tokens, _after_country(tokens, start, end), end)
    else:
        yield from _untitled(tokens, start, end)


def _is_common(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a run is the beginning of a phrase that names no person: "Bí | thư", "Ban Thường | vụ", "Đảng"."""
    if tokens.keys[end - 1] == "đảng" or tokens.keys[start] == "đảng":
        return True
    for phrases in (roles(), heads(), titles(), fields()):
        found = phrases.match(tokens.keys, start)
        if found is not None and found[0] > end:
            return True
    return end < len(tokens) and (tokens.keys[end - 1], tokens.keys[end]) in compounds()


def _after_titles(tokens: Tokens, start: int, end: int) -> tuple[int, bool]:
    """Return where the name begins and whether a title stands before it."""
    titled = False
    while start < end:
        found = titles().match(tokens.keys, start)
        if found is None or found[0] > end or (found[0] == end and found[0] - start == 1):
            break
        if found[0] == start + 1 and tokens.keys[start] in surnames() and not _is_title_here(tokens, start, end):
            break
        start, titled = found[0], True
    if not titled and end - start > 1 and _is_opener(tokens, start) and not _full_name(tokens, start, end):
        start += 1
    return start, titled or (start > 0 and _title_before(tokens, start, single=end - start == 1))


def _is_opener(tokens: Tokens, start: int) -> bool:
    return tokens.opens_sentence(start) and tokens.keys[start] in openers()


def _is_title_here(tokens: Tokens, start: int, end: int) -> bool:
    """Whether "Ông", "Chu", "Thầy"... that are surnames too are titles: at the start of a sentence they are."""
    return tokens.opens_sentence(start) and tokens.keys[start + 1] in surnames() and end - start > 1


def _title_before(tokens: Tokens, start: int, *, single: bool) -> bool:
    """Whether a title ends here; some ("là", "bạn") announce no name of one syllable."""
    place = start
    while place > 0 and tokens.words[place - 1] in {".", '"', "“", "'"} and place > 1:
        if tokens.words[place - 1] == "." and not tokens.words[place - 2].isupper():
            return False
        place -= 1
    found = titles().match_before(tokens.keys, place)
    return found is not None and (found[1] or not single)


def _after_country(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name begins after a country: "Thủ tướng | Singapore | ..."."""
    far = world_name(tokens, start)
    return far[0] if far is not None and far[0] < end else start


def _titled(tokens: Tokens, start: int, end: int) -> Iterator[PersonMention]:
    name_end = _vietnamese_end(tokens, start, end)
    if name_end > start:
        weak = name_end - start == 1 and (tokens.words[start].isupper() and len(tokens.words[start]) > 1)
        if not weak:
            yield PersonMention(start, name_end, sure=_is_no_place(tokens, start, name_end), titled=True)
        return
    foreign = _foreign_end(tokens, start, end)
    if foreign > start and not tokens.words[start].isupper():
        yield PersonMention(start, foreign, sure=True, titled=True)


def _untitled(tokens: Tokens, start: int, end: int) -> Iterator[PersonMention]:
    for first in range(start, end):
        if tokens.keys[first] in surnames():
            name_end = _vietnamese_end(tokens, first, end)
            if name_end - first >= _FULL:
                yield PersonMention(first, name_end, sure=_is_no_place(tokens, first, name_end), titled=False)
                return
            if name_end == end and name_end - first > 1 and first == start:
                sure = _has_evidence(tokens, end) and _is_no_place(tokens, first, name_end)
                yield PersonMention(first, name_end, sure=sure, titled=False)
                return
        elif is_given_name(tokens.words[first]):
            foreign = _foreign_end(tokens, first, end)
            if foreign - first > 1:
                yield PersonMention(first, foreign, sure=world_name(tokens, first) is None, titled=False)
                return
    if _vietnamese_end(tokens, start, end) == end:
        yield PersonMention(start, end, sure=False, titled=False)


def _full_name(tokens: Tokens, start: int, end: int) -> bool:
    return tokens.keys[start] in surnames() and _vietnamese_end(tokens, start, end) - start >= _FULL


def _vietnamese_end(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of the Vietnamese syllables of a run, `start` when they are too many for a name."""
    name_end = start
    shouted = end - start > 1 and all(map(str.isupper, tokens.words[start:end]))
    fits = is_syllable if shouted else is_vietnamese
    while name_end < end and fits(tokens.words[name_end]):
        name_end += 1
    if name_end < end and tokens.words[name_end].isalpha() and len(tokens.words[name_end]) == 1:
        name_end += 1
    return name_end if name_end - start <= LONGEST_PERSON else start


def _foreign_end(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of a foreign name: capitalised words, with particles ("van", "de") and dashes inside."""
    place = start
    while place < len(tokens) and place - start < _LONGEST_FOREIGN * 2:
        inside = place < end or (place > start and tokens.words[place - 1] in _INNER)
        if not (tokens.capital(place) and inside) and not (place > start and _is_particle(tokens, place)):
            break
        place += 1
    return place


def _is_particle(tokens: Tokens, place: int) -> bool:
    """Whether "van", "de" or a dash without spaces joins two words of a foreign name here."""
    if not tokens.capital(place + 1):
        return False
    close = tokens.starts[place + 1] == tokens.starts[place] + 1 and tokens.starts[place] == tokens.end_of(place - 1)
    return tokens.words[place] in _PARTICLES or (tokens.words[place] == "-" and close)


def _is_no_place(tokens: Tokens, start: int, end: int) -> bool:
    for found in (admin_name(tokens, start), world_name(tokens, start)):
        if found is not None and found[0] >= end and end - start < _FULL:
            return False
    return True


def _has_evidence(tokens: Tokens, end: int) -> bool:
    """Whether what follows is told of persons: "(31 tuổi", ", sinh năm", "cho biết"."""
    keys = tokens.keys
    if end + 2 < len(keys) and keys[end] in {"(", ","} and keys[end + 1].isdigit() and keys[end + 2] == "tuổi":
        return True
    if end + 1 < len(keys) and keys[end] in {"(", ","} and keys[end + 1] in {"sn", "sinh"}:
        return True
    return any(tuple(keys[end : end + len(verb)]) == verb for verb in _SPEECH)
