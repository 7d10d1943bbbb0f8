"""The JSON in which a generation keeps documents; the only place that knows its keys."""

import json
from dataclasses import asdict
from typing import Any

from indexer.model.document import Document, Entity, Part, Removed, StoredDocument


def encode_stored(stored: StoredDocument) -> bytes:
    """The bytes of a document, UTF-8; empty metadata is left out."""
    content = {key: value for key, value in asdict(stored.document).items() if value not in ("", ())}
    content["entities"] = [[e.type, e.text, e.value, e.label, e.field, e.start, e.end] for e in stored.entities]
    content["parts"] = [[p.kind, p.label, p.start, p.end] for p in stored.document.parts]
    content["removed"] = [[r.text, r.rule] for r in stored.document.removed]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def decode_stored(content: bytes) -> StoredDocument:
    """The document of `encode_stored`."""
    fields: dict[str, Any] = json.loads(content)
    entities = tuple(Entity(*entity) for entity in fields.pop("entities"))
    fields["parts"] = tuple(Part(*part) for part in fields["parts"])
    fields["removed"] = tuple(Removed(*removed) for removed in fields["removed"])
    fields["captions"] = tuple(fields.get("captions", ()))
    fields["authors"] = tuple(fields.get("authors", ()))
    return StoredDocument(Document(**{"body": ""} | fields), entities)


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
