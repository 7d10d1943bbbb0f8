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


class TokenTable:
    """The tokens of every different chunk met so far; it only grows, one thread at a time."""

    __slots__ = ("_chunks", "_encode", "_tokens")

    def __init__(self, encode: Callable[[str], tuple[int, ...]]) -> None:
        self._encode = encode
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
        self._tokens.extend([self._encode(chunk) for chunk in self._chunks.chunks[len(self._tokens) :]])
        ids, sizes = self._tokens.gather(found.numbers)
        lengths = lengths_of()[ids].astype(np.int64)
        # A token stands as far behind the start of its chunk as its chunk has characters before it.
        before = np.cumsum(lengths) - lengths
        firsts = np.cumsum(sizes) - sizes
        starts = before + np.repeat(found.starts - before[firsts], sizes)
        chunk_ends = np.cumsum(found.counts)
        counts = np.diff(np.append(firsts, len(ids))[chunk_ends], prepend=0)
        return FoundTokens(found.text, found.text_starts, counts, starts, lengths, ids)
