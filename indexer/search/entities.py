"""The names of an index as lists: every value with its documents, every place where one stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.model.document import Entity
from indexer.model.facets import FacetName
from indexer.search.opened import Opened

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


def mentions(opened: Opened) -> Iterator[Mention]:
    """Every entity of every document, by document id, field and place; dates and quoted names as well."""
    for offset in range(0, opened.reader.count(), _AT_ONCE):
        ids = opened.reader.ids(offset=offset, limit=_AT_ONCE)
        for doc_id, stored in opened.stored(ids).items():
            for entity in stored.entities:
                yield Mention(doc_id, stored.document.title, stored.document.date[0], entity)
