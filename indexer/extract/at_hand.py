"""The lists that rules ask most, in one object that goes along with the tokens.

To call `surnames()` takes five times as long as to read an attribute, and rules ask a thousand times for each document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from indexer.extract import gazetteer
from indexer.extract.gazetteer import AdminUnit
from indexer.extract.lists import keys_listed, listed, phrases_listed
from indexer.extract.phrases import Phrases
from indexer.extract.tables import (
    PlaceWord,
    Title,
    compounds,
    dictionary_words,
    fields,
    heads,
    inner_words,
    place_words,
    surnames,
    titles,
    words_in,
)
from indexer.extract.world import countries, regions, world

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AtHand:
    """Lists that are read already; each is what the function of its name returns, but for the few told here.

    Attributes:
        given: known given names of other languages.
        before_roads: keys of what stands before a word for a road without being one word with it.
        praise: keys of the words that praise whom they stand before.
        no_persons: words that are part of no person's name.
        ends_of_things: the last words of events, estates and firms, and what is nobody.
        ends_of_titles: keys of the last syllables of titles, and of bodies, which may stand after an office.
        units: `gazetteer.by_name`.
        lengths: `gazetteer.first_words`.
        dashed_words: `gazetteer.dashed_words`.
    """

    surnames: frozenset[str]
    given: frozenset[str]
    compounds: Pairs
    dictionary_words: Pairs
    inner_words: frozenset[tuple[str, ...]]
    before_roads: frozenset[str]
    no_persons: frozenset[str]
    ends_of_things: frozenset[str]
    ends_of_titles: frozenset[str]
    things: frozenset[str]
    titles: Phrases[Title]
    fields: Phrases[bool]
    praise: frozenset[tuple[str, ...]]
    place_words: Phrases[PlaceWord]
    world: Phrases[str]
    countries: frozenset[str]
    regions: frozenset[str]
    units: Mapping[tuple[str, ...], tuple[AdminUnit, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    dashed_words: frozenset[str]


@cache
def at_hand() -> AtHand:
    """The lists, read once."""
    return AtHand(
        surnames=surnames(),
        given=words_in("given.txt"),
        compounds=compounds(),
        dictionary_words=dictionary_words(),
        inner_words=inner_words(),
        before_roads=keys_listed("before roads"),
        no_persons=listed("no persons"),
        ends_of_things=listed("events") | listed("estates") | words_in("nobodies.txt") | words_in("suffixes.txt"),
        ends_of_titles=titles().last_words | heads().last_words,
        things=words_in("things.txt"),
        titles=titles(),
        fields=fields(),
        praise=phrases_listed("praise"),
        place_words=place_words(),
        world=world(),
        countries=countries(),
        regions=regions(),
        units=gazetteer.by_name(),
        lengths=gazetteer.first_words(),
        dashed_words=gazetteer.dashed_words(),
    )
