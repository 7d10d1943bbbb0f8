"""Which documents are on a page, in what order, and where the terms of their tier stand in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from indexer.engine.cost import affordable
from indexer.engine.nodes import positive_singles
from indexer.engine.whoosh.postings import PostingsReader
from indexer.engine.whoosh.rank import Ranker
from indexer.engine.whoosh.standing import Standing, terms_in
from indexer.engine.whoosh.wanted import Wanted
from indexer.model.request import SearchRequest, Single, Tier
from indexer.model.result import Hit, Matched

Flags = NDArray[np.bool_]
Placed = tuple[int, int, float]
"""A document on the page: the place of its tier among those that ran, its number and score."""

_PLACE = attrgetter("view", "field", "text")
"""The order of the terms of a hit."""


@dataclass(frozen=True, slots=True)
class Level:
    """A tier that ran.

    Attributes:
        tier: which.
        matching: all its matches.
        kept: the filtered ones that no tier above has.
    """

    tier: Tier
    matching: Flags
    kept: Wanted

    @property
    def total(self) -> int:
        """How many of them are its hits."""
        return len(self.kept.documents)


@dataclass(frozen=True, slots=True)
class _Page:
    """The documents of a page in order.

    Attributes:
        rows: the documents.
        standing: of tiers that were scored, where items stand in their documents.
        fully_ranked: every item of their tiers counts in their scores.
    """

    rows: Sequence[Placed] = ()
    standing: Mapping[int, Standing] = field(default_factory=dict)
    fully_ranked: bool = True


class Pager:
    """Makes the pages of one generation."""

    def __init__(self, postings: PostingsReader) -> None:
        self._postings = postings
        self._generation = postings.generation

    def hits(self, request: SearchRequest, levels: Sequence[Level]) -> tuple[tuple[Hit, ...], bool]:
        """The hits of a page in order, and whether they were scored by all items of their tiers."""
        page = self._page(request, levels)
        found: dict[int, tuple[Matched, ...]] = {}
        for place in {place for place, _, _ in page.rows}:
            numbers = [number for own, number, _ in page.rows if own == place]
            found |= self.matched(levels[place].tier, numbers, page.standing.get(place))
        hits = (
            Hit(self._generation.doc_id(number), levels[place].tier.name, score, found[number])
            for place, number, score in page.rows
        )
        return tuple(hits), page.fully_ranked

    def _page(self, request: SearchRequest, levels: Sequence[Level]) -> _Page:
        if request.limit <= 0:
            return _Page()
        return self._ranked(request, levels) if request.sort == "relevance" else self._sorted(request, levels)

    def _ranked(self, request: SearchRequest, levels: Sequence[Level]) -> _Page:
        page: list[Placed] = []
        standing: dict[int, Standing] = {}
        skip, fully = request.offset, True
        for place, level in enumerate(levels):
            wanted = request.limit - len(page)
            if skip >= level.total or not wanted:
                skip = max(0, skip - level.total)
                continue
            rank = affordable(level.tier.rank, self._postings.size, level.total, request.budget)
            fully &= len(rank) == len(level.tier.rank)
            ranker = Ranker(self._postings, rank)
            numbers, scores = ranker.best(level.kept, skip + wanted)
            rows = zip(numbers[skip:].tolist(), scores[skip:].tolist(), strict=True)
            page += [(place, number, score) for number, score in rows]
            standing[place] = ranker.standing
            skip = 0
        return _Page(page, standing, fully)

    def _sorted(self, request: SearchRequest, levels: Sequence[Level]) -> _Page:
        owners = np.zeros(self._generation.size, np.int64)
        for place, level in enumerate(levels):
            owners[level.kept.documents] = place + 1
        documents = np.flatnonzero(owners)
        ids = self._generation.id_rank[documents]
        if request.sort == "title":
            order = np.lexsort((ids, self._generation.title_rank[documents]))
        else:
            dates = self._generation.dates[documents]
            key = dates if request.sort == "oldest" else -dates
            order = np.lexsort((ids, key, dates == 0))
        chosen = documents[order[request.offset : request.offset + request.limit]]
        return _Page([(int(owners[number]) - 1, number, 0.0) for number in chosen.tolist()])

    def matched(
        self, tier: Tier, numbers: Sequence[int], known: Standing | None = None
    ) -> Mapping[int, tuple[Matched, ...]]:
        """Where the terms of a tier stand in some documents, with what is known of where items stand in them."""
        wanted = self._postings.wanted(np.array(sorted(numbers), np.int64))
        covered = {single for item in known.items for single in item} if known else frozenset[Single]()
        others = tuple((single,) for single in positive_singles(tier) if single not in covered)
        standings = [self._postings.standing(others, wanted), *([known.among(wanted)] if known else [])]
        found: dict[int, list[Matched]] = {number: [] for number in numbers}
        for number, matched in terms_in(standings):
            found[number].append(matched)
        return {number: tuple(sorted(row, key=_PLACE)) for number, row in found.items()}
