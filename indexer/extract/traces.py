"""What a document as a whole tells of names that no place alone decides: repetition, lists, titles elsewhere, deeds."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from indexer.extract.found import FoundPerson, FoundSingle
from indexer.extract.lists import listed
from indexer.extract.names import is_brand, is_given_name, is_syllable, is_vietnamese
from indexer.extract.tables import compounds, key_of, surnames, vietnamese_given_names, words_in
from indexer.normalise import lower, place_tones

_SHORT = 2
_PAIR = 2
_KOREAN = 3
_CHINESE = frozenset({"Lee", "Chung", "Chun", "Jung"})
_SHORT_PART = 5
"""Letters of the longest part of a Korean given name."""
_OFTEN = 3
_SELDOM = 6
LIST_GAP = 4
"""Code points between two names of a list."""


@lru_cache(maxsize=1 << 14)
def value_of(words: tuple[str, ...]) -> str:
    """The canonical spelling of a name: one tone style, capitals at the start of words only."""
    name = " ".join(map(_spelt, words))
    if lower(name) == "bác hồ":
        return "Hồ Chí Minh"
    korean = _korean(words)
    return korean or name.replace(" - ", "-").replace(" .", ".")


def _korean(words: tuple[str, ...]) -> str:
    """Write a Korean name in one way, "Kim Jong Un", "Kim Jong - Un" and "Kim Jong-un"; empty when it is none.

    Without a dash only where no Vietnamese name has such words.
    """
    parts = tuple(word for word in words if word != "-")
    if len(parts) != _KOREAN or parts[0] not in listed("korean") or not "".join(parts).isascii():
        return ""
    dashed = len(words) > len(parts)
    # "Lee Kuan Mau" is Chinese, "Kim Anh Mau" Vietnamese.
    told = parts[0] not in _CHINESE and not all(map(is_vietnamese, parts if is_vietnamese(parts[0]) else parts[:1]))
    if dashed != (words[2:3] == ("-",)) or not (dashed or told):
        return ""
    short = all(part.isalpha() and len(part) <= _SHORT_PART for part in parts[1:]) and parts[1].istitle()
    return f"{parts[0]} {parts[1]}-{lower(parts[2])}" if short else ""


@lru_cache(maxsize=1 << 14)
def _spelt(word: str) -> str:
    loud = len(word) > 1 and word.isupper() and is_vietnamese(word.capitalize())
    return place_tones(word[0] + lower(word[1:]) if loud else word)


def before_listed(
    found: Sequence[FoundPerson], full: Mapping[tuple[str, ...], str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names of two syllables in a list before a known one: "Trấn Mẫu và | Lê Văn Mẫu"."""
    known = False
    after: FoundPerson | None = None
    for person in reversed(found) if any(person.listed for person in found) else ():
        keys = person.keys
        listed = known and after is not None and after.listed and 0 <= after.start - person.end <= LIST_GAP
        known = keys in full
        fits = listed and not (known or person.place or person.thing or person.opens)
        if fits and len(keys) == _PAIR and keys not in compounds() and all(map(is_vietnamese, person.words)):
            known = True
            yield keys, value_of(person.words)
        after = person


def things_of(found: Sequence[FoundPerson]) -> frozenset[tuple[str, ...]]:
    """Return the names without title that stand after a thing as often as not: "hoàng thành Thăng Long"."""
    things = [person.words for person in found if person.thing and _may_be_thing(person.words)]
    if not things:
        return frozenset()
    titled = {person.words for person in found if person.titled}
    every, after = Counter([person.words for person in found]), Counter(things)
    return frozenset(words for words, count in after.items() if words not in titled and 2 * count >= every[words])


def _may_be_thing(words: tuple[str, ...]) -> bool:
    several = len(words) > 1 and not is_given_name(words[0])
    return several and (len(words) == _PAIR or key_of(words[0]) not in surnames())


def given_names_of(found: Sequence[FoundPerson], singles: Sequence[FoundSingle]) -> Iterator[str]:
    """Yield the given names that titles tell: those of the list, others when they stand elsewhere too."""
    names = [
        person.words[0]
        for person in found
        if person.titled and len(person.words) == 1 and is_vietnamese(person.words[0])
    ]
    for name in dict.fromkeys(names):
        count = names.count(name)
        if key_of(name) in vietnamese_given_names() or (count > 1 and len(name) > _SHORT):
            yield name
        elif len(name) > _SHORT:
            after = {single.following for single in singles if single.word == name and not single.opens}
            if len(after) > 1:
                yield name


def repeated(found: Sequence[FoundPerson]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield stage names: two syllables that are no word, that stand often in a document and hardly after a thing.

    Args:
        found: the runs that may be names.
    """
    runs: dict[tuple[str, ...], list[FoundPerson]] = {}
    for person in found:
        if len(person.words) == _PAIR and not person.place and all(map(is_vietnamese, person.words)):
            runs.setdefault(person.keys, []).append(person)
    for keys, persons in runs.items():
        often = len(persons) >= (_OFTEN - 1 if keys[0] in surnames() else _OFTEN)
        if (
            often
            and keys[-1] in vietnamese_given_names()
            and keys not in compounds()
            and sum(person.thing for person in persons) * _SELDOM < len(persons)
        ):
            yield keys, value_of(persons[0].words)


def called_by(found: Sequence[FoundPerson]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what foreign persons are called by: "ông Trump", "Trump, 70 tuổi" make every "Trump" one.

    Args:
        found: the names of persons.
    """
    for person in found:
        if len(person.words) > 1:
            continue
        word = person.words[0]
        if not person.titled or (len(word) > _SHORT and not is_syllable(word)):
            yield person.keys, value_of(person.words)


def acting(singles: Sequence[FoundSingle]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the foreign words that do what persons do, and stand in the document again."""
    acting = dict.fromkeys(single.word for single in singles if single.acts and not is_syllable(single.word))
    counts = Counter([single.word for single in singles]) if acting else {}
    for word in acting:
        if counts[word] > 1 and word.isalpha() and not (word.isupper() or is_brand(word)):
            yield (key_of(word),), value_of((word,))


def completed(
    found: Sequence[FoundPerson], called: Mapping[tuple[str, ...], str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield full names that short ones tell: "Adil Oksuz" where "ông Oksuz" stands, "Jun Phạm" by its surname.

    Args:
        found: the runs that may be names.
        called: what persons are called by.
    """
    for person in found:
        words = person.words
        if len(words) == 1 or person.place or person.thing or is_syllable(words[0]) or words[0].isupper():
            continue
        mixed = len(words) == _PAIR and words[-1] in listed("surnames behind")
        if mixed or person.keys[-1:] in called or words[-1] in words_in("famous.txt"):
            yield person.keys, value_of(person.words)
