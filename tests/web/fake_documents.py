"""Documents of a fake index, and what they hold."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from indexer.model.document import Document, Entity, EntityType, Removed, StoredDocument
from indexer.model.facets import FacetName
from indexer.normalise import fold
from indexer.search.page import FacetChoice
from webui.index import Marks


def stored(
    doc_id: str,
    title: str,
    body: str = "Nội dung.",
    *,
    date: str = "",
    names: Mapping[EntityType, Sequence[str]] | None = None,
    captions: tuple[str, ...] = (),
    removed: tuple[Removed, ...] = (),
    **metadata: Any,
) -> StoredDocument:
    """A document whose entities are the first places of their names in its body."""
    metadata = {"title_source": "line", "captions": captions, "published": date, "removed": removed} | metadata
    document = Document(doc_id, f"{doc_id}.txt", title, body=body, **metadata)
    entities = tuple(
        Entity(kind, name, name, name.rpartition("/")[2], "body", start, start + len(name))
        for kind, found in (names or {}).items()
        for name in found
        for start in [body.find(name)]
    )
    return StoredDocument.of(document, entities)


def marks_in(text: str, query: str) -> Marks:
    """Where the words of a query stand in a text, with or without marks."""
    words = re.findall(r"\w+", query)
    if not words:
        return ()
    pattern = "|".join(re.escape(fold(word)) for word in words)
    return tuple(found.span() for found in re.finditer(pattern, fold(text)))


def values_of(each: StoredDocument, name: FacetName) -> tuple[str, ...]:
    """The values of a document in a facet; a place stands in what is above it."""
    document = each.document
    if name == "section":
        return (document.section,) if document.section else ()
    if name in {"year", "month"}:
        return (document.published[: 4 if name == "year" else 7],) if document.published else ()
    found: dict[str, None] = {}
    for entity in each.entities:
        if entity.type == name:
            above = [entity.value.partition("/")[0]] if name == "place" else []
            found.update(dict.fromkeys([*above, entity.value]))
    return tuple(found)


def fits(each: StoredDocument, choice: FacetChoice) -> bool:
    """Whether a document is among those that were chosen."""
    values = set(values_of(each, choice.name))
    wanted = not choice.any_of or bool(values & set(choice.any_of)) or ("" in choice.any_of and not values)
    excluded = bool(values & set(choice.none_of)) or ("" in choice.none_of and not values)
    return wanted and set(choice.all_of) <= values and not excluded
