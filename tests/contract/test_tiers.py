"""Tiers, filters before them, the order of hits and their scores."""

import math

import pytest

from indexer.model.ranking import K1, B, sample_key
from indexer.model.request import (
    Adjacent,
    Bm25,
    DateFilter,
    Everything,
    Filter,
    Near,
    Not,
    Prefix,
    Scored,
    SearchRequest,
    Sort,
    Term,
    Tier,
)
from indexer.model.result import Matched, TierCount
from tests.contract.asking import Opener, ask, bm25, bodies, ids, word
from tests.records import Sample

EXACT, EXPANDED = Tier("exact", word("bộ")), Tier("expanded", word("cán"))
UNMARKED, PARTIAL = Tier("unmarked", Term("folded", "bo")), Tier("partial", Everything())
LADDER = (EXACT, EXPANDED, UNMARKED, PARTIAL)
TEXTS = bodies("bò", "cán bộ", "cán", "bộ", "bỏ cán", "khác")


def test_a_document_is_in_the_first_tier_that_it_matches(opened: Opener) -> None:
    result = ask(opened(*TEXTS), *LADDER)
    assert ids(result) == ["b", "d", "c", "e", "a", "f"]
    assert [hit.tier for hit in result.hits] == ["exact", "exact", "expanded", "expanded", "unmarked", "partial"]
    assert [tier.total for tier in result.tiers] == [2, 2, 1, 1]
    assert result.total == 6
    assert result.complete


@pytest.mark.parametrize(
    ("enough", "ran"),
    [
        (0, ("exact", "expanded")),
        (4, ("exact", "expanded")),
        (5, ("exact", "expanded", "unmarked")),
        (6, ("exact", "expanded", "unmarked", "partial")),
        (100, ("exact", "expanded", "unmarked", "partial")),
    ],
)
def test_lower_tiers_run_while_those_above_hold_too_few(opened: Opener, enough: int, ran: tuple[str, ...]) -> None:
    assert tuple(tier.name for tier in ask(opened(*TEXTS), *LADDER, enough=enough).tiers) == ran


@pytest.mark.parametrize(
    ("enough", "made", "ran"),
    [
        (4, 0, ("exact", "expanded")),
        (5, 1, ("exact", "expanded", "unmarked")),
        (6, 1, ("exact", "expanded", "unmarked", "partial")),
    ],
)
def test_further_tiers_are_made_only_when_they_run(
    opened: Opener, enough: int, made: int, ran: tuple[str, ...]
) -> None:
    calls = []

    def further() -> tuple[Tier, ...]:
        calls.append(1)
        return UNMARKED, PARTIAL

    request = SearchRequest((EXACT, EXPANDED), enough=enough, further=further)
    assert tuple(tier.name for tier in opened(*TEXTS).search(request).tiers) == ran
    assert len(calls) == made


def test_exact_and_expanded_run_wherever_they_stand(opened: Opener) -> None:
    result = ask(opened(*TEXTS), PARTIAL, EXACT, UNMARKED, EXPANDED, enough=1)
    assert [(tier.name, tier.total) for tier in result.tiers] == [("partial", 6), ("exact", 0), ("expanded", 0)]


def test_filters_apply_before_tiers(opened: Opener) -> None:
    samples = [Sample(chr(97 + n), body="bộ" if n < 12 else "bò", facets={"year": [str(n % 2)]}) for n in range(24)]
    reader = opened(*samples)
    assert ask(reader, EXACT, UNMARKED).tiers == (TierCount("exact", 12),)
    result = ask(reader, EXACT, UNMARKED, filters=(Filter("year", any_of=("1",)),))
    assert result.tiers == (TierCount("exact", 6), TierCount("unmarked", 6))


