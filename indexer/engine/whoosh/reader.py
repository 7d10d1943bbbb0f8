"""Answers requests from one generation: tiers, filters, order, facets, and what was matched where."""

import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.engine.cost import affordable, affords
from indexer.engine.nodes import expandables, running, selected_values, view_fields
from indexer.engine.whoosh.cache import ByteCache
from indexer.engine.whoosh.damage import noticing_damage
from indexer.engine.whoosh.evaluate import Evaluator, Flags
from indexer.engine.whoosh.facets import FacetTables
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.pager import Level, Pager
from indexer.engine.whoosh.pairs import Pairing
from indexer.engine.whoosh.postings import PostingsReader
from indexer.engine.whoosh.rank import Ranker
from indexer.engine.whoosh.renamed import renamed_generation
from indexer.engine.whoosh.wanted import Wanted
from indexer.errors import DocumentMissingError
from indexer.model.facets import FacetName
from indexer.model.record import DAY, View
from indexer.model.renaming import Renaming
from indexer.model.request import Adjacent, FacetRequest, SearchRequest, Term, Tier
from indexer.model.result import (
    Explanation,
    FacetPage,
    FacetResult,
    Matched,
    SearchResult,
    TermCount,
    TierCount,
)

_CACHE_BYTES = 128 << 20

Documents = NDArray[np.int64]


