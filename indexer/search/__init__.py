"""From what a person asks to what a person sees: parse, plan, ask the engine, put its answer into words."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from indexer.analyse import AnalysedText, Analyser
from indexer.config import default_index
from indexer.engine import Reader
from indexer.errors import DocumentMissingError
from indexer.model.document import FieldName, StoredDocument
from indexer.model.facets import FacetName
from indexer.model.request import FacetRequest, Sort
from indexer.model.result import Explanation
from indexer.search.answering import answer
from indexer.search.buckets import BucketView
from indexer.search.complete import newest_titles
from indexer.search.entities import Mention, Unfaceted, mentions, unfaceted_values
from indexer.search.facet_views import FacetLevel, facet_level, facet_order, facet_values
from indexer.search.facts import AliasInfo, IndexInfo
from indexer.search.hits import Marks, document_marks, to_hits
from indexer.search.kept import documents_of
from indexer.search.live import Live
from indexer.search.names import ALL
from indexer.search.opened import MAX_HITS, Opened
from indexer.search.originals import id_of, original
from indexer.search.page import FacetChoice, HitView, SearchInput, SearchPage, Suggestion
from indexer.search.similar import similar_request

if TYPE_CHECKING:
    # Who searches once does not wait for the form of an entity page.
    from indexer.search.entity_views import EntityPage

_PATIENCE = 60.0
"""Seconds that those who measure or export wait for the whole answer, however busy the machine is."""


class Index:
    """An open index; follows the live generation; safe for several threads.

    Attributes:
        live: the generation that answers.
    """

    def __init__(self, folder: Path) -> None:
        self._analyser = Analyser()
        self._analysing = threading.Lock()
        self.live = Live(folder, self._analyse)

    def opened(self) -> Opened:
        """The live generation; one that is in use stays as it is when the index changes."""
        return self.live.opened()

    def reader(self) -> Reader:
        """A reader of the live generation."""
        return self.opened().reader

    def generation(self) -> str:
        """Name of the live generation."""
        return self.reader().generation

    def version(self) -> str:
        """Changes whenever answers may: with the live generation and with the alias file."""
        return self.opened().version

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
        return self.run(SearchInput(query, choices, date_from, date_to, sort=sort, offset=offset, limit=limit))

    def run(self, given: SearchInput) -> SearchPage:
        """Answer a search; whatever is typed gives an answer."""
        return answer(self.opened(), given)

    def ids(self, given: SearchInput) -> tuple[str, ...]:
        """Ids of the hits alone, in order: for those who measure or export, who would rather wait than miss some."""
        opened = self.opened()
        request = replace(opened.asked(given), deadline=_PATIENCE)
        return tuple(hit.doc_id for hit in opened.reader.search(request).hits)

    def document(self, doc_id: str) -> StoredDocument:
        """A document as it is shown.

        Raises:
            DocumentMissingError: there is none with this id.
        """
        found = self.opened().stored([doc_id])
        if doc_id not in found:
            raise DocumentMissingError(doc_id=doc_id)
        return found[doc_id]

    def id_of(self, name: str) -> str:
        """The id of the document that somebody names by its id, its file or what its file is called.

        Raises:
            DocumentMissingError: there is none.
            DocumentAmbiguousError: there are several.
        """
        if self.opened().kept([name]):
            return name
        return id_of(self.live.engine.sources(self.generation()), name)

    def marks(self, doc_id: str, given: SearchInput) -> Mapping[FieldName, Marks]:
        """Where the words of a query stand in a document, whatever the filters."""
        opened = self.opened()
        stored = opened.kept([self.document(doc_id).document.doc_id])[doc_id]
        made = opened.plan(given)
        for tier in made.tiers:
            if matched := opened.reader.matched((tier,), doc_id):
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
        opened = self.opened()
        asked = FacetRequest(name, opened.asked(given), contains, facet_order(order), max(0, offset), max(0, limit))
        buckets, total = facet_values(opened.reader, asked)
        selected = opened.choices(given).selected(name)
        return opened.names.views(name, buckets, selected), total

    def facet_level(
        self, given: SearchInput, name: FacetName, *, under: str, order: str, offset: int, limit: int
    ) -> FacetLevel:
        """A page of the values right below one of a hierarchical facet, or of those that are part of none."""
        opened = self.opened()
        asked = FacetRequest(name, opened.asked(given), "", facet_order(order), limit=ALL)
        selected = opened.choices(given).selected(name)
        page = slice(max(0, offset), max(0, offset) + max(0, limit))
        buckets = opened.reader.facet_values(asked).buckets
        return facet_level(buckets, under, page, lambda shown: opened.names.views(name, shown, selected))

    def unfaceted(
        self, kind: Unfaceted, *, contains: str = "", order: str = "count", limit: int = 50
    ) -> tuple[tuple[BucketView, ...], int]:
        """The first dates or quoted names of all documents, which are no facets, and how many there are."""
        values = unfaceted_values(self.opened(), kind, contains=contains, order=order)
        return tuple(values[: max(0, limit)]), len(values)

    def days(self, given: SearchInput) -> Mapping[str, int]:
        """How many documents of an answer are of each day, ISO, ascending; those without a date are left out."""
        opened = self.opened()
        counts = opened.reader.days(opened.asked(given))
        return {f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}": count for day, count in counts.items()}

    def latest(self, limit: int = 5) -> tuple[HitView, ...]:
        """The newest documents."""
        return self.run(SearchInput(sort="newest", limit=limit, facet_limit=0)).hits

    def entity(self, name: FacetName, typed: str, given: SearchInput | None = None) -> "EntityPage":
        """What is known about a person, organisation, place, role or cited document, with its documents.

        Args:
            name: one of `indexer.search.entities.ENTITY_FACETS`.
            typed: a value, or a name that may mean several.
            given: order and page of the documents; the newest come first.

        Raises:
            EntityMissingError: no document has it.
        """
        from indexer.search.entity_pages import entity_page

        return entity_page(self.opened(), self.run, name, typed, given or SearchInput())

    def mentions(self) -> Iterator[Mention]:
        """Every entity of every document where it stands, by document id."""
        return mentions(self.opened())

    def explain(self, given: SearchInput, doc_id: str) -> Explanation:
        """Why a document has its place."""
        opened = self.opened()
        return opened.reader.explain(opened.asked(given), doc_id)

    def original(self, doc_id: str) -> Path:
        """The file that a document was read from.

        Raises:
            OriginalMissingError: it is not there any more, leads out of the folder that was indexed, or holds
                other documents too.
        """
        return original(self.live.engine.sources(self.generation()), doc_id)

    def info(self) -> IndexInfo:
        """What the index is and what its build left out."""
        opened = self.opened()
        reader, aliases = opened.reader, opened.aliases
        manifest = self.live.engine.manifest(reader.generation)
        sources = tuple(self.live.engine.sources(reader.generation))
        skips = tuple(skip for source in sources for skip in source.skips)
        remarks = tuple(remark for source in sources for remark in source.remarks)
        said = AliasInfo(str(aliases.path), len(aliases.rules), opened.renamed.unused, aliases.problems)
        return IndexInfo(reader.generation, reader.count(), manifest.created, manifest.size, skips, remarks, said)

    def suggest(self, prefix: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """What may be meant by what is being typed, with or without marks: words, names, titles.

        The first call reads the words and names of the generation, which takes seconds.

        Args:
            prefix: what stands in the box; its last word may be unfinished.
            limit: suggestions of each kind, which is "words", a facet's name or "title".
        """
        opened = self.opened()
        return (*opened.completer().complete(prefix, limit), *newest_titles(opened.reader, prefix, limit))

    def similar(self, doc_id: str, limit: int = 5) -> tuple[HitView, ...]:
        """Documents about the same as one, the most similar first.

        Raises:
            DocumentMissingError: there is none with this id.
        """
        opened = self.opened()
        request = similar_request(self.document(doc_id).document, self._analyse, opened.reader, limit)
        hits = [hit for hit in opened.reader.search(request).hits if hit.doc_id != doc_id][:limit]
        stored = {doc_id: opened.renamed.shown(kept) for doc_id, kept in documents_of(opened.reader, hits).items()}
        return tuple(to_hits(hits, stored, stored, {}))

    def close(self) -> None:
        """Let the generation go."""
        self.live.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _analyse(self, text: str) -> AnalysedText:
        with self._analysing:
            return self._analyser.analyse_text(text)


def open_index(folder: str | Path | None = None) -> Index:
    """Open an index; by default $TRACUU_INDEX, else `index` in the working folder.

    Raises:
        IndexMissingError, IndexDamagedError, IndexFormatError: it cannot be opened.
    """
    index = Index(Path(folder) if folder is not None else default_index())
    index.reader()
    return index


__all__ = ["MAX_HITS", "Index", "IndexInfo", "open_index"]
