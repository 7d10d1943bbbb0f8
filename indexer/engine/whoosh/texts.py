"""The documents to show, in compressed blocks with a checksum each, read through a map.

A block holds whole documents, at least 8 KiB before compression: on news that is 8 % larger than blocks of 32 KiB, and
ten hits are read in a third of their time, which was a tenth of a page.
"""

import mmap
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from indexer.engine.system import let_go
from indexer.engine.whoosh.arrays import ArrayFile, ArrayWriter
from indexer.engine.whoosh.packing import pack, unpack

_BLOCK = 8 * 1024


class TextWriter:
    """Writes the stored bytes of documents in the order of their numbers."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("xb")
        self._pending: list[bytes] = []
        self._size = 0
        self._block_ends: list[int] = []
        self._checksums: list[int] = []
        self._blocks: list[int] = []
        self._ends: list[int] = []

    def add_all(self, documents: Iterable[bytes]) -> None:
        """Append documents."""
        for document in documents:
            self._blocks.append(len(self._block_ends))
            self._size += len(document)
            self._ends.append(self._size)
            self._pending.append(document)
            if self._size >= _BLOCK:
                self._flush()

    def copy(self, reader: "TextReader") -> None:
        """Append all blocks of another file as they are."""
        self._flush()
        base = len(self._block_ends)
        offset = self._stream.tell()
        self._stream.write(reader.content)
        self._block_ends += (reader.block_ends + offset).tolist()
        self._checksums += reader.checksums.tolist()
        self._blocks += (reader.blocks + base).tolist()
        self._ends += reader.ends.tolist()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def finish(self, arrays: ArrayWriter) -> None:
        """Write what is pending, and the tables of the file."""
        self._flush()
        arrays.add("texts/block_ends", np.array(self._block_ends, np.int64))
        arrays.add("texts/checksums", np.array(self._checksums, np.int64))
        arrays.add("texts/blocks", np.array(self._blocks, np.int64))
        arrays.add("texts/ends", np.array(self._ends, np.int64))

    def _flush(self) -> None:
        if not self._pending:
            return
        raw = b"".join(self._pending)
        packed = pack(raw)
        self._stream.write(packed)
        self._block_ends.append(self._stream.tell())
        self._checksums.append(zlib.crc32(packed))
        self._pending, self._size = [], 0


class TextReader:
    """Reads stored bytes by document number."""

    def __init__(self, path: Path, arrays: ArrayFile) -> None:
        with path.open("rb") as stream:
            empty = path.stat().st_size == 0
            self.content = b"" if empty else mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self.block_ends = arrays["texts/block_ends"].astype(np.int64)
        self.checksums = arrays["texts/checksums"]
        self.blocks = arrays["texts/blocks"].astype(np.int64)
        self.ends = arrays["texts/ends"]

    def let_go(self) -> None:
        """Take no memory until documents are read again."""
        if isinstance(self.content, mmap.mmap):
            let_go(self.content)

    def __iter__(self) -> Iterator[bytes]:
        """The stored bytes of all documents in order; raises as `read` does."""
        block, raw, start = -1, b"", 0
        for mine, end in zip(self.blocks.tolist(), self.ends.tolist(), strict=True):
            if mine != block:
                block, raw, start = mine, self._block(mine), 0
            yield raw[start:end]
            start = end

    def read(self, number: int) -> bytes:
        """The stored bytes of a document.

        Raises:
            ValueError: the block was changed on disk.
        """
        block = int(self.blocks[number])
        shares = number and int(self.blocks[number - 1]) == block
        first, end = int(self.ends[number - 1]) if shares else 0, int(self.ends[number])
        return self._block(block)[first:end]

    def _block(self, block: int) -> bytes:
        start = int(self.block_ends[block - 1]) if block else 0
        packed = self.content[start : int(self.block_ends[block])]
        if zlib.crc32(packed) != int(self.checksums[block]):
            raise ValueError(f"block {block} of the texts does not fit its checksum")
        last = int(self.blocks.searchsorted(block, "right")) - 1
        return unpack(packed, int(self.ends[last]))
