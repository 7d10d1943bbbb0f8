"""Files of arrays: what is written comes back, narrow, aligned and unchanged."""

from bisect import bisect_left
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.whoosh.arrays import (
    ArrayFile,
    ArrayWriter,
    TextArray,
    common,
    encode_asked,
    narrow,
    run_indices,
    run_lengths,
)
from indexer.engine.whoosh.packing import pack, unpack


def text_array(texts: list[bytes]) -> TextArray:
    """Byte strings as they are read."""
    content = np.frombuffer(b"".join(texts), np.uint8)
    return TextArray(content, np.cumsum([0, *map(len, texts)])[1:].astype(np.uint16))


@pytest.mark.parametrize(
    ("limit", "name"),
    [
        (0, "|u1"),
        (255, "|u1"),
        (256, "<u2"),
        (65535, "<u2"),
        (65536, "<u4"),
        (2**32 - 1, "<u4"),
        (2**32, "<u8"),
        (-1, "|u1"),
    ],
)
def test_integers_take_as_little_room_as_they_can(limit: int, name: str) -> None:
    assert narrow(limit).str == name


def test_arrays_come_back_as_they_were_written(tmp_path: Path) -> None:
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "small": np.array([0, 255], np.int64),
        "middle": np.array([3, 256], np.uint32),
        "large": np.array([2**40, 1]),
        "empty": np.zeros(0, np.int64),
        "floats": np.array([0.1, -1e300]),
        "strided": np.arange(10)[::3],
        "big-endian": np.array([1, 70000], ">u4"),
    }
    with ArrayWriter(tmp_path / "file") as writer:
        for name, array in arrays.items():
            writer.add(name, array)
        writer.add("limited", np.array([1, 2]), limit=300)
        with writer.pieces("pieces", np.dtype("<u2")) as write:
            for piece in ([1, 2], [], [65535]):
                write(np.array(piece, np.int64))
        writer.add_texts("texts", [b"", b"a", "ố".encode(), b""])
        writer.add_texts("no texts", [])
        writer.finish()
    file = ArrayFile(tmp_path / "file")
    for name, array in arrays.items():
        assert file[name].tolist() == array.tolist()
        assert file[name].__array_interface__["data"][0] % 64 == 0 or not len(array)
    assert [file[name].dtype.str for name in ("small", "middle", "large", "floats", "limited", "big-endian")] == [
        "|u1",
        "<u2",
        "<u8",
        "<f8",
        "<u2",
        "<u4",
    ]
    assert file["pieces"].tolist() == [1, 2, 65535]
    assert list(file.texts("texts")) == [b"", b"a", "ố".encode(), b""]
    assert list(file.texts("no texts")) == []
    assert "texts/ends" in file
    assert "texts" not in file
    with pytest.raises(ValueError, match="read-only"):
        file["small"][0] = 1


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        ArrayWriter(tmp_path / "file")


def test_a_file_that_was_not_finished_is_not_readable(tmp_path: Path) -> None:
    with ArrayWriter(tmp_path / "file") as writer:
        writer.add("array", np.arange(100))
    with pytest.raises(ValueError, match="not a file of arrays"):
        ArrayFile(tmp_path / "file")


def test_a_file_cut_anywhere_is_not_readable(tmp_path: Path) -> None:
    with ArrayWriter(tmp_path / "file") as writer:
        writer.add("array", np.arange(9))
        writer.finish()
    content = (tmp_path / "file").read_bytes()
    for length in range(len(content)):
        (tmp_path / "cut").write_bytes(content[:length])
        with pytest.raises(ValueError, match=r"."):
            ArrayFile(tmp_path / "cut")


@given(st.lists(st.binary(max_size=3), max_size=20), st.binary(max_size=3), st.data())
def test_sorted_texts_are_searched_and_sliced(texts: list[bytes], wanted: bytes, data: st.DataObject) -> None:
    texts.sort()
    array = text_array(texts)
    assert array.lower_bound(wanted) == bisect_left(texts, wanted)
    assert [array[number] for number in range(len(array))] == list(array) == texts
    first = data.draw(st.integers(0, len(texts)))
    last = data.draw(st.integers(first, len(texts)))
    assert array.slice(first, last) == texts[first:last]


@given(st.lists(st.integers(0, 5), max_size=10), st.data())
def test_runs(lengths: list[int], data: st.DataObject) -> None:
    ends = np.cumsum([0, *lengths])[1:].astype(np.uint8)
    assert run_lengths(ends).tolist() == lengths
    starts = data.draw(st.lists(st.integers(0, 100), min_size=len(lengths), max_size=len(lengths)))
    members = run_indices(np.array(starts, np.int64), np.array(lengths, np.int64))
    assert members.tolist() == [
        start + step for start, length in zip(starts, lengths, strict=True) for step in range(length)
    ]


def test_any_string_can_be_looked_for() -> None:
    assert encode_asked("ố") == "ố".encode()
    assert encode_asked("\ud800") not in {"\ufffd".encode(), b""}


@given(st.lists(st.binary(max_size=20)))
def test_packed_texts_come_back(tmp_path_factory: pytest.TempPathFactory, texts: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("packed") / "file"
    with ArrayWriter(path) as writer:
        writer.add_packed("texts", texts)
        writer.finish()
    assert ArrayFile(path).unpacked("texts") == texts


def test_packed_texts_that_were_changed_are_an_error(tmp_path: Path) -> None:
    with ArrayWriter(tmp_path / "file") as writer:
        writer.add_packed("texts", ["Họp".encode(), "Đảng".encode()])
        writer.finish()
    content = (tmp_path / "file").read_bytes()
    (tmp_path / "file").write_bytes(bytes([content[0] ^ 1]) + content[1:])
    with pytest.raises(ValueError, match="texts cannot be read"):
        ArrayFile(tmp_path / "file").unpacked("texts")


@pytest.mark.parametrize("length", [0, 2, 4, 1000, 3 + (1 << 32)])
def test_nothing_is_unpacked_to_another_length_than_it_had(length: int) -> None:
    assert unpack(pack(b"abc"), 3) == b"abc"
    with pytest.raises(ValueError, match=f"{length}"):
        unpack(pack(b"abc"), length)


numbers = st.sets(st.integers(-50, 300))


@given(numbers, numbers | st.sets(st.integers(0, 8)))
def test_numbers_that_two_rows_share_are_found(first: set[int], second: set[int]) -> None:
    """Whether one is much the shorter, and looked up, or both are merged."""
    rows = [np.array(sorted(each), np.int64) for each in (first, second)]
    for one, other in (rows, rows[::-1]):
        assert common(one, other).tolist() == sorted(first & second)
