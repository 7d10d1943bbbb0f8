"""Scores of matching documents: the formula of `indexer.model.ranking` on arrays.

Adjacency needs positions, which cost most. It is computed only for documents that can still reach the page: the
adjacent frequency of two items is at most the smaller of theirs, which bounds every document's score from above.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.evaluate import common_fields, contains
from indexer.engine.whoosh.postings import Item, PostingsReader, documents_of
from indexer.model.ranking import (
    PAIR_SAMPLE,
    B,
    field_weight,
    inverse_document_frequency,
    pair_frequency,
    saturated,
)
from indexer.model.record import BASE_VIEW
from indexer.model.request import Adjacent, Bm25, Scored
from indexer.model.result import ScorePart

Scores = NDArray[np.float64]
Documents = NDArray[np.int64]
Keys = dict[tuple[Item, str], NDArray[np.int64]]
"""Positions of items in fields."""

_FIRST_LOOK = 256
"""Documents whose adjacency is computed before the first bound is drawn."""


@dataclass(frozen=True, slots=True)
class _Bounded:
    """Scores without adjacency of some documents, and what adjacency can add at most."""

    documents: Documents
    base: Scores
    bound: Scores


class Ranker:
    """Scores documents for the scored items of one tier."""

    def __init__(self, postings: PostingsReader, rank: Sequence[Scored]) -> None:
        self._postings = postings
        self._generation = postings.generation
        self._rank = rank
        self._terms = [scored for scored in rank if isinstance(scored, Bm25)]
        self._pairs = [scored for scored in rank if isinstance(scored, Adjacent)]

    def best(self, documents: Documents, count: int) -> tuple[Documents, Scores]:
        """The `count` best of ascending documents, by score, then by id."""
        bounded = self._bounded(documents)
        if not self._pairs or not len(documents):
            return self._top(documents, bounded.base, count)
        upper = bounded.base + bounded.bound
        order = np.argsort(-upper, kind="stable")
        done, size = 0, max(_FIRST_LOOK, 2 * count)
        scores = np.zeros(0)
        while done < len(order):
            if done >= count and upper[order[done]] < np.partition(scores, done - count)[done - count]:
                break
            chunk = order[done : done + size]
            scores = np.concatenate((scores, bounded.base[chunk] + self._adjacency(documents, chunk)))
            done += len(chunk)
            size *= 2
        return self._top(documents[order[:done]], scores, count)

    def _top(self, documents: Documents, scores: Scores, count: int) -> tuple[Documents, Scores]:
        if len(documents) > count > 0:
            worst = np.partition(scores, len(scores) - count)[len(scores) - count]
            keep = scores >= worst
            documents, scores = documents[keep], scores[keep]
        order = np.lexsort((self._generation.id_rank[documents], -scores))[:count]
        return documents[order], scores[order]

    def _idf(self, item: Item) -> float:
        found = self._postings.frequencies(item)
        return inverse_document_frequency(len(found.documents), self._generation.count)

    def _bounded(self, documents: Documents) -> _Bounded:
        base = np.zeros(len(documents))
        bound = np.zeros(len(documents))
        size = self._generation.size
        for term in self._terms:
            frequencies = self._postings.frequencies(term.item).at(documents, size)
            base += term.weight * self._idf(term.item) * saturated(frequencies.astype(np.float64))
        known: dict[Item, NDArray[np.float32]] = {}
        for pair in self._pairs:
            for item in (pair.first, pair.second):
                if item not in known:
                    known[item] = self._postings.frequencies(item).at(documents, size)
            least = np.minimum(known[pair.first], known[pair.second])
            bound += pair.weight * self._pair_idf(pair) * saturated(least.astype(np.float64))
        # Rounding of single precision must not cut off a document.
        return _Bounded(documents, base, bound * 1.00001)

    def _pair_idf(self, pair: Adjacent) -> float:
        return self._postings.cached((pair.first, pair.second), lambda: (self._counted_pair_idf(pair), 200))

    def _counted_pair_idf(self, pair: Adjacent) -> float:
        first, second = (self._postings.frequencies(item).documents for item in (pair.first, pair.second))
        both = np.intersect1d(first, second, assume_unique=True)
        sample = both
        if len(both) > PAIR_SAMPLE:
            ranks = self._generation.sample_rank[both]
            sample = np.sort(both[np.argpartition(ranks, PAIR_SAMPLE)[:PAIR_SAMPLE]])
        found = int((self._pair_frequencies(pair, sample, {}) > 0).sum()) if len(sample) else 0
        frequency = pair_frequency(found, len(sample), len(both))
        return inverse_document_frequency(frequency, self._generation.count)

    def _adjacency(self, documents: Documents, chunk: NDArray[np.int64]) -> Scores:
        """Scores of all pairs for the documents at some places."""
        order = np.sort(chunk)
        chosen = documents[order]
        scores = np.zeros(len(chosen))
        keys: Keys = {}
        for pair in self._pairs:
            frequencies = self._pair_frequencies(pair, chosen, keys)
            scores += pair.weight * self._pair_idf(pair) * saturated(frequencies)
        back = np.empty(len(documents), np.int64)
        back[order] = np.arange(len(order))
        return np.asarray(scores[back[chunk]])

    def _pair_frequencies(self, pair: Adjacent, documents: Documents, keys: Keys) -> Scores:
        """tf' of a pair in ascending documents; `keys` remembers positions that were read."""
        total = np.zeros(len(documents))
        for field in common_fields((pair.first, pair.second)):
            first = self._keys(pair.first, field, documents, keys)
            # Few titles and captions hold anything of a pair: nothing is read for nothing.
            second = self._keys(pair.second, field, documents, keys) if len(first) else first
            if not len(second):
                continue
            found = np.unique(second[contains(first, second - 1)])
            owners, counts = np.unique(documents_of(found), return_counts=True)
            name = f"{field}_{BASE_VIEW[pair.first[0].view]}"
            total[np.searchsorted(documents, owners)] += field_weight(field) * counts / self._norm(name, owners)
        return total

    def _keys(self, item: Item, field: str, documents: Documents, keys: Keys) -> NDArray[np.int64]:
        if (item, field) not in keys:
            keys[item, field] = self._postings.positions(item, field, documents)
        return keys[item, field]

    def _norm(self, name: str, documents: Documents) -> Scores:
        lengths = np.zeros(len(documents))
        for segment, base in zip(self._generation.segments, self._generation.bases, strict=False):
            inside = (documents >= base) & (documents < base + segment.documents)
            lengths[inside] = segment.field(name).lengths[documents[inside] - base]
        return (1 - B) + B * lengths / self._generation.average(name)

    def explain(self, document: int) -> tuple[ScorePart, ...]:
        """What each scored item gives to a document."""
        documents = np.array([document], np.int64)
        return tuple(self._part(scored, documents) for scored in self._rank)

    def _part(self, scored: Scored, documents: Documents) -> ScorePart:
        match scored:
            case Bm25(item, weight):
                kind, text, idf = str(item[0].view) if item else "", _name(item), self._idf(item)
                frequency = float(self._postings.frequencies(item).at(documents, self._generation.size)[0])
            case Adjacent(first, second, weight):
                kind, text, idf = "adjacent", f"{_name(first)} {_name(second)}", self._pair_idf(scored)
                frequency = float(self._pair_frequencies(scored, documents, {})[0])
            case _:
                assert_never(scored)
        return ScorePart(kind, text, weight, idf, frequency, weight * idf * saturated(frequency))


def _name(item: Item) -> str:
    return "|".join(single.text for single in item)
