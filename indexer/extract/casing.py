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
_SPACE = {" "}
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
    keys = list(map(key_of, words))
    place, last, begins = 0, len(words) - 1, beginnings()
    while place <= last:
        written = _known(words, keys, place) if keys[place] in begins else ()
        if not written and place < last:
            written = _together(words[place], words[place + 1])
        end = place + len(written)
        if not written or (end > place + 1 and set(gaps[place : end - 1]) != _SPACE):
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


def _known(words: Sequence[str], keys: Sequence[str], place: int) -> Sequence[str]:
    """How the full form or the kind of a unit at a place is written, word by word; empty where none begins."""
    full = full_forms().match(keys, place)
    form = full[1].split(" ") if full is not None else []
    if full is not None and full[0] == place + len(form) > place + 1:
        return form
    unit = place_words().match(keys, place)
    is_unit = place and unit is not None and unit[1].kind == "unit" and len(words[place]) > 1
    if unit is not None and is_unit and (unit[0] > place + 1 or not _is_pair(tuple(keys[place : place + 2]))):
        return [lower(word) for word in words[place : unit[0]]]
    return ()


def _is_pair(pair: tuple[str, ...]) -> bool:
    """Whether two syllables are one word."""
    return pair in dictionary_words() or (pair[-1] == "uỷ" and pair[0] in _COMMITTEES)


@lru_cache(maxsize=1 << 14)
def _together(first: str, second: str) -> Sequence[str]:
    """How two syllables are written that are one word; empty where they are none."""
    pair = (key_of(first), key_of(second))
    if _is_pair(pair) and pair not in _names() and _SMALL.isdisjoint(pair):
        return first[0].upper() + lower(first[1:]), lower(second)
    return ()


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
