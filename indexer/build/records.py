"""Documents with their entities -> one batch of records. Nothing here looks beyond the batch."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.analyse import Analyser
from indexer.build.sketches import sketches
from indexer.collation import name_sort_key, sort_key
from indexer.model.document import TEXT_FIELDS, Entity, StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.record import ENTITY_FIELDS, FacetColumn, RecordBatch, TokenColumn
from indexer.model.stored import encode_stored
from indexer.normalise import fold

_ENTITY_FACETS: tuple[FacetName, ...] = ("person", "organisation", "place", "role", "reference")
_BY_GIVEN_NAME = frozenset({"person", "author"})

Labels = Mapping[str, str]
"""Facet values of one document with their labels."""


def to_batch(documents: Sequence[StoredDocument], analyser: Analyser) -> RecordBatch:
    """Analyse documents and lay them out for an engine."""
    columns: dict[str, TokenColumn] = {}
    for field in TEXT_FIELDS:
        texts = [stored.document.text_of(field) for stored in documents]
        for view, column in analyser.columns(texts, words=field != "caption", units=True).items():
            columns[f"{field}_{view}"] = column
    for kind in ENTITY_FIELDS:
        names = [_entity_text(stored.entities, kind) for stored in documents]
        columns[f"{kind}_entity"] = analyser.columns(names)["syllable"]
    return RecordBatch(
        tuple(stored.document.doc_id for stored in documents),
        tuple(map(encode_stored, documents)),
        columns,
        {name: _facet_column(name, [facet_values(name, stored) for stored in documents]) for name in FACETS},
        np.array([date_number(stored.document.date[0]) for stored in documents], np.int64),
        tuple(sort_key(stored.document.title) for stored in documents),
        sketches(columns["body_syllable"]),
    )


def _entity_text(entities: Iterable[Entity], kind: str) -> str:
    """Every way in which the document writes its entities of a type, one a line."""
    wanted = [entity for entity in entities if entity.type == kind]
    lines = dict.fromkeys(text for entity in wanted for text in (entity.label, entity.text))
    return "\n".join(" ".join(line.split()) for line in lines)


def date_number(date: str) -> int:
    """yyyymmddHHMM of an ISO date, its missing parts being the first month, day, hour; 0 when it is empty."""
    if not date:
        return 0
    day, _, time = date.partition("T")
    year, month, number = [*map(int, day.split("-")), 1, 1][:3]
    hour, minute = [*map(int, time.split(":")[:2]), 0, 0][:2] if time else (0, 0)
    return (((year * 100 + month) * 100 + number) * 100 + hour) * 100 + minute


def facet_values(name: FacetName, stored: StoredDocument) -> Labels:
    """Values of a facet with labels, ancestors of hierarchical values included."""
    document = stored.document
    match name:
        case "section" | "source":
            value = document.section if name == "section" else document.source
            return {value: value} if value else {}
        case "author":
            return {author: author for author in document.authors}
        case "folder":
            return dict(_folders(document.folder))
        case "year" | "month":
            date = document.date[0]
            value = date[:4] if name == "year" else date[:7]
            return {value: value} if value and (name == "year" or len(date) >= len("2022-11")) else {}
        case _:
            labels: dict[str, str] = {}
            for entity in stored.entities:
                if entity.type == name:
                    own = (entity.value, entity.label)
                    for value, label in _with_ancestors(*own) if name == "place" else (own,):
                        labels.setdefault(value, label)
            return labels


def _with_ancestors(value: str, label: str) -> Iterator[tuple[str, str]]:
    """The values above a place, then the place; their labels are as those of `indexer.extract`: "Vinh (Nghệ An)"."""
    parts = value.split("/")
    for end in range(1, len(parts)):
        above = ", ".join(reversed(parts[: end - 1]))
        yield "/".join(parts[:end]), f"{parts[end - 1]} ({above})" if above else parts[end - 1]
    if value:
        yield value, label


def _folders(folder: str) -> Iterator[tuple[str, str]]:
    parts = folder.split("/") if folder else []
    for end, name in enumerate(parts, start=1):
        yield "/".join(parts[:end]), name


@dataclass(frozen=True, slots=True)
class _Entry:
    value: str
    label: str


def _facet_column(name: FacetName, rows: Sequence[Labels]) -> FacetColumn:
    numbers: dict[_Entry, int] = {}
    ordinals: list[int] = []
    starts = [0]
    for row in rows:
        entries = (_Entry(value, label) for value, label in row.items())
        ordinals += sorted(numbers.setdefault(entry, len(numbers)) for entry in entries)
        starts.append(len(ordinals))
    key = name_sort_key if name in _BY_GIVEN_NAME else sort_key
    return FacetColumn(
        tuple(entry.value for entry in numbers),
        tuple(entry.label for entry in numbers),
        tuple(fold(entry.label) for entry in numbers),
        tuple(key(entry.label) for entry in numbers),
        np.array(ordinals, np.uint32),
        np.array(starts, np.int64),
    )