class WhooshReader:
    """One pinned generation; safe for several threads."""

    def __init__(self, generation: Generation, problems: Callable[[], tuple[str, ...]]) -> None:
        """Read a generation.

        Args:
            generation: its open files.
            problems: looks at every byte of them and tells what is wrong.
        """
        self.generation = generation.name
        self.problems = problems
        self._documents = generation
        self._postings = PostingsReader(generation, ByteCache(_CACHE_BYTES))
        self._evaluator = Evaluator(self._postings)
        self._facets = FacetTables(generation)
        self._pager = Pager(self._postings)
        self._pairing = Pairing(self._postings)

    # searching

    @noticing_damage
    def search(self, request: SearchRequest, /) -> SearchResult:
        """Answer a request, see `Reader.search`."""
        deadline = time.monotonic() + request.deadline
        levels, complete = self._levels(request, deadline)
        hits, fully_ranked = self._pager.hits(request, levels)
        facets, counted = self._count_facets(request, levels, deadline)
        totals = tuple(TierCount(level.tier.name, level.total) for level in levels)
        singles = {single: None for level in levels for single in expandables(level.tier)}
        return SearchResult(
            self.generation,
            sum(tier.total for tier in totals),
            complete and counted,
            totals,
            hits,
            facets,
            tuple(self._postings.expander.expansion(single) for single in singles),
            fully_ranked,
        )

    def _levels(self, request: SearchRequest, deadline: float) -> tuple[list[Level], bool]:
        """The tiers that ran, and whether all did that should."""
        allowed = self._evaluator.filtered(request.filters, request.dates)
        levels: list[Level] = []
        for tier in running(request, lambda: sum(level.total for level in levels)):
            tiers = [*(level.tier for level in levels), tier]
            runs = affords(tiers, self._postings.size, self._documents.count, request.budget)
            if not runs or (levels and time.monotonic() > deadline):
                return levels, False
            # Documents that match a tier above count there, if they pass the filters, and else nowhere.
            taken = self._matching(levels) if levels else None
            matching = self._evaluator.matching_after([level.tier.match for level in levels], tier.match, taken)
            flags = matching & allowed
            levels.append(Level(tier, matching, Wanted.of_flags(flags if taken is None else flags & ~taken)))
        return levels, True

    def _found(self, levels: Sequence[Level]) -> Wanted:
        """The hits of all levels."""
        if len(levels) == 1:
            return levels[0].kept
        return Wanted.of_flags(self._any([level.kept.flags for level in levels]))

    def _matching(self, levels: Sequence[Level]) -> Flags:
        """The matches of all levels, whatever the filters."""
        return self._any([level.matching for level in levels])

    def _any(self, sets: Sequence[Flags]) -> Flags:
        """Documents in any of some sets."""
        return sets[0] if len(sets) == 1 else np.logical_or.reduce([np.zeros(self._documents.size, np.bool_), *sets])

    # facets

    def _count_facets(
        self, request: SearchRequest, levels: Sequence[Level], deadline: float
    ) -> tuple[dict[FacetName, FacetResult], bool]:
        if not request.facets:
            return {}, True
        all_found = self._facets.counts(self._found(levels))
        results: dict[FacetName, FacetResult] = {}
        for wanted in request.facets:
            if results and time.monotonic() > deadline:
                return results, False
            counts = all_found
            if any(chosen.name == wanted.name and chosen.any_of for chosen in request.filters):
                passing = self._evaluator.filtered(request.filters, request.dates, ignoring=wanted.name)
                counts = self._facets.counts(Wanted.of_flags(self._matching(levels) & passing))
            selected = selected_values(request.filters, wanted.name)
            results[wanted.name] = self._facets[wanted.name].result(counts, selected, wanted)
        return results, True

    @noticing_damage
    def facet_values(self, request: FacetRequest, /) -> FacetPage:
        """A page of the values of one facet, see `Reader.facet_values`."""
        flags, selected = self._documents.live, frozenset[str]()
        if request.search is not None:
            levels, _ = self._levels(request.search, float("inf"))
            asked = request.search
            passing = self._evaluator.filtered(asked.filters, asked.dates, ignoring=request.name)
            flags = self._matching(levels) & passing
            selected = selected_values(request.search.filters, request.name)
        return self._facets[request.name].page(self._facets.counts(Wanted.of_flags(flags)), selected, request)

    @noticing_damage
    def days(self, request: SearchRequest, /) -> Mapping[int, int]:
        """Hits by day, see `Reader.days`."""
        dates = self._documents.dates[self._found(self._levels(request, float("inf"))[0]).documents]
        days, counts = np.unique(dates[dates > 0] // DAY, return_counts=True)
        return dict(zip(days.tolist(), counts.tolist(), strict=True))

    # explaining and looking up

    @noticing_damage
    def explain(self, request: SearchRequest, doc_id: str, /) -> Explanation:
        """What each scored item gave to a document, see `Reader.explain`."""
        number = self._documents.number_of(doc_id)
        if number < 0:
            raise DocumentMissingError(doc_id=doc_id)
        for level in self._levels(request, float("inf"))[0]:
            if level.kept.flags[number]:
                rank = affordable(level.tier.rank, self._postings.size, level.total, request.budget)
                parts = Ranker(self._postings, rank).explain(number)
                return Explanation(doc_id, level.tier.name, sum(part.score for part in parts), parts)
        return Explanation(doc_id, "", 0.0, ())

    @noticing_damage
    def matched(self, tiers: Sequence[Tier], doc_id: str, /) -> tuple[Matched, ...]:
        """Where the terms of the first matching tier stand in a document, see `Reader.matched`."""
        number = self._documents.number_of(doc_id)
        if number < 0:
            raise DocumentMissingError(doc_id=doc_id)
        for tier in tiers:
            if self._evaluator.matching(tier.match)[number]:
                return self._pager.matched(tier, [number])[number]
        return ()

    @noticing_damage
    def documents(self, ids: Sequence[str], /) -> Mapping[str, bytes]:
        """Stored bytes of the documents that exist among `ids`, in their order."""
        numbers = {doc_id: self._documents.number_of(doc_id) for doc_id in ids}
        return {doc_id: self._documents.stored(number) for doc_id, number in numbers.items() if number >= 0}

    @noticing_damage
    def copies(self, doc_id: str, /) -> tuple[str, ...]:
        """Ids of other documents with nearly its text, see `Reader.copies`."""
        number = self._documents.number_of(doc_id)
        return tuple(map(self._documents.doc_id, self._documents.copies(number))) if number >= 0 else ()

    @noticing_damage
    def ids(self, *, offset: int = 0, limit: int = 100) -> tuple[str, ...]:
        """Live ids in order."""
        order = self._documents.id_order
        numbers = order[self._documents.live[order]][offset : offset + limit]
        return tuple(self._documents.doc_id(number) for number in numbers.tolist())

    def count(self) -> int:
        """Number of live documents."""
        return self._documents.count

    @noticing_damage
    def document_frequency(self, *terms: Term) -> int:
        """Live documents that match all of the terms."""
        if len(terms) == 1:
            return self._postings.document_frequency(terms[0])
        return self._evaluator.count_holding([(term,) for term in terms]) if terms else self.count()

    @noticing_damage
    def pair_frequencies(self, pairs: Sequence[tuple[Term, Term]], /) -> tuple[int, ...]:
        """Live documents in which terms stand side by side, see `Reader.pair_frequencies`."""
        asked = [Adjacent((first,), (second,), 1) for first, second in pairs]
        return tuple(sampled.estimate for sampled in self._pairing.sampled(asked))

    @noticing_damage
    def terms(self, view: View, /, *, prefix: str, limit: int) -> tuple[TermCount, ...]:
        """Terms of a view by frequency, see `Reader.terms`."""
        counts = self._postings.expander.counts(view, prefix, view_fields(view))
        ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        return tuple(TermCount(text, count) for text, count in ordered[:limit])

    @noticing_damage
    def renamed(self, renamings: Sequence[Renaming], /) -> "WhooshReader":
        """The same generation with other values in its facets, see `Reader.renamed`."""
        generation = renamed_generation(self._documents, renamings, self._evaluator.matching)
        return WhooshReader(generation, self.problems)

    def close(self) -> None:
        """Nothing is held but maps, which go with their last array."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
