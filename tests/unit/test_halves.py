"""Numbers in halves: any slice of what was written comes back, in whatever pieces it was written."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.whoosh.arrays import ArrayFile, ArrayWriter
from indexer.engine.whoosh.halves import Halves, HalvesWriter

runs_of_numbers = st.lists(st.lists(st.integers(0, 2**20), max_size=12).map(sorted), max_size=8)


def halves(pieces: list[list[int]]) -> Halves:
    """Pieces as they are read again."""
    lower: list[np.ndarray[tuple[int], np.dtype[np.uint16]]] = [np.zeros(0, np.uint16)]
    writer = HalvesWriter(lower.append)
    for piece in pieces:
        writer(np.array(piece, np.uint32))
    return Halves(np.concatenate(lower), writer.starts.astype(np.uint32), writer.upper.astype(np.uint8))


@given(runs_of_numbers, st.integers(0, 100), st.integers(0, 100))
def test_every_slice_holds_the_numbers_that_were_written(pieces: list[list[int]], start: int, stop: int) -> None:
    numbers = [number for piece in pieces for number in piece]
    found = halves(pieces)
    assert len(found) == len(numbers)
    assert found[start:stop].tolist() == numbers[start:stop]
    assert np.asarray(found, np.int64).tolist() == numbers


def test_an_upper_half_is_written_only_where_it_changes() -> None:
    writer = HalvesWriter(lambda _: None)
    for piece in ([1, 65_535, 65_536, 70_000], [70_001, 131_072], [], [5, 6]):
        writer(np.array(piece, np.uint32))
    assert writer.starts.tolist() == [0, 2, 5, 6]
    assert writer.upper.tolist() == [0, 1, 2, 0]


@pytest.mark.parametrize(("limit", "width"), [(255, 1), (65_535, 2), (65_536, 2), (10_000_000, 2)])
def test_a_number_of_a_document_takes_two_bytes_at_most(tmp_path: Path, limit: int, width: int) -> None:
    numbers = np.linspace(0, limit, 100_000).astype(np.int64)
    with ArrayWriter(tmp_path / "file") as writer:
        writer.add_ascending("documents", numbers, limit=limit)
        writer.finish()
    file = ArrayFile(tmp_path / "file")
    assert np.array_equal(file.ascending("documents")[:], numbers)
    assert (tmp_path / "file").stat().st_size < len(numbers) * width + 3_000
