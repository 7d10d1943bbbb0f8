"""Text from documents and from people never becomes code, wherever it comes out."""

import pytest
from flask.testing import FlaskClient

from indexer.model.document import Removed
from indexer.search.page import NoteView, Suggestion
from tests.web.clients import client_of
from tests.web.fakes import FakeIndex, stored
from tests.web.page import read_page
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
def test_an_evil_address_is_told_back_as_text(client: FlaskClient, evil: str) -> None:
    page = read_page(client, Links("", "vi").document(evil), status=404)
    assert evil in page.text
    read_page(client, "/" + query_string([(evil, evil)]), status=404)
