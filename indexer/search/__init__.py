"""From what a person asks to what a person sees: parse, plan, ask the engine, put its answer into words."""

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from indexer.analyse import AnalysedText, Analyser
from indexer.clean import clean
from indexer.config import default_index
from indexer.engine import Reader
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import DocumentMissingError
from indexer.model.document import FieldName, Skip, StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import FacetRequest, FacetWanted, Filter, SearchRequest, Sort
from indexer.model.result import Explanation, SearchResult
from indexer.model.stored import decode_stored
from indexer.normalise import fold
from indexer.query.parse import parse
from indexer.query.plan import Plan, plan
from indexer.search.complete import Completer, newest_titles
from indexer.search.copies import with_copies
from indexer.search.expansion import expansion_notes, to_expansions
from indexer.search.facet_views import bucket_view, facet_view
from indexer.search.filters import to_dates, to_filters
from indexer.search.hits import Marks, document_marks, to_hit
from indexer.search.page import (
    BucketView,
    FacetChoice,
    HitView,
    NoteView,
    SearchInput,
    SearchPage,
    Suggestion,
)
from indexer.search.similar import similar_request
from indexer.search.suggest import suggestions

_VALUES = 500
"""Facet values that a name in a query may stand for."""

MAX_HITS = 100
"""Hits on one page; more are reached by `offset`."""


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index is.

    Attributes:
        generation: name of the live generation.
        documents: live documents.
        created: ISO time of the build, UTC.
        size: bytes.
        skipped: what the build left out.
    """

    generation: str
    documents: int
    created: str
    size: int
    skipped: tuple[Skip, ...]


class Index:
    """An open index; follows the live generation; safe for several threads."""

    def __init__(self, folder: Path) -> None:
        self._engine = WhooshEngine(folder)
        self._reader: Reader | None = None
        self._analyser = Analyser()
        self._lock = threading.Lock()
        self._analysing = threading.Lock()
        self._completing = threading.Lock()
        self._completer: Completer | None = None

    def reader(self) -> Reader:
        """A reader of the live generation; one that is in use stays as it is when the index changes."""
        with self._lock:
            if self._reader is None or self._engine.current() != self._reader.generation:
                # A damaged generation is answered by the one before; asking again each time costs a check of hashes.
                self._reader = self._engine.open()
            return self._reader

    def generation(self) -> str:
        """Name of the live generation."""
        return self.reader().generation

    def search(
        self,
        query: str = "",
        *,
        filters: Mapping[FacetName, Sequence[str]] | None = None,
        date_from: str = "",
        date_to: str = "",
        sort: Sort = "relevance",
        offset: int = 0,
        limit: int = 10,
    ) -> SearchPage:
        """Search with any of the values of each filter; see `run` for everything else that can be asked."""
        choices = tuple(FacetChoice(name, tuple(values)) for name, values in (filters or {}).items())
        return self.run(SearchInput(query, choices, date_from, date_to, False, sort, offset, limit))

    def run(self, given: SearchInput) -> SearchPage:
        """Answer a search; whatever is typed gives an answer."""
        began = time.perf_counter()
        reader = self.reader()
        made = self._plan(reader, given)
        request, notes = self._request(reader, given, made)
        result = reader.search(request)
        stored = self._stored(reader, [hit.doc_id for hit in result.hits])
        return SearchPage(
            result.generation,
            given.query,
            result.total,
            result.complete,
            result.tiers,
            with_copies([to_hit(hit, stored[hit.doc_id], made.marks[hit.tier]) for hit in result.hits], reader),
            {name: facet_view(name, facet) for name, facet in result.facets.items()},
            (*_notes(made), *notes, *expansion_notes(given, result.tiers)),
            _expansions(result),
            self._suggestions(reader, given, request, result),
            (time.perf_counter() - began) * 1000,
        )

    def ids(self, given: SearchInput) -> tuple[str, ...]:
        """Ids of the hits alone, in order: for those who measure or export."""
        reader = self.reader()
        request, _ = self._request(reader, given, self._plan(reader, given))
        return tuple(hit.doc_id for hit in reader.search(request).hits)

    def document(self, doc_id: str) -> StoredDocument:
        """A document as it is shown.

        Raises:
            DocumentMissingError: there is none with this id.
        """
        found = self._stored(self.reader(), [doc_id])
        if doc_id not in found:
            raise DocumentMissingError(doc_id=doc_id)
        return found[doc_id]

    def marks(self, doc_id: str, given: SearchInput) -> Mapping[FieldName, Marks]:
        """Where the words of a query stand in a document, whatever the filters."""
        reader = self.reader()
        stored = self.document(doc_id)
        made = self._plan(reader, given)
        for tier in made.tiers:
            if matched := reader.matched((tier,), doc_id):
                return document_marks(made.marks[tier.name], matched, stored)
        return document_marks((), (), stored)

    def facet_page(
        self,
        given: SearchInput,
        name: FacetName,
        *,
        contains: str = "",
        order: str = "count",
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[tuple[BucketView, ...], int]:
        """A page of all values of a facet over what a search finds, and how many values there are."""
        reader = self.reader()
        request, _ = self._request(reader, given, self._plan(reader, given))
        folded = fold(" ".join(clean(contains).split()))
        wanted = FacetRequest(name, request, folded, "label" if order == "label" else "count", offset, limit)
        page = reader.facet_values(wanted)
        chosen = {value for choice in request.filters if choice.name == name for value in choice.any_of}
        marked = (replace(bucket, selected=bucket.value in chosen) for bucket in page.buckets)
        return tuple(bucket_view(name, bucket) for bucket in marked), page.total

    def latest(self, limit: int = 5) -> tuple[HitView, ...]:
        """The newest documents."""
        return self.run(SearchInput(sort="newest", limit=limit, facet_limit=0)).hits

    def explain(self, given: SearchInput, doc_id: str) -> Explanation:
        """Why a document has its place."""
        reader = self.reader()
        request, _ = self._request(reader, given, self._plan(reader, given))
        return reader.explain(request, doc_id)

    def info(self) -> IndexInfo:
        """What the index is and what its build left out."""
        reader = self.reader()
        manifest = self._engine.manifest(reader.generation)
        skips = tuple(skip for source in self._engine.sources() for skip in source.skips)
        return IndexInfo(reader.generation, reader.count(), manifest.created, manifest.size, skips)

    def close(self) -> None:
        """Let the generation go."""
        with self._lock:
            if self._reader is not None:
                self._reader.close()
            self._reader = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _analyse(self, text: str) -> AnalysedText:
        with self._analysing:
            return self._analyser.analyse_text(text)

    def _plan(self, reader: Reader, given: SearchInput) -> Plan:
        def values(name: FacetName, text: str) -> Mapping[str, str]:
            page = reader.facet_values(FacetRequest(name, contains=text, limit=_VALUES))
            return {bucket.value: bucket.label for bucket in page.buckets}

        parsed = parse(given.query)
        frequency = reader.document_frequency
        expansions = to_expansions(parsed) if given.expand else {}
        return plan(parsed, self._analyse, document_frequency=frequency, facet_values=values, expansions=expansions)

    def suggest(self, prefix: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """What may be meant by what is being typed, with or without marks: words, names, titles.

        The first call reads the words and names of the generation, which takes seconds.

        Args:
            prefix: what stands in the box; its last word may be unfinished.
            limit: suggestions of each kind, which is "words", a facet's name or "title".
        """
        reader = self.reader()
        with self._completing:
            if self._completer is None or self._completer.generation != reader.generation:
                self._completer = Completer(reader)
            completer = self._completer
        return (*completer.complete(prefix, limit), *newest_titles(reader, prefix, limit))

    def similar(self, doc_id: str, limit: int = 5) -> tuple[HitView, ...]:
        """Documents about the same as one, the most similar first.

        Raises:
            DocumentMissingError: there is none with this id.
        """
        reader = self.reader()
        request = similar_request(self.document(doc_id).document, self._analyse, reader, limit)
        hits = [hit for hit in reader.search(request).hits if hit.doc_id != doc_id][:limit]
        stored = self._stored(reader, [hit.doc_id for hit in hits])
        return tuple(to_hit(hit, stored[hit.doc_id], ()) for hit in hits)

    def _suggestions(
        self, reader: Reader, given: SearchInput, request: SearchRequest, result: SearchResult
    ) -> tuple[Suggestion, ...]:
        if given.offset or not request.limit or not given.query.strip():
            return ()

        def count(text: str) -> int:
            made = self._plan(reader, replace(given, query=text, expand=False))
            return reader.search(replace(request, tiers=made.tiers[:1], limit=0, facets=())).total

        return suggestions(parse(given.query), result.tiers, reader, count)

    def _request(self, reader: Reader, given: SearchInput, made: Plan) -> tuple[SearchRequest, tuple[NoteView, ...]]:
        dates, notes = to_dates(given)
        filters: tuple[Filter, ...] = tuple(to_filters(reader, given.choices))
        wanted = tuple(FacetWanted(name, given.facet_limit) for name in FACETS if given.facet_limit)
        # Without words there is nothing to rank by: the newest come first.
        sort = "newest" if given.sort == "relevance" and not any(tier.rank for tier in made.tiers) else given.sort
        request = SearchRequest(
            made.tiers, filters, dates, sort, max(0, given.offset), min(max(0, given.limit), MAX_HITS), wanted
        )
        return request, notes

    def _stored(self, reader: Reader, ids: Sequence[str]) -> dict[str, StoredDocument]:
        return {doc_id: decode_stored(content) for doc_id, content in reader.documents(ids).items()}


def open_index(folder: str | Path | None = None) -> Index:
    """Open an index; by default $TRACUU_INDEX, else `index` in the working folder.

    Raises:
        IndexMissingError, IndexDamagedError, IndexFormatError: it cannot be opened.
    """
    index = Index(Path(folder) if folder is not None else default_index())
    index.reader()
    return index


def _notes(made: Plan) -> Iterable[NoteView]:
    return (NoteView(note.code, note.vi, note.en, note.start, note.end) for note in made.notes)


def _expansions(result: SearchResult) -> dict[str, tuple[str, ...]]:
    return {expansion.single.text: expansion.terms for expansion in result.expansions}


__all__ = ["MAX_HITS", "Index", "IndexInfo", "open_index"]
