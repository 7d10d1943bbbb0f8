"""Sentences and questions: which words count beside a neighbour only, and which need not be found at all."""

import pytest

from indexer.model.request import Bm25, Term
from indexer.query.parse import parse
from indexer.query.plan import plan
from tests.analysed import analysed, shown


def tier(query: str, name: str) -> str:
    tiers = plan(parse(query), analysed).tiers
    return next((shown(tier.match) for tier in tiers if tier.name == name), "")


def test_in_a_sentence_what_counts_by_its_fold_must_stand_beside_a_neighbour() -> None:
    bare = "(~bi & ~xa & ~thi & ~mai & ~tay & ~wifi & X & (X | Y) & (Y | Z) & (Z | W) & (W | V))"
    pairs = {"X": '"~bi ~xa"', "Y": '"~xa ~thi"', "Z": '"~thi ~mai"', "W": '"~mai ~tay"', "V": '"~tay ~wifi"'}
    for name, pair in pairs.items():
        bare = bare.replace(name, pair)
    # "wifi" is no syllable that could have lost its marks.
    assert tier("bi xa thi mai tay wifi", "exact") == bare.replace(f"({pairs['X']})", pairs["X"])
    assert tier("bi xa thi mai tay", "exact") == "(~bi & ~xa & ~thi & ~mai & ~tay)"
    # A date is written in many ways: nothing must stand beside it.
    assert "ngay" not in tier("bi xa thi mai 15/11/2022", "exact")


def test_in_a_marked_sentence_only_what_counts_by_its_fold_must_stand_beside_a_neighbour() -> None:
    assert tier("bí xã thì mai đến đi", "exact") == "(bí & xã & thì & ~mai & đến & đi)"
    pairs = {"X": '"~bi ~xa"', "Y": '"~xa ~thi"', "Z": '"~thi ~mai"', "M": '"~mai ~tay"', "V": '"~tay ~di"'}
    beside = "(bí | X) & (xã | X | Y) & (thì | Y | Z) & (mai | Z | M) & (tay | M | V) & (đi | V)"
    for name, pair in pairs.items():
        beside = beside.replace(name, pair)
    assert tier("bí xã thì mai tay đi", "unmarked") == f"(~bi & ~xa & ~thi & ~mai & ~tay & ~di & {beside})"
    # Each syllable of a word of several is a part of it, as it was typed, too.
    assert tier("xã thì mai bí thư đi", "unmarked").endswith(
        '("~mai ~bi" | "~bi ~thu") & ("~bi ~thu" | "~thu ~di") & (đi | "~thu ~di"))'
    )


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ("sản phẩm OCOP của huyện là gì", "sản & phẩm & ~ocop & của & huyện"),
        ("bí thư huyện là ai nào?", "bí & thư & huyện"),
        ("khi nào bầu cử đợt hai", "bầu & cử & đợt & ~hai"),
        ("thư bí thì mời đến chưa", "thư & bí & thì & mời & đến"),
        ("là gì ở đâu khi nào", "là & gì & ở & đâu & ~khi & nào"),
        ("OCOP là gì", "~ocop & là & gì"),
        ("chính quyền ở đâu", "chính & quyền & ở & đâu"),
        ("khi nào bầu cử", "~khi & nào & bầu & cử"),
        ("mời đến chưa", "mời & đến & chưa"),
    ],
)
def test_words_that_only_ask_need_not_be_found(query: str, exact: str) -> None:
    assert _words(tier(query, "exact")) == exact.split(" & ")


def _words(match: str) -> list[str]:
    """The syllables that must be found, without what must stand beside them."""
    return [part for part in match.strip("()").split(" & ") if "|" not in part and '"' not in part]


def test_words_that_only_ask_still_rank() -> None:
    (asked,) = (
        scored
        for scored in plan(parse("sản phẩm OCOP của huyện là gì"), analysed).tiers[0].rank
        if scored == Bm25((Term("syllable", "gì"),))
    )
    assert asked.weight == 1
