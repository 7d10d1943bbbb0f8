"""A name of a person in a block, and whether it is the name of a place as well."""

from typing import NamedTuple

from indexer.extract.evidence import is_credited
from indexer.extract.gazetteer import COMMUNE, DISTRICT, PROVINCE, AdminUnit
from indexer.extract.names import ONSETS, admin_name, down_to, world_name
from indexer.extract.tokens import FOREIGN, PLACE_NAME, Tokens
from indexer.model.named import made

_PAIR = 2
_HO = "Hồ Chí Minh"


class PersonMention(NamedTuple):
    """A name in a block.

    Attributes:
        start: first token of the name, after titles.
        end: one past its last token.
        sure: the place alone shows that it is a person; others count when the document confirms them.
        titled: a title stands before it.
        place: it is also the name of a place.
    """

    start: int
    end: int
    sure: bool
    titled: bool
    place: bool


def mention(tokens: Tokens, start: int, end: int, *, sure: bool = True, titled: bool = False) -> PersonMention:
    """The name in tokens [start, end): not sure where it is one of a place, too."""
    place = tokens.flags[start] & PLACE_NAME != 0 and not (
        _is_no_place(tokens, start, end) or (end - start > 1 and is_credited(tokens, start))
    )
    return made(PersonMention, (start, end, sure and not place, titled, place))


def is_pair_of_place(tokens: Tokens, start: int) -> bool:
    """Whether a run of two is nothing but the name of a place in Vietnamese syllables: "Hà Nội", "Trung Quốc"."""
    end = start + _PAIR
    if not tokens.flags[start] & PLACE_NAME or tokens.words[end] == "-":
        return False
    first, last = tokens.words[start:end]
    given = tokens.lists.given
    foreign = (tokens.flags[start] | tokens.flags[start + 1]) & FOREIGN or first in given or last in given
    return not (foreign or len(last) == 1 or last in ONSETS or _is_no_place(tokens, start, end))


def _is_no_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a name that begins like one is in no list of places; "Hồ Chí Minh" without "TP" is the person."""
    far = world_name(tokens, start)
    if far is not None and far[0] >= end:
        return False
    city = _is_city(tokens, start)
    unit = admin_name(tokens, start, down_to(DISTRICT) if city else _bears_no_president)
    return unit is None or unit[0] < end


def _bears_no_president(unit: AdminUnit) -> bool:
    return unit.level < COMMUNE and unit.name != _HO


def _is_city(tokens: Tokens, start: int) -> bool:
    """Whether "TP." stands before a name, be it on the line above, or another province in a list."""
    before = start - 1 - (tokens.words[start - 1] == "\n")
    if before > 0 and tokens.words[before] == "." and tokens.keys[before - 1] == "tp":
        return True
    listed = start > _PAIR and tokens.words[start - 1] in {",", "và"}
    other = admin_name(tokens, start - 1 - _PAIR, down_to(PROVINCE)) if listed else None
    return other is not None and other[0] == start - 1
