"""The page over the corpus of the project and over the five real pages: every address answers and is valid."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from indexer import open_index, rebuild
from indexer.query.examples import EXAMPLES, Example
from indexer.search import Index
from indexer.search.page import FacetChoice, SearchInput
from tests.shared_folder import shared
from tests.strategies import any_text, vietnamese_text
from tests.web.clients import client_of
from tests.web.page import read_page, words_of
from webui.links import Links
from webui.params import PAGE_SIZES, canonical, query_string

LINKS = Links("", "vi")
_ROOT = Path(__file__).parents[2]
_README = (_ROOT / "README.md").read_text("utf-8")
_LANGUAGE = _README.split("## Cách gõ")[1].split("##")[0]
_README_QUERIES = [
    query
    for row in re.findall(r"^\| (`.*`) \|", _LANGUAGE, re.MULTILINE)
    for query in re.findall(r"`([^`]+)`", row)
    if "…" not in query
]


def test_every_document_has_a_page_with_all_its_text(corpus: Index) -> None:
    client = client_of(corpus)
    ids = [hit.id for offset in (0, 100) for hit in corpus.run(SearchInput(offset=offset, limit=100)).hits]
    assert len(ids) == corpus.info().documents
    for doc_id in ids:
        page = read_page(client, LINKS.document(doc_id, SearchInput("chi bộ đảng"), at=1))
        document = corpus.document(doc_id).document
        shown = "".join(words_of(page.one("article")).split())
        assert "".join(document.body.split()) in shown
        assert "".join(document.title.split()) in shown


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_every_example_of_the_help_page_is_understood_and_finds_something(corpus: Index, example: Example) -> None:
    page = read_page(client_of(corpus), LINKS.search(SearchInput(example.query)))
    notes = [words_of(note) for note in page.all("p", class_="note")]
    assert not [note for note in notes if "bỏ qua" in note or "như từ thường" in note]
    assert corpus.search(example.query).total > 0


@pytest.mark.parametrize("query", _README_QUERIES)
def test_every_query_of_the_readme_finds_something_in_the_corpus(corpus: Index, query: str) -> None:
    found = corpus.search(query)
    assert found.total > 0
    assert [note for note in found.notes if "bỏ qua" in note.vi or "như từ thường" in note.vi] == []


def test_the_python_of_the_readme_finds_what_it_asks_for(tmp_path: Path) -> None:
    program = re.findall(r"```python\n(.*?)```", _README, re.DOTALL)[0].replace('"index"', repr(str(tmp_path)))
    command = [sys.executable, "-X", "utf8", "-c", f"{program}\nprint(page.total, page.hits[0].title)"]
    ran = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    total, _, title = ran.stdout.partition(" ")
    assert int(total) > 0
    assert "Kỳ Anh" in title


def test_every_link_of_the_main_pages_leads_somewhere(corpus: Index) -> None:
    client = client_of(corpus)
    hit = corpus.search("sổ tay đảng viên").hits[0]
    starts = ["/", "/search?q=chi bộ&year=2022", "/help?lang=en", "/facets/place?q=chi bộ", LINKS.document(hit.id)]
    seen: set[str] = set()
    for start in starts:
        page = read_page(client, start)
        for link in page.all("a"):
            seen.add(link.attrib["href"])
    for address in sorted(each for each in seen if each.startswith("/")):
        assert client.get(address).status_code == 200, address
    assert len(seen) > 100


@pytest.mark.parametrize("size", [*PAGE_SIZES, 100])
@pytest.mark.parametrize("query", ["chi bộ", "đảng viên", "sổ tay đảng viên điện tử", ""])
def test_the_pages_are_as_light_as_promised(corpus: Index, query: str, size: int) -> None:
    assert len(client_of(corpus).get(LINKS.search(SearchInput(query, limit=size))).data) <= 60_000


def test_a_typed_name_becomes_the_value_it_means(corpus: Index) -> None:
    page = read_page(client_of(corpus), "/search?place=ha noi")
    boxes = [each for each in page.all("input", type="checkbox", name="place") if "checked" in each.attrib]
    assert [box.attrib["value"] for box in boxes] == ["Hà Nội"]
    assert page.search_of("Bỏ bộ lọc: Địa danh: Hà Nội") == SearchInput()


def test_the_five_real_pages_are_found_and_read(tmp_path: Path) -> None:
    rebuild([shared("seeds")], index=tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        client = client_of(index)
        for query in ("sổ tay đảng viên điện tử", "so tay dang vien dien tu", "“sổ tay đảng viên điện tử”"):
            page = read_page(client, LINKS.search(SearchInput(query)))
            address = page.all("li", class_="hit")[0].findall("h3/a")[0].attrib["href"]
            assert address.startswith("/documents/004_d98efc04c9da44ad?")
            document = read_page(client, address)
            marks = {words_of(mark).lower() for mark in document.one("article").iter("mark")}
            assert any("sổ tay" in mark for mark in marks), marks
        person = read_page(client, "/search?person=Ngô Mạnh Điềm")
        assert len(person.all("li", class_="hit")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(query=any_text() | vietnamese_text(), value=any_text(), date=any_text())
def test_whatever_is_asked_is_answered_with_a_valid_page(corpus: Index, query: str, value: str, date: str) -> None:
    client = client_of(corpus)
    asked = SearchInput(query, (FacetChoice("place", (value,), (), ("", value)),), date, date)
    page = read_page(client, LINKS.search(asked))
    assert page.one("input", id="q").attrib["value"] == canonical(asked).query
    read_page(client, LINKS.facet("person", asked, contains=value))
    assert client.get(f"/suggest.json?{query_string([('q', query)])}").status_code == 200
