"""Addresses of documents whose ids are odd, in both languages and below a mount point."""

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import Client

from indexer.search.page import SearchInput
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from webui.application import create_app
from webui.links import Links, has_plain_path

LINKS = Links("", "vi")


@pytest.mark.parametrize(
    "doc_id",
    [
        "a",
        "tin/2022/sổ tay.docx",
        "file.zip!/inner",
        "50% giảm/tăng?.txt#x",
        "..",
        ".",
        "../../etc/passwd",
        "a/./b",
        "a//b",
        "/rooted",
        "trailing/",
        "a\\b",
        "a.json",
        "a.json/b",
        ".json",
        "line\nbreak",
        "%2e%2e/x",
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{7*7}}",
        " leading and trailing ",
        "so+tay&x=y;z",
        "search",
        "đảng:viên@2022",
        "🗂️/tệp",
    ],
)
def test_every_document_can_be_opened_from_its_link(doc_id: str) -> None:
    client = client_of(FakeIndex([stored(doc_id, "Đúng tài liệu này")]))
    for links in (LINKS, Links("", "en")):
        page = client.get(links.document(doc_id, SearchInput("tay")))
        assert page.status_code == 200
        assert "Đúng tài liệu này" in page.get_data(as_text=True)
        assert client.get(links.document_json(doc_id)).get_json()["id"] == doc_id


@pytest.fixture
def any_client() -> FlaskClient:
    """A client of a library that has every document asked for."""
    index = FakeIndex([])
    index.document = lambda doc_id: stored(doc_id, "x")  # type: ignore[method-assign]
    return client_of(index)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doc_id=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_id_can_be_asked_for(any_client: FlaskClient, doc_id: str) -> None:
    client = any_client
    assert client.get(LINKS.document_json(doc_id)).get_json()["id"] == doc_id


@given(st.text(min_size=1, max_size=20))
def test_a_plain_path_has_nothing_that_browsers_or_servers_rewrite(doc_id: str) -> None:
    if has_plain_path(doc_id):
        path = LINKS.document(doc_id)
        assert not {"", ".", ".."} & set(path.split("/")[2:])
        assert "\\" not in path


def test_the_language_is_kept_in_every_address() -> None:
    english = Links("", "en")
    addresses = [
        english.home(),
        english.help(),
        english.search(SearchInput("a")),
        english.search_json(SearchInput("a")),
        english.document("a", SearchInput("b")),
        english.document("../a"),
        english.facet("person", SearchInput("a"), contains="x", order="label", page=2),
    ]
    assert all(address.endswith("lang=en") for address in addresses)
    assert all("lang" not in address for address in (LINKS.home(), LINKS.search(SearchInput("a"))))


def test_below_a_mount_point_every_link_stays_there(client: FlaskClient) -> None:
    for path in ("/", "/search?q=tin", "/documents/tin/001", "/facets/person", "/help", "/nope"):
        html = client.get(path, base_url="http://localhost/tra-cuu").get_data(as_text=True)
        addresses = [part.split('"')[0] for part in html.split('href="')[1:] + html.split('src="')[1:]]
        addresses += [part.split('"')[0] for part in html.split('action="')[1:]]
        inside = [each for each in addresses if not each.startswith(("#", "https://example.org"))]
        assert inside
        assert all(each.startswith("/tra-cuu/") for each in inside), path


def test_a_wsgi_client_sees_bytes_of_a_style_sheet() -> None:
    app = create_app(FakeIndex([]))
    page = Client(app).get("/").get_data(as_text=True)
    style = next(part.split('"')[0] for part in page.split('href="') if part.startswith("/static/style"))
    answer = Client(app).get(style)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert Client(app).get("/static/style.css").status_code == 404
    assert Client(app).get("/static/../views.py").status_code == 404
