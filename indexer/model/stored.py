"""The JSON in which a generation keeps documents; the only place that knows its keys."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from itertools import accumulate, pairwise
from typing import Any

from indexer.model.document import Document, Meaning, Part, Places, Removed, StoredDocument

_FIELDS = tuple(field.name for field in fields(Document))


def encode_stored(stored: StoredDocument) -> bytes:
    """The bytes of a document, UTF-8; empty metadata is left out, and so is what can be told from the rest.

    Places of entities and headed parts are columns: numbers of one kind beside each other take half the room, and less
    time. Starts of entities are counted from the one before, lengths from that of the label.
    """
    document = stored.document
    # Not `asdict`, which copies every part on the way: this runs for every document of a build.
    content = {name: value for name in _FIELDS if (value := getattr(document, name)) not in ("", ())}
    content["meanings"] = [meaning[: 2 if meaning.label == meaning.value else 3] for meaning in stored.meanings]
    meanings, numbers, starts, lengths = stored.places
    labels = [len(meaning.label) for meaning in stored.meanings]
    content["entities"] = [
        meanings,
        numbers,
        [start - before for before, start in pairwise((0, *starts))],
        [length - labels[meaning] for meaning, length in zip(meanings, lengths, strict=True)],
    ]
    if parts := content.pop("headed", ()):
        content["parts"] = _part_columns(parts)
    content["removed"] = [[r.text, r.rule] for r in document.removed]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def decode_stored(content: bytes) -> StoredDocument:
    """The document of `encode_stored`."""
    values: dict[str, Any] = json.loads(content)
    # Lists, not generators, which take twice as long for so few: a page reads a dozen documents.
    meanings = tuple([Meaning(meaning[0], meaning[1], meaning[-1]) for meaning in values.pop("meanings")])
    labels = [len(meaning.label) for meaning in meanings]
    owners, numbers, gaps, longer = values.pop("entities")
    lengths = tuple([labels[owner] + more for owner, more in zip(owners, longer, strict=True)])
    places = Places(tuple(owners), tuple(numbers), tuple(accumulate(gaps)), lengths)
    values["headed"] = _parts(values.pop("parts", None) or ())
    values["removed"] = tuple(Removed(*removed) for removed in values["removed"])
    values["captions"] = tuple(values.get("captions", ()))
    values["authors"] = tuple(values.get("authors", ()))
    return StoredDocument(Document(**{"title": "", "body": ""} | values), meanings, places)


def _part_columns(parts: Sequence[Part]) -> list[list[Any]]:
    rows = [(part.kind, part.label, part.start, part.end - part.start) for part in parts]
    return [list(column) for column in zip(*rows, strict=True)]


def _parts(columns: Sequence[Sequence[Any]]) -> tuple[Part, ...]:
    rows = zip(*columns, strict=True)
    return tuple(Part(kind, label, start, start + length) for kind, label, start, length in rows)


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
        "encoding": document.encoding,
        "captions": list(document.captions),
        "body": document.body,
        "parts": [part._asdict() for part in document.parts],
        "removed": [asdict(removed) for removed in document.removed],
        "entities": [entity._asdict() for entity in stored.entities],
    }
