"""Where neighbours stand side by side: how often in some documents, and in how many of all."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import common, distinct, merged
from indexer.engine.whoosh.postings import PostingsReader
from indexer.engine.whoosh.standing import Item, Keys, Standing, documents_of, shares_of
from indexer.engine.whoosh.wanted import Wanted
from indexer.model.ranking import PAIR_SAMPLE, Sampled
from indexer.model.record import BASE_VIEW
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
        standing = self._postings.standing(items, wanted)
        counts = {}
        for pair, (sample, both) in zip(pairs, samples, strict=True):
            found = np.zeros(len(wanted.documents), np.bool_)
            if both:
                found[wanted.rows(documents_of(_ends(pair, standing)))] = True
            inside = int(np.count_nonzero(found[wanted.rows(sample)]))
            counts[pair.first, pair.second] = Sampled(inside, len(sample), both)
        return counts

    def frequencies(self, pair: Adjacent, standing: Standing, wanted: Wanted) -> NDArray[np.float64]:
        """tf' of a pair in the wanted documents, in which its items stand as told."""
        found = _ends(pair, standing)
        if not len(found):
            return np.zeros(len(wanted.documents))
        rows = wanted.documents.searchsorted(documents_of(found))
        shares = shares_of(found, self._generation, BASE_VIEW[pair.first[0].view])
        return np.asarray(np.bincount(rows, shares, len(wanted.documents)), np.float64)


def _ends(pair: Adjacent, standing: Standing) -> Keys:
    """Where the second item of a pair stands directly behind the first."""
    first = standing.keys(pair.first)
    # Nothing is read for nothing.
    second = standing.keys(pair.second) if len(first) else first
    return common(first, second - 1) + 1
