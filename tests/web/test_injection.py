"""Text from documents and from people never becomes code, wherever it comes out."""

import csv
import io
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from flask.testing import FlaskClient

from indexer.model.document import Removed
from indexer.search.page import CopiesView, CopyView, NoteView, SearchInput, Suggestion
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from tests.web.page import read_page, words_of
from webui.links import Links
from webui.params import query_string

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}}",
    "{% raw %}",
    "' onmouseover='alert(1)",
    "</title><svg/onload=alert(1)>",
    "&lt;script&gt;",
    "%s %(number)s %",
]


def library(evil: str) -> FlaskClient:
    document = stored(
        f"thư mục/{evil}",
        f"Tiêu đề {evil}",
        f"Một {evil} hai.\nBa {evil}",
        names={"person": [evil], "place": [evil], "name": [evil]},
        captions=(evil,),
        removed=(Removed(evil, evil),),
        section=evil,
        source=evil,
        folder=evil,
        url=evil,
        authors=(evil,),
        published_source=evil,
        date=evil,
    )
    note = NoteView("x", evil, evil, 0, 1)
    index = FakeIndex([document], notes=(note,), suggestions=(Suggestion("spelling", evil, 1),))
    return client_of(index)


@pytest.mark.parametrize("evil", EVIL)
def test_text_stays_text(evil: str) -> None:
    client = library(evil)
    asked = query_string([("q", evil), ("person", evil), ("section.not", evil), ("from", evil), ("lang", "en")])
    missing = query_string([("q", f"{evil} zzz"), ("place", evil), ("contains", evil)])
    addresses = [
        "/",
        f"/search?{query_string([('q', evil)])}",
        f"/search?{asked}",
        f"/search?{missing}",
        Links("", "vi").document(f"thư mục/{evil}") + "?" + asked,
        f"/facets/person?{asked}",
        f"/facets/section?{missing}",
        Links("", "vi").entity("person", evil),
        Links("", "en").entity("place", evil),
    ]
    for address in addresses:
        page = read_page(client, address)
        assert all("/static/" in script.attrib["src"] for script in page.all("script"))
        assert all(drawing.get("class") == "histogram" for drawing in page.all("svg"))
        assert all("/static/" in image.attrib["src"] for image in page.all("img"))
        assert "49" not in page.text.replace("U+49", "") or "49" in evil
        assert evil in "".join(page.root.itertext()) or address == "/facets/section?" + missing


@pytest.mark.parametrize("evil", EVIL)
def test_text_stays_text_in_the_feed_and_the_table(evil: str) -> None:
    client = library(evil)
    asked = query_string([("q", evil)])
    feed = fromstring(client.get(f"/search.atom?{asked}").data)  # noqa: S314 - our own
    assert {each.tag.partition("}")[0] for each in feed.iter()} <= {
        "{http://www.w3.org/2005/Atom",
        "{http://a9.com/-/spec/opensearch/1.1/",
    }
    texts = [each.text or "" for each in feed.iter()]
    assert f"Tiêu đề {evil}" in texts
    addresses = [each.attrib["href"] for each in feed.iter() if "href" in each.attrib]
    assert addresses
    assert all(each.startswith("http://localhost/") and each.isascii() for each in addresses)
    table = client.get(f"/search.csv?{asked}").get_data(as_text=True)
    row = next(iter(csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))))
    assert row["title"] == f"Tiêu đề {evil}"
    assert row["section"] in {evil, f"'{evil}"}


@pytest.mark.parametrize("evil", EVIL)
def test_text_stays_text_for_programs(evil: str) -> None:
    client = library(evil)
    for address in ("/search.json", "/suggest.json"):
        answer = client.get(address, query_string={"q": evil})
        assert answer.content_type == "application/json; charset=utf-8"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.get_json()["query"] == evil
    assert client.get(Links("", "vi").document_json(f"thư mục/{evil}")).get_json()["section"] == evil


@pytest.mark.parametrize("evil", EVIL)
def test_text_stays_text_in_reprints_and_reasons(evil: str) -> None:
    copy = CopyView(evil, evil, evil, evil)
    index = FakeIndex([stored("a", "A", f"Một {evil}")])
    page = replace(index.run(SearchInput(evil)), total=1)
    hit = replace(index.run(SearchInput()).hits[0], copies=CopiesView(1, (copy,)))
    index.run = lambda _given: replace(page, hits=(hit,))  # type: ignore[method-assign,assignment]
    shown = read_page(client_of(index), f"/search?{query_string([('q', evil)])}")
    assert evil in words_of(shown.one("details", class_="reprints")) or evil != " ".join(evil.split())
    told = read_page(client_of(index), f"/documents/a?{query_string([('q', evil)])}").one("div", id="why")
    assert [words_of(each) for each in told.iter("th")][3:]


@pytest.mark.parametrize("evil", EVIL)
def test_an_evil_address_is_told_back_as_text(client: FlaskClient, evil: str) -> None:
    page = read_page(client, Links("", "vi").document(evil), status=404)
    assert evil in page.text
    read_page(client, "/" + query_string([(evil, evil)]), status=404)
