"""The hits before and after the one that is read."""

from dataclasses import replace

from indexer.search.page import HitView, SearchInput
from webui.index import SearchIndex
from webui.links import Links
from webui.params import place_number
from webui.present.documents import NOWHERE, Around
from webui.present.formats import number_text


def neighbours(index: SearchIndex, given: SearchInput, at: str, links: Links) -> Around:
    """Where a document stands among the hits of the search that led to it.

    Args:
        index: asked for at most three hits.
        given: the search; its page does not matter.
        at: the place as the address has it, from 1; anything else is nowhere.
        links: of the page.
    """
    place = place_number(at)
    if not place:
        return NOWHERE
    first = max(place - 1, 1)
    page = index.run(replace(given, offset=first - 1, limit=place - first + 2, facet_limit=0))
    if place > page.total:
        return NOWHERE
    hits = dict(enumerate(page.hits, first))

    def href(number: int) -> str:
        hit: HitView | None = hits.get(number)
        whole_pages = replace(given, offset=(number - 1) // given.limit * given.limit)
        return links.document(hit.id, whole_pages, at=number) if hit else ""

    return Around(
        number_text(place, links.language), number_text(page.total, links.language), href(place - 1), href(place + 1)
    )
