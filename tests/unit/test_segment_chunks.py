"""Chunks found by array operations are those of `str.split`, with line feeds kept."""

import re

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.segment import ChunkTable
from indexer.segment.growing import GrowingRows
from indexer.segment.keys import KeyTable

_SPACES = st.sampled_from([" ", "\n", "\r\n", "\t", "\u00a0", "\u2003", "\u3000", "\x1c", "\x85", "\u2028"])
_WRITTEN = st.sampled_from(
    [
        "nghiêng",
        "ĐẢNG",
        "“ngoài",
        "nghiêng”.",
        "12345678",
        "123456789",
        "a",
        "中文",
        "\u3001",
        "\u3002",
        "😀",
        "\0",
        "\ud800",
    ]
)
_TEXT = st.lists(_SPACES | _WRITTEN | st.text(max_size=4), max_size=8).map("".join)


def _chunks_of(text: str) -> list[str]:
    # `\s` also holds "\n", so it is taken first.
    return re.findall(r"\n|\S+", text)


@given(batches=st.lists(st.lists(_TEXT, max_size=3), max_size=2))
@example(batches=[[]])
@example(batches=[["", "", "\n"], [""]])
@example(batches=[["12345678 123456789 12345678"]])
def test_chunks_are_what_stands_between_white_space(batches: list[list[str]]) -> None:
    table = ChunkTable()
    for texts in batches:
        found = table.find(texts)
        expected = [_chunks_of(text) for text in texts]
        assert [table.chunks[number] for number in found.numbers] == [chunk for row in expected for chunk in row]
        assert found.counts.tolist() == [len(row) for row in expected]
        owners = np.repeat(np.arange(len(texts)), found.counts)
        for number, start, owner in zip(found.numbers, found.starts, owners, strict=True):
            assert texts[owner].startswith(table.chunks[number], start - found.text_starts[owner])
            assert found.text.startswith(table.chunks[number], start)


@given(texts=st.lists(_TEXT, max_size=6))
def test_a_chunk_has_one_number_however_often_and_in_whatever_batch_it_comes(texts: list[str]) -> None:
    table, other = ChunkTable(), ChunkTable()
    first = table.find(texts).numbers
    assert table.find(texts).numbers.tolist() == first.tolist()
    assert len(set(table.chunks)) == len(table.chunks)
    assert other.find(texts).numbers.tolist() == first.tolist()
    assert other.chunks == table.chunks


def test_many_chunks_keep_their_numbers_while_the_table_grows() -> None:
    table = ChunkTable()
    texts = [" ".join(f"{number:x}" for number in range(start, start + 700)) for start in range(0, 70_000, 700)]
    numbers = np.concatenate([table.find([text]).numbers for text in texts])
    assert np.array_equal(table.find(texts).numbers, numbers)
    assert len(table.chunks) == 70_000


@given(
    keys=st.lists(st.integers(1, 2**64 - 1) | st.integers(1, 40), unique=True, max_size=200), parts=st.integers(1, 5)
)
def test_a_key_table_answers_like_a_dictionary(keys: list[int], parts: int) -> None:
    table = KeyTable()
    every = np.array(keys, dtype=np.uint64)
    numbers = np.arange(len(keys))
    for part, part_numbers in zip(np.array_split(every, parts), np.array_split(numbers, parts), strict=True):
        assert (table.find(part) == -1).all()
        table.add(part, part_numbers)
    assert table.find(every).tolist() == numbers.tolist()


def test_keys_that_fall_into_one_slot_are_told_apart() -> None:
    # The inverse of the multiplier modulo 2**64 makes keys whose hashes are any numbers wanted.
    inverse = pow(0x9E37_79B9_7F4A_7C15, -1, 1 << 64)
    keys = np.array([(hashed * inverse) % (1 << 64) for hashed in range(1, 101)], dtype=np.uint64)
    table = KeyTable()
    table.add(keys, np.arange(100))
    assert table.find(keys).tolist() == list(range(100))
    assert table.find(np.array([(101 * inverse) % (1 << 64)], dtype=np.uint64)).tolist() == [-1]


@given(batches=st.lists(st.lists(st.lists(st.integers(-9, 9), max_size=4), max_size=5), max_size=4), choice=st.data())
def test_rows_come_back_as_they_went_in(batches: list[list[list[int]]], choice: st.DataObject) -> None:
    rows = GrowingRows()
    every: list[list[int]] = []
    for batch in batches:
        rows.extend(batch)
        every += batch
    wanted = choice.draw(st.lists(st.integers(0, len(every) - 1), max_size=9)) if every else []
    values, lengths = rows.gather(np.array(wanted, dtype=np.int64))
    assert values.tolist() == [value for number in wanted for value in every[number]]
    assert lengths.tolist() == [len(every[number]) for number in wanted]
    assert len(rows) == len(every)
