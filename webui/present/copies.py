"""The reprints of a hit, listed with it instead of as hits of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.search.page import HitView, SearchInput
from webui.links import Links
from webui.present.formats import Count, count_of, date_text, number_text

Numbered = tuple[int, HitView]
"""A hit and its place in the whole answer, from 1."""


class Copy(NamedTuple):
    """A document with nearly the text of a hit; `note` tells it apart: its source and date."""

    title: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Copies:
    """How many reprints a hit has, the first of them, and how many more there are (empty for none)."""

    count: Count
    shown: tuple[Copy, ...]
    more: str


def copies(hit: HitView, folded: Sequence[Numbered], given: SearchInput, links: Links) -> Copies:
    """List the reprints of a hit.

    Args:
        hit: the one that stands for all.
        folded: hits of the same page that are reprints of it; they come first, so that every hit can be reached.
        given: the search, whose words are marked in the reprints too.
        links: of the page.
    """
    known = {each.id for _, each in folded}
    shown = [_copy(each.title, "", each.date, links.document(each.id, given, at=at), links) for at, each in folded]
    shown += [
        _copy(each.title, each.source, each.date, links.document(each.id, given), links)
        for each in hit.copies.documents
        if each.id not in known
    ]
    more = hit.copies.total - len(shown)
    return Copies(
        count_of(hit.copies.total, links.language),
        tuple(shown),
        number_text(more, links.language) if more > 0 else "",
    )


def _copy(title: str, source: str, date: str, href: str, links: Links) -> Copy:
    return Copy(title, " · ".join(part for part in (source, date_text(date[:10], links.language)) if part), href)
