"""A file of named arrays that is read by mapping it: no copy, no pickle, no compression.

Layout: the arrays one after another, each at a multiple of 64 bytes; a JSON directory
`{name: [dtype, count, offset]}`; then 16 bytes: offset of the directory (little-endian uint64) and a magic word.
Integers are little-endian, in the narrowest width that holds them; ascending ones of more than 16 bits may be kept in
halves. Texts that are read all at once or not at all are compressed.
"""

import json
import mmap
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.engine.system import let_go
from indexer.engine.whoosh.halves import BITS, LOWER, Halves, HalvesWriter
from indexer.engine.whoosh.packing import pack, unpack

Array = NDArray[Any]
Integer = TypeVar("Integer", np.int32, np.int64)

_MAGIC = b"tracuu\x00\x01"
_ALIGNMENT = 64
_STEP = 64
"""Of so many sorted strings one is kept at hand."""

_FEWER = 8
"""So many times fewer numbers are looked up among others rather than merged with them."""

ROTTEN = (LookupError, ValueError, TypeError, ArithmeticError, MemoryError)
"""What reading arrays may raise when bytes of a file have changed."""


def narrow(limit: int) -> np.dtype[Any]:
    """The narrowest unsigned type that holds `limit`."""
    return np.min_scalar_type(max(0, limit)).newbyteorder("<")


class ArrayWriter:
    """Writes one file; arrays are given whole or in pieces."""

    def __init__(self, path: Path) -> None:
        self._stream: BinaryIO = path.open("xb")
        self._directory: dict[str, tuple[str, int, int]] = {}

    def add(self, name: str, array: Array, *, limit: int | None = None) -> None:
        """Write an array; integers are narrowed to hold `limit`, by default their largest value."""
        if array.dtype.kind in "iu":
            top = limit if limit is not None else int(array.max(initial=0))
            array = array.astype(narrow(top), copy=False)
        with self.pieces(name, array.dtype) as write:
            write(array)

    def add_texts(self, name: str, texts: Sequence[bytes]) -> None:
        """Write byte strings as `name/bytes` and `name/ends`."""
        self.add(name + "/bytes", np.frombuffer(b"".join(texts), np.uint8))
        self.add(name + "/ends", np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts))))

    def add_packed(self, name: str, texts: Sequence[bytes]) -> None:
        """Write byte strings that will only be read together, compressed, as `name/packed` and `name/lengths`."""
        self.add(name + "/packed", np.frombuffer(pack(b"".join(texts)), np.uint8))
        self.add(name + "/lengths", np.fromiter(map(len, texts), np.int64, len(texts)))

    def add_ascending(self, name: str, array: Array, *, limit: int) -> None:
        """Write numbers up to `limit` that ascend in runs."""
        with self.ascending(name, limit=limit) as write:
            write(array)

    @contextmanager
    def ascending(self, name: str, *, limit: int) -> Iterator["PieceWriter | HalvesWriter"]:
        """The same piece by piece."""
        if limit >> BITS == 0:
            with self.pieces(name, narrow(limit)) as write:
                yield write
            return
        with self.pieces(name, LOWER) as write:
            halves = HalvesWriter(write)
            yield halves
        self.add(name + "/starts", halves.starts)
        self.add(name + "/upper", halves.upper)

    @contextmanager
    def pieces(self, name: str, dtype: np.dtype[Any]) -> Iterator["PieceWriter"]:
        """Write an array of a known type piece by piece."""
        padding = -self._stream.tell() % _ALIGNMENT
        self._stream.write(bytes(padding))
        offset = self._stream.tell()
        writer = PieceWriter(self._stream, dtype)
        yield writer
        self._directory[name] = (dtype.str, writer.count, offset)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What was not finished is not readable.
        self._stream.close()

    def finish(self) -> None:
        """Write the directory; without it the file is not readable."""
        offset = self._stream.tell()
        self._stream.write(json.dumps(self._directory).encode())
        self._stream.write(offset.to_bytes(8, "little") + _MAGIC)


class PieceWriter:
    """Appends pieces of one array to a stream."""

    def __init__(self, stream: BinaryIO, dtype: np.dtype[Any]) -> None:
        self._stream, self.dtype, self.count = stream, dtype, 0

    def __call__(self, piece: Array) -> None:
        """Append a piece, converted to the type of the array."""
        self._stream.write(np.ascontiguousarray(piece, self.dtype).data)
        self.count += len(piece)


