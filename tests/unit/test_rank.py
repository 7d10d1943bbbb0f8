"""Which documents are looked at first, and what bounds their scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.whoosh.rank import _highest


@given(st.lists(st.floats(0, 100, width=32), min_size=1, max_size=60), st.integers(0, 70))
def test_the_highest_are_about_the_highest(numbers: list[float], count: int) -> None:
    asked = np.array(numbers, np.float32)
    chosen, rest = _highest(asked, count)
    assert sorted([*chosen, *rest]) == list(range(len(numbers)))
    assert len(chosen) == min(count, len(numbers))
    if len(chosen) and len(rest):
        assert asked[rest].max() - asked[chosen].min() <= asked.max() / 500 + 1e-6


@pytest.mark.parametrize("value", [0.0, 3.5])
def test_of_equal_numbers_the_first_are_the_highest(value: float) -> None:
    chosen, rest = _highest(np.full(10, value), 4)
    assert chosen.tolist() == [0, 1, 2, 3]
    assert rest.tolist() == [4, 5, 6, 7, 8, 9]
