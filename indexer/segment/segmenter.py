"""Find the words of Vietnamese texts with pyvi's model, many texts at a time.

The output is that of pyvi 0.1.1; see the benchmark `segment.py --verify`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap
from operator import and_
from threading import Lock
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from indexer.segment.chunk_table import code_points
from indexer.segment.model import PAIR, TRIPLE_START, SegmentModel, load_model
from indexer.segment.surfaces import ALONE, CAPITAL, SurfaceTable
from indexer.segment.token_table import FoundTokens, TokenTable, tokens_per_chunk
from indexer.segment.tokens import tokenize_chunk, tokenize_chunks
from indexer.segment.viterbi import decode, decode_chain

_BATCH_CHARACTERS = 1 << 20
_MAX_CHUNKS = 1 << 19  # About 75 MiB.
_loading = Lock()
_loaded: list["Segmenter"] = []


class Segmenter:
    """pyvi's word segmenter over arrays of token ids.

    Ids are given in the order in which tokens are first met, are stable for the life of the segmenter, and are
    never given back: about 200 bytes for each different token, 11 MiB for the 55,000 of 20,000 news articles. Who
    must bound memory makes a new segmenter from the same model, which costs microseconds.

    Safe for threads.
    """

    __slots__ = ("_lock", "_model", "_surfaces", "_tokens")

    def __init__(self, model: SegmentModel) -> None:
        self._model = model
        self._surfaces = SurfaceTable(model)
        self._tokens = TokenTable(self.encode_all)
        self._lock = Lock()

    @property
    def surfaces(self) -> Sequence[str]:
        """Every token met so far, by id; grows, never changes."""
        return self._surfaces.surfaces

    def surface(self, token_id: int) -> str:
        """Return a token as it is written.

        Raises:
            IndexError: no token has this id.
        """
        return self._surfaces.surfaces[token_id]

    def encode(self, chunk: str) -> tuple[int, ...]:
        """Return the ids of the tokens of one chunk of a text.

        Args:
            chunk: NFC, without white space, or one line feed; may be empty.

        Returns:
            Ids in order; the tokens together are the chunk.
        """
        return tuple(map(self._surfaces.ids.__getitem__, tokenize_chunk(chunk)))

    def encode_all(self, chunks: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the ids of the tokens of many chunks in a row, and how many each chunk has.

        Args:
            chunks: as for `encode`.
        """
        tokens = tokenize_chunks(chunks)
        ids = np.fromiter(map(self._surfaces.ids.__getitem__, tokens), np.int64, len(tokens))
        return ids, tokens_per_chunk(tokens, chunks)

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
        starts = np.append(0, ends[:-1])[lengths > 0]
        rows = self._surfaces.rows()
        scores = rows["own"][ids]
        if len(ids) > 1:
            self._add_context(scores, rows, ids, starts[1:])
        joined = decode(scores, starts, self._model.transitions)
        joined[starts] = False
        forms = rows["form"][ids]
        joined[1:] &= ((forms[1:] | forms[:-1]) & ALONE) == 0
        joined[1:] &= (forms[1:] & ~forms[:-1] & CAPITAL) == 0
        return joined

    def line_joins(self, tokens: Sequence[int]) -> list[bool]:
        """Tell the same of the tokens of one text, one by one: for a dozen, arrays take longer to set up than to fill.

        Args:
            tokens: ids; there may be none.
        """
        rows = self._surfaces.rows()[np.array(tokens, np.int64)].tolist()
        scores = [own for own, *_ in rows]
        for place, ((_, after, *_), (_, _, before, *_)) in enumerate(pairwise(rows)):
            scores[place + 1] += after
            scores[place] += before
        self._add_words(scores, [syllable for _, _, _, syllable, _, _ in rows])
        labels = decode_chain(scores, self._model.transitions)
        forms = [form for *_, form in rows]
        free = (not ((own | last) & ALONE or own & ~last & CAPITAL) for last, own in pairwise(forms))
        return [False, *map(and_, labels[1:], free)][: len(rows)]

    def _add_words(self, scores: list[float], syllables: Sequence[int]) -> None:
        """Add to the scores of the tokens of one text, in place, what dictionary words say; of pairs first."""
        model = self._model
        kinds = list(starmap(model.dictionary.pair_kind, pairwise(syllables)))
        for place, kind in enumerate(kinds):
            if kind & PAIR:
                scores[place + 1] += model.pair_weights[0]
                scores[place] += model.pair_weights[1]
        for place, kind in enumerate(kinds[:-1]):
            if kind & TRIPLE_START and model.dictionary.are_words(np.array([syllables[place : place + 3]])).all():
                scores[place + 2] += model.triple_weights[0]
                scores[place] += model.triple_weights[1]

    def _add_context(
        self,
        scores: NDArray[np.float64],
        rows: NDArray[np.void],
        ids: NDArray[np.int64],
        borders: NDArray[np.int64],
    ) -> None:
        """Add to the scores, in place, what neighbours and dictionary words say.

        Args:
            scores: of every token by itself.
            rows: of the surfaces.
            ids: of the tokens; at least two.
            borders: where a text begins right after another one: nothing reaches across.
        """
        model = self._model
        from_previous = rows["next"][ids[:-1]]
        from_next = rows["previous"][ids[1:]]
        syllables = rows["syllable"][ids]
        kinds = model.dictionary.pair_kinds(syllables)
        from_previous[borders - 1] = from_next[borders - 1] = 0.0
        kinds[borders - 1] = 0
        scores[1:] += from_previous
        scores[:-1] += from_next
        pairs = np.flatnonzero(kinds & PAIR)
        scores[pairs + 1] += model.pair_weights[0]
        scores[pairs] += model.pair_weights[1]
        triples = np.flatnonzero(kinds[:-1] & TRIPLE_START)
        triples = triples[~np.isin(triples + 2, borders, assume_unique=True)]
        triples = triples[model.dictionary.are_words(syllables[triples[:, np.newaxis] + np.arange(3)])]
        scores[triples + 2] += model.triple_weights[0]
        scores[triples] += model.triple_weights[1]

    def segment(self, texts: Sequence[str]) -> list[str]:
        """Return texts with spaces between words and underscores inside them, as `ViTokenizer.tokenize` does.

        Args:
            texts: of any form; a text without tokens comes back as it is.
        """
        segmented: list[str] = []
        for batch in _batches(texts):
            segmented += self._segment_batch(batch)
        return segmented

    def _segment_batch(self, texts: Sequence[str]) -> list[str]:
        found = self._find([normalize("NFC", text) for text in texts])
        # Every token is copied from the text, and what stands before it becomes its separator.
        sizes = found.lengths + 1
        ends = np.cumsum(sizes)
        sources = np.repeat(found.starts - 1 - (ends - sizes), sizes)
        sources += np.arange(len(sources))
        written = code_points(found.text).take(sources, mode="clip")
        written[ends - sizes] = np.where(self.joins(found.ids, found.counts), ord("_"), ord(" "))
        row = written.tobytes().decode("utf-32-le", "surrogatepass")
        text_ends = np.append(0, ends)[np.cumsum(found.counts)].tolist()
        return [
            row[start + 1 : end] if start < end else text
            for text, start, end in zip(texts, [0, *text_ends], text_ends, strict=False)
        ]

    def words(self, text: str) -> list[tuple[int, int]]:
        """Return where the words of a text stand; punctuation marks are words too, line feeds are not.

        Args:
            text: NFC, any length; may be empty.

        Returns:
            (start, end) in code points, end exclusive, in order.
        """
        starts, ends, _counts = self.word_spans([text])
        return list(zip(starts.tolist(), ends.tolist(), strict=True))

    def word_spans(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return where the words of texts stand, as `words` does.

        Args:
            texts: NFC, each may be empty; a few MiB together, since every character takes about 50 bytes meanwhile.

        Returns:
            Starts and ends of the words of all texts in a row, counted from the start of their own text, and
            the number of words per text.
        """
        found = self._find(texts)
        heads = ~self.joins(found.ids, found.counts)
        # A line feed is a word of its own, and left out, even where the model would join it.
        line_feeds = found.ids == self._surfaces.ids["\n"]
        heads |= line_feeds
        heads[1:] |= line_feeds[:-1]
        first = np.flatnonzero(heads)
        last = np.append(first, len(heads))[1:] - 1
        is_word = ~line_feeds[first]
        first, last = first[is_word], last[is_word]
        counts = np.diff(np.searchsorted(first, np.cumsum(found.counts)), prepend=0)
        origins = np.repeat(found.text_starts, counts)
        return found.starts[first] - origins, found.starts[last] + found.lengths[last] - origins, counts

    def _find(self, texts: Sequence[str]) -> FoundTokens:
        """Tokenise texts by way of the table of chunks, which is dropped when it gets too large."""
        with self._lock:
            if len(self._tokens) > _MAX_CHUNKS:
                self._tokens = TokenTable(self.encode_all)
            return self._tokens.find(texts, lambda: self._surfaces.rows()["length"])


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