class ArrayFile:
    """A file of arrays, mapped read-only."""

    def __init__(self, path: Path) -> None:
        """Map a file.

        Raises:
            ValueError: it is not a file of arrays, or is cut short.
        """
        with path.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[-8:] != _MAGIC:
            raise ValueError(f"{path.name} is not a file of arrays")
        offset = int.from_bytes(self._map[-16:-8], "little")
        self._directory: dict[str, tuple[str, int, int]] = json.loads(self._map[offset:-16])

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def __getitem__(self, name: str) -> Array:
        dtype, count, offset = self._directory[name]
        return np.frombuffer(self._map, dtype, count, offset)

    def let_go(self) -> None:
        """Take no memory until arrays are read again."""
        let_go(self._map)

    def ascending(self, name: str) -> Array | Halves:
        """The numbers written by `add_ascending`."""
        halves = name + "/starts" in self
        return Halves(self[name], self[name + "/starts"], self[name + "/upper"]) if halves else self[name]

    def texts(self, name: str) -> "TextArray":
        """The byte strings written by `add_texts`."""
        return TextArray(self[name + "/bytes"], self[name + "/ends"])

    def unpacked(self, name: str) -> list[bytes]:
        """The byte strings written by `add_packed`.

        Raises:
            ValueError: they were changed on disk.
        """
        ends = self[name + "/lengths"].cumsum(dtype=np.int64).tolist()
        try:
            content = unpack(self[name + "/packed"].data, ends[-1] if ends else 0)
        except ValueError as error:
            raise ValueError(f"{name} cannot be read: {error}") from error
        return [content[start:end] for start, end in zip([0, *ends], ends, strict=False)]


class TextArray:
    """Byte strings one after another; sorted ones can be searched with `bisect`."""

    def __init__(self, content: Array, ends: Array) -> None:
        # Views give Python numbers and bytes at once, where an array makes an object of its own for each.
        self._content, self._ends = memoryview(content.data), memoryview(ends.data)

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        ends = self._ends
        return self._content[ends[number - 1] if number else 0 : ends[number]].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        content = bytes(self._content)
        start = 0
        for end in self._ends.tolist():
            yield content[start:end]
            start = end

    def slice(self, first: int, last: int) -> list[bytes]:
        """Strings [first, last)."""
        start = self._ends[first - 1] if first else 0
        content = bytes(self._content[start : self._ends[last - 1] if last > first else start])
        ends = [end - start for end in self._ends[first:last].tolist()]
        return [content[a:b] for a, b in zip([0, *ends], ends, strict=False)]

    @cached_property
    def _sorted(self) -> "Sorted":
        return Sorted(len(self), self.__getitem__)

    def lower_bound(self, text: bytes) -> int:
        """Number of strings that sort before `text`; they must ascend."""
        return self._sorted.lower_bound(text, self.__getitem__)


class Sorted:
    """Ascending byte strings that cost something to read: every `_STEP`th is kept at hand.

    How to read the others is told with each question: kept here, it would keep the files of its owner mapped.
    """

    def __init__(self, count: int, read: Callable[[int], bytes]) -> None:
        self._count = count
        self._marks = [read(number) for number in range(0, count, _STEP)]

    def lower_bound(self, text: bytes, read: Callable[[int], bytes]) -> int:
        """Number of strings that sort before `text`."""
        mark = bisect_left(self._marks, text)
        if not mark:
            return 0
        first, last = (mark - 1) * _STEP + 1, min(mark * _STEP, self._count)
        return bisect_left(range(self._count), text, first, last, key=read)


def merged(rows: Sequence[NDArray[Integer]]) -> NDArray[Integer]:
    """All numbers of some rows, ascending; rows of long ascending runs cost little more than reading them."""
    # Timsort finds the runs; NumPy's own choice would take ten to a hundred times as long.
    row = np.concatenate(rows)
    row.sort(kind="stable")
    return row


def common(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers that are in both of two ascending rows, in each of which no number stands twice."""
    fewer, more = (first, second) if len(first) < len(second) else (second, first)
    if len(fewer) * _FEWER < len(more):
        # Behind the last number there is only what is not there.
        row, both = fewer, more.take(more.searchsorted(fewer), mode="clip") == fewer
    else:
        merging = merged([first, second])
        row, both = merging[:-1], merging[1:] == merging[:-1]
    return np.asarray(row[both], np.int64)


def distinct(row: NDArray[Integer]) -> NDArray[Integer]:
    """Ascending numbers from 0 on, each once; far quicker than `np.unique`, which also imports half of NumPy."""
    again = row[1:] == row[:-1]
    # Hardly ever does one stand twice, and then not in long rows.
    return np.concatenate((row[:1], row[1:][~again])) if np.count_nonzero(again) else row


def run_lengths(ends: Array) -> NDArray[np.int64]:
    """Lengths of runs that lie one after another and end at `ends`."""
    lengths = ends.astype(np.int64)
    lengths[1:] -= ends[:-1].astype(np.int64)
    return lengths


def run_indices(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of all members of runs [start, start + length), run after run."""
    ends = lengths.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray((starts - (ends - lengths)).repeat(lengths) + np.arange(total), np.int64)


def encode_all(texts: Iterable[str]) -> list[bytes]:
    """UTF-8 of every text; lone surrogates cannot occur in cleaned text."""
    return [text.encode() for text in texts]


def encode_asked(text: str) -> bytes:
    """UTF-8 of what is looked for: any string may be asked for, also one that no index can hold."""
    return text.encode("utf-8", "surrogatepass")
