"""What a request may cost: less is done where its budget ends, in every engine in the same order."""

import pytest

from indexer.engine import SearchEngine
from indexer.engine.cost import affordable, affords, matching_cost, scoring_cost
from indexer.model.changes import Changes
from indexer.model.request import (
    Adjacent,
    All,
    AnyOf,
    AtLeast,
    Bm25,
    Everything,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    SearchRequest,
    Single,
    Tier,
)
from tests.contract.asking import Opener, ask, bm25, bodies, built, ids, row, word
from tests.records import Sample, batches

SIZES = {"hiếm": 10, "vừa": 100, "nhiều": 1000}
DOCUMENTS = 2000
RARE, COMMON, COMMONEST = bm25("hiếm"), bm25("vừa"), bm25("nhiều")


def size(single: Single) -> int:
    return SIZES[single.text]


@pytest.mark.parametrize(
    ("node", "cost"),
    [
        (word("vừa"), 100),
        (Prefix("syllable", "vừa"), 100),
        (AnyOf((word("hiếm"), word("vừa"))), 110),
        (AtLeast(2, (word("hiếm"), word("vừa"))), 110),
        (Not(word("vừa")), 100),
        (Everything(), DOCUMENTS),
        (Phrase(row("vừa nhiều")), 1100 + 2 * 100 * 8 // 4),
        (Near(row("vừa nhiều"), 5), 1100 + 2 * 100 * 8 // 4),
        (Phrase(()), 0),
        (All((Phrase(row("vừa nhiều")), word("hiếm"))), 10 + 1100 + 2 * 10 * 8 // 4),
    ],
)
def test_matching_costs_the_postings_that_are_read_and_positions_of_what_may_match(node: Node, cost: int) -> None:
    assert matching_cost(node, size, DOCUMENTS)[0] == cost


def test_scoring_costs_no_more_than_looking_up_every_document() -> None:
    assert [scoring_cost(item, size, DOCUMENTS) for item in (RARE, COMMONEST)] == [10, 1000]
    assert scoring_cost(COMMONEST, size, 5) == 40
    pair = Adjacent((word("vừa"),), (word("nhiều"),))
    assert scoring_cost(pair, size, DOCUMENTS) == 16 * 200
    assert scoring_cost(pair, size, 5) == 16 * 105


@pytest.mark.parametrize(
    ("budget", "scored"),
    [
        (1110, (COMMONEST, RARE, COMMON)),
        (1109, (RARE, COMMON)),
        (109, (RARE,)),
        (0, (RARE,)),
    ],
)
def test_the_rarest_items_are_scored_first_and_one_always(budget: int, scored: tuple[Bm25, ...]) -> None:
    assert affordable((COMMONEST, RARE, COMMON), size, DOCUMENTS, budget) == scored


def test_sizes_are_not_asked_where_every_size_is_affordable() -> None:
    def unknown(single: Single) -> int:
        raise AssertionError(single)

    assert affordable((RARE,), unknown, 100, 10_000) == (RARE,)
    assert affords([Tier("exact", word("vừa"))], unknown, DOCUMENTS, 0)


# through the engines: in TEXTS "bộ" has 4 postings, "cán" 3, "đội" 1

TEXTS = bodies("bộ bộ", "cán bộ", "bộ cán bộ", "đội cán bộ")
TIERS = (Tier("exact", word("đội")), Tier("unmarked", word("cán")), Tier("partial", word("bộ")))


@pytest.mark.parametrize(
    ("budget", "ran", "complete"),
    [
        (8, ["exact", "unmarked", "partial"], True),
        (7, ["exact", "unmarked"], False),
        (4, ["exact", "unmarked"], False),
        (3, ["exact"], False),
        (0, ["exact"], False),
    ],
)
def test_a_lower_tier_beyond_the_budget_does_not_run_and_the_answer_says_so(
    opened: Opener, budget: int, ran: list[str], *, complete: bool
) -> None:
    result = ask(opened(*TEXTS), *TIERS, budget=budget)
    assert [tier.name for tier in result.tiers] == ran
    assert result.complete == complete


def test_an_expensive_tier_is_not_missed_where_those_above_hold_enough(opened: Opener) -> None:
    assert ask(opened(*TEXTS), *TIERS, budget=0, enough=1).complete


def test_what_the_budget_does_not_afford_does_not_score_and_the_answer_says_so(opened: Opener) -> None:
    reader = opened(*TEXTS)
    tier = Tier("exact", word("bộ"), (bm25("bộ"), bm25("đội")))
    full, rarest = ask(reader, tier), ask(reader, tier, budget=4)
    assert full.fully_ranked
    assert not rarest.fully_ranked
    assert rarest.complete
    assert (rarest.total, rarest.tiers) == (full.total, full.tiers)
    assert ids(rarest) == ["d", "a", "b", "c"]
    assert [hit.score > 0 for hit in rarest.hits] == [True, False, False, False]


def test_dropped_items_are_still_marked_in_the_hits(opened: Opener) -> None:
    tier = Tier("exact", word("đội"), (bm25("bộ"), bm25("đội")))
    (hit,) = ask(opened(*TEXTS), tier, budget=0).hits
    assert [matched.text for matched in hit.matched] == ["bộ", "đội"]


def test_an_explanation_tells_what_was_scored(opened: Opener) -> None:
    tier = Tier("exact", word("bộ"), (bm25("bộ"), bm25("đội")))
    reader = opened(*TEXTS)
    explained = reader.explain(SearchRequest((tier,), budget=4), "d")
    assert [part.text for part in explained.parts] == ["đội"]
    assert explained.score == pytest.approx(ask(reader, tier, budget=4).hits[0].score)


@pytest.mark.parametrize("sort", ["newest", "title"])
def test_other_orders_need_no_scores(opened: Opener, sort: str) -> None:
    tier = Tier("exact", word("bộ"), (bm25("bộ"), bm25("đội")))
    assert ask(opened(*TEXTS), tier, budget=0, sort=sort).fully_ranked


def test_documents_that_are_gone_cost_nothing(engine: SearchEngine) -> None:
    built(engine, *TEXTS, Sample("z", body="bộ cán đội"))
    engine.update(Changes(batches([]), frozenset({"z"})), fingerprint="f")
    with engine.open() as reader:
        assert ask(reader, *TIERS, budget=8).complete
        assert not ask(reader, *TIERS, budget=7).complete
