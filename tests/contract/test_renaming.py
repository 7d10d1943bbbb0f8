"""Values of facets under other names: counted, filtered and labelled as if the index had been built so."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.model.facets import FacetName
from indexer.model.renaming import NamedValue, Renaming
from indexer.model.request import (
    Everything,
    FacetRequest,
    FacetWanted,
    Filter,
    HasFacet,
    SearchRequest,
)
from tests.contract.asking import Opener, ask, found, ids
from tests.contract.random_requests import facet_requests, renamings, requests, samples
from tests.contract.same_answers import assert_same_facet_values, assert_same_results
from tests.contract.test_equal_engines import both_engines, small_groups
from tests.records import Sample, batches

PEOPLE = (
    Sample("a", facets={"person": ["Điềm"], "place": ["hn"]}),
    Sample("b", facets={"person": ["Điểm"], "place": ["hp"]}),
    Sample("c", facets={"person": ["Điểm", "Điềm"]}),
    Sample("d", facets={"person": ["Hùng"]}),
    Sample("e"),
)


def to(value: str, *, name: FacetName = "person", old: str = "Điểm", when: HasFacet | None = None) -> Renaming:
    """A renaming to one value, labelled like it."""
    return Renaming(name, old, (NamedValue(value, value, value.lower(), value),), when)


def counts(opened: Opener, *rules: Renaming, name: FacetName = "person") -> dict[str, int]:
    """Documents of each value."""
    page = opened(*PEOPLE).renamed(rules).facet_values(FacetRequest(name))
    assert page.total == len(page.buckets)
    return {bucket.value: bucket.count for bucket in page.buckets}


def test_merged_values_are_one_and_a_document_counts_once(opened: Opener) -> None:
    assert counts(opened, to("Điềm")) == {"Điềm": 3, "Hùng": 1}
    assert counts(opened, to("Mới")) == {"Mới": 2, "Điềm": 2, "Hùng": 1}


def test_filters_and_match_trees_know_only_the_new_values(opened: Opener) -> None:
    reader = opened(*PEOPLE).renamed([to("Điềm")])
    assert ids(ask(reader, Everything(), filters=(Filter("person", ("Điềm",)),))) == ["a", "b", "c"]
    assert found(reader, HasFacet("person", ("Điểm",))) == []
    assert found(reader, HasFacet("person", ("Điềm", "Hùng"))) == ["a", "b", "c", "d"]
    assert found(reader, HasFacet("person", ("",))) == ["e"]
    result = ask(reader, Everything(), facets=(FacetWanted("person"),)).facets["person"]
    assert result.missing == 1


def test_a_value_is_split_by_what_else_its_documents_carry(opened: Opener) -> None:
    split = to("Điểm (hp)", when=HasFacet("place", ("hp",)))
    assert counts(opened, split) == {"Điềm": 2, "Hùng": 1, "Điểm": 1, "Điểm (hp)": 1}
    without = to("Điểm (?)", when=HasFacet("place", ("",)))
    assert counts(opened, without, to("Khác")) == {"Điềm": 2, "Hùng": 1, "Khác": 1, "Điểm (?)": 1}


def test_conditions_look_at_the_values_of_the_index_and_the_first_that_holds_counts(opened: Opener) -> None:
    moved = to("hcm", name="place", old="hp")
    assert counts(opened, moved, to("Một", when=HasFacet("place", ("hp",))), to("Hai")) == {
        "Điềm": 2,
        "Hai": 1,
        "Hùng": 1,
        "Một": 1,
    }


def test_a_new_value_brings_those_above_it(opened: Opener) -> None:
    above = NamedValue("ht", "Hà Tĩnh", "ha tinh", "b"), NamedValue("ht/ka", "Kỳ Anh (Hà Tĩnh)", "ky anh", "a")
    reader = opened(*PEOPLE).renamed([Renaming("place", "hn", above), Renaming("place", "hp", above)])
    page = reader.facet_values(FacetRequest("place", order="label"))
    assert [(bucket.value, bucket.label, bucket.count) for bucket in page.buckets] == [
        ("ht/ka", "Kỳ Anh (Hà Tĩnh)", 2),
        ("ht", "Hà Tĩnh", 2),
    ]
    assert [bucket.value for bucket in reader.facet_values(FacetRequest("place", contains="ky")).buckets] == ["ht/ka"]


def test_the_reader_itself_stays_as_it_is(opened: Opener) -> None:
    reader = opened(*PEOPLE)
    before = reader.facet_values(FacetRequest("person"))
    other = reader.renamed([to("Điềm")])
    assert other.generation == reader.generation
    assert reader.facet_values(FacetRequest("person")) == before
    assert reader.renamed([]).facet_values(FacetRequest("person")) == before
    assert other.renamed([to("Hùng", old="Điềm")]).facet_values(FacetRequest("person")).total == 1


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(
    samples(),
    renamings(),
    st.lists(requests(), min_size=2, max_size=2),
    st.lists(facet_requests(), min_size=3, max_size=3),
)
def test_engines_rename_alike(
    documents: list[Sample], rules: list[Renaming], asked: list[SearchRequest], pages: list[FacetRequest]
) -> None:
    with both_engines() as engines, small_groups(14, 2):
        for engine in engines:
            engine.rebuild(batches(documents), fingerprint="f")
        with engines[0].open() as right, engines[1].open() as other:
            for request in asked:
                assert_same_results(request, right.renamed(rules), other.renamed(rules))
            for page in pages:
                assert_same_facet_values(page, right.renamed(rules), other.renamed(rules))
