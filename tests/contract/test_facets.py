"""Facets: counts, labels, selected values, pages of values."""

import pytest

from indexer.model.facets import FacetName
from indexer.model.request import Everything, FacetRequest, FacetWanted, Filter, SearchRequest, Term, Tier
from indexer.model.result import Bucket, FacetResult
from tests.contract.asking import Opener, ask, request, word
from tests.records import Sample

PLACES = FacetWanted("place", 10)


def counted(*samples: Sample, opened: Opener, wanted: FacetWanted = PLACES, **options: object) -> FacetResult:
    """The answer for one facet over everything."""
    return ask(opened(*samples), Everything(), facets=(wanted,), **options).facets[wanted.name]


def counts(result: FacetResult) -> dict[str, int]:
    """Count by value, in order."""
    return {bucket.value: bucket.count for bucket in result.buckets}


def at(doc_id: str, *values: str, name: FacetName = "place", body: str = "") -> Sample:
    """A document with values of one facet."""
    return Sample(doc_id, body=body, facets={name: values})


def test_the_most_frequent_values_come_first_and_equals_by_value(opened: Opener) -> None:
    samples = (at("a", "hp", "đn"), at("b", "hn", "hp", "Z"), at("c"), at("d", "đn", "hn"), at("e", "hp"))
    result = counted(*samples, opened=opened)
    assert list(counts(result).items()) == [("hp", 3), ("hn", 2), ("đn", 2), ("Z", 1)]
    assert (result.more, result.missing) == (False, 1)


def test_values_of_many_documents_are_counted_beside_values_of_one(opened: Opener) -> None:
    samples = [at(str(n), "hn", *(["hp"] if n % 2 else []), *(["đn"] if n == 7 else [])) for n in range(70)]
    assert list(counts(counted(*samples, opened=opened)).items()) == [("hn", 70), ("hp", 35), ("đn", 1)]


@pytest.mark.parametrize(
    ("limit", "values", "more"),
    [(0, [], True), (1, ["a"], True), (2, ["a", "b"], True), (3, ["a", "b", "c"], False), (4, ["a", "b", "c"], False)],
)
def test_a_facet_says_whether_there_are_more_values(
    opened: Opener, limit: int, values: list[str], *, more: bool
) -> None:
    result = counted(at("1", "c", "b", "a"), opened=opened, wanted=FacetWanted("place", limit))
    assert (list(counts(result)), result.more) == (values, more)


def test_a_value_of_as_few_documents_as_the_last_shown_may_stand_before_it(opened: Opener) -> None:
    others = [f"b{number}" for number in range(10)]
    samples = (at("1", "a", *others, body="đảng"), at("2", *others))
    (place,) = ask(opened(*samples), word("đảng"), facets=(FacetWanted("place", 1),)).facets.values()
    assert (list(counts(place).items()), place.more) == ([("a", 1)], True)


def test_there_are_more_values_though_none_is_among_those_looked_at_first(opened: Opener) -> None:
    found = [at(str(n), "hn", *(["hp"] if n < 2 else []), body="đảng") for n in range(10)]
    others = [at(f"x{n}", "hn", *(f"b{place}" for place in range(20))) for n in range(20)]
    (place,) = ask(opened(*found, *others), word("đảng"), facets=(FacetWanted("place", 1),)).facets.values()
    assert (list(counts(place).items()), place.more) == ([("hn", 10)], True)


def test_years_come_newest_first(opened: Opener) -> None:
    samples = [at(str(n), year, name="year") for n, year in enumerate(["2021", "2023", "2021", "2022"])]
    assert list(counts(counted(*samples, opened=opened, wanted=FacetWanted("year")))) == ["2023", "2022", "2021"]
    assert list(counts(counted(*samples, opened=opened, wanted=FacetWanted("year", 2)))) == ["2023", "2022"]


def test_facets_count_what_matches_the_tiers_that_ran(opened: Opener) -> None:
    reader = opened(at("a", "hn", body="bộ"), at("b", "hp", body="bò"), at("c", "hn", body="khác"))
    tiers = (Tier("exact", word("bộ")), Tier("unmarked", Term("folded", "bo")))
    assert counts(ask(reader, *tiers, facets=(PLACES,)).facets["place"]) == {"hn": 1, "hp": 1}
    assert counts(ask(reader, *tiers, facets=(PLACES,), enough=1).facets["place"]) == {"hn": 1}
    assert counts(ask(reader, facets=(PLACES,)).facets["place"]) == {}


