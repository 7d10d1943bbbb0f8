"""From a question to a response: read the address, ask the index only if the browser's copy may be out of date."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request
from werkzeug.exceptions import NotFound

from indexer.model.facets import FACETS, FacetName
from indexer.search.page import SearchInput
from webui.assets import Assets
from webui.headers import entity_tag, revalidated
from webui.index import SearchIndex
from webui.language import language
from webui.links import Links
from webui.params import to_input

View = Callable[..., Response]
"""Answers one address."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Makes responses over one index."""

    index: SearchIndex
    assets: Assets

    def of_index(self, make: Callable[[], Response]) -> Response:
        """An answer that stays true as long as the index does."""
        return self._unless_kept(make, self.index.version())

    def of_program(self, make: Callable[[], Response]) -> Response:
        """An answer that only another version of the program changes."""
        return self._unless_kept(make, "")

    def _unless_kept(self, make: Callable[[], Response], generation: str) -> Response:
        tag = entity_tag(generation, self.assets.fingerprint)
        if request.if_none_match.contains_weak(tag):
            return revalidated(Response(status=304), tag)
        return revalidated(make(), tag)


def asked_links() -> Links:
    """Links in the language of the page asked for."""
    return Links(request.script_root, language(), request.host_url.rstrip("/"))


def asked_search() -> SearchInput:
    """The search in the address."""
    return to_input(request.args.items(multi=True))


def asked_id() -> str:
    """The id in the parameters of the address."""
    return _asked("id")


def asked_value() -> str:
    """The value of a facet in the parameters of the address."""
    return _asked("value")


def _asked(key: str) -> str:
    found = request.args.get(key, "")
    if not found:
        raise NotFound
    return found


def facet_named(name: str) -> FacetName:
    """The facet of an address."""
    for facet in FACETS:
        if facet == name:
            return facet
    raise NotFound
