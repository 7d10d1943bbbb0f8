"""Hits of an engine -> hits as shown: title and text with marks, metadata, the best part."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from indexer.analyse import token_spans
from indexer.highlight import mark, snippets
from indexer.model.document import TEXT_FIELDS, Document, EntityType, FieldName, StoredDocument
from indexer.model.result import Hit, Matched
from indexer.search.page import EntityLabel, HitView, SnippetView
from indexer.units import find_units

Marks = tuple[tuple[int, int], ...]
Spans = tuple[list[int], list[tuple[int, int]]]

_SHOWN_ENTITIES = 6
"""Values of each type named on a hit."""


def to_hit(hit: Hit, stored: StoredDocument) -> HitView:
    """Put a hit into words."""
    document = stored.document
    spans = {name: token_spans(document.text_of(name)) for name in TEXT_FIELDS}
    positions = matched_positions(hit.matched, document, spans)
    date, source = document.date
    excerpts = [
        SnippetView(name, found.text, found.start, found.marks)
        for name in ("body", "caption")
        if name == "body" or positions[name]
        for found in snippets(document.text_of(name), spans[name], positions[name])
    ]
    marked = [excerpt for excerpt in excerpts if excerpt.marks]
    return HitView(
        document.doc_id,
        document.title,
        mark(document.title, spans["title"], positions["title"]),
        date,
        source,
        document.section,
        best_part(document, spans["body"], positions["body"]),
        hit.score,
        hit.tier,
        tuple(marked or excerpts)[:3],
        entity_labels(stored),
    )


def entity_labels(stored: StoredDocument) -> Mapping[str, tuple[EntityLabel, ...]]:
    """The first distinct values of each type of entity."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in get_args(EntityType)}
    for entity in stored.entities:
        values = found[entity.type]
        if len(values) < _SHOWN_ENTITIES:
            values.setdefault(entity.value, entity.label)
    return {
        kind: tuple(EntityLabel(value, label) for value, label in values.items())
        for kind, values in found.items()
        if values
    }


def matched_positions(
    matched: Iterable[Matched], document: Document, spans: Mapping[FieldName, Spans]
) -> Mapping[FieldName, frozenset[int]]:
    """Positions of all matched syllables in each text field; a unit covers all its syllables."""
    found: dict[FieldName, set[int]] = {name: set() for name in TEXT_FIELDS}
    units: dict[FieldName, set[int]] = {name: set() for name in TEXT_FIELDS}
    for match in matched:
        for name in TEXT_FIELDS:
            if match.field == name and match.view in {"syllable", "unit"}:
                (units if match.view == "unit" else found)[name].update(match.positions)
    for name, starts in units.items():
        if starts:
            found[name] |= _unit_positions(document.text_of(name), spans[name], starts)
    return {name: frozenset(positions) for name, positions in found.items()}


def _unit_positions(text: str, spans: Spans, starts: set[int]) -> set[int]:
    positions, places = spans
    at = {
        start: (position, number) for number, (position, (start, _)) in enumerate(zip(positions, places, strict=True))
    }
    covered = set()
    for unit in find_units(text):
        position, number = at[unit.start]
        if position in starts:
            while number < len(places) and places[number][0] < unit.end:
                covered.add(positions[number])
                number += 1
    return covered


def best_part(document: Document, spans: Spans, positions: frozenset[int]) -> str:
    """Label of the part of the body that holds most matched syllables, the first of equals."""
    counts: Counter[str] = Counter()
    starts = [place for position, (place, _) in zip(*spans, strict=True) if position in positions]
    for part in document.parts:
        counts[part.label] += sum(part.start <= start < part.end for start in starts)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else ""


def document_marks(matched: Sequence[Matched], document: Document) -> Mapping[FieldName, Marks]:
    """Marks in the whole text of every field."""
    spans = {name: token_spans(document.text_of(name)) for name in TEXT_FIELDS}
    positions = matched_positions(matched, document, spans)
    return {name: mark(document.text_of(name), spans[name], positions[name]) for name in TEXT_FIELDS}
