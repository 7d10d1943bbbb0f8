"""Pages of people, bodies, places, roles and cited documents: searches with a header, one link from every name."""

from typing import get_args
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from indexer.errors import Language
from indexer.model.document import EntityType
from indexer.search.page import FacetChoice, SearchInput
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from tests.web.page import read_page, words_of
from webui.links import Links

PERSON = "/person/Ngô Mạnh Điềm"


def test_a_page_tells_offices_relations_and_documents(client: FlaskClient) -> None:
    for language in get_args(Language):
        page = read_page(client, f"{PERSON}?lang={language}")
        assert words_of(page.one("h1")) == "Ngô Mạnh Điềm"
        assert page.one("meta", name="robots").get("content") == "noindex"
        headings = [words_of(each) for each in page.all("h2")]
        assert len(headings) == 5
        assert "Triển khai Sổ tay đảng viên điện tử" in page.text
    assert "2021 – 15/11/2022" in read_page(client, PERSON).text
    assert "2021 – 15 Nov 2022" in page.text


def test_a_page_is_a_plain_search_with_a_header(client: FlaskClient, index: FakeIndex) -> None:
    page = read_page(client, PERSON)
    choices = (FacetChoice("person", ("Ngô Mạnh Điềm",)),)
    assert page.search_of("Tìm và lọc trong các tài liệu này") == SearchInput(choices=choices)
    found = client.get(f"{PERSON}.json").get_json()
    assert (found["type"], found["value"]) == ("person", "Ngô Mạnh Điềm")
    plain = index.run(SearchInput(choices=choices)).as_json("vi")
    assert [hit["id"] for hit in found["search"]["hits"]] == [hit["id"] for hit in plain["hits"]]
    assert found["bodies"][0]["offices"][0]["said"][0]["id"] == "tin/sổ tay.2022"
    assert found["bodies"][0]["type"] == "organisation"
    assert found["units"]["era"] == "old"


def test_documents_stand_by_year() -> None:
    dates = [*(f"{year}-01-01" for year in (2000, 2000, 2001, 2002)), ""]
    found = [stored(f"d{n}", f"Bài {n}", "Ông A.", date=day, names={"person": ["A"]}) for n, day in enumerate(dates)]
    page = read_page(client_of(FakeIndex(found)), "/person/A")
    timeline = page.one("section", **{"aria-labelledby": "timeline"})
    years = [words_of(each) for each in timeline.iter("h3")]
    assert years == ["2000", "2001", "2002", "Không rõ ngày"]
    assert len(page.all("h4")) == 5


def test_pages_of_documents_keep_to_the_name(client: FlaskClient) -> None:
    many = [stored(f"d{n:02}", f"Bài {n}", "Ông A.", names={"person": ["A"]}) for n in range(25)]
    client = client_of(FakeIndex(many))
    assert "Mỗi trang" not in read_page(client, "/person/A").text
    address, seen = "/person/A?sort=oldest", 0
    while address:
        page = read_page(client, address)
        seen += len(page.all("h4"))
        following = [link.attrib["href"] for link in page.all("a") if "next" in link.get("rel", "").split()]
        address = following[0] if following else ""
        assert not address or address.startswith("/person/A?")
    assert seen == 25
    assert read_page(client, "/person/A?page=9").link("Về trang đầu").startswith("/person/A")


@pytest.mark.parametrize("name", ["person", "organisation", "place", "role", "reference"])
def test_names_in_a_document_lead_to_their_pages(name: str) -> None:
    value = "05-CT/TW" if name == "reference" else "Hà Tĩnh/Thị xã Kỳ Anh" if name == "place" else "Một Hai"
    client = client_of(FakeIndex([stored("a", "A", f"Nói về {value} nhé.", names={name: [value]})]))  # type: ignore[dict-item]
    page = read_page(client, "/documents/a")
    links = {unquote(each.attrib["href"]) for each in page.all("a", class_="entity")}
    assert links == {f"/{name}/{value}"}
    assert words_of(read_page(client, f"/{name}/{value}").one("h1")) == value


@pytest.mark.parametrize(
    ("kind", "value", "asked"),
    [
        ("date", "2022-11-15", SearchInput('"15/11/2022"')),
        ("date", "2022-11", SearchInput('"11/2022"')),
        ("date", "--11-15", SearchInput('"--11-15"')),
        ("name", "Dân vận khéo", SearchInput('"Dân vận khéo"')),
    ],
)
def test_dates_and_quoted_names_in_a_document_lead_to_searches(
    kind: EntityType, value: str, asked: SearchInput
) -> None:
    client = client_of(FakeIndex([stored("a", "A", f"Nói về {value} nhé.", names={kind: [value]})]))
    assert read_page(client, "/documents/a").search_of(value) == asked


