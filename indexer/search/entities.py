"""The names of an index as lists: every value with its documents, every place where one stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.collation import sort_key
from indexer.model.document import Entity
from indexer.model.facets import FacetName
from indexer.normalise import fold, has_marks
from indexer.search.buckets import BucketView
from indexer.search.names import name_key
from indexer.search.opened import Opened

Unfaceted = Literal["date", "name"]
"""Types of entities that are no facet: days and months, and quoted names of products and campaigns."""

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


def unfaceted_values(opened: Opened, kind: Unfaceted, *, contains: str, order: str) -> Sequence[BucketView]:
    """The values of a type that is no facet with the documents that hold them, by count or label.

    All documents are read: no index counts these. Dates are in order of time where others are in that of
    their labels, those without a year first.
    """
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for offset in range(0, opened.reader.count(), _AT_ONCE):
        ids = opened.reader.ids(offset=offset, limit=_AT_ONCE)
        for stored in opened.stored(ids).values():
            # Of a value that a document has with two labels the last counts.
            found = {meaning.value: meaning.label for meaning in stored.by_type.get(kind, ())}
            for value, label in found.items():
                labels[value][label] += 1
    spelt = name_key if has_marks(contains) else fold
    wanted = spelt(" ".join(contains.split()))
    commonest = {value: min(own, key=lambda label: (-own[label], label)) for value, own in labels.items()}
    views = [
        BucketView(value, label, labels[value].total(), selected=False, parent="")
        for value, label in commonest.items()
        if wanted in spelt(label)
    ]
    views.sort(key=lambda view: view.value if kind == "date" else sort_key(view.label))
    return views if order == "label" else sorted(views, key=lambda view: -view.count)
