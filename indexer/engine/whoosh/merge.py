"""Several segments -> one, by array operations, a slice of the vocabulary at a time; deleted documents are left out.

Terms are sorted in every segment, so a slice of the united vocabulary is one stretch of every segment's postings; it
is copied to its place in the result. Memory holds one slice, whatever the size of the index.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayWriter, PieceWriter, run_indices, run_lengths
from indexer.engine.whoosh.halves import HalvesWriter
from indexer.engine.whoosh.invert import write_entries, write_terms
from indexer.engine.whoosh.live import Flags, LiveField
from indexer.engine.whoosh.segment import INVERTED, SegmentFile
from indexer.engine.whoosh.texts import TextWriter
from indexer.model.facets import FACETS

_SLICE = 4_000_000
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
        for name in INVERTED:
            fields = [LiveField(segment.field(name), flags) for segment, flags in zip(segments, kept, strict=True)]
            _FieldMerge(fields, bases).write(name, writer)
        for name in FACETS:
            _merge_entries(name, segments, kept, writer)
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
        texts.finish(writer)
        writer.finish()


def _kept(segment: SegmentFile, gone: AbstractSet[int]) -> Flags:
    flags = np.ones(segment.documents, np.bool_)
    flags[sorted(gone)] = False
    return flags


class _FieldMerge:
    """The merge of one field."""

    def __init__(self, fields: Sequence[LiveField], bases: Integers) -> None:
        self._fields = fields
        self._bases = bases
        names = [field.terms for field in fields]
        self._union = sorted(set().union(*names))
        numbers = {name: number for number, name in enumerate(self._union)}
        self._numbers = [np.fromiter(map(numbers.__getitem__, part), np.int64, len(part)) for part in names]
        self._postings = [field.postings for field in fields]
        self._tokens = [field.tokens for field in fields]

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
        with writer.ascending(f"{name}/documents", limit=int(self._bases[-1])) as write:
            self._copy(write, [field.documents for field in self._fields], self._postings, slices, self._bases)
        same = np.zeros_like(self._bases)
        with writer.pieces(f"{name}/frequencies", _widest(field.frequency_type for field in self._fields)) as write:
            self._copy(write, [field.frequencies for field in self._fields], self._postings, slices, same)
        if self._fields[0].positional:
            writer.add(f"{name}/token_ends", np.cumsum(tokens))
            with writer.pieces(f"{name}/positions", _widest(field.position_type for field in self._fields)) as write:
                self._copy(write, [field.positions for field in self._fields], self._tokens, slices, same)

    def _copy(
        self,
        write: PieceWriter | HalvesWriter,
        sources: Sequence[Callable[[int, int], Array]],
        counts: Sequence[Integers],
        slices: Sequence[tuple[int, int]],
        added: Integers,
    ) -> None:
        """Copy the runs of every term, segment after segment, adding a number to each segment's values."""
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
                run = source(int(a), int(b)).astype(write.dtype, copy=False)
                piece[run_indices(target, counts[row][a:b])] = run + write.dtype.type(added[row])
            write(piece)


def _widest(types: Iterable[np.dtype[np.unsignedinteger]]) -> np.dtype[np.unsignedinteger]:
    return max(types, key=lambda dtype: dtype.itemsize)


def _slices(tokens: Integers) -> Iterator[tuple[int, int]]:
    """Ranges of terms that hold about _SLICE tokens each, at least one term."""
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
