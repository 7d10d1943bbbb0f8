"""The start page, documents, values, help, and what programs read."""

import json
from pathlib import Path
from typing import get_args

import pytest
from flask.testing import FlaskClient

from indexer.errors import IndexMissingError, Language
from indexer.model.document import Removed
from indexer.normalise import has_marks
from indexer.query.examples import EXAMPLES
from indexer.search import Index
from indexer.search.page import SearchInput
from indexer.search.removal_rules import RULES
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import BrokenIndex, FakeIndex
from tests.web.page import Page, read_page, words_of

DOCUMENT = "/documents/tin/sổ tay.2022"


def test_the_start_page_says_what_can_be_searched(client: FlaskClient) -> None:
    page = read_page(client, "/")
    assert words_of(page.one("h1")) == "Tra cứu văn bản tiếng Việt"
    assert "Chỉ mục: 27 tài liệu, 2,5 MB, dựng lúc 20/11/2026" in page.text
    assert "1 tệp không đọc được đã bị bỏ qua" in page.text
    assert len(page.all("form", role="search")) == 1
    assert not page.all("input", autofocus="")


def test_examples_on_the_start_page_find_something(client: FlaskClient) -> None:
    page = read_page(client, "/")
    examples = list(page.one("p", class_="examples").iter("a"))
    assert words_of(examples[0]) == "sổ tay đảng viên điện tử"
    for example in examples:
        assert "Không tìm thấy" not in read_page(client, example.attrib["href"]).text


def test_the_newest_documents_and_frequent_names_are_one_step_away(client: FlaskClient) -> None:
    page = read_page(client, "/")
    assert page.link("Triển khai Sổ tay").startswith("/documents/tin/")
    assert page.search_of("Thời sự").choices[0].any_of == ("Thời sự",)


def test_an_empty_index_has_a_start_page() -> None:
    page = read_page(client_of(FakeIndex([])), "/")
    assert "0 tài liệu" in page.text


def test_the_day_of_what_a_document_tells_is_not_shown_as_that_of_its_publication() -> None:
    told = stored("a", "A", event_date="2022-11-15", event_date_source="Chiều 15/11/2022")
    client = client_of(FakeIndex([told]))
    assert words_of(read_page(client, "/documents/a").one("p", class_="byline")) == "15/11/2022 (ngày diễn ra)"
    english = read_page(client, "/documents/a?lang=en").one("p", class_="byline")
    assert words_of(english) == "15 Nov 2022 (date of the event)"


def test_a_document_has_its_paragraphs_with_marks_and_links(client: FlaskClient) -> None:
    page = read_page(client, f"{DOCUMENT}?q=sổ tay")
    article = page.one("article")
    assert words_of(page.one("p", class_="byline")) == "Xây dựng Đảng · 15/11/2022"
    paragraphs = [words_of(each) for each in article.findall("p")][2:]
    assert paragraphs[0].startswith("Chiều 15/11/2022, thị xã Kỳ Anh")
    assert len(paragraphs) == 3
    assert [(mark.get("id"), words_of(mark)) for mark in article.iter("mark")][:3] == [
        ("m1", "Sổ"),
        ("m2", "tay"),
        ("m3", "sổ"),
    ]
    assert words_of(page.one("h1")) == "Triển khai Sổ tay đảng viên điện tử"
    person = next(each for each in article.iter("a") if words_of(each) == "Ngô Mạnh Điềm")
    assert person.attrib["href"] == "/person/Ngô%20Mạnh%20Điềm"
    assert page.search_of("Về kết quả tìm") == SearchInput("sổ tay")


def test_a_document_without_a_search_has_no_marks_and_no_way_back(client: FlaskClient) -> None:
    page = read_page(client, DOCUMENT)
    assert not page.all("mark")
    assert "Về kết quả tìm" not in page.text


def test_a_document_tells_where_each_fact_was_read(client: FlaskClient) -> None:
    about = words_of(read_page(client, DOCUMENT).one("aside"))
    for words in (
        "Ngày đăng 15/11/2022 17:12 đọc từ: Ngày đăng 15/11/2022 | 17:12",
        "Chuyên mục Xây dựng Đảng",
        "Tệp tin/sổ tay.2022.txt",
        "Người Ngô Mạnh Điềm",
        "Văn bản được viện dẫn",
        "1 dòng đã lược bỏ Lượt xem: 545 số truy cập",
    ):
        assert words in about


def test_a_fact_that_no_words_tell_says_what_told_it() -> None:
    document = stored(
        "a",
        "A",
        section="Thời sự",
        section_source="Chuyên mục: Thời sự",
        authors=("Thu Hà",),
        authors_source="field",
        source="example.org",
        source_source="url",
        views="12",
        views_source="Lượt xem: 12",
        encoding="TCVN3",
    )
    about = words_of(read_page(client_of(FakeIndex([document])), "/documents/a").one("aside"))
    for words in (
        "Chuyên mục Thời sự đọc từ: Chuyên mục: Thời sự",
        "Tác giả Thu Hà ghi sẵn trong tệp",
        "Nguồn example.org theo địa chỉ bản gốc",
        "Lượt xem 12 đọc từ: Lượt xem: 12",
        "Chuyển sang Unicode từ TCVN3",
    ):
        assert words in about
    folder = stored("a", "A", source="tin", source_source="folder")
    assert "Nguồn tin theo tên thư mục" in words_of(
        read_page(client_of(FakeIndex([folder])), "/documents/a").one("aside")
    )


