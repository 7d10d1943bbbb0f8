"""Records for tests of engines, written by hand: no reading, no analysis.

A text is a row of words at spaces. `_` joins the syllables of one word ("học_sinh giỏi"), a lone `/` is a gap
between parts, and `[ref:05]` is a unit at the position of the syllable after it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from indexer.model.facets import FACETS, FacetName
from indexer.model.files import SourceFile
from indexer.model.record import (
    ENTITY_FIELDS,
    INDEX_FIELDS,
    SKETCH_NUMBERS,
    FacetColumn,
    RecordBatch,
    TokenColumn,
    Vocabulary,
)
from indexer.normalise import fold

GAP = 10
"""Positions left out between parts."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One document.

    Attributes:
        doc_id: its id; every other field may stay empty.
        title: text, see above.
        body: text.
        caption: text.
        entities: values of each entity type, as texts.
        facets: values of each facet; "hn=Hà Nội" is the value "hn" labelled "Hà Nội".
        date: yyyymmddHHMM, 0 unknown.
        sketch: a few numbers, see `RecordBatch.sketches`; the rest are 0.
        stored: what is kept to show it; made from the id when it is empty.
    """

    doc_id: str
    title: str = ""
    body: str = ""
    caption: str = ""
    entities: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    facets: Mapping[FacetName, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    date: int = 0
    sketch: tuple[int, ...] = ()
    stored: bytes = b""

    def text_of(self, name: str) -> str:
        """The text of a field or entity type."""
        return " / ".join(self.entities.get(name, ())) if name in ENTITY_FIELDS else str(getattr(self, name))


class Place(NamedTuple):
    """A term at a position."""

    key: str
    fold: str
    position: int


def tokens(text: str, view: str) -> list[Place]:
    """The tokens of a text in a stored view, in order."""
    found: list[Place] = []
    position = 0
    for word in text.split():
        if word == "/":
            position += GAP
        elif word.startswith("["):
            if view == "unit":
                found.append(Place(word[1:-1], word[1:-1], position))
        else:
            syllables = word.split("_")
            if view == "word":
                found.append(Place(word, fold(word), position))
            elif view != "unit":
                found += [Place(key, fold(key), position + place) for place, key in enumerate(syllables)]
            position += len(syllables)
    return found


def batch(samples: Sequence[Sample], sources: Sequence[SourceFile] = ()) -> RecordBatch:
    """The records of some documents."""
    columns = {
        each.name: _column([tokens(sample.text_of(each.field), each.view) for sample in samples], each.positional)
        for each in INDEX_FIELDS
    }
    return RecordBatch(
        ids=tuple(sample.doc_id for sample in samples),
        stored=tuple(sample.stored or f"shown {sample.doc_id}".encode() for sample in samples),
        columns=columns,
        facets={name: _facet([sample.facets.get(name, ()) for sample in samples]) for name in FACETS},
        dates=np.array([sample.date for sample in samples], np.int64),
        title_keys=tuple(fold(sample.title) for sample in samples),
        sketches=np.array([_sketch(sample) for sample in samples], np.uint64).reshape(-1, SKETCH_NUMBERS),
        sources=tuple(sources),
    )


def batches(samples: Iterable[Sample], size: int = 3) -> Iterator[RecordBatch]:
    """The records of documents, `size` in a batch."""
    ordered = list(samples)
    for start in range(0, len(ordered), size):
        yield batch(ordered[start : start + size])


def _starts(rows: Sequence[Sequence[object]]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.cumsum([0, *map(len, rows)], dtype=np.int64)


def _sketch(sample: Sample) -> list[int]:
    return [*sample.sketch, *[0] * (SKETCH_NUMBERS - len(sample.sketch))]


def _column(rows: Sequence[Sequence[Place]], positional: bool) -> TokenColumn:  # noqa: FBT001  # as in IndexField
    # Not in order: engines may not rely on the order of a batch's own terms.
    vocabulary = dict.fromkeys((place.key, place.fold) for row in rows for place in row)
    numbers = {term: number for number, term in enumerate(vocabulary)}
    return TokenColumn(
        Vocabulary(tuple(key for key, _ in vocabulary), tuple(folded for _, folded in vocabulary)),
        np.array([numbers[place.key, place.fold] for row in rows for place in row], np.uint32),
        np.array([place.position for row in rows for place in row] if positional else [], np.uint32),
        _starts(rows),
    )


def _facet(rows: Sequence[Sequence[str]]) -> FacetColumn:
    entries: dict[tuple[str, str], int] = {}
    ordinals = []
    for row in rows:
        for written in row:
            value, _, label = written.partition("=")
            ordinals.append(entries.setdefault((value, label or value), len(entries)))
    labels = tuple(label for _, label in entries)
    return FacetColumn(
        tuple(value for value, _ in entries),
        labels,
        tuple(fold(label).lower() for label in labels),
        tuple(label.lower() for label in labels),
        np.array(ordinals, np.uint32),
        _starts(rows),
    )
