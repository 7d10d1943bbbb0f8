"""When the documents of an answer are from, drawn and as a table."""

from itertools import pairwise
from urllib.parse import parse_qsl

import pytest
from flask.testing import FlaskClient

from indexer.search import Index
from indexer.search.page import FacetChoice, SearchInput
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from tests.web.page import Page, read_page, words_of
from webui.params import to_input


def bars(page: Page) -> dict[str, SearchInput]:
    """What stands in the drawing of dates, and where each bar leads."""
    drawing = page.one("svg", class_="histogram")
    return {words_of(link): to_input(parse_qsl(link.attrib["href"].partition("?")[2])) for link in drawing.iter("a")}


def test_years_are_drawn_and_each_bar_leads_to_its_year(client: FlaskClient) -> None:
    page = read_page(client, "/search?lang=en")
    assert bars(page) == {
        "2022: 1": SearchInput("", (FacetChoice("year", ("2022",)),)),
        "2023: 25": SearchInput("", (FacetChoice("year", ("2023",)),)),
    }
    assert [words_of(each) for each in page.all("text")] == ["2022", "2023"]


def test_the_bar_of_the_only_year_with_documents_is_not_drawn(client: FlaskClient) -> None:
    assert not read_page(client, "/search?q=bản tin").all("svg")


def test_years_without_documents_leave_a_gap() -> None:
    index = FakeIndex([stored("a", "A", date="2019-01-01"), stored("b", "B", date="2023-01-01")])
    page = read_page(client_of(index), "/search")
    places = [float(each.attrib["x"]) for each in page.all("rect", class_="reach")]
    assert places == [0, 217.6]


def test_bars_stand_apart_and_within_the_drawing() -> None:
    page = read_page(dated("2019-01-01", "2020-01-01", "2021-01-01", "2021-02-01"), "/search")
    boxes = page.all("rect", class_="reach")
    sides = [(float(each.attrib["x"]), float(each.attrib["x"]) + float(each.attrib["width"])) for each in boxes]
    assert len(sides) == 3
    assert all(right < left for (_, right), (left, _) in pairwise(sides))
    assert sides[-1][1] <= 272


def dated(*dates: str) -> FlaskClient:
    return client_of(FakeIndex([stored(f"{place}", "A", date=date) for place, date in enumerate(dates)]))


def rows(page: Page) -> list[str]:
    table = page.one("details", class_="periods")
    return [" ".join(words_of(cell) for cell in row) for row in table.iter("tr")][1:]


@pytest.mark.parametrize(
    "asked", ["year=2022", "from=2022&to=2022", "from=3/2022&to=28/05/2022", "from=01/01/2022&to=12/2022"]
)
def test_months_of_one_year_are_drawn(asked: str) -> None:
    page = read_page(dated("2022-03-01", "2022-05-02", "2022-05-28"), f"/search?{asked}")
    assert [words_of(each) for each in page.all("text")] == ["01/2022", "12/2022"]
    assert rows(page) == ["03/2022 1", "05/2022 2"]
    assert page.search_of("05/2022", exact=True).choices[-1] == FacetChoice("month", ("2022-05",))


@pytest.mark.parametrize(
    "asked", ["month=2022-05", "year=2022&month=2022-05", "from=5/2022&to=5/2022", "from=02/05/2022&to=28/05/2022"]
)
def test_days_of_one_month_are_drawn(asked: str) -> None:
    page = read_page(dated("2022-05-02", "2022-05-28T08:00", "2022-05-28"), f"/search?{asked}&section.not=x&lang=en")
    assert [words_of(each) for each in page.all("text")] == ["1 May 2022", "31 May 2022"]
    assert rows(page) == ["2 May 2022 1", "28 May 2022 2"]
    section = FacetChoice("section", none_of=("x",))
    assert page.search_of("28 May 2022") == SearchInput("", (section,), "28/05/2022", "28/05/2022")


def test_the_day_that_is_chosen_leads_back_to_its_month() -> None:
    page = read_page(dated("2022-05-02", "2022-05-28"), "/search?from=28/05/2022&to=28/05/2022")
    assert rows(page) == ["02/05/2022 1", "28/05/2022 1"]
    assert page.search_of("28/05/2022", exact=True) == SearchInput("", (FacetChoice("month", ("2022-05",)),))
    assert words_of(page.one("a", class_="selected")) == "28/05/2022: 1"


@pytest.mark.parametrize(
    "asked", ["", "from=2021&to=2022", "from=2022", "to=x&from=x", "year=2021&year=2022", "from=2022&to=2021"]
)
def test_anything_else_is_drawn_by_year(asked: str) -> None:
    page = read_page(dated("2021-05-02", "2022-05-28", "2022-01-01"), f"/search?{asked}")
    assert [words_of(each) for each in page.all("text")] == ["2021", "2022"]


def test_the_table_says_how_many_have_no_date() -> None:
    page = read_page(dated("2021", "2022", ""), "/search")
    assert rows(page) == ["2021 1", "2022 1", "Không rõ ngày 1"]
    assert page.one("input", id="undated").attrib["aria-label"] == "Không rõ ngày (1)"


def test_every_bar_finds_as_many_documents_as_it_says(corpus: Index) -> None:
    client = client_of(corpus)
    for address in ("/search", "/search?year=2022", "/search?month=2022-12"):
        table = read_page(client, address).one("details", class_="periods")
        links, counts = table.findall(".//th/a"), table.findall(".//td")
        assert links
        for link, count in zip(links, counts, strict=False):
            answer = client.get(link.attrib["href"].replace("/search", "/search.json", 1))
            assert str(answer.get_json()["total"]) == words_of(count)
