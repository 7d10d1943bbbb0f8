"""Wards that bear the name of a person: "UBND phường Ngô Thì Nhậm", but "Chủ tịch UBND phường | Lê Văn Mẫu"."""

from indexer.extract.tables import roles, titles
from indexer.extract.tokens import ROLE, TITLE_END, Tokens

_FURTHEST = 8
"""Tokens between an office and the ward it is held in."""
_WARDS = frozenset({"phường", "p"})
_VILLAGES = frozenset({"xã", "trấn"})
_BEFORE = frozenset({"ở", "tại", "thuộc", "từ", "về", "bàn", "qua", "đến", "sang"})
"""After these no office of a commune is told: "tại | xã ...", "địa bàn | xã ..."."""
_MARKS = frozenset("-–()")
_CALLED = frozenset({"ông", "bà", "anh", "chị", "chí"})
_LONGEST_HOLDER = 5


def bears_person(tokens: Tokens, name: int) -> bool:
    """Whether the name of a person after "phường" or "xã" is that of the unit: no office is left for its bearer."""
    word = name - 1
    before = tokens.keys[word - 1] if word > 0 else ""
    if tokens.keys[word] in _VILLAGES:
        return before in _BEFORE or (tokens.keys[word] == "trấn" and tokens.keys[max(0, word - 2)] in _BEFORE)
    if tokens.keys[word] not in _WARDS:
        return False
    for place in range(word - 1, max(-1, word - _FURTHEST), -1):
        if not tokens.words[place][0].isalpha():
            return True
        if tokens.flags[place] & TITLE_END and titles().match_before(tokens.keys, place + 1) is not None:
            return (tokens.flags[place] & ROLE == 0 and roles().match_before(tokens.keys, place + 1) is None) or (
                _is_held(tokens, place + 1)
            )
    return True


def _is_held(tokens: Tokens, end: int) -> bool:
    """Whether the office that ends here belongs to somebody told before it: "ông Lê Văn Mẫu - Chủ tịch | ..."."""
    office = roles().match_before(tokens.keys, end)
    mark = office[0] - 1 if office is not None else 0
    if mark < 1:
        return False
    if tokens.words[mark] in _MARKS:
        return tokens.words[mark] == ")" or tokens.capital(mark - 1)
    start = mark
    while start > 0 and mark - start < _LONGEST_HOLDER and tokens.capital(start - 1):
        start -= 1
    return tokens.words[mark] == "," and 0 < start < mark and tokens.keys[start - 1] in _CALLED
