"""Several segments -> one, by array operations, a slice of the vocabulary at a time; deleted documents are left out.

Terms are sorted in every segment, so a slice of the united vocabulary is one stretch of every segment's postings; it
is copied to its place in the result. Memory holds one slice, whatever the size of the index.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayWriter, run_indices, run_lengths
from indexer.engine.whoosh.holders import Holders, fold_starts
from indexer.engine.whoosh.invert import write_entries, write_long_rows, write_terms
from indexer.engine.whoosh.live import Flags, LiveRows
from indexer.engine.whoosh.rows import LongRows
from indexer.engine.whoosh.segment import POSITIONAL, STORED, VIEWS, SegmentFile
from indexer.engine.whoosh.texts import TextWriter
from indexer.engine.whoosh.tokens import TokenStarts
from indexer.model.facets import FACETS

_SLICE = 1_000_000
"""Tokens copied at a time."""

Integers = NDArray[np.int64]


def merge_segments(
    segments: Sequence[SegmentFile], folder: Path, segment_id: str, deleted: Sequence[AbstractSet[int]] = ()
) -> None:
    """Write the documents of all segments, in order, as one segment.

    Args:
        segments: what to merge.
        folder: where to write.
        segment_id: name of the new segment.
        deleted: for each segment the numbers of the documents to leave out; nothing: all are kept.
    """
    gone = deleted or [frozenset()] * len(segments)
    kept = [_kept(segment, numbers) for segment, numbers in zip(segments, gone, strict=True)]
    bases = np.cumsum([0, *(int(flags.sum()) for flags in kept)])
    with (
        ArrayWriter(folder / f"{segment_id}.fields") as writer,
        TextWriter(folder / f"{segment_id}.texts") as texts,
    ):
        for name in STORED:
            parts = [LiveRows(segment.inverted(name), flags) for segment, flags in zip(segments, kept, strict=True)]
            _RowMerge(parts, bases).write(name, writer)
            _let_go(segments)
        for name in FACETS:
            _merge_entries(name, segments, kept, writer)
            _let_go(segments)
        pairs = list(zip(segments, kept, strict=True))
        writer.add_texts("ids", [doc_id for segment, flags in pairs for doc_id in compress(segment.ids, flags)])
        writer.add_packed(
            "title_keys", [key for segment, flags in pairs for key in compress(segment.title_keys, flags)]
        )
        writer.add("dates", np.concatenate([segment.dates[flags] for segment, flags in pairs]))
        writer.add("sketches", np.concatenate([segment.sketches[flags].ravel() for segment, flags in pairs]))
        for segment, flags in pairs:
            if flags.all():
                texts.copy(segment.texts)
            else:
                texts.add_all(compress(segment.texts, flags))
            segment.let_go()
        texts.finish(writer)
        writer.finish()


def _let_go(segments: Sequence[SegmentFile]) -> None:
    for segment in segments:
        segment.let_go()


def _kept(segment: SegmentFile, gone: AbstractSet[int]) -> Flags:
    flags = np.ones(segment.documents, np.bool_)
    flags[sorted(gone)] = False
    return flags


class _RowMerge:
    """The merge of a view or facet."""

    def __init__(self, parts: Sequence[LiveRows], bases: Integers) -> None:
        self._parts, self._bases = parts, bases
        self._union = sorted(set().union(*(part.terms for part in parts)))
        numbers = {name: number for number, name in enumerate(self._union)}
        self._width = len(parts[0].lengths)
        self._terms = [np.fromiter(map(numbers.__getitem__, part.terms), np.int64, len(part.terms)) for part in parts]
        self._rows = [(own[:, None] * self._width + np.arange(self._width)).ravel() for own in self._terms]
        self._postings = [part.postings for part in parts]
        self._tokens = [part.tokens for part in parts]

    def _totals(self, counts: Sequence[Integers]) -> Integers:
        total = np.zeros(len(self._union) * self._width, np.int64)
        for rows, part in zip(self._rows, counts, strict=True):
            total[rows] += part
        return total

    def write(self, name: str, writer: ArrayWriter) -> None:
        """Write the arrays."""
        write_terms(name, writer, self._union)
        if name in VIEWS:
            self._write_holders(name, writer)
        row_ends = np.cumsum(self._totals(self._postings))
        writer.add_ascending(f"{name}/row_ends", row_ends, limit=int(row_ends[-1]) if len(row_ends) else 0)
        writer.add(f"{name}/lengths", np.concatenate([part.lengths for part in self._parts], axis=1).ravel())
        slices = list(_slices(self._totals(self._tokens)))
        unchanged = np.zeros_like(self._bases)
        size = int(self._bases[-1])
        long_rows = LongRows(row_ends, size)
        with writer.ascending(f"{name}/documents", limit=size) as write:
            sources = [part.documents for part in self._parts]
            for piece in self._pieces(write.dtype, sources, self._postings, slices, self._bases):
                write(long_rows.take(piece))
        write_long_rows(name, writer, long_rows)
        starts = TokenStarts()
        with writer.pieces(f"{name}/frequencies", _widest(part.frequency_type for part in self._parts)) as write:
            sources = [part.frequencies for part in self._parts]
            for piece in self._pieces(write.dtype, sources, self._postings, slices, unchanged):
                write(piece)
                starts.take(piece)
            if name in POSITIONAL:
                write(starts.padding)
        if name in POSITIONAL:
            writer.add(f"{name}/token_starts", starts.found)
            with writer.pieces(f"{name}/positions", _widest(part.position_type for part in self._parts)) as write:
                sources = [part.positions for part in self._parts]
                for piece in self._pieces(write.dtype, sources, self._tokens, slices, unchanged):
                    write(piece)

    def _write_holders(self, name: str, writer: ArrayWriter) -> None:
        """Write how many documents hold each term and fold: no document is in two segments."""
        starts = fold_starts(self._union)
        total = Holders(np.zeros(len(self._union), np.int64), np.zeros(len(starts), np.int64))
        for part, terms in zip(self._parts, self._terms, strict=True):
            total.terms[terms] += part.holders.terms
            total.folds[starts.searchsorted(terms[part.fold_starts], "right") - 1] += part.holders.folds
        total.write(name, writer, starts)

    def _pieces(
        self,
        dtype: np.dtype[Any],
        sources: Sequence[Callable[[int, int], Array]],
        counts: Sequence[Integers],
        slices: Sequence[tuple[int, int]],
        added: Integers,
    ) -> Iterator[Array]:
        """The runs of every row, segment after segment, with a number added to each segment's values."""
        for first, last in slices:
            bounds = [np.searchsorted(rows, (first, last)) for rows in self._rows]
            sizes = np.zeros((len(sources), last - first), np.int64)
            for part, (rows, own, (a, b)) in enumerate(zip(self._rows, counts, bounds, strict=True)):
                sizes[part, rows[a:b] - first] = own[a:b]
            # Row after row, and within a row segment after segment.
            places = (np.cumsum(sizes.T) - sizes.T.ravel()).reshape(-1, len(sources))
            piece = np.empty(int(sizes.sum()), dtype)
            for part, (source, (a, b)) in enumerate(zip(sources, bounds, strict=True)):
                target = places[self._rows[part][a:b] - first, part]
                run = source(int(a), int(b)).astype(dtype, copy=False)
                piece[run_indices(target, counts[part][a:b])] = run + dtype.type(added[part])
            yield piece


