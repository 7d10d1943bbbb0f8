"""The tiers of a search: what must match on each level."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import config
from indexer.model.facets import FacetName
from indexer.model.request import Everything, Tier
from indexer.query.examples import EXAMPLES
from indexer.query.parse import parse
from indexer.query.plan import Plan, plan
from tests.analysed import analysed, shown
from tests.strategies import any_text
from tests.understood import check


def planned(query: str, expansions: Mapping[str, tuple[str, ...]] | None = None) -> Plan:
    return plan(parse(query), analysed, expansions=expansions)


def tier(query: str, name: str, expansions: Mapping[str, tuple[str, ...]] | None = None) -> str:
    found = [shown(tier.match) for tier in planned(query, expansions).tiers if tier.name == name]
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ("đảng", "đảng"),
        ("dang", "~dang"),
        ("Sổ tay ĐẢNG viên", "(sổ & ~tay & đảng & viên)"),
        ("so tay đảng vien", "(~so & ~tay & đảng & ~vien)"),
        ("hòa kỹ", "(hoà & kĩ)"),
        ("đảng, đảng viên", "(đảng & viên)"),
        ("(đảng viên) sổ", "(đảng & viên & sổ)"),
        ('"sổ tay điện"', '"sổ ~tay điện"'),
        ('"đảng"', "đảng"),
        ('"so tay"~5', '"~so ~tay"~5'),
        ('"đảng"~5', "đảng"),
        ('"sổ tay di*"', '"sổ ~tay ~di*"'),
        ('"sổ tay điệ*"', '"sổ ~tay điệ*"'),
        ("đảng* dan*", "(đảng* & ~dan*)"),
        ("hòa-bì*", '"hoà bì*"'),
        ("điềm~ diem~2 điềm~0", "(điềm?1 & ~diem?2 & điềm)"),
        ("19-covid~", '"~19 ~covid?1"'),
        ("bí thư HOẶC chủ tịch", "((bí & thư) | (chủ & tịch))"),
        ("đảng VÀ viên", "(đảng & viên)"),
        ("đảng -đoàn", "(đảng & !đoàn)"),
        ("đảng KHÔNG đoàn viên", '(đảng & !"đoàn viên")'),
        ("-đảng", "(* & !đảng)"),
        ("-đảng -viên", "(* & !đảng & !viên)"),
        ("đảng OR -viên", "(đảng | !viên)"),
        ("a OR (b OR c)", "(~a | ~b | ~c)"),
        ("tiêu_đề:giao ban", "(title/~giao & ~ban)"),
        ('tiêu_đề:"giao đảng"', '"title/~giao title/đảng"'),
        ("người:điềm", "person/e:điềm"),
        ("người:diem", "person/e~diem"),
        ("người:Ngô_Mạnh_Điềm", '"person/e:ngô person/e:mạnh person/e:điềm"'),
        ('người:"Điềm Ngô"~3', '"person/e:điềm person/e:ngô"~3'),
        ("người:điề*", "person/e:điề*"),
        ("nơi:(vinh HOẶC hue)", "(place/e~vinh | place/e~hue)"),
        ("viện_dẫn:05-CT/TƯ", '"reference/e~05 reference/e~ct reference/e~tw"'),
        ("viện_dẫn:khác", "reference/e:khác"),
        ("năm:2022", "year=2022"),
        ("năm:2021..2022", "202100000000-202300000000"),
        ("ngày:2022", "202200000000-202300000000"),
        ("tháng:11/2022", "202211000000-202212000000"),
        ("đảng ngày:>=2022", "(đảng & 202200000000-1000000000000)"),
    ],
)
def test_exact_matches_what_was_typed(query: str, exact: str) -> None:
    assert tier(query, "exact") == exact


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ("05-CT/TW", '(u:ref:05-CT/TW | "~05 ~ct ~tw")'),
        ("05-CT/TƯ", '(u:ref:05-CT/TW | "~05 ~ct tư")'),
        ("02 –NQ/ThU", '(u:ref:02-NQ/THU | "~02 ~nq ~thu")'),
        ("nghị quyết số 02-NQ/ThU", '(nghị & quyết & (u:ref:02-NQ/THU | "~02 ~nq ~thu"))'),
        ("30/2020/NĐ", "(u:ref:30/2020/NĐ | u:ref:30/2020/NĐ-*)"),
        ("chỉ thị 05", "(chỉ & thị & u:ref:05-CT)"),
        ("4.861", "u:num:4861"),
        ("4861", "(u:num:4861 | ~4861)"),
        ("15/11/2022", '(u:date:2022-11-15 | "~15 ~11 ~2022")'),
        ("ngày 15 tháng 11 năm 2022", '(u:date:2022-11-15 | "~15 tháng ~11 năm ~2022")'),
        ("tháng 11/2022", '(u:date:2022-11 | u:date:2022-11-* | "~11 ~2022")'),
        ("ngày", "ngày"),
        ('"05-CT/TW"', '(u:ref:05-CT/TW | "~05 ~ct ~tw")'),
        ('"ngày 15/11/2022"', '"ngày ~15 ~11 ~2022"'),
        ('"05-CT/T*"', '"~05 ~ct ~t*"'),
        ("-05-CT/TW", '(* & !(u:ref:05-CT/TW | "~05 ~ct ~tw"))'),
        ("title:05-CT/TW", '(title/u:ref:05-CT/TW | "title/~05 title/~ct title/~tw")'),
    ],
)
def test_a_unit_is_found_in_all_its_writings(query: str, exact: str) -> None:
    assert tier(query, "exact") == exact


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("đảng", ["exact", "unmarked"]),
        ("dang", ["exact"]),
        ("2022", ["exact"]),
        ("sổ tay", ["exact", "unmarked", "partial"]),
        ("so tay", ["exact", "partial"]),
        ('"sổ tay"', ["exact", "unmarked"]),
        ('"so tay"', ["exact"]),
        ("tay -đảng", ["exact"]),
        ("người:điềm", ["exact", "unmarked"]),
        ("năm:2022", ["exact"]),
        ("05-CT/TW", ["exact"]),
        ("", ["exact"]),
    ],
)
def test_a_tier_that_would_find_the_same_is_left_out(query: str, names: list[str]) -> None:
    assert [tier.name for tier in planned(query).tiers] == names


@pytest.mark.parametrize(
    ("query", "unmarked"),
    [
        ("sổ tay", "(~so & ~tay)"),
        ('"sổ tay" -đảng', '("~so ~tay" & !đảng)'),
        ("đảng* điềm~", "(~dang* & ~diem?1)"),
        ("người:điềm", "person/e~diem"),
        ("05-CT/TƯ", '(u:ref:05-CT/TW | "~05 ~ct ~tu")'),
        ("đảng OR (bí -thư)", "(~dang | (~bi & !thư))"),
    ],
)
def test_unmarked_matches_by_fold_but_leaves_out_only_what_was_typed(query: str, unmarked: str) -> None:
    assert tier(query, "unmarked") == unmarked


EXPANSIONS = {"ubnd": ("ủy ban nhân dân",), "uỷ ban nhân dân": ("UBND", "uỷ ban"), "uy ban nhan dan": ("UBND",)}


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ("UBND xã", "(~ubnd & xã)"),
        ("xã ủy ban nhân dân", "(xã & uỷ & ~ban & nhân & dân)"),
        ("uy ban nhan dan xa", "(~uy & ~ban & ~nhan & ~dan & ~xa)"),
        ("bí xã thì mai tay đi", "(bí & xã & thì & ~mai & ~tay & đi)"),
    ],
)
def test_exact_wants_all_words_wherever_they_stand(query: str, exact: str) -> None:
    assert tier(query, "exact", EXPANSIONS) == exact


@pytest.mark.parametrize(
    ("query", "expanded"),
    [
        ("UBND xã", '((~ubnd | "uỷ ~ban nhân dân") & xã)'),
        ("ủy ban", ""),
        ('"UBND xã"', ""),
        ("uy ban nhan dan", "((~uy | ~ubnd) & (~ban | ~ubnd) & (~nhan | ~ubnd) & (~dan | ~ubnd))"),
        (
            "xã ủy ban nhân dân",
            "(xã & (uỷ | X) & (~ban | X) & (nhân | X) & (dân | X))".replace("X", '~ubnd | "uỷ ~ban"'),
        ),
        ("-UBND", ""),
    ],
)
def test_expanded_also_matches_other_writings(query: str, expanded: str) -> None:
    assert tier(query, "expanded", EXPANSIONS) == expanded


def test_the_tiers_below_keep_the_expansions() -> None:
    assert tier("UBND xã", "unmarked", EXPANSIONS) == '((~ubnd | "~uy ~ban ~nhan ~dan") & ~xa)'


def test_an_empty_query_asks_for_everything_without_rank() -> None:
    assert planned(" ?! ").tiers == (Tier("exact", Everything()),)
    assert [note.code for note in planned("?!").notes] == ["no_words"]


def test_facets_without_terms_are_matched_by_the_words_of_their_labels() -> None:
    def values(name: FacetName, text: str) -> Mapping[str, str]:
        assert (name, text) == ("section", "chinh")
        return {"1": "Thời sự - Chính trị", "2": "Chinh tri", "3": "Chính sách", "4": "Trị chính"}

    tiers = plan(parse('chuyên_mục:"chính trị"'), analysed, facet_values=values).tiers
    assert [shown(tier.match) for tier in tiers] == ["section=1", "section=1|2"]
    (start,) = plan(parse("chuyên_mục:chin*"), analysed, facet_values=lambda _, __: {"a": "Chinh", "b": "Kỳ"}).tiers
    assert shown(start.match) == "section=a"
    assert shown(planned("nguồn:báo_mới").tiers[0].match) == "source="


def test_the_rarest_syllables_of_a_long_query_decide_and_all_of_them_rank() -> None:
    count = config.DECIDING_SYLLABLES
    words = [f"z{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(count + 8)]
    frequency = {word: 1000 - number for number, word in enumerate(words)}
    made = plan(parse(" ".join(words)), analysed, document_frequency=lambda term: frequency.get(term.text, 0))
    assert shown(made.tiers[0].match) == "(" + " & ".join(f"~{word}" for word in words[8:]) + ")"
    assert [note.code for note in made.notes] == ["rarest_decide"]
    assert sum(type(scored).__name__ == "Bm25" for scored in made.tiers[0].rank) == 2 * len(words)


def test_an_alternative_never_loses_all_its_words_to_rarer_ones() -> None:
    rare = " ".join(f"y{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(40))
    made = plan(
        parse(f"{rare} OR aa ab"), analysed, document_frequency=lambda term: 1 if term.text.startswith("y") else 10
    )
    assert shown(made.tiers[0].match).endswith(" | ~aa)")


def test_without_frequencies_the_first_syllables_of_a_long_query_decide() -> None:
    words = [f"z{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(50)]
    assert tier(" ".join(words), "exact").count("&") == config.DECIDING_SYLLABLES - 1


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case.query)
def test_every_example_of_the_help_page_can_be_planned(case: object) -> None:
    query = next(each.query for each in EXAMPLES if each is case)
    assert planned(query).tiers[0].name == "exact"
    assert planned(query).notes == ()


@given(st.binary(max_size=40) | any_text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_make_a_request(content: bytes) -> None:
    check(content)


@pytest.mark.parametrize(
    "content",
    [
        "😀".encode() * 2_500,
        b"\xff\xfe\x00" * 500,
        "\u202eđảng\u200f viên\u2066".encode(),
        b"(" * 5_000 + b")" * 5_000,
        b"a* " * 3_400,
        b'"a b"~5 -("c" OR ' * 600,
        ("đảng " * 2_000).encode(),
        b"\x1b[31m\x07\x00\x7f",
    ],
)
def test_a_query_of_ten_kilobytes_is_cut_and_understood(content: bytes) -> None:
    check(content)
