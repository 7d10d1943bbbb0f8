"""Hits of an engine -> hits as shown: title and text with marks, metadata, the best part."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from indexer.analyse import token_places
from indexer.highlight import MOST, Positions, ShownText, mark, marked_positions, snippets
from indexer.model.document import TEXT_FIELDS, Document, EntityType, FieldName, StoredDocument
from indexer.model.marking import Mark
from indexer.model.result import Hit, Matched
from indexer.search.page import NO_COPIES, CopiesView, EntityLabel, HitView, SnippetView

Marks = tuple[tuple[int, int], ...]

_EXCERPTED: tuple[FieldName, ...] = ("body", "caption")
NOTHING: Mapping[str, frozenset[str]] = MappingProxyType({})
_TYPES: tuple[EntityType, ...] = get_args(EntityType)
_SHOWN_ENTITIES = 6
"""Values of each type named on a hit."""


Named = Mapping[str, frozenset[str]]
"""Facet -> chosen values."""


def to_hit(
    hit: Hit,
    stored: StoredDocument,
    shown: StoredDocument,
    wanted: Sequence[Mark],
    *,
    named: Named = NOTHING,
    copies: CopiesView = NO_COPIES,
) -> HitView:
    """Put a hit into words.

    Args:
        hit: of an engine.
        stored: its document as it was indexed: matched positions count in it.
        shown: the same with the names that its values have now.
        wanted: what its tier wants to be marked.
        named: values that are marked where they stand when no words are looked for.
        copies: of the document.
    """
    document = stored.document
    texts = _ShownTexts(document)
    positions = marked_positions(wanted, hit.matched, texts, lambda: stored.entities)
    if not wanted and named:
        positions = _named_positions(shown, texts, named)
    date, source = document.date
    return HitView(
        document.doc_id,
        document.title,
        mark(texts["title"], positions["title"]) if positions["title"] else (),
        date,
        source,
        shown.document.section,
        best_part(document, texts["body"], positions["body"]),
        hit.score,
        hit.tier,
        _excerpts(texts, positions),
        entity_labels(shown),
        copies,
    )


def _excerpts(
    texts: Mapping[FieldName, ShownText], positions: Mapping[FieldName, Positions]
) -> tuple[SnippetView, ...]:
    """The first excerpts with marks; where there are none, the beginning of the body."""
    excerpts = [
        SnippetView(name, found.text, found.start, found.marks)
        for name in _EXCERPTED
        if name == "body" or positions[name]
        for found in snippets(texts[name], positions[name])
    ]
    marked = [excerpt for excerpt in excerpts if excerpt.marks]
    return tuple(marked or excerpts)[:MOST]


def _named_positions(
    stored: StoredDocument, texts: Mapping[FieldName, ShownText], named: Named
) -> Mapping[FieldName, Positions]:
    """Where entities with chosen values, or places in chosen places, stand."""
    found: dict[FieldName, dict[int, int]] = {name: {} for name in TEXT_FIELDS}
    for entity in stored.entities:
        ancestors = (entity.value[:end] for end, char in enumerate(entity.value) if char == "/")
        if named.get(entity.type, frozenset()).isdisjoint((entity.value, *ancestors)):
            continue
        found[entity.field].update(dict.fromkeys(texts[entity.field].positions_in(entity.start, entity.end), 0))
    return found


def entity_labels(stored: StoredDocument) -> Mapping[str, tuple[EntityLabel, ...]]:
    """The first distinct values of each type of entity."""
    found: dict[EntityType, dict[str, EntityLabel]] = {}
    for kind, value, label in stored.meanings:
        values = found.setdefault(kind, {})
        if value not in values and len(values) < _SHOWN_ENTITIES:
            values[value] = EntityLabel(value, label)
    return {kind: tuple(found[kind].values()) for kind in _TYPES if kind in found}


class _ShownTexts(Mapping[FieldName, ShownText]):
    """The fields of a document with the places of their syllables, found when a field is first asked for.

    In most hits nothing of the title or a caption is to be marked.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: dict[FieldName, ShownText] = {}

    def __getitem__(self, name: FieldName) -> ShownText:
        if name not in self._made:
            text = self._document.text_of(name)
            self._made[name] = ShownText(text, *token_places(text))
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in TEXT_FIELDS

    def __iter__(self) -> Iterator[FieldName]:
        return iter(TEXT_FIELDS)

    def __len__(self) -> int:
        return len(TEXT_FIELDS)


def best_part(document: Document, shown: ShownText, positions: Positions) -> str:
    """Label of the part of the body that holds most matched syllables, the first of equals."""
    if not positions:
        return ""
    wanted = sorted(positions)
    if not document.headed:
        lines = Counter(shown.lines(wanted))
        return str(max(lines, key=lines.__getitem__) + 1)
    begins = [part.start for part in document.headed]
    labels = Counter(document.headed[bisect_right(begins, start) - 1].label for start in shown.places(wanted)[0])
    return max(labels, key=labels.__getitem__)


def document_marks(
    wanted: Sequence[Mark], matched: Sequence[Matched], stored: StoredDocument
) -> Mapping[FieldName, Marks]:
    """Marks in the whole text of every field."""
    texts = _ShownTexts(stored.document)
    positions = marked_positions(wanted, matched, texts, lambda: stored.entities)
    return {name: mark(texts[name], positions[name]) for name in TEXT_FIELDS}
