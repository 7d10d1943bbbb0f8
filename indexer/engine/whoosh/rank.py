"""Scores of matching documents: the formula of `indexer.model.ranking` on arrays.

Adjacency needs positions, which cost most. It is computed only for documents that can still reach the page: the
adjacent frequency of two items is at most the smaller of theirs, which bounds every document's score from above.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, assert_never

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.ceilings import ANY, LEVEL, ROUNDED
from indexer.engine.whoosh.pairs import Pairing
from indexer.engine.whoosh.postings import PostingsReader
from indexer.engine.whoosh.standing import Item, Standing, joined
from indexer.engine.whoosh.wanted import Wanted
from indexer.model.ranking import inverse_document_frequency, pair_frequency, saturated
from indexer.model.request import Adjacent, Bm25, Scored
from indexer.model.result import ScorePart

Scores = NDArray[np.float64]
Documents = NDArray[np.int64]
Places = NDArray[np.int64]

_FIRST_LOOK = 128
"""Documents whose adjacency is computed before the first bound is drawn."""
_GROWTH = 16
"""Of the rest so many times as many are looked at in each round, those with the highest bounds first."""
_FEW = 10_000
"""In so few documents, times items, all pairs are looked for at once."""
_MANY = 2_000
"""From so many documents on it pays to look first at which items they hold at all."""
_MORE = 80_000
"""From so many on, times items, it pays to look up what each of these items can give at most."""
_LITTLE = 0.02
"""What gives no more than this share of the highest score is taken to give all that it can."""
_STEPS = 1_000
"""Steps in which the highest numbers are told from the rest."""
_TOGETHER = 20_000
"""Documents that are scored together: where items stand in them has to fit into memory."""


class Ranker:
    """Scores documents for the scored items of one tier."""

    def __init__(self, postings: PostingsReader, rank: Sequence[Scored]) -> None:
        self._postings = postings
        self._generation = postings.generation
        self._pairing = Pairing(postings)
        self._rank = rank
        # What no document holds would seem to tell most.
        holders = {item: postings.holders(item) for item in dict.fromkeys(chain.from_iterable(map(_items_of, rank)))}
        held = [scored for scored in rank if all(holders[item] for item in _items_of(scored))]
        terms = [scored for scored in held if isinstance(scored, Bm25)]
        pairs = [scored for scored in held if isinstance(scored, Adjacent)]
        idfs = self._pair_idfs(pairs)
        # What tells most goes first: after it the fewest documents are left.
        self._pairs = sorted(
            ((pair, pair.weight * idf) for pair, idf in zip(pairs, idfs, strict=True)), key=lambda each: -each[1]
        )
        self._weights = np.array([weight for _, weight in self._pairs])[:, None]
        self._values: dict[Item, float] = {item: 0.0 for scored in held for item in _items_of(scored)}
        for term in terms:
            idf = inverse_document_frequency(holders[term.item], self._generation.count)
            self._values[term.item] += term.weight * idf
        # What can give most goes first here, too.
        self._items = tuple(sorted(self._values, key=self._values.__getitem__, reverse=True))
        self.standing = Standing(self._generation, self._items, ())
        """Where items stand in the documents of which the best were told last, at least in these."""

    @cached_property
    def _little(self) -> frozenset[Item]:
        """Items that give little, all of them together, alone and as sides of pairs."""
        gives = dict(self._values)
        for pair, weight in self._pairs:
            for item in {pair.first, pair.second}:
                gives[item] += weight
        least = sorted(gives, key=gives.__getitem__)
        sums = np.cumsum([gives[item] for item in least])
        return frozenset(least[: int(sums.searchsorted(_LITTLE * sums[-1]))]) if least else frozenset()

    def best(self, wanted: Wanted, count: int) -> tuple[Documents, Scores]:
        """The `count` best of some documents, by score, then by id.

        Those that can score most are looked at first, until none of the others can reach the page.
        """
        documents = wanted.documents
        if len(documents) <= _MANY:
            return self._best_of_few(wanted, count, -np.inf)
        found, scores, worst = np.zeros(0, np.int64), np.zeros(0), -np.inf
        most, size = self._most(documents, self._postings.holds), max(_FIRST_LOOK, 2 * count)
        standing: list[Standing] = []
        more = _MORE // len(self._items) if self._items else len(documents)
        while len(documents):
            chunk, rest = _highest(most, size)
            hopeful = documents[chunk]
            if standing and len(chunk) > more:
                hopeful = self._beside(hopeful, most[chunk], worst)
            own, reached = self._best_of_few(self._postings.wanted(hopeful), count, worst)
            found, scores = self._top(np.concatenate((found, own)), np.concatenate((scores, reached)), count)
            is_first = not standing
            # Of the documents that are no longer among the best nothing is kept.
            standing = [joined([*standing, self.standing], self._postings.wanted(np.sort(found)))]
            # Where some are left there are as many by now.
            worst = float(scores[-1])
            documents, most = _reaching(worst, documents[rest], most[rest])
            if is_first and len(documents) > more:
                documents, most = _reaching(worst, documents, self._most(documents, lambda _: True))
            size = min(more if len(documents) <= more else size * _GROWTH, _TOGETHER)
        self.standing = standing[0]
        return found, scores

    def _most(self, documents: Documents, is_known: Callable[[object], bool]) -> NDArray[np.float32]:
        """What the items and pairs can give to the score of each document at most.

        Args:
            documents: which.
            is_known: whether it is to be looked up what an item can give; otherwise whether it stands there at all.
        """
        gives = {item: self._gives(item, documents, is_known) for item in self._items}
        most = np.zeros(len(documents), np.float32)
        for item, value in self._values.items():
            most += gives[item] * np.float32(value * LEVEL)
        for pair, weight in self._pairs:
            most += np.minimum(gives[pair.first], gives[pair.second]) * np.float32(weight * LEVEL)
        return most

    def _gives(self, item: Item, documents: Documents, is_known: Callable[[object], bool]) -> NDArray[np.uint8]:
        """What an item can give to the score of each document at most; what gives little is not looked up for it."""
        if item in self._little:
            return np.asarray(ANY)
        if is_known(("ceilings", item)):
            return self._postings.ceilings(item).take(documents)
        return self._postings.presence(item).flags.take(documents).view(np.uint8) * ANY

    def _beside(self, documents: Documents, most: NDArray[np.float32], worst: float) -> Documents:
        """Those of some documents, each with the most that it can score, that can reach a score, as pairs stand there.

        What documents are left is looked through pair after pair, until they are few.
        """
        for pair, weight in self._pairs:
            if len(documents) * len(self._items) <= _FEW:
                break
            wanted = self._postings.wanted(documents)
            standing = self._postings.standing((pair.first, pair.second), wanted)
            gives = saturated(self._pairing.frequencies([pair], standing, wanted)[0])
            sides = (self._gives(item, documents, lambda _: True) for item in (pair.first, pair.second))
            # What is added for rounding stays.
            most = most + (weight * (gives - np.minimum(*sides) * (LEVEL / ROUNDED))).astype(np.float32)
            documents, most = _reaching(worst, documents, most)
        return documents

    def _best_of_few(self, wanted: Wanted, count: int, worst: float) -> tuple[Documents, Scores]:
        """The same of documents that fit into memory; those that cannot reach a score may be left out."""
        documents = wanted.documents
        self.standing = self._postings.standing(self._items, wanted)
        base, bounds = self._bounds(self.standing, wanted)
        if not self._pairs:
            return self._top(documents, base, count)
        upper = base + bounds[0]
        size = max(_FIRST_LOOK, 2 * count)
        done, scores = np.zeros(0, np.int64), np.zeros(0)
        left = np.flatnonzero(upper >= worst)
        while len(left):
            highest, rest = _highest(upper[left], size)
            chunk, left = left[highest], left[rest]
            own = wanted if len(chunk) == len(documents) else self._postings.wanted(documents[chunk])
            kept, found = self._scored(own, base[chunk], bounds[:, chunk], worst)
            done = np.concatenate((done, chunk[kept]))
            scores = np.concatenate((scores, found))
            if len(done) >= count and len(left):
                # Nothing below the worst of the page so far can reach it.
                worst = np.partition(scores, len(scores) - count)[len(scores) - count]
                left = left[upper[left] >= worst]
            size *= _GROWTH
        return self._top(documents[done], scores, count)

    def _scored(self, wanted: Wanted, base: Scores, bounds: NDArray[np.float64], worst: float) -> tuple[Places, Scores]:
        """Places and scores of those of some documents that reach a score; pair after pair, fewer are left.

        Args:
            wanted: some of those whose postings were read last, or all.
            base: their scores without pairs.
            bounds: what the pairs from each on can add at most, shape (pairs + 1, documents).
            worst: the score.
        """
        documents = wanted.documents
        kept = np.arange(len(documents))
        standing = self.standing.among(wanted)
        done = 0
        while done < len(self._pairs):
            last = len(self._pairs) if len(kept) * len(self._items) <= _FEW else done + 1
            gives = saturated(self._pairing.frequencies([pair for pair, _ in self._pairs[done:last]], standing, wanted))
            gives *= self._weights[done:last]
            # One after the other, so that equal documents get equal scores.
            base = np.concatenate((base[None], gives)).cumsum(axis=0)[-1]
            done = last
            fits = base + bounds[done, kept] >= worst
            if np.count_nonzero(fits) * 2 < len(fits):
                kept, base = kept[fits], base[fits]
                wanted = self._postings.wanted(documents[kept])
                standing = standing.among(wanted)
        return kept, base

    def _top(self, documents: Documents, scores: Scores, count: int) -> tuple[Documents, Scores]:
        if len(documents) > count > 0:
            worst = np.partition(scores, len(scores) - count)[len(scores) - count]
            keep = scores >= worst
            documents, scores = documents[keep], scores[keep]
        order = np.lexsort((self._generation.id_rank[documents], -scores))[:count]
        return documents[order], scores[order]

    def _idf(self, item: Item) -> float:
        return inverse_document_frequency(self._postings.holders(item), self._generation.count)

    def _bounds(self, standing: Standing, wanted: Wanted) -> tuple[Scores, NDArray[np.float64]]:
        """Scores without adjacency of the wanted documents, and what the pairs from each on can add at most."""
        gives = saturated(standing.frequencies(wanted))
        # Row by row, not as a product of matrices: equal documents get equal scores.
        base = (np.array([self._values[item] for item in self._items])[:, None] * gives).sum(axis=0)
        bounds = np.zeros((len(self._pairs) + 1, len(wanted.documents)))
        if self._pairs:
            places = {item: place for place, item in enumerate(self._items)}
            least = gives.take([places[pair.first] for pair, _ in self._pairs], axis=0)
            np.minimum(least, gives.take([places[pair.second] for pair, _ in self._pairs], axis=0), out=least)
            least *= self._weights * ROUNDED
            least[::-1].cumsum(axis=0, out=bounds[-2::-1])
        return base, bounds

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
                frequency = float(self._pairing.frequencies([scored], standing, wanted)[0, 0])
            case _:
                assert_never(scored)
        return ScorePart(kind, text, weight, idf, frequency, weight * idf * saturated(frequency))


def _highest(numbers: NDArray[np.floating[Any]], count: int) -> tuple[Places, Places]:
    """The places of about the highest of some numbers from 0 on, `count` of them, and of the rest, each ascending.

    They are told apart in steps: many are equal, where NumPy's own way takes a hundred times as long.
    """
    if len(numbers) <= count:
        return np.arange(len(numbers)), np.zeros(0, np.int64)
    steps = (numbers * (_STEPS / max(1.0, float(numbers.max())))).astype(np.int64)
    above = len(numbers) - np.bincount(steps).cumsum()
    least = int(np.count_nonzero(above >= count))
    chosen = steps > least
    chosen[(steps == least).nonzero()[0][: count - np.count_nonzero(chosen)]] = True
    return chosen.nonzero()[0], (~chosen).nonzero()[0]


def _reaching(worst: float, documents: Documents, most: NDArray[np.float32]) -> tuple[Documents, NDArray[np.float32]]:
    """Those of some documents that can reach a score, and what each can reach."""
    places = (most >= worst).nonzero()[0]
    return documents.take(places), most.take(places)


def _items_of(scored: Scored) -> tuple[Item, ...]:
    return (scored.item,) if isinstance(scored, Bm25) else (scored.first, scored.second)


def _name(item: Item) -> str:
    return "|".join(single.text for single in item)
