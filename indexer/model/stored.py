"""The JSON in which a generation keeps documents; the only place that knows its keys."""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any, cast

from indexer.model.document import TEXT_FIELDS, Document, Entity, EntityType, Part, Removed, StoredDocument

_FIELDS = tuple(field.name for field in fields(Document))
_FIELD_NUMBERS = {field: number for number, field in enumerate(TEXT_FIELDS)}


def encode_stored(stored: StoredDocument) -> bytes:
    """The bytes of a document, UTF-8; empty metadata is left out, and so is what can be told from the rest.

    Entities and parts are columns: numbers of one kind beside each other take half the room, and less time. What an
    entity means is written once; its text stands in the field.
    """
    document = stored.document
    # Not `asdict`, which copies every part and entity on the way: this runs for every document of a build.
    content = {name: value for name in _FIELDS if (value := getattr(document, name)) not in ("", ())}
    meanings: dict[tuple[str, ...], int] = {}
    numbers = [meanings.setdefault(_meaning(entity), len(meanings)) for entity in stored.entities]
    content["meanings"] = list(meanings)
    content["entities"] = [
        numbers,
        [_FIELD_NUMBERS[entity.field] for entity in stored.entities],
        [entity.start for entity in stored.entities],
        [entity.end - entity.start for entity in stored.entities],
    ]
    parts = document.parts
    content["parts"] = [
        [part.kind for part in parts],
        [part.label for part in parts],
        [part.start for part in parts],
        [part.end - part.start for part in parts],
    ]
    content["removed"] = [[r.text, r.rule] for r in document.removed]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _meaning(entity: Entity) -> tuple[str, ...]:
    """Type and value, and the label where it is another."""
    if entity.label == entity.value:
        return entity.type, entity.value
    return entity.type, entity.value, entity.label


def decode_stored(content: bytes) -> StoredDocument:
    """The document of `encode_stored`."""
    values: dict[str, Any] = json.loads(content)
    meanings, entities = values.pop("meanings"), values.pop("entities")
    values["parts"] = tuple(
        Part(kind, label, start, start + length) for kind, label, start, length in zip(*values["parts"], strict=True)
    )
    values["removed"] = tuple(Removed(*removed) for removed in values["removed"])
    values["captions"] = tuple(values.get("captions", ()))
    values["authors"] = tuple(values.get("authors", ()))
    document = Document(**{"title": "", "body": ""} | values)
    texts = [document.text_of(field) for field in TEXT_FIELDS]
    return StoredDocument(document, tuple(_entities(meanings, entities, texts)))


def _entities(meanings: list[list[str]], columns: list[list[int]], texts: list[str]) -> Iterator[Entity]:
    for number, field, start, length in zip(*columns, strict=True):
        kind, value = meanings[number][:2]
        text = texts[field][start : start + length]
        yield Entity(
            cast("EntityType", kind), text, value, meanings[number][-1], TEXT_FIELDS[field], start, start + length
        )


def document_json(stored: StoredDocument) -> dict[str, Any]:
    """The object that `tracuu show --json` and `/documents/<id>.json` print."""
    document = stored.document
    return {
        "id": document.doc_id,
        "source_path": document.source_path,
        "title": document.title,
        "title_source": document.title_source,
        "section": document.section,
        "section_source": document.section_source,
        "source": document.source,
        "source_source": document.source_source,
        "url": document.url,
        "published": document.published,
        "published_source": document.published_source,
        "event_date": document.event_date,
        "event_date_source": document.event_date_source,
        "authors": list(document.authors),
        "authors_source": document.authors_source,
        "views": document.views,
        "views_source": document.views_source,
        "captions": list(document.captions),
        "body": document.body,
        "parts": [asdict(part) for part in document.parts],
        "removed": [asdict(removed) for removed in document.removed],
        "entities": [entity._asdict() for entity in stored.entities],
    }
