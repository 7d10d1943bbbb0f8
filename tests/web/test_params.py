"""The URL is the state."""

from dataclasses import fields, replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.model.facets import FACETS, FacetName
from indexer.search.page import FacetChoice, SearchInput
from webui.params import (
    Mode,
    canonical,
    chosen,
    is_filtered,
    lacking,
    narrower,
    page_number,
    query_string,
    to_input,
    to_pairs,
    toggled,
    with_values,
    without_filters,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.lists(TEXT, max_size=4).map(tuple)
MODES: tuple[Mode, ...] = ("any_of", "all_of", "none_of")


@st.composite
def inputs(draw: st.DrawFn) -> SearchInput:
    """Any input, also one that no URL would give."""
    choices = st.builds(FacetChoice, st.sampled_from(sorted(FACETS)), VALUES, VALUES, VALUES)
    return SearchInput(
        query=draw(TEXT),
        choices=tuple(draw(st.lists(choices, max_size=4))),
        date_from=draw(TEXT),
        date_to=draw(TEXT),
        undated=draw(st.booleans()),
        sort=draw(st.sampled_from(["relevance", "newest", "oldest", "title"])),
        offset=draw(st.integers(-5, 10**6)),
        limit=draw(st.integers(-5, 200)),
        expand=draw(st.booleans()),
    )


def to_url(asked: SearchInput) -> str:
    return query_string(to_pairs(asked))


def read(url: str) -> SearchInput:
    return to_input(parse_qsl(url, keep_blank_values=True, encoding="utf-8"))


@given(inputs())
def test_an_input_survives_its_url(asked: SearchInput) -> None:
    assert read(to_url(asked)) == canonical(asked)


@given(inputs())
def test_the_url_of_an_input_is_the_one_of_its_canonical_form(asked: SearchInput) -> None:
    assert canonical(canonical(asked)) == canonical(asked)
    assert to_url(canonical(asked)) == to_url(asked)


@given(inputs(), st.sampled_from(sorted(FACETS)), TEXT, st.sampled_from(MODES))
def test_toggling_twice_changes_nothing(asked: SearchInput, name: FacetName, value: str, mode: Mode) -> None:
    value = canonical(SearchInput(value)).query
    first_page = canonical(replace(asked, offset=0))
    assert toggled(toggled(first_page, name, value, mode=mode), name, value, mode=mode) == first_page


@given(
    inputs(), st.sampled_from(sorted(FACETS)), TEXT.map(lambda text: canonical(SearchInput(text)).query).filter(bool)
)
def test_a_toggled_value_is_chosen_or_no_longer_chosen(asked: SearchInput, name: FacetName, value: str) -> None:
    before = value in chosen(canonical(asked), name)
    assert (value in chosen(toggled(canonical(asked), name, value), name)) is not before


@given(st.lists(st.tuples(st.sampled_from(["q", "person", "person.all", "place.not", "page", "size", "x", ""]), TEXT)))
def test_any_parameters_make_an_input(pairs: list[tuple[str, str]]) -> None:
    asked = to_input(pairs)
    assert canonical(asked) == asked
    assert 1 <= asked.limit <= 100
    assert asked.offset >= 0


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", SearchInput()),
        ("q=+s%E1%BB%95+tay++", SearchInput("sổ tay")),
        ("q=a&q=b", SearchInput("a")),
        ("utm_source=x&q=a&lang=en&fbclid=1", SearchInput("a")),
        ("person=B&person=A&person=B", SearchInput(choices=(FacetChoice("person", ("A", "B")),))),
        ("person=&person=+", SearchInput()),
        ("year=2022&person=A", SearchInput(choices=(FacetChoice("person", ("A",)), FacetChoice("year", ("2022",))))),
        ("person.all=A&person.not=B", SearchInput(choices=(FacetChoice("person", (), ("A",), ("B",)),))),
        ("without=person&person=A", SearchInput(choices=(FacetChoice("person", ("", "A")),))),
        ("with=person&without=nothing", SearchInput(choices=(FacetChoice("person", none_of=("",)),))),
        ("person.none=A&Person=A&persons=A", SearchInput()),
        ("page=3&size=20", SearchInput(offset=40, limit=20)),
        ("page=0&size=0", SearchInput()),
        ("page=-1&size=1e3", SearchInput()),
        ("page=٣", SearchInput()),
        ("page=99999999999999999999", SearchInput()),
        ("size=1000", SearchInput(limit=100)),
        ("sort=newest&undated=1&from=2022&to=11/2023", SearchInput("", (), "2022", "11/2023", True, "newest")),
        ("sort=random&undated=yes", SearchInput()),
        ("q=UBND&expand=0", SearchInput("UBND", expand=False)),
        ("q=UBND&expand=1&expand=0", SearchInput("UBND")),
        ("person=" + "x" * 501, SearchInput()),
    ],
)
def test_a_url_is_read_as(url: str, expected: SearchInput) -> None:
    assert read(url) == expected


