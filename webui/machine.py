"""The same answers for programs: JSON, a table, a feed, suggestions, and how to add the box to a browser."""

from dataclasses import dataclass, replace

from flask import Response, request

from indexer.model.stored import document_json
from indexer.search.page import HitView, similar_json
from webui.answers import Answers, View, asked_id, asked_links, asked_search
from webui.feeds import atom, csv_table, opensearch_description
from webui.headers import QUESTIONS
from webui.language import gettext, language, ngettext
from webui.openapi import openapi
from webui.params import MAX_SIZE
from webui.present.similar import SIMILAR
from webui.present.suggestions import suggestions_json
from webui.responses import as_json
from webui.suggestions import suggestions

MAX_ROWS = 1000
"""Hits in a table."""
ROBOTS = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in (*QUESTIONS, "/*.json"))


@dataclass(frozen=True, slots=True)
class MachineViews:
    """What programs read, over one index."""

    answers: Answers

    def routes(self) -> dict[str, View]:
        """Address pattern -> view."""
        return {
            "/search.json": self.search_json,
            "/search.csv": self.search_csv,
            "/search.atom": self.search_atom,
            "/suggest.json": self.suggest,
            "/documents.json": self.document_json_by_id,
            "/documents/<path:doc_id>.json": self.document_json,
            "/similar.json": self.similar_json,
            "/opensearch.xml": self.opensearch,
            "/openapi.json": self.openapi,
            "/robots.txt": self.robots,
        }

    def search_json(self) -> Response:
        """The results of a search, as `tracuu search --json` prints them."""
        return self.answers.of_index(lambda: as_json(self.answers.index.run(asked_search()).as_json(language())))

    def search_csv(self) -> Response:
        """The hits of a search as a table that spreadsheets open, up to `MAX_ROWS`."""

        def table() -> Response:
            content = csv_table(self._hits(), asked_links())
            response = Response(content, content_type="text/csv; charset=utf-8")
            response.headers["Content-Disposition"] = 'attachment; filename="tracuu.csv"'
            return response

        return self.answers.of_index(table)

    def search_atom(self) -> Response:
        """The newest hits of a search as a feed."""

        def feed() -> Response:
            given = replace(asked_search(), sort="newest")
            page = self.answers.index.run(replace(given, facet_limit=0))
            updated = self.answers.index.info().created
            content = atom(page, given, asked_links(), title=gettext("Tra cứu"), updated=updated)
            return Response(content, content_type="application/atom+xml; charset=utf-8")

        return self.answers.of_index(feed)

    def suggest(self) -> Response:
        """What may be meant by what is being typed."""

        def groups() -> Response:
            typed = request.args.get("q", "")
            words, titles = gettext("Từ ngữ"), gettext("Tài liệu")
            found = suggestions(self.answers.index, typed, asked_links(), words=words, titles=titles)
            count = sum(len(group.items) for group in found)
            message = ngettext("%(num)s gợi ý", "%(num)s gợi ý", count) if count else ""
            return as_json(suggestions_json(typed, found, message))

        return self.answers.of_index(groups)

    def document_json(self, doc_id: str) -> Response:
        """A document, as `tracuu show --json` prints it."""
        return self.answers.of_index(lambda: as_json(document_json(self.answers.index.document(doc_id))))

    def document_json_by_id(self) -> Response:
        """The same for an id that cannot stand in a path."""
        return self.document_json(asked_id())

    def similar_json(self) -> Response:
        """Documents about the same as one."""

        def found() -> Response:
            doc_id = asked_id()
            return as_json(similar_json(doc_id, self.answers.index.similar(doc_id, SIMILAR)))

        return self.answers.of_index(found)

    def opensearch(self) -> Response:
        """How a browser adds the box to its own."""
        content = opensearch_description(asked_links(), name=gettext("Tra cứu"))
        return Response(content, content_type="application/opensearchdescription+xml; charset=utf-8")

    def openapi(self) -> Response:
        """What programs may ask and what they get."""
        return self.answers.of_program(lambda: as_json(openapi(asked_links().absolute(request.script_root))))

    def robots(self) -> Response:
        """What robots may read: documents, not searches."""
        return Response(ROBOTS, content_type="text/plain; charset=utf-8")

    def _hits(self) -> list[HitView]:
        found: list[HitView] = []
        for offset in range(0, MAX_ROWS, MAX_SIZE):
            page = self.answers.index.run(replace(asked_search(), offset=offset, limit=MAX_SIZE, facet_limit=0))
            found += page.hits
            if offset + MAX_SIZE >= page.total:
                break
        return found
