"""Answers as a table for spreadsheets, as an Atom feed, and the box as browsers add it."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from indexer.search.page import HitView, SearchInput, SearchPage
from indexer.spreadsheet import csv_lines
from webui.links import Links

_ATOM = "http://www.w3.org/2005/Atom"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_COLUMNS = ("number", "title", "date", "section", "people", "places", "references", "excerpt", "tier", "id", "address")
_KINDS = ("person", "place", "reference")


def csv_table(hits: Iterable[HitView], links: Links) -> str:
    """One line a hit, under a line of names.

    Args:
        hits: in order.
        links: of the page.
    """
    return "".join(csv_lines(_COLUMNS, (_row(number, hit, links) for number, hit in enumerate(hits, 1))))


def _row(number: int, hit: HitView, links: Links) -> tuple[object, ...]:
    names = ("; ".join(label.label for label in hit.entities.get(kind, ())) for kind in _KINDS)
    excerpt = " … ".join(" ".join(snippet.text.split()) for snippet in hit.snippets)
    address = links.absolute(links.document(hit.id))
    return (number, hit.title, hit.date, hit.section, *names, excerpt, hit.tier, hit.id, address)


def atom(page: SearchPage, given: SearchInput, links: Links, *, title: str, updated: str) -> bytes:
    """A feed of hits (RFC 4287) with the elements of OpenSearch.

    Args:
        page: the answer, newest first.
        given: what was asked.
        links: of the page.
        title: name of the site.
        updated: ISO time of the index, for documents without a date as well.
    """
    feed = Element("feed", {"xmlns": _ATOM, "xmlns:opensearch": _OPENSEARCH, "xml:lang": "vi"})
    _add(feed, "title", f"{title}: {given.query}" if given.query else title)
    _add(feed, "id", links.absolute(links.search(given)))
    _add(feed, "updated", _moment(updated, updated))
    SubElement(feed, "link", rel="alternate", type="text/html", href=links.absolute(links.search(given)))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=links.absolute(links.atom(given)))
    author = SubElement(feed, "author")
    _add(author, "name", title)
    for name, number in (("totalResults", page.total), ("startIndex", given.offset + 1), ("itemsPerPage", given.limit)):
        _add(feed, f"opensearch:{name}", str(number))
    for hit in page.hits:
        address = links.absolute(links.document(hit.id))
        entry = SubElement(feed, "entry")
        _add(entry, "title", hit.title)
        _add(entry, "id", address)
        _add(entry, "updated", _moment(hit.date, updated))
        SubElement(entry, "link", rel="alternate", type="text/html", href=address)
        _add(entry, "summary", " … ".join(snippet.text for snippet in hit.snippets))
    return _document(feed)


def opensearch_description(links: Links, *, name: str) -> bytes:
    """What a browser reads to add the box to its own (OpenSearch 1.1)."""
    description = Element("OpenSearchDescription", xmlns=_OPENSEARCH)
    _add(description, "ShortName", name[:16])
    _add(description, "Description", name)
    _add(description, "InputEncoding", "UTF-8")
    language = "&lang=en" if links.language == "en" else ""
    for media_type, path in (("text/html", "search"), ("application/atom+xml", "search.atom")):
        # Braces are for the browser to fill: they stay.
        address = f"{links.origin}{links.root}/{path}?q={{searchTerms}}{language}"
        SubElement(description, "Url", type=media_type, template=address)
    return _document(description)


def _moment(iso: str, otherwise: str) -> str:
    """A date as RFC 3339 wants it; local times are told as if they were UTC, as nothing better is known."""
    day, _, time = (iso or otherwise).partition("T")
    hour_minute = time[:5] or "00:00"
    return f"{day}T{hour_minute}:00Z" if len(day) == len("2022-11-15") else f"{otherwise[:10]}T00:00:00Z"


def _add(parent: Element, tag: str, text: str) -> None:
    # XML 1.0 has no way to write these characters.
    SubElement(parent, tag).text = "".join(char for char in text if char in "\t\n\r" or _is_xml(char))


def _is_xml(char: str) -> bool:
    return " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"


def _document(root: Element) -> bytes:
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content
