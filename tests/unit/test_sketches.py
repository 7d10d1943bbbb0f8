"""Sketches: texts that are nearly the same share a number, others do not, whatever stands beside them in a batch."""

from collections.abc import Sequence

import numpy as np
import pytest

from indexer.build.sketches import sketches
from indexer.model.record import SKETCH_NUMBERS, TokenColumn, Vocabulary


def column(texts: Sequence[Sequence[str]]) -> TokenColumn:
    keys = list(dict.fromkeys(key for text in texts for key in text))
    terms = np.array([keys.index(key) for text in texts for key in text], np.uint32)
    starts = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    return TokenColumn(Vocabulary(tuple(keys), tuple(keys)), terms, np.zeros(0, np.uint32), starts)


def text(seed: int, length: int = 400) -> list[str]:
    return [f"t{number}" for number in np.random.default_rng(seed).integers(3_000, size=length)]


def shared(first: Sequence[str], second: Sequence[str]) -> int:
    rows = sketches(column([first, second]))
    return int((rows[0] == rows[1]).sum())


def test_equal_texts_have_equal_sketches_in_any_batch() -> None:
    alone = sketches(column([text(1)]))
    among = sketches(column([text(2), text(1), [], text(3, 50)]))
    assert alone.shape == (1, SKETCH_NUMBERS)
    assert (among[1] == alone[0]).all()
    assert alone.all()


@pytest.mark.parametrize("length", [60, 200, 2_000])
def test_a_reprint_with_another_lead_shares_a_number(length: int) -> None:
    for seed in range(20):
        body = text(seed, length)
        lead = text(seed + 1_000, length // 20)
        assert shared(body, lead + body)
        assert shared(body, body[: -(length // 20)])


@pytest.mark.parametrize("length", [40, 200, 2_000])
def test_texts_with_half_of_their_words_in_common_share_nothing_as_a_rule(length: int) -> None:
    together = 0
    for seed in range(40):
        common = text(seed, length // 2)
        first, second = text(seed + 100, length // 2), text(seed + 200, length // 2)
        together += bool(shared(common + first, common + second))
    assert together <= 4


def test_unrelated_texts_share_nothing() -> None:
    rows = sketches(column([text(seed, 100) for seed in range(300)]))
    assert all(len(np.unique(numbers)) == len(rows) for numbers in rows.T)


@pytest.mark.parametrize("length", [0, 1, 2, 31])
def test_short_texts_are_like_nothing(length: int) -> None:
    assert not sketches(column([text(1, length), text(1, length)])).any()


def test_the_order_of_words_counts() -> None:
    assert not shared(text(1), text(1)[::-1])


def test_an_empty_batch_has_no_sketches() -> None:
    assert sketches(column([])).shape == (0, SKETCH_NUMBERS)
