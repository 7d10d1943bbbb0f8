"""Where neighbours stand side by side: how often in some documents, and in how many of all."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import common, distinct, merged
from indexer.engine.whoosh.postings import PostingsReader
from indexer.engine.whoosh.standing import Item, Keys, Standing, documents_of, shares_of
from indexer.engine.whoosh.wanted import Wanted
from indexer.model.ranking import PAIR_SAMPLE, Sampled
from indexer.model.record import BASE_VIEW, StoredView
from indexer.model.request import Adjacent

_TOGETHER = 8
"""Pairs whose documents are read together to count them."""


class Pairing:
    """Counts pairs of neighbours of one generation."""

    def __init__(self, postings: PostingsReader) -> None:
        self._postings = postings
        self._generation = postings.generation

    def sampled(self, pairs: Sequence[Adjacent]) -> list[Sampled]:
        """Samples for the df of each pair; of those not asked about before, all that is needed is read at once."""
        unknown = [pair for pair in pairs if not self._postings.holds((pair.first, pair.second))]
        found: dict[tuple[Item, Item], Sampled] = {}
        for first in range(0, len(unknown), _TOGETHER):
            found |= self._samples(unknown[first : first + _TOGETHER])

        def sample(pair: Adjacent) -> Sampled:
            key = pair.first, pair.second
            # What was kept may have gone since.
            return self._postings.cached(key, lambda: ((found if key in found else self._samples([pair]))[key], 500))

        return [sample(pair) for pair in pairs]

    def _samples(self, pairs: Sequence[Adjacent]) -> dict[tuple[Item, Item], Sampled]:
        """Count some pairs, each in its own sample of documents."""
        order, ranks = self._generation.sample_order, self._generation.sample_rank
        samples = [
            self._postings.presence(pair.first).sample(self._postings.presence(pair.second), order, ranks, PAIR_SAMPLE)
            for pair in pairs
        ]
        wanted = self._postings.wanted(distinct(merged([sample for sample, _ in samples])))
        items = tuple(dict.fromkeys(item for pair in pairs for item in (pair.first, pair.second)))
        asked = np.zeros((len(items), len(wanted.documents)), np.bool_)
        inside = np.zeros((len(pairs), len(wanted.documents)), np.bool_)
        owners = np.arange(len(pairs)).repeat([len(sample) for sample, _ in samples])
        rows = wanted.rows(np.concatenate([sample for sample, _ in samples]))
        inside[owners, rows] = True
        for sides in ([pair.first for pair in pairs], [pair.second for pair in pairs]):
            asked[np.array([items.index(item) for item in sides]).take(owners), rows] = True
        which, ends = _ends(pairs, self._postings.standing(items, wanted).where(asked, wanted))
        found = np.zeros(inside.shape, np.bool_)
        found[which, wanted.rows(documents_of(ends))] = True
        counts = (found & inside).sum(axis=1).tolist()
        return {
            (pair.first, pair.second): Sampled(count, len(sample), both)
            for pair, count, (sample, both) in zip(pairs, counts, samples, strict=True)
        }

    def frequencies(self, pairs: Sequence[Adjacent], standing: Standing, wanted: Wanted) -> NDArray[np.float64]:
        """tf' of pairs in the wanted documents, shape (pairs, documents); their items stand there as told."""
        count = len(wanted.documents)
        found = np.zeros((len(pairs), count))
        by_view: dict[StoredView, list[int]] = {}
        for place, pair in enumerate(pairs):
            by_view.setdefault(BASE_VIEW[pair.first[0].view], []).append(place)
        for view, places in by_view.items():
            which, ends = _ends([pairs[place] for place in places], standing)
            shares = shares_of(ends, self._generation, view)
            sums = np.bincount(which * count + wanted.rows(documents_of(ends)), shares, len(places) * count)
            found[places] = sums.reshape(len(places), count)
        return found


def _ends(pairs: Sequence[Adjacent], standing: Standing) -> tuple[NDArray[np.int64], Keys]:
    """Where the second item of each pair stands directly behind the first, and which pair that is."""
    rows = [common(standing.keys(pair.first) + 1, standing.keys(pair.second)) for pair in pairs]
    return np.arange(len(rows)).repeat([len(row) for row in rows]), np.concatenate(rows)
