"""What the page needs of an index: the methods of `indexer.search.Index` that it calls, and nothing else.

All of them raise only errors of `indexer.errors`; `status` of such an error is the status of the response.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from indexer.model.document import FieldName, StoredDocument
from indexer.model.facets import FacetName
from indexer.model.files import Skip
from indexer.model.result import Explanation
from indexer.search.buckets import BucketView
from indexer.search.entity_views import EntityPage
from indexer.search.facet_views import FacetLevel
from indexer.search.page import HitView, SearchInput, SearchPage, Suggestion

Marks = tuple[tuple[int, int], ...]


class IndexFacts(Protocol):
    """What an index is."""

    @property
    def documents(self) -> int:
        """Number of live documents."""
        ...

    @property
    def created(self) -> str:
        """ISO time of the build, UTC."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    @property
    def skipped(self) -> tuple[Skip, ...]:
        """What the build left out."""
        ...


class SearchIndex(Protocol):
    """An open index; safe for several threads."""

    def generation(self) -> str:
        """Name of the live generation; cheap."""
        ...

    def version(self) -> str:
        """Changes whenever answers may; cheap."""
        ...

    def run(self, given: SearchInput) -> SearchPage:
        """Answer a search."""
        ...

    def document(self, doc_id: str) -> StoredDocument:
        """A document as it is shown, or `DocumentMissingError`."""
        ...

    def marks(self, doc_id: str, given: SearchInput) -> Mapping[FieldName, Marks]:
        """Where the words of a query stand in a document."""
        ...

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
        """A page of the values of a facet, `order` being "count" or "label", and how many there are."""
        ...

    def facet_level(
        self, given: SearchInput, name: FacetName, *, under: str, order: str, offset: int, limit: int
    ) -> FacetLevel:
        """A page of the values right below one of a hierarchical facet, or of those that are part of none."""
        ...

    def entity(self, name: FacetName, typed: str, given: SearchInput | None = None) -> EntityPage:
        """What is known about a value, with its documents, or `EntityMissingError`."""
        ...

    def days(self, given: SearchInput) -> Mapping[str, int]:
        """Documents of an answer by day, ISO."""
        ...

    def suggest(self, prefix: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """What may be meant by what is being typed: "words", names by facet, "title"."""
        ...

    def latest(self, limit: int = 5) -> tuple[HitView, ...]:
        """The newest documents."""
        ...

    def explain(self, given: SearchInput, doc_id: str) -> Explanation:
        """Why a document has its place."""
        ...

    def similar(self, doc_id: str, limit: int = 5) -> tuple[HitView, ...]:
        """Documents about the same as one, the most similar first, or `DocumentMissingError`."""
        ...

    def original(self, doc_id: str) -> Path:
        """The file that a document was read from, or `OriginalMissingError`."""
        ...

    def info(self) -> IndexFacts:
        """What the index is and what its build left out."""
        ...
