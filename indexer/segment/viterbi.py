"""Viterbi decoding of chains with two labels, as threshold tests on arrays.

With labels B (begins a word) and I (inside a word) only the margin d = best score ending in I minus best score
ending in B matters: d' = u + max(bi, d + ii) - max(bb, d + ib), where u is the margin of the token's own
features. The right-hand part is u + (bi - bb) for small d, u + (ii - ib) for large d, and lies between these
elsewhere. So almost every token is decided whatever stands before it, by comparing two bounds with two
thresholds; the few others are decided one by one, in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

_BEGIN, _INSIDE, _DEPENDS = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Transitions:
    """Weights of going from one label to the next: bi is from B to I."""

    bb: float
    bi: float
    ib: float
    ii: float

    @property
    def low(self) -> float:
        """At or below this margin the label is B, whatever the next label is."""
        return min(self.bb - self.ib, self.bi - self.ii)

    @property
    def high(self) -> float:
        """Above this margin the label is I, whatever the next label is."""
        return max(self.bb - self.ib, self.bi - self.ii)

    def step(self, margin: float) -> float:
        """What a margin adds to the margin of the next token."""
        return max(self.bi, margin + self.ii) - max(self.bb, margin + self.ib)


def decode(scores: NDArray[np.float64], starts: NDArray[np.int64], weights: Transitions) -> NDArray[np.bool_]:
    """Label the tokens of chains in a row; True is I.

    Args:
        scores: per token, score of I minus score of B from its own features.
        starts: index of the first token of each chain, ascending, the first is 0; chains are not empty.
        weights: of transitions.

    Returns:
        One boolean per token. Ties go to B, as in CRFsuite, whose first label is B.
    """
    if not len(scores):
        return np.zeros(0, dtype=np.bool_)
    gains = (weights.bi - weights.bb, weights.ii - weights.ib)
    ends = np.append(starts[1:], len(scores)) - 1
    lowest = scores + min(gains)
    highest = scores + max(gains)
    lowest[starts] = highest[starts] = scores[starts]
    inside = lowest > weights.high
    begins = highest <= weights.low
    # Nothing follows the last token of a chain: its label is the sign of its margin.
    inside[ends] = lowest[ends] > 0
    begins[ends] = highest[ends] <= 0
    open_tokens = np.flatnonzero(~(inside | begins))
    if len(open_tokens):
        is_start = np.zeros(len(scores), dtype=np.bool_)
        is_end = np.zeros(len(scores), dtype=np.bool_)
        is_start[starts] = is_end[ends] = True
        _settle(open_tokens, scores, inside, (is_start[open_tokens], is_end[open_tokens]), weights)
    return inside


def decode_chain(scores: Sequence[float], weights: Transitions) -> list[bool]:
    """Label the tokens of one chain one by one, as `decode` does; a chain may be empty.

    Args:
        scores: per token, score of I minus score of B from its own features.
        weights: of transitions.
    """
    margins = list(accumulate(scores, lambda margin, score: score + weights.step(margin)))
    # Nothing follows the last token: its label is the sign of its margin, any other is told by the next one.
    threshold = 0.0
    labels = []
    for margin in reversed(margins):
        labels.append(margin > threshold)
        threshold = weights.bi - weights.ii if labels[-1] else weights.bb - weights.ib
    return labels[::-1]


def _settle(
    open_tokens: NDArray[np.int64],
    scores: NDArray[np.float64],
    inside: NDArray[np.bool_],
    borders: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    weights: Transitions,
) -> None:
    """Decide the open tokens, in place, from the exact margins of those before them."""
    after_begin, after_inside = weights.bi - weights.bb, weights.ii - weights.ib
    low, high = weights.low, weights.high
    before = inside[open_tokens - 1].tolist()  # Wrong for a token after an open one: replaced below.
    last, state, margin = -2, _BEGIN, 0.0
    undecided: list[int] = []
    for position, score, is_start, is_end, previous in zip(
        open_tokens.tolist(), scores[open_tokens].tolist(), *(b.tolist() for b in borders), before, strict=True
    ):
        known = state if last == position - 1 else int(previous)
        if is_start:
            margin = score
        elif known == _DEPENDS:
            margin = score + weights.step(margin)
        else:
            margin = score + (after_inside if known == _INSIDE else after_begin)
        if is_end:
            state = _INSIDE if margin > 0 else _BEGIN
        else:
            state = _INSIDE if margin > high else _BEGIN if margin <= low else _DEPENDS
        last = position
        if state == _DEPENDS:
            undecided.append(position)
        elif state == _INSIDE:
            inside[position] = True
    # Between the thresholds a label is told by the next one: opposite if changing the label pays, else equal.
    changes = weights.bb - weights.ib <= weights.bi - weights.ii
    for position in reversed(undecided):
        inside[position] = inside[position + 1] != changes
