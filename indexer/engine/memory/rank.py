"""The score of one document: the formula of `indexer.model.ranking` as it is written there."""

from collections.abc import Sequence
from typing import assert_never

from indexer.engine.memory.corpus import Record
from indexer.engine.memory.evaluate import Evaluator, Item
from indexer.model.ranking import (
    PAIR_SAMPLE,
    B,
    Sampled,
    field_weight,
    inverse_document_frequency,
    pair_frequency,
    sample_key,
    saturated,
)
from indexer.model.record import BASE_VIEW, StoredView
from indexer.model.request import Adjacent, Bm25, Scored
from indexer.model.result import ScorePart


class Ranker:
    """Scores documents of a generation."""

    def __init__(self, records: Sequence[Record], evaluator: Evaluator) -> None:
        self._records = records
        self._evaluator = evaluator
        # The same for every document, and found by looking at all of them.
        self._idfs: dict[Scored, float] = {}
        self._averages: dict[tuple[StoredView, str], float] = {}

    def score(self, record: Record, rank: Sequence[Scored]) -> float:
        """Sum over the scored items."""
        return sum(self.part(record, scored).score for scored in rank)

    def part(self, record: Record, scored: Scored) -> ScorePart:
        """What one item gives to a document."""
        match scored:
            case Bm25(item, weight):
                kind, text = str(item[0].view) if item else "", _name(item)
                frequency = self._frequency(record, item)
            case Adjacent(first, second, weight):
                kind, text = "adjacent", f"{_name(first)} {_name(second)}"
                frequency = self._adjacent_frequency(record, first, second)
            case _:
                assert_never(scored)
        idf = self._idf(scored)
        return ScorePart(kind, text, weight, idf, frequency, weight * idf * saturated(frequency))

    def _idf(self, scored: Scored) -> float:
        if scored not in self._idfs:
            match scored:
                case Bm25(item):
                    documents = sum(bool(self._evaluator.stands(record, item)) for record in self._records)
                case Adjacent(first, second):
                    documents = pair_frequency(*self.sampled(first, second))
                case _:
                    assert_never(scored)
            self._idfs[scored] = inverse_document_frequency(documents, len(self._records))
        return self._idfs[scored]

    def sampled(self, first: Item, second: Item) -> Sampled:
        """What a sample tells of how many documents hold two items side by side."""
        both = [r for r in self._records if self._evaluator.stands(r, first) and self._evaluator.stands(r, second)]
        sample = sorted(both, key=lambda record: sample_key(record.doc_id))[:PAIR_SAMPLE]
        found = sum(self._adjacent_frequency(record, first, second) > 0 for record in sample)
        return Sampled(found, len(sample), len(both))

    def _frequency(self, record: Record, item: Item) -> float:
        tokens = self._evaluator.stands(record, item)
        return sum(self._share(record, token.view, token.field) for token in tokens)

    def _adjacent_frequency(self, record: Record, first: Item, second: Item) -> float:
        before, after = (self._evaluator.stands(record, item) for item in (first, second))
        ends = {(token.field, token.position + 1) for token in before if token.position >= 0}
        both = ends & {(token.field, token.position) for token in after}
        view = BASE_VIEW[first[0].view] if first else "syllable"
        return sum(self._share(record, view, field) for field, _ in both)

    def _share(self, record: Record, view: StoredView, field: str) -> float:
        """What one token of a field adds to tf'."""
        length = len(record.tokens_of(view, field))
        return field_weight(field) / (1 - B + B * length / self._average(view, field))

    def _average(self, view: StoredView, field: str) -> float:
        """Tokens of a field, on average; 1 where there are none."""
        if (view, field) not in self._averages:
            total = sum(len(each.tokens_of(view, field)) for each in self._records)
            self._averages[view, field] = total / len(self._records) or 1.0
        return self._averages[view, field]


def _name(item: Item) -> str:
    return "|".join(single.text for single in item)
