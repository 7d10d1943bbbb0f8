"""The page of a person, organisation, place, role or cited document: what is known, then its documents by year."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from indexer.model.facets import FACETS, FacetName
from indexer.search.buckets import BucketView, FacetView
from indexer.search.entity_views import BodyView, EntityPage, OfficeView, UnitsView
from indexer.search.page import EntityLabel, SearchInput
from webui.links import Links
from webui.params import DEFAULTS
from webui.present.facets import facet_label
from webui.present.formats import Count, count_of, date_text, number_text
from webui.present.histogram import Histogram, histogram
from webui.present.hits import HitContext, Name, Names, hit_context
from webui.present.results import NoteContext, Option, Pages, Size, pages

_LISTED = 60
"""Values of one list."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with a link to its page and the number of its documents; neither when no document names it."""

    label: str
    href: str
    count: str


@dataclass(frozen=True, slots=True)
class SaidContext:
    """A document that says something, in its words."""

    title: str
    href: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class OfficeContext:
    """An office, or its holder, from the first to the last document that says so; `period` is empty when unknown."""

    name: Name
    role: str
    former: bool
    period: str
    documents: Count
    said: tuple[SaidContext, ...]


@dataclass(frozen=True, slots=True)
class BodyContext:
    """The offices in one body; an empty label where no body is named."""

    name: Name
    offices: tuple[OfficeContext, ...]


@dataclass(frozen=True, slots=True)
class UnitsContext:
    """The same land before or since July 2025, see `UnitsView`."""

    era: str
    units: tuple[Counted, ...]
    within: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class YearContext:
    """The documents of one year on this page; an empty year is unknown."""

    year: str
    hits: tuple[HitContext, ...]


@dataclass(frozen=True, slots=True)
class EntityContext:
    """Everything that the page shows; see `EntityPage`.

    Attributes:
        heading: what kind of value it is, with the address of all values.
        search: the plain search, with filters.
        sorts: newest or oldest first.
        read: documents that were read for offices; empty when that was all of them.
    """

    name: FacetName
    heading: Name
    label: str
    total: Count
    period: str
    meanings: tuple[Counted, ...]
    bodies: tuple[BodyContext, ...]
    read: str
    above: tuple[Name, ...]
    below: tuple[Counted, ...]
    units: UnitsContext | None
    titled: tuple[Name, ...]
    beside: tuple[Names, ...]
    notes: tuple[NoteContext, ...]
    literal: str
    histogram: Histogram
    years: tuple[YearContext, ...]
    sorts: tuple[Option, ...]
    pages: Pages
    sizes: tuple[Size, ...]
    beyond: str
    search: str
    json: str


def entity_context(found: EntityPage, links: Links) -> EntityContext:
    """Put what is known about a value into its page."""
    language, given = links.language, found.given
    shown = _Shown(links)

    def address(asked: SearchInput) -> str:
        kept = SearchInput(sort=asked.sort, offset=asked.offset, limit=asked.limit, expand=asked.expand)
        return links.entity(found.name, found.value, kept)

    return EntityContext(
        name=found.name,
        heading=Name(facet_label(found.name, language), links.facet(found.name, DEFAULTS)),
        label=found.label,
        total=count_of(found.page.total, language),
        period=_period(found.years[-1].value, found.years[0].value, links) if found.years else "",
        meanings=shown.counted(found.name, found.meanings),
        bodies=tuple(shown.body(found.name, body) for body in found.bodies),
        read=number_text(found.read, language) if 0 < found.read < found.page.total else "",
        above=shown.names("place", found.above),
        below=shown.counted("place", found.below[:_LISTED]),
        units=shown.units(found.units) if found.units else None,
        titled=tuple(Name(document.label, links.document(document.value)) for document in found.titled),
        beside=tuple(shown.beside(name, buckets) for name, buckets in found.beside.items()),
        notes=tuple(NoteContext(note.code, note.message(language)) for note in found.page.notes),
        literal=address(replace(given, expand=False, offset=0)),
        histogram=histogram(given, {"year": FacetView(found.years, more=False, missing=0)}, links),
        years=_years(found, links),
        sorts=tuple(
            Option(sort, "" if sort == given.sort else address(replace(given, sort=sort, offset=0)))
            for sort in ("newest", "oldest")
        ),
        pages=pages(given, found.page.total, links, address),
        sizes=(),
        beyond=address(replace(given, offset=0)) if found.page.total and not found.page.hits else "",
        search=links.search(replace(given, sort=DEFAULTS.sort, offset=0, limit=DEFAULTS.limit)),
        json=links.entity_json(found.name, found.value),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Puts values into links to their pages."""

    links: Links

    def names(self, name: FacetName, labels: Iterable[EntityLabel]) -> tuple[Name, ...]:
        """Values with their pages."""
        return tuple(Name(label.label, self.links.entity(name, label.value)) for label in labels)

    def counted(self, name: FacetName, buckets: Iterable[BucketView]) -> tuple[Counted, ...]:
        """Values with their pages and documents."""
        return tuple(
            Counted(
                bucket.label, self.links.entity(name, bucket.choice), number_text(bucket.count, self.links.language)
            )
            if bucket.count
            else Counted(bucket.label, "", "")
            for bucket in buckets
        )

    def beside(self, name: FacetName, buckets: Iterable[BucketView]) -> Names:
        """Values of one facet."""
        labels = (EntityLabel(bucket.value, bucket.label) for bucket in buckets)
        return Names(name, facet_label(name, self.links.language), self.names(name, labels))

    def units(self, found: UnitsView) -> UnitsContext:
        """The same land in the other time."""
        return UnitsContext(found.era, self.counted("place", found.units), self.names("place", found.within))

    def body(self, page: FacetName, body: BodyView) -> BodyContext:
        """The offices in one body; on the page of the body itself they are people."""
        facet = next((name for name in FACETS if name == body.facet), None)
        href = self.links.entity(facet, body.body.value) if facet else ""
        of: FacetName = "role" if page == "person" else "person"
        return BodyContext(Name(body.body.label, href), tuple(self.office(of, office) for office in body.offices))

    def office(self, name: FacetName, office: OfficeView) -> OfficeContext:
        """One office with what says so."""
        links = self.links
        return OfficeContext(
            Name(office.value.label, links.entity(name, office.value.value)),
            office.role,
            office.former,
            _period(office.first, office.last, links),
            count_of(office.documents, links.language),
            tuple(
                SaidContext(said.title, links.document(said.id), date_text(said.date[:10], links.language), said.text)
                for said in office.said
            ),
        )


def _period(first: str, last: str, links: Links) -> str:
    """From a date to a date, for people."""
    dates = dict.fromkeys(date_text(date[:10], links.language) for date in (first, last) if date)
    return " – ".join(dates)


def _years(found: EntityPage, links: Links) -> tuple[YearContext, ...]:
    numbered = enumerate(found.page.hits, found.given.offset + 1)
    hits = [hit_context(hit, found.given, links, number=number) for number, hit in numbered]
    return tuple(YearContext(year, tuple(same)) for year, same in groupby(hits, key=lambda hit: hit.iso[:4]))
