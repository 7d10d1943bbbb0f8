"""What a syllable may be a misspelling of."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.normalise import fold, has_marks, is_syllable, lower
from indexer.spelling import DEAREST, LETTER_MARK, SLIP, SOUND, misspelt_from
from tests.strategies import any_text, syllable


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        # Sounds alike: hỏi/ngã, onsets, finals.
        ("đãng", "đảng", SOUND),
        ("sữa", "sửa", SOUND),
        ("xổ", "sổ", SOUND),
        ("chường", "trường", SOUND),
        ("trung", "chung", SOUND),
        ("dao", "giao", SOUND),
        ("giao", "dao", SOUND),
        ("rành", "giành", SOUND),
        ("nãnh", "lãnh", SOUND),
        ("nghành", "ngành", SOUND),
        ("ghà", "gà", SOUND),
        ("viêng", "viên", SOUND),
        ("việc", "việt", SOUND),
        ("quý", "quí", SOUND),
        ("hiêu", "hiu", SOUND),
        ("xữa", "sửa", 2 * SOUND),
        # Marks.
        ("nôi", "nội", LETTER_MARK),
        ("đương", "đường", LETTER_MARK),
        ("tương", "tường", LETTER_MARK),
        ("đang", "đảng", LETTER_MARK),
        ("đan", "đân", LETTER_MARK),
        ("trương", "trường", LETTER_MARK),
        ("sô", "sổ", LETTER_MARK),
        # Slips.
        ("đảgn", "đảng", SLIP),
        ("đảnng", "đảng", SLIP),
        ("đảg", "đảng", SLIP),
        ("đẳmg", "đẳng", SLIP),
        ("tahnh", "thanh", SLIP),
        # The keys left and right, up to both ends of a row.
        ("tsi", "tai", SLIP),
        ("vien", "dien", 0),
        # A word without marks is meant for words without marks.
        ("dang", "đảng", 0),
        ("xo", "so", SOUND),
    ],
)
def test_a_syllable_may_be_meant_for_another_at_a_cost(typed: str, meant: str, cost: int) -> None:
    assert misspelt_from(typed).get(meant, 0) == cost


@pytest.mark.parametrize("typed", ["2022", "", "covid", "ub", "windows"])
def test_what_is_no_vietnamese_word_is_meant_for_none(typed: str) -> None:
    assert not [other for other, cost in misspelt_from(typed).items() if cost < SLIP]


@given(syllable())
def test_all_are_other_syllables_the_cheapest_first(text: str) -> None:
    found = misspelt_from(text)
    assert list(found.values()) == sorted(found.values())
    assert lower(text) not in found
    for other in found:
        assert is_syllable(other)
        assert has_marks(text) or other == fold(other)


@given(syllable(), st.integers(0, DEAREST))
def test_what_costs_more_than_is_of_interest_is_left_out(text: str, dearest: int) -> None:
    cheap = {other: cost for other, cost in misspelt_from(text).items() if cost <= dearest}
    assert list(misspelt_from(text, dearest).items()) == list(cheap.items())


@given(any_text())
@example("e\u0301\u0302")
def test_whatever_is_typed_is_no_error(text: str) -> None:
    assert all(misspelt_from(text).values())
