"""One way to write the capitals of a body's name, so that "Bộ Công thương" and "Bộ Công Thương" are one value."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from indexer.extract import gazetteer
from indexer.extract.names import is_vietnamese
from indexer.extract.phrases import Phrases
from indexer.extract.tables import abbreviations, dictionary_words, key_of, keys_of, place_words
from indexer.normalise import lower

_SMALL = frozenset(["và", "của", "tại", "về", "với", "cho", "các", "trong", "ở", "do", "từ", "theo", "cùng"])
"""Function words."""
_COMMITTEES = frozenset({"thị", "huyện", "quận", "thành", "tỉnh", "đảng", "chi", "quân"})
"""Words before "uỷ" that make one word with it."""
_COMMON = 2
_WORD = re.compile(r"([^\W\d_]+)")


@cache
def full_forms() -> Phrases[str]:
    """Keys of abbreviations and of their full forms -> the full form."""
    table: dict[tuple[str, ...], str] = {("uỷ", "ban"): "Uỷ ban"}
    for short, full in abbreviations().items():
        table[(key_of(short),)] = full
        # Forms in small letters, and common words, keep the letters of their author.
        if full[0].isupper() and len(keys_of(full)) > _COMMON:
            table.setdefault(keys_of(full), full)
    return Phrases(table)


def one_case(name: str, *, shouted: bool = False) -> str:
    """Write capitals as state papers do: the first syllable of every word, all of a place's, none of function words.

    Kinds of units ("thị xã") are small, acronyms and foreign words keep their letters. The result depends on the
    letters of the name alone, not on which of them were capitals. Source: Decree 30/2020/NĐ-CP, appendix II.

    Args:
        name: spelled out, in the new style of tones.
        shouted: it was written in capitals, so that these tell no acronym.
    """
    parts = _WORD.split(name)
    words, gaps = parts[1::2], parts[2::2]
    keys = [key_of(word) for word in words]
    place = 0
    begins = beginnings()
    while place < len(words):
        end, written = (_known if keys[place] in begins else _together)(words, keys, place)
        if end == place or (end > place + 1 and any(gap != " " for gap in gaps[place : end - 1])):
            words[place] = _single(words[place], shouted=shouted)
            end = place + 1
        else:
            words[place:end] = written
        place = end
    parts[1::2] = words
    text = "".join(parts)
    return text[:1].upper() + text[1:]


@cache
def beginnings() -> frozenset[str]:
    """Keys of words with which a full form or the kind of a unit begins: most begin none."""
    return full_forms().first_words | place_words().first_words


def _known(words: Sequence[str], keys: Sequence[str], place: int) -> tuple[int, Sequence[str]]:
    """The end of the phrase at a place and how it is written; the place itself where none of two words begins."""
    full = full_forms().match(keys, place)
    form = full[1].split(" ") if full is not None else []
    if full is not None and full[0] == place + len(form) > place + 1:
        return full[0], form
    unit = place_words().match(keys, place)
    is_unit = place and unit is not None and unit[1].kind == "unit" and len(words[place]) > 1
    if unit is not None and is_unit and (unit[0] > place + 1 or not _is_pair(tuple(keys[place : place + 2]))):
        return unit[0], [lower(word) for word in words[place : unit[0]]]
    return _together(words, keys, place)


def _is_pair(pair: tuple[str, ...]) -> bool:
    """Whether two syllables are one word."""
    return pair in dictionary_words() or (pair[-1] == "uỷ" and pair[0] in _COMMITTEES)


def _together(words: Sequence[str], keys: Sequence[str], place: int) -> tuple[int, Sequence[str]]:
    """The end of the word of two syllables at a place and how it is written; the place itself where none begins."""
    pair = tuple(keys[place : place + 2])
    if _is_pair(pair) and pair not in _names() and _SMALL.isdisjoint(pair):
        return place + 2, (words[place][0].upper() + lower(words[place][1:]), lower(words[place + 1]))
    return place, ()


@lru_cache(maxsize=1 << 14)
def _single(word: str, *, shouted: bool) -> str:
    if key_of(word) in _SMALL:
        return lower(word)
    acronym = word.isupper() and len(word) > 1 and not shouted
    if acronym or not is_vietnamese(word.capitalize()):
        return word.capitalize() if word.islower() else word
    return word[0].upper() + lower(word[1:])


@cache
def _names() -> frozenset[tuple[str, ...]]:
    """Keys of provinces and districts, some of which are common words, too: "Hoà Bình"."""
    return frozenset(keys_of(unit.name) for unit in gazetteer.units() if unit.level < gazetteer.COMMUNE)
