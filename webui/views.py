"""The pages for people: each route reads the address, asks the index, and hands a frozen object to a template."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Response, request
from werkzeug.exceptions import NotFound

from indexer.errors import TracuuError
from indexer.model.document import StoredDocument
from indexer.query.examples import EXAMPLES
from webui.alternatives import alternatives, suggested
from webui.answers import Answers, View, asked_id, asked_links, asked_search
from webui.downloads import is_own_file
from webui.headers import YEAR
from webui.links import Links
from webui.neighbours import neighbours
from webui.present.documents import document_context
from webui.present.help import HelpContext, help_context
from webui.present.histogram import NO_DAYS, month_asked
from webui.present.reasons import NO_REASON, why
from webui.present.results import listed, results_context
from webui.present.similar import SIMILAR, similar_context
from webui.present.start import StartPages
from webui.responses import html
from webui.samples import Answered, Samples


@dataclass(frozen=True, slots=True)
class Views:
    """The pages over one index; `downloads`: the files that documents were read from may be had, too."""

    answers: Answers
    downloads: bool = False
    starts: StartPages = field(default_factory=StartPages)
    samples: Samples = field(default_factory=Samples)

    def routes(self) -> dict[str, View]:
        """Address pattern -> view."""
        return {
            "/": self.start,
            "/search": self.search,
            "/documents": self.document_by_id,
            "/documents/<path:doc_id>": self.document,
            "/similar": self.similar,
            "/help": self.help,
            "/static/<name>": self.static,
        }

    def start(self) -> Response:
        """The box, what can be searched, the newest documents."""
        return self._page("start.html", lambda: self.starts.read(self.answers.index, asked_links()))

    def search(self) -> Response:
        """The results of a search."""

        def context() -> object:
            given, links, index = asked_search(), asked_links(), self.answers.index
            page = index.run(listed(given))
            others = suggested(index, given, page, links) if page.total else alternatives(index, given, page, links)
            month = month_asked(given)
            days = index.days(month) if month and page.total else NO_DAYS
            return results_context(given, page, links, others, days=days)

        return self._page("results.html", context)

    def document(self, doc_id: str) -> Response:
        """A document, with the words of the search that led to it marked."""

        def context() -> object:
            given, links, index = asked_search(), asked_links(), self.answers.index
            stored = index.document(doc_id)
            marks = index.marks(doc_id, given) if given.query else {}
            reasons = why(index.explain(given, doc_id), links) if given.query else NO_REASON
            around = neighbours(index, given, request.args.get("at", ""), links)
            return document_context(
                stored, marks, given, links, around=around, why=reasons, file=self._file(stored, links)
            )

        return self._page("document.html", context)

    def _file(self, stored: StoredDocument, links: Links) -> str:
        return links.file(stored.document.doc_id) if self.downloads and is_own_file(stored.document) else ""

    def document_by_id(self) -> Response:
        """The same for an id that cannot stand in a path."""
        return self.document(asked_id())

    def similar(self) -> Response:
        """Documents about the same as one."""

        def context() -> object:
            links, index, doc_id = asked_links(), self.answers.index, asked_id()
            return similar_context(index.document(doc_id), index.similar(doc_id, SIMILAR), links)

        return self._page("similar.html", context)

    def help(self) -> Response:
        """The query language by example; it is there without an index, too."""
        try:
            self.answers.index.generation()
        except TracuuError:
            return self.answers.of_program(lambda: html("help.html", page=self._help(Answered())))
        return self._page("help.html", lambda: self._help(self.samples.read(self.answers.index)))

    def _help(self, answered: Answered) -> HelpContext:
        return help_context(EXAMPLES, answered.samples, answered.totals, asked_links())

    def static(self, name: str) -> Response:
        """A style sheet, script or icon; its name changes with its content, so it may be kept for ever."""
        asset = self.answers.assets.files.get(name)
        if asset is None:
            raise NotFound
        response = Response(asset.content, content_type=asset.media_type)
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response

    def _page(self, template: str, context: Callable[[], object]) -> Response:
        return self.answers.of_index(lambda: html(template, page=context()))
