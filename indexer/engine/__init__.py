"""The seam: what every engine promises (docs/architecture.md).

An engine knows terms, positions, facets and dates; it does not know Vietnamese. The in-memory engine
(`memory/`) defines what is right; `tests/contract` holds every engine to it. Only errors of `indexer.errors` come
out, but for what an iterable of records raises itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

from indexer.model.changes import Changes
from indexer.model.files import SourceFile
from indexer.model.record import RecordBatch, View
from indexer.model.renaming import Renaming
from indexer.model.request import FacetRequest, SearchRequest, Term, Tier
from indexer.model.result import BuildReport, Explanation, FacetPage, Matched, SearchResult, TermCount, VerifyReport


class Reader(Protocol):
    """One generation, pinned: answers do not change while it is open. Safe for several threads."""

    generation: str

    def search(self, request: SearchRequest, /) -> SearchResult:
        """Answer a request; never raises for what is asked, only when the index cannot be read."""
        ...

    def documents(self, ids: Sequence[str], /) -> Mapping[str, bytes]:
        """The stored bytes of the documents that exist among `ids`, in their order; one call per page."""
        ...

    def copies(self, doc_id: str, /) -> tuple[str, ...]:
        """Ids of the other live documents with nearly the text of one, ascending; none of an unknown document.

        Documents whose sketches share a number in one place are copies, and so are the copies of a copy.
        """
        ...

    def ids(self, *, offset: int = 0, limit: int = 100) -> tuple[str, ...]:
        """Ids of live documents, ascending by code point."""
        ...

    def count(self) -> int:
        """Number of live documents."""
        ...

    def document_frequency(self, *terms: Term) -> int:
        """Number of live documents that match all of the terms."""
        ...

    def pair_frequencies(self, pairs: Sequence[tuple[Term, Term]], /) -> tuple[int, ...]:
        """For each pair the live documents in which the second term stands directly behind the first.

        Estimated where many documents hold both terms, see `indexer.model.ranking.Sampled`.
        """
        ...

    def terms(self, view: View, /, *, prefix: str, limit: int) -> tuple[TermCount, ...]:
        """Terms of a view that begin with `prefix` in any field, most frequent first, ties by text."""
        ...

    def facet_values(self, request: FacetRequest, /) -> FacetPage:
        """A page of the values of one facet."""
        ...

    def days(self, request: SearchRequest, /) -> Mapping[int, int]:
        """How many of the hits are of each day, yyyymmdd, ascending; those without a date are left out.

        A date that is known to the month or year only counts as its first day.
        """
        ...

    def explain(self, request: SearchRequest, doc_id: str, /) -> Explanation:
        """What each scored item gave to a document.

        Raises:
            DocumentMissingError: there is no such document.
        """
        ...

    def matched(self, tiers: Sequence[Tier], doc_id: str, /) -> tuple[Matched, ...]:
        """Where the terms of the first of the tiers that a document matches stand in it; whatever the filters.

        Raises:
            DocumentMissingError: there is no such document.
        """
        ...

    def renamed(self, renamings: Sequence[Renaming], /) -> "Reader":
        """A reader of the same generation in which documents carry other values of facets.

        Values, counts, filters and labels are as if the generation had been built so; nothing else changes.
        """
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
        """Build a new generation from `records` and make it live; on any error the old one stays live.

        Raises:
            LockedError: another writer is at work; it names the holder.
            IndexNotWritableError: the folder cannot be written or the disk is full.
        """
        ...

    def update(self, changes: Changes, /, *, fingerprint: str) -> BuildReport:
        """Make a new generation from the live one and `changes`; equal to a rebuild of the same documents.

        Equal answers: hits, scores, counts, labels, ids. Raises what `open` and `rebuild` raise.
        """
        ...

    def rollback(self) -> str:
        """Make the previous generation live again and return its name.

        Raises:
            IndexMissingError: nothing was built yet.
            NoPreviousGenerationError: there is none; one step back is kept.
            LockedError, IndexDamagedError, IndexNotWritableError: it cannot be done.
        """
        ...

    def verify(self, /, *, deep: bool) -> VerifyReport:
        """Check the live generation; `deep` reads and hashes every byte.

        Raises:
            IndexMissingError, IndexDamagedError, IndexFormatError: there is none whose description can be read.
        """
        ...

    def current(self) -> str:
        """Name of the live generation; cheap enough to ask before every request.

        Raises:
            IndexMissingError: nothing was built yet.
        """
        ...

    def sources(self) -> Iterator[SourceFile]:
        """The files that the live generation was built from, by root and path."""
        ...

    def close(self) -> None:
        """Let everything go."""
        ...
