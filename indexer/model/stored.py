"""The JSON in which a generation keeps documents; the only place that knows its keys."""

import json
from dataclasses import asdict, fields
from typing import Any

from indexer.model.document import Document, Entity, Part, Removed, StoredDocument

_FIELDS = tuple(field.name for field in fields(Document))


def encode_stored(stored: StoredDocument) -> bytes:
    """The bytes of a document, UTF-8; empty metadata is left out."""
    document = stored.document
    # Not `asdict`, which copies every part and entity on the way: this runs for every document of a build.
    content = {name: value for name in _FIELDS if (value := getattr(document, name)) not in ("", ())}
    content["entities"] = [[e.type, e.text, e.value, e.label, e.field, e.start, e.end] for e in stored.entities]
    content["parts"] = [[p.kind, p.label, p.start, p.end] for p in document.parts]
    content["removed"] = [[r.text, r.rule] for r in document.removed]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def decode_stored(content: bytes) -> StoredDocument:
    """The document of `encode_stored`."""
    values: dict[str, Any] = json.loads(content)
    entities = tuple(Entity(*entity) for entity in values.pop("entities"))
    values["parts"] = tuple(Part(*part) for part in values["parts"])
    values["removed"] = tuple(Removed(*removed) for removed in values["removed"])
    values["captions"] = tuple(values.get("captions", ()))
    values["authors"] = tuple(values.get("authors", ()))
    return StoredDocument(Document(**{"title": "", "body": ""} | values), entities)


def document_json(stored: StoredDocument) -> dict[str, Any]:
    """The object that `tracuu show --json` and `/documents/<id>.json` print."""
    document = stored.document
    return {
        "id": document.doc_id,
        "source_path": document.source_path,
        "title": document.title,
        "title_source": document.title_source,
        "section": document.section,
        "source": document.source,
        "url": document.url,
        "published": document.published,
        "published_source": document.published_source,
        "event_date": document.event_date,
        "event_date_source": document.event_date_source,
        "authors": list(document.authors),
        "views": document.views,
        "captions": list(document.captions),
        "body": document.body,
        "parts": [asdict(part) for part in document.parts],
        "removed": [asdict(removed) for removed in document.removed],
        "entities": [asdict(entity) for entity in stored.entities],
    }
