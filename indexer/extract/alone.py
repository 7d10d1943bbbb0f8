"""Names of places that stand without a word such as "xã" before them."""

from collections.abc import Sequence

from indexer.extract.names import is_syllable
from indexer.extract.tables import compounds, openers
from indexer.extract.tokens import Tokens

_COMMON_WORDS = frozenset({"Anh", "Áo", "Ý", "Đức", "Bỉ", "Vinh", "Nice", "Lào"})


_FEASTS = frozenset({"Festival", "Carnaval", "Carnival", "Marathon"})
_NOT_ALONE = frozenset({("bảng", "Anh"), ("người", "Nhật"), ("lính", "Nhật"), ("người", "Hàn"), ("lính", "Hàn")})
"""Money and peoples: "bảng | Anh"."""


def is_branded(tokens: Tokens, end: int) -> bool:
    """Whether a foreign word goes on after a name: "Nam Đàn | Plaza" is a building."""
    word = tokens.words[end] if tokens.capital(end) else ""
    return bool(word) and word.isascii() and not word.isupper() and not is_syllable(word)


def names_ship(tokens: Tokens, place: int) -> bool:
    """Whether a ship bears the name: "USS | New York"."""
    return place > 0 and tokens.words[place - 1] in {"USS", "HMS", "HMAS", "INS"}


def is_index(tokens: Tokens, place: int) -> bool:
    """Whether the index of an exchange is told: "| VN - Index"."""
    after = tokens.words[place + 1 : place + 3]
    return tokens.words[place] == "VN" and len(after) > 1 and after[0] in {"-", "–"} and after[1] in {"Index", "INDEX"}


def may_stand_alone(tokens: Tokens, place: int, taken: Sequence[int]) -> bool:
    """Whether a name of one syllable ("Huế", "Mỹ") is all that is written with a capital here, but for other names."""
    before, after = place - 1, place + 1
    if (
        place > 1
        and tokens.words[before] == "\n"
        and tokens.words[before - 1] == "."
        and tokens.keys[before - 2] == "tp"
    ):
        return True
    alone = not (tokens.capital(after) and not (taken and taken[after]))
    joined = before >= 0 and tokens.capital(before) and not (taken and taken[before])
    # "Hiện | Mỹ"
    opens = joined and tokens.opens_sentence(before) and tokens.keys[before] in openers()
    alone = alone and (not joined or opens or tokens.words[before] in _FEASTS)
    if before >= 0 and (tokens.keys[before], tokens.words[place]) in _NOT_ALONE:
        return False
    if tokens.words[place : after + 1] == ["Nhật", "hoàng"]:
        return False
    if tokens.words[before : after + 1] == ["(", tokens.words[place], ")"]:
        return True
    if (
        after < len(tokens)
        and (tokens.keys[place], tokens.keys[after]) in compounds()
        and tokens.words[after].islower()
    ):
        return False
    return alone and not (tokens.opens_sentence(place) and tokens.words[place] in _COMMON_WORDS)
