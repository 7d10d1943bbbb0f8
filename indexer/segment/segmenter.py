"""Find the words of Vietnamese texts with pyvi's model, many texts at a time.

The output is that of pyvi 0.1.1; see the benchmark `segment.py --verify`.
"""

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from indexer.segment.model import PAIR, TRIPLE_START, SegmentModel, load_model
from indexer.segment.surfaces import ALONE, CAPITAL, SurfaceTable
from indexer.segment.tokens import chunks, tokenize_chunk
from indexer.segment.viterbi import decode

_BATCH_CHARACTERS = 1 << 20
_loading = Lock()
_loaded: list["Segmenter"] = []


class Segmenter:
    """pyvi's word segmenter over arrays of token ids.

    Ids are given in the order in which tokens are first met, are stable for the life of the segmenter, and are
    never given back: about 250 bytes for each different token, 60 MiB for the 200,000 of ten million syllables
    of news. Who must bound memory makes a new segmenter from the same model: that costs microseconds.

    Safe for threads.
    """

    __slots__ = ("_model", "_table")

    def __init__(self, model: SegmentModel) -> None:
        self._model = model
        self._table = SurfaceTable(model)

    @property
    def surfaces(self) -> Sequence[str]:
        """Every token met so far, by id; grows, never changes."""
        return self._table.surfaces

    def surface(self, token_id: int) -> str:
        """Return a token as it is written.

        Raises:
            IndexError: no token has this id.
        """
        return self._table.surfaces[token_id]

    def encode(self, chunk: str) -> tuple[int, ...]:
        """Return the ids of the tokens of one chunk of a text.

        Args:
            chunk: NFC, without white space, or one line feed; may be empty.

        Returns:
            Ids in order; the tokens together are the chunk.
        """
        return tuple(map(self._table.ids.__getitem__, tokenize_chunk(chunk)))

    def joins(self, tokens: NDArray[np.integer], lengths: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Tell which tokens continue the word of the token before them.

        Args:
            tokens: ids of the tokens of all texts in a row.
            lengths: tokens per text; may be 0.

        Returns:
            One boolean per token, False for the first of every text.

        Raises:
            ValueError: the lengths do not add up to the tokens.
        """
        ids = tokens.astype(np.int64, copy=False)
        ends = np.cumsum(lengths, dtype=np.int64)
        if len(ids) != (ends[-1] if len(ends) else 0):
            raise ValueError(f"{len(ids)} tokens, but the texts have {ends[-1] if len(ends) else 0}")
        if not len(ids):
            return np.zeros(0, dtype=np.bool_)
        starts = (ends - lengths)[lengths > 0]
        columns = self._table.columns()
        scores = columns.own[ids]
        if len(ids) > 1:
            self._add_context(scores, ids, starts[1:])
        joined = decode(scores, starts, self._model.transitions)
        joined[starts] = False
        forms = columns.form[ids]
        joined[1:] &= ((forms[1:] | forms[:-1]) & ALONE) == 0
        joined[1:] &= (forms[1:] & ~forms[:-1] & CAPITAL) == 0
        return joined

    def _add_context(self, scores: NDArray[np.float64], ids: NDArray[np.int64], borders: NDArray[np.int64]) -> None:
        """Add to the scores, in place, what neighbours and dictionary words say.

        Args:
            scores: of every token by itself.
            ids: of the tokens; at least two.
            borders: where a text begins right after another one: nothing reaches across.
        """
        model, columns = self._model, self._table.columns()
        from_previous = columns.next[ids[:-1]]
        from_next = columns.previous[ids[1:]]
        kinds = model.dictionary.pair_kinds(columns.syllable[ids])
        from_previous[borders - 1] = from_next[borders - 1] = 0.0
        kinds[borders - 1] = 0
        scores[1:] += from_previous
        scores[:-1] += from_next
        pairs = np.flatnonzero(kinds & PAIR)
        scores[pairs + 1] += model.pair_weights[0]
        scores[pairs] += model.pair_weights[1]
        triples = self._triples(columns.syllable[ids], kinds, borders)
        scores[triples + 2] += model.triple_weights[0]
        scores[triples] += model.triple_weights[1]

    def _triples(
        self, syllables: NDArray[np.int64], kinds: NDArray[np.uint8], borders: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return where the words of three syllables begin."""
        begins = np.flatnonzero(kinds[:-1] & TRIPLE_START)
        begins = begins[~np.isin(begins + 2, borders, assume_unique=True)]
        rows = np.stack([syllables[begins], syllables[begins + 1], syllables[begins + 2]], axis=1)
        return begins[self._model.dictionary.are_words(rows)]

    def segment(self, texts: Sequence[str]) -> list[str]:
        """Return texts with spaces between words and underscores inside them, as `ViTokenizer.tokenize` does.

        Args:
            texts: of any form; a text without tokens comes back as it is.
        """
        segmented: list[str] = []
        table = _ChunkTable(self)
        for batch in _batches(texts):
            segmented += self._segment_batch(batch, table)
        return segmented

    def _segment_batch(self, texts: Sequence[str], table: "_ChunkTable") -> list[str]:
        tokens, lengths = table.tokens_of(normalize("NFC", text) for text in texts)
        # Separators stand at even places, tokens at odd ones.
        pieces = [""] * (2 * len(tokens))
        pieces[0::2] = map(" _".__getitem__, self.joins(tokens, lengths).tolist())
        pieces[1::2] = map(self._table.surfaces.__getitem__, tokens.tolist())
        segmented: list[str] = []
        end = 0
        for text, length in zip(texts, lengths.tolist(), strict=True):
            start, end = end, end + 2 * length
            segmented.append("".join(pieces[start + 1 : end]) if length else text)
        return segmented

    def words(self, text: str) -> list[tuple[int, int]]:
        """Return where the words of a text stand; punctuation marks are words too, line feeds are not.

        Args:
            text: NFC, any length; may be empty.

        Returns:
            (start, end) in code points, end exclusive, in order.
        """
        tokens, lengths = _ChunkTable(self).tokens_of([text])
        joined = self.joins(tokens, lengths).tolist()
        spans: list[tuple[int, int]] = []
        end = 0
        for surface, continues in zip(map(self.surface, tokens.tolist()), joined, strict=True):
            # Between two tokens there is only white space, so the next occurrence is the token itself.
            start = text.index(surface, end)
            end = start + len(surface)
            if surface == "\n":
                continue
            if continues and spans:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return spans


class _ChunkTable(dict[str, int]):
    """The different chunks of a batch, by number, with their tokens."""

    __slots__ = ("_flat", "_segmenter", "_sizes")

    def __init__(self, segmenter: Segmenter) -> None:
        super().__init__()
        self._segmenter = segmenter
        self._flat: list[int] = []
        self._sizes: list[int] = []

    def __missing__(self, chunk: str) -> int:
        tokens = self._segmenter.encode(chunk)
        self._flat += tokens
        self._sizes.append(len(tokens))
        number = self[chunk] = len(self._sizes) - 1
        return number

    def tokens_of(self, texts: Iterable[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the tokens of NFC texts in a row and their number per text."""
        found: list[str] = []
        borders = [0]
        for text in texts:
            found += chunks(text)
            borders.append(len(found))
        numbers = np.fromiter(map(self.__getitem__, found), dtype=np.int64, count=len(found))
        sizes = np.array(self._sizes, dtype=np.int64)
        sizes_found = sizes[numbers]
        ends = np.append(0, np.cumsum(sizes_found))
        # Every chunk's tokens are a run of the flat list: where the run begins, counted back from the output.
        shifts = (np.cumsum(sizes) - sizes)[numbers] - ends[:-1]
        places = np.repeat(shifts, sizes_found) + np.arange(ends[-1])
        return np.array(self._flat, dtype=np.int64)[places], np.diff(ends[borders])


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield texts in order, about a million characters at a time."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def load_segmenter() -> Segmenter:
    """Return the segmenter of this process; the first call reads the model.

    Raises:
        SegmenterModelError: see `load_model`.
    """
    # Two threads that both make one would give one token two ids.
    with _loading:
        if not _loaded:
            _loaded.append(Segmenter(load_model()))
        return _loaded[0]
