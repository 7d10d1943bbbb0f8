"""What programs read: tables, feeds, suggestions."""

import csv
import io
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask.testing import FlaskClient

from indexer.search import Index
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from tests.web.page import read_page, words_of

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def read_xml(content: bytes) -> Element:
    return fromstring(content)  # noqa: S314 - our own


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.data.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


def test_the_table_holds_every_hit_in_order(client: FlaskClient) -> None:
    found = rows(client, "/search.csv?q=bản tin&page=2")
    assert [row["number"] for row in found] == [str(number) for number in range(1, 26)]
    assert found[0]["title"] == "Bản tin số 1"
    assert found[0]["address"] == "http://localhost/documents/tin/001"


def test_the_table_stops_at_its_limit() -> None:
    index = FakeIndex([stored(f"{number:04}", "Bản tin") for number in range(1050)])
    assert len(rows(client_of(index), "/search.csv?q=tin")) == 1000
    assert {(asked.offset, asked.limit) for asked in index.asked} == {(offset, 100) for offset in range(0, 1000, 100)}


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_no_cell_is_run_as_a_formula(title: str) -> None:
    document = stored("=a", title, names={"person": ["-Nội"]})
    row = rows(client_of(FakeIndex([document])), "/search.csv")[0]
    assert (row["title"], row["id"], row["people"]) == (f"'{title}", "'=a", "'-Nội")


def test_the_feed_tells_the_newest_with_addresses_that_work_elsewhere(client: FlaskClient, index: FakeIndex) -> None:
    answer = client.get("/search.atom?q=tin&section=Thời sự", base_url="http://tracuu.example/noi-bo")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = read_xml(answer.data)
    assert index.asked[-1].sort == "newest"
    assert feed.findtext(f"{OPENSEARCH}totalResults") == "25"
    assert feed.findtext(f"{ATOM}title") == "Tra cứu: tin"
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == "http://tracuu.example/noi-bo/documents/tin/001"
    assert entry.findtext(f"{ATOM}updated") == "2023-01-01T00:00:00Z"
    page = read_page(client, "/search?q=tin&section=Thời sự")
    assert client.get(page.one("link", type="application/atom+xml").attrib["href"]).status_code == 200


@pytest.mark.parametrize(
    ("date", "updated"),
    [("", "2026-11-20T01:02:00Z"), ("2022-11", "2026-11-20T00:00:00Z"), ("2022-11-15T17:12", "2022-11-15T17:12:00Z")],
)
def test_every_entry_has_a_time(date: str, updated: str) -> None:
    answer = client_of(FakeIndex([stored("a", "A", date=date)])).get("/search.atom")
    assert read_xml(answer.data).findtext(f"{ATOM}entry/{ATOM}updated") == updated


def test_characters_that_xml_cannot_hold_are_left_out_of_the_feed() -> None:
    answer = client_of(FakeIndex([stored("a", "A\x00\x0b<b>&\ufffe")])).get("/search.atom")
    assert read_xml(answer.data).findtext(f"{ATOM}entry/{ATOM}title") == "A<b>&"


def test_a_browser_can_add_the_box(client: FlaskClient) -> None:
    address = read_page(client, "/?lang=en").one("link", rel="search").attrib["href"]
    answer = client.get(address)
    templates = [each.attrib["template"] for each in read_xml(answer.data).iter(f"{OPENSEARCH}Url")]
    assert templates[0] == "http://localhost/search?q={searchTerms}&lang=en"


def test_suggestions_come_in_groups_with_addresses(client: FlaskClient) -> None:
    answer = client.get("/suggest.json?q=ngo manh").get_json()
    assert answer["query"] == "ngo manh"
    assert [(group["label"], [item["text"] for item in group["items"]]) for group in answer["groups"]] == [
        ("Người", ["Ngô Mạnh Điềm"])
    ]
    assert answer["groups"][0]["items"][0]["count"] == "1"
    assert answer["message"] == "1 gợi ý"
    assert client.get("/suggest.json?q=ngo manh&lang=en").get_json()["message"] == "1 suggestion"
    assert client.get(answer["groups"][0]["items"][0]["href"]).status_code == 200


def test_words_and_titles_are_suggested_too(corpus: Index) -> None:
    client = client_of(corpus)
    groups = {group["label"]: group["items"] for group in client.get("/suggest.json?q=so ta").get_json()["groups"]}
    assert groups["Từ ngữ"][0]["text"] == "sổ tay"
    title = groups["Tài liệu"][0]
    assert words_of(read_page(client, title["href"]).one("h1")) == title["text"]
    assert client.get("/suggest.json?q=so ta&lang=en").get_json()["groups"][0]["label"] == "Words"


@pytest.mark.parametrize("typed", ["", " ", "a", '"*-()', "x" * 61])
def test_nothing_is_suggested_for_too_little_or_too_much(corpus: Index, typed: str) -> None:
    answer = client_of(corpus).get("/suggest.json", query_string={"q": typed}).get_json()
    assert answer == {"query": typed, "message": "", "groups": []}
