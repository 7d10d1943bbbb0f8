"""Find words: pyvi's model, run over batches of text as array operations.

The only package that knows pyvi, and it reads pyvi's files only: importing pyvi would load scikit-learn.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.errors import SegmenterModelError
from indexer.segment.chunk_table import ChunkTable, FoundChunks
from indexer.segment.growing import GrowingArray, GrowingRows
from indexer.segment.keys import KeyTable
from indexer.segment.model import SegmentModel, load_model
from indexer.segment.segmenter import Segmenter, load_segmenter
from indexer.segment.source import model_fingerprint
from indexer.segment.token_table import FoundTokens, TokenTable, tokens_per_chunk

__all__ = [
    "ChunkTable",
    "FoundChunks",
    "FoundTokens",
    "GrowingArray",
    "GrowingRows",
    "KeyTable",
    "SegmentModel",
    "Segmenter",
    "SegmenterModelError",
    "TokenTable",
    "WordSegmenter",
    "load_model",
    "load_segmenter",
    "model_fingerprint",
    "tokens_per_chunk",
]


class WordSegmenter(Protocol):
    """What analysis needs of a segmenter; `Segmenter` is the real one, tests have a fake."""

    def encode(self, chunk: str) -> tuple[int, ...]:
        """Return the token ids of a white-space-free chunk or of a line feed."""
        ...

    def encode_all(self, chunks: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the token ids of chunks in a row, and how many each has."""
        ...

    def surface(self, token_id: int) -> str:
        """Return a token as it is written."""
        ...

    def joins(self, tokens: NDArray[np.integer], lengths: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Tell which of the tokens of texts in a row continue the word of the token before them."""
        ...

    def line_joins(self, tokens: Sequence[int]) -> Sequence[bool]:
        """Tell the same of one short text."""
        ...