NARROWED = (
    Sample("a", facets={"place": ["hn"], "year": ["2021"]}),
    Sample("b", facets={"place": ["hn", "hp"], "year": ["2021"]}),
    Sample("c", facets={"place": ["hp"], "year": ["2022"]}),
    Sample("d", facets={"year": ["2022"]}),
)


@pytest.mark.parametrize(
    ("filters", "places", "missing", "years"),
    [
        ((), {"hn": 2, "hp": 2}, 1, {"2022": 2, "2021": 2}),
        # A facet ignores its own any_of; the others are narrowed by it.
        ((Filter("place", any_of=("hn",)),), {"hn": 2, "hp": 2}, 1, {"2021": 2}),
        ((Filter("place", any_of=("",)),), {"hn": 2, "hp": 2}, 1, {"2022": 1}),
        ((Filter("place", all_of=(("hn",),)),), {"hn": 2, "hp": 1}, 0, {"2021": 2}),
        # So are they by a group of all_of, the facet itself as well.
        ((Filter("place", all_of=(("hn", "xx"),)),), {"hn": 2, "hp": 1, "xx": 0}, 0, {"2021": 2}),
        ((Filter("place", none_of=("hn",)),), {"hp": 1}, 1, {"2022": 2}),
        ((Filter("place", any_of=("hn",), none_of=("",)),), {"hn": 2, "hp": 2}, 0, {"2021": 2}),
        (
            (Filter("place", any_of=("hn",)), Filter("year", any_of=("2022",))),
            {"hp": 1, "hn": 0},
            1,
            {"2022": 0, "2021": 2},
        ),
        ((Filter("place", any_of=("hn",)), Filter("place", any_of=("hp",))), {"hn": 2, "hp": 2}, 1, {"2021": 1}),
    ],
)
def test_facets_narrow_one_another_but_not_themselves(
    opened: Opener, filters: tuple[Filter, ...], places: dict[str, int], missing: int, years: dict[str, int]
) -> None:
    wanted = (PLACES, FacetWanted("year"))
    facets = ask(opened(*NARROWED), Everything(), filters=filters, facets=wanted).facets
    assert list(counts(facets["place"]).items()) == list(places.items())
    assert facets["place"].missing == missing
    assert counts(facets["year"]) == years


def test_a_selection_does_not_change_which_tiers_run(opened: Opener) -> None:
    reader = opened(at("a", "hn", body="bộ"), at("b", "hp", body="bộ"), at("c", "hp", body="bò"))
    tiers = (Tier("exact", word("bộ")), Tier("unmarked", Term("folded", "bo")))
    chosen = (Filter("place", any_of=("hn",)),)
    assert counts(ask(reader, *tiers, filters=chosen, facets=(PLACES,), enough=2).facets["place"]) == {"hp": 2, "hn": 1}
    assert counts(ask(reader, *tiers, filters=chosen, facets=(PLACES,), enough=1).facets["place"]) == {"hn": 1, "hp": 1}


def test_selected_values_are_always_shown_in_their_place(opened: Opener) -> None:
    samples = (at("a", "m", "n"), at("b", "m", "n"), at("c", "m"), at("d", "p=Phố"), at("e", "q"))
    chosen = (Filter("place", any_of=("q", "đã mất", "p"), all_of=()),)
    result = counted(*samples, opened=opened, wanted=FacetWanted("place", 1), filters=chosen)
    assert result.buckets == (
        Bucket("m", "m", 3),
        Bucket("p", "Phố", 1, selected=True),
        Bucket("q", "q", 1, selected=True),
        Bucket("đã mất", "đã mất", 0, selected=True),
    )
    assert result.more
    both = counted(*samples[:1], opened=opened, wanted=FacetWanted("place", 0), filters=(Filter("place", ("m", "n")),))
    assert (list(counts(both)), both.more) == (["m", "n"], False)


def test_the_commonest_values_right_below_each_selected_one_are_shown(opened: Opener) -> None:
    samples = (
        at("1", "a", "a/x", "a/x/1"),
        at("2", "a", "a/x", "a/y"),
        at("3", "a", "a/y", "a0"),
        at("4", "a", "a/w", "b", "b/z"),
        at("5", "a", "a/x"),
    )
    wanted = FacetWanted("place", 1, below=2)
    chosen = (Filter("place", any_of=("a",)),)
    below = counted(*samples, opened=opened, wanted=wanted, filters=chosen)
    assert counts(below) == {"a": 5, "a/x": 3, "a/y": 2}
    assert [bucket.value for bucket in below.buckets if bucket.selected] == ["a"]
    assert below.more
    chosen = (Filter("place", ("a", "a/x")),)
    whole = counted(*samples[:2], opened=opened, wanted=FacetWanted("place", 0, 3), filters=chosen)
    assert (list(counts(whole)), whole.more) == (["a", "a/x", "a/x/1", "a/y"], False)


