"""Hits as they are listed: in groups by tier, with marked titles and excerpts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from indexer.model.document import Meaning
from indexer.model.facets import FACETS, FacetName
from indexer.search.page import HitView, SearchInput, SnippetView
from webui.links import Links
from webui.present.copies import Copies, Numbered, copies
from webui.present.formats import date_text
from webui.present.pieces import marked

_NAMED: tuple[FacetName, ...] = ("place", "person")
_NAMED_VALUES = 3
MANY = 10
"""Hits on a page; above, each has its best excerpt alone, and neither names nor tools, which its own page has too."""
TITLES_ALONE = 50
"""Hits on a page; above, none has an excerpt: a list to run over, no longer to load than one of fifty."""


class Name(NamedTuple):
    """A value with a link that narrows the search to it."""

    label: str
    href: str


class Names(NamedTuple):
    """Values of one facet; `all` is the address of the page with all of them, where that is offered."""

    facet: FacetName
    heading: str
    names: tuple[Name, ...]
    all: str = ""


class Excerpt(NamedTuple):
    """A stretch of a document; `before` and `after` tell that the text goes on there."""

    field: str
    text: Markup
    before: bool
    after: bool


class HitContext(NamedTuple):
    """One hit as shown.

    Attributes:
        number: place in the whole answer, from 1.
        iso: date for programs; empty when unknown.
        date: the same for people.
        is_event_date: the date is that of what is told, not of publication.
        weaker: tier of a hit that does not have all the words as typed, where hits are not grouped by tier.
        part_number: the part, when it is a paragraph that has only a number.
        why: where the page tells what gave the hit its place; empty without a query, and in long lists.
        similar: documents about the same; empty in long lists.
    """

    number: int
    id: str
    href: str
    title: Markup
    iso: str
    date: str
    is_event_date: bool
    section: str
    part: str
    part_number: str
    excerpts: tuple[Excerpt, ...]
    named: tuple[Names, ...]
    weaker: str
    why: str
    similar: str
    copies: Copies


@dataclass(frozen=True, slots=True)
class TierContext:
    """Hits of one tier; `tier` is empty where hits are not ordered by tier."""

    tier: str
    hits: tuple[HitContext, ...]


def hit_context(
    hit: HitView, given: SearchInput, links: Links, *, number: int, weaker: str = "", folded: Sequence[Numbered] = ()
) -> HitContext:
    """Put a hit into its list; `folded` are the hits further down that it stands for."""
    href, bare = links.document(hit.id, given, at=number), given.limit > MANY
    part = hit.part if given.limit <= TITLES_ALONE else ""
    return HitContext(
        number=number,
        id=hit.id,
        href=href,
        title=marked(hit.title, hit.title_marks),
        iso=hit.date,
        date=date_text(hit.date[:10], links.language),
        is_event_date=hit.date_source == "event",
        section=hit.section,
        part=part,
        part_number=part if part.isdigit() else "",
        excerpts=tuple(_excerpt(snippet) for snippet in _shown(hit.snippets, given.limit) if snippet.text.strip()),
        named=() if bare else tuple(_names(name, hit, given, links) for name in _NAMED if hit.entities.get(name)),
        weaker=weaker,
        why=f"{href}#why" if given.query and not bare else "",
        similar="" if bare else links.similar(hit.id),
        copies=copies(hit, folded, given, links),
    )


def tier_contexts(hits: Sequence[HitView], given: SearchInput, links: Links) -> tuple[TierContext, ...]:
    """Group the hits of a page by tier; one group when they are in another order than relevance.

    A reprint of a hit further up is not listed by itself, but with that hit.
    """
    numbered = list(enumerate(hits, given.offset + 1))
    by_tier = given.sort == "relevance" and bool(given.query)
    folded: dict[str, list[Numbered]] = {}
    for number, hit in numbered:
        if hit.copies.folded_into:
            folded.setdefault(hit.copies.folded_into, []).append((number, hit))

    def context(number: int, hit: HitView) -> HitContext:
        weaker = "" if by_tier or hit.tier == "exact" or not given.query else hit.tier
        return hit_context(hit, given, links, number=number, weaker=weaker, folded=folded.get(hit.id, ()))

    listed = [(number, hit) for number, hit in numbered if not hit.copies.folded_into]
    return tuple(
        TierContext(tier, tuple(context(number, hit) for number, hit in group))
        for tier, group in groupby(listed, key=lambda pair: pair[1].tier if by_tier else "")
    )


def _shown(snippets: Sequence[SnippetView], hits: int) -> Sequence[SnippetView]:
    """The excerpts of a hit among so many: all of them, or the one with most different syllables marked, or none."""
    if hits <= MANY:
        return snippets
    return sorted(snippets, key=_telling, reverse=True)[:1] if hits <= TITLES_ALONE else ()


def _telling(snippet: SnippetView) -> int:
    words = " ".join(snippet.text[start:end] for start, end in snippet.marks)
    return len(set(words.lower().split()))


def _excerpt(snippet: SnippetView) -> Excerpt:
    return Excerpt(
        field=snippet.field,
        text=marked(snippet.text, snippet.marks),
        before=snippet.is_cut_before,
        after=snippet.is_cut_after,
    )


def _names(name: FacetName, hit: HitView, given: SearchInput, links: Links) -> Names:
    facet = FACETS[name]
    chosen = {value for choice in given.choices if choice.name == name for value in choice.any_of}
    narrowed = links.narrower(given, name)
    return Names(
        name,
        facet.en if links.language == "en" else facet.vi,
        tuple(
            Name(named.label, "" if named.value in chosen else narrowed(named.value))
            for named in _narrowest(hit.entities[name])[:_NAMED_VALUES]
        ),
    )


def _narrowest(entities: Sequence[Meaning]) -> list[Meaning]:
    """The values that no other is a part of: "Hà Nội" says nothing beside "Sơn Tây (Hà Nội)"."""
    # Most facets are flat, and most places of a hit are in no other of them.
    above = {entity.value.rpartition("/")[0] for entity in entities if "/" in entity.value}
    while deeper := {value.rpartition("/")[0] for value in above if "/" in value} - above:
        above |= deeper
    return [entity for entity in entities if entity.value not in above]