def test_every_value_of_a_facet_and_every_chosen_one_leads_to_its_page(client: FlaskClient) -> None:
    page = read_page(client, "/facets/person")
    assert unquote(page.link("trang riêng Ngô Mạnh Điềm")) == "/person/Ngô Mạnh Điềm"
    assert "trang riêng" not in read_page(client, "/facets/section").text
    chosen = read_page(client, "/search?person=Ngô Mạnh Điềm")
    own = chosen.text.split("Trang riêng:")[1]
    assert own.strip().startswith("Ngô Mạnh Điềm")
    assert "Trang riêng" not in read_page(client, "/search?section=Thời sự").text


@pytest.mark.parametrize("value", ["..", "a//b", "/a", "a\\b", "a.json", "dấu ? và #", "50%", "  "])
def test_any_value_has_a_page_of_its_own(value: str) -> None:
    document = stored("a", "Tiêu đề", f"Về {value}.", names={"organisation": [value]})
    client = client_of(FakeIndex([document]))
    for links in (Links("", "vi"), Links("", "en")):
        assert client.get(links.entity("organisation", value)).status_code == 200
        assert client.get(links.entity_json("organisation", value)).get_json()["value"] == value


@pytest.mark.parametrize("address", ["/person/Không Ai", "/person", "/year/2022", "/section/Thời sự"])
def test_what_nobody_names_has_no_page(client: FlaskClient, address: str) -> None:
    read_page(client, address, status=404)
    assert client.get(f"{address}.json").status_code == 404


def test_robots_stay_out_of_pages_of_names(client: FlaskClient) -> None:
    robots = client.get("/robots.txt").get_data(as_text=True)
    for name in ("person", "organisation", "place", "role", "reference"):
        assert f"Disallow: /{name}\n" in robots
    assert client.get(PERSON).headers["X-Robots-Tag"] == "noindex"


def test_values_of_a_facet_for_programs(client: FlaskClient) -> None:
    found = client.get("/facets/person.json?contains=nguoi thu 2&order=label").get_json()
    assert (found["name"], found["total"], found["offset"]) == ("person", 7, 0)
    assert found["buckets"][0] == {
        "value": "Người thứ 2",
        "label": "Người thứ 2",
        "count": 1,
        "selected": False,
        "parent": "",
    }
    assert client.get("/facets/nothing.json").status_code == 404


def test_all_values_of_places_are_a_tree_that_is_walked_level_by_level() -> None:
    names = [
        "Hà Tĩnh",
        *(f"Hà Tĩnh/Xã {number:02}" for number in range(70)),
        "Nghệ An/Vinh/Phường Cửa Nam",
        "Nghệ An/Vinh",
    ]
    client = client_of(FakeIndex([stored("d", "Bài", "Ở Hà Tĩnh.", names={"place": [*names, "Nghệ An"]})]))

    def rows(address: str) -> dict[str, str]:
        found = {}
        for row in read_page(client, address).all("li", class_="value"):
            links = list(row.iter("a"))
            inside = [link.get("href", "") for link in links if "under=" in link.get("href", "")]
            found[words_of(links[0])] = inside[0] if inside else ""
        return found

    top = rows("/facets/place?order=label")
    assert list(top) == ["Hà Tĩnh", "Nghệ An"]
    inside = rows(top["Hà Tĩnh"])
    assert list(inside) == [f"Xã {number:02}" for number in range(60)]
    assert set(inside.values()) == {""}
    assert list(rows(f"{top['Hà Tĩnh']}&values=2")) == [f"Xã {number}" for number in range(60, 70)]
    vinh = rows(top["Nghệ An"])["Vinh"]
    assert list(rows(vinh)) == ["Phường Cửa Nam"]
    trail = read_page(client, vinh).all("p", class_="trail")[-1]
    assert [words_of(link) for link in trail.iter("a")] == ["Địa danh", "Nghệ An", "Vinh"]
    # Where nothing above it stands beside, a label that is only the end of a path would not tell which one it is.
    assert list(rows("/facets/place?contains=cua nam")) == ["Nghệ An/Vinh/Phường Cửa Nam"]
    assert rows("/facets/place?under=Không Đâu") == {}
    flat = client.get("/facets/place.json?order=label").get_json()
    assert (flat["total"], len(flat["buckets"])) == (len(names) + 1, 60)
