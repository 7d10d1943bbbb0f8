"""What an engine is given: batches of analysed documents as arrays of term numbers.

A batch holds a few hundred documents. Nothing in it depends on any other document of the corpus.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from indexer.model.document import TEXT_FIELDS
from indexer.model.facets import FacetName
from indexer.model.files import SourceFile

StoredView = Literal["syllable", "word", "unit", "entity"]
View = Literal["syllable", "folded", "word", "word_folded", "unit", "entity", "entity_folded"]

BASE_VIEW: Mapping[View, StoredView] = {
    "syllable": "syllable",
    "folded": "syllable",
    "word": "word",
    "word_folded": "word",
    "unit": "unit",
    "entity": "entity",
    "entity_folded": "entity",
}
"""Where each view is stored: a folded view reads the runs of terms with one fold in its base view."""


@dataclass(frozen=True, slots=True)
class IndexField:
    """A stored view of one field: `body_syllable`, `person_entity`.

    Attributes:
        view: the stored view.
        field: a text field, or the entity type for the view "entity".
        positional: positions are kept.
    """

    view: StoredView
    field: str
    positional: bool = True

    @property
    def name(self) -> str:
        """The name in the index."""
        return f"{self.field}_{self.view}"


SKETCH_NUMBERS = 16
"""Numbers of a sketch: documents that share one in the same place are copies of one text, see `build.sketches`."""

ENTITY_FIELDS = ("person", "organisation", "place", "role", "reference", "name")
INDEX_FIELDS: tuple[IndexField, ...] = (
    *(IndexField("syllable", name) for name in TEXT_FIELDS),
    IndexField("word", "title", positional=False),
    IndexField("word", "body", positional=False),
    *(IndexField("unit", name) for name in TEXT_FIELDS),
    *(IndexField("entity", name) for name in ENTITY_FIELDS),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The distinct terms of one view in one batch.

    Attributes:
        keys: the terms; equal spellings of one word share a key.
        folds: the key without marks, one for each key; equal to the key where a view has no fold (unit).
    """

    keys: tuple[str, ...]
    folds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TokenColumn:
    """The tokens of one index field for every document of a batch, documents in a row; numbers have any width.

    Attributes:
        vocabulary: what the term numbers mean.
        terms: term numbers, shape (tokens,).
        positions: position of each token in its field, shape (tokens,), not decreasing within a document; empty when
            the field is not positional. Positions leave gaps between parts.
        starts: int64, shape (documents + 1,): tokens of document i are [starts[i], starts[i + 1]).
    """

    vocabulary: Vocabulary
    terms: NDArray[np.unsignedinteger]
    positions: NDArray[np.unsignedinteger]
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of one facet for every document of a batch.

    An entry is a value with the label that a document gives it; the label people see is the commonest.

    Attributes:
        values: value of each entry; entries are distinct as (value, label).
        labels: label of each entry.
        folds: label of each entry without marks, for searching inside values.
        sort_keys: order of each entry from A to Z (Vietnamese order, people by given name).
        ordinals: numbers of entries, uint32, shape (pairs,); a document has at most one entry of a value.
        starts: int64, shape (documents + 1,).
    """

    values: tuple[str, ...]
    labels: tuple[str, ...]
    folds: tuple[str, ...]
    sort_keys: tuple[str, ...]
    ordinals: NDArray[np.uint32]
    starts: NDArray[np.int64]


DAY = 10_000
"""A date of `RecordBatch.dates` divided by this is yyyymmdd."""


@dataclass(frozen=True, slots=True)
class RecordBatch:
    """A batch of records.

    Attributes:
        ids: document ids, distinct over the whole corpus; may be empty when only `sources` are reported.
        stored: the documents to show, encoded by `indexer.build`; engines keep the bytes and give them back.
        columns: by name of the index field; every name of INDEX_FIELDS is present.
        facets: by facet name; every facet is present.
        dates: int64, shape (documents,): yyyymmddHHMM of the publication, else of the event; 0 unknown.
        title_keys: order of the titles from A to Z.
        sketches: uint64, shape (documents, SKETCH_NUMBERS); a row of zeros is like no other document.
        sources: the files that ended with this batch.
    """

    ids: tuple[str, ...]
    stored: tuple[bytes, ...]
    columns: Mapping[str, TokenColumn]
    facets: Mapping[FacetName, FacetColumn]
    dates: NDArray[np.int64]
    title_keys: tuple[str, ...]
    sketches: NDArray[np.uint64]
    sources: tuple[SourceFile, ...] = ()
