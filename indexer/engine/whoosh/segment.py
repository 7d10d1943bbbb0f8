"""One segment as it lies on disk: `<id>.fields` holds all arrays, `<id>.texts` the documents to show.

For every index field (and, without positions, for every facet) the arrays are

    F/terms          names of the terms, sorted
    F/by_key         the terms sorted by key
    F/posting_ends   postings of term t are [posting_ends[t-1], posting_ends[t])
    F/documents      document number of each posting, ascending within a term; in halves when too wide
    F/frequencies    tokens of each posting
    F/token_ends     tokens of term t are [token_ends[t-1], token_ends[t]); in the order of its postings
    F/positions      position of each token
    F/lengths        tokens of each document in the field

and for every facet also its entries (see `FacetColumn`), document by document; `ids`, `title_keys`, `dates`
and `sketches` are by document number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayFile, TextArray, run_lengths
from indexer.engine.whoosh.halves import Halves
from indexer.engine.whoosh.lexicon import Lexicon
from indexer.engine.whoosh.texts import TextReader
from indexer.model.facets import FACETS
from indexer.model.record import INDEX_FIELDS, SKETCH_NUMBERS

POSITIONAL = frozenset(field.name for field in INDEX_FIELDS if field.positional)
INVERTED = (*(field.name for field in INDEX_FIELDS), *FACETS)
"""Everything that has terms and postings."""

SUFFIXES = ("fields", "texts")
"""The files of a segment."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of one term in one segment; views of the mapped file, but for documents in halves."""

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


class InvertedField:
    """Terms and postings of one field of a segment."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self.terms = arrays.texts(f"{name}/terms")
        self.lexicon = Lexicon(self.terms, arrays[f"{name}/by_key"])
        self.posting_ends = arrays[f"{name}/posting_ends"]
        self.documents = arrays.ascending(f"{name}/documents")
        self.frequencies = arrays[f"{name}/frequencies"]
        self.lengths = arrays[f"{name}/lengths"]
        self.positional = name in POSITIONAL
        self.token_ends = arrays[f"{name}/token_ends"] if self.positional else self.posting_ends
        self.positions = arrays[f"{name}/positions"] if self.positional else self.posting_ends[:0]

    def postings(self, term: int) -> Postings:
        """Postings of a term number."""
        place = self.posting_slice(term, term + 1)
        tokens = self.token_slice(term, term + 1) if self.positional else slice(0)
        return Postings(self.documents[place], self.frequencies[place], self.positions[tokens])

    def posting_slice(self, first: int, last: int) -> slice:
        """Where the postings of terms [first, last) lie; at least one term."""
        return _between(self.posting_ends, first, last)

    def token_slice(self, first: int, last: int) -> slice:
        """Where the tokens of terms [first, last) lie; at least one term."""
        return _between(self.token_ends, first, last)

    def document_counts(self) -> NDArray[np.int64]:
        """Number of postings of every term."""
        return run_lengths(self.posting_ends)


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


def _between(ends: Array, first: int, last: int) -> slice:
    return slice(int(ends[first - 1]) if first else 0, int(ends[last - 1]))


class SegmentFile:
    """The files of one segment, opened on first use of each part."""

    def __init__(self, folder: Path, segment_id: str) -> None:
        self.folder = folder
        self.segment_id = segment_id
        self.arrays = ArrayFile(folder / f"{segment_id}.fields")
        self._texts_path = folder / f"{segment_id}.texts"
        self._fields: dict[str, InvertedField] = {}
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

    def field(self, name: str) -> InvertedField:
        """Terms and postings of an index field or facet."""
        found = self._fields.get(name)
        # One object for all threads: caches know a field by its identity.
        return found or self._fields.setdefault(name, InvertedField(self.arrays, name))

    def facet(self, name: str) -> FacetEntries:
        """Entries of a facet."""
        found = self._facets.get(name)
        return found or self._facets.setdefault(name, FacetEntries(self.arrays, name))

    def with_facets(self, arrays: Arrays, names: Iterable[str]) -> "SegmentFile":
        """This segment with other arrays for some facets."""
        other = SegmentFile(self.folder, self.segment_id)
        other._fields = self._fields | {name: InvertedField(arrays, name) for name in names}
        other._facets = self._facets | {name: FacetEntries(arrays, name) for name in names}
        return other
