"""What one pass over a text finds, with offsets in its field; the document decides later what it means."""

from dataclasses import dataclass

from indexer.extract.gazetteer import AdminUnit


@dataclass(frozen=True, slots=True)
class FoundOrganisation:
    """An organisation: offsets, and the tokens of its name, punctuation included.

    The whole name, where the text has a short one that the document introduced.
    """

    start: int
    end: int
    words: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPlace:
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


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A name of a person, or a run of words that may be one.

    Attributes:
        start: first code point, after titles.
        end: one past the last.
        words: the words of the name.
        sure: the place alone shows that it is a person.
        titled: a title stands before it.
        place: it is also the name of a place.
        opens: it opens a sentence.
        alone: it is a line by itself.
        listed: it follows another name and a comma or "và".
    """

    start: int
    end: int
    words: tuple[str, ...]
    sure: bool
    titled: bool
    place: bool
    opens: bool
    alone: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class FoundRole:
    """An office: offsets and its canonical words."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one field; each in order."""

    organisations: tuple[FoundOrganisation, ...]
    places: tuple[FoundPlace, ...]
    persons: tuple[FoundPerson, ...]
    roles: tuple[FoundRole, ...]