def test_in_english_reasons_and_rules_are_told_in_english() -> None:
    document = stored(
        "a",
        "A",
        event_date="2024-04-12",
        published="2024-04-13",
        event_date_source="Sáng 12-4",
        event_year_source="published",
        removed=(Removed("In trang", "tools"),),
    )
    client = client_of(FakeIndex([document]))
    english = words_of(read_page(client, "/documents/a?lang=en").one("aside"))
    assert "read from: Sáng 12-4; the year by the posting, 2024-04-13" in english
    assert "In trang tools" in english
    vietnamese = words_of(read_page(client, "/documents/a").one("aside"))
    assert "đọc từ: Sáng 12-4; năm theo ngày đăng 2024-04-13" in vietnamese
    assert "In trang công cụ" in vietnamese


def test_every_rule_that_is_documented_has_a_vietnamese_name() -> None:
    table = (Path(__file__).parents[2] / "docs/documents.md").read_text("utf-8").partition("| rule |")[2]
    rows = [row.split(" | ")[0].strip("| ") for row in table.splitlines() if row.startswith("| ")]
    assert sorted(name for row in rows for name in row.split(", ")) == sorted(RULES)
    assert all(map(has_marks, set(RULES.values()) - {"cookie"}))


def test_captions_are_apart_from_the_text(client: FlaskClient) -> None:
    page = read_page(client, f"{DOCUMENT}?q=quang cảnh")
    captions = page.one("section", class_="captions")
    assert words_of(captions) == "Chú thích ảnh Quang cảnh hội nghị về sổ tay."
    assert [words_of(mark) for mark in captions.iter("mark")] == ["Quang", "cảnh"]


def test_marks_and_links_may_overlap() -> None:
    document = stored("a", "T", "Gặp Ngô Mạnh Điềm ở Kỳ Anh.", names={"person": ["Ngô Mạnh Điềm", "Mạnh Điềm ở"]})
    page = read_page(client_of(FakeIndex([document])), "/documents/a?q=gặp ngô điềm ở")
    paragraph = page.one("article").findall("p")[1]
    assert words_of(paragraph) == "Gặp Ngô Mạnh Điềm ở Kỳ Anh."
    assert [words_of(link) for link in paragraph.iter("a")] == ["Ngô Mạnh Điềm"]
    assert [words_of(mark) for mark in paragraph.iter("mark")] == ["Gặp", "Ngô", "Điềm", "ở"]


@pytest.mark.parametrize(("source", "hint"), [("lead", "lấy từ câu đầu"), ("name", "tên tệp"), ("line", "")])
def test_a_derived_title_is_said_to_be_one(source: str, hint: str) -> None:
    text = read_page(client_of(FakeIndex([stored("a", "Tiêu đề", title_source=source)])), "/documents/a").text
    assert ("Văn bản không có tiêu đề" in text) is bool(hint)
    assert hint in text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "//x", ""])
def test_only_web_addresses_become_links_to_the_original(url: str) -> None:
    page = read_page(client_of(FakeIndex([stored("a", "A", url=url)])), "/documents/a")
    assert "Bản gốc" not in page.text


def test_all_values_of_a_facet_by_count_or_from_a_to_z(client: FlaskClient) -> None:
    page = read_page(client, "/facets/person?q=tin")
    assert "25 giá trị" in page.text
    assert page.search_of("Người thứ 7").choices[0].any_of == ("Người thứ 7",)
    assert page.search_of("loại trừ Người thứ 7").choices[0].none_of == ("Người thứ 7",)
    assert page.link("A–Z") == "/facets/person?q=tin&order=label"
    assert page.search_of("Về kết quả tìm") == SearchInput("tin")
    assert page.search_of("Tài liệu không có giá trị nào").choices[0].any_of == ("",)


def test_values_are_narrowed_by_what_they_contain(client: FlaskClient) -> None:
    page = read_page(client, "/facets/person?contains=nguoi thu 2&order=label&q=tin&lang=en")
    values = [words_of(each) for each in page.one("ul", class_="values").findall("li")]
    assert len(values) == 7
    fields = [
        (each.attrib["name"], each.get("value"))
        for each in page.one("form", class_="contains").iter("input")
        if each.attrib["name"] != "contains"
    ]
    assert fields == [("q", "tin"), ("lang", "en"), ("order", "label")]


