"""Read a page as a person or a screen reader does, and hold every page to the rules that all of them follow."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer.search.page import SearchInput
from webui.params import to_input

_LANDMARKS = {"header", "nav", "main", "aside", "form", "section"}
_VOID_OF_NAME = {"hidden", "submit", "button"}


@dataclass(frozen=True, slots=True)
class Page:
    """An answer and its elements."""

    answer: TestResponse
    root: Element

    @property
    def text(self) -> str:
        """All words in order, spaces joined."""
        return " ".join("".join(self.one("body").itertext()).split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements of a tag with attributes; `class_` is one of the classes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [element for element in self.root.iter(tag) if _has(element, wanted)]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element of its kind."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found))
        return found[0]

    def link(self, words: str, *, exact: bool = False) -> str:
        """The address of the first link with these words; with no others when `exact`."""
        for element in self.root.iter("a"):
            found = words_of(element)
            if words == found or (words in found and not exact):
                return element.attrib["href"]
        raise AssertionError(words)

    def search_of(self, words: str, *, exact: bool = False) -> SearchInput:
        """The search that a link leads to."""
        return to_input(parse_qsl(urlsplit(self.link(words, exact=exact)).query))


def read_page(client: FlaskClient, address: str, *, status: int = 200, **request: Any) -> Page:
    """Ask for a page, check what every page must be, and parse it strictly."""
    answer = client.get(address, **request)
    assert answer.status_code == status, answer.get_data(as_text=True)
    assert answer.content_type == "text/html; charset=utf-8"
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(answer.get_data(as_text=True))
    assert parser.errors == [], parser.errors
    for element in root.iter():
        if isinstance(element.tag, str):  # comments have a function for a tag
            element.tag = element.tag.rpartition("}")[2]  # drawings are in a namespace of their own
    page = Page(answer, root)
    check(page)
    return page


def check(page: Page) -> None:
    """What holds on every page: one main heading, ordered headings, names for everything, no inline code."""
    root = page.root
    assert page.one("html").get("lang") in {"vi", "en"}
    assert [bool(title.text) for title in page.one("head").iter("title")] == [True]
    assert len(page.all("h1")) == 1
    levels = [int(element.tag[1]) for element in root.iter() if str(element.tag) in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)), ids
    assert page.one("main").get("id") == "main"
    labelled = {element.get("for") for element in root.iter("label")}
    for element in root.iter():
        assert not any(name.startswith("on") or name == "style" for name in element.attrib), element.attrib
        if element.tag == "input" and element.get("type") not in _VOID_OF_NAME:
            assert element.get("aria-label") or element.get("id") in labelled, element.attrib
        if element.tag in {"a", "button", "summary", "h1", "h2", "h3"}:
            assert words_of(element), (element.tag, element.attrib)
        if element.tag == "img":
            assert "alt" in element.attrib
        if element.tag == "script":
            assert not element.text
        for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
            assert element.get(name) is None or element.get(name) in ids, element.attrib
    for name in ("href", "src", "action"):
        for element in root.iter():
            assert not element.get(name, "").lower().strip().startswith(("javascript:", "data:", "//"))


def words_of(element: Element) -> str:
    """The words in an element, spaces joined."""
    return " ".join("".join(element.itertext()).split())


def _has(element: Element, wanted: dict[str, str]) -> bool:
    return all(
        value in element.get(name, "").split() if name == "class" else element.get(name) == value
        for name, value in wanted.items()
    )
