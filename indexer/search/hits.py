"""Hits of an engine -> hits as shown: title and text with marks, metadata, the best part."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from types import MappingProxyType
from typing import get_args

from indexer.analyse import token_places
from indexer.highlight import MOST, Positions, ShownText, Syllables, mark, marked, marked_positions, snippets
from indexer.model.document import TEXT_FIELDS, Document, EntityType, FieldName, Meaning, StoredDocument
from indexer.model.marking import Mark
from indexer.model.request import TierName
from indexer.model.result import Hit, Matched
from indexer.search.page import NO_COPIES, CopiesView, HitView, SearchInput, SnippetView

Marks = tuple[tuple[int, int], ...]

_EXCERPTED: tuple[FieldName, ...] = ("body", "caption")
NOTHING: Mapping[str, frozenset[str]] = MappingProxyType({})
_TYPES: tuple[EntityType, ...] = get_args(EntityType)
_SHOWN_ENTITIES = 6
"""Values of each type named on a hit."""


NO_NAMES: Mapping[str, tuple[Meaning, ...]] = MappingProxyType({})

Named = Mapping[str, frozenset[str]]
"""Facet -> chosen values."""
Texts = Mapping[FieldName, ShownText]
"""The fields of a document, or those of them that are looked at."""

_TITLE_ALONE: tuple[FieldName, ...] = ("title",)
_EVERYTHING = SearchInput()


def to_hits(
    hits: Sequence[Hit],
    stored: Mapping[str, StoredDocument],
    shown: Mapping[str, StoredDocument],
    wanted: Mapping[TierName, Sequence[Mark]],
    *,
    named: Named = NOTHING,
    copies: Iterable[CopiesView] = repeat(NO_COPIES),
    asked: SearchInput = _EVERYTHING,
) -> Iterator[HitView]:
    """Put the hits of a page into words.

    Args:
        hits: of an engine.
        stored: their documents as they were indexed: matched positions count in them.
        shown: the same with the names that their values have now.
        wanted: what each tier wants to be marked.
        named: values that are marked where they stand when no words are looked for.
        copies: of each hit.
        asked: tells which hits are told briefly, see there.
    """
    told = [(hit, own, bool(own.folded_into) and not asked.reprints) for hit, own in zip(hits, copies, strict=False)]
    fields = TEXT_FIELDS if asked.excerpts else _TITLE_ALONE
    texts = shown_texts([stored[hit.doc_id].document for hit, _, is_brief in told if not is_brief], fields)
    for hit, own, is_brief in told:
        if is_brief:
            yield _brief(hit, stored[hit.doc_id].document, own)
        else:
            marks = wanted.get(hit.tier, ())
            yield _to_hit(hit, stored[hit.doc_id], shown[hit.doc_id], next(texts), marks, named=named, copies=own)


def _brief(hit: Hit, document: Document, copies: CopiesView) -> HitView:
    date, source = document.date
    return HitView(hit.doc_id, document.title, (), date, source, "", "", hit.score, hit.tier, (), NO_NAMES, copies)


def _to_hit(
    hit: Hit,
    stored: StoredDocument,
    shown: StoredDocument,
    texts: Texts,
    wanted: Sequence[Mark],
    *,
    named: Named,
    copies: CopiesView,
) -> HitView:
    document = stored.document
    positions = marked_positions(wanted, hit.matched, texts, lambda: stored.entities)
    if not wanted and named:
        positions = _named_positions(shown, texts, named)
    date, source = document.date
    whole = "body" in texts
    looked_at = [name for name in _EXCERPTED if whole and (name == "body" or positions[name])]
    found = {name: marked(texts[name], positions[name]) for name in looked_at}
    return HitView(
        document.doc_id,
        document.title,
        mark(texts["title"], positions["title"]) if positions["title"] else (),
        date,
        source,
        shown.document.section,
        best_part(document, found["body"]) if whole else "",
        hit.score,
        hit.tier,
        _excerpts(texts, found) if whole else (),
        named_entities(shown) if whole else NO_NAMES,
        copies,
    )


def shown_texts(documents: Sequence[Document], names: Sequence[FieldName] = TEXT_FIELDS) -> Iterator[Texts]:
    """Fields of documents with the places of their syllables."""
    texts = [document.text_of(name) for document in documents for name in names]
    fields = (ShownText(text, *places) for text, places in zip(texts, token_places(texts), strict=True))
    # The same iterator several times: as many fields of each document.
    return (dict(zip(names, own, strict=True)) for own in zip(*[fields] * len(names), strict=True))


def _excerpts(texts: Texts, marks: Mapping[FieldName, Syllables]) -> tuple[SnippetView, ...]:
    """The first excerpts with marks; where there are none, the beginning of the body."""
    excerpts = [
        SnippetView(name, found.text, found.start, found.marks)
        for name, syllables in marks.items()
        for found in snippets(texts[name], syllables)
    ]
    marked = [excerpt for excerpt in excerpts if excerpt.marks]
    return tuple(marked or excerpts)[:MOST]


def _named_positions(stored: StoredDocument, texts: Texts, named: Named) -> Mapping[FieldName, Positions]:
    """Where entities with chosen values, or places in chosen places, stand."""
    found: dict[FieldName, dict[int, int]] = {name: {} for name in texts}
    for entity in stored.entities:
        ancestors = (entity.value[:end] for end, char in enumerate(entity.value) if char == "/")
        asked = not named.get(entity.type, frozenset()).isdisjoint((entity.value, *ancestors))
        if asked and entity.field in texts:
            found[entity.field].update(dict.fromkeys(texts[entity.field].positions_in(entity.start, entity.end), 0))
    return found


def named_entities(stored: StoredDocument) -> Mapping[str, tuple[Meaning, ...]]:
    """The first distinct values of each type of entity."""
    found: dict[EntityType, dict[str, Meaning]] = {}
    for meaning in stored.meanings:
        kind, value, _ = meaning
        values = found.get(kind)
        if values is None:
            values = found[kind] = {}
        if len(values) < _SHOWN_ENTITIES and value not in values:
            values[value] = meaning
    return {kind: tuple(found[kind].values()) for kind in _TYPES if kind in found}


def best_part(document: Document, syllables: Syllables) -> str:
    """Label of the part of the body that holds most matched syllables, the first of equals."""
    if not syllables.positions:
        return ""
    if not document.headed:
        lines = Counter(syllables.lines())
        return str(max(lines, key=lines.__getitem__) + 1)
    begins = [part.start for part in document.headed]
    labels = Counter(document.headed[bisect_right(begins, start) - 1].label for start in syllables.starts)
    return max(labels, key=labels.__getitem__)


def document_marks(
    wanted: Sequence[Mark], matched: Sequence[Matched], stored: StoredDocument
) -> Mapping[FieldName, Marks]:
    """Marks in the whole text of every field."""
    (texts,) = shown_texts([stored.document])
    positions = marked_positions(wanted, matched, texts, lambda: stored.entities)
    return {name: mark(texts[name], positions[name]) for name in TEXT_FIELDS}
