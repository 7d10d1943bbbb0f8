"""Facets of a segment under other names, kept in memory beside the files."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, TextArray, narrow
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.invert import write_facet
from indexer.engine.whoosh.segment import FacetEntries, SegmentFile
from indexer.model.record import FacetColumn
from indexer.model.renaming import NamedValue, Renaming
from indexer.model.request import HasFacet

Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]


class ArrayMemory:
    """Named arrays as `ArrayFile` gives them, written as `ArrayWriter` takes them."""

    def __init__(self) -> None:
        self._arrays: dict[str, Array] = {}

    def add(self, name: str, array: Array, *, limit: int | None = None) -> None:
        """Keep an array."""
        top = limit if limit is not None else int(array.max(initial=0))
        self._arrays[name] = array.astype(narrow(top), copy=False)

    def add_ascending(self, name: str, array: Array, *, limit: int) -> None:
        """Keep numbers that ascend in runs."""
        self.add(name, array, limit=limit)

    def add_texts(self, name: str, texts: Sequence[bytes]) -> None:
        """Keep byte strings."""
        self._arrays[f"{name}/bytes"] = np.frombuffer(b"".join(texts), np.uint8)
        self._arrays[f"{name}/ends"] = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))

    def add_packed(self, name: str, texts: Sequence[bytes]) -> None:
        """Keep byte strings that are read together."""
        self.add_texts(name, texts)

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def ascending(self, name: str) -> Array:
        """The numbers of `add_ascending`."""
        return self[name]

    def texts(self, name: str) -> TextArray:
        """The byte strings of `add_texts`."""
        return TextArray(self[f"{name}/bytes"], self[f"{name}/ends"])

    def unpacked(self, name: str) -> list[bytes]:
        """The byte strings of `add_packed`."""
        return list(self.texts(name))


def renamed_generation(
    generation: Generation, renamings: Sequence[Renaming], carrying: Callable[[HasFacet], Flags]
) -> Generation:
    """The generation with other values in its facets.

    Args:
        generation: as it lies on disk.
        renamings: in the order in which they count.
        carrying: the documents of the generation that carry one of some values, as they stand on disk.
    """
    conditions = {renaming.when for renaming in renamings if renaming.when is not None}
    flags = {when: carrying(when) for when in conditions}
    other = copy(generation)
    other.segments = []
    for segment, base in zip(generation.segments, generation.bases, strict=False):
        own = {when: found[base : base + segment.documents] for when, found in flags.items()}
        other.segments.append(_renamed_segment(segment, renamings, own.__getitem__))
    return other


def _renamed_segment(
    segment: SegmentFile, renamings: Sequence[Renaming], carrying: Callable[[HasFacet], Flags]
) -> SegmentFile:
    memory = ArrayMemory()
    names = tuple(dict.fromkeys(renaming.name for renaming in renamings))
    for name in names:
        own = [renaming for renaming in renamings if renaming.name == name]
        column = renamed_column(_column(segment.facet(name)), own, carrying)
        write_facet(name, [column], memory)
    return segment.with_facets(memory, names)


def _column(facet: FacetEntries) -> FacetColumn:
    values = _decoded(facet.values)
    return FacetColumn(
        tuple(values[number] for number in facet.entry_values.tolist()),
        _decoded(facet.labels),
        _decoded(facet.folds),
        _decoded(facet.sort_keys),
        facet.entries.astype(np.uint32),
        np.append(0, facet.entry_ends.astype(np.int64)),
    )


def _decoded(texts: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(text.decode() for text in texts)


def renamed_column(
    column: FacetColumn, renamings: Iterable[Renaming], carrying: Callable[[HasFacet], Flags]
) -> FacetColumn:
    """The column of a facet after renamings of that facet; only entries that documents have are left."""
    entries = _Entries(column)
    count = len(column.starts) - 1
    documents = np.repeat(np.arange(count), np.diff(column.starts))
    own = column.ordinals.astype(np.int64)
    left = np.ones(len(own), bool)
    rows: list[tuple[Integers, Integers]] = []
    for renaming in renamings:
        mine = left & np.isin(own, entries.of_value(renaming.value))
        if renaming.when is not None:
            mine &= carrying(renaming.when)[documents]
        left &= ~mine
        rows += [(documents[mine], np.full(int(mine.sum()), entries.number(new))) for new in renaming.to]
    documents = np.concatenate([documents[left], *(found for found, _ in rows)])
    numbers = np.concatenate([own[left], *(found for _, found in rows)])
    is_new = np.repeat([False, True], [int(left.sum()), len(numbers) - int(left.sum())])
    values = entries.values()[numbers]
    order = np.lexsort((numbers, is_new, values, documents))
    documents, numbers, values = documents[order], numbers[order], values[order]
    # Of one value of one document its own entry stands before those that renamings made.
    first = np.ones(len(order), bool)
    first[1:] = (documents[1:] != documents[:-1]) | (values[1:] != values[:-1])
    starts = np.append(0, np.cumsum(np.bincount(documents[first], minlength=count)))
    return entries.column(numbers[first], starts)


class _Entries:
    """The entries of a column and those that renamings add."""

    def __init__(self, column: FacetColumn) -> None:
        self._rows = list(zip(column.values, column.labels, column.folds, column.sort_keys, strict=True))
        self._numbers = {row: number for number, row in enumerate(self._rows)}

    def of_value(self, value: str) -> list[int]:
        """The entries of a value."""
        return [number for number, row in enumerate(self._rows) if row[0] == value]

    def number(self, new: NamedValue) -> int:
        """The entry of a new value."""
        row = (new.value, new.label, new.fold, new.sort_key)
        if row not in self._numbers:
            self._numbers[row] = len(self._rows)
            self._rows.append(row)
        return self._numbers[row]

    def values(self) -> Integers:
        """For each entry a number that entries of one value share."""
        numbers: dict[str, int] = {}
        return np.array([numbers.setdefault(row[0], len(numbers)) for row in self._rows], np.int64)

    def column(self, ordinals: Integers, starts: Integers) -> FacetColumn:
        """The entries that are used, in a column."""
        used, ordinals = np.unique(ordinals, return_inverse=True)
        rows = [self._rows[number] for number in used.tolist()]
        values, labels, folds, sort_keys = zip(*rows, strict=True) if rows else ((), (), (), ())
        return FacetColumn(values, labels, folds, sort_keys, ordinals.astype(np.uint32), starts.astype(np.int64))
