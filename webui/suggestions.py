"""What may be meant by what is being typed: titles, people, organisations, places, documents cited."""

import re

from indexer.model.facets import FacetName
from indexer.search.page import SearchInput
from webui.index import SearchIndex
from webui.links import Links
from webui.params import DEFAULTS, toggled
from webui.present.facets import facet_label, value_label
from webui.present.formats import number_text
from webui.present.suggestions import Suggested, SuggestionGroup

_TITLES = 4
_VALUES = 3
_FACETS: tuple[FacetName, ...] = ("person", "organisation", "place", "reference")
_MAX_TYPED = 60
"""Characters; who has typed more knows what to look for."""
_MAX_WORDS = 8


def suggestions(index: SearchIndex, typed: str, links: Links, *, titles: str) -> tuple[SuggestionGroup, ...]:
    """Suggest what begins with, or contains, what has been typed; without marks it means any.

    Args:
        index: asked once for titles and once for each facet.
        typed: the text in the box, its last word perhaps unfinished.
        links: of the page.
        titles: heading of the group of titles.

    Returns:
        Groups that hold something; none for less than two letters.
    """
    words = re.findall(r"[^\W_]+", typed)
    if len(typed) > _MAX_TYPED or not 0 < len(words) <= _MAX_WORDS or len("".join(words)) < 2:  # noqa: PLR2004
        return ()
    groups = [SuggestionGroup(titles, _titles(index, words, links))]
    for name in _FACETS:
        buckets, _ = index.facet_page(DEFAULTS, name, contains=" ".join(typed.split()), limit=_VALUES)
        items = tuple(
            Suggested(
                value_label(name, bucket.value, bucket.label, links.language),
                number_text(bucket.count, links.language),
                links.search(toggled(DEFAULTS, name, bucket.choice)),
            )
            for bucket in buckets
        )
        groups.append(SuggestionGroup(facet_label(name, links.language), items))
    return tuple(group for group in groups if group.items)


def _titles(index: SearchIndex, words: list[str], links: Links) -> tuple[Suggested, ...]:
    # The newest, not the best: the order of the best costs more than one may wait for between two keys.
    query = f'title:"{" ".join(words)}*"'
    page = index.run(SearchInput(query=query, sort="newest", limit=_TITLES, facet_limit=0))
    return tuple(Suggested(hit.title, "", links.document(hit.id)) for hit in page.hits if hit.tier != "partial")