def test_the_empty_value_is_no_bucket(opened: Opener) -> None:
    result = counted(at("a", "hn"), at("b"), opened=opened, filters=(Filter("place", any_of=("", "hn")),))
    assert (counts(result), result.missing) == ({"hn": 1}, 1)


def test_the_commonest_label_names_a_value_and_equals_go_to_the_first(opened: Opener) -> None:
    samples = (at("a", "v=hai"), at("b", "v=ba", "w=z"), at("c", "v=ba", "w=a"), at("d", "v=ai"))
    labels = {bucket.value: bucket.label for bucket in counted(*samples, opened=opened).buckets}
    assert labels == {"v": "ba", "w": "a"}


def test_labels_are_those_of_all_documents_not_of_the_matching_ones(opened: Opener) -> None:
    reader = opened(at("a", "v=hai", body="bộ"), at("b", "v=ba"), at("c", "v=ba"))
    result = ask(reader, word("bộ"), facets=(PLACES,)).facets["place"]
    assert result.buckets == (Bucket("v", "ba", 1),)


def test_parents_of_hierarchical_values_are_just_values(opened: Opener) -> None:
    samples = (at("a", "hn", "hn/bđ"), at("b", "hn"), at("c", "hn", "hn/cg", "hn/bđ"))
    assert counts(counted(*samples, opened=opened)) == {"hn": 3, "hn/bđ": 2, "hn/cg": 1}


VALUES = (
    at("1", "nguyễn=Nguyễn Văn An", "trần=Trần Bình"),
    at("2", "nguyễn=Nguyễn Văn An", "lê=Lê An", body="bộ"),
    at("3", "lê=Lê An", "đỗ=Đỗ Cường", body="bộ"),
)


@pytest.mark.parametrize(
    ("asked", "values", "total"),
    [
        (FacetRequest("place"), ["lê", "nguyễn", "trần", "đỗ"], 4),
        (FacetRequest("place", order="label"), ["lê", "nguyễn", "trần", "đỗ"], 4),
        (FacetRequest("place", contains="an"), ["lê", "nguyễn", "trần"], 3),
        (FacetRequest("place", contains="van an"), ["nguyễn"], 1),
        (FacetRequest("place", contains="van-an"), ["nguyễn"], 1),
        (FacetRequest("place", contains="không"), [], 0),
        (FacetRequest("place", offset=1, limit=2), ["nguyễn", "trần"], 4),
        (FacetRequest("place", offset=4), [], 4),
        (FacetRequest("place", limit=0), [], 4),
        (FacetRequest("place", request(word("bộ"))), ["lê", "nguyễn", "đỗ"], 3),
        (FacetRequest("place", request(word("không"))), [], 0),
        (FacetRequest("place", SearchRequest(())), [], 0),
        (FacetRequest("person"), [], 0),
    ],
)
def test_values_of_a_facet_page_by_page(opened: Opener, asked: FacetRequest, values: list[str], total: int) -> None:
    page = opened(*VALUES).facet_values(asked)
    assert ([bucket.value for bucket in page.buckets], page.total) == (values, total)


def test_a_page_of_values_ignores_the_facets_own_selection_and_marks_it(opened: Opener) -> None:
    chosen = (Filter("place", any_of=("đỗ",)),)
    page = opened(*VALUES).facet_values(FacetRequest("place", request(word("bộ"), filters=chosen)))
    assert page.buckets == (
        Bucket("lê", "Lê An", 2),
        Bucket("nguyễn", "Nguyễn Văn An", 1),
        Bucket("đỗ", "Đỗ Cường", 1, selected=True),
    )


@pytest.mark.parametrize("typed", ["jong un", "jong-un"])
def test_names_are_found_with_or_without_their_hyphens(opened: Opener, typed: str) -> None:
    reader = opened(at("1", "kim=Kim Jong-un"), at("2", "kju=Kim Jong Un"), at("3", "lê=Lê An"))
    found = reader.facet_values(FacetRequest("place", contains=typed))
    assert [bucket.value for bucket in found.buckets] == ["kim", "kju"]


def test_facets_not_reached_in_time_are_left_out(opened: Opener) -> None:
    wanted = (PLACES, FacetWanted("year"))
    result = ask(opened(*NARROWED), Everything(), facets=wanted, deadline=-1.0)
    assert (set(result.facets), result.complete) == ({"place"}, False)
