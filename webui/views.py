"""The routes: each reads the address, asks the index, and hands frozen objects to a template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, request
from werkzeug.exceptions import NotFound

from indexer.model.facets import FACETS
from indexer.model.stored import document_json
from indexer.query.examples import EXAMPLES
from indexer.search.page import SearchInput
from webui.alternatives import alternatives
from webui.assets import Assets
from webui.headers import YEAR, entity_tag, revalidated
from webui.index import SearchIndex
from webui.language import language
from webui.links import Links
from webui.params import to_input
from webui.present.documents import document_context
from webui.present.facet_pages import VALUES, facet_page_context, to_question
from webui.present.help import help_context
from webui.present.results import results_context
from webui.present.start import read_start
from webui.responses import as_json, html

View = Callable[..., Response]

ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /facets/\nDisallow: /*.json\n"


@dataclass(frozen=True, slots=True)
class Views:
    """The routes over one index."""

    index: SearchIndex
    assets: Assets

    def routes(self) -> Mapping[str, View]:
        """Address pattern -> view."""
        return {
            "/": self.start,
            "/search": self.search,
            "/search.json": self.search_json,
            "/facets/<name>": self.facet,
            "/documents": self.document_by_id,
            "/documents.json": self.document_json_by_id,
            "/documents/<path:doc_id>": self.document,
            "/documents/<path:doc_id>.json": self.document_json,
            "/help": self.help,
            "/robots.txt": self.robots,
            "/static/<name>": self.static,
        }

    def start(self) -> Response:
        """The box, what can be searched, the newest documents."""
        return self._page("start.html", lambda links: read_start(self.index, links))

    def search(self) -> Response:
        """Results as a page."""

        def results(links: Links) -> object:
            given = _given()
            page = self.index.run(given)
            others = () if page.total else alternatives(self.index, given, page, links)
            return results_context(given, page, links, others)

        return self._page("results.html", results)

    def search_json(self) -> Response:
        """Results for programs."""
        return self._json(lambda: self.index.run(_given()).as_json(language()))

    def document(self, doc_id: str) -> Response:
        """A document, with the words of the search that led to it marked."""

        def context(links: Links) -> object:
            given = _given()
            stored = self.index.document(doc_id)
            marks = self.index.marks(doc_id, given) if given.query else {}
            return document_context(stored, marks, given, links)

        return self._page("document.html", context)

    def document_by_id(self) -> Response:
        """The same for an id that cannot stand in a path."""
        return self.document(_asked_id())

    def document_json(self, doc_id: str) -> Response:
        """A document for programs."""
        return self._json(lambda: document_json(self.index.document(doc_id)))

    def document_json_by_id(self) -> Response:
        """The same for an id that cannot stand in a path."""
        return self.document_json(_asked_id())

    def facet(self, name: str) -> Response:
        """All values of a facet within a search."""
        found = next((facet for facet in FACETS if facet == name), None)
        if found is None:
            raise NotFound

        def context(links: Links) -> object:
            given, question = _given(), to_question(found, request.args.items(multi=True))
            buckets, total = self.index.facet_page(
                given, found, contains=question.contains, order=question.order, offset=question.offset, limit=VALUES
            )
            return facet_page_context(given, question, buckets, total, links)

        return self._page("facet.html", context)

    def help(self) -> Response:
        """The query language by example."""
        return self._page("help.html", lambda links: help_context(EXAMPLES, links), generation="")

    def robots(self) -> Response:
        """What robots may read: documents, not searches."""
        return Response(ROBOTS, content_type="text/plain; charset=utf-8")

    def static(self, name: str) -> Response:
        """A style sheet, script or icon; its name changes with its content, so it may be kept for ever."""
        if name not in self.assets.files:
            raise NotFound
        asset = self.assets.files[name]
        response = Response(asset.content, content_type=asset.media_type)
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response

    def _page(self, template: str, context: Callable[[Links], object], *, generation: str | None = None) -> Response:
        """Render a template, or say that the browser's copy is still true."""

        def body() -> Response:
            return html(template, page=context(Links(request.script_root, language())))

        return self._unless_kept(body, self.index.generation() if generation is None else generation)

    def _json(self, content: Callable[[], Any]) -> Response:
        return self._unless_kept(lambda: as_json(content()), self.index.generation())

    def _unless_kept(self, make: Callable[[], Response], generation: str) -> Response:
        tag = entity_tag(generation, self.assets.fingerprint)
        if request.if_none_match.contains_weak(tag):
            return revalidated(Response(status=304), tag)
        return revalidated(make(), tag)


def _given() -> SearchInput:
    return to_input(request.args.items(multi=True))


def _asked_id() -> str:
    doc_id = request.args.get("id", "")
    if not doc_id:
        raise NotFound
    return doc_id
