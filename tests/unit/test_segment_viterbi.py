"""The threshold decoder against the textbook algorithm and against every labelling."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.segment.viterbi import Transitions, decode, decode_chain

# Sixteenths are exact in binary, so equal sums are equal, and odd multiples of 1/1024 break their ties.
_WEIGHTS = st.integers(-64, 64).map(lambda number: number / 16)
_SCORES = st.integers(-128, 128).map(lambda number: number / 16 + 1 / 1024)
_TRANSITIONS = st.builds(Transitions, bb=_WEIGHTS, bi=_WEIGHTS, ib=_WEIGHTS, ii=_WEIGHTS)


def _best_score(scores: list[float], weights: Transitions) -> float:
    return max(_score(scores, labels, weights) for labels in product((False, True), repeat=len(scores)))


def _score(scores: Sequence[float], labels: Sequence[bool], weights: Transitions) -> float:
    steps = {(False, False): weights.bb, (False, True): weights.bi, (True, False): weights.ib, (True, True): weights.ii}
    own = sum(score for score, label in zip(scores, labels, strict=True) if label)
    return own + sum(steps[pair] for pair in pairwise(labels))


@given(chains=st.lists(st.lists(_SCORES, min_size=1, max_size=8), max_size=5), weights=_TRANSITIONS)
def test_every_chain_gets_a_best_labelling(chains: list[list[float]], weights: Transitions) -> None:
    scores = np.array([score for chain in chains for score in chain])
    ends = np.cumsum([len(chain) for chain in chains], dtype=np.int64)
    starts = np.append(0, ends)[: len(chains)]
    labels = decode(scores, starts, weights).tolist()
    for chain, start, end in zip(chains, starts.tolist(), ends.tolist(), strict=True):
        assert _score(chain, labels[start:end], weights) == _best_score(chain, weights)


@given(chain=st.lists(_SCORES, max_size=12), weights=_TRANSITIONS)
def test_one_chain_alone_is_labelled_as_among_others(chain: list[float], weights: Transitions) -> None:
    assert decode_chain(chain, weights) == decode(np.array(chain), np.zeros(1, np.int64), weights).tolist()


def test_a_long_row_of_open_tokens_is_decided() -> None:
    weights = Transitions(bb=-1.0, bi=1.0, ib=-2.0, ii=1.5)
    middle = (weights.low + weights.high) / 2 - weights.step((weights.low + weights.high) / 2)
    labels = decode(np.full(100_001, middle), np.array([0]), weights)
    assert set(labels[1:-1].tolist()) <= {True, False}
    assert len(labels) == 100_001