def _widest(types: Iterable[np.dtype[Any]]) -> np.dtype[Any]:
    return max(types, key=lambda dtype: dtype.itemsize)


def _slices(tokens: Integers) -> Iterator[tuple[int, int]]:
    """Ranges of rows that hold about _SLICE tokens each, at least one row."""
    ends = np.cumsum(tokens)
    first = 0
    while first < len(tokens):
        done = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + _SLICE, side="right")))
        yield first, last
        first = last


def _merge_entries(name: str, segments: Sequence[SegmentFile], kept: Sequence[Flags], writer: ArrayWriter) -> None:
    rows: list[Integers] = []
    parts: list[list[tuple[bytes, ...]]] = []
    lengths: list[Integers] = []
    for segment, flags in zip(segments, kept, strict=True):
        facet = segment.facet(name)
        sizes = run_lengths(facet.entry_ends)
        used, mine = np.unique(facet.entries[np.repeat(flags, sizes)], return_inverse=True)
        values = list(facet.values)
        owners = [values[number] for number in facet.entry_values.tolist()]
        entries = list(zip(owners, facet.labels, facet.folds, facet.sort_keys, strict=True))
        parts.append([entries[number] for number in used.tolist()])
        rows.append(mine)
        lengths.append(sizes[flags])
    union = sorted(set().union(*parts))
    numbers = {entry: number for number, entry in enumerate(union)}
    united = [
        np.fromiter((numbers[entry] for entry in part), np.int64, len(part))[mine]
        for part, mine in zip(parts, rows, strict=True)
    ]
    write_entries(name, writer, union, np.concatenate(united), np.cumsum(np.concatenate(lengths)))
