"""Who the names of a document are: full names confirm and complete the short ones."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from indexer.extract.found import FoundPerson, FoundSingle
from indexer.extract.names import ONSETS, PARTICLES, is_brand, is_given_name, is_syllable, is_vietnamese
from indexer.extract.tables import compounds, key_of, openers, surnames, vietnamese_given_names, words_in
from indexer.model.document import Entity, FieldName
from indexer.normalise import lower, place_tones

_SHORT = 2
_PAIR = 2
_SURNAMES_LAST = frozenset({"Nguyễn", "Trần", "Lê", "Phạm", "Phan", "Võ", "Vũ", "Đặng", "Bùi", "Đỗ", "Hoàng", "Huỳnh"})
"""Surnames after foreign given names and stage names."""
_OFTEN = 3
_LIST_GAP = 4
"""Code points between two names of a list."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a document.

    Attributes:
        full: keys of full names -> value.
        short: keys of parts of full names -> values, in order of appearance.
        parts: value -> the keys of its parts.
        by_surname: key of a surname -> values.
        called: Vietnamese given names, as written, that only titles tell ("chị Mơ").
        things: words that name a thing in this document.
    """

    full: Mapping[tuple[str, ...], str]
    short: Mapping[tuple[str, ...], tuple[str, ...]]
    parts: Mapping[str, tuple[tuple[str, ...], ...]]
    by_surname: Mapping[str, tuple[str, ...]]
    called: frozenset[str]
    things: frozenset[tuple[str, ...]]


def learn_people(
    found: Sequence[FoundPerson], singles: Sequence[FoundSingle], places: frozenset[tuple[str, ...]]
) -> People:
    """Collect the full names of a document from all its fields; `places` are the keys of its places."""
    full: dict[tuple[str, ...], str] = {}
    end_of_full = -_LIST_GAP - 1
    things = _things(found)
    for person in found:
        if person.words in things:
            continue
        listed = person.listed and 0 <= person.start - end_of_full <= _LIST_GAP and len(person.words) > 1
        if (person.sure and len(person.words) > 1) or (listed and not person.place):
            full.setdefault(_keys(person.words), value_of(person.words))
            end_of_full = person.end
    called = dict(_called(found)) | {keys: value for keys, value in _acting(singles) if keys not in places}
    for keys, value in (*_repeated(found), *_completed(found, called)):
        if keys not in places:
            full.setdefault(keys, value)
    parts = {value: tuple(part for part in _parts(keys, value) if part not in full) for keys, value in full.items()}
    short: dict[tuple[str, ...], list[str]] = {}
    by_surname: dict[str, list[str]] = {}
    for keys, value in full.items():
        by_surname.setdefault(keys[0], []).append(value)
        for part in parts[value]:
            short.setdefault(part, []).append(value)
    for keys, value in called.items():
        if keys not in short:
            full.setdefault(keys, value)
    return People(full, _frozen(short), parts, _frozen(by_surname), frozenset(_given(found, singles)), things)


def _things(found: Sequence[FoundPerson]) -> frozenset[tuple[str, ...]]:
    """Return the names without title that stand after a thing as often as not: "hoàng thành Thăng Long"."""
    names = [person for person in found if len(person.words) > 1]
    titled = {person.words for person in names if person.titled}
    every, after = Counter(person.words for person in names), Counter(person.words for person in names if person.thing)
    return frozenset(
        words
        for words, count in after.items()
        if words not in titled and 2 * count >= every[words] and _may_be_thing(words)
    )


def _may_be_thing(words: tuple[str, ...]) -> bool:
    return not is_given_name(words[0]) and (len(words) == _PAIR or key_of(words[0]) not in surnames())


def _given(found: Sequence[FoundPerson], singles: Sequence[FoundSingle]) -> Iterator[str]:
    """Yield the given names that titles tell: those of the list, others when they stand elsewhere too."""
    names = Counter(
        person.words[0]
        for person in found
        if len(person.words) == 1 and person.sure and person.titled and is_vietnamese(person.words[0])
    )
    for name, count in names.items():
        if key_of(name) in vietnamese_given_names() or (count > 1 and len(name) > _SHORT):
            yield name
        elif len(name) > _SHORT:
            after = {single.following for single in singles if single.word == name and not single.opens}
            if len(after) > 1:
                yield name


def _repeated(found: Sequence[FoundPerson]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield stage names: two syllables that are no word, that stand often in a document and never after a thing."""
    runs: dict[tuple[str, ...], list[FoundPerson]] = {}
    for person in found:
        if (
            len(person.words) == _PAIR
            and not person.sure
            and not person.place
            and all(map(is_vietnamese, person.words))
        ):
            runs.setdefault(_keys(person.words), []).append(person)
    for keys, persons in runs.items():
        often = len(persons) >= (_OFTEN - 1 if keys[0] in surnames() else _OFTEN)
        if (
            often
            and keys[-1] in vietnamese_given_names()
            and keys not in compounds()
            and not any(person.thing for person in persons)
        ):
            yield keys, value_of(persons[0].words)


