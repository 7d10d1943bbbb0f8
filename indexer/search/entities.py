"""The names of an index as lists: every value with its documents, every place where one stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.engine import Reader
from indexer.model.document import Entity
from indexer.model.facets import FacetName
from indexer.model.stored import decode_stored

ENTITY_FACETS: tuple[FacetName, ...] = ("person", "organisation", "place", "role", "reference")
"""Facets whose values are found in the texts."""

_AT_ONCE = 200
"""Documents that are read at once."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity where it stands; `date` and `title` are those of its document."""

    doc_id: str
    title: str
    date: str
    entity: Entity


def mentions(reader: Reader) -> Iterator[Mention]:
    """Every entity of every document, by document id, field and place; dates and quoted names as well."""
    for offset in range(0, reader.count(), _AT_ONCE):
        ids = reader.ids(offset=offset, limit=_AT_ONCE)
        found = reader.documents(ids)
        for doc_id in ids:
            stored = decode_stored(found[doc_id])
            for entity in stored.entities:
                yield Mention(doc_id, stored.document.title, stored.document.date[0], entity)
