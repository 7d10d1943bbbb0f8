"""One segment as it lies on disk: `<id>.fields` holds all arrays, `<id>.texts` the documents to show.

The fields of a view stand together, so that an item is looked for once, not field by field: a row is the postings of
a term in one field, and the rows of a term lie side by side. With F fields, row F * t + f is that of term t in field f.
For every view (and, with one field and without positions, for every facet) the arrays are

    V/terms          names of the terms, sorted; each stands in at least one of the fields
    V/by_key         the terms sorted by key
    V/term_holders   documents that hold each term, in any of its fields; of views only, as the next two
    V/fold_starts    the first term of each fold, see `lexicon`
    V/fold_holders   documents that hold any term of each fold
    V/row_ends       postings of row r are [row_ends[r-1], row_ends[r]); in halves when too wide
    V/long_rows      the rows whose documents are kept as bits, see `rows`
    V/bits           one bit for each document of the segment, in words of 64, row after row
    V/documents      document number of each posting of the other rows, ascending within a row; in halves when too wide
    V/frequencies    tokens of each posting; with positions, zeros behind them up to a multiple of BLOCK
    V/token_starts   tokens before the postings 0, BLOCK, 2 * BLOCK, ...
    V/positions      position of each token; in the order of the postings
    V/lengths        tokens of each document in each field, field after field

and for every facet also its entries (see `FacetColumn`), document by document; `ids`, `title_keys`, `dates`
and `sketches` are by document number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayFile, TextArray, run_indices, run_lengths
from indexer.engine.whoosh.halves import Halves
from indexer.engine.whoosh.lexicon import Lexicon
from indexer.engine.whoosh.rows import RowDocuments
from indexer.engine.whoosh.texts import TextReader
from indexer.engine.whoosh.tokens import TokenBlocks
from indexer.model.facets import FACETS
from indexer.model.record import INDEX_FIELDS, SKETCH_NUMBERS, IndexField, StoredView

VIEWS: Mapping[str, tuple[IndexField, ...]] = {
    view: tuple(field for field in INDEX_FIELDS if field.view == view) for view in get_args(StoredView)
}
"""The stored fields of each view."""
POSITIONAL = frozenset(view for view, fields in VIEWS.items() if fields[0].positional)
"""Views with positions; they are kept in all fields of a view or in none."""
STORED: Mapping[str, tuple[str, ...]] = {
    **{view: tuple(field.name for field in fields) for view, fields in VIEWS.items()},
    **{name: (name,) for name in FACETS},
}
"""Everything that has terms and postings: views and facets, each with the names of its fields."""

SUFFIXES = ("fields", "texts")
"""The files of a segment."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of one row; views of the mapped file, but for documents in halves and in bits."""

    documents: Array
    frequencies: Array
    positions: Array


class Arrays(Protocol):
    """Named arrays, in a file or not."""

    def __getitem__(self, name: str, /) -> Array: ...

    def ascending(self, name: str) -> Array | Halves:
        """Numbers that ascend in runs."""
        ...

    def texts(self, name: str) -> TextArray:
        """Byte strings."""
        ...

    def unpacked(self, name: str) -> list[bytes]:
        """Byte strings that are read together."""
        ...


