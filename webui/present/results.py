"""The answer to a search as one frozen context."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from indexer.errors import Language
from indexer.model.request import Sort
from indexer.model.result import TierCount
from indexer.search.entities import ENTITY_FACETS
from indexer.search.page import SearchInput, SearchPage
from webui.links import Links
from webui.params import PAGE_SIZES, canonical, chosen, is_filtered, page_number, with_values, without_filters
from webui.present.facets import CHILDREN, PERIODS, SHOWN, Chip, FacetContext, chips, facet_contexts, hidden_pairs
from webui.present.formats import Count, count_of, number_text
from webui.present.histogram import NO_DAYS, Days, Histogram, histogram
from webui.present.hits import TITLES_ALONE, Name, TierContext, tier_contexts

_OWN_PAGES = 5
_NEIGHBOURS = 2
"""Page numbers shown on each side of the current one."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to see the answer; the current one has no address."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Size:
    """A number of hits on a page; the current one has no address. So many may be listed by their titles alone."""

    hits: int
    titles_alone: bool
    href: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number; an empty address is the current page, number 0 a gap."""

    number: int
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The numbered pages of an answer; empty when there is only one."""

    links: tuple[PageLink, ...] = ()
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class NoteContext:
    """A remark on the query."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another search worth running; `kind` says what is different, `text` names it."""

    kind: str
    text: str
    count: Count
    href: str


@dataclass(frozen=True, slots=True)
class ResultsContext:
    """Everything that the results page shows."""

    query: str
    total: Count
    shown: str
    complete: bool
    tier_counts: tuple[tuple[str, Count], ...]
    tiers: tuple[TierContext, ...]
    facets: tuple[FacetContext, ...]
    chips: tuple[Chip, ...]
    own_pages: tuple[Name, ...]
    clear: str
    notes: tuple[NoteContext, ...]
    literal: str
    wider: str
    sorts: tuple[Option, ...]
    sizes: tuple[Size, ...]
    pages: Pages
    beyond: str
    alternatives: tuple[Alternative, ...]
    date_from: str
    date_to: str
    undated: bool
    undated_count: str
    histogram: Histogram
    json: str
    table: str
    atom: str
    filter_fields: tuple[tuple[str, str], ...]


def listed(given: SearchInput) -> SearchInput:
    """What to ask for a page that shows no more than this."""
    excerpts = given.limit <= TITLES_ALONE
    return replace(given, facet_limit=SHOWN, periods=PERIODS, children=CHILDREN, reprints=False, excerpts=excerpts)


def results_context(
    given: SearchInput, page: SearchPage, links: Links, others: Sequence[Alternative] = (), *, days: Days = NO_DAYS
) -> ResultsContext:
    """Put an answer into words, numbers and links; `days` are those of the month to be drawn, see `histogram`."""
    language = links.language
    # A typed name ("ky anh") may stand for several values; unticking one must not untick the others.
    given = canonical(replace(given, choices=page.choices))
    facets = facet_contexts(given, page.facets, links)
    return ResultsContext(
        query=given.query,
        total=count_of(page.total, language),
        shown=_shown(given.offset, len(page.hits), language),
        complete=page.complete,
        tier_counts=_tier_counts(page.tiers, language),
        tiers=tier_contexts(page.hits, given, links),
        facets=facets,
        chips=chips(given, page.facets, links),
        own_pages=_own_pages(given, page, links),
        clear=links.search(without_filters(given)) if is_filtered(given) else "",
        wider=links.search(_with_joined(given, page)) if page.joined else "",
        literal=links.search(replace(given, expand=False, offset=0)) if _is_expanded(page) else "",
        notes=tuple(NoteContext(note.code, note.message(language)) for note in page.notes),
        sorts=_sorts(given, links),
        sizes=tuple(_size(given, size, links) for size in PAGE_SIZES),
        pages=pages(given, page.total, links),
        beyond=links.search(replace(given, offset=0)) if page.total and not page.hits else "",
        alternatives=tuple(others),
        date_from=given.date_from,
        date_to=given.date_to,
        undated=given.undated,
        undated_count=_undated(given, page, language),
        histogram=histogram(given, page.facets, links, days=days),
        json=links.search_json(given),
        table=links.table(given),
        atom=links.atom(replace(given, sort="relevance", offset=0)),
        filter_fields=hidden_pairs(
            given, language, fields=frozenset({"from", "to", "undated", *(facet.name for facet in facets)})
        ),
    )


def _shown(offset: int, hits: int, language: Language) -> str:
    """The places of the hits of a page, from 1: "11–20"."""
    return f"{number_text(offset + 1, language)}–{number_text(offset + hits, language)}"


def pages(given: SearchInput, total: int, links: Links, address: Callable[[SearchInput], str] | None = None) -> Pages:
    """Links to the first page, the last one and those around the current one, by `address`, else `links.search`."""
    to = address or links.search
    last = -(-total // given.limit)
    current = page_number(given)
    if last < 2 or current > last:  # noqa: PLR2004 - one page needs no numbers
        return Pages()

    def href(number: int) -> str:
        return to(replace(given, offset=(number - 1) * given.limit))

    near = range(max(1, current - _NEIGHBOURS), min(last, current + _NEIGHBOURS) + 1)
    numbers = sorted({1, last, *near})
    found: list[PageLink] = []
    for number in numbers:
        if found and number - found[-1].number > 1:
            found.append(PageLink(0, "…", ""))
        text = number_text(number, links.language)
        found.append(PageLink(number, text, "" if number == current else href(number)))
    return Pages(tuple(found), href(current - 1) if current > 1 else "", href(current + 1) if current < last else "")


def _own_pages(given: SearchInput, page: SearchPage, links: Links) -> tuple[Name, ...]:
    """The pages of the chosen people, places and their like, where there are documents for them."""
    return tuple(
        Name(bucket.label, links.entity(choice.name, bucket.choice))
        for choice in given.choices
        if choice.name in ENTITY_FACETS and choice.name in page.facets
        for bucket in page.facets[choice.name].buckets
        if bucket.selected and (bucket.count or page.total)
    )[:_OWN_PAGES]


def _with_joined(given: SearchInput, page: SearchPage) -> SearchInput:
    """The search with the provinces that belong to the chosen ones since July 2025."""
    return with_values(given, "place", "any_of", (*chosen(given, "place"), *page.joined))


def _is_expanded(page: SearchPage) -> bool:
    return any(note.code in {"expanded", "units"} for note in page.notes)


def _undated(given: SearchInput, page: SearchPage, language: Language) -> str:
    missing = page.facets["year"].missing if "year" in page.facets else 0
    return number_text(missing, language) if missing or given.undated else ""


def _tier_counts(tiers: Sequence[TierCount], language: Language) -> tuple[tuple[str, Count], ...]:
    return tuple((tier.name, count_of(tier.total, language)) for tier in tiers if tier.total)


def _sorts(given: SearchInput, links: Links) -> tuple[Option, ...]:
    names: Sequence[Sort] = [name for name in get_args(Sort) if given.query or name != "relevance"]
    # Without words there is nothing to rank by: the newest come first.
    current = "newest" if given.sort == "relevance" and not given.query else given.sort
    return tuple(
        Option(name, "" if name == current else links.search(replace(given, sort=name, offset=0))) for name in names
    )


def _size(given: SearchInput, hits: int, links: Links) -> Size:
    other = replace(given, limit=hits, offset=given.offset // hits * hits)
    return Size(hits, hits > TITLES_ALONE, links.search(other) if hits != given.limit else "")
