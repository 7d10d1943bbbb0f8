"""The tokens of texts, chunk by chunk: each different chunk is tokenised once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.segment.chunk_table import ChunkTable
from indexer.segment.growing import GrowingRows


@dataclass(frozen=True, slots=True)
class FoundTokens:
    """The tokens of some texts in a row.

    Attributes:
        text: the texts joined by one space; places count in it, in code points.
        text_starts: place of each text.
        counts: tokens per text.
        starts: place of each token.
        lengths: of each token, in code points.
        ids: of each token.
    """

    text: str
    text_starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    ids: NDArray[np.int64]


def tokens_per_chunk(tokens: Sequence[str], chunks: Sequence[str]) -> NDArray[np.int64]:
    """Return how many tokens each chunk has.

    Args:
        tokens: of all chunks in a row; together they are the chunks.
        chunks: each may be empty.
    """
    ends = np.cumsum(np.fromiter(map(len, tokens), np.int64, len(tokens)))
    chunk_ends = np.cumsum(np.fromiter(map(len, chunks), np.int64, len(chunks)))
    return np.diff(np.searchsorted(ends, chunk_ends, side="right"), prepend=0)


class TokenTable:
    """The tokens of every different chunk met so far; it only grows, one thread at a time."""

    __slots__ = ("_chunks", "_encode_all", "_tokens")

    def __init__(self, encode_all: Callable[[Sequence[str]], tuple[NDArray[np.int64], NDArray[np.int64]]]) -> None:
        """Start an empty table.

        Args:
            encode_all: gives the ids of the tokens of chunks in a row, and how many each chunk has.
        """
        self._encode_all = encode_all
        self._chunks = ChunkTable()
        self._tokens = GrowingRows()

    def __len__(self) -> int:
        return len(self._tokens)

    def find(self, texts: Sequence[str], lengths_of: Callable[[], NDArray[np.integer]]) -> FoundTokens:
        """Return the tokens of NFC texts.

        Args:
            texts: each may be empty; a few MiB together.
            lengths_of: gives the lengths of all tokens by id; called after new tokens got their ids.
        """
        found = self._chunks.find(texts)
        if new := self._chunks.chunks[len(self._tokens) :]:
            self._tokens.extend_by(*self._encode_all(new))
        ids, sizes = self._tokens.gather(found.numbers)
        lengths = lengths_of()[ids].astype(np.int64)
        # A token stands as far behind the start of its chunk as its chunk has characters before it.
        before = np.cumsum(lengths) - lengths
        firsts = np.cumsum(sizes) - sizes
        starts = before + np.repeat(found.starts - before[firsts], sizes)
        chunk_ends = np.cumsum(found.counts)
        counts = np.diff(np.append(firsts, len(ids))[chunk_ends], prepend=0)
        return FoundTokens(found.text, found.text_starts, counts, starts, lengths, ids)
