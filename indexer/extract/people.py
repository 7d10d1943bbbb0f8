"""Who the names of a document are: full names confirm and complete the short ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

from indexer.extract.found import FoundOrganisation, FoundPerson, FoundSingle
from indexer.extract.labels import label_of_name
from indexer.extract.lists import keys_listed
from indexer.extract.names import ONSETS, PARTICLES, is_given_name, is_vietnamese
from indexer.extract.tables import compounds, openers, vietnamese_given_names, words_in
from indexer.extract.traces import (
    LIST_GAP,
    acting,
    before_listed,
    called_by,
    completed,
    given_names_of,
    repeated,
    things_of,
    value_of,
)
from indexer.model.document import Entity, FieldName
from indexer.model.named import made

_LONGEST_PARTICLE = 5
"""Code points of a space, a particle and a space."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a document.

    Attributes:
        full: keys of full names -> value.
        short: keys of parts of full names -> values, in order of appearance.
        parts: value -> the keys of its parts -> value.
        by_surname: key of a surname -> values.
        called: Vietnamese given names, as written, that only titles tell ("chị Mơ").
        things: words that name a thing in this document.
    """

    full: Mapping[tuple[str, ...], str]
    short: Mapping[tuple[str, ...], tuple[str, ...]]
    parts: Mapping[str, Mapping[tuple[str, ...], str]]
    by_surname: Mapping[str, tuple[str, ...]]
    called: frozenset[str]
    things: frozenset[tuple[str, ...]]


def learn_people(
    found: Sequence[FoundPerson], singles: Sequence[FoundSingle], places: Callable[[], frozenset[tuple[str, ...]]]
) -> People:
    """Collect the full names of a document from all its fields; `places` tells the keys of its places."""
    full: dict[tuple[str, ...], str] = {}
    end_of_full = -LIST_GAP - 1
    things = things_of(found)
    sure: list[FoundPerson] = []
    unsure: list[FoundPerson] = []
    for person in found:
        (sure if person.sure else unsure).append(person)
        if not (person.sure or person.listed) or person.words in things:
            continue
        listed = person.listed and 0 <= person.start - end_of_full <= LIST_GAP and len(person.words) > 1
        if (person.sure and len(person.words) > 1) or (listed and not person.place):
            full.setdefault(person.keys, value_of(person.words))
            end_of_full = person.end
    called = dict(called_by(sure)) | {keys: value for keys, value in acting(singles) if keys not in places()}
    for keys, value in (*repeated(unsure), *completed(unsure, called)):
        if keys not in places():
            full.setdefault(keys, value)
    full |= {keys: value for keys, value in before_listed(found, full) if keys not in full and keys not in places()}
    parts = {
        value: dict.fromkeys([part for part in _parts(keys, value) if part not in full], value)
        for keys, value in full.items()
    }
    short: dict[tuple[str, ...], list[str]] = {}
    by_surname: dict[str, list[str]] = {}
    for keys, value in full.items():
        by_surname.setdefault(keys[0], []).append(value)
        for part in parts[value]:
            short.setdefault(part, []).append(value)
    for keys, value in called.items():
        if keys not in short:
            full.setdefault(keys, value)
    return People(full, _frozen(short), parts, _frozen(by_surname), frozenset(given_names_of(sure, singles)), things)


_K = TypeVar("_K")


def _frozen(lists: Mapping[_K, list[str]]) -> dict[_K, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(values) if len(values) > 1 else values) for key, values in lists.items()}


@lru_cache(maxsize=1 << 14)
def _parts(keys: tuple[str, ...], value: str) -> Sequence[tuple[str, ...]]:
    """The short forms of a name: "Thuỳ Dương", "Dương" of "Phạm Thị Thuỳ Dương", each word of a foreign name."""
    if all(map(is_vietnamese, value.split())):
        return [keys[start:] for start in range(max(1, len(keys) - 2), len(keys))]
    # Not "Th" of "Nguyễn Văn Th.".
    words = [(key,) for key in keys if len(key) > 1 and key.capitalize() not in ONSETS]
    ends = [keys[start:] for start in range(1, len(keys)) if start == 1 or keys[start] in PARTICLES]
    return [part for part in (*words, *ends) if len(part) > 1 or part[0] not in keys_listed("peoples")]


def confirmed(singles: Sequence[FoundSingle], people: People) -> Iterator[FoundPerson]:
    """Yield the single words that are short names in the document: no pronoun and no part of another word."""
    full, short, all_famous = people.full, people.short, words_in("famous.txt")
    for single in singles:
        keys, famous = (single.key,), single.word in all_famous
        known = famous or keys in short or keys in full
        called = single.word in people.called and single.key not in keys_listed("peoples")
        if not (known or called) or single.key in _PRONOUNS or _is_part(single):
            continue
        acts, opens = single.acts or single.following in words_in("adverbs.txt"), single.opens
        called = called and (acts or not opens)
        common = opens and not acts and (single.key in openers() or single.key in _DIRECTIONS)
        if (known or called) and not common:
            end, sure = single.start + len(single.word), famous or called
            yield FoundPerson(single.start, end, (single.word,), (single.key,), sure=sure, opens=opens)


def is_borne(body: FoundOrganisation, people: People) -> bool:
    """Whether the name of a body is the surname of a person of the document with a known given name: "Gerald Ford"."""
    full = [value.split() for value in people.short.get(body.keys, ())]
    return any(words[-1] == body.words[0] and is_given_name(words[0]) for words in full)


def bearer(body: FoundOrganisation) -> FoundPerson:
    """The person whose short name is that of a body, too."""
    return FoundPerson(body.start, body.end, body.words, body.keys)


def _is_part(single: FoundSingle) -> bool:
    """Whether the next syllable makes another word of it."""
    return (single.key, single.following) in compounds() and not single.acts


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
    half = len(text) // 2
    particles = not PARTICLES.isdisjoint(map(itemgetter(0), people.short))
    for person in found:
        keys = person.keys
        value = _value(person, keys, people, latest)
        if not value and len(keys) > 1 and not person.place:
            author = person.alone and (person.start >= byline or (person.start >= half and _is_author(person)))
            listed = person.listed and 0 <= person.start - after_person <= LIST_GAP
            value = value_of(person.words) if author or listed else ""
        if value:
            after_person = person.end
            latest.update(people.parts.get(value, {}))
            start = _particle_start(text, person.start, keys, people) if particles else person.start
            written = text[start : person.end]
            label = label_of_name(value, written)
            yield made(Entity, ("person", written, value, label, field, start, person.end))


def _is_author(person: FoundPerson) -> bool:
    """Whether a line that is nothing but a name is its author's wherever it stands: the name of a Vietnamese."""
    return (
        person.keys[-1] in vietnamese_given_names()
        and person.keys[:2] not in compounds()
        and all(map(is_vietnamese, person.words))
    )


