"""Offices over time: who held which office where, with the documents that say so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.model.document import Entity, StoredDocument
from indexer.model.facets import FacetName
from indexer.search.entities import ENTITY_FACETS
from indexer.search.entity_views import BodyView, OfficeView, Said
from indexer.search.held import Held, held_offices
from indexer.search.opened import Opened
from indexer.search.page import EntityLabel, SearchInput

READ = 200
"""Documents, the newest, that are read for offices."""

_QUOTED = 200
"""Characters of the words that say who holds an office."""

_SIGNED = 5
"""Documents that are named for one office."""

_Rows = Sequence[tuple[Held, StoredDocument]]


def offices(opened: Opened, given: SearchInput, name: FacetName, value: str) -> tuple[tuple[BodyView, ...], int]:
    """The offices of a person, or in a body, by body, the latest first, and how many documents were read for them.

    Args:
        opened: the index.
        given: the search for the documents of the value; the newest are read.
        name: "person" or "organisation".
        value: which.
    """
    newest = replace(given, sort="newest", offset=0, facet_limit=0)
    request = replace(opened.asked(newest), limit=READ)
    ids = [hit.doc_id for hit in opened.reader.search(request).hits]
    stored = opened.stored(ids)
    rows: dict[tuple[str, str], dict[tuple[str, str], list[tuple[Held, StoredDocument]]]] = {}
    for doc_id in ids:
        for held in held_offices(stored[doc_id]):
            subject = held.person if name == "person" else held.body
            if subject is None or (subject.type, subject.value) != (name, value):
                continue
            body = (held.body.type, held.body.value) if held.body else ("", "")
            other = held.role.value if name == "person" else held.person.value
            rows.setdefault(body, {}).setdefault((other, held.role.value), []).append((held, stored[doc_id]))
    _settle(rows)
    bodies = [_body(opened, name, facet, body, offices) for (facet, body), offices in rows.items()]
    return tuple(sorted(bodies, key=_latest_office, reverse=True)), len(ids)


def _settle(rows: dict[tuple[str, str], dict[tuple[str, str], list[tuple[Held, StoredDocument]]]]) -> None:
    """Move an office without a body to the one body where it is held: "Bí thư" is that of the Thị ủy told elsewhere."""
    loose = rows.pop(("", ""), {})
    for office, told in loose.items():
        bodies = [offices for offices in rows.values() if office in offices]
        home = bodies[0] if len(bodies) == 1 else rows.setdefault(("", ""), {})
        home.setdefault(office, []).extend(told)


def _latest_office(body: BodyView) -> tuple[bool, str]:
    return bool(body.facet), max(office.last for office in body.offices)


def _body(
    opened: Opened,
    name: FacetName,
    facet: str,
    value: str,
    offices: Mapping[tuple[str, str], _Rows],
) -> BodyView:
    views = sorted(
        (_office(opened, name, rows) for rows in offices.values()),
        key=lambda office: (office.last, office.documents),
        reverse=True,
    )
    bodies = [held.body for rows in offices.values() for held, _ in rows if held.body]
    return BodyView(facet, _labelled(opened, bodies[0]) if bodies else EntityLabel(value, ""), tuple(views))


def _office(opened: Opened, name: FacetName, rows: _Rows) -> OfficeView:
    """One office with the documents that tell of it, each once, the newest first."""
    documents = {stored.document.doc_id: (held, stored) for held, stored in reversed(rows)}
    told = sorted(documents.values(), key=lambda row: row[1].document.date[0], reverse=True)
    dates = [date for _, stored in told if (date := stored.document.date[0])]
    held = rows[0][0]
    return OfficeView(
        _labelled(opened, held.role if name == "person" else held.person),
        _labelled(opened, held.role).label,
        all(each.former for each, _ in rows),
        min(dates, default=""),
        max(dates, default=""),
        len(told),
        tuple(_said(each, stored) for each, stored in told[:_SIGNED]),
    )


def _said(held: Held, stored: StoredDocument) -> Said:
    text = " ".join(stored.document.text_of(held.field)[held.start : held.end].split())
    cut = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"
    return Said(stored.document.doc_id, stored.document.title, stored.document.date[0], cut)


def _labelled(opened: Opened, entity: Entity) -> EntityLabel:
    """An entity under the label that its value has in the whole index."""
    name: FacetName = next(name for name in ENTITY_FACETS if name == entity.type)
    bucket = opened.names.buckets(name).get(entity.value)
    return EntityLabel(entity.value, bucket.label if bucket else entity.label)
