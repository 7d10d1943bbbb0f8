"""A document as it is read: paragraphs with marks and links, what is known about it, what was taken out of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexer.model.document import Document, Entity, EntityType, FieldName, StoredDocument
from indexer.model.facets import FacetName
from indexer.search.origins import Origin, event_origin, origin, published_origin
from indexer.search.page import SearchInput
from indexer.search.removal_rules import rule_name
from webui.links import Links
from webui.params import DEFAULTS, toggled
from webui.present.citations import Citation, citation
from webui.present.facets import facet_label
from webui.present.formats import date_text, typed_date
from webui.present.hits import Name, Names
from webui.present.pieces import Link, Linked, Span, linked
from webui.present.reasons import NO_REASON, Why

_FACETS: Mapping[EntityType, FacetName] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "role": "role",
    "reference": "reference",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a document, and the words and reasons that tell it, see `indexer.search.origins`."""

    name: str
    values: tuple[Name, ...]
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line that was taken out and the rule that did it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Around:
    """Where a document stands among the hits, and its neighbours; empty strings where there is none."""

    place: str = ""
    total: str = ""
    previous: str = ""
    next: str = ""


NOWHERE = Around()


@dataclass(frozen=True, slots=True)
class Byline:
    """What stands below the title: authors, section and date, as far as they are known.

    Attributes:
        parts: in this order.
        is_event_date: the date is that of what is told, not of publication.
    """

    parts: tuple[str, ...]
    is_event_date: bool


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """Everything that the page of a document shows.

    Attributes:
        title_source: "line" or "field" when the document names itself, else how the title was made.
        marks: number of marks in the text.
        address: of this page, without the search that led to it.
        url: address of the original when it is one of the web, else empty.
        back: the search that led here; empty when there was none.
    """

    title: tuple[Linked, ...]
    plain_title: str
    byline: Byline
    title_source: str
    paragraphs: tuple[tuple[Linked, ...], ...]
    captions: tuple[tuple[Linked, ...], ...]
    facts: tuple[Fact, ...]
    entities: tuple[Names, ...]
    removed: tuple[RemovedLine, ...]
    around: Around
    why: Why
    citation: Citation
    marks: int
    query: str
    url: str
    address: str
    json: str
    file: str
    similar: str
    back: str


def document_context(
    stored: StoredDocument,
    marks: Mapping[FieldName, Sequence[Span]],
    given: SearchInput,
    links: Links,
    *,
    around: Around = NOWHERE,
    why: Why = NO_REASON,
    file: str = "",
) -> DocumentContext:
    """Put a document into its page, with the marks of the search that led to it, or of an empty one.

    `around` are its neighbours among the hits, `why` tells what gave it its place, `file` is the address of the file it
    was read from where that may be had.
    """
    document = stored.document
    marked = _Marker({name: tuple(marks.get(name, ())) for name in ("title", "body", "caption")})
    return DocumentContext(
        # Cut in the order of the page: marks are numbered through it.
        title=marked.cut("title", document.title, (0, len(document.title)), ()),
        plain_title=document.title,
        byline=_byline(document, links),
        title_source=document.title_source,
        paragraphs=_paragraphs(marked, stored, "body", links),
        captions=_paragraphs(marked, stored, "caption", links),
        facts=_facts(document, links),
        entities=_entities(stored.entities, links),
        removed=_removed(document, links),
        around=around,
        why=why,
        citation=citation(document, links.absolute(links.document(document.doc_id))),
        marks=marked.count,
        query=given.query,
        url=document.url if document.url.startswith(("https://", "http://")) else "",
        address=links.document(document.doc_id),
        similar=links.similar(document.doc_id),
        json=links.document_json(document.doc_id),
        file=file,
        back=links.search(given) if given != DEFAULTS else "",
    )


def _paragraphs(
    marked: "_Marker", stored: StoredDocument, name: FieldName, links: Links
) -> tuple[tuple[Linked, ...], ...]:
    """The lines of a field, cut at marks and entities; marks are counted in the order of the page."""
    text = stored.document.text_of(name)
    entities = _links(stored.entities, name, links)
    return tuple(marked.cut(name, text, span, entities) for span in _lines(text))