def test_a_query_is_cut_where_the_parser_still_says_that_it_was_cut() -> None:
    assert len(to_input([("q", "a" * 5000)]).query) == 1001


def test_parameters_have_one_order() -> None:
    pairs = [
        ("size", "20"),
        ("to", "2023"),
        ("place", "B"),
        ("person", "A"),
        ("q", "x"),
        ("sort", "title"),
        ("page", "2"),
    ]
    order = ["q", "person", "place", "to", "sort", "page", "size"]
    assert [key for key, _ in to_pairs(to_input(pairs))] == order


def test_a_form_and_a_link_ask_the_same() -> None:
    form = MultiDict([("q", "x"), ("person", "A"), ("from", ""), ("to", ""), ("person", "B")])
    assert to_input(form.items(multi=True)) == toggled(toggled(SearchInput("x"), "person", "B"), "person", "A")


def test_changing_a_filter_goes_back_to_the_first_page() -> None:
    third = SearchInput("x", offset=20)
    assert page_number(third) == 3
    assert page_number(toggled(third, "person", "A")) == 1
    assert page_number(with_values(third, "person", "none_of", ["A"])) == 1


def test_without_filters_only_words_and_order_stay() -> None:
    asked = toggled(SearchInput("x", (), "2022", "2023", True, "title", limit=20), "person", "A")
    assert is_filtered(asked)
    assert without_filters(asked) == SearchInput("x", sort="title", limit=20)
    assert not is_filtered(without_filters(asked))


@pytest.mark.parametrize("typed", ["a\x00b", "a\r\nb", "a\ud800b", "a\uffffb", "\x1fa\x85b\U0010fffe", "a\x00\x01 \tb"])
def test_what_no_page_may_hold_becomes_a_space(typed: str) -> None:
    asked = canonical(SearchInput(typed, (FacetChoice("person", (typed,)),), typed, typed))
    assert " ".join(asked.query.split()) == "a b"
    assert asked.choices[0].any_of == (asked.query,)
    assert asked.date_from == asked.date_to == asked.query
    assert read(to_url(asked)) == asked


def test_nothing_of_an_input_is_lost_on_the_way_to_its_canonical_form() -> None:
    year = FacetChoice("year", ("2022",))
    given = SearchInput("a ", (year,), "1", "2", True, "title", 40, 20, 3, 4, 2, False, False, False)
    assert all(getattr(given, each.name) != getattr(SearchInput(), each.name) for each in fields(SearchInput))
    assert canonical(given) == replace(given, query="a")


@pytest.mark.parametrize(
    ("before", "added", "after"),
    [
        (("Hà Nội",), "Hà Nội/Sơn Tây", ("Hà Nội/Sơn Tây",)),
        (("=Hà Nội", "Huế"), "=Hà Nội/Sơn Tây", ("=Hà Nội/Sơn Tây", "Huế")),
        (("Hà Nội",), "Hà Nam", ("Hà Nam", "Hà Nội")),
        (("", "Hà"), "Hà Nam", ("", "Hà", "Hà Nam")),
        (("Hà Nội/Sơn Tây",), "Hà Nội", ("Hà Nội", "Hà Nội/Sơn Tây")),
        (("Hà Nội",), "Hà Nội", ()),
    ],
)
def test_a_place_takes_the_place_of_those_it_is_in(before: tuple[str, ...], added: str, after: tuple[str, ...]) -> None:
    given = SearchInput("a", (FacetChoice("place", before),))
    assert chosen(read(narrower(given, "place")(added)), "place") == after


@given(inputs(), st.sampled_from(sorted(FACETS)), st.sampled_from(["A", "=Hà Nội", "0 & 1"]))
def test_narrowing_is_choosing_a_value_or_giving_it_up(asked: SearchInput, name: FacetName, value: str) -> None:
    once = toggled(asked, name, value)
    assert narrower(canonical(asked), name)(value) == to_url(once)
    assert narrower(once, name)(value) == to_url(toggled(once, name, value))


@given(inputs(), st.sampled_from(sorted(FACETS)))
def test_what_lacks_a_facet_is_asked_for_or_given_up(asked: SearchInput, name: FacetName) -> None:
    once = toggled(asked, name, "")
    assert lacking(asked, name) == to_url(once)
    assert lacking(once, name) == to_url(toggled(once, name, ""))
