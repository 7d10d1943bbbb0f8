"""Documents as the reference engine keeps them: plain objects, one token after another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.model.facets import FacetName
from indexer.model.record import INDEX_FIELDS, FacetColumn, IndexField, RecordBatch, StoredView, TokenColumn


@dataclass(frozen=True, slots=True)
class Token:
    """A term at a place of a field; `position` is -1 where the field keeps none."""

    view: StoredView
    field: str
    key: str
    fold: str
    position: int


@dataclass(frozen=True, slots=True)
class Label:
    """How one document names a value."""

    text: str
    fold: str
    sort_key: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document.

    Attributes:
        doc_id: its id.
        stored: the bytes to give back.
        date: yyyymmddHHMM, 0 unknown.
        title_key: order of its title.
        sketch: see `RecordBatch.sketches`.
        tokens: by index field name.
        values: the values of each facet.
    """

    doc_id: str
    stored: bytes
    date: int
    title_key: str
    sketch: tuple[int, ...]
    tokens: Mapping[str, tuple[Token, ...]]
    values: Mapping[FacetName, Mapping[str, Label]]

    def tokens_of(self, view: StoredView, field: str) -> tuple[Token, ...]:
        """The tokens of a field in a stored view."""
        return self.tokens[IndexField(view, field).name]


def records_of(batch: RecordBatch) -> Iterator[Record]:
    """The documents of a batch."""
    for number, doc_id in enumerate(batch.ids):
        yield Record(
            doc_id,
            batch.stored[number],
            int(batch.dates[number]),
            batch.title_keys[number],
            tuple(batch.sketches[number].tolist()),
            {field.name: tuple(_tokens(field, batch.columns[field.name], number)) for field in INDEX_FIELDS},
            {name: dict(_values(column, number)) for name, column in batch.facets.items()},
        )


def _tokens(field: IndexField, column: TokenColumn, number: int) -> Iterator[Token]:
    for place in range(column.starts[number], column.starts[number + 1]):
        term = column.terms[place]
        position = int(column.positions[place]) if field.positional else -1
        yield Token(field.view, field.field, column.vocabulary.keys[term], column.vocabulary.folds[term], position)


def _values(column: FacetColumn, number: int) -> Iterator[tuple[str, Label]]:
    for place in range(column.starts[number], column.starts[number + 1]):
        entry = column.ordinals[place]
        yield column.values[entry], Label(column.labels[entry], column.folds[entry], column.sort_keys[entry])