class _Marker:
    """Cuts texts at marks and counts them over the whole document."""

    def __init__(self, marks: Mapping[FieldName, Sequence[Span]]) -> None:
        self._marks = marks
        self.count = 0

    def cut(self, name: FieldName, text: str, span: Span, links: Iterable[Link]) -> tuple[Linked, ...]:
        """Cut a stretch of a field."""
        start, end = span
        inside = [link for link in links if start <= link.start and link.end <= end]
        near = [mark for mark in self._marks[name] if mark[1] > start and mark[0] < end]
        found = linked(text, near, inside, span, first=self.count + 1)
        self.count += sum(1 for part in found for piece in part.pieces if piece.mark)
        return found


def _lines(text: str) -> tuple[Span, ...]:
    """The spans of lines that hold something."""
    spans = []
    place = 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((place, place + len(line)))
        place += len(line) + 1
    return tuple(spans)


def _links(entities: Iterable[Entity], name: FieldName, links: Links) -> tuple[Link, ...]:
    found = ((entity, _address(entity, links)) for entity in entities if entity.field == name)
    return tuple(Link(entity.start, entity.end, href, entity.type) for entity, href in found if href)


def _address(entity: Entity, links: Links) -> str:
    """The page or search that an entity leads to; empty when it leads nowhere."""
    if facet := _FACETS.get(entity.type):
        return links.entity(facet, entity.value)
    # Who follows a day wants what is written of it, not what was put somewhere on it.
    is_known = entity.type == "date" and entity.value[:1].isdigit()
    quoted = typed_date(entity.value) if is_known else entity.text.replace('"', " ").strip()
    return links.search(SearchInput(query=f'"{quoted}"')) if quoted else ""


def _entities(entities: Sequence[Entity], links: Links) -> tuple[Names, ...]:
    """Distinct values by facet, in order of appearance."""
    found = []
    for kind, facet in _FACETS.items():
        labels: dict[str, str] = {}
        for entity in entities:
            if entity.type == kind:
                labels.setdefault(entity.value, entity.label)
        names = tuple(Name(label or value, links.entity(facet, value)) for value, label in labels.items())
        if names:
            found.append(Names(facet, facet_label(facet, links.language), names))
    return tuple(found)


def _removed(document: Document, links: Links) -> tuple[RemovedLine, ...]:
    return tuple(RemovedLine(line.text, rule_name(line.rule, links.language)) for line in document.removed)


def _byline(document: Document, links: Links) -> Byline:
    date, told = document.date
    parts = (", ".join(document.authors), document.section, date_text(date[:10], links.language))
    return Byline(tuple(part for part in parts if part), told == "event")


def _facts(document: Document, links: Links) -> tuple[Fact, ...]:
    def linked_value(facet: FacetName, value: str) -> Name:
        return Name(value, links.search(toggled(DEFAULTS, facet, value)))

    def date(iso: str) -> tuple[Name, ...]:
        return (Name(date_text(iso, links.language), ""),) if iso else ()

    def values(facet: FacetName, *texts: str) -> tuple[Name, ...]:
        return tuple(linked_value(facet, text) for text in texts if text)

    def read_from(source: str) -> Origin:
        return origin(source, links.language)

    facts = (
        Fact("published", date(document.published), *published_origin(document, links.language)),
        Fact("event", date(document.event_date), *event_origin(document, links.language)),
        Fact("section", values("section", document.section), *read_from(document.section_source)),
        Fact("authors", values("author", *document.authors), *read_from(document.authors_source)),
        Fact("source", values("source", document.source), *read_from(document.source_source)),
        Fact("folder", values("folder", document.folder)),
        Fact("file", (Name(document.source_path, ""),) if document.source_path else ()),
        Fact("id", (Name(document.doc_id, ""),)),
        Fact("encoding", (Name(document.encoding, ""),) if document.encoding else ()),
        Fact("views", (Name(document.views, ""),) if document.views else (), *read_from(document.views_source)),
    )
    return tuple(fact for fact in facts if fact.values)
