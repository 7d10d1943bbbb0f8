"""Where places stand: a word such as "xã", "đường", "sông" with a name or a number, or a name of the lists alone."""

from dataclasses import dataclass

from indexer.extract.gazetteer import AdminUnit
from indexer.extract.names import admin_name, is_inner, run_end, world_name
from indexer.extract.tables import PlaceWord, place_words, surnames
from indexer.extract.tokens import Tokens

LONGEST_NAME = 4
_COMMON_WORDS = frozenset({"Anh", "Áo", "Ý", "Đức", "Bỉ", "Vinh", "Nice", "Lào"})
_ABBREVIATED = frozenset({"q", "p", "h", "tt", "tl", "t"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
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


def place_at(tokens: Tokens, start: int) -> PlaceMention | None:
    """Return the place that begins here, with or without a word before its name."""
    found = place_words().match(tokens.keys, start)
    if found is not None and not is_inner(tokens, start):
        mention = _with_word(tokens, start, *found)
        if mention is not None:
            return mention
    return _bare(tokens, start) if tokens.capital(start) else None


def _bare(tokens: Tokens, start: int) -> PlaceMention | None:
    unit = admin_name(tokens, start)
    far = world_name(tokens, start)
    longest = max(unit[0] if unit else start, far[0] if far else start)
    if longest == start + 1 and not _may_stand_alone(tokens, start):
        return None
    if far is not None and (unit is None or far[0] >= unit[0]):
        return PlaceMention(start, start, start, far[0], None, (), far[1])
    if unit is not None:
        return PlaceMention(start, start, start, unit[0], None, unit[1], "")
    return None


def _may_stand_alone(tokens: Tokens, place: int) -> bool:
    """Whether a name of one syllable ("Huế", "Mỹ") is all that is written with a capital here."""
    alone = not tokens.capital(place + 1) and (place == 0 or not tokens.capital(place - 1))
    return alone and not (tokens.opens_sentence(place) and tokens.words[place] in _COMMON_WORDS)


def _with_word(tokens: Tokens, start: int, after: int, word: PlaceWord) -> PlaceMention | None:
    if word.kind != "unit" and tokens.capital(start) and after == start + 1 and not _opens_with(tokens, start):
        return None
    name = after
    if name < len(tokens) and tokens.words[name] == "." and tokens.words[after - 1].isupper():
        name += 1
    elif tokens.keys[start] in _ABBREVIATED and after == start + 1:
        return None
    if name >= len(tokens):
        return None
    end, units, canonical = _name(tokens, name, word)
    if end == name:
        return None
    return PlaceMention(start, after, name, end, word, units, canonical)


def _opens_with(tokens: Tokens, start: int) -> bool:
    """Whether "Cầu", "Sông" with a capital are words of their own: not inside a name, nor "Hồ" as a surname."""
    return tokens.opens_sentence(start) and tokens.keys[start] not in surnames()


def _name(tokens: Tokens, name: int, word: PlaceWord) -> tuple[int, tuple[AdminUnit, ...], str]:
    if tokens.words[name][0].isdigit():
        return _numbered(name, word)
    if not tokens.capital(name):
        return name, (), ""
    far = world_name(tokens, name)
    unit = admin_name(tokens, name)
    if unit is not None and word.kind == "unit":
        return unit[0], unit[1], ""
    if far is not None and (word.kind != "local" or far[0] == run_end(tokens, name)):
        return far[0], (), far[1]
    end = min(run_end(tokens, name), name + LONGEST_NAME)
    if unit is not None and unit[0] >= end:
        return unit[0], unit[1], ""
    if word.kind == "local" and end < len(tokens) and tokens.words[end].isdigit() and end == run_end(tokens, name):
        end += 1
    return end, (), ""


def _numbered(name: int, word: PlaceWord) -> tuple[int, tuple[AdminUnit, ...], str]:
    if word.kind == "far" or not word.form:
        return name, (), ""
    return name + 1, (), ""
