"""Which of the matched positions are marked: it depends on what was typed and on the tier."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analyse import token_places
from indexer.highlight import ShownText, mark, marked_positions
from indexer.highlight.terms import accepts, edits
from indexer.model.document import TEXT_FIELDS, Entity, FieldName
from indexer.model.request import Fuzzy, Prefix, TierName
from indexer.model.result import Matched
from indexer.query.parse import parse
from indexer.query.plan import plan
from indexer.units import partial_key
from tests.analysed import analysed


def shown(text: str) -> ShownText:
    return ShownText(text, *next(token_places([text])))


def matched_in(field: FieldName, text: str) -> list[Matched]:
    """Every term of a text: an engine reports some of these."""
    positions = next(token_places([text]))[0].tolist()
    told = analysed(text)
    found: dict[tuple[Literal["syllable", "unit"], str], list[int]] = {}
    for position, token in zip(positions, told.syllables, strict=True):
        found.setdefault(("syllable", token.key), []).append(position)
    for unit in told.units:
        for key in filter(None, (unit.key, partial_key(unit.key))):
            found.setdefault(("unit", key), []).append(positions[unit.first])
    words = [Matched("word", field, "sổ_tay", ()), Matched("entity", "person", "điềm", (0,))]
    return [*(Matched(view, field, key, tuple(places)) for (view, key), places in found.items()), *words]


def bracketed(query: str, tier: TierName, *, entities: tuple[Entity, ...] = (), **fields: str) -> dict[str, str]:
    """The fields with all their marks as brackets."""
    texts = {name: shown(text) for name in TEXT_FIELDS if (text := fields.get(name, ""))}
    matched = [each for name, here in texts.items() for each in matched_in(name, here.text)]
    wanted = plan(parse(query), analysed, expansions={"ubnd": ("ủy ban nhân dân",)}).marks[tier]
    positions = marked_positions(wanted, matched, texts, lambda: entities)
    return {name: with_brackets(shown.text, mark(shown, positions[name])) for name, shown in texts.items()}


def with_brackets(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "tier", "body", "marked"),
    [
        ("đảng", "exact", "Đảng và đang, dang", "[Đảng] và đang, dang"),
        ("dang", "exact", "Đảng và đang, dang", "[Đảng] và [đang], [dang]"),
        ("thị ủy", "exact", "Thị uỷ, THỊ ỦY", "[Thị uỷ], [THỊ ỦY]"),
        ("đảng viên", "unmarked", "đảng vien, dang vien", "[đảng vien], dang [vien]"),
        ("đảng viên", "unmarked", "dang vien", "[dang vien]"),
        ("sổ tay đảng", "partial", "sổ đang tay", "[sổ đang tay]"),
        ('"sổ tay"', "exact", "tay sổ, sổ tay, sổ", "tay sổ, [sổ tay], sổ"),
        ('"sổ tay"', "unmarked", "so, so tay", "so, [so tay]"),
        ('"sổ tay" đảng', "exact", "sổ đảng tay sổ tay", "sổ [đảng] tay [sổ tay]"),
        ('"sổ tay" sổ', "exact", "sổ mới, sổ tay", "[sổ] mới, [sổ tay]"),
        ('"sổ tay"~2', "exact", "sổ a b tay và thì mà sổ a b c tay", "[sổ] a b [tay] và thì mà sổ a b c tay"),
        ('"sổ tay"~2', "exact", "tay sổ c d e sổ", "[tay sổ] c d e sổ"),
        ('"sổ sổ"~2', "exact", "sổ a sổ", "[sổ] a [sổ]"),
        ("đả*", "exact", "đảng, đảo, đang", "[đảng], [đảo], đang"),
        ("da*", "exact", "đảng, đảo, do", "[đảng], [đảo], do"),
        ("điềm~", "exact", "điểm, điềm, điệm, niềm", "[điểm], [điềm], [điệm], niềm"),
        ("đảng -viên", "exact", "đảng viên", "[đảng] viên"),
        ("05-CT/TW", "exact", "số 05-CT/TƯ và 05-CT/TW, 15-CT/TW", "số [05-CT/TƯ] và [05-CT/TW], 15-CT/TW"),
        ("chỉ thị 05", "exact", "chỉ thị 05-CT/TW ngày 05/3/2020", "[chỉ thị 05-CT/TW] ngày 05/3/2020"),
        ("chỉ thị 05", "partial", "chỉ thị ngày 05/3/2020", "[chỉ thị] ngày [05]/3/2020"),
        ("4861", "exact", "4.861 và 4861", "[4.861] và [4861]"),
        ("ngày 15/11/2022", "exact", "ngày 15 tháng 11 năm 2022, ngày", "ngày [15 tháng 11 năm 2022], ngày"),
        ("nq 02", "exact", "số 02 –NQ/ThU", "số [02 –NQ/ThU]"),
        ("sổ tay", "exact", "sổ tay ở Sơn Tây", "[sổ tay] ở Sơn Tây"),
        ("sổ tay", "exact", "sổ ở Sơn Tây", "[sổ] ở Sơn [Tây]"),
        ("UBND", "exact", "UBND, ủy ban nhân dân", "[UBND], ủy ban nhân dân"),
        ("UBND", "expanded", "ủy ban nhân dân, ủy ban", "[ủy ban nhân dân], ủy ban"),
        ("năm:2022", "exact", "năm 2022", "năm 2022"),
        ("sổ tay", "exact", "một dòng sổ\ntay khác", "một dòng [sổ]\n[tay] khác"),
        ('"sổ tay"', "exact", "một dòng sổ\ntay khác", "một dòng sổ\ntay khác"),
    ],
)
def test_marks_stand_where_the_query_was_found(query: str, tier: TierName, body: str, marked: str) -> None:
    assert bracketed(query, tier, body=body) == {"body": marked}


def test_the_form_that_was_typed_is_preferred_in_the_whole_document() -> None:
    assert bracketed("đảng", "unmarked", title="dang", body="đảng dang") == {"title": "dang", "body": "[đảng] dang"}


def test_a_field_is_marked_only_where_it_was_asked_for() -> None:
    assert bracketed("tiêu_đề:sổ", "exact", title="sổ", body="sổ") == {"title": "[sổ]", "body": "sổ"}


BODY = "Đồng chí Ngô Mạnh Điềm và bà Lê Điềm"
PEOPLE = (
    Entity("person", "Ngô Mạnh Điềm", "ngo manh diem", "Ngô Mạnh Điềm", "body", 9, 22),
    Entity("person", "Lê Điềm", "le diem", "Lê Thị Điềm", "body", 29, 36),
    Entity("role", "Đồng chí", "điềm", "Điềm", "body", 0, 8),
)


@pytest.mark.parametrize(
    ("query", "tier", "marked"),
    [
        ("người:điềm", "exact", "Đồng chí [Ngô Mạnh Điềm] và bà [Lê Điềm]"),
        ("người:thị_điềm", "exact", "Đồng chí Ngô Mạnh Điềm và bà [Lê Điềm]"),
        ("người:ngo_manh", "exact", "Đồng chí [Ngô Mạnh Điềm] và bà Lê Điềm"),
        ("người:ngố", "unmarked", "Đồng chí [Ngô Mạnh Điềm] và bà Lê Điềm"),
        ("người:ngố", "exact", "Đồng chí Ngô Mạnh Điềm và bà Lê Điềm"),
        ("nơi:điềm", "exact", "Đồng chí Ngô Mạnh Điềm và bà Lê Điềm"),
    ],
)
def test_a_name_looked_for_by_its_type_is_marked_whole(query: str, tier: TierName, marked: str) -> None:
    assert bracketed(query, tier, entities=PEOPLE, body=BODY) == {"body": marked}


def test_an_entity_of_a_text_that_is_not_shown_is_passed_over() -> None:
    wanted = plan(parse("người:điềm"), analysed).marks["exact"]
    assert marked_positions(wanted, (), {"title": shown("")}, lambda: PEOPLE) == {"title": {}}


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ("", "", 0),
        ("điềm", "điềm", 0),
        ("điềm", "điểm", 1),
        ("đảng", "đảgn", 1),
        ("đảng", "đản", 1),
        ("đản", "đảng", 1),
        ("ab", "ba", 1),
        ("abc", "ca", 3),
        ("viên", "", 4),
    ],
)
def test_edits_are_letters_inserted_deleted_replaced_or_swapped(first: str, second: str, distance: int) -> None:
    assert edits(first, second) == edits(second, first) == distance


def test_a_prefix_and_a_fuzzy_term_stand_for_keys_of_their_view() -> None:
    assert accepts(Prefix("folded", "da"), "đảng")
    assert not accepts(Prefix("syllable", "da"), "đảng")
    assert accepts(Fuzzy("folded", "dang"), "đạng")
    assert not accepts(Fuzzy("syllable", "đảng"), "bảng")


@given(st.text(st.sampled_from("abđ"), max_size=6), st.text(st.sampled_from("abđ"), max_size=6))
def test_edits_are_never_more_than_the_longer_word(first: str, second: str) -> None:
    assert abs(len(first) - len(second)) <= edits(first, second) <= max(len(first), len(second))
