"""Find the persons, organisations, places, offices, cited documents, dates and quoted names of a document.

Rules and word lists, no model. Dates and references go first and block the rest; then organisations, places with a word
for their kind, persons, bare places, offices. What a name means is decided for the whole document at the end.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import itemgetter
from typing import TypeVar

from indexer.extract.bodies import learn_units, organisation_entities
from indexer.extract.dates import FoundDate, date_entities, known_day, scan_dates
from indexer.extract.facet_values import Labels, facet_values
from indexer.extract.found import Findings, FoundOrganisation, FoundPerson, FoundPlace, FoundReference, FoundSingle
from indexer.extract.gazetteer.history import Counterparts, counterparts
from indexer.extract.headless import bodies_of, learn_bodies
from indexer.extract.labels import label_of_name
from indexer.extract.paths import listed_places, path_label, place_names
from indexer.extract.people import bearer, confirmed, is_borne, learn_people, person_entities
from indexer.extract.quoted import quoted_names
from indexer.extract.references import one_value_each, reference_value, scan_references
from indexer.extract.scan import scan
from indexer.extract.tables import key_of
from indexer.extract.tokenise import READING_ORDER, DocumentTokens, Tokeniser, may_cite
from indexer.extract.treaties import with_short_names
from indexer.extract.where import (
    learn_geography,
    learn_places,
    learn_streets,
    place_entities,
)
from indexer.model.document import TEXT_FIELDS, Document, Entity, FieldName
from indexer.model.named import made
from indexer.units import UnitFinder, find_units

__all__ = [
    "Counterparts",
    "DocumentTokens",
    "Labels",
    "Tokeniser",
    "counterparts",
    "extract",
    "facet_values",
    "listed_places",
    "path_label",
    "place_names",
    "reference_value",
]

_BYLINE_LINES = 3
_PLACE_OR_PERSON = 2
"""Syllables of names that may be either."""


def extract(
    document: Document, tokens: DocumentTokens | None = None, find_units: UnitFinder = find_units
) -> tuple[Entity, ...]:
    """Find the entities of a document.

    Args:
        document: converted, of any length.
        tokens: what a `Tokeniser` makes of it; many documents are cut many times faster than one.
        find_units: finds the numbers of documents in a text.

    Returns:
        Entities ordered by field (title, body, caption), start and end; those of one type are disjoint, those of
        different types may lie in one another ("Thị ủy Kỳ Anh" holds a place).
    """
    texts = {name: text for name in TEXT_FIELDS if (text := document.text_of(name))}
    dates = {name: scan_dates(text) for name, text in texts.items()}
    blocks = tokens if tokens is not None else Tokeniser().tokens([document])[0]
    in_words = may_cite(blocks)
    cited = {name: scan_references(text, find_units(text), in_words=in_words) for name, text in texts.items()}
    references = one_value_each(with_short_names(texts, cited) if in_words else cited)
    blocked = {name: _blocked(dates[name], references[name]) for name in READING_ORDER if name in texts}
    findings = scan(blocks, blocked)
    read = _Reading(document, tuple(findings.values()), tuple(date for found in dates.values() for date in found))
    quoted = quoted_names(texts)
    entities: list[Entity] = []
    for name, text in texts.items():
        entities += _in_order(
            read.entities(text, name, findings[name], dates[name], references[name], quoted=quoted[name])
        )
    return tuple(entities)


_start, _end = (itemgetter(Entity._fields.index(name)) for name in ("start", "end"))


def _in_order(entities: list[Entity]) -> list[Entity]:
    """Sort the entities of a field, which come type by type, by start, the longest first: no call for each."""
    entities.sort(key=_end, reverse=True)
    entities.sort(key=_start)
    return entities


def _blocked(dates: tuple[FoundDate, ...], references: Sequence[FoundReference]) -> list[tuple[int, int]]:
    cited = ((item.start, item.own or item.end) for item in references)
    return sorted([*((date.start, date.end) for date in dates), *cited])


class _Reading:
    """What the whole document tells about its names."""

    def __init__(self, document: Document, findings: tuple[Findings, ...], dates: tuple[FoundDate, ...]) -> None:
        self._findings = findings
        self._found_places = places = list(chain.from_iterable([found.places for found in findings]))
        persons = list(chain.from_iterable([found.persons for found in findings]))
        singles = list(chain.from_iterable([found.singles for found in findings]))
        self._people = learn_people(persons, singles, lambda: self._names_of_places)
        short = self._people.short
        self._bodies = learn_bodies([body for found in findings for body in found.headless], self._people)
        learnt = learn_places(places).items()
        self._places = {words: place for words, place in learnt if tuple(map(key_of, words)) not in short}
        streets = learn_streets(places)
        titled = {person.words for person in persons if person.titled} if streets else ()
        self._streets = {words: place for words, place in streets.items() if words not in titled}
        self._introducing = self._places.keys() | self._streets.keys()
        self._held = frozenset(role.name for found in findings for role in found.roles)
        self._geography = learn_geography(document, places)
        self._day = known_day(document, dates)

    @cached_property
    def _names_of_places(self) -> frozenset[tuple[str, ...]]:
        """The keys of all places; seldom asked for, as the units are."""
        return frozenset(_keys_of_name(place.name) for place in self._found_places)

    @cached_property
    def _units(self) -> Mapping[str, str]:
        organisations = [organisation for found in self._findings for organisation in found.organisations]
        return learn_units(organisations, self._found_places)

    @cached_property
    def _borne(self) -> frozenset[tuple[str, ...]]:
        """The names of bodies in one word that are those of persons: "Ford" where "Gerald Ford" is one."""
        bodies = {body.words: body for found in self._findings for body in found.organisations if len(body.words) == 1}
        return frozenset(words for words, body in bodies.items() if is_borne(body, self._people))

    def _told_apart(
        self, found: Sequence[FoundOrganisation]
    ) -> tuple[Sequence[FoundOrganisation], Sequence[FoundOrganisation]]:
        """Bodies, and the persons among them."""
        if not self._borne:
            return found, ()
        borne = [body for body in found if body.words in self._borne]
        return [body for body in found if body.words not in self._borne], borne

    def entities(
        self,
        text: str,
        name: FieldName,
        found: Findings,
        dates: tuple[FoundDate, ...],
        references: Sequence[FoundReference],
        *,
        quoted: Sequence[Entity],
    ) -> list[Entity]:
        """Make the entities of one field, type by type."""
        free = _outside([(item.start, item.end) for item in references], dates) if references else dates
        entities = [*date_entities(text, name, free, self._day), *quoted]
        headless = list(bodies_of(found, self._bodies))
        bodies, borne = self._told_apart(found.organisations)
        entities += organisation_entities(text, name, sorted([*bodies, *headless]), lambda: self._units)
        told = [place for place in map(self._introduced, self._named(found)) if place is not None]
        # Not "Vũng Tàu" once more in "Bà Rịa - Vũng Tàu".
        again = _outside(sorted((place.start, place.end) for place in found.places), told) if told else []
        places, runs, singles = found.places, found.persons, found.singles
        known = sorted([*((place.start, place.end) for place in again), *((body.start, body.end) for body in headless)])
        if known:
            places = [*_outside(known, places), *again]
            runs, singles = _outside(known, runs), _outside(known, singles)
        named = sorted([*runs, *map(bearer, borne), *confirmed(singles, self._people)])
        persons = list(person_entities(text, name, named, self._people, byline=_byline(text)))
        entities += persons
        taken = [(person.start, person.end) for person in persons]
        entities += place_entities(text, name, sorted(_outside(taken, places)), self._geography)
        for start, end, value, label, _ in references:
            entities.append(made(Entity, ("reference", text[start:end], value, label, name, start, end)))
        starts = set(map(_start, persons)) if found.offices else ()
        held = (role for role in found.offices if role.name in self._held or role.end + 1 in starts)
        for start, end, office in (*found.roles, *held):
            value, written = office[0].upper() + office[1:], text[start:end]
            entities.append(made(Entity, ("role", written, value, label_of_name(value, written), name, start, end)))
        return entities

    def _named(self, found: Findings) -> Iterator[FoundPerson | FoundSingle]:
        """Yield the runs and words that have the name of a place or a street which the document introduces."""
        names = self._introducing
        if names:
            yield from (run for run in found.persons if run.words in names)
            yield from (single for single in found.singles if (single.word,) in names)

    def _introduced(self, run: FoundPerson | FoundSingle) -> FoundPlace | None:
        """The place of no list that the document has introduced by its kind, where it stands without: "Krông Pắk"."""
        words = run.words if isinstance(run, FoundPerson) else (run.word,)
        place = self._places.get(words)
        if isinstance(run, FoundPerson) and run.sure and len(run.words) != _PLACE_OR_PERSON:
            place = self._streets.get(words)
        return place and place._replace(start=run.start, end=run.start + len(" ".join(words)), nested=False)


_Found = TypeVar("_Found", FoundPlace, FoundPerson, FoundSingle, FoundDate)


def _outside(spans: Sequence[tuple[int, int]], found: Iterable[_Found]) -> list[_Found]:
    """What begins in none of some spans, which are ordered."""
    starts = [start for start, _ in spans]
    # How far those that begin up to each of them reach; those before the first reach nowhere.
    ends = list(accumulate((end for _, end in spans), max, initial=0))
    return [item for item in found if item.start >= ends[bisect_right(starts, item.start)]]


@lru_cache(maxsize=1 << 14)
def _keys_of_name(name: str) -> tuple[str, ...]:
    return tuple(map(key_of, name.split()))


def _byline(text: str) -> int:
    """Where the last lines begin: a line there that is nothing but a name is its author's; captions may follow it."""
    place = len(text)
    for _ in range(_BYLINE_LINES):
        place = text.rfind("\n", 0, max(0, place))
        if place < 0:
            return len(text)
    return min(place, max(len(text) // 2, text.find("\n")))
