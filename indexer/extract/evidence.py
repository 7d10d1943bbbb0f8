"""What the words around a name tell: a person's deeds, age, kin, place in a picture; a thing's or a street's kind."""

from indexer.extract.lists import keys_listed
from indexer.extract.names import is_given_name, is_syllable
from indexer.extract.tables import deeds, titles, words_in
from indexer.extract.tokens import ACTS, Tokens

_DASHES = frozenset("-–—")
_QUOTING = frozenset({("dẫn", "lời"), ("theo", "lời"), ("lời", "kể")})
_TELLING = frozenset({"lời", "kể", "tuổi", ":", "/"}) | _DASHES
"""What stands right before a name and tells, with the word before it, that it is a person's."""
_RELATIONS = ("người ", "cựu ", "mẹ ", "cha ", "bố ", "vợ ", "chồng ", "con trai", "con gái", "công dân")
_BEFORE_PLACES = frozenset({"ở", "tại", "từ", "đến", "về", "sang", "tới"})
CREDITS = frozenset({"ảnh", "video", "clip", "hoạ"})
"""Last syllables of "Ảnh", "Đồ hoạ": the name after them and a colon is their author's."""
_QUOTES = frozenset('"”')
"""What ends somebody's words, whose name follows a dash."""
BEFORE_AGES = _DASHES | {",", "("}
"""Marks between a name and an age."""
_KIN = frozenset({"vợ", "chồng", "mẹ", "cha", "bố", "đình", "trai", "gái", "cháu", "ruột", "thân"})
"""Last syllables of "gia đình", "con trai", "bạn gái", "anh ruột", "người thân"."""
_MOST_ADVERBS = 3
_LONGEST_AGENCY = 3
_UNIQUE = "một"
_PAIR = 2
_BRACKETS = 4
"""Two words and the brackets around them."""


def has_evidence(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what stands around is told of persons: "(31 tuổi", ", sinh năm", "cho biết", "(trái)", "Ảnh: "."""
    keys = tokens.keys
    if start > 1 and keys[start - 1] in _TELLING:
        last, word = keys[start - 2], keys[start - 1]
        quoting = word in _DASHES and last in _QUOTES and not all(map(is_syllable, tokens.words[start:end]))
        # "Đồ hoạ: Middle Rowe Eye" is by a paper.
        named = last == "ảnh" or is_syllable(tokens.words[start]) or is_given_name(tokens.words[start])
        credited = (word == ":" and last in CREDITS and named) or (word == "/" and _is_agency(tokens, start - 1))
        aged = word == "tuổi" and last.isdigit()
        if credited or aged or quoting or (last, word) in _QUOTING:
            return True
    if does(tokens, end) or has_kin(tokens, start):
        return True
    after = keys[end] if end + 1 < len(keys) else ""
    if after == "(" and is_transcribed(tokens, end):
        return True
    if after in BEFORE_AGES and is_aged(tokens, end):
        return True
    told = after == "(" and keys[end + 1] in keys_listed("in brackets")
    return told or (after == "," and _is_described(tokens, start, end))


def is_transcribed(tokens: Tokens, end: int) -> bool:
    """Whether a name follows in brackets as it is written in its own country: "Cảnh Mẫu | (Geng Shuang)"."""
    name = tokens.words[end + 1 : end + 1 + _PAIR]
    if tokens.words[end + 1 + _PAIR : end + _BRACKETS] != [")"] or tokens.words[end] != "(":
        return False
    return all(map(str.istitle, name)) and all(map(str.isascii, name)) and not all(map(is_syllable, name))


def has_kin(tokens: Tokens, start: int) -> bool:
    """Whether somebody's kin is told: "vợ của | Roweman", "gia đình của | Jane Rowe"; of a foreign name."""
    told = tokens.keys[start - 1] == "của" and tokens.keys[start - 2] in _KIN
    return told and not is_syllable(tokens.words[start])


def _is_agency(tokens: Tokens, end: int) -> bool:
    """Whether an agency is credited before its photographer: "Ảnh: VGP/ | Lê Mẫu"."""
    start = end - 1
    while start > 0 and end - start < _LONGEST_AGENCY and tokens.capital(start - 1):
        start -= 1
    return tokens.words[start - 1] == ":" and tokens.keys[start - 2] in CREDITS


def is_credited(tokens: Tokens, start: int) -> bool:
    """Whether a name in capitals is the author of a picture: "Ảnh: | NGỌC HIỂN"."""
    if start <= 1 or tokens.words[start - 1] != ":" or tokens.keys[start - 2] not in CREDITS:
        return False
    return tokens.words[start].isupper() and tokens.words[start + 1 : start + 2] != []


def does(tokens: Tokens, end: int) -> bool:
    """Whether a deed of a person follows, words such as "cũng", "đã" before it left out."""
    return tokens.flags[end] & ACTS != 0 and _deed(tokens, end) is not None


def does_alone(tokens: Tokens, end: int) -> bool:
    """Whether a deed follows that no country and no company does."""
    return tokens.flags[end] & ACTS != 0 and (_deed(tokens, end) or False)


def _deed(tokens: Tokens, end: int) -> bool | None:
    for place in range(end, end + _MOST_ADVERBS + 1):
        found = deeds().match(tokens.keys, place)
        if found is not None:
            return found[1]
        if tokens.words[place] not in words_in("adverbs.txt"):
            break
    return None


def is_aged(tokens: Tokens, end: int) -> bool:
    """Whether an age or a birth follows: ", 18 tuổi", "(SN 1990", " - 26 tuổi"."""
    if tokens.words[end] not in BEFORE_AGES:
        return False
    after = tokens.keys[end + 1]
    born = after in {"sn", "sinh"} and tokens.words[end] not in _DASHES
    return born or (after.isdigit() and tokens.keys[end + 2 : end + 3] == ["tuổi"])


def _is_described(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a title or a relation follows a comma: "Jane Roe, mẹ cậu bé", "Jane Roe, một hành khách"."""
    after = tokens.keys[end + 1 : end + 3]
    if not after or "".join(tokens.keys[start - 1 : start]) in _BEFORE_PLACES:
        return False
    foreign = not all(map(is_syllable, tokens.words[start:end]))
    begins = end + 1 + (after[0] == _UNIQUE)
    if " ".join(tokens.keys[begins : begins + 2]).startswith(_RELATIONS):
        return foreign and tokens.words[end + 1].islower()
    found = titles().match(tokens.keys, begins)
    if found is None:
        return False
    # "Jane Rowe, chỉ huy pháo binh"
    leads = found[1].office and end - start > 1 and begins == end + 1 and tokens.words[begins].islower()
    return found[0] > begins + 1 or (foreign and found[1].strong and (leads or not found[1].office))
