"""Where places stand: a word such as "xã", "đường", "sông" with a name or a number, or a name of the lists alone."""

from collections.abc import Sequence
from typing import NamedTuple

from indexer.extract.alone import SHIPS, is_branded, is_index, may_stand_alone
from indexer.extract.evidence import is_credited
from indexer.extract.gazetteer import COMMUNE, AdminUnit
from indexer.extract.names import (
    admin_name,
    is_inner,
    is_vietnamese,
    run_end,
    world_name,
)
from indexer.extract.place_names import PARTS, name_after
from indexer.extract.tables import PlaceWord, dictionary_words, surnames, titles
from indexer.extract.tokens import CAPITAL, PLACE_NAME, PLACE_WORD, TITLE_END, UNIT_NAME, WORLD_NAME, Tokens
from indexer.model.named import made

_SHORT = frozenset({"Tp", "Tx", "tp", "tx"})
_ABBREVIATED = frozenset({"q", "p", "h", "tt", "tl", "t"})
_DIRECTIONS = frozenset({"phía", "hướng", "gió", "mạn"})
_STATES = {"quốc": "Vương", "Quốc": "Vương", "hoà": "Cộng", "Hoà": "Cộng"}
"""Words for states, by their last syllable."""
_SIDES = frozenset({"Đông", "Tây", "Nam", "Bắc"})
_HOME = "Việt Nam"
_PAIR = 2


class PlaceMention(NamedTuple):
    """A place in a block, not yet resolved.

    Attributes:
        start: first token.
        word_end: end of the words that tell what it is ("thị xã"); equal to `start` when there are none.
        name: first token of the name.
        end: end of the name.
        word: what those words mean; None when there are none.
        units: units of the gazetteer with this name.
        canonical: name of a place of the world; empty when it is none.
    """

    start: int
    word_end: int
    name: int
    end: int
    word: PlaceWord | None
    units: tuple[AdminUnit, ...]
    canonical: str


def place_at(tokens: Tokens, start: int, taken: Sequence[int] = ()) -> PlaceMention | None:
    """Return the place that begins here, with or without a word before its name.

    Args:
        tokens: the block.
        start: where it would begin.
        taken: for each token whether it belongs to another name; empty when that is not known yet.
    """
    flags = tokens.flags[start]
    if flags & PLACE_WORD:
        found = tokens.lists.place_words.match(tokens.keys, start)
        # Most words for places stand without a name: nothing else is asked about them.
        named = found is not None and (tokens.flags[found[0]] & CAPITAL or _may_be_numbered(tokens, found[0]))
        if found is not None and named and not _is_part(tokens, start, found[0]):
            mention = _with_word(tokens, start, *found) if not _is_longer_name(tokens, start, *found) else None
            if mention is not None:
                return mention
    return _bare(tokens, start, taken) if flags & PLACE_NAME else None


def _may_be_numbered(tokens: Tokens, after: int) -> bool:
    """Whether a number or the full stop of an abbreviation may stand here, after a word for a place."""
    word = tokens.words[after]
    return word[0].isdigit() or word == "." or tokens.keys[after] == "số"


def _is_part(tokens: Tokens, start: int, after: int) -> bool:
    """Whether a word for a place is a part of another word: "yêu | cầu"; not so "mặt | đường Lê Lợi"."""
    street = tokens.keys[start] == "đường" and after == start + 1 and tokens.capital(after)
    return is_inner(tokens, start) and not (street and tokens.keys[start - 1] not in {"thiên", "học", "hội"})


def _is_longer_name(tokens: Tokens, start: int, after: int, word: PlaceWord) -> bool:
    """Whether a word with a capital begins a name of the lists: "Sóc Sơn", "Cầu Giấy"."""
    if word.kind == "unit" or not tokens.capital(start):
        return False
    unit = admin_name(tokens, start)
    return unit is not None and unit[0] > after


