"""What a word can give to the score of each document at most is hardly more than what it gives."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.engine.whoosh.ceilings import ANY, LEVEL, Ceilings
from indexer.engine.whoosh.presence import Presence
from indexer.model.ranking import saturated

SIZE = 1_000


@dataclass(frozen=True, slots=True)
class View:
    """The view of a stretch."""

    name: str = "syllable"


@dataclass(frozen=True, slots=True)
class Spread:
    """A stretch with these tf'."""

    frequencies: NDArray[np.float32]
    inverted: View = View()

    def add_frequencies(self, found: NDArray[np.float32], shares: NDArray[np.float32]) -> None:
        """Add them."""
        found += self.frequencies * shares[0]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A generation in whose fields a token weighs as much as in any other."""

    size: int = SIZE

    def shares(self, view: str) -> NDArray[np.float32]:
        """Equal ones."""
        del view
        return np.ones((1, self.size), np.float32)


@pytest.mark.parametrize("share", [0.01, 0.5], ids=["listed", "in bits"])
def test_ceilings_are_hardly_higher_than_what_is_given(share: float) -> None:
    drawing = np.random.default_rng(3)
    given = drawing.choice([0.1, 1, 7, 300, 1e9], SIZE).astype(np.float32)
    given[drawing.random(SIZE) > share] = 0
    stretch: Any = Spread(given)
    generation: Any = Weighed()
    asked = np.arange(0, SIZE, 3)
    found = Ceilings([stretch], Presence.of_flags(given > 0), generation).take(asked)
    exact = saturated(given[asked].astype(np.float64))
    assert (found * float(LEVEL) >= exact).all()
    assert (found * float(LEVEL) <= exact + 1.1 * LEVEL).all()
    assert (found[exact == 0] == 0).all()
    assert float(ANY) * LEVEL >= exact.max()
