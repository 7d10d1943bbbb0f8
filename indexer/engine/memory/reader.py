"""Answers requests by looking at every document."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import Self

from indexer.engine.cost import affordable, affords
from indexer.engine.memory.corpus import Record, Token
from indexer.engine.memory.evaluate import Evaluator, passes
from indexer.engine.memory.expand import frequencies
from indexer.engine.memory.facets import FacetCounter
from indexer.engine.memory.rank import Ranker
from indexer.engine.memory.renamed import renamed_record
from indexer.engine.nodes import expandables, positive_singles, running, selected_values, view_fields
from indexer.errors import DocumentMissingError
from indexer.model.facets import FacetName
from indexer.model.record import DAY, View
from indexer.model.renaming import Renaming
from indexer.model.request import FacetRequest, Scored, SearchRequest, Term, Tier
from indexer.model.result import (
    Explanation,
    FacetPage,
    FacetResult,
    Hit,
    Matched,
    SearchResult,
    TermCount,
    TierCount,
)

Level = tuple[Tier, list[Record]]
"""A tier that ran and its documents."""
Placed = tuple[Tier, Record, float]
"""A document on the page: its tier and score."""


class MemoryReader:
    """One generation."""

    def __init__(self, generation: str, records: Iterable[Record]) -> None:
        self.generation = generation
        self._records = {record.doc_id: record for record in sorted(records, key=lambda record: record.doc_id)}
        self._live = list(self._records.values())
        self._evaluator = Evaluator(self._live)
        self._ranker = Ranker(self._live, self._evaluator)

    def search(self, request: SearchRequest, /) -> SearchResult:
        """Answer a request, see `Reader.search`."""
        deadline = time.monotonic() + request.deadline
        levels, complete = self._levels(request, deadline)
        page, fully_ranked = self._page(request, levels)
        facets, counted = self._facets(request, levels, deadline)
        expandable = dict.fromkeys(single for tier, _ in levels for single in expandables(tier))
        return SearchResult(
            self.generation,
            sum(len(records) for _, records in levels),
            complete and counted,
            tuple(TierCount(tier.name, len(records)) for tier, records in levels),
            tuple(Hit(record.doc_id, tier.name, score, self._matched(record, tier)) for tier, record, score in page),
            facets,
            tuple(self._evaluator.expansion(single) for single in expandable),
            fully_ranked,
        )

    def _levels(self, request: SearchRequest, deadline: float) -> tuple[list[Level], bool]:
        left = [record for record in self._live if passes(record, request.filters, request.dates)]
        levels: list[Level] = []
        for tier in running(request, lambda: sum(len(records) for _, records in levels)):
            tiers = [*(tier for tier, _ in levels), tier]
            runs = affords(tiers, self._evaluator.postings, len(self._live), request.budget)
            if not runs or (levels and time.monotonic() > deadline):
                return levels, False
            levels.append((tier, [record for record in left if self._evaluator.matches(record, tier.match)]))
            left = [record for record in left if record not in levels[-1][1]]
        return levels, True

    def _rank(self, request: SearchRequest, level: Level) -> tuple[Scored, ...]:
        """The items by which the documents of a tier are scored."""
        tier, records = level
        return affordable(tier.rank, self._evaluator.postings, len(records), request.budget)

    def _page(self, request: SearchRequest, levels: Sequence[Level]) -> tuple[list[Placed], bool]:
        """The documents of the page with their scores, and whether every item of their tiers counts."""
        # Records stand in the order of their ids, and sorting keeps the order of equals.
        ranks = [self._rank(request, level) for level in levels]
        if request.sort == "relevance":
            rows = [
                row
                for (_, records), (place, rank) in zip(levels, enumerate(ranks), strict=True)
                for row in sorted(
                    ((place, record, self._ranker.score(record, rank)) for record in records), key=lambda row: -row[2]
                )
            ]
        else:
            rows = [(place, record, 0.0) for place, (_, records) in enumerate(levels) for record in records]
            rows.sort(key=lambda row: row[1].doc_id)
            if request.sort == "title":
                rows.sort(key=lambda row: row[1].title_key)
            else:
                rows.sort(key=lambda row: row[1].date, reverse=request.sort == "newest")
                rows.sort(key=lambda row: row[1].date == 0)
        page = rows[request.offset : request.offset + request.limit]
        fully = request.sort != "relevance" or all(ranks[place] == levels[place][0].rank for place, _, _ in page)
        return [(levels[place][0], record, score) for place, record, score in page], fully

    def _matched(self, record: Record, tier: Tier) -> tuple[Matched, ...]:
        terms: dict[tuple[str, str, str], list[Token]] = {}
        for token in self._evaluator.stands(record, positive_singles(tier)):
            terms.setdefault((token.view, token.field, token.key), []).append(token)
        return tuple(
            Matched(tokens[0].view, field, key, tuple(sorted(t.position for t in tokens if t.position >= 0)))
            for (_, field, key), tokens in sorted(terms.items())
        )

    # facets

    def _counted(self, request: SearchRequest, levels: Sequence[Level], name: FacetName) -> list[Record]:
        """The documents that a facet is counted over."""
        return [
            record
            for record in self._live
            if passes(record, request.filters, request.dates, ignoring=name)
            and any(self._evaluator.matches(record, tier.match) for tier, _ in levels)
        ]

    def _facets(
        self, request: SearchRequest, levels: Sequence[Level], deadline: float
    ) -> tuple[Mapping[FacetName, FacetResult], bool]:
        results: dict[FacetName, FacetResult] = {}
        for wanted in request.facets:
            if results and time.monotonic() > deadline:
                return results, False
            records = self._counted(request, levels, wanted.name)
            selected = selected_values(request.filters, wanted.name)
            results[wanted.name] = FacetCounter(wanted.name, self._live).result(records, selected, wanted)
        return results, True

    def facet_values(self, request: FacetRequest, /) -> FacetPage:
        """A page of the values of one facet, see `Reader.facet_values`."""
        records, selected = self._live, frozenset[str]()
        if request.search is not None:
            levels, _ = self._levels(request.search, float("inf"))
            records = self._counted(request.search, levels, request.name)
            selected = selected_values(request.search.filters, request.name)
        return FacetCounter(request.name, self._live).page(records, selected, request)

    def days(self, request: SearchRequest, /) -> Mapping[int, int]:
        """Hits by day, see `Reader.days`."""
        records = [record for _, found in self._levels(request, float("inf"))[0] for record in found]
        return dict(sorted(Counter(record.date // DAY for record in records if record.date).items()))

    # explaining and looking up

    def explain(self, request: SearchRequest, doc_id: str, /) -> Explanation:
        """What each scored item gave to a document, see `Reader.explain`."""
        record = self._record(doc_id)
        for tier, records in self._levels(request, float("inf"))[0]:
            if record in records:
                rank = self._rank(request, (tier, records))
                parts = tuple(self._ranker.part(record, scored) for scored in rank)
                return Explanation(doc_id, tier.name, sum(part.score for part in parts), parts)
        return Explanation(doc_id, "", 0.0, ())

    def matched(self, tiers: Sequence[Tier], doc_id: str, /) -> tuple[Matched, ...]:
        """Where the terms of the first matching tier stand in a document, see `Reader.matched`."""
        record = self._record(doc_id)
        for tier in tiers:
            if self._evaluator.matches(record, tier.match):
                return self._matched(record, tier)
        return ()

    def _record(self, doc_id: str) -> Record:
        if doc_id not in self._records:
            raise DocumentMissingError(doc_id=doc_id)
        return self._records[doc_id]

    def documents(self, ids: Sequence[str], /) -> Mapping[str, bytes]:
        """Stored bytes of the documents that exist among `ids`, in their order."""
        return {doc_id: self._records[doc_id].stored for doc_id in ids if doc_id in self._records}

    def copies(self, doc_id: str, /) -> tuple[str, ...]:
        """Ids of other documents with nearly its text, see `Reader.copies`."""
        found = {doc_id} & set(self._records)
        waiting = list(found)
        while waiting:
            sketch = self._records[waiting.pop()].sketch
            alike = {other.doc_id for other in self._live if _share_a_number(sketch, other.sketch)} - found
            found |= alike
            waiting += alike
        return tuple(sorted(found - {doc_id}))

    def ids(self, *, offset: int = 0, limit: int = 100) -> tuple[str, ...]:
        """Live ids in order."""
        return tuple(self._records)[offset : offset + limit]

    def count(self) -> int:
        """Number of live documents."""
        return len(self._live)

    def document_frequency(self, *terms: Term) -> int:
        """Live documents that match all of the terms."""
        return sum(all(self._evaluator.matches(record, term) for term in terms) for record in self._live)

    def pair_frequencies(self, pairs: Sequence[tuple[Term, Term]], /) -> tuple[int, ...]:
        """Live documents in which terms stand side by side, see `Reader.pair_frequencies`."""
        return tuple(self._ranker.sampled((first,), (second,)).estimate for first, second in pairs)

    def terms(self, view: View, /, *, prefix: str, limit: int) -> tuple[TermCount, ...]:
        """Terms of a view by frequency, see `Reader.terms`."""
        counts = frequencies(self._live, view, view_fields(view))
        texts = sorted((text for text in counts if text.startswith(prefix)), key=lambda text: (-counts[text], text))
        return tuple(TermCount(text, counts[text]) for text in texts[:limit])

    def renamed(self, renamings: Sequence[Renaming], /) -> "MemoryReader":
        """The same documents with other values, see `Reader.renamed`."""
        return MemoryReader(self.generation, [renamed_record(record, renamings) for record in self._live])

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _share_a_number(sketch: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return any(number and number == same for number, same in zip(sketch, other, strict=True))
