"""The results page in every state."""

import pytest
from flask.testing import FlaskClient

from indexer.model.document import Meaning
from indexer.search import Index
from indexer.search.page import FacetChoice, HitView, NoteView, SearchInput, SnippetView, Suggestion
from tests.web.clients import client_of
from tests.web.conftest import documents
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from tests.web.page import read_page, words_of
from webui.links import Links
from webui.params import PAGE_SIZES
from webui.present.hits import TITLES_ALONE, hit_context
from webui.present.results import listed


def test_the_count_tells_how_the_documents_match(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=sổ tay đảng viên")
    assert words_of(page.one("p", role="status")) == "1 tài liệu có đủ các từ; 1 tài liệu khớp khi bỏ dấu."
    assert words_of(page.one("h1")) == "Kết quả cho sổ tay đảng viên"


def test_tiers_have_headings_of_their_own(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=sổ tay đảng viên")
    assert [words_of(heading) for heading in page.all("h2")] == ["Có đủ các từ", "Khớp khi bỏ dấu", "Bộ lọc"]
    assert [hit.get("start") for hit in page.all("ol", class_="hits")] == ["1", "2"]


def test_hits_in_another_order_than_relevance_are_not_cut_by_tier(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=sổ tay đảng viên&sort=title")
    assert len(page.all("ol", class_="hits")) == 1
    assert [words_of(title) for title in page.all("h3")] == ["So tay dang vien", "Triển khai Sổ tay đảng viên điện tử"]
    assert [words_of(tag) for tag in page.all("span", class_="tag")] == ["Khớp khi bỏ dấu"]


def test_a_hit_shows_title_date_section_people_places_and_an_excerpt(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=sổ tay đảng")
    hit = page.all("li", class_="hit")[0]
    assert [words_of(mark) for mark in hit.iter("mark")] == ["Sổ", "tay", "đảng"]
    assert [time.attrib for time in hit.iter("time")] == [{"datetime": "2022-11-15T17:12"}]
    for words in ("15/11/2022", "Xây dựng Đảng", "Ngô Mạnh Điềm", "Kỳ Anh", "… Đồng chí"):
        assert words in words_of(hit)


def test_many_hits_are_listed_with_the_most_telling_excerpt_each_and_without_names() -> None:
    snippets = (SnippetView("body", "tay sổ tay", 0, ((0, 3), (7, 10))), SnippetView("body", "Sổ tay", 20, ((0, 6),)))
    named = {"person": (Meaning("person", "An", "An"),)}
    hit = HitView("a", "A", (), "", "", "", "", 1.0, "exact", snippets, named)
    shown = {}
    for size in PAGE_SIZES:
        context = hit_context(hit, SearchInput("sổ tay", limit=size), Links("", "vi"), number=1)
        shown[size] = [each.text for each in context.excerpts], len(context.named), bool(context.similar)
    telling = "<mark>Sổ tay</mark>"
    assert shown == {
        10: (["<mark>tay</mark> sổ <mark>tay</mark>", telling], 1, True),
        20: ([telling], 0, False),
        50: ([telling], 0, False),
        100: ([], 0, False),
    }


def test_a_document_link_carries_the_search_so_that_its_words_are_marked(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=sổ tay&year=2022")
    assert page.search_of("Triển khai") == SearchInput("sổ tay", (FacetChoice("year", ("2022",)),))


def test_pages_are_numbered_and_lead_to_every_hit(client: FlaskClient) -> None:
    seen = []
    address = "/search?q=bản tin số"
    for _ in range(3):
        page = read_page(client, address)
        seen += [words_of(title) for title in page.all("h3")]
        following = [link.attrib["href"] for link in page.all("a", rel="next")]
        assert following == [link.attrib["href"] for link in page.all("link", rel="next")]
        address = following[0] if following else ""
    assert address == ""
    assert len(set(seen)) == 25
    assert words_of(page.one("span", **{"aria-current": "page"})) == "Trang 3"
    assert page.search_of("Trang trước").offset == 10
    assert page.search_of("Trang 1") == SearchInput("bản tin số")
    assert "21–25 trong 25" in page.text


def test_a_page_that_does_not_exist_leads_back(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=bản tin số&page=99")
    assert "Không có trang này." in page.text
    assert page.search_of("Về trang đầu của kết quả") == SearchInput("bản tin số")
    assert "25 tài liệu có đủ các từ" in page.text


def test_sorts_and_sizes_keep_everything_else(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=tin&section=Thời sự&page=2")
    assert page.search_of("Cũ nhất") == SearchInput("tin", (FacetChoice("section", ("Thời sự",)),), sort="oldest")
    assert page.search_of("20", exact=True) == SearchInput("tin", (FacetChoice("section", ("Thời sự",)),), limit=20)


def test_a_list_without_excerpts_says_so_before_and_while_it_is_read(client: FlaskClient, index: FakeIndex) -> None:
    assert read_page(client, "/search?q=tin").search_of("100, chỉ tiêu đề") == SearchInput("tin", limit=100)
    page = read_page(client, "/search?q=tin&size=100&lang=en")
    assert words_of(page.one("p", class_="sizes")) == "Per page: 10 20 50 100, titles only"
    assert page.all("p", class_="excerpt") == []
    assert [asked.excerpts for asked in index.asked] == [True, False]


def test_without_words_everything_is_listed_newest_first(client: FlaskClient) -> None:
    page = read_page(client, "/search")
    assert words_of(page.one("h1")) == "Tất cả tài liệu"
    assert "27 tài liệu." in page.text
    assert "Phù hợp nhất" not in page.text
    assert [words_of(each) for each in page.all("span", **{"aria-current": "true"})] == ["Mới nhất", "10"]


def test_new_words_keep_the_filters_and_leave_the_page_number(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=tin&section=Thời sự&page=2&lang=en")
    hidden = [
        (each.attrib["name"], each.attrib["value"])
        for each in page.one("form", role="search").iter("input")
        if each.get("type") == "hidden"
    ]
    assert hidden == [("section", "Thời sự"), ("lang", "en")]


def test_notes_of_the_parser_are_told_in_the_language_of_the_page() -> None:
    note = NoteView("star_alone", "Dấu * được bỏ qua.", "* was ignored.", 0, 1)
    client = client_of(FakeIndex(documents(), notes=(note,), complete=False))
    vietnamese = [words_of(each) for each in read_page(client, "/search?q=*").all("p", class_="note")]
    english = [words_of(each) for each in read_page(client, "/search?q=*&lang=en").all("p", class_="note")]
    assert vietnamese == ["Dấu * được bỏ qua.", "Câu hỏi này tốn nhiều thời gian: kết quả dưới đây chưa đầy đủ."]
    assert english == ["* was ignored.", "This search takes long: the results below are incomplete."]


@pytest.mark.parametrize(
    ("address", "words", "expected"),
    [
        ("/search?q=zzz yyy", "", None),
        ("/search?q=tin zzz", "Có bất kỳ từ nào trong các từ này 25", SearchInput("tin HOẶC zzz")),
        ("/search?q=sổ tay&section=Thời sự", "Bỏ mọi bộ lọc 2", SearchInput("sổ tay")),
        (
            "/search?q=sổ tay&section=Thời sự&from=2022",
            "Không lọc theo Chuyên mục 2",
            SearchInput("sổ tay", date_from="2022"),
        ),
    ],
)
def test_when_nothing_is_found_there_is_a_way_on(
    client: FlaskClient, address: str, words: str, expected: SearchInput | None
) -> None:
    page = read_page(client, address)
    assert "Không tìm thấy tài liệu nào." in page.text
    if expected is None:
        assert page.link("xem cách viết câu tìm") == "/help"
    else:
        assert f"{words} tài liệu" in page.text
        assert page.search_of(words.rpartition(" ")[0]) == expected


def test_a_phrase_that_nobody_wrote_has_a_ladder_of_ways_on(corpus: Index) -> None:
    client = client_of(corpus)
    page = read_page(client, '/search?q="hiến máu sổ tay"&place=Hà Nội')
    nothing = page.one("section", class_="nothing")
    ways = [(words_of(way), link.attrib["href"]) for way in nothing.iter("li") for link in way.iter("a")]
    assert [words.partition(" tài liệu")[0].rpartition(" ")[0] for words, _ in ways] == [
        "Không cần đúng cụm từ: hiến máu sổ tay",
        "Bỏ dấu: hien mau so tay",
        "Không cần đúng cụm từ, bỏ mọi bộ lọc: hiến máu sổ tay",
        "Có bất kỳ từ nào trong các từ này",
    ]
    for words, address in ways:
        found = client.get(address.replace("/search", "/search.json", 1)).get_json()["total"]
        assert words.endswith(f" {found} tài liệu")


def test_alternatives_that_find_nothing_are_not_offered(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=zzz&section=Thời sự")
    assert "Thử tìm" not in page.text


def test_suggestions_of_the_index_come_first() -> None:
    index = FakeIndex(documents(), suggestions=(Suggestion("spelling", "sổ tay", 3), Suggestion("spelling", "x", 0)))
    page = read_page(client_of(index), "/search?q=tài&section=Thời sự")
    ways = [words_of(each) for each in page.one("section", class_="nothing").iter("li")]
    assert ways[0] == "sổ tay 3 tài liệu"
    assert len(ways) == 1


def test_unknown_parameters_change_nothing(client: FlaskClient, index: FakeIndex) -> None:
    read_page(client, "/search?utm=1&q=tin&page=x&sort=?&size=big&person=")
    assert index.asked[-1] == listed(SearchInput("tin"))


def test_a_hit_names_the_narrowest_places_only() -> None:
    body = "Ở Hà Tĩnh/Kỳ Anh, Hà Tĩnh, Vinh."
    index = FakeIndex([stored("a", "A", body, names={"place": ["Hà Tĩnh", "Hà Tĩnh/Kỳ Anh", "Vinh"]})])
    hit = read_page(client_of(index), "/search").one("li", class_="hit")
    assert [words_of(link) for link in hit.iter("a")] == ["A", "Kỳ Anh", "Vinh", "Tài liệu tương tự"]


def test_another_reading_of_the_words_is_offered_above_what_they_found() -> None:
    index = FakeIndex(documents(), suggestions=(Suggestion("keyboard", "sổ tay", 2),))
    page = read_page(client_of(index), "/search?q=so tay&lang=en&section=x&sort=title")
    assert page.one("section", class_="nothing") is not None
    page = read_page(client_of(index), "/search?q=so tay&lang=en&sort=title")
    assert [words_of(note) for note in page.all("p", class_="note")] == ["Did you mean: sổ tay? (2)"]
    assert page.search_of("sổ tay", exact=True) == SearchInput("sổ tay", sort="title")


def test_words_can_be_taken_as_they_are_when_they_were_expanded() -> None:
    note = NoteView("expanded", "Đã tìm cả “ủy ban nhân dân”.", "Also searched.", 0, 4)
    page = read_page(client_of(FakeIndex(documents(), notes=(note,))), "/search?q=tin&page=2")
    assert page.search_of("Chỉ tìm đúng chữ đã gõ") == SearchInput("tin", expand=False)


def test_excerpts_are_looked_for_up_to_the_most_hits_that_show_any() -> None:
    assert listed(SearchInput(limit=TITLES_ALONE)).excerpts
    assert not listed(SearchInput(limit=TITLES_ALONE + 1)).excerpts
