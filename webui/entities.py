"""Pages of persons, organisations, places, roles and cited documents, and the values of facets, for programs too."""

from dataclasses import dataclass

from flask import Response, request

from indexer.model.facets import FACETS
from indexer.search.buckets import BucketView, bucket_json
from indexer.search.entities import ENTITY_FACETS
from indexer.search.facet_views import FacetLevel
from indexer.search.page import SCHEMA
from webui.answers import Answers, View, asked_links, asked_search, asked_value, facet_named
from webui.language import language
from webui.present.entities import entity_context
from webui.present.facet_pages import VALUES, FacetQuestion, facet_page_context, to_question
from webui.responses import as_json, html

_PATH = f"/<any({', '.join(ENTITY_FACETS)}):name>"


@dataclass(frozen=True, slots=True)
class EntityViews:
    """What can be asked about the values of facets, over one index."""

    answers: Answers

    def routes(self) -> dict[str, View]:
        """Address pattern -> view; a value that cannot stand in a path is a parameter."""
        return {
            f"{_PATH}/<path:value>": self.entity,
            _PATH: lambda name: self.entity(name, asked_value()),
            f"{_PATH}/<path:value>.json": self.entity_json,
            f"{_PATH}.json": lambda name: self.entity_json(name, asked_value()),
            "/facets/<name>": self.facet,
            "/facets/<name>.json": self.facet_json,
        }

    def entity(self, name: str, value: str) -> Response:
        """A person, organisation, place, role or cited document with its documents."""
        facet = facet_named(name)

        def page() -> Response:
            found = self.answers.index.entity(facet, value, asked_search())
            return html("entity.html", page=entity_context(found, asked_links()))

        return self.answers.of_index(page)

    def entity_json(self, name: str, value: str) -> Response:
        """The same for programs."""
        facet = facet_named(name)
        return self.answers.of_index(
            lambda: as_json(self.answers.index.entity(facet, value, asked_search()).as_json(language()))
        )

    def facet(self, name: str) -> Response:
        """All values of a facet within a search."""
        asked = to_question(facet_named(name), request.args.items(multi=True))

        def page() -> Response:
            given = asked_search()
            tree = FACETS[asked.name].hierarchical and not asked.contains
            values = self._level(asked) if tree else FacetLevel(*self._values(asked))
            return html("facet.html", page=facet_page_context(given, asked, values, asked_links()))

        return self.answers.of_index(page)

    def facet_json(self, name: str) -> Response:
        """The same for programs."""
        asked = to_question(facet_named(name), request.args.items(multi=True))

        def page() -> Response:
            buckets, total = self._values(asked)
            found = {"schema": SCHEMA, "name": asked.name, "total": total, "offset": asked.offset}
            return as_json({**found, "buckets": [bucket_json(bucket) for bucket in buckets]})

        return self.answers.of_index(page)

    def _level(self, asked: FacetQuestion) -> FacetLevel:
        return self.answers.index.facet_level(
            asked_search(), asked.name, under=asked.under, order=asked.order, offset=asked.offset, limit=VALUES
        )

    def _values(self, asked: FacetQuestion) -> tuple[tuple[BucketView, ...], int]:
        return self.answers.index.facet_page(
            asked_search(), asked.name, contains=asked.contains, order=asked.order, offset=asked.offset, limit=VALUES
        )
