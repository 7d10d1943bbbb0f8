"""Abbreviations and their meanings, both ways."""

import pytest
from hypothesis import given

from indexer.abbreviations import MAX_WRITINGS, Abbreviations, common, is_common, read_abbreviations
from indexer.clean import clean
from indexer.normalise import is_syllable, syllable_key
from indexer.syllables import syllables
from tests.strategies import any_text, vietnamese_text


def _written(text: str) -> dict[str, tuple[str, ...]]:
    return {text[found.start : found.end]: found.others for found in common().rewritings(text)}


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("UBND thị xã", {"UBND": ("Ủy ban nhân dân",), "thị xã": ("TX",)}),
        ("ubnd tỉnh", {"ubnd": ("Ủy ban nhân dân",)}),
        ("Ủy ban nhân dân xã", {"Ủy ban nhân dân": ("UBND",)}),
        ("uỷ ban nhân dân xã", {"uỷ ban nhân dân": ("UBND",)}),
        ("uy ban nhan dan", {"uy ban nhan dan": ("UBND",)}),
        ("uỷ ban nhan dan", {"uỷ ban nhan dan": ("UBND",)}),
        ("HĐND", {"HĐND": ("Hội đồng nhân dân",)}),
        ("hdnd", {"hdnd": ("Hội đồng nhân dân",)}),
        ("UBMTTQ", {"UBMTTQ": ("Ủy ban Mặt trận Tổ quốc", "Ủy ban MTTQ")}),
        ("ủy ban MTTQ", {"ủy ban MTTQ": ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ")}),
        # "Ban Thường vụ" is no part of "Ủy ban Thường vụ".
        ("UBTVQH", {"UBTVQH": ("Ủy ban Thường vụ Quốc hội", "Ủy ban Thường vụ QH")}),
        ("UVBTV", {"UVBTV": ("Ủy viên Ban Thường vụ", "UV Ban Thường vụ", "Ủy viên BTV", "UV BTV")}),
        ("TP.HCM", {"TP.HCM": ("Thành phố Hồ Chí Minh", "TPHCM", "TP Hồ Chí Minh", "Thành phố HCM")}),
        # Ambiguous ones stay so, and no meaning is abbreviated to them.
        ("CT", {"CT": ("chỉ thị", "chủ tịch", "công ty", "CTY")}),
        ("TUV", {"TUV": ("Tỉnh ủy viên", "Thành ủy viên", "TU viên", "Tỉnh UV", "Thành UV")}),
        ("chủ tịch", {}),
        # Those that are syllables count in capitals only, and not in a text in capitals.
        ("CA huyện", {"CA": ("công an",)}),
        ("CA", {"CA": ("công an",)}),
        ("ca khúc", {}),
        ("CA SĨ", {}),
        ("công an", {}),
        ("nghị quyết ThU", {"nghị quyết": ("NQ",), "ThU": ("Thị ủy",)}),
        ("Thu", {}),
        # Marks typed are meant.
        ("uỷ bản nhân dân", {}),
        ("sổ tay đảng viên", {"đảng viên": ("ĐV",)}),
        ("", {}),
    ],
)
def test_what_can_be_written_otherwise(typed: str, others: dict[str, tuple[str, ...]]) -> None:
    assert _written(typed) == others


def test_the_table_is_large_and_says_nothing_twice() -> None:
    pairs = read_abbreviations()
    assert len(dict(pairs)) >= 150
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize(("abbreviation", "meaning"), read_abbreviations())
def test_every_abbreviation_stands_for_its_meaning_and_back_where_it_has_one(abbreviation: str, meaning: str) -> None:
    (found,) = common().rewritings(abbreviation)
    assert meaning in found.others
    alone = [other for other, _ in read_abbreviations()].count(abbreviation) == 1
    (*_, back) = (*(each.others for each in common().rewritings(meaning)), ())[:1]
    assert (abbreviation in back) == (alone and not is_syllable(abbreviation))


@given(any_text() | vietnamese_text())
def test_rewritings_are_runs_of_syllables_in_order(text: str) -> None:
    text = clean(text)
    spans = syllables(text)
    done = 0
    for found in common().rewritings(text):
        inside = [(start, end) for start, end in spans if found.start <= start and end <= found.end]
        assert done <= found.start == inside[0][0]
        assert found.end == inside[-1][1]
        assert found.keys == tuple(syllable_key(text[start:end]) for start, end in inside)
        assert 0 < len(found.others) <= MAX_WRITINGS
        done = found.end


LEARNT = Abbreviations(
    [
        ("HCSN DN", "hành chính sự nghiệp doanh nghiệp"),
        ("HCSN", "hành chính sự nghiệp"),
        ("UBND", "uỷ ban nhân dân"),
        ("UBND", "ủy ban nhà đất"),
        ("VPX", "văn phòng xã"),
        ("VPX", "vì phố xanh"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        (
            "HCSN - DN",
            {"HCSN - DN": ("hành chính sự nghiệp doanh nghiệp", "HCSN doanh nghiệp", "hành chính sự nghiệp DN")},
        ),
        # A learnt meaning joins the common one, and leaves that its abbreviation.
        ("UBND", {"UBND": ("Ủy ban nhân dân", "ủy ban nhà đất")}),
        ("ủy ban nhân dân", {"ủy ban nhân dân": ("UBND",)}),
        ("ủy ban nhà đất", {}),
        # Ambiguous ones stay so.
        ("VPX", {"VPX": ("văn phòng xã", "vì phố xanh", "VP xã")}),
        ("vì phố xanh", {}),
    ],
)
def test_what_an_index_defines_joins_the_common_ones(typed: str, others: dict[str, tuple[str, ...]]) -> None:
    found = {typed[each.start : each.end]: each.others for each in LEARNT.rewritings(typed)}
    assert {text: found[text] for text in others} == others
    assert others or not found


def test_a_word_is_common_if_it_has_other_writings_in_the_table() -> None:
    texts = [text for pair in read_abbreviations() for text in pair]
    parts = {*texts, *(word for text in texts for word in text.split()), *(text[:2] for text in texts)}
    words = {form for part in parts for form in (part, part.lower(), part.upper(), part.capitalize())}
    assert {word for word in words if is_common(word)} == {word for word in words if common().rewritings(word)}
    assert is_common("ubnd")
    assert not is_common("đảng")
