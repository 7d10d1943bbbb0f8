"""The page of all values of one facet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.model.facets import FacetName
from indexer.search.facet_views import FacetLevel
from indexer.search.page import SearchInput
from webui.links import FacetOrder, Links
from webui.params import Pairs, toggled, typed
from webui.present.facets import BucketContext, bucket_contexts, facet_label, hidden_pairs
from webui.present.formats import Count, count_of
from webui.present.results import Option

VALUES = 60
"""Values on one page."""
_MAX_CONTAINS = 100
_MAX_DIGITS = 6
_MAX_UNDER = 300


@dataclass(frozen=True, slots=True)
class FacetQuestion:
    """Which values are asked for: those that contain a text or stand below a value, in an order, from a page on."""

    name: FacetName
    contains: str = ""
    order: FacetOrder = "count"
    page: int = 1
    under: str = ""

    @property
    def offset(self) -> int:
        """Values to leave out."""
        return (self.page - 1) * VALUES


@dataclass(frozen=True, slots=True)
class Step:
    """A value above those that are shown, and the address of the page of those below it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetPageContext:
    """Everything that the page shows.

    Attributes:
        label: heading of the facet.
        total: number of values that fit.
        inside: value -> address of the page of those below it.
        way: the values above those that are shown.
        whole: address of the page of the first level, empty there.
        fields: what the "contains" form carries along.
        missing: the search for documents without any value.
        back: the search.
    """

    label: str
    query: str
    contains: str
    total: Count
    buckets: tuple[BucketContext, ...]
    inside: Mapping[str, str]
    way: tuple[Step, ...]
    whole: str
    orders: tuple[Option, ...]
    order: FacetOrder
    action: str
    fields: Pairs
    previous: str
    next: str
    first: str
    missing: str
    back: str


def to_question(name: FacetName, pairs: Iterable[tuple[str, str]]) -> FacetQuestion:
    """Read the parameters `contains`, `order`, `under`, `values` (a page number); others and mistakes are ignored."""
    values = dict(reversed(tuple(pairs)))
    page = values.get("values", "")
    is_number = page.isascii() and page.isdigit() and len(page) <= _MAX_DIGITS
    return FacetQuestion(
        name,
        typed(values.get("contains", ""), _MAX_CONTAINS),
        "label" if values.get("order") == "label" else "count",
        max(1, int(page)) if is_number else 1,
        typed(values.get("under", ""), _MAX_UNDER),
    )


def facet_page_context(
    given: SearchInput, question: FacetQuestion, values: FacetLevel, links: Links
) -> FacetPageContext:
    """Put the values of a facet into their page."""
    name, contains, page, buckets, total = question.name, question.contains, question.page, values.buckets, values.total

    def href(order: FacetOrder, number: int) -> str:
        return links.facet(name, given, contains=contains, order=order, page=number, under=question.under)

    def inside(value: str) -> str:
        return links.facet(name, given, order=question.order, under=value)

    orders: tuple[FacetOrder, ...] = ("count", "label")
    order = (("order", "label"),) if question.order == "label" else ()
    return FacetPageContext(
        label=facet_label(name, links.language),
        query=given.query,
        contains=contains,
        total=count_of(total, links.language),
        buckets=bucket_contexts(given, name, buckets, links, under=question.under, excludable=True),
        inside={bucket.choice: inside(bucket.value) for bucket in buckets if bucket.value in values.parents},
        way=tuple(Step(bucket.label, inside(bucket.value)) for bucket in values.way),
        whole=inside("") if question.under else "",
        orders=tuple(Option(each, "" if each == question.order else href(each, 1)) for each in orders),
        order=question.order,
        action=f"{links.root}/facets/{name}",
        fields=(*hidden_pairs(given, links.language, fields=frozenset()), *order),
        previous=href(question.order, page - 1) if page > 1 else "",
        next=href(question.order, page + 1) if question.offset + VALUES < total else "",
        first=href(question.order, 1) if page > 1 and not buckets and total else "",
        missing=links.search(toggled(given, name, "")),
        back=links.search(given),
    )
