"""Facets as people read and use them: a form of checkboxes, links, and chips for what is chosen."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, get_args

from markupsafe import Markup, escape

from indexer.errors import Language
from indexer.model.facets import FACETS, FacetName
from indexer.search.buckets import BucketView, FacetView
from indexer.search.entities import ENTITY_FACETS
from indexer.search.facet_views import above
from indexer.search.names import EXACTLY
from indexer.search.page import SearchInput
from webui.links import Links
from webui.params import Mode, Pairs, chosen, to_pairs, toggled, with_values
from webui.present.formats import date_text, number_text

_SHOWN_OPEN = frozenset({"person", "organisation", "place", "section"})
PERIODS = 24
"""Years and months to ask for: enough for a drawing; fewer are listed."""
CHILDREN = 7
"""Values right below each chosen one: the next step of a hierarchy is offered where one stands."""
SHOWN, _SHOWN_LONG = 7, 4
"""Values of a facet, and those beside a list of more hits than `_LONG`."""
_LONG = 20
_SHOWN_DATES = 12
_ALONE: frozenset[FacetName] = frozenset({"section", "source", "folder", "year", "month"})
"""Facets of which a document has one value: none has two at once."""


class BucketContext(NamedTuple):
    """One value of a facet; a page has fifty of them.

    Attributes:
        label: how people read the value.
        count: documents, as a number for people.
        selected: one of the chosen values.
        depth: how many of the values above it stand before it.
        href: the search with this value chosen, or no longer chosen.
        exclude: the search without documents of this value; empty where that is not offered.
        page: address of the page of the value; empty where that is not offered.
    """

    value: str
    label: str
    count: str  # type: ignore[assignment]  # instead of the method of tuples
    documents: int
    selected: bool
    depth: int
    href: str
    exclude: str
    page: str


@dataclass(frozen=True, slots=True)
class FacetContext:
    """One facet in the form.

    Attributes:
        is_open: shown without being asked for.
        all: address of the page of all values, where they can be searched and excluded.
        more: there are values that are not here.
        missing: documents without a value, for people; empty when there are none. Dates have a box of their own.
        missing_selected: they are asked for.
        missing_href: the search with them asked for, or no longer asked for; empty where they are not told.
        all_of: address of the search for documents with all chosen values; empty when fewer than two are chosen.
    """

    name: FacetName
    label: str
    buckets: tuple[BucketContext, ...]
    is_open: bool
    all: str
    more: bool
    missing: str
    missing_selected: bool
    missing_href: str
    all_of: str

    @property
    def boxes(self) -> Markup:
        """The buckets as boxes to tick; in one step, since a page has a hundred of them."""
        return Markup("".join([_box(self.name, bucket) for bucket in self.buckets]))  # noqa: S704 - all is escaped


def _box(name: FacetName, bucket: BucketContext) -> str:
    value = escape(bucket.value)
    # Most values are their own labels.
    label = value if bucket.label == bucket.value else escape(bucket.label)
    kinds = ("value", *("deeper", "deeper-2")[: bucket.depth], *(() if bucket.documents else ("none",)))
    checked = " checked" if bucket.selected else ""
    return (
        f'<li class="{" ".join(kinds)}">'
        f'<input type="checkbox" name="{name}" value="{value}"{checked} aria-label="{label} ({bucket.count})">'
        f'<a rel="nofollow" href="{escape(bucket.href)}">{label}</a> <span class="number">{bucket.count}</span></li>\n'
    )


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it; `mode` tells how it narrows."""

    facet: str
    label: str
    mode: str
    href: str


def facet_label(name: FacetName, language: Language) -> str:
    """The heading of a facet."""
    facet = FACETS[name]
    return facet.en if language == "en" else facet.vi


def value_label(name: FacetName, value: str, label: str, language: Language) -> str:
    """A value for people: months are written as dates; a value without a label is its own."""
    if name == "month":
        return date_text(value, language)
    return label or value


def facet_contexts(given: SearchInput, facets: Mapping[FacetName, FacetView], links: Links) -> tuple[FacetContext, ...]:
    """The facets of an answer that have something to choose; `given` holds values, not names as typed."""
    # Months without a year are too many to choose from.
    dated = bool(chosen(given, "year") or chosen(given, "month"))
    shown = ((name, facets[name]) for name in FACETS if name in facets and (name != "month" or dated))
    return tuple(
        _facet_context(given, name, _shortened(name, facet, given.limit), links)
        for name, facet in shown
        if facet.buckets or chosen(given, name)
    )


def bucket_contexts(
    given: SearchInput,
    name: FacetName,
    buckets: Iterable[BucketView],
    links: Links,
    *,
    under: str = "",
    excludable: bool = False,
) -> tuple[BucketContext, ...]:
    """Values as a list, in the order in which they come; a value is indented below those that it is a part of.

    One that stands below none tells by its label what it is a part of, as far as that is not said above the list:
    `under` is.
    """
    found: list[BucketContext] = []
    wider: list[str] = []
    narrowed = links.narrower(given, name)
    for bucket in buckets:
        choice = bucket.choice
        while wider and not bucket.value.startswith(f"{wider[-1]}/"):
            wider.pop()
        found.append(
            BucketContext(
                value=choice,
                label=value_label(name, bucket.value, _read_as(bucket, wider, under), links.language),
                count=number_text(bucket.count, links.language),
                documents=bucket.count,
                selected=bucket.selected,
                depth=len(wider),
                href=narrowed(choice),
                exclude=links.search(_excluded(given, name, choice)) if excludable else "",
                page=links.entity(name, choice) if excludable and name in ENTITY_FACETS else "",
            )
        )
        if FACETS[name].hierarchical:
            wider.append(bucket.value)
    return tuple(found)