class Inverted:
    """Terms and postings of a view, or of a facet, in a segment; a posting is known by its number.

    Attributes:
        fields: names of its fields.
        size: documents of the segment.
    """

    def __init__(self, arrays: Arrays, name: str) -> None:
        self.name = name
        self._arrays = arrays
        self.fields = STORED[name]
        self.terms = arrays.texts(f"{name}/terms")
        self.lexicon = Lexicon(self.terms, arrays[f"{name}/by_key"])
        self.row_ends = np.asarray(arrays.ascending(f"{name}/row_ends")[:], np.int64)
        self.lengths = arrays[f"{name}/lengths"].reshape(len(self.fields), -1)
        self.size = self.lengths.shape[1]
        long_rows = arrays[f"{name}/long_rows"].tolist()
        listed, bits = arrays.ascending(f"{name}/documents"), arrays[f"{name}/bits"]
        self.documents = RowDocuments(listed, self.row_ends, long_rows, bits, self.size)
        frequencies = arrays[f"{name}/frequencies"]
        self.frequencies = frequencies[: int(self.row_ends[-1]) if len(self.row_ends) else 0]
        self.positional = name in POSITIONAL
        self.positions = arrays[f"{name}/positions"] if self.positional else self.row_ends[:0]
        if self.positional:
            self._tokens = TokenBlocks(frequencies, arrays[f"{name}/token_starts"])

    @cached_property
    def term_holders(self) -> Array:
        """Documents that hold each term of a view."""
        return self._arrays[f"{self.name}/term_holders"]

    @cached_property
    def fold_starts(self) -> NDArray[np.int64]:
        """The first term of each fold of a view."""
        return self._arrays[f"{self.name}/fold_starts"].astype(np.int64)

    @cached_property
    def fold_holders(self) -> Array:
        """Documents that hold any term of each fold of a view."""
        return self._arrays[f"{self.name}/fold_holders"]

    def postings(self, row: int) -> Postings:
        """Postings of a row."""
        place = self.posting_slice(row, row + 1)
        tokens = self.token_slice(place) if self.positional else slice(0)
        return Postings(self.documents.of(row, row + 1), self.frequencies[place], self.positions[tokens])

    def posting_slice(self, first: int, last: int) -> slice:
        """The postings of rows [first, last); at least one row."""
        ends = self.row_ends
        return slice(int(ends[first - 1]) if first else 0, int(ends[last - 1]))

    def token_slice(self, postings: slice) -> slice:
        """The tokens of some postings that lie side by side."""
        if postings.start >= postings.stop:
            return slice(0)
        # Behind the last posting of all there is none to ask about.
        first, last = self._tokens.before(np.array([postings.start, postings.stop - 1])).tolist()
        return slice(first, last + int(self.frequencies[postings.stop - 1]))

    def tokens(self, postings: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Number of tokens of some postings, and the positions of all these tokens in a row."""
        counts = self.frequencies.take(postings).astype(np.int64)
        places = run_indices(self._tokens.before(postings), counts)
        return counts, self.positions.take(places).astype(np.int64)

    def rows_at(self, postings: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row of each of some postings."""
        return self.row_ends.searchsorted(postings, side="right")

    def counts(self) -> NDArray[np.int64]:
        """Number of postings of every term in every field, shape (terms, fields)."""
        return run_lengths(self.row_ends).reshape(-1, len(self.fields))


class FacetEntries:
    """The entries of one facet of a segment, document by document."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._arrays, self._name = arrays, name
        self.values = arrays.texts(f"{name}/terms")
        self.entry_values = arrays[f"{name}/entry_values"]
        self.labels = arrays.texts(f"{name}/labels")
        self.entries = arrays[f"{name}/entries"]
        self.entry_ends = arrays[f"{name}/entry_ends"]

    @property
    def folds(self) -> list[bytes]:
        """Labels without marks, by entry."""
        return self._arrays.unpacked(f"{self._name}/folds")

    @property
    def sort_keys(self) -> list[bytes]:
        """Keys of the order from A to Z, by entry."""
        return self._arrays.unpacked(f"{self._name}/sort_keys")


class SegmentFile:
    """The files of one segment, opened on first use of each part."""

    def __init__(self, folder: Path, segment_id: str) -> None:
        self.folder = folder
        self.segment_id = segment_id
        self.arrays = ArrayFile(folder / f"{segment_id}.fields")
        self._texts_path = folder / f"{segment_id}.texts"
        self._inverted: dict[str, Inverted] = {}
        self._facets: dict[str, FacetEntries] = {}

    @cached_property
    def texts(self) -> TextReader:
        """The documents to show."""
        return TextReader(self._texts_path, self.arrays)

    @cached_property
    def ids(self) -> TextArray:
        """Document ids by document number."""
        return self.arrays.texts("ids")

    @property
    def title_keys(self) -> list[bytes]:
        """Title sort keys by document number; read once for each generation."""
        return self.arrays.unpacked("title_keys")

    @cached_property
    def dates(self) -> NDArray[np.int64]:
        """Dates by document number, see `RecordBatch.dates`."""
        return self.arrays["dates"].astype(np.int64)

    @cached_property
    def sketches(self) -> Array:
        """Sketches by document number, see `RecordBatch.sketches`."""
        return self.arrays["sketches"].reshape(-1, SKETCH_NUMBERS)

    @property
    def documents(self) -> int:
        """Number of documents, deleted ones included."""
        return len(self.ids)

    def inverted(self, name: str) -> Inverted:
        """Terms and postings of a view or facet."""
        found = self._inverted.get(name)
        # One object for all threads: caches know it by its identity.
        return found or self._inverted.setdefault(name, Inverted(self.arrays, name))

    def facet(self, name: str) -> FacetEntries:
        """Entries of a facet."""
        found = self._facets.get(name)
        return found or self._facets.setdefault(name, FacetEntries(self.arrays, name))

    def let_go(self) -> None:
        """Take no memory for what was read, until it is read again."""
        self._inverted.clear()
        self.arrays.let_go()
        self.texts.let_go()

    def with_facets(self, arrays: Arrays, names: Iterable[str]) -> "SegmentFile":
        """This segment with other arrays for some facets."""
        other = SegmentFile(self.folder, self.segment_id)
        other._inverted = self._inverted | {name: Inverted(arrays, name) for name in names}
        other._facets = self._facets | {name: FacetEntries(arrays, name) for name in names}
        return other
