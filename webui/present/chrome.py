"""What every page has around it: the links of its head and foot, and the search box."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import request

from indexer.errors import Language
from indexer.search.page import SearchInput
from webui.links import Links
from webui.params import Pairs, to_input
from webui.present.facets import hidden_pairs

_BOX = frozenset({"q"})


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of a page.

    Attributes:
        language: of the page.
        root: path that the page is mounted at.
        action: where the box goes.
        suggest: where suggestions for the box come from.
        opensearch: how a browser adds the box to its own.
        query: in the box.
        box_fields: what the box carries along: the filters stay on when the words change.
        other_language: this page in the other language.
    """

    language: Language
    root: str
    home: str
    help: str
    action: str
    suggest: str
    opensearch: str
    query: str
    box_fields: Pairs
    other_language: str


def chrome(language: Language) -> Chrome:
    """The frame of the page asked for."""
    links = Links(request.script_root, language)
    given = to_input(request.args.items(multi=True))
    other: Language = "vi" if language == "en" else "en"
    return Chrome(
        language=language,
        root=links.root,
        home=links.home(),
        help=links.help(),
        action=links.action(),
        suggest=links.suggest(),
        opensearch=links.opensearch(),
        query=given.query,
        box_fields=_box_fields(given, language),
        other_language=links.in_language(other, urlsplit(request.path).path, request.args.items(multi=True)),
    )


def _box_fields(given: SearchInput, language: Language) -> Pairs:
    return hidden_pairs(given, language, fields=_BOX)
