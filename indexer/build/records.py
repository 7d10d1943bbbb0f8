"""Documents with their entities -> one batch of records. Nothing here looks beyond the batch."""

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

import numpy as np

from indexer.analyse import Analyser
from indexer.build.sketches import sketches
from indexer.collation import facet_sort_keys, sort_keys
from indexer.extract import Labels, facet_values
from indexer.model.document import TEXT_FIELDS, FieldName, StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.record import ENTITY_FIELDS, FacetColumn, RecordBatch, TokenColumn
from indexer.model.stored import encode_stored
from indexer.normalise import fold
from indexer.units import Unit, UnitFinder, find_units

_DIGIT = re.compile("[0-9]")
_WHOLE_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BETWEEN = "\0"
"""Between labels that are folded together; no cleaned text holds it."""


def to_batch(
    documents: Sequence[StoredDocument], analyser: Analyser, find_units: UnitFinder = find_units
) -> RecordBatch:
    """Analyse documents and lay them out for an engine."""
    columns: dict[str, TokenColumn] = {}
    told = [_completed_days(stored) for stored in documents]
    for field in TEXT_FIELDS:
        texts = [stored.document.text_of(field) for stored in documents]
        units = [[*find_units(text), *days] for text, days in zip(texts, map(itemgetter(field), told), strict=True)]
        for view, column in analyser.columns(texts, words=field != "caption", units=units).items():
            columns[f"{field}_{view}"] = column
    written = [_written(stored) for stored in documents]
    for kind in ENTITY_FIELDS:
        names = ["\n".join(each.get(kind, ())) for each in written]
        columns[f"{kind}_entity"] = analyser.columns(names)["syllable"]
    return RecordBatch(
        tuple(stored.document.doc_id for stored in documents),
        tuple(map(encode_stored, documents)),
        columns,
        {name: _facet_column(name, [facet_values(name, stored) for stored in documents]) for name in FACETS},
        np.array([date_number(stored.document.date[0]) for stored in documents], np.int64),
        tuple(sort_keys(stored.document.title for stored in documents)),
        sketches(columns["body_syllable"]),
    )


def _written(stored: StoredDocument) -> Mapping[str, Iterable[str]]:
    """Every way in which the document writes its entities, by type; each one line."""
    texts = [stored.document.text_of(field) for field in TEXT_FIELDS]
    lines: dict[str, dict[str, None]] = {}
    rows = [(lines.setdefault(meaning.type, {}), meaning.label) for meaning in stored.meanings]
    for number, field, start, length in zip(*stored.places, strict=True):
        found, label = rows[number]
        found[label] = found[texts[field][start : start + length]] = None
    return {kind: [line.replace("\n", " ") for line in found] for kind, found in lines.items()}


def _completed_days(stored: StoredDocument) -> Mapping[FieldName, Sequence[Unit]]:
    """The days that are written without their year, as units of each field: "sáng 10.7" is found by 10/7/2018, too.

    Those with a year are units of the text itself.
    """
    days: dict[FieldName, list[Unit]] = {field: [] for field in TEXT_FIELDS}
    whole = {
        number: meaning.value
        for number, meaning in enumerate(stored.meanings)
        if meaning.type == "date" and _WHOLE_DAY.fullmatch(meaning.value)
    }
    for number, place, start, length in zip(*stored.places, strict=True) if whole else ():
        if number in whole:
            field, end, value = TEXT_FIELDS[place], start + length, whole[number]
            text = stored.document.text_of(field)
            digit = _DIGIT.search(text, start, end)
            if digit is not None and value[:4] not in text[start:end]:
                days[field].append(Unit("date", f"date:{value}", digit.start(), end))
    return days


def date_number(date: str) -> int:
    """yyyymmddHHMM of an ISO date, its missing parts being the first month, day, hour; 0 when it is empty."""
    if not date:
        return 0
    day, _, time = date.partition("T")
    year, month, number = [*map(int, day.split("-")), 1, 1][:3]
    hour, minute = [*map(int, time.split(":")[:2]), 0, 0][:2] if time else (0, 0)
    return (((year * 100 + month) * 100 + number) * 100 + hour) * 100 + minute


def _facet_column(name: FacetName, rows: Sequence[Labels]) -> FacetColumn:
    numbers: dict[tuple[str, str], int] = {}
    ordinals: list[int] = []
    starts = [0]
    for row in rows:
        ordinals += sorted([numbers.setdefault(entry, len(numbers)) for entry in row.items()])
        starts.append(len(ordinals))
    labels = tuple([label for _, label in numbers])
    return FacetColumn(
        tuple([value for value, _ in numbers]),
        labels,
        tuple(fold(_BETWEEN.join(labels)).split(_BETWEEN)) if labels else (),
        tuple(facet_sort_keys(name, labels)),
        np.array(ordinals, np.uint32),
        np.array(starts, np.int64),
    )
