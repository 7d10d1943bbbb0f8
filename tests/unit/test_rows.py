"""The documents of rows: whichever are kept as bits, every row comes back as it was written."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.whoosh.rows import LongRows, RowDocuments
from indexer.engine.whoosh.wanted import Wanted

SIZE = 150
one_row = st.sets(st.integers(0, SIZE - 1), max_size=20) | st.sets(st.integers(0, SIZE - 1), min_size=40)
rows_of_documents = st.lists(one_row.map(sorted), max_size=6)


def written(rows: list[list[int]], size: int = SIZE, pieces: int = 1) -> RowDocuments:
    """Rows as they are read again."""
    ends = np.cumsum([len(row) for row in rows], dtype=np.int64)
    long = LongRows(ends, size)
    listed = [np.zeros(0, np.uint16)]
    for first in range(0, len(rows), pieces):
        piece = [document for row in rows[first : first + pieces] for document in row]
        listed.append(long.take(np.array(piece, np.uint16)))
    return RowDocuments(np.concatenate(listed), ends, long.numbers.tolist(), long.bits, size)


@given(rows_of_documents, st.integers(1, 6), st.data())
def test_the_rows_that_were_written_are_read(rows: list[list[int]], pieces: int, data: st.DataObject) -> None:
    documents = written(rows, pieces=pieces)
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(rows))] * 2)))
    assert documents.of(first, last).tolist() == [document for row in rows[first:last] for document in row]


@given(rows_of_documents, st.sets(st.integers(0, SIZE - 1)))
def test_documents_are_found_in_a_row_of_bits_with_the_numbers_of_their_postings(
    rows: list[list[int]], wanted: set[int]
) -> None:
    documents = written(rows)
    local = Wanted(np.array(sorted(wanted), np.int64), SIZE).within(0, SIZE)
    before = 0
    for number, row in enumerate(rows):
        found = documents.in_bits(number)
        assert (found is not None) == (len(row) > 12)
        if found:
            assert np.flatnonzero(found.flags).tolist() == row
            columns = (column.tolist() for column in found.find(local))
            expected = [(before + place, document) for place, document in enumerate(row) if document in wanted]
            assert list(zip(*columns, strict=True)) == expected
        before += len(row)


@pytest.mark.parametrize("size", [64, 65, 1_000, 20_000])
def test_a_row_takes_the_less_of_two_bytes_a_document_and_a_bit_for_each_of_all(size: int) -> None:
    words = -(-size // 64)
    for count in (words * 4, words * 4 + 1):
        documents = list(range(count))
        found = written([documents, [size - 1]], size)
        assert (found.in_bits(0) is not None) == (count > words * 4)
        assert found.in_bits(1) is None
        assert found.of(0, 2).tolist() == [*documents, size - 1]
