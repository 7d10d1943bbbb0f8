"""The page of all values of one facet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.model.facets import FacetName
from indexer.search.page import BucketView, SearchInput
from webui.links import FacetOrder, Links
from webui.params import Pairs, toggled, typed
from webui.present.facets import BucketContext, bucket_contexts, facet_label, hidden_pairs, nested
from webui.present.formats import Count, count_of
from webui.present.results import Option

VALUES = 60
"""Values on one page."""
_MAX_CONTAINS = 100
_MAX_DIGITS = 6


@dataclass(frozen=True, slots=True)
class FacetQuestion:
    """Which values are asked for: those that contain a text, in an order, from a page on."""

    name: FacetName
    contains: str = ""
    order: FacetOrder = "count"
    page: int = 1

    @property
    def offset(self) -> int:
        """Values to leave out."""
        return (self.page - 1) * VALUES


@dataclass(frozen=True, slots=True)
class FacetPageContext:
    """Everything that the page shows.

    Attributes:
        label: heading of the facet.
        total: number of values that fit.
        fields: what the "contains" form carries along.
        missing: the search for documents without any value.
        back: the search.
    """

    label: str
    query: str
    contains: str
    total: Count
    buckets: tuple[BucketContext, ...]
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
    """Read the parameters `contains`, `order` and `values` (a page number); others and mistakes are ignored."""
    values = dict(reversed(tuple(pairs)))
    page = values.get("values", "")
    is_number = page.isascii() and page.isdigit() and len(page) <= _MAX_DIGITS
    return FacetQuestion(
        name,
        typed(values.get("contains", ""), _MAX_CONTAINS),
        "label" if values.get("order") == "label" else "count",
        max(1, int(page)) if is_number else 1,
    )


def branches(buckets: Sequence[BucketView], offset: int) -> tuple[BucketView, ...]:
    """A page of the values of a hierarchy, each below the one it is a part of; those above the first stand there again.

    Args:
        buckets: all values, in any order.
        offset: values to leave out.
    """
    rows = nested(buckets)
    shown = rows[offset : offset + VALUES]
    above = (row for row in rows[:offset] if shown and shown[0].value.startswith(f"{row.value}/"))
    return (*above, *shown)


def facet_page_context(
    given: SearchInput, question: FacetQuestion, buckets: Sequence[BucketView], total: int, links: Links
) -> FacetPageContext:
    """Put the values of a facet into their page."""
    name, contains, page = question.name, question.contains, question.page

    def href(order: FacetOrder, number: int) -> str:
        return links.facet(name, given, contains=contains, order=order, page=number)

    orders: tuple[FacetOrder, ...] = ("count", "label")
    order = (("order", "label"),) if question.order == "label" else ()
    return FacetPageContext(
        label=facet_label(name, links.language),
        query=given.query,
        contains=contains,
        total=count_of(total, links.language),
        buckets=bucket_contexts(given, name, buckets, links, excludable=True),
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