def test_many_values_are_paged() -> None:
    body = " ".join(f"N{number:03}" for number in range(130))
    index = FakeIndex([stored("a", "A", body, names={"person": body.split()})])
    client = client_of(index)
    address, seen = "/facets/person", []
    while address:
        page = read_page(client, address)
        seen += [words_of(each).split()[0] for each in page.one("ul", class_="values").findall("li")]
        following = [link.attrib["href"] for link in page.all("a") if "next" in link.get("rel", "")]
        address = following[0] if following else ""
    assert seen == body.split()
    beyond = read_page(client, "/facets/person?values=9")
    assert beyond.link("Về trang đầu") == "/facets/person"
    read_page(client, "/facets/person?values=-1&values=x&order=z")


def test_there_is_no_page_for_a_facet_that_does_not_exist(client: FlaskClient) -> None:
    read_page(client, "/facets/nothing", status=404)


def rows_of(page: Page, table: int) -> list[list[str]]:
    return [[words_of(cell) for cell in row] for row in page.all("tbody")[table].findall("tr")]


def test_the_help_page_shows_every_example_of_the_query_language(corpus: Index) -> None:
    for language in get_args(Language):
        page = read_page(client_of(corpus), f"/help?lang={language}")
        for row, example in zip(rows_of(page, 0), EXAMPLES, strict=True):
            total = corpus.run(SearchInput(example.query, limit=0)).total
            assert row == [example.query, example.meaning(language), str(total)]
            assert page.search_of(example.query, exact=True) == SearchInput(example.query)


def test_the_help_page_shows_queries_with_names_of_the_corpus(corpus: Index) -> None:
    page = read_page(client_of(corpus), "/help")
    rows = rows_of(page, 1)
    assert [row[1] for row in rows][:3] == ["Người", "Cơ quan, tổ chức", "Địa danh"]
    for query, _, total in rows:
        assert corpus.run(SearchInput(query)).total == int(total) > 0


def test_the_help_page_is_there_without_an_index() -> None:
    page = read_page(client_of(BrokenIndex(IndexMissingError(folder="index"))), "/help")
    assert [row[0] for row in rows_of(page, 0)] == [example.query for example in EXAMPLES]
    assert len(page.all("table")) == 1
    assert {len(row) for row in rows_of(page, 0)} == {2}


def test_programs_get_the_answer_of_the_library(client: FlaskClient, index: FakeIndex) -> None:
    answer = client.get("/search.json?q=sổ tay&size=1")
    assert answer.content_type == "application/json; charset=utf-8"
    assert answer.get_json() == index.run(SearchInput("sổ tay", limit=1)).as_json("vi")
    assert "Sổ tay" in answer.get_data(as_text=True)
    assert list(json.loads(answer.data))[:2] == ["schema", "generation"]


def test_programs_get_documents(client: FlaskClient) -> None:
    document = client.get(f"{DOCUMENT}.json").get_json()
    assert document["id"] == "tin/sổ tay.2022"
    assert document["removed"] == [{"text": "Lượt xem: 545", "rule": "counter"}]
    person = next(each for each in document["entities"] if each["type"] == "person")
    assert document["body"][person["start"] : person["end"]] == "Ngô Mạnh Điềm"


def test_robots_stay_out_of_searches(client: FlaskClient) -> None:
    assert "Disallow: /search" in client.get("/robots.txt").get_data(as_text=True)
    for address in ("/search?q=tin", "/facets/person", "/search.json", f"{DOCUMENT}?q=x"):
        assert client.get(address).headers["X-Robots-Tag"] == "noindex"
    for address in ("/", "/help", DOCUMENT):
        assert "X-Robots-Tag" not in client.get(address).headers
    assert read_page(client, "/search?q=tin").one("meta", name="robots").get("content") == "noindex"
    assert not read_page(client, DOCUMENT).all("meta", name="robots")


def test_documents_about_the_same_are_one_step_from_a_document(client: FlaskClient) -> None:
    address = read_page(client, "/documents/tin/003").link("Tìm tài liệu tương tự")
    page = read_page(client, address)
    titles = [words_of(title) for title in page.all("h3")]
    assert len(titles) == 10
    assert "Bản tin số 3" not in titles
    assert page.link("Bản tin số 3", exact=True) == "/documents/tin/003"
    assert "at=" not in page.link("Bản tin số 1")
    (programs,) = page.all("link", type="application/json")
    found = client.get(programs.attrib["href"]).get_json()
    assert (found["id"], [hit["title"] for hit in found["hits"]]) == ("tin/003", titles)
    assert "Không có tài liệu nào tương tự." in read_page(client, "/similar?id=so tay").text
    read_page(client, "/similar?id=nothing", status=404)
    read_page(client, "/similar", status=404)


@pytest.mark.parametrize("at", ["0", "-1", "x", "99", "999999999999999999999"])
def test_a_document_at_no_place_among_the_hits_has_no_neighbours(client: FlaskClient, at: str) -> None:
    assert not read_page(client, f"{DOCUMENT}?q=tin&at={at}").all("a", rel="next")
    assert read_page(client, f"{DOCUMENT}?q=tin&at=2").all("a", rel="next")
