"""What a search gives to people and programs: the object that the CLI and the page print as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from indexer.model.document import Meaning
from indexer.model.facets import FacetName
from indexer.model.request import Sort
from indexer.model.result import TierCount
from indexer.search.buckets import FacetView, facet_json

SCHEMA = 1
"""Version of the JSON object; raised when a key changes its meaning."""

_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "”", '"')


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """Chosen values of one facet as typed: canonical values, or bare names with or without marks.

    "=" before a value asks for it alone, where its name would mean others too (`indexer.search.names`).
    """

    name: FacetName
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchInput:
    """What a person asks for; the URL of the page holds exactly this.

    Attributes:
        query: as typed; empty asks for all documents.
        choices: chosen facet values.
        date_from: as typed, `dd/mm/yyyy`, `mm/yyyy`, `yyyy` or ISO; empty for no bound.
        date_to: the same, the day, month or year included.
        undated: documents without a date only (or as well, with a range).
        sort: order of the hits.
        offset: hits to leave out.
        limit: hits on the page, at most 100.
        facet_limit: buckets of each facet; 0 leaves facets out.
        periods: buckets of years and months; 0 for as many as of other facets.
        children: buckets right below each chosen value of a hierarchical facet.
        reprints: those of a hit further up on the page are told as fully as that one; without, by title, date and score
            alone, for pages that show them with it.
        excerpts: of each hit, with its best part and entities; without, hits are told by title and date.
        expand: abbreviations also stand for what they mean, administrative units for those of before or after July 2025
            on the same land, and back.
    """

    query: str = ""
    choices: tuple[FacetChoice, ...] = ()
    date_from: str = ""
    date_to: str = ""
    undated: bool = False
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    facet_limit: int = 10
    periods: int = 0
    children: int = 0
    reprints: bool = True
    excerpts: bool = True
    expand: bool = True

    def buckets(self, name: FacetName) -> int:
        """How many buckets of a facet are asked for."""
        return self.periods or self.facet_limit if name in {"year", "month"} else self.facet_limit


class SnippetView(NamedTuple):
    """An excerpt of a field; marks are (start, end) in `text`, `start` is its place in the field."""

    field: str
    text: str
    start: int
    marks: tuple[tuple[int, int], ...]

    @property
    def is_cut_before(self) -> bool:
        """Whether the field holds text before it."""
        return self.start > 0

    @property
    def is_cut_after(self) -> bool:
        """Whether a sentence goes on after it."""
        return not self.text.rstrip().endswith(_SENTENCE_ENDS)


class EntityLabel(NamedTuple):
    """A facet value and how people read it."""

    value: str
    label: str


class CopyView(NamedTuple):
    """Another document with nearly the same text."""

    id: str
    title: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class CopiesView:
    """The other documents with nearly the text of a hit, whether the search finds them or not.

    Attributes:
        total: how many there are.
        documents: the first of them, by id.
        folded_into: a hit further up on the page that is one of them; empty when there is none.
    """

    total: int = 0
    documents: tuple[CopyView, ...] = ()
    folded_into: str = ""


NO_COPIES = CopiesView()


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit as shown.

    Attributes:
        date: ISO; empty when unknown.
        date_source: "published", "event" or empty.
        part: label of the part of the body that matches best; empty when there is none.
        entities: facet name -> the values found in the document, in order of appearance.
        copies: reprints; the total counts them like all documents, only what is shown is folded.
    """

    id: str
    title: str
    title_marks: tuple[tuple[int, int], ...]
    date: str
    date_source: str
    section: str
    part: str
    score: float
    tier: str
    snippets: tuple[SnippetView, ...]
    entities: Mapping[str, tuple[Meaning, ...]]
    copies: CopiesView = NO_COPIES

    @property
    def doc_id(self) -> str:
        """The document's id."""
        return self.id


@dataclass(frozen=True, slots=True)
class NoteView:
    """Something about the query that people should know; start and end count in the query as typed."""

    code: str
    vi: str
    en: str
    start: int
    end: int

    def message(self, language: str) -> str:
        """The note in a language, "vi" or "en"."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query worth running, with the number of documents it finds.

    Attributes:
        value: of a name, the value of its facet; of a title, the id of its document; else empty.
    """

    kind: str
    text: str
    total: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The whole answer to one search.

    Attributes:
        choices: those of the input with the values that typed names mean.
        joined: provinces that belong to chosen ones since July 2025 and are not asked for.
    """

    generation: str
    query: str
    total: int
    complete: bool
    tiers: tuple[TierCount, ...]
    hits: tuple[HitView, ...]
    facets: Mapping[FacetName, FacetView]
    notes: tuple[NoteView, ...]
    expansions: Mapping[str, tuple[str, ...]]
    suggestions: tuple[Suggestion, ...]
    took_ms: float
    choices: tuple[FacetChoice, ...] = ()
    joined: tuple[str, ...] = ()

    def as_json(self, language: str = "vi") -> dict[str, Any]:
        """The JSON object of `tracuu search --json` and `/search.json`."""
        return {
            "schema": SCHEMA,
            "generation": self.generation,
            "query": self.query,
            "total": self.total,
            "complete": self.complete,
            "tiers": [{"name": tier.name, "total": tier.total} for tier in self.tiers],
            "hits": [_hit_json(hit) for hit in self.hits],
            "facets": {name: facet_json(facet) for name, facet in self.facets.items()},
            "notes": [
                {"code": note.code, "message": note.message(language), "start": note.start, "end": note.end}
                for note in self.notes
            ],
            "expansions": {text: list(terms) for text, terms in self.expansions.items()},
            "suggestions": [{"kind": s.kind, "text": s.text, "total": s.total} for s in self.suggestions],
            "took_ms": round(self.took_ms, 1),
        }


def similar_json(doc_id: str, hits: Iterable[HitView]) -> dict[str, Any]:
    """The JSON object of `tracuu show ID --similar --json` and `/similar.json`: the documents about the same as one."""
    return {"schema": SCHEMA, "id": doc_id, "hits": [_hit_json(hit) for hit in hits]}


def _hit_json(hit: HitView) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title,
        "title_marks": [list(mark) for mark in hit.title_marks],
        "date": hit.date,
        "date_source": hit.date_source,
        "section": hit.section,
        "part": hit.part,
        "score": round(hit.score, 6),
        "tier": hit.tier,
        "snippets": [
            {"field": s.field, "text": s.text, "start": s.start, "marks": [list(mark) for mark in s.marks]}
            for s in hit.snippets
        ],
        "entities": {
            name: [{"value": entity.value, "label": entity.label} for entity in entities]
            for name, entities in hit.entities.items()
        },
        "copies": {
            "total": hit.copies.total,
            "documents": [
                {"id": copy.id, "title": copy.title, "date": copy.date, "source": copy.source}
                for copy in hit.copies.documents
            ],
            "folded_into": hit.copies.folded_into,
        },
    }
