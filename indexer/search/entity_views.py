"""What is known about one value of a facet, as people and programs get it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.model.facets import FacetName
from indexer.search.buckets import BucketView
from indexer.search.page import SCHEMA, EntityLabel, SearchInput, SearchPage


@dataclass(frozen=True, slots=True)
class Said:
    """A document that says something, on its date (ISO, empty when unknown), in these words."""

    id: str
    title: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office of a person, or the holder of an office in a body.

    Attributes:
        value: the role on the page of a person, the person on the page of an organisation.
        role: how people read the role.
        former: every document says that it was held before.
        first: ISO date of the first document that says so; empty when none has a date.
        last: of the last one.
        documents: how many say so.
        said: the newest of them.
    """

    value: EntityLabel
    role: str
    former: bool
    first: str
    last: str
    documents: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """The offices in one body; `facet` is "organisation", "place", or empty where no body is named."""

    facet: str
    body: EntityLabel
    offices: tuple[OfficeView, ...]


@dataclass(frozen=True, slots=True)
class UnitsView:
    """The units of the other time that share land with a place, with their documents here; see `Counterparts`."""

    era: str
    units: tuple[BucketView, ...]
    within: tuple[EntityLabel, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What is known about one value of a facet.

    Attributes:
        name: the facet.
        value: the value; the name as asked for when it means several.
        label: how people read it.
        given: the plain search that this page is.
        page: its answer.
        meanings: the values that the name means, when there are several.
        years: documents of each year, the newest first.
        bodies: offices of a person, or people of an organisation, by body, the latest first.
        read: documents that were read for them, the newest.
        above: the places that a place lies in, the largest first.
        below: the places in a place that documents name.
        units: the same land in the other time.
        titled: documents with the number of a cited document in their title: perhaps the document itself.
        beside: what stands in the same documents most often.
    """

    name: FacetName
    value: str
    label: str
    given: SearchInput
    page: SearchPage
    meanings: tuple[BucketView, ...] = ()
    years: tuple[BucketView, ...] = ()
    bodies: tuple[BodyView, ...] = ()
    read: int = 0
    above: tuple[EntityLabel, ...] = ()
    below: tuple[BucketView, ...] = ()
    units: UnitsView | None = None
    titled: tuple[EntityLabel, ...] = ()
    beside: Mapping[FacetName, tuple[BucketView, ...]] = field(default_factory=dict)

    def as_json(self, language: str = "vi") -> dict[str, Any]:
        """The JSON object of `/person/<value>.json` and its like."""
        return {
            "schema": SCHEMA,
            "type": self.name,
            "value": self.value,
            "label": self.label,
            "meanings": [_bucket_json(bucket) for bucket in self.meanings],
            "years": [{"value": bucket.value, "documents": bucket.count} for bucket in self.years],
            "bodies": [_body_json(body) for body in self.bodies],
            "read": self.read,
            "above": [_label_json(place) for place in self.above],
            "below": [_bucket_json(bucket) for bucket in self.below],
            "units": _units_json(self.units),
            "titled": [{"id": document.value, "title": document.label} for document in self.titled],
            "beside": {name: [_bucket_json(b) for b in buckets] for name, buckets in self.beside.items()},
            "search": self.page.as_json(language),
        }


def _label_json(found: EntityLabel) -> dict[str, Any]:
    return {"value": found.value, "label": found.label}


def _bucket_json(bucket: BucketView) -> dict[str, Any]:
    return {"value": bucket.value, "label": bucket.label, "documents": bucket.count}


def _units_json(units: UnitsView | None) -> dict[str, Any] | None:
    if units is None:
        return None
    within = [_label_json(place) for place in units.within]
    return {"era": units.era, "units": [_bucket_json(bucket) for bucket in units.units], "within": within}


def _body_json(body: BodyView) -> dict[str, Any]:
    return {"type": body.facet, **_label_json(body.body), "offices": [_office_json(office) for office in body.offices]}


def _office_json(office: OfficeView) -> dict[str, Any]:
    return {
        **_label_json(office.value),
        "role": office.role,
        "former": office.former,
        "first": office.first,
        "last": office.last,
        "documents": office.documents,
        "said": [{"id": s.id, "title": s.title, "date": s.date, "text": s.text} for s in office.said],
    }
