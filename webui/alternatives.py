"""Where nothing or only a part was found: other searches that find something, each with its number of documents."""

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.model.facets import FACETS
from indexer.normalise import fold, has_marks
from indexer.search.page import SearchInput, SearchPage
from webui.index import SearchIndex
from webui.links import Links
from webui.params import is_filtered, with_values, without_filters
from webui.present.facets import facet_label
from webui.present.formats import count_of
from webui.present.results import Alternative

_MAX_FILTERS = 4
"""Filters tried one by one; each costs a search."""
_MAX_WORDS = 8
_QUOTES = re.compile('["“”„«»]')
_OPERATORS = re.compile(r'["“”„«»():*~]|(?<!\S)-|\b(?:HOẶC|OR|VÀ|AND|KHÔNG|NOT)\b')


def suggested(index: SearchIndex, given: SearchInput, page: SearchPage, links: Links) -> tuple[Alternative, ...]:
    """What the index thinks may have been meant, and who wrote under the name that is in no text."""
    meant = [(suggestion.text, suggestion.total) for suggestion in page.suggestions]
    return tuple(
        Alternative(
            "suggestion", text, count_of(total, links.language), links.search(replace(given, query=text, offset=0))
        )
        for text, total in (*meant, *_written_by(index, given, page))
        if total
    )


def _written_by(index: SearchIndex, given: SearchInput, page: SearchPage) -> Iterator[tuple[str, int]]:
    """The search for an author by a query that no document holds whole, and how much it finds: a byline is no text."""
    name = " ".join(_QUOTES.sub(" ", given.query).split())
    whole = any(tier.total for tier in page.tiers if tier.name in {"exact", "expanded"})
    if not whole and 1 < len(name.split()) <= _MAX_WORDS and not _OPERATORS.search(name):
        query = f'{FACETS["author"].aliases[0]}:"{name}"'
        yield query, index.run(replace(given, query=query, offset=0, limit=0, facet_limit=0)).total


def alternatives(index: SearchIndex, given: SearchInput, page: SearchPage, links: Links) -> tuple[Alternative, ...]:
    """Searches near one that found nothing, the closest first; those that find nothing either are left out."""
    found = list(suggested(index, given, page, links))
    seen = {given}
    for kind, text, other in _variants(replace(given, offset=0), links):
        if other not in seen:
            seen.add(other)
            total = index.run(replace(other, limit=0, facet_limit=0)).total
            if total:
                found.append(Alternative(kind, text, count_of(total, links.language), links.search(other)))
    return tuple(found)


def _variants(given: SearchInput, links: Links) -> Iterator[tuple[str, str, SearchInput]]:
    """Kind, words for it, and the search."""
    unquoted = " ".join(_QUOTES.sub(" ", given.query).split())
    if unquoted != given.query:
        yield "unquoted", unquoted, replace(given, query=unquoted)
    if has_marks(unquoted):
        yield "unmarked", fold(unquoted), replace(given, query=fold(unquoted))
    yield from _fewer_filters(given, links)
    if is_filtered(given):
        yield "unfiltered", given.query, without_filters(given)
        if unquoted != given.query:
            yield "unquoted-unfiltered", unquoted, replace(without_filters(given), query=unquoted)
    words = unquoted.split()
    if 1 < len(words) <= _MAX_WORDS and not _OPERATORS.search(unquoted):
        yield "any", unquoted, replace(without_filters(given), query=" HOẶC ".join(words))


def _fewer_filters(given: SearchInput, links: Links) -> Iterator[tuple[str, str, SearchInput]]:
    """The search without one of several filters."""
    dated = bool(given.date_from or given.date_to or given.undated)
    if len(given.choices) + dated < 2:  # noqa: PLR2004 - the only filter is dropped by "unfiltered"
        return
    for choice in given.choices[:_MAX_FILTERS]:
        bare = given
        for mode in ("any_of", "all_of", "none_of"):
            bare = with_values(bare, choice.name, mode, ())
        yield "without", facet_label(choice.name, links.language), bare
    if dated:
        yield "undated", "", replace(given, date_from="", date_to="", undated=False)
