"""What is known of a document and shown to people.

All texts are cleaned (`indexer.clean`); offsets count code points of the text of one field, end-exclusive.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, count
from typing import Literal, NamedTuple, Self

FieldName = Literal["title", "body", "caption"]
EntityType = Literal["person", "organisation", "place", "role", "reference", "date", "name"]
Confidence = Literal["certain", "likely", ""]

TEXT_FIELDS: tuple[FieldName, ...] = ("title", "body", "caption")
_FIELD_NUMBERS: Mapping[FieldName, int] = {name: number for number, name in enumerate(TEXT_FIELDS)}


class Part(NamedTuple):
    """A stretch of the body that can be named: a paragraph, a page, an article of a decision."""

    kind: str
    label: str
    start: int
    end: int


class Removed(NamedTuple):
    """A line that was taken out of the text and the name of the rule that did it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """One readable text with its metadata; an empty string is "unknown".

    Attributes:
        doc_id: unique in an index.
        source_path: where it came from, relative to its root.
        title: one line; never empty (derived when the file has none).
        title_source: "field", "line", "lead" (derived from the first sentence) or "name" (of the file).
        body: paragraphs separated by newlines, without junk and captions.
        captions: caption lines in reading order; searched as one text joined by newlines.
        headed: ordered, disjoint stretches of `body` where headings open some of them; without headings, as in most
            documents, there are none, and every line is a part.
        section: as printed on the page ("Thời sự - Chính trị").
        section_source: the words it was read from, or "field".
        authors: names of the byline.
        authors_source: the words they were read from, or "field".
        source: the field `source`, else the site of `url`, else the first folder.
        source_source: which of them: "field", "url" or "folder".
        folder: folder of `source_path`, empty at the root.
        url: address of the original, if known.
        published: ISO local time, `2023-06-02` or `2023-06-02T17:12`.
        published_source: the words it was read from, or "field".
        published_confidence: "certain" where a field or the words say that this is the day of posting or of a letter,
            "likely" where a line holds a date and does not say of what; empty without a date.
        event_date: ISO date of what is told (dateline), `2022-11-15`.
        event_date_source: the words it was read from.
        event_confidence: "certain" where the words name all of it, "likely" where its year was told elsewhere.
        event_year_source: what told the year that these words lack: "published" (that date) or words of the text.
        views: as printed, digits only.
        views_source: the words they were read from.
        encoding: of before Unicode that the text was converted from, see `RawFile`.
        removed: audit trail of the cleaning.
    """

    doc_id: str
    source_path: str
    title: str
    title_source: Literal["field", "line", "lead", "name"]
    body: str = ""
    captions: tuple[str, ...] = ()
    headed: tuple[Part, ...] = ()
    section: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    folder: str = ""
    url: str = ""
    published: str = ""
    published_source: str = ""
    published_confidence: Confidence = ""
    event_date: str = ""
    event_date_source: str = ""
    event_confidence: Confidence = ""
    event_year_source: str = ""
    views: str = ""
    section_source: str = ""
    authors_source: str = ""
    source_source: str = ""
    views_source: str = ""
    encoding: str = ""
    removed: tuple[Removed, ...] = ()

    @property
    def caption_text(self) -> str:
        """The captions as one text; offsets of the field `caption` count in it."""
        return "\n".join(self.captions)

    @property
    def date(self) -> tuple[str, Literal["published", "event", ""]]:
        """The date to show and sort by, and what it tells."""
        if self.published:
            return self.published, "published"
        return (self.event_date, "event") if self.event_date else ("", "")

    @property
    def parts(self) -> tuple[Part, ...]:
        """Ordered, disjoint stretches of the body: the headed ones, or its lines as paragraphs numbered from 1."""
        if self.headed or not self.body:
            return self.headed
        lines = self.body.split("\n")
        ends = accumulate(len(line) + 1 for line in lines)
        rows = zip(count(1), lines, ends, strict=False)
        return tuple(Part("paragraph", str(number), end - 1 - len(line), end - 1) for number, line, end in rows)

    def text_of(self, name: FieldName) -> str:
        """The shown text of a field."""
        return self.caption_text if name == "caption" else self.title if name == "title" else self.body


class Entity(NamedTuple):
    """A name, date or cited document found in a text.

    A named tuple: millions are made in a build, and they take a third of the time of frozen dataclasses.

    Attributes:
        type: what it is; "name" is a quoted name of a product or campaign.
        text: the words as they stand.
        value: canonical value, equal for equal things: the facet's value. Places that are resolved have
            `province/unit`, ancestors being the prefixes at each `/`; dates ISO, `2022-11-15` or `2022-11`.
        label: how people read the value.
        field: the field it stands in.
        start: first code point in that field.
        end: one past the last.
    """

    type: EntityType
    text: str
    value: str
    label: str
    field: FieldName
    start: int
    end: int


class Meaning(NamedTuple):
    """What an entity stands for, see `Entity`."""

    type: EntityType
    value: str
    label: str


class Places(NamedTuple):
    """Where the entities of a document stand, in order: for each of them one number in every row.

    Attributes:
        meanings: which of the meanings of the document it has.
        fields: its field, by its place in TEXT_FIELDS.
        starts: first code point in that field.
        lengths: code points.
    """

    meanings: Sequence[int] = ()
    fields: Sequence[int] = ()
    starts: Sequence[int] = ()
    lengths: Sequence[int] = ()


# Without slots, for the cached property.
@dataclass(frozen=True)
class StoredDocument:
    """What a generation keeps to show a document again.

    Attributes:
        document: its texts and what is known of it.
        meanings: what its entities stand for, each once, in order of appearance.
        placed: tells where they stand; it is asked once, and for most hits never.
    """

    document: Document
    meanings: tuple[Meaning, ...] = ()
    placed: Callable[[], Places] = field(default=Places, compare=False)

    @classmethod
    def of(cls, document: Document, entities: Iterable[Entity] = ()) -> Self:
        """A document with the entities that were found in it."""
        numbers: dict[tuple[EntityType, str, str], int] = {}
        rows = [
            (numbers.setdefault((kind, value, label), len(numbers)), _FIELD_NUMBERS[field], start, end - start)
            for kind, _, value, label, field, start, end in entities
        ]
        placed = partial(Places, *zip(*rows, strict=True))
        return cls(document, tuple(map(Meaning._make, numbers)), placed)

    @cached_property
    def places(self) -> Places:
        """Where its entities stand."""
        return self.placed()

    @cached_property
    def by_type(self) -> Mapping[EntityType, Sequence[Meaning]]:
        """The meanings of each type that there is."""
        found: dict[EntityType, list[Meaning]] = {}
        for meaning in self.meanings:
            found.setdefault(meaning.type, []).append(meaning)
        return found

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The entities in order; made when they are asked for, since a hit names only a few."""
        return tuple(
            Entity(meaning.type, text, meaning.value, meaning.label, TEXT_FIELDS[number], start, start + len(text))
            for meaning, text, number, start in self.mentions()
        )

    def mentions(self) -> Iterator[tuple[Meaning, str, int, int]]:
        """What each entity stands for, its words as they stand, the number of its field and where it begins there."""
        texts = [self.document.text_of(field) for field in TEXT_FIELDS]
        for meaning, number, start, length in zip(*self.places, strict=True):
            yield self.meanings[meaning], texts[number][start : start + length], number, start
