"""What scores in each tier, and what is marked."""

from collections.abc import Mapping

import pytest

from indexer.model.ranking import ADJACENT_WEIGHT, BARE_FORM_WEIGHT, SYLLABLE_WEIGHT, WORD_WEIGHT
from indexer.model.request import Adjacent, Bm25, Near, Phrase, Scored, Term
from indexer.normalise import fold
from indexer.query.parse import parse
from indexer.query.plan import Plan, plan
from indexer.query.scoring import FOLDED_SHARE
from tests.analysed import WORDS, analysed, shown, shown_single

KINDS = {
    SYLLABLE_WEIGHT: "",
    BARE_FORM_WEIGHT: "·",
    SYLLABLE_WEIGHT * FOLDED_SHARE: "°",
    SYLLABLE_WEIGHT / 2: "½",
}


def shown_scored(scored: Scored) -> str:
    """Write a scored item: "a" of full weight, "a°" for a share, "a½" for half, "a·" for a bonus, "a+b" a pair."""
    if isinstance(scored, Adjacent):
        share = {ADJACENT_WEIGHT: "", ADJACENT_WEIGHT / 2: "½", ADJACENT_WEIGHT * FOLDED_SHARE: "°"}[scored.weight]
        return f"{shown_single(scored.first[0])}+{shown_single(scored.second[0])}{share}"
    assert scored.weight in KINDS or scored.weight == WORD_WEIGHT
    return "|".join(map(shown_single, scored.item)) + KINDS[scored.weight]


EXPANSIONS = {"ubnd": ("ủy ban",), "thị xã": ("TX", "thị xã Kỳ Anh")}


def planned(query: str) -> Plan:
    return plan(parse(query), analysed, document_frequency=frequency, expansions=EXPANSIONS)


def frequency(term: Term) -> int:
    """The index knows no words but those that the segmenter joins, and two of one syllable."""
    known = {fold(word).replace(" ", "_") for word in WORDS} | {"dang", "tham"}
    return int(not term.view.startswith("word") or term.text in known)


def ranked(query: str, name: str = "exact") -> str:
    return ", ".join(shown_scored(scored) for tier in planned(query).tiers if tier.name == name for scored in tier.rank)


@pytest.mark.parametrize(
    ("query", "rank"),
    [
        ("đảng", "đảng, w:đảng"),
        ("vien", "~vien"),
        # Without marks: the fewest words that the index knows.
        ("dang", "~dang, w~dang"),
        ("dang vien", "~dang, ~vien, w~dang_vien, ~dang+~vien"),
        ("dang tham gia", "~dang, ~tham, ~gia, w~dang, w~tham_gia, ~dang+~tham, ~tham+~gia"),
        ("dang vien tham", "~dang, ~vien, ~tham, w~dang_vien, w~tham, ~dang+~vien, ~vien+~tham"),
        ("uy ban nhan dan", "~uy, ~ban, ~nhan, ~dan, ~uy+~ban, ~ban+~nhan, ~nhan+~dan"),
        ("tham gia -vien", "~tham, ~gia, w~tham_gia, ~tham+~gia"),
        ("tham* gia~", "~tham*, ~gia?1, ~tham*+~gia?1"),
        # The first letter of a word says nothing of a document.
        ("tham g*", "~tham, w~tham"),
        ("đảng viên đảng", "đảng, viên, w:đảng_viên, w:đảng, đảng+viên, viên+đảng"),
        ("đảng tham gia", "đảng, ~tham, ~gia, tham·, gia·, w:đảng, w~tham_gia, đảng+~tham, ~tham+~gia"),
        ("sổ tay 5", "sổ, ~tay, ~5, tay·, w:sổ_tay, w~5, sổ+~tay, ~tay+~5"),
        ('"bí thư" đi*', "bí, thư, w:bí_thư, ~di*, bí+thư, thư+~di*"),
        ("bí thư HOẶC chủ", "bí, thư, w:bí_thư, chủ, w:chủ, bí+thư"),
        ("bí -thư", "bí, w:bí"),
        ("tiêu_đề:bí", "title/bí, title/w:bí"),
        ("người:Điềm bí", "person/e:điềm, bí, w:bí"),
        ("bí năm:2022", "bí, w:bí"),
        ("4861", "~4861, u:num:4861"),
        ("05-CT/TW", "~05, ~ct, ~tw, u:ref:05-CT/TW, ~05+~ct, ~ct+~tw"),
        ("nq 02", "~nq, ~02, u:ref:02-NQ, u:ref:02-NQ/TW, ~nq+~02"),
        ("-bí", ""),
    ],
)
def test_syllables_words_and_pairs_of_all_that_is_not_left_out_score_once(query: str, rank: str) -> None:
    assert ranked(query).replace("~di*", "đi*") == rank.replace("~di*", "đi*")


