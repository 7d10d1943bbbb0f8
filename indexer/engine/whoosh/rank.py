"""Scores of matching documents: the formula of `indexer.model.ranking` on arrays.

Adjacency needs positions, which cost most. It is computed only for documents that can still reach the page: the
adjacent frequency of two items is at most the smaller of theirs, which bounds every document's score from above.
"""

from collections.abc import Sequence
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.pairs import Pairing
from indexer.engine.whoosh.postings import PostingsReader
from indexer.engine.whoosh.standing import Item, Standing
from indexer.engine.whoosh.wanted import Wanted
from indexer.model.ranking import HIGHEST, inverse_document_frequency, pair_frequency, saturated
from indexer.model.request import Adjacent, Bm25, Scored
from indexer.model.result import ScorePart

Scores = NDArray[np.float64]
Documents = NDArray[np.int64]

_ROUNDED = 1.00001
"""Rounding of single precision must not cut off a document."""
_FIRST_LOOK = 128
"""Documents whose adjacency is computed before the first bound is drawn."""
_GROWTH = 16
"""Of the rest so many times as many are looked at in each round, those with the highest bounds first."""
_MANY = 2_000
"""From so many documents on it pays to look first at which items they hold at all."""
_KEPT = 20_000
"""Of so many documents it is remembered where items stand in them: of all, a long query would fill the memory."""
_EVEN = 0.6
"""Where the least that a document can score is more than this share of the most, nothing is gained by looking."""
_TOLD_APART = 10
"""Items that tell documents apart when it is looked at which they hold: those that can give most."""


