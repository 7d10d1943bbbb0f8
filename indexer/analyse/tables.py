"""What is known of each distinct chunk, syllable and word: everything is analysed once per form.

A chunk is a stretch of text without white space. Syllables and words never cross white space and do not depend
on neighbouring chunks (which syllables are joined does, and is decided per text), so a text is a row of chunk
numbers and the rest is table look-ups. Tables grow with the vocabulary, not with the text, and are dropped
when they pass a bound, which changes nothing but time.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from indexer.normalise import fold, lower, place_tones, syllable_key
from indexer.segment import ChunkTable, FoundChunks, GrowingRows, WordSegmenter
from indexer.syllables import Span, chunk_syllables

Integers = NDArray[np.int64]

LINE_BREAK = "\n"


class Interner(dict[str, int]):
    """Numbers for distinct strings in order of first sight, with their folds."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_in_order: list[str] = []
        self.folds: list[str] = []

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self.keys_in_order)
        self.keys_in_order.append(key)
        self.folds.append(fold(key))
        return number


class Syllables(dict[str, int]):
    """Numbers of syllables by their surface: "Ủy" and "uỷ" share one."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_seen = Interner()

    def __missing__(self, surface: str) -> int:
        self[surface] = number = self.keys_seen[syllable_key(surface)]
        return number


class _Pairs(dict[int, int]):
    """Numbers for distinct pairs (first << 32 | second) in order of first sight."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[int, int]] = []

    def __missing__(self, pair: int) -> int:
        self[pair] = number = len(self.pairs)
        self.pairs.append((pair >> 32, pair & 0xFFFFFFFF))
        return number


class _Known:
    """A table number -> number that is filled when a number is first asked for."""

    def __init__(self, make: Callable[[int], int]) -> None:
        self._make = make
        self._values = np.zeros(0, np.int64)

    def __getitem__(self, numbers: Integers) -> Integers:
        top = int(numbers.max(initial=-1)) + 1
        if top > len(self._values):
            new = np.full(max(top, 2 * len(self._values)), _UNKNOWN)
            new[: len(self._values)] = self._values
            self._values = new
        found = self._values[numbers]
        unknown = sorted(set(numbers[found == _UNKNOWN].tolist()))
        if unknown:
            self._values[unknown] = [self._make(number) for number in unknown]
            found = self._values[numbers]
        return np.asarray(found, np.int64)


_UNKNOWN = -2
NO_WORD = -1


class SurfaceWords:
    """Word numbers of runs of segmenter tokens; NO_WORD for runs without any syllable.

    A run is numbered, for its length, as the pair of the run without its last token and that token: whole numbers all
    the way, no object per token.
    """

    def __init__(self, segmenter: WordSegmenter) -> None:
        self.words = Interner()
        self._segmenter = segmenter
        self._pieces: dict[int, tuple[str, ...]] = {}
        self._pairs: list[_Pairs] = []
        self._known = [_Known(lambda token: self._word((token,)))]

    def numbers(self, tokens: Integers, heads: Integers) -> Integers:
        """Word number of each run of tokens that begins at `heads` and ends at the next."""
        lengths = np.diff(heads, append=len(tokens))
        numbers = np.empty(len(heads), np.int64)
        for length in np.flatnonzero(np.bincount(lengths)).tolist():
            which = np.flatnonzero(lengths == length)
            numbers[which] = self._of_length(tokens, heads[which], length)
        return numbers

    def _of_length(self, tokens: Integers, heads: Integers, length: int) -> Integers:
        while len(self._known) < length:
            self._pairs.append(_Pairs())
            size = len(self._known) + 1
            self._known.append(_Known(partial(self._word_of_run, size)))
        runs = tokens[heads]
        for place in range(1, length):
            keys = ((runs << 32) | tokens[heads + place]).tolist()
            runs = np.fromiter(map(self._pairs[place - 1].__getitem__, keys), np.int64, len(keys))
        return self._known[length - 1][runs]

    def _word_of_run(self, length: int, run: int) -> int:
        return self._word(self._tokens(run, length))

    def _tokens(self, run: int, length: int) -> tuple[int, ...]:
        """The tokens of a numbered run of two or more."""
        before, last = self._pairs[length - 2].pairs[run]
        pair = 2
        return (before, last) if length == pair else (*self._tokens(before, length - 1), last)

    def _word(self, tokens: tuple[int, ...]) -> int:
        keys = self.keys(tokens)
        return self.words["_".join(keys)] if keys else NO_WORD

    def keys(self, tokens: Iterable[int]) -> list[str]:
        """The keys of the syllables in some tokens."""
        return [key for token in tokens for key in self._piece(token)]

    def _piece(self, token: int) -> tuple[str, ...]:
        piece = self._pieces.get(token)
        if piece is None:
            surface = self._segmenter.surface(token)
            spans = chunk_syllables(surface)
            piece = self._pieces[token] = tuple(syllable_key(surface[start:end]) for start, end in spans)
        return piece


class Chunks:
    """Numbers of chunks, with the syllables and segmenter tokens of every chunk; a line break is chunk 0."""

    def __init__(self, segmenter: WordSegmenter) -> None:
        self._segmenter = segmenter
        self._table = ChunkTable()
        self.surfaces = Syllables()
        self.rows = GrowingRows()
        self.syllable_starts = GrowingRows()
        self.tokens = GrowingRows()
        self.surface_words = SurfaceWords(segmenter)
        self._table.find([LINE_BREAK])
        self._add([LINE_BREAK], [()], [()])

    def __len__(self) -> int:
        return len(self.rows)

    def find(self, texts: Sequence[str]) -> FoundChunks:
        """The chunks of texts; every line ends with a line break, the last too."""
        found = self._table.find([text + LINE_BREAK for text in texts])
        new = self._table.chunks[len(self) :]
        if new:
            self._learn(new)
        return found

    def counts(self, numbers: Integers) -> Integers:
        """Syllables of chunks."""
        return self.rows.lengths(numbers)

    def _learn(self, chunks: Sequence[str]) -> None:
        # In one piece: a pattern takes as long to start as to pass over a hundred letters.
        plain = place_tones(lower(LINE_BREAK.join(chunks))).split(LINE_BREAK)
        self._add(chunks, list(map(chunk_syllables, chunks)), list(map(self._segmenter.encode, plain)))

    def _add(self, chunks: Sequence[str], spans: Sequence[tuple[Span, ...]], tokens: Sequence[tuple[int, ...]]) -> None:
        surfaces = self.surfaces
        self.rows.extend([[surfaces[chunk[a:b]] for a, b in row] for chunk, row in zip(chunks, spans, strict=True)])
        self.syllable_starts.extend([[start for start, _ in row] for row in spans])
        self.tokens.extend(tokens)