def _called(found: Sequence[FoundPerson]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what foreign persons are called by: "ông Trump" makes every "Trump" one, "bà Hoa" not every "Hoa"."""
    for person in found:
        word = person.words[0]
        if len(person.words) == 1 and person.sure and person.titled and len(word) > _SHORT and not is_syllable(word):
            yield _keys(person.words), value_of(person.words)


def _acting(singles: Sequence[FoundSingle]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the foreign words that do what persons do, and stand in the document again."""
    counts = Counter(single.word for single in singles)
    for single in singles:
        word = single.word
        if single.acts and counts[word] > 1 and word.isalpha() and not is_syllable(word) and not is_brand(word):
            yield (single.key,), value_of((single.word,))


def _completed(
    found: Sequence[FoundPerson], called: Mapping[tuple[str, ...], str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield full names that short ones tell: "Adil Oksuz" where "ông Oksuz" stands, "Jun Phạm" by its surname."""
    for person in found:
        if person.sure or person.place or person.thing or len(person.words) == 1:
            continue
        last = _keys(person.words[-1:])
        foreign = not is_syllable(person.words[0]) and not person.words[0].isupper()
        mixed = len(person.words) == _PAIR and person.words[-1] in _SURNAMES_LAST
        known = mixed or last in called or person.words[-1] in words_in("famous.txt")
        if foreign and known:
            yield _keys(person.words), value_of(person.words)


_K = TypeVar("_K")


def _frozen(lists: Mapping[_K, list[str]]) -> dict[_K, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in lists.items()}


def _parts(keys: tuple[str, ...], value: str) -> Iterator[tuple[str, ...]]:
    """Yield the short forms of a name: "Thuỳ Dương", "Dương" of "Phạm Thị Thuỳ Dương", each word of a foreign name."""
    if all(map(is_vietnamese, value.split())):
        yield from (keys[start:] for start in range(max(1, len(keys) - 2), len(keys)))
    else:
        # Not "Th" of "Nguyễn Văn Th.".
        yield from ((key,) for key in keys if len(key) > 1 and key.capitalize() not in ONSETS)
        yield from (keys[start:] for start in range(1, len(keys)) if start == 1 or keys[start] in PARTICLES)


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(key_of, words))


@lru_cache(maxsize=1 << 14)
def value_of(words: tuple[str, ...]) -> str:
    """The canonical spelling of a name: one tone style, capitals at the start of words only."""
    if [word.lower() for word in words] == ["bác", "hồ"]:
        return "Hồ Chí Minh"
    return place_tones(" ".join(_title_case(word) for word in words)).replace(" - ", "-").replace(" .", ".")


def _title_case(word: str) -> str:
    return word[0] + lower(word[1:]) if len(word) > 1 and word.isupper() and is_vietnamese(word.capitalize()) else word


def confirmed(singles: Sequence[FoundSingle], people: People) -> Iterator[FoundPerson]:
    """Yield the single words that are short names in the document: no pronoun and no part of another word."""
    for single in singles:
        if single.key in _PRONOUNS or ((single.key, single.following) in compounds() and not single.acts):
            continue
        acts = single.acts or single.following in words_in("adverbs.txt")
        famous = single.word in words_in("famous.txt")
        called = single.word in people.called and single.key not in _PEOPLES and (acts or not single.opens)
        known = famous or called or (single.key,) in people.short or (single.key,) in people.full
        common = single.opens and not acts and (single.key in openers() or single.key in _DIRECTIONS)
        if known and not common:
            yield FoundPerson(
                start=single.start,
                end=single.start + len(single.word),
                words=(single.word,),
                sure=famous or called,
                titled=False,
                place=False,
                opens=single.opens,
                alone=False,
                listed=False,
                thing=False,
            )


def person_entities(
    text: str, field: FieldName, found: Sequence[FoundPerson], people: People, *, byline: int
) -> Iterator[Entity]:
    """Make entities of the names that are sure or that the document confirms.

    Args:
        text: the text of the field.
        field: its name.
        found: names and runs that may be names, in order.
        people: the persons of the document.
        byline: offset from which a line that is nothing but a name is an author.
    """
    latest: dict[tuple[str, ...], str] = {}
    after_person = -2
    for person in found:
        keys = _keys(person.words)
        value = _value(person, keys, people, latest)
        if not value and len(keys) > 1 and not person.place:
            author = person.alone and person.start >= byline
            listed = person.listed and 0 <= person.start - after_person <= _LIST_GAP
            value = value_of(person.words) if author or listed else ""
        if value:
            after_person = person.end
            latest.update(dict.fromkeys(people.parts.get(value, ()), value))
            yield Entity("person", text[person.start : person.end], value, value, field, person.start, person.end)


def _value(person: FoundPerson, keys: tuple[str, ...], people: People, latest: Mapping[tuple[str, ...], str]) -> str:
    """The value of a name, empty when it is none."""
    if keys in people.full:
        return people.full[keys]
    candidates = people.short.get(keys, ())
    if not candidates and person.titled and len(keys) == 1:
        # Chinese and Korean persons are called by their surname: "ông Tập".
        candidates = people.by_surname.get(keys[0], ())
    if candidates and (person.titled or _may_be_bare(person, keys)):
        return latest.get(keys, candidates[0])
    given = len(keys) == 1 and person.words[0] in people.called and keys[0] not in _PEOPLES and not person.opens
    return value_of(person.words) if (person.sure or given) and person.words not in people.things else ""


def _may_be_bare(person: FoundPerson, keys: tuple[str, ...]) -> bool:
    """Whether a short name without title may be one here: not a common word at the start of a sentence."""
    if len(keys) > 1:
        return True
    return keys[0] not in _PRONOUNS and not (person.opens and (keys[0] in openers() or keys[0] in _DIRECTIONS))


_PRONOUNS = frozenset({"anh", "em", "bà", "ông", "cô", "chị", "bác", "chú", "đảng", "việt", "mĩ"})
_PEOPLES = frozenset(
    {"hoa", "đức", "pháp", "nga", "ý", "úc", "lào", "thái", "hàn", "nhật", "trung", "kinh", "hồi", "phật", "chúa"}
    | {"nam", "bắc", "đông", "tây", "đoàn", "đội", "tết", "hạ", "xuân", "thu", "toán", "văn", "sử", "địa", "lý", "hoá"}
)
"""Words that stand for peoples, regions, seasons, bodies and lessons with a capital letter too."""
_DIRECTIONS = frozenset({"nam", "bắc"})