FACETED = (
    Sample("a", facets={"place": ["hn"], "year": ["2021"]}, date=202101010000),
    Sample("b", facets={"place": ["hn", "hp"]}, date=202212312359),
    Sample("c", facets={"place": ["hp"], "year": ["2021"]}),
    Sample("d", date=202301010000),
)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((), "abcd"),
        ((Filter("place"),), "abcd"),
        ((Filter("place", any_of=("hn",)),), "ab"),
        ((Filter("place", any_of=("hn", "hp")),), "abc"),
        ((Filter("place", all_of=(("hn",), ("hp",))),), "b"),
        ((Filter("place", none_of=("hn",)),), "cd"),
        ((Filter("place", any_of=("hn",), none_of=("hp",)),), "a"),
        ((Filter("place", any_of=("",)),), "d"),
        ((Filter("place", any_of=("", "hn")),), "abd"),
        ((Filter("place", none_of=("",)),), "abc"),
        ((Filter("place", all_of=(("hn", "hp"), ("hp", "xx"))),), "bc"),
        ((Filter("place", all_of=(("",),)),), "d"),
        ((Filter("place", any_of=("không có",)),), ""),
        ((Filter("place", none_of=("không có",)),), "abcd"),
        ((Filter("place", any_of=("hp",)), Filter("year", any_of=("2021",))), "c"),
        ((Filter("place", any_of=("hn",)), Filter("place", any_of=("hp",))), "b"),
    ],
)
def test_filters_of_facets(opened: Opener, filters: tuple[Filter, ...], expected: str) -> None:
    assert "".join(ids(ask(opened(*FACETED), Everything(), filters=filters))) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((DateFilter(202101010000, 202301010000),), "ab"),
        ((DateFilter(start=202101010001),), "bd"),
        ((DateFilter(end=202212312359),), "a"),
        ((DateFilter(),), "abd"),
        ((DateFilter(unknown=True),), "c"),
        ((DateFilter(202301010000, unknown=True),), "cd"),
        ((DateFilter(end=202212310000, unknown=True),), "ac"),
        ((DateFilter(start=202200000000), DateFilter(end=202300000000)), "b"),
        ((DateFilter(), DateFilter(unknown=True)), ""),
        ((DateFilter(202301010000, 202101010000),), ""),
    ],
)
def test_filters_of_dates(opened: Opener, dates: tuple[DateFilter, ...], expected: str) -> None:
    assert "".join(ids(ask(opened(*FACETED), Everything(), dates=dates))) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("relevance", ["b", "a", "c", "d", "đ"]),
        ("newest", ["a", "c", "b", "d", "đ"]),
        ("oldest", ["b", "a", "c", "d", "đ"]),
        ("title", ["đ", "a", "c", "b", "d"]),
    ],
)
def test_every_order_is_total(opened: Opener, sort: Sort, expected: list[str]) -> None:
    reader = opened(
        Sample("đ", title="an", body="bò"),
        Sample("c", title="ba", body="bò", date=202201010000),
        Sample("a", title="bà", body="bò", date=202201010000),
        Sample("b", title="cá", body="bộ", date=202101010000),
        Sample("d", title="da", body="bò"),
    )
    result = ask(reader, EXACT, UNMARKED, sort=sort)
    assert ids(result) == expected
    assert {hit.doc_id: hit.tier for hit in result.hits}["b"] == "exact"
    assert all(hit.score == 0 for hit in result.hits)


def test_pages_are_stretches_of_one_order(opened: Opener) -> None:
    reader = opened(*bodies("bò", "bộ", "cán bộ", "bộ bộ", "bò bò", "bộ bộ cán", "cán"), size=3)
    tiers = (Tier("exact", EXACT.match, (bm25("bộ"),)), Tier("expanded", EXPANDED.match), UNMARKED, PARTIAL)
    everything = ids(ask(reader, *tiers, limit=100))
    assert everything == ["d", "b", "f", "c", "g", "a", "e"]
    for sort in ("relevance", "title"):
        everything = ids(ask(reader, *tiers, sort=sort, limit=100))
        for offset in range(9):
            for limit in range(9):
                page = ask(reader, *tiers, sort=sort, offset=offset, limit=limit)
                assert ids(page) == everything[offset : offset + limit]
                assert page.total == len(everything)


def test_an_empty_request_and_an_empty_index_have_empty_answers(opened: Opener) -> None:
    empty = opened()
    assert (empty.count(), empty.ids()) == (0, ())
    assert ask(empty, *LADDER).total == 0
    assert ask(empty, Not(word("a")), Near((), 1), Prefix("folded", ""), sort="newest").hits == ()
    assert ask(opened(*TEXTS)).tiers == ()
    assert ask(opened(*TEXTS)).hits == ()


