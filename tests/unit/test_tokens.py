"""Where the tokens of postings begin, by every way of looking them up."""

import numpy as np
import pytest

from indexer.engine.whoosh.tokens import BLOCK, TokenBlocks, TokenStarts

_COUNT = 100 * BLOCK - 5


@pytest.mark.parametrize("most", [3, 255, 1000])
@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [(BLOCK + 3, BLOCK + 300, 200), (BLOCK, _COUNT, 3000), (7, _COUNT, 66), (7, _COUNT, 5), (0, _COUNT, 10_000)],
    ids=["close together", "from the first of a block", "far apart", "few", "many"],
)
def test_what_stands_before_a_posting_is_all_tokens_of_those_before_it(
    most: int, first: int, last: int, asked: int
) -> None:
    random = np.random.default_rng(asked)
    frequencies = random.integers(1, most + 1, _COUNT)
    starts = TokenStarts()
    for piece in np.split(frequencies, [1, 50, 50, 1000]):
        starts.take(piece)
    padded = np.concatenate((frequencies, starts.padding)).astype(np.min_scalar_type(most))
    starts.take(starts.padding)
    postings = random.integers(first, last, asked)
    expected = (np.cumsum(frequencies) - frequencies).take(postings)
    assert TokenBlocks(padded, starts.found).before(postings).tolist() == expected.tolist()
