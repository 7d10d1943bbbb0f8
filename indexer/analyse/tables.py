"""What is known of each distinct chunk, syllable and word: everything is analysed once per form.

A chunk is a stretch of text without white space. Syllables and words never cross white space and do not depend
on neighbouring chunks (which syllables are joined does, and is decided per text), so a text is a row of chunk
numbers and the rest is table look-ups. Tables grow with the vocabulary, not with the text, and are dropped
when they pass a bound, which changes nothing but time.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.normalise import fold, lower, place_tones, syllable_key
from indexer.segment import ChunkTable, FoundChunks, GrowingArray, GrowingRows, KeyTable, WordSegmenter
from indexer.syllables import chunk_syllables, syllable_places

Integers = NDArray[np.int64]

LINE_BREAK = "\n"
_HALF = 32
"""Bits of a run and of a token in a pair."""


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
    """Numbers of syllables by their surface, lower case with its tones placed: "vỹ" and "vĩ" share one."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_seen = Interner()

    def __missing__(self, surface: str) -> int:
        self[surface] = number = self.keys_seen[syllable_key(surface)]
        return number


NO_WORD = -1
_LONGEST = 16
"""Tokens of a run that is looked up token by token; "ồ ồ ồ ..." is one word, however often it says so."""


class SurfaceWords:
    """Word numbers of runs of segmenter tokens; NO_WORD for runs without any syllable.

    A run of several is numbered as the pair of the run without its last token and that token: whole numbers all the
    way, no object per token.
    """

    def __init__(self, segmenter: WordSegmenter, syllables: Syllables) -> None:
        self.words = Interner()
        self._segmenter = segmenter
        self._syllables = syllables
        self._pairs = KeyTable()
        # By token: the run of it alone. By run: its key, empty without syllables, and the number of its word.
        self._alone = GrowingArray(np.dtype(np.int64))
        self._keys: list[str] = []
        self._numbers = GrowingArray(np.dtype(np.int64))

    def numbers(self, tokens: Integers, heads: Integers) -> Integers:
        """Word number of each run of tokens that begins at `heads` and ends at the next."""
        lengths = np.diff(heads, append=len(tokens))
        self._learn(int(tokens.max(initial=-1)) + 1)
        runs = self._alone.array()[tokens[heads]]
        for place in range(1, min(_LONGEST, int(lengths.max(initial=0)))):
            longer = np.flatnonzero(lengths > place)
            runs[longer] = self._longer(runs[longer], tokens[heads[longer] + place])
        numbers = self._numbers.array()[runs]
        for word in np.flatnonzero(lengths > _LONGEST).tolist():
            numbers[word] = self._number(self.key(tokens[heads[word] : heads[word] + lengths[word]].tolist()))
        return numbers

    def key(self, tokens: Iterable[int]) -> str:
        """The keys of the syllables in a run of tokens, joined; empty when there are none."""
        return "_".join(filter(None, map(self._key, tokens)))

    def _key(self, token: int) -> str:
        self._learn(token + 1)
        return self._keys[int(self._alone.array()[token])]

    def _number(self, key: str) -> int:
        return self.words[key] if key else NO_WORD

    def _longer(self, runs: Integers, tokens: Integers) -> Integers:
        """The runs with one more token."""
        # No key is 0.
        pairs = ((runs << _HALF) + tokens + 1).view(np.uint64)
        longer = self._pairs.find(pairs)
        new = np.unique(pairs[longer < 0])
        if len(new):
            before, last = (new - 1) >> _HALF, (new - 1) & 0xFFFF_FFFF
            joined = zip(map(self._keys.__getitem__, before.tolist()), map(self._key, last.tolist()), strict=True)
            self._pairs.add(new, self._add("_".join(filter(None, both)) for both in joined))
            longer = self._pairs.find(pairs)
        return longer

    def _learn(self, tokens: int) -> None:
        """Know all tokens up to a number."""
        if tokens > len(self._alone):
            self._alone.extend(self._add(map(self._key_of, range(len(self._alone), tokens))))

    def _add(self, keys: Iterable[str]) -> Integers:
        """Number new runs."""
        first = len(self._keys)
        self._keys += keys
        self._numbers.extend(np.array(list(map(self._number, self._keys[first:])), np.int64))
        return np.arange(first, len(self._keys))

    def _key_of(self, token: int) -> str:
        surface = self._segmenter.surface(token)
        # Nearly every token is one of the syllables of the chunks.
        spans = [(0, len(surface))] if surface in self._syllables else chunk_syllables(surface)
        numbers = [self._syllables[surface[start:end]] for start, end in spans]
        return "_".join(map(self._syllables.keys_seen.keys_in_order.__getitem__, numbers))


class Chunks:
    """Numbers of chunks, with the syllables and segmenter tokens of every chunk; a line break is chunk 0."""

    def __init__(self, segmenter: WordSegmenter) -> None:
        self._segmenter = segmenter
        self._table = ChunkTable()
        self.syllables = Syllables()
        self.rows = GrowingRows()
        self.syllable_starts = GrowingRows()
        self.tokens = GrowingRows()
        self.surface_words = SurfaceWords(segmenter, self.syllables)
        self._table.find([LINE_BREAK])
        for rows in (self.rows, self.syllable_starts, self.tokens):
            rows.extend([()])

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
        # All in one piece: what is called for each chunk takes longer to begin than to pass over some words.
        text = LINE_BREAK.join(chunks)
        plain = place_tones(lower(text))
        starts, ends = syllable_places(text)
        lengths = np.fromiter(map(len, chunks), np.int64, len(chunks))
        firsts = np.cumsum(lengths + 1) - lengths - 1
        owners = np.searchsorted(firsts, starts, side="right") - 1
        counts = np.bincount(owners, minlength=len(chunks))
        surfaces = map(plain.__getitem__, map(slice, starts.tolist(), ends.tolist()))
        self.rows.extend_by(np.fromiter(map(self.syllables.__getitem__, surfaces), np.int64, len(starts)), counts)
        self.syllable_starts.extend_by(starts - firsts[owners], counts)
        self.tokens.extend_by(*self._segmenter.encode_all(plain.split(LINE_BREAK)))
