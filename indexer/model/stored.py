"""The JSON in which a generation keeps documents; the only place that knows its keys."""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache, partial
from itertools import accumulate, pairwise
from typing import Any

import msgspec

from indexer.model.document import Document, Meaning, Part, Places, StoredDocument

_Columns = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
_FIELDS = tuple(field.name for field in fields(Document))
_REST = b',"meanings":'
"""Where the fields of a document end: in strings quotation marks are escaped."""


class _Rest(msgspec.Struct):
    """What is kept beside the fields of a document, see `encode_stored`."""

    meanings: list[list[Any]]
    entities: msgspec.Raw
    parts: tuple[list[Any], ...] = ()


def encode_stored(stored: StoredDocument) -> bytes:
    """The bytes of a document, UTF-8; empty metadata is left out, and so is what can be told from the rest.

    Places of entities and headed parts are columns: numbers of one kind beside each other take half the room, and less
    time. Starts of entities are counted from the one before, lengths from that of the label.
    """
    document = stored.document
    # Not `asdict`, which copies every part on the way: this runs for every document of a build.
    content = {name: value for name in _FIELDS if (value := getattr(document, name)) not in ("", ())}
    content["title"] = document.title
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
    return msgspec.json.encode(content)


def decode_document(content: bytes) -> Document:
    """The document of `encode_stored` without its headed parts: what a list tells of it.

    Raises:
        ValueError: that is not what `encode_stored` wrote.
    """
    return _of_document().decode(content)


def decode_stored(content: bytes) -> StoredDocument:
    """The document of `encode_stored` with all that is kept beside it; raises as `decode_document` does."""
    own, key, others = content.partition(_REST)
    document, rest = decode_document(own + b"}" if key else content), _of_rest().decode(b"{" + key[1:] + others)
    meanings = tuple([Meaning(meaning[0], meaning[1], meaning[-1]) for meaning in rest.meanings])
    if rest.parts:
        document = replace(document, headed=_parts(rest.parts))
    return StoredDocument(document, meanings, partial(_places, rest.entities, meanings))


def _places(columns: msgspec.Raw, meanings: Sequence[Meaning]) -> Places:
    owners, numbers, gaps, longer = _of_columns().decode(columns)
    labels = [len(meaning.label) for meaning in meanings]
    lengths = tuple([labels[owner] + more for owner, more in zip(owners, longer, strict=True)])
    return Places(owners, numbers, tuple(accumulate(gaps)), lengths)


@cache
def _of_document() -> msgspec.json.Decoder[Document]:
    return msgspec.json.Decoder(Document)


@cache
def _of_rest() -> msgspec.json.Decoder[_Rest]:
    return msgspec.json.Decoder(_Rest)


@cache
def _of_columns() -> msgspec.json.Decoder[_Columns]:
    return msgspec.json.Decoder(_Columns)


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
        "published_confidence": document.published_confidence,
        "event_date": document.event_date,
        "event_date_source": document.event_date_source,
        "event_confidence": document.event_confidence,
        "event_year_source": document.event_year_source,
        "authors": list(document.authors),
        "authors_source": document.authors_source,
        "views": document.views,
        "views_source": document.views_source,
        "encoding": document.encoding,
        "captions": list(document.captions),
        "body": document.body,
        "parts": [part._asdict() for part in document.parts],
        "removed": [removed._asdict() for removed in document.removed],
        "entities": [entity._asdict() for entity in stored.entities],
    }