class Ranker:
    """Scores documents for the scored items of one tier."""

    def __init__(self, postings: PostingsReader, rank: Sequence[Scored]) -> None:
        self._postings = postings
        self._generation = postings.generation
        self._pairing = Pairing(postings)
        self._rank = rank
        self._terms = [scored for scored in rank if isinstance(scored, Bm25)]
        pairs = [scored for scored in rank if isinstance(scored, Adjacent)]
        idfs = self._pair_idfs(pairs)
        # What tells most goes first: after it the fewest documents are left.
        self._pairs = sorted(
            ((pair, pair.weight * idf) for pair, idf in zip(pairs, idfs, strict=True)), key=lambda each: -each[1]
        )
        self._sides = [pair.first for pair, _ in self._pairs], [pair.second for pair, _ in self._pairs]
        self._values: dict[Item, float] = {item: 0.0 for scored in rank for item in _items_of(scored)}
        for term in self._terms:
            self._values[term.item] += term.weight * self._idf(term.item)
        # What can give most goes first here, too.
        self._items = tuple(sorted(self._values, key=self._values.__getitem__, reverse=True))
        self.standing: Standing | None = None
        """Where items stand in the documents that were scored last, those of the page among them; if they are few."""
        self._looked_at: Documents | None = None

    def best(self, documents: Documents, count: int) -> tuple[Documents, Scores]:
        """The `count` best of ascending documents, by score, then by id."""
        worst = -np.inf
        if len(documents) > _MANY and 0 < count <= _MANY // 4:
            documents, worst = self._hopeful(documents, count)
        documents, base, bounds = self._bounds(documents, worst)
        if not self._pairs or not len(documents):
            return self._top(documents, base, count)
        size = max(_FIRST_LOOK, 2 * count)
        if len(documents) <= size:
            done, scores = self._scored(documents, base, bounds, worst)
            return self._top(documents[done], scores, count)
        upper = base + bounds[0]
        done, scores = np.zeros(0, np.int64), np.zeros(0)
        left = np.flatnonzero(upper >= worst)
        while len(left):
            if len(left) > size:
                left = left[np.argpartition(-upper[left], size)]
            chunk = np.sort(left[:size])
            kept, found = self._scored(documents[chunk], base[chunk], bounds[:, chunk], worst)
            done = np.concatenate((done, chunk[kept]))
            scores = np.concatenate((scores, found))
            left = left[size:]
            if len(done) >= count and len(left):
                # Nothing below the worst of the page so far can reach it.
                worst = np.partition(scores, len(scores) - count)[len(scores) - count]
                left = left[upper[left] >= worst]
            size *= _GROWTH
        return self._top(documents[done], scores, count)

    def _scored(
        self, documents: Documents, base: Scores, bounds: NDArray[np.float64], worst: float
    ) -> tuple[NDArray[np.int64], Scores]:
        """Places and scores of those of ascending documents that reach a score; pair after pair, fewer are left.

        Args:
            documents: some of those that match.
            base: their scores without pairs.
            bounds: what the pairs from each on can add at most, shape (pairs + 1, documents).
            worst: the score.
        """
        kept = np.arange(len(documents))
        wanted = self._postings.wanted(documents)
        standing = self._standing(wanted)
        for number, (pair, weight) in enumerate(self._pairs):
            base = base + weight * saturated(self._pairing.frequencies(pair, standing, wanted))
            fits = base + bounds[number + 1, kept] >= worst
            if np.count_nonzero(fits) * 2 < len(fits):
                kept, base = kept[fits], base[fits]
                wanted = self._postings.wanted(documents[kept])
                standing = standing.among(wanted)
        return kept, base

    def _standing(self, wanted: Wanted) -> Standing:
        """Where items stand in some of the documents that are scored."""
        if self.standing is None:
            return self._postings.standing(self._items, wanted)
        return self.standing if wanted.documents is self._looked_at else self.standing.among(wanted)

    def _hopeful(self, documents: Documents, count: int) -> tuple[Documents, float]:
        """Those that can be among the best by the items that they hold, were all frequencies as high as can be.

        Returns:
            The documents, and a score that the last of the best reaches at least.
        """
        held, most = self._combinations(documents)
        sizes = np.bincount(held, minlength=len(most))
        found = sizes.nonzero()[0]
        found = found[np.argsort(-most[found])]
        if len(documents) <= _KEPT and most[found[-1]] >= _EVEN * most[found[0]]:
            return documents, -np.inf
        # The documents of the best combinations tell what the others have to reach.
        chosen = np.zeros(len(most), np.bool_)
        chosen[found[: 1 + int(sizes[found].cumsum().searchsorted(_MANY // 4))]] = True
        first = documents[chosen[held]]
        _, scores = self.best(first[:: max(1, len(first) * 4 // _MANY)], count)
        if len(scores) < count:
            return documents, -np.inf
        return documents[(most * _ROUNDED >= scores[-1])[held]], float(scores[-1])

    def _combinations(self, documents: Documents) -> tuple[NDArray[np.uint16], Scores]:
        """Which items documents hold, as a number for each combination, and the most that one with it can score."""
        looked_at = self._items[:_TOLD_APART]
        held = np.zeros(len(documents), np.uint16)
        combinations = np.arange(1 << len(looked_at))
        # What is not looked at, every document may hold.
        holds = dict.fromkeys(self._items, np.ones(len(combinations), np.bool_))
        for place, item in enumerate(looked_at):
            held |= self._postings.presence(item).flags[documents].astype(np.uint16) << np.uint16(place)
            holds[item] = (combinations >> place & 1).astype(np.bool_)
        most = np.zeros(len(combinations))
        for item, value in self._values.items():
            most += holds[item] * (value * HIGHEST)
        for pair, weight in self._pairs:
            most += (holds[pair.first] & holds[pair.second]) * (weight * HIGHEST)
        return held, most

    def _top(self, documents: Documents, scores: Scores, count: int) -> tuple[Documents, Scores]:
        if len(documents) > count > 0:
            worst = np.partition(scores, len(scores) - count)[len(scores) - count]
            keep = scores >= worst
            documents, scores = documents[keep], scores[keep]
        order = np.lexsort((self._generation.id_rank[documents], -scores))[:count]
        return documents[order], scores[order]

    def _idf(self, item: Item) -> float:
        return inverse_document_frequency(self._postings.holders(item), self._generation.count)

    def _bounds(self, documents: Documents, worst: float) -> tuple[Documents, Scores, NDArray[np.float64]]:
        """Scores without adjacency of ascending documents, and what the pairs from each on can add at most.

        Args:
            documents: which.
            worst: documents that cannot reach this score may be left out; where there are many, item by item.
        """
        self.standing = None
        if len(documents) > _KEPT:
            documents, base, least = self._bounds_of_many(documents, worst)
        else:
            wanted = self._postings.wanted(documents)
            self.standing, self._looked_at = self._postings.standing(self._items, wanted), documents
            gives = saturated(self.standing.frequencies(wanted))
            # Row by row, not as a product of matrices: equal documents get equal scores.
            base = (np.array([self._values[item] for item in self._items])[:, None] * gives).sum(axis=0)
            places = {item: place for place, item in enumerate(self._items)}
            first, second = ([places[item] for item in items] for items in self._sides)
            least = [*np.minimum(gives.take(first, axis=0), gives.take(second, axis=0))]
        bounds = np.zeros((len(self._pairs) + 1, len(documents)))
        for number in reversed(range(len(self._pairs))):
            bounds[number] = bounds[number + 1] + self._pairs[number][1] * least[number] * _ROUNDED
        return documents, base, bounds

    def _bounds_of_many(self, documents: Documents, worst: float) -> tuple[Documents, Scores, list[Scores]]:
        """Scores without adjacency, and the most that each pair gives; item by item, and of fewer and fewer."""
        base = np.zeros(len(documents))
        least = [np.full(len(documents), HIGHEST) for _ in self._pairs]
        wanted = self._postings.wanted(documents)
        for done, item in enumerate(self._items, start=1):
            gives = saturated(self._postings.standing((item,), wanted).frequencies(wanted)[0])
            base += self._values[item] * gives
            for (pair, _), most in zip(self._pairs, least, strict=True):
                if item in (pair.first, pair.second):
                    np.minimum(most, gives, out=most)
            # At each item it would take as long as all else.
            if done < len(self._items) and done & done - 1 == 0:
                upper = base + HIGHEST * sum(self._values[item] for item in self._items[done:])
                for (_, weight), most in zip(self._pairs, least, strict=True):
                    upper += weight * most
                kept = (upper * _ROUNDED >= worst).nonzero()[0]
                if len(kept) * 4 < len(documents) * 3:
                    documents, base, least = documents[kept], base[kept], [most[kept] for most in least]
                    wanted = self._postings.wanted(documents)
        return documents, base, least

    def _pair_idfs(self, pairs: Sequence[Adjacent]) -> list[float]:
        counts = (pair_frequency(*sampled) for sampled in self._pairing.sampled(pairs))
        return [inverse_document_frequency(count, self._generation.count) for count in counts]

    def explain(self, document: int) -> tuple[ScorePart, ...]:
        """What each scored item gives to a document."""
        wanted = self._postings.wanted(np.array([document], np.int64))
        return tuple(self._part(scored, wanted) for scored in self._rank)

    def _part(self, scored: Scored, wanted: Wanted) -> ScorePart:
        match scored:
            case Bm25(item, weight):
                kind, text, idf = str(item[0].view) if item else "", _name(item), self._idf(item)
                frequency = float(self._postings.standing((item,), wanted).frequencies(wanted)[0, 0])
            case Adjacent(first, second, weight):
                kind, text, idf = "adjacent", f"{_name(first)} {_name(second)}", self._pair_idfs([scored])[0]
                standing = self._postings.standing((first, second), wanted)
                frequency = float(self._pairing.frequencies(scored, standing, wanted)[0])
            case _:
                assert_never(scored)
        return ScorePart(kind, text, weight, idf, frequency, weight * idf * saturated(frequency))


def _items_of(scored: Scored) -> tuple[Item, ...]:
    return (scored.item,) if isinstance(scored, Bm25) else (scored.first, scored.second)


def _name(item: Item) -> str:
    return "|".join(single.text for single in item)
