"""Sets of documents: the same answers however many documents there are and however they are kept."""

import numpy as np
import pytest

from indexer.engine.whoosh.presence import Presence

SIZE = 1_000
SHARES = (0.0, 0.002, 0.03, 0.2, 0.9, 1.0)
"""Kept as numbers below one in 32, as bits above."""


def presence(share: float, seed: int) -> tuple[Presence, list[int]]:
    flags = np.random.default_rng(seed).random(SIZE) < share
    return Presence.of_flags(flags), np.flatnonzero(flags).tolist()


@pytest.mark.parametrize("share", SHARES)
def test_documents_and_flags_are_those_given(share: float) -> None:
    kept, documents = presence(share, 1)
    assert kept.count == len(documents)
    assert kept.documents.tolist() == documents
    assert np.flatnonzero(kept.flags).tolist() == documents


def test_documents_may_be_given_in_any_order_and_twice() -> None:
    kept = Presence.of_documents(np.array([7, 3, 7, 999], np.int32), SIZE)
    assert (kept.count, kept.documents.tolist()) == (3, [3, 7, 999])
    assert np.flatnonzero(kept.flags).tolist() == [3, 7, 999]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("asked", [0.0, 0.001, 0.05, 0.5, 1.0])
def test_those_among_some_documents_are_found(share: float, asked: float) -> None:
    kept, documents = presence(share, 1)
    _, wanted = presence(asked, 2)
    assert kept.among(np.array(wanted, np.int64)).tolist() == sorted(set(documents) & set(wanted))


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("other", SHARES)
def test_what_both_hold_is_counted(share: float, other: float) -> None:
    (one, first), (two, second) = presence(share, 1), presence(other, 2)
    assert one.count_shared(two) == len(set(first) & set(second))


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("other", SHARES)
@pytest.mark.parametrize("most", [1, 20, 5_000])
def test_a_sample_takes_the_first_in_order_that_hold_both(share: float, other: float, most: int) -> None:
    (one, first), (two, second) = presence(share, 1), presence(other, 2)
    order = np.random.default_rng(3).permutation(SIZE)
    sample, both = one.sample(two, order, np.argsort(order), most)
    common = set(first) & set(second)
    assert both == len(common)
    assert sample.tolist() == sorted([number for number in order.tolist() if number in common][:most])
