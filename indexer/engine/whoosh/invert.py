"""Batches of records -> one segment, by array operations: no Python object per token or posting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayWriter, encode_all, run_lengths
from indexer.engine.whoosh.holders import Holders, TakesArrays, fold_starts
from indexer.engine.whoosh.lexicon import SEPARATOR, encode_term
from indexer.engine.whoosh.rows import LongRows
from indexer.engine.whoosh.segment import POSITIONAL, VIEWS
from indexer.engine.whoosh.texts import TextWriter
from indexer.engine.whoosh.tokens import TokenStarts
from indexer.model.facets import FACETS
from indexer.model.record import FacetColumn, RecordBatch, TokenColumn

Integers = NDArray[np.int64]


class Writer(TakesArrays, Protocol):
    """Takes other columns as well."""

    def add_ascending(self, name: str, array: Array, *, limit: int) -> None:
        """Take numbers that ascend in runs."""
        ...

    def add_texts(self, name: str, texts: Sequence[bytes]) -> None:
        """Take byte strings."""
        ...

    def add_packed(self, name: str, texts: Sequence[bytes]) -> None:
        """Take byte strings that are read together."""
        ...


@dataclass(frozen=True, slots=True)
class Rows:
    """Terms and postings of a view or facet, see `segment.py`; lengths have the shape (fields, documents)."""

    terms: Sequence[bytes]
    row_ends: Integers
    documents: Array
    frequencies: Array
    positions: Array
    lengths: Integers

    def write(self, name: str, writer: Writer, *, positional: bool) -> None:
        """Write the arrays."""
        write_terms(name, writer, self.terms)
        size = self.lengths.shape[1]
        long_rows = LongRows(self.row_ends, size)
        writer.add_ascending(f"{name}/row_ends", self.row_ends, limit=len(self.documents))
        writer.add_ascending(f"{name}/documents", long_rows.take(self.documents), limit=size)
        write_long_rows(name, writer, long_rows)
        writer.add(f"{name}/lengths", self.lengths.ravel())
        starts = TokenStarts()
        starts.take(self.frequencies)
        padding = starts.padding if positional else self.frequencies[:0]
        writer.add(f"{name}/frequencies", np.concatenate((self.frequencies, padding)))
        if positional:
            writer.add(f"{name}/token_starts", starts.found)
            writer.add(f"{name}/positions", self.positions)
        if name in VIEWS:
            first, width = fold_starts(self.terms), len(self.lengths)
            terms = np.arange(len(self.terms)).repeat(run_lengths(self.row_ends[width - 1 :: width]))
            Holders.of(terms, self.documents, first, len(self.terms)).write(name, writer, first)


def write_segment(batches: Sequence[RecordBatch], folder: Path, segment_id: str) -> None:
    """Write one segment; documents are numbered in the order given."""
    with (
        ArrayWriter(folder / f"{segment_id}.fields") as writer,
        TextWriter(folder / f"{segment_id}.texts") as texts,
    ):
        for view, fields in VIEWS.items():
            columns = [[batch.columns[field.name] for batch in batches] for field in fields]
            _invert(columns).write(view, writer, positional=view in POSITIONAL)
        for name in FACETS:
            write_facet(name, [batch.facets[name] for batch in batches], writer)
        writer.add_texts("ids", encode_all(doc_id for batch in batches for doc_id in batch.ids))
        writer.add_packed("title_keys", encode_all(key for batch in batches for key in batch.title_keys))
        writer.add("dates", np.concatenate([np.zeros(0, np.int64), *(batch.dates for batch in batches)]))
        sketches = [np.zeros(0, np.uint64), *(batch.sketches.ravel() for batch in batches)]
        writer.add("sketches", np.concatenate(sketches))
        for batch in batches:
            texts.add_all(batch.stored)
        texts.finish(writer)
        writer.finish()


def write_terms(name: str, writer: Writer, terms: Sequence[bytes]) -> None:
    """Write sorted term names and, where keys differ from names, the order of the terms by key."""
    writer.add_texts(f"{name}/terms", terms)
    keys = [term.rpartition(SEPARATOR)[2] for term in terms]
    writer.add(f"{name}/by_key", np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64))


def write_long_rows(name: str, writer: Writer, long_rows: LongRows) -> None:
    """Write the rows that are kept as bits, once they have taken all documents."""
    writer.add(f"{name}/long_rows", long_rows.numbers)
    writer.add(f"{name}/bits", long_rows.bits)


def _joined(starts: Iterable[Integers]) -> Integers:
    """Lengths of the rows of several CSR starts, one after another."""
    return np.concatenate([np.zeros(0, np.int64), *(np.diff(rows) for rows in starts)])


def _invert(fields: Sequence[Sequence[TokenColumn]]) -> Rows:
    """Invert the columns of each field of a view."""
    names: dict[str, bytes] = {}
    for column in chain.from_iterable(fields):
        for key, fold in zip(column.vocabulary.keys, column.vocabulary.folds, strict=True):
            if key not in names:
                names[key] = encode_term(key, fold)
    keys = sorted(names, key=names.__getitem__)
    numbers = {key: number for number, key in enumerate(keys)}
    lengths = np.array([_joined(column.starts for column in columns) for columns in fields])
    rows, documents, positions = ([np.zeros(0, kind)] for kind in (np.uint32, np.uint32, np.uint8))
    for place, columns in enumerate(fields):
        documents.append(np.repeat(np.arange(lengths.shape[1], dtype=np.uint32), lengths[place]))
        for column in columns:
            own = np.fromiter(map(numbers.__getitem__, column.vocabulary.keys), np.uint32, len(column.vocabulary.keys))
            rows.append((own * len(fields) + place)[column.terms])
            positions.append(column.positions)
    return _sorted_postings(
        [names[key] for key in keys],
        np.concatenate(rows),
        np.concatenate(documents),
        np.concatenate(positions),
        lengths,
    )


_HALF = 16
"""Bits of a digit: NumPy sorts 16-bit integers by counting, wider ones several times slower by comparing."""


def _stable_order(numbers: Integers, limit: int) -> Integers:
    """The stable order of numbers below `limit` < 2**32, by their lower and then their upper digit."""
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    if limit > 1 << _HALF:
        order = order[np.argsort((numbers >> _HALF).astype(np.uint16)[order], kind="stable")]
    return np.asarray(order, np.int64)


def _sorted_postings(
    terms: Sequence[bytes], rows: Integers, documents: Array, positions: Array, lengths: Integers
) -> Rows:
    """Sort tokens by row, keeping the order of documents and positions, and count them."""
    count = len(terms) * len(lengths)
    order = _stable_order(rows, count)
    rows, documents = rows[order], documents[order]
    first = np.ones(len(rows), bool)
    first[1:] = (rows[1:] != rows[:-1]) | (documents[1:] != documents[:-1])
    heads = np.flatnonzero(first)
    return Rows(
        terms,
        np.cumsum(np.bincount(rows[heads], minlength=count)),
        documents[heads],
        np.diff(heads, append=len(rows)),
        positions[order] if len(positions) else positions,
        lengths,
    )


def write_facet(name: str, columns: Sequence[FacetColumn], writer: Writer) -> None:
    """Write the terms, postings and entries of a facet."""
    entries = [list(zip(*map(encode_all, (c.values, c.labels, c.folds, c.sort_keys)), strict=True)) for c in columns]
    union = sorted(set().union(*entries))
    numbers = {entry: number for number, entry in enumerate(union)}
    ordinals = [
        np.fromiter((numbers[entry] for entry in part), np.int64, len(part))[column.ordinals]
        for part, column in zip(entries, columns, strict=True)
    ]
    values = sorted({entry[0] for entry in union})
    places = {value: number for number, value in enumerate(values)}
    entry_values = np.fromiter((places[entry[0]] for entry in union), np.int64, len(union))
    rows = np.concatenate([np.zeros(0, np.int64), *ordinals])
    lengths = _joined(column.starts for column in columns)
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    # A document's entries stand in the order of the segment, not in that of the batch it came with.
    rows = rows[np.lexsort((rows, owners))]
    inverted = _sorted_postings(values, entry_values[rows], owners, np.zeros(0, np.uint32), lengths[None])
    inverted.write(name, writer, positional=False)
    write_entries(name, writer, union, rows, np.cumsum(lengths))


def write_entries(
    name: str, writer: Writer, union: Sequence[tuple[bytes, ...]], entries: Array, entry_ends: Array
) -> None:
    """Write the entries of a facet: (value, label, fold, sort key) sorted, and the entries of each document."""
    values = {value: number for number, value in enumerate(sorted({entry[0] for entry in union}))}
    writer.add(f"{name}/entry_values", np.array([values[entry[0]] for entry in union], np.int64))
    writer.add_texts(f"{name}/labels", [entry[1] for entry in union])
    writer.add_packed(f"{name}/folds", [entry[2] for entry in union])
    writer.add_packed(f"{name}/sort_keys", [entry[3] for entry in union])
    writer.add(f"{name}/entries", entries)
    writer.add(f"{name}/entry_ends", entry_ends)
