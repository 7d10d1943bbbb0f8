"""What one pass over a text finds, with offsets in its field; the document decides later what it means.

Named tuples: thousands are made for each that is kept, and they take a third of the time of frozen dataclasses.
"""

from typing import NamedTuple

from indexer.extract.gazetteer import AdminUnit


class FoundOrganisation(NamedTuple):
    """An organisation: offsets, and the tokens of its name, punctuation included.

    The whole name, where the text has a short one that the document introduced.
    """

    start: int
    end: int
    words: tuple[str, ...]
    keys: tuple[str, ...]


class FoundPlace(NamedTuple):
    """A place.

    Attributes:
        start: first code point.
        end: one past the last.
        form: canonical word before the name ("Thị xã", "Sông"); empty when there is none.
        is_unit: that word is one of the administration.
        hint: the kind of unit that the organisation around it tells ("Thị xã" in "Thị ủy Kỳ Anh"); mostly empty.
        name: the name as written, words joined by spaces.
        units: units of the gazetteer with this name.
        canonical: name in the list of the world; empty when it is not in it.
        nested: it stands inside an organisation.
    """

    start: int
    end: int
    form: str
    is_unit: bool
    hint: str
    name: str
    units: tuple[AdminUnit, ...]
    canonical: str
    nested: bool


class FoundPerson(NamedTuple):
    """A name of a person, or a run of words that may be one.

    Attributes:
        start: first code point, after titles.
        end: one past the last.
        words: the words of the name.
        keys: their keys.
        sure: the place alone shows that it is a person.
        titled: a title stands before it.
        place: it is also the name of a place.
        opens: it opens a sentence.
        alone: it is a line by itself.
        listed: it follows another name and a comma or "và".
        thing: a word before it tells of a thing ("dự án", "xe").
    """

    start: int
    end: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    sure: bool = False
    titled: bool = False
    place: bool = False
    opens: bool = False
    alone: bool = False
    listed: bool = False
    thing: bool = False


class FoundSingle(NamedTuple):
    """A single capitalised word, which is a person if the document has a full name that ends with it.

    Attributes:
        start: first code point.
        word: as written.
        key: its key.
        following: key of the next word, empty when that has a capital or is none.
        opens: it opens a sentence.
        acts: a deed that no country and no company does follows.
    """

    start: int
    word: str
    key: str
    following: str
    opens: bool
    acts: bool


class FoundRole(NamedTuple):
    """An office: offsets and its canonical words."""

    start: int
    end: int
    name: str


class Findings(NamedTuple):
    """All that was found in one field, in order, added to block by block.

    What is headless is an organisation unless it is a person. Offices are those that stand for one person if the
    document tells who holds them; openers are abbreviations that open a sentence.
    """

    organisations: list[FoundOrganisation]
    places: list[FoundPlace]
    persons: list[FoundPerson]
    singles: list[FoundSingle]
    roles: list[FoundRole]
    headless: list[FoundOrganisation]
    offices: list[FoundRole]
    openers: list[FoundOrganisation]


class FoundReference(NamedTuple):
    """A cited document.

    Attributes:
        start: first code point.
        end: one past the last.
        value: canonical.
        label: how it is shown.
        own: where a name begins in which places count ("Hiến pháp | Mỹ"); 0: nowhere.
    """

    start: int
    end: int
    value: str
    label: str
    own: int = 0
