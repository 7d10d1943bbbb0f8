"""What may be meant by what is being typed: words, people, organisations, places, documents cited, titles."""

from collections.abc import Mapping

from indexer.model.facets import FACETS, FacetName
from indexer.search.page import SearchInput, Suggestion
from webui.index import SearchIndex
from webui.links import Links
from webui.params import DEFAULTS, toggled
from webui.present.facets import facet_label
from webui.present.formats import number_text
from webui.present.suggestions import Suggested, SuggestionGroup

_EACH = 3
"""Suggestions of one kind."""
_FACETS: Mapping[str, FacetName] = {name: name for name in FACETS}


def suggestions(
    index: SearchIndex, typed: str, links: Links, *, words: str, titles: str
) -> tuple[SuggestionGroup, ...]:
    """Suggest what begins with, or contains, what has been typed; without marks it means any.

    Args:
        index: asked once.
        typed: the text in the box, its last word perhaps unfinished.
        links: of the page.
        words: heading of the group of words.
        titles: heading of the group of titles.

    Returns:
        Groups that hold something; none for less than two letters.
    """
    grouped: dict[str, list[Suggestion]] = {}
    for suggestion in index.suggest(typed, _EACH):
        grouped.setdefault(suggestion.kind, []).append(suggestion)
    headings = {"words": words, "title": titles} | {name: facet_label(name, links.language) for name in FACETS}
    return tuple(
        SuggestionGroup(headings[kind], tuple(_suggested(each, links) for each in found))
        for kind, found in grouped.items()
    )


def _suggested(suggestion: Suggestion, links: Links) -> Suggested:
    count = number_text(suggestion.total, links.language)
    if name := _FACETS.get(suggestion.kind):
        return Suggested(suggestion.text, count, links.search(toggled(DEFAULTS, name, suggestion.value)))
    if suggestion.kind == "title":
        return Suggested(suggestion.text, "", links.document(suggestion.value))
    return Suggested(suggestion.text, count, links.search(SearchInput(query=suggestion.text)))
