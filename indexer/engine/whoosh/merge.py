"""Several segments -> one, by array operations, a slice of the vocabulary at a time.

Terms are sorted in every segment, so a slice of the united vocabulary is one stretch of every segment's postings; it
is copied to its place in the result. Memory holds one slice, whatever the size of the index.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayWriter, PieceWriter, narrow, run_indices, run_lengths
from indexer.engine.whoosh.invert import write_entries, write_terms
from indexer.engine.whoosh.segment import INVERTED, InvertedField, SegmentFile
from indexer.engine.whoosh.texts import TextWriter
from indexer.model.facets import FACETS

_SLICE = 4_000_000
"""Tokens copied at a time."""

Integers = NDArray[np.int64]


def merge_segments(segments: Sequence[SegmentFile], folder: Path, segment_id: str) -> None:
    """Write the documents of all segments, in order, as one segment."""
    bases = np.cumsum([0, *(segment.documents for segment in segments)])
    with (
        ArrayWriter(folder / f"{segment_id}.fields") as writer,
        TextWriter(folder / f"{segment_id}.texts") as texts,
    ):
        for name in INVERTED:
            _FieldMerge([segment.field(name) for segment in segments], bases).write(name, writer)
        for name in FACETS:
            _merge_entries(name, segments, writer)
        writer.add_texts("ids", [doc_id for segment in segments for doc_id in segment.ids])
        writer.add_texts("title_keys", [key for segment in segments for key in segment.title_keys])
        writer.add("dates", np.concatenate([segment.dates for segment in segments]))
        writer.add("sketches", np.concatenate([segment.sketches.ravel() for segment in segments]))
        for segment in segments:
            texts.copy(segment.texts)
        texts.finish(writer)
        writer.finish()


class _FieldMerge:
    """The merge of one field."""

    def __init__(self, fields: Sequence[InvertedField], bases: Integers) -> None:
        self._fields = fields
        self._bases = bases
        names = [list(field.terms) for field in fields]
        self._union = sorted(set().union(*names))
        numbers = {name: number for number, name in enumerate(self._union)}
        self._numbers = [np.fromiter(map(numbers.__getitem__, part), np.int64, len(part)) for part in names]
        self._postings = [run_lengths(field.posting_ends) for field in fields]
        self._tokens = [run_lengths(field.token_ends) for field in fields]

    def _totals(self, counts: Sequence[Integers]) -> Integers:
        total = np.zeros(len(self._union), np.int64)
        for numbers, part in zip(self._numbers, counts, strict=True):
            total[numbers] += part
        return total

    def write(self, name: str, writer: ArrayWriter) -> None:
        """Write the arrays of the field."""
        postings, tokens = self._totals(self._postings), self._totals(self._tokens)
        write_terms(name, writer, self._union)
        writer.add(f"{name}/posting_ends", np.cumsum(postings))
        lengths = [field.lengths for field in self._fields]
        writer.add(f"{name}/lengths", np.concatenate(lengths))
        slices = list(_slices(tokens))
        documents = [field.documents for field in self._fields]
        with writer.pieces(f"{name}/documents", narrow(int(self._bases[-1]))) as write:
            self._copy(write, documents, self._postings, slices, self._bases)
        same = np.zeros_like(self._bases)
        frequencies = [field.frequencies for field in self._fields]
        with writer.pieces(f"{name}/frequencies", _widest(frequencies)) as write:
            self._copy(write, frequencies, self._postings, slices, same)
        if self._fields[0].positional:
            writer.add(f"{name}/token_ends", np.cumsum(tokens))
            positions = [field.positions for field in self._fields]
            with writer.pieces(f"{name}/positions", _widest(positions)) as write:
                self._copy(write, positions, self._tokens, slices, same)

    def _copy(
        self,
        write: PieceWriter,
        sources: Sequence[Array],
        counts: Sequence[Integers],
        slices: Sequence[tuple[int, int]],
        added: Integers,
    ) -> None:
        """Copy the runs of every term, segment after segment, adding a number to each segment's values."""
        starts = [np.concatenate(([0], np.cumsum(part))) for part in counts]
        for first, last in slices:
            bounds = [np.searchsorted(numbers, (first, last)) for numbers in self._numbers]
            sizes = np.zeros((len(sources), last - first), np.int64)
            for row, (numbers, part, (a, b)) in enumerate(zip(self._numbers, counts, bounds, strict=True)):
                sizes[row, numbers[a:b] - first] = part[a:b]
            # Term after term, and within a term segment after segment.
            places = (np.cumsum(sizes.T) - sizes.T.ravel()).reshape(-1, len(sources))
            piece = np.empty(int(sizes.sum()), write.dtype)
            for row, (source, (a, b)) in enumerate(zip(sources, bounds, strict=True)):
                target = places[self._numbers[row][a:b] - first, row]
                run = source[starts[row][a] : starts[row][b]].astype(write.dtype, copy=False)
                piece[run_indices(target, counts[row][a:b])] = run + write.dtype.type(added[row])
            write(piece)


def _widest(arrays: Sequence[Array]) -> np.dtype[np.unsignedinteger]:
    return max((array.dtype for array in arrays), key=lambda dtype: dtype.itemsize)


def _slices(tokens: Integers) -> Iterator[tuple[int, int]]:
    """Ranges of terms that hold about _SLICE tokens each, at least one term."""
    ends = np.cumsum(tokens)
    first = 0
    while first < len(tokens):
        done = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + _SLICE, side="right")))
        yield first, last
        first = last


def _merge_entries(name: str, segments: Sequence[SegmentFile], writer: ArrayWriter) -> None:
    facets = [segment.facet(name) for segment in segments]
    parts = []
    for facet in facets:
        values = list(facet.values)
        owners = [values[number] for number in facet.entry_values.tolist()]
        parts.append(list(zip(owners, facet.labels, facet.folds, facet.sort_keys, strict=True)))
    union = sorted(set().union(*parts))
    numbers = {entry: number for number, entry in enumerate(union)}
    entries = [
        np.fromiter((numbers[entry] for entry in part), np.int64, len(part))[facet.entries]
        for part, facet in zip(parts, facets, strict=True)
    ]
    lengths = [run_lengths(facet.entry_ends) for facet in facets]
    write_entries(
        name,
        writer,
        union,
        np.concatenate(entries),
        np.cumsum(np.concatenate(lengths)),
    )
