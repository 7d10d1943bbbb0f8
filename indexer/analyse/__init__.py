"""Text -> terms with positions, one way for documents and queries.

The position of a syllable is its ordinal in the field plus `PART_GAP` for every line break before it, so that no
phrase or pair reaches from one paragraph, caption or entity value into the next.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise, starmap

import numpy as np
from numpy.typing import NDArray

from indexer.analyse.tables import NO_WORD, Chunks
from indexer.model.record import TokenColumn, Vocabulary
from indexer.normalise import fold, has_marks, lower, place_tones, syllable_key
from indexer.segment import WordSegmenter, load_segmenter
from indexer.syllables import syllable_places, syllables
from indexer.units import Unit, find_definitions, find_units, partial_key

PART_GAP = 10
_MAX_CHUNKS = 400_000
"""Bound of the chunk table; about 150 MiB."""
_TOGETHER = 1_000_000
"""Code points of texts whose syllables are looked for together, in arrays of about 20 bytes for each."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable of a query; `marked` when it was typed with any mark."""

    key: str
    fold: str
    start: int
    end: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Word:
    """One pyvi word of a query, covering syllables [first, first + count)."""

    key: str
    fold: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class TextUnit:
    """A reference, date or number of a query, covering syllables [first, first + count)."""

    key: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """A short text, analysed; offsets count in `text`."""

    text: str
    syllables: tuple[Token, ...]
    words: tuple[Word, ...]
    units: tuple[TextUnit, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A batch of texts as one row of chunks, a line break after each line.

    Attributes:
        chunks: number of each chunk.
        counts: syllables of each chunk.
        starts: place of each chunk in the row of all texts, in code points.
        text_starts: place of each text.
        ends: how many chunks stand before the end of each text, shape (texts + 1,), the first being 0.
    """

    chunks: Integers
    counts: Integers
    starts: Integers
    text_starts: Integers
    ends: Integers


def token_places(texts: Sequence[str]) -> Iterator[tuple[Integers, Integers, Integers]]:
    """For each of some shown texts the positions, starts and ends of its syllables, for marking them.

    All at once: for the texts of a page arrays take longer to be set up than to be filled.
    """
    if len(texts) > 1 and sum(map(len, texts)) > _TOGETHER:
        half = len(texts) // 2
        yield from chain(token_places(texts[:half]), token_places(texts[half:]))
        return
    whole = "\n".join(texts)
    starts, ends = syllable_places(whole)
    # How many code points and syllables stand before each line, and the end of the last one.
    lengths = list(map(len, whole.split("\n")))
    begins = _sums(np.array(lengths) + 1)
    before = starts.searchsorted(begins)
    lines = np.arange(len(lengths)).repeat(np.diff(before))
    # The first line of each text, and the number of syllables before it.
    firsts = np.array(list(accumulate((text.count("\n") + 1 for text in texts), initial=0)))
    bounds = before[firsts]
    owners = np.arange(len(texts)).repeat(np.diff(bounds))
    positions = np.arange(len(starts)) + PART_GAP * lines - (bounds + PART_GAP * firsts)[owners]
    origins = begins[firsts][owners]
    starts, ends = starts - origins, ends - origins
    for own in starmap(slice, pairwise(bounds.tolist())):
        yield positions[own], starts[own], ends[own]


class Analyser:
    """Analyses batches of texts with tables that grow with the vocabulary; one per process, one thread at a time."""

    def __init__(self, segmenter: WordSegmenter | None = None) -> None:
        self._given = segmenter

    @cached_property
    def _segmenter(self) -> WordSegmenter:
        return self._given or load_segmenter()

    @cached_property
    def _chunks(self) -> Chunks:
        return Chunks(self._segmenter)

    def columns(
        self, texts: Sequence[str], *, words: bool = False, units: Sequence[Sequence[Unit]] | None = None
    ) -> dict[str, TokenColumn]:
        """The columns "syllable" and, as asked, "word" and "unit" of one field of a batch.

        Args:
            texts: the field of every document, cleaned; may be empty.
            words: segment and give words.
            units: references, dates and numbers of each text; without them there is no such column.
        """
        if len(self._chunks) > _MAX_CHUNKS:
            del self._chunks
        row = self._row(texts)
        columns = {"syllable": self._syllable_column(row)}
        if words:
            columns["word"] = self._word_column(row)
        if units is not None:
            columns["unit"] = self._unit_column(units, texts, row)
        return columns

    def analyse_text(self, text: str) -> AnalysedText:
        """Analyse a short cleaned text, such as a query: the terms that `columns` gives for it.

        Without tables of chunks: to set up arrays for half a dozen words takes longer than to look at them.
        """
        spans = syllables(text)
        keys = [syllable_key(text[start:end]) for start, end in spans]
        tokens = tuple(
            Token(key, fold(key), start, end, has_marks(text[start:end]))
            for key, (start, end) in zip(keys, spans, strict=True)
        )
        return AnalysedText(text, tokens, tuple(self._text_words(text)), _text_units(text, spans))

    def _row(self, texts: Sequence[str]) -> _Row:
        found = self._chunks.find(texts)
        counts = self._chunks.counts(found.numbers)
        return _Row(found.numbers, counts, found.starts, found.text_starts, _sums(found.counts))

    def _syllable_column(self, row: _Row) -> TokenColumn:
        terms, _ = self._chunks.rows.gather(row.chunks)
        starts = _sums(row.counts)[row.ends]
        # A line break adds a gap to all that follows it in its text.
        gaps = np.cumsum(row.chunks == 0)
        gaps -= np.repeat(np.concatenate(([0], gaps))[row.ends[:-1]], np.diff(row.ends))
        positions = np.arange(len(terms)) - np.repeat(starts[:-1], np.diff(starts))
        positions += PART_GAP * np.repeat(gaps, row.counts)
        interner = self._chunks.syllables.keys_seen
        return _column(interner.keys_in_order, interner.folds, terms, positions, starts)

    def _words(self, row: _Row) -> tuple[Integers, Integers]:
        """Word numbers of the row (NO_WORD for punctuation) and the chunk in which each begins."""
        tokens, counts = self._chunks.tokens.gather(row.chunks)
        if not len(tokens):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        lines = _sums(counts)[np.flatnonzero(row.chunks == 0)]
        joined = self._segmenter.joins(tokens, np.diff(lines, prepend=0))
        heads = np.flatnonzero(~joined)
        numbers = self._chunks.surface_words.numbers(tokens, heads)
        return numbers, np.repeat(np.arange(len(row.chunks)), counts)[heads]

    def _word_column(self, row: _Row) -> TokenColumn:
        numbers, chunks = self._words(row)
        real = numbers != NO_WORD
        starts = np.searchsorted(chunks[real], row.ends)
        interner = self._chunks.surface_words.words
        none = np.zeros(0, np.int64)
        return _column(interner.keys_in_order, interner.folds, numbers[real], none, starts)

    def _text_words(self, text: str) -> Iterator[Word]:
        first = 0
        for line in place_tones(lower(text)).split("\n"):
            tokens = [token for chunk in line.split() for token in self._segmenter.encode(chunk)]
            joined = self._segmenter.line_joins(tokens)
            heads = [place for place, joins in enumerate(joined) if not joins]
            for head, end in pairwise((*heads, len(tokens))):
                name = self._chunks.surface_words.key(tokens[head:end])
                if name:
                    count = name.count("_") + 1
                    yield Word(name, fold(name), first, count)
                    first += count

    def _unit_column(self, units: Sequence[Sequence[Unit]], texts: Sequence[str], row: _Row) -> TokenColumn:
        """Units take the position of their first syllable."""
        numbers: dict[str, int] = {}
        terms: list[int] = []
        offsets: list[int] = []
        starts = [0]
        for own, text in zip(units, texts, strict=True):
            found = sorted((*own, *find_definitions(text)), key=lambda unit: unit.start)
            for unit in found:
                # "nq 02" asks for the number 02-NQ of any issuer and year.
                for key in filter(None, (unit.key, partial_key(unit.key))):
                    terms.append(numbers.setdefault(key, len(numbers)))
                    offsets.append(unit.start)
            starts.append(len(terms))
        owners = np.repeat(np.arange(len(texts)), np.diff(starts))
        positions = self._positions(row, owners, row.text_starts[owners] + np.array(offsets, np.int64))
        keys = tuple(numbers)
        return TokenColumn(
            Vocabulary(keys, keys), np.array(terms, np.uint32), positions.astype(np.uint32), np.array(starts, np.int64)
        )

    def _positions(self, row: _Row, owners: Integers, places: Integers) -> Integers:
        """Positions of the syllables that begin at some places.

        Args:
            row: the batch.
            owners: number of the text of each syllable looked for.
            places: its place in the row of all texts.
        """
        at = np.searchsorted(row.starts, places, side="right") - 1
        starts, lengths = self._chunks.syllable_starts.gather(row.chunks[at])
        inside = np.repeat(places - row.starts[at], lengths)
        earlier = np.bincount(np.repeat(np.arange(len(at)), lengths)[starts < inside], minlength=len(at))
        syllables_before, breaks = _sums(row.counts), _sums((row.chunks == 0).astype(np.int64))
        base = row.ends[owners]
        ordinal = syllables_before[at] - syllables_before[base] + earlier
        return np.asarray(ordinal + PART_GAP * (breaks[at] - breaks[base]), np.int64)


def _text_units(text: str, spans: Sequence[tuple[int, int]]) -> tuple[TextUnit, ...]:
    starts = [start for start, _ in spans]
    found = []
    for unit in find_units(text):
        first, last = (bisect_left(starts, place) for place in (unit.start, unit.end))
        found.append(TextUnit(unit.key, first, last - first))
    return tuple(found)


def _sums(lengths: Integers) -> Integers:
    """Sums of all lengths before each place, shape (n + 1,)."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))


def _column(
    keys: Sequence[str], folds: Sequence[str], terms: Integers, positions: Integers, starts: Integers
) -> TokenColumn:
    """A column whose vocabulary holds only the terms that occur."""
    present = np.zeros(len(keys), bool)
    present[terms] = True
    numbers = np.flatnonzero(present).tolist()
    vocabulary = Vocabulary(tuple(map(keys.__getitem__, numbers)), tuple(map(folds.__getitem__, numbers)))
    # Narrow: columns travel from process to process.
    local = np.cumsum(present, dtype=np.min_scalar_type(len(numbers))) - 1
    return TokenColumn(vocabulary, local[terms], positions.astype(np.min_scalar_type(positions.max(initial=0))), starts)
