"""What is known of each distinct chunk, syllable and word: everything is analysed once per form.

A chunk is a stretch of text without white space. Syllables and words never cross white space and do not depend
on neighbouring chunks (which syllables are joined does, and is decided per text), so a text is a row of chunk
numbers and the rest is table look-ups. Tables grow with the vocabulary, not with the text, and are dropped
when they pass a bound, which changes nothing but time.
"""

from indexer.analyse.growing import GrowingRows
from indexer.normalise import fold, lower, place_tones, syllable_key
from indexer.segment import WordSegmenter
from indexer.syllables import chunk_syllables


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


class SurfaceWords(dict[tuple[int, ...], int]):
    """Word number of each run of segmenter tokens that was joined; -1 when it holds no syllable."""

    def __init__(self, segmenter: WordSegmenter) -> None:
        super().__init__()
        self.words = Interner()
        self.syllable_counts: list[int] = []
        self._segmenter = segmenter
        self._pieces: dict[int, tuple[str, ...]] = {}

    def __missing__(self, tokens: tuple[int, ...]) -> int:
        keys = [key for token in tokens for key in self._piece(token)]
        number = -1
        if keys:
            number = self.words["_".join(keys)]
            if number == len(self.syllable_counts):
                self.syllable_counts.append(len(keys))
        self[tokens] = number
        return number

    def _piece(self, token: int) -> tuple[str, ...]:
        piece = self._pieces.get(token)
        if piece is None:
            surface = self._segmenter.surface(token)
            spans = chunk_syllables(surface)
            piece = self._pieces[token] = tuple(syllable_key(surface[start:end]) for start, end in spans)
        return piece


class Chunks(dict[str, int]):
    """Chunk numbers, with the syllables and segmenter tokens of every chunk."""

    def __init__(self, segmenter: WordSegmenter) -> None:
        super().__init__()
        self._segmenter = segmenter
        self.syllables = Interner()
        self.rows = GrowingRows()
        self.syllable_starts = GrowingRows()
        self.tokens = GrowingRows()
        self.characters = GrowingRows()
        self.surface_words = SurfaceWords(segmenter)
        self["\n"] = 0
        for table in (self.rows, self.syllable_starts, self.tokens):
            table.append(())
        self.characters.append((0,))

    def __missing__(self, chunk: str) -> int:
        spans = chunk_syllables(chunk)
        self.rows.append([self.syllables[syllable_key(chunk[start:end])] for start, end in spans])
        self.tokens.append(self._segmenter.encode(place_tones(lower(chunk))))
        self.characters.append((len(chunk),))
        self[chunk] = number = self.syllable_starts.append([start for start, _ in spans])
        return number
