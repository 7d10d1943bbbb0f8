"""The filters beside the results: their boxes and links, what is chosen and how it is taken back."""

from urllib.parse import parse_qsl

from flask.testing import FlaskClient

from indexer.search.page import FacetChoice, SearchInput
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from tests.web.page import read_page, words_of
from webui.params import to_input


def test_checkboxes_and_links_of_a_facet(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=tin&section=Thời sự")
    box = page.one("input", type="checkbox", name="section", value="Thời sự")
    assert "checked" in box.attrib
    assert box.attrib["aria-label"] == "Thời sự (25)"
    other = page.one("input", type="checkbox", name="person", value="Người thứ 1")
    assert "checked" not in other.attrib
    assert page.search_of("Người thứ 1") == SearchInput(
        "tin", (FacetChoice("person", ("Người thứ 1",)), FacetChoice("section", ("Thời sự",)))
    )


def test_the_filter_form_asks_the_same_as_the_page_when_nothing_is_changed(client: FlaskClient) -> None:
    address = "/search?q=tin&person=Người thứ 1&person=không ai&section.not=x&month=2023-01&without=year&without=month"
    address += "&from=2020&to=2024&undated=1&sort=title&size=20"
    form = read_page(client, address).one("form", class_="filters")
    fields = [each for each in form.iter("input") if each.get("type") != "checkbox" or "checked" in each.attrib]
    asked = to_input([(each.attrib["name"], each.get("value", "")) for each in fields])
    assert asked == to_input(parse_qsl(address.partition("?")[2]))
    assert words_of(form).endswith("Áp dụng")


def test_chosen_values_stay_in_sight_with_no_documents(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=tin&person=Ngô Mạnh Điềm&person=không ai")
    for name in ("Ngô Mạnh Điềm", "không ai"):
        box = page.one("input", type="checkbox", name="person", value=name)
        assert "checked" in box.attrib
        assert box.attrib["aria-label"] == f"{name} (0)"


def test_chips_remove_one_filter_each_and_all_of_them(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=tin&person=Người thứ 1&section.not=x&from=2020&to=2024&undated=1&with=year")
    chips = [words_of(chip) for chip in page.all("a", class_="chip")]
    assert chips == [
        "Bỏ bộ lọc: Người: Người thứ 1×",
        "Bỏ bộ lọc: Chuyên mục không phải: x×",
        "Bỏ bộ lọc: Năm: phải có×",
        "Bỏ bộ lọc: Từ ngày 2020×",
        "Bỏ bộ lọc: Đến ngày 2024×",
        "Bỏ bộ lọc: Không rõ ngày×",
    ]
    assert page.search_of("Từ ngày").date_from == ""
    assert page.search_of("Từ ngày").date_to == "2024"
    assert page.search_of("Xóa tất cả") == SearchInput("tin")


def test_several_chosen_values_can_all_be_required(client: FlaskClient) -> None:
    page = read_page(client, "/search?person=A&person=B")
    assert page.search_of("Phải có đủ cả") == SearchInput("", (FacetChoice("person", (), ("A", "B")),))
    assert "Phải có đủ cả" not in read_page(client, "/search?person=A").text


def test_a_facet_with_more_values_leads_to_all_of_them(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=tin")
    assert page.link("Xem thêm Người").startswith("/facets/person?q=tin")
    assert len(page.all("input", name="person")) == 7


def test_the_values_of_a_hierarchy_stand_below_their_parents() -> None:
    body = "Ở Hà Tĩnh/Kỳ Anh và Hà Tĩnh/Vũng Áng và Nghệ An/Vinh."
    names = {"place": ["Hà Tĩnh/Kỳ Anh", "Hà Tĩnh/Vũng Áng", "Nghệ An/Vinh"]}
    client = client_of(FakeIndex([stored("a", "A", body, names=names)]))  # type: ignore[arg-type]
    page = read_page(client, "/search?place=Hà Tĩnh/Kỳ Anh")
    values = [(words_of(each), "deeper" in each.attrib["class"]) for each in page.all("li", class_="value")]
    assert values[:5] == [
        ("Hà Tĩnh 1", False),
        ("Kỳ Anh 1", True),
        ("Vũng Áng 1", True),
        ("Nghệ An 1", False),
        ("Vinh 1", True),
    ]


def test_below_a_chosen_place_stand_the_places_in_it() -> None:
    provinces = [f"Tỉnh {number}" for number in range(30)]
    several = [stored(str(n), "A", f"Ở {', '.join(provinces)}.", names={"place": provinces}) for n in range(2)]
    far = stored("xa", "A", "Ở Xa/Huyện/Xã.", names={"place": ["Xa/Huyện", "Xa/Huyện/Xã"]})
    client = client_of(FakeIndex([*several, far]))

    def shown(address: str) -> list[tuple[str, int]]:
        boxes = read_page(client, address).all("li", class_="value")
        depths = [each.attrib["class"].count("deeper") for each in boxes]
        found = [(words_of(each), depth) for each, depth in zip(boxes, depths, strict=True)]
        return [pair for pair in found if pair[0].startswith(("X", "H"))]

    assert shown("/search") == []
    assert shown("/search?place=Xa") == [("Xa 1", 0), ("Huyện 1", 1)]
    assert shown("/search?place=Xa&place=Xa/Huyện") == [("Xa 1", 0), ("Huyện 1", 1), ("Xã 1", 2)]
    assert shown("/search?place=Xa&place=Xa/Huyện/Xã") == [("Xa 1", 0), ("Huyện 1", 1), ("Xã 1", 2)]


def test_documents_without_a_date_are_counted_and_can_be_asked_for(client: FlaskClient) -> None:
    page = read_page(client, "/search")
    box = page.one("input", id="undated")
    assert "checked" not in box.attrib
    assert "Không rõ ngày 1" in page.text
    assert "Không rõ ngày" not in read_page(client_of(FakeIndex([stored("a", "A", date="2022")])), "/search").text


def test_documents_without_a_value_are_a_box_of_every_filter(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=tin")
    box = page.one("input", type="checkbox", name="without", value="section")
    assert box.get("checked") is None
    assert box.get("aria-label") == "Chuyên mục: không rõ (1)"
    assert not page.all("input", name="without", value="year")  # dates have a box of their own
    chosen = read_page(client, "/search?q=tin&without=section")
    assert chosen.one("input", type="checkbox", name="without", value="section").get("checked") is not None