def _bare(tokens: Tokens, start: int, taken: Sequence[int]) -> PlaceMention | None:
    words, flags = tokens.words, tokens.flags[start]
    before = words[start - 1]
    index = words[start] == "VN" and is_index(tokens, start)
    if index or before in SHIPS or (before == ":" and is_credited(tokens, start)):
        return None
    unit = admin_name(tokens, start) if flags & UNIT_NAME else None
    far = world_name(tokens, start) if flags & WORLD_NAME else None
    if far is not None and (unit is None or far[0] >= unit[0]):
        unit, end = None, far[0]
    elif unit is not None:
        far, end = None, unit[0]
    else:
        return None
    if end == start + 1 and is_vietnamese(words[start]) and not may_stand_alone(tokens, start, taken):
        return None
    if far is not None:
        return _far(tokens, start, far)
    if unit is not None and not (is_branded(tokens, unit[0], taken) or _is_overlapped(tokens, start, unit)):
        return made(PlaceMention, (start, start, start, unit[0], None, unit[1], ""))
    return None


def _far(tokens: Tokens, start: int, far: tuple[int, str]) -> PlaceMention | None:
    """A place of the world, with what tells the part of a country: "Nam | Syria", "miền Nam | Syria"."""
    end, canonical = far
    words, lists = tokens.words, tokens.lists
    before = words[start - 1]
    if canonical in lists.regions:
        doubled = tokens.keys[start - 2] in _DIRECTIONS and before in PARTS
        if doubled or tokens.keys[start - 1] in _DIRECTIONS:
            return None
        whole = world_name(tokens, end)
        if whole is not None and whole[1] in lists.countries:
            end, canonical = whole[0], whole[1] if whole[1] != _HOME else canonical
    elif canonical in lists.countries:
        if before in _SIDES and (sides := _direction(tokens, start)):
            canonical = " ".join((*words[start - sides : start], canonical))
            start -= sides
        elif before in _STATES and start > 1 and words[start - 2] == _STATES[before]:
            # "Vương quốc | Bỉ"
            start -= _PAIR
    return made(PlaceMention, (start, start, start, end, None, (), canonical))


def _is_overlapped(tokens: Tokens, start: int, unit: tuple[int, tuple[AdminUnit, ...]]) -> bool:
    """Whether the second syllable of a commune begins a country: "phía | Nam Trung Quốc"."""
    end, units = unit
    far = world_name(tokens, start + 1) if end == start + _PAIR and tokens.capital(end) else None
    return far is not None and far[0] > end and all(item.level == COMMUNE for item in units)


def _direction(tokens: Tokens, start: int) -> int:
    """How many words with capitals tell the part of a country: "Nam | Syria", "phía Đông Bắc | Syria"."""
    words = 0
    while words < _PAIR and words < start and tokens.words[start - 1 - words] in _SIDES:
        words += 1
    before = start - words - 1
    return 0 if (before >= 0 and tokens.capital(before)) or tokens.opens_sentence(start - words) else words


def _with_word(tokens: Tokens, start: int, after: int, word: PlaceWord) -> PlaceMention | None:
    if word.kind != "unit" and tokens.capital(start) and after == start + 1 and not _opens_with(tokens, start):
        return None
    name = after
    short = tokens.words[after - 1].isupper() or tokens.words[after - 1] in _SHORT
    if tokens.words[name] == "." and short:
        name += 1
    elif tokens.keys[start] in _ABBREVIATED and after == start + 1:
        return None
    if word.numbered and tokens.keys[name] == "số":
        name += 1
    if name == start + 1 and tokens.capital(start) and _is_word(tokens, start) and run_end(tokens, name) == name + 1:
        # "Tổ | Quốc"
        return None
    end, units, canonical = name_after(tokens, name, word)
    if tokens.keys[start] in _ABBREVIATED and not (units or tokens.words[name].isdigit()):
        # "H.Y" is nobody's district.
        return None
    return made(PlaceMention, (start, after, name, end, word, units, canonical)) if end > name else None


def _is_word(tokens: Tokens, start: int) -> bool:
    return tokens.keys[start] == "tổ" and (tokens.keys[start], tokens.keys[start + 1]) in dictionary_words()


def _opens_with(tokens: Tokens, start: int) -> bool:
    """Whether "Cầu", "Sông" with a capital are words of their own: not inside a name, nor "Hồ" as a surname."""
    if tokens.keys[start] in surnames() or tokens.capital(start - 1):
        return False
    # "trung vệ | Đình Mẫu" is a person.
    title = titles().match_before(tokens.keys, start) if tokens.flags[start - 1] & TITLE_END else None
    return title is None or title[0] == start - 1