def test_lower_tiers_score_folds_a_little() -> None:
    assert ranked("đảng tay", "partial") == "đảng, ~dang°, ~tay, tay·, w:đảng, w~tay, đảng+~tay, ~dang+~tay°"
    assert ranked("dang tay", "partial") == "~dang, ~tay, w~dang, ~dang+~tay"


def test_expansions_score_where_they_count() -> None:
    assert ranked("UBND xã") == "~ubnd, xã, ubnd·, w~ubnd, w:xã, ~ubnd+xã"
    assert ranked("UBND xã", "expanded") == "~ubnd, xã, ubnd·, w~ubnd, w:xã, uỷ½, ~ban½, uỷ+~ban½, ~ubnd+xã"


def test_other_writings_count_as_much_as_what_was_typed() -> None:
    longer = "kì½, ~anh½, xã+kì½, kì+~anh½"
    assert ranked("thị xã", "expanded") == f"thị|~tx, xã|~tx, w:thị_xã, {longer}, thị+xã"


def marked(query: str, name: str) -> list[str]:
    return [
        shown(mark) if isinstance(mark, Phrase | Near) else " else ".join(map(shown_single, mark))
        for tier, marks in planned(query).marks.items()
        if tier == name
        for mark in marks
    ]


@pytest.mark.parametrize(
    ("query", "tier", "marks"),
    [
        ("đảng dang", "exact", ["đảng", "dang else ~dang"]),
        ("dang", "exact", ["~dang"]),
        ("đảng dang", "unmarked", ["đảng else ~dang", "dang else ~dang"]),
        ('"sổ đảng" "đảng" -viên', "exact", ['"sổ đảng"', "đảng"]),
        ('"sổ đảng"', "unmarked", ['"~so ~dang"']),
        ('"sổ đảng"~3', "exact", ['"sổ đảng"~3']),
        ('"đảng"~3', "exact", ["đảng"]),
        ("UBND", "exact", ["~ubnd"]),
        ("UBND", "expanded", ['"uỷ ~ban"', "~ubnd"]),
        ("4.861", "exact", ["u:num:4861", '"~4 ~861"']),
        ("chỉ 05", "exact", ["chỉ", "~05"]),
        ("số 05-ct", "exact", ["u:ref:05-CT", '"~05 ~ct"']),
        ('"05-CT/TW"', "exact", ["u:ref:05-CT/TW", '"~05 ~ct ~tw"']),
        ("nq 02", "exact", ["u:ref:02-NQ", "u:ref:02-NQ else ~02", "~nq"]),
        ("người:Mạnh_Điềm", "exact", ['"person/e:mạnh person/e:điềm"']),
        ("năm:2022", "exact", []),
        ("", "exact", []),
    ],
)
def test_marks_follow_the_tier_and_those_of_units_come_first(query: str, tier: str, marks: list[str]) -> None:
    assert marked(query, tier) == marks


def test_every_tier_has_its_marks() -> None:
    made = planned("sổ tay UBND")
    assert list(made.marks) == [tier.name for tier in made.tiers] == ["exact", "expanded", "unmarked", "partial"]


def test_words_are_looked_up_in_fields_that_have_words() -> None:
    words = [scored.item[0] for scored in planned("đảng").tiers[0].rank if isinstance(scored, Bm25)]
    assert words[-1] == Term("word", "đảng", ("title", "body"))


def word_texts(query: str, bare: Mapping[str, int]) -> list[str]:
    """The words that rank, where documents hold some syllables bare and all folds."""
    counts = {"syllable": bare, "folded": dict.fromkeys(("vien", "tay"), 100), "word_folded": {"dang_vien": 40}}
    made = plan(parse(query), analysed, document_frequency=lambda term: counts.get(term.view, {}).get(term.text, 0))
    items = [scored.item[0] for scored in made.tiers[0].rank if isinstance(scored, Bm25)]
    return [item.text for item in items if isinstance(item, Term) and item.view.startswith("word")]


def test_words_of_which_marks_were_left_out_are_looked_for_without_marks() -> None:
    assert word_texts("đảng vien", {"vien": 4}) == ["dang_vien"]
    assert word_texts("đảng viên", {}) == ["đảng_viên"]
    # Typed as documents write it.
    assert word_texts("đảng tay", {"tay": 90}) == ["đảng", "tay"]
