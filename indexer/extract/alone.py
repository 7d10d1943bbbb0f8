"""Names of places that stand without a word such as "xã" before them."""

from collections.abc import Sequence

from indexer.extract.names import is_syllable
from indexer.extract.tables import openers
from indexer.extract.tokens import CAPITAL, OPENS, TITLE_END, Tokens

_COMMON_WORDS = frozenset({"Anh", "Áo", "Ý", "Đức", "Bỉ", "Vinh", "Nice", "Lào"})


_FEASTS = frozenset({"Festival", "Carnaval", "Carnival", "Marathon"})
_NOT_ALONE = frozenset({("bảng", "Anh"), ("người", "Nhật"), ("lính", "Nhật"), ("người", "Hàn"), ("lính", "Hàn")})
"""Money and peoples: "bảng | Anh"."""
_SHORTEST_MODEL = 3
SHIPS = frozenset({"USS", "HMS", "HMAS", "INS"})
"""What stands before the name of a ship: "USS | New York"."""


def is_branded(tokens: Tokens, end: int, taken: Sequence[int]) -> bool:
    """Whether a foreign word goes on after a name: "Nam Đàn | Plaza"; not "tại Hà Nội | Jane Rowe"."""
    word = tokens.words[end] if tokens.capital(end) and not (taken and taken[end]) else ""
    return bool(word) and word.isascii() and not word.isupper() and not is_syllable(word)


def is_index(tokens: Tokens, place: int) -> bool:
    """Whether "VN" belongs to the index of an exchange: "| VN - Index"."""
    return tokens.words[place + 1] in {"-", "–"} and tokens.words[place + 2] in {"Index", "INDEX"}


def _is_initial(tokens: Tokens, place: int) -> bool:
    """Whether a name begins with its initials here: "cố vấn Mỹ | H.R. Rowe"."""
    return len(tokens.words[place]) == 1 and tokens.words[place + 1] == "." and tokens.touches_next(place)


def _is_model(tokens: Tokens, place: int) -> bool:
    """Whether a word is the model or the kind of a machine: "B52 | Mỹ", "UAV | Mỹ"; no title, "MC | Nga"."""
    word = tokens.words[place]
    short = word.isupper() and len(word) >= _SHORTEST_MODEL and word.isalpha() and not is_syllable(word)
    return word[-1].isdigit() or (short and not tokens.flags[place] & TITLE_END)


def may_stand_alone(tokens: Tokens, place: int, taken: Sequence[int]) -> bool:
    """Whether a name of one syllable ("Huế", "Mỹ") is all that is written with a capital here, but for other names."""
    before, after = place - 1, place + 1
    words, flags = tokens.words, tokens.flags
    if place > 1 and words[before] == "\n" and words[before - 1] == "." and tokens.keys[before - 2] == "tp":
        return True
    alone = not flags[after] & CAPITAL or (taken and taken[after]) or _is_initial(tokens, after)
    joined = flags[before] & CAPITAL and not (taken and taken[before]) and not _is_model(tokens, before)
    # "Hiện | Mỹ"
    opens = joined and tokens.opens_sentence(before) and tokens.keys[before] in openers()
    alone = alone and (not joined or opens or words[before] in _FEASTS)
    if (tokens.keys[before], words[place]) in _NOT_ALONE or (words[after] == "hoàng" and words[place] == "Nhật"):
        return False
    if words[before] == "(" and words[after] == ")":
        return True
    if words[after].islower() and (tokens.keys[place], tokens.keys[after]) in tokens.lists.compounds:
        return False
    return bool(alone) and not (flags[place] & OPENS and words[place] in _COMMON_WORDS)