def test_scores_are_the_formula(opened: Opener) -> None:
    reader = opened(
        Sample("a", title="bộ chính trị", body="bộ bộ cán bộ đi"),
        Sample("b", body="cán bộ"),
        Sample("c", body="khác", caption="bộ"),
        Sample("d", body="khác"),
    )
    idf_bo, idf_pair = math.log(1 + 1.5 / 3.5), math.log(1 + 2.5 / 2.5)
    body = 1 / (1 - B + B * 5 / 2.25)
    title = 2 / (1 - B + B * 3 / 0.75)
    bo, pair = 3 * body + title, body
    expected = 0.5 * idf_bo * bo * (K1 + 1) / (K1 + bo) + 2 * idf_pair * pair * (K1 + 1) / (K1 + pair)
    rank = (bm25("bộ", 0.5), Adjacent((word("cán"),), (word("bộ"),), 2.0))
    result = ask(reader, Tier("exact", word("bộ"), rank))
    assert result.hits[ids(result).index("a")].score == pytest.approx(expected, rel=1e-6)
    explanation = reader.explain(_request(rank), "a")
    assert explanation.score == pytest.approx(expected, rel=1e-6)
    assert [(part.kind, part.text, part.weight) for part in explanation.parts] == [
        ("syllable", "bộ", 0.5),
        ("adjacent", "cán bộ", 2.0),
    ]
    assert explanation.parts[1].frequency == pytest.approx(pair, rel=1e-6)


def test_the_frequency_of_a_pair_is_counted_in_a_sample(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("memory.rank", "whoosh.pairs"):
        monkeypatch.setattr(f"indexer.engine.{module}.PAIR_SAMPLE", 2)
    texts = {"a": "cán bộ", "b": "bộ cán", "c": "cán bộ", "d": "bộ cán", "e": "cán bộ", "f": "bộ", "g": "khác"}
    reader = opened(*(Sample(name, body=text) for name, text in texts.items()), size=3)
    first_two = sorted("abcde", key=sample_key)[:2]
    held = sum(texts[name] == "cán bộ" for name in first_two)
    df = max(held, round(held * 5 / 2))
    part = reader.explain(_request((Adjacent((word("cán"),), (word("bộ"),)),)), "a").parts[0]
    assert part.idf == pytest.approx(math.log(1 + (7 - df + 0.5) / (df + 0.5)))


def test_two_units_at_one_place_are_no_neighbours(opened: Opener) -> None:
    reader = opened(Sample("a", body="[một] bộ bộ [hai] [ba] bộ"))
    one, two, three = (Term("unit", unit) for unit in ("một", "hai", "ba"))
    parts = reader.explain(_request((Adjacent((one,), (two, three)), Adjacent((two, three), (one,)))), "a").parts
    assert [part.frequency for part in parts] == [0, 0]


def test_rank_only_scores(opened: Opener) -> None:
    reader = opened(*TEXTS)
    scored = ask(reader, Tier("exact", EXACT.match, (bm25("cán"), bm25("không"), Bm25(()))), EXPANDED)
    assert ids(scored) == ["b", "d", "c", "e"]
    assert [hit.score > 0 for hit in scored.hits] == [True, False, False, False]


def test_equal_scores_stand_by_id_whatever_the_order_of_indexing(opened: Opener) -> None:
    names = ["z", "đ", "a", "é", "a/b", "b", "Z", "\U0001f600", "10", "2"]
    reader = opened(*(Sample(name, body="bộ") for name in names), size=3)
    expected = sorted(names)
    assert ids(ask(reader, Tier("exact", EXACT.match, (bm25("bộ"),)))) == expected
    assert ids(ask(reader, EXACT, sort="newest")) == expected
    assert reader.ids() == tuple(expected)


def test_hits_tell_where_their_terms_stand(opened: Opener) -> None:
    reader = opened(Sample("a", title="cán_bộ", body="bộ khác / bộ", caption="can"), Sample("b", body="bộ"))
    tier = Tier("exact", word("bộ"), (Bm25((Term("word", "cán_bộ"),)), Bm25((Term("folded", "can"),))))
    assert ask(reader, tier).hits[0].matched == (
        Matched("syllable", "body", "bộ", (0, 12)),
        Matched("syllable", "caption", "can", (0,)),
        Matched("syllable", "title", "bộ", (1,)),
        Matched("syllable", "title", "cán", (0,)),
        Matched("word", "title", "cán_bộ", ()),
    )


def test_what_stands_below_a_not_is_not_marked(opened: Opener) -> None:
    reader = opened(Sample("a", body="bộ cán"))
    tier = Tier("exact", Not(Not(word("bộ"))))
    assert ask(reader, tier).hits[0].matched == ()


def test_an_answer_cut_short_says_so(opened: Opener) -> None:
    reader = opened(*TEXTS)
    result = ask(reader, *LADDER, deadline=-1.0)
    assert not result.complete
    assert result.tiers == (TierCount("exact", 2),)
    assert ids(result) == ["b", "d"]


def _request(rank: tuple[Scored, ...]) -> SearchRequest:
    return SearchRequest((Tier("exact", word("bộ"), rank),))