def _particle_start(text: str, start: int, keys: tuple[str, ...], people: People) -> int:
    """Where a short name begins that has a particle in the full one: "bin | Laden", "al - | Masri"."""
    dash = " - " if text.endswith(" - ", 0, start) else " "
    before = text[max(0, start - _LONGEST_PARTICLE - len(dash)) : start].removesuffix(dash)
    particle = before.rpartition(" ")[2]
    joined = (particle, *dash.split(), *keys) in people.short and particle in PARTICLES
    return start - len(particle) - len(dash) if joined else start


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
    if not person.sure:
        given = len(keys) == 1 and person.words[0] in people.called and not person.opens
        if not given or keys[0] in keys_listed("peoples"):
            return ""
    return value_of(person.words) if person.words not in people.things else ""


def _may_be_bare(person: FoundPerson, keys: tuple[str, ...]) -> bool:
    """Whether a short name without title may be one here: not a common word at the start of a sentence."""
    if len(keys) > 1:
        return True
    return keys[0] not in _PRONOUNS and not (person.opens and (keys[0] in openers() or keys[0] in _DIRECTIONS))


_PRONOUNS = frozenset({"anh", "em", "bà", "ông", "cô", "chị", "bác", "chú", "đảng", "việt", "mĩ"})
_DIRECTIONS = frozenset({"nam", "bắc"})