def _read_as(bucket: BucketView, wider: Sequence[str], under: str) -> str:
    return bucket.label if wider else bucket.alone.removeprefix(f"{under}/")


def chips(given: SearchInput, facets: Mapping[FacetName, FacetView], links: Links) -> tuple[Chip, ...]:
    """One chip for each chosen value and date bound."""
    found: list[Chip] = []
    for choice in given.choices:
        labels = (
            {bucket.choice: bucket.alone for bucket in facets[choice.name].buckets} if choice.name in facets else {}
        )
        for mode in get_args(Mode):
            for value in getattr(choice, mode):
                label = value_label(
                    choice.name, value, labels.get(value, last_part(choice.name, value)), links.language
                )
                href = links.search(toggled(given, choice.name, value, mode=mode))
                found.append(Chip(facet_label(choice.name, links.language), label, mode, href))
    if given.date_from:
        found.append(Chip("", given.date_from, "from", links.search(replace(given, offset=0, date_from=""))))
    if given.date_to:
        found.append(Chip("", given.date_to, "to", links.search(replace(given, offset=0, date_to=""))))
    if given.undated:
        found.append(Chip("", "", "undated", links.search(replace(given, offset=0, undated=False))))
    return tuple(found)


def last_part(name: FacetName, value: str) -> str:
    """The name at the end of a path of a hierarchical facet; other values as they are, but for "exactly"."""
    value = value.removeprefix(EXACTLY)
    return value.rpartition("/")[2] if FACETS[name].hierarchical else value


def hidden_pairs(given: SearchInput, language: Language, *, fields: frozenset[str]) -> Pairs:
    """The parameters that a form carries along: those of the input, on its first page, but its own fields."""
    pairs = tuple(
        (key, value)
        for key, value in to_pairs(replace(given, offset=0))
        if key not in fields and not (key == "without" and value in fields)
    )
    return (*pairs, ("lang", "en")) if language == "en" else pairs


def _facet_context(given: SearchInput, name: FacetName, facet: FacetView, links: Links) -> FacetContext:
    values = chosen(given, name)
    several = [value for value in values if value]
    listed = {bucket.choice for bucket in facet.buckets} if several else ()
    # What is chosen stays in sight, even when the engine does not know it.
    unknown = [
        BucketView(value, last_part(name, value), 0, selected=True, parent="")
        for value in several
        if value not in listed
    ]
    told = _tells_missing(name, facet, values)
    return FacetContext(
        name=name,
        label=facet_label(name, links.language),
        buckets=bucket_contexts(given, name, _nested((*facet.buckets, *unknown)), links),
        is_open=name in _SHOWN_OPEN or bool(values),
        all=links.facet(name, given),
        more=facet.more,
        missing=number_text(facet.missing, links.language) if told else "",
        missing_selected="" in values,
        missing_href=links.lacking(given, name) if told else "",
        all_of=links.search(_all_of(given, name)) if len(several) > 1 and name not in _ALONE else "",
    )


def _tells_missing(name: FacetName, facet: FacetView, values: Collection[str]) -> bool:
    return "" in values or (facet.missing > 0 and name not in {"year", "month"})


def _shortened(name: FacetName, facet: FacetView, hits: int) -> FacetView:
    """The first buckets, all selected ones and what stands below these."""
    limit = _SHOWN_LONG if hits > _LONG else _SHOWN_DATES if name in {"year", "month"} else SHOWN
    chosen_values = {bucket.value for bucket in facet.buckets if bucket.selected}
    kept = tuple(
        bucket
        for place, bucket in enumerate(facet.buckets)
        if place < limit or bucket.selected or bucket.parent in chosen_values
    )
    return FacetView(kept, facet.more or len(kept) < len(facet.buckets), facet.missing)


def _nested(buckets: Sequence[BucketView]) -> Sequence[BucketView]:
    """Values in order, each followed by those below it."""
    if not any("/" in bucket.value for bucket in buckets):
        return buckets
    listed = {bucket.value for bucket in buckets}
    below: dict[str, list[BucketView]] = {}
    for bucket in buckets:
        below.setdefault(above(bucket.value, listed), []).append(bucket)

    def walk(value: str) -> Iterator[BucketView]:
        for bucket in below.get(value, ()):
            yield bucket
            yield from walk(bucket.value)

    return tuple(walk(""))


def _excluded(given: SearchInput, name: FacetName, value: str) -> SearchInput:
    """The input without documents that have a value; it is then no longer asked for."""
    kept = with_values(given, name, "any_of", [other for other in chosen(given, name) if other != value])
    return toggled(kept, name, value, mode="none_of")


def _all_of(given: SearchInput, name: FacetName) -> SearchInput:
    """The input with all values asked for at once."""
    values = [value for value in chosen(given, name) if value]
    moved = with_values(given, name, "all_of", (*chosen(given, name, "all_of"), *values))
    return with_values(moved, name, "any_of", ())
