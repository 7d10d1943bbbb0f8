"""The seam: what every engine promises (docs/architecture.md).

An engine knows terms, positions, facets and dates; it does not know Vietnamese. The in-memory engine
(`memory.py`) defines what is right; `tests/contract` holds every engine to it. Only errors of
`indexer.errors` come out.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

from indexer.model.record import RecordBatch, View
from indexer.model.request import Changes, FacetRequest, SearchRequest, Term, Tier
from indexer.model.result import BuildReport, Explanation, FacetPage, Matched, SearchResult, TermCount, VerifyReport


class Reader(Protocol):
    """One generation, pinned: answers do not change while it is open. Safe for several threads."""

    generation: str

    def search(self, request: SearchRequest, /) -> SearchResult:
        """Answer a request; never raises for what is asked, only when the index cannot be read."""
        ...

    def documents(self, ids: Sequence[str], /) -> Mapping[str, bytes]:
        """The stored bytes of the documents that exist among `ids`; one call per page."""
        ...

    def ids(self, *, offset: int = 0, limit: int = 100) -> tuple[str, ...]:
        """Ids of live documents in the order of the index."""
        ...

    def count(self) -> int:
        """Number of live documents."""
        ...

    def document_frequency(self, term: Term, /) -> int:
        """Number of live documents that match the term."""
        ...

    def terms(self, view: View, /, *, prefix: str, limit: int) -> tuple[TermCount, ...]:
        """Terms of a view that begin with `prefix` in any field, most frequent first, ties by text."""
        ...

    def facet_values(self, request: FacetRequest, /) -> FacetPage:
        """A page of the values of one facet."""
        ...

    def explain(self, request: SearchRequest, doc_id: str, /) -> Explanation:
        """What each scored item gave to a document."""
        ...

    def matched(self, tiers: Sequence[Tier], doc_id: str, /) -> tuple[Matched, ...]:
        """Where the terms of the first of the tiers that a document matches stand in it; whatever the filters."""
        ...

    def close(self) -> None:
        """Let the generation go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class SearchEngine(Protocol):
    """Keeps generations of an index; one is live."""

    def open(self) -> Reader:
        """Open the live generation.

        Raises:
            IndexMissingError: nothing was built yet.
            IndexDamagedError: neither the live generation nor the one before can be used.
            IndexFormatError: it was made by another version.
        """
        ...

    def rebuild(self, records: Iterable[RecordBatch], /, *, fingerprint: str) -> BuildReport:
        """Build a new generation from `records` and make it live; on any error the old one stays live."""
        ...

    def update(self, changes: Changes, /, *, fingerprint: str) -> BuildReport:
        """Make a new generation from the live one and `changes`; equal to a rebuild of the same documents."""
        ...

    def rollback(self) -> str:
        """Make the previous generation live again and return its name."""
        ...

    def verify(self, /, *, deep: bool) -> VerifyReport:
        """Check the live generation; `deep` reads and hashes every byte."""
        ...

    def close(self) -> None:
        """Let everything go."""
        ...
