"""Vietnamese alphabetical order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.collation import _sort_key_of_marks, name_sort_key, sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Ăn", "Ân", "Bình", "Cần", "Dân", "Đảng", "Em", "Êm"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
        ["Hà Giang", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hồ Chí Minh", "Huế"],
        ["o", "ô", "ơ", "p", "u", "ư", "v"],
        ["2", "20", "a"],
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(ordered: list[str]) -> None:
    assert sorted(sorted(ordered, reverse=True), key=sort_key) == ordered


def test_case_and_punctuation_do_not_count() -> None:
    assert sort_key("“ĐẢNG” ủy") == sort_key("Đảng ủy")


def test_people_stand_by_their_given_names() -> None:
    people = ["Trần Thị An", "Nguyễn Văn Bình", "Lê Ân", "Đỗ Bình"]
    assert sorted(people, key=name_sort_key) == ["Trần Thị An", "Lê Ân", "Đỗ Bình", "Nguyễn Văn Bình"]


def test_a_text_without_letters_has_a_key() -> None:
    assert sort_key("…") < sort_key("a")
    assert name_sort_key("") <= name_sort_key("a")


@given(st.text("aăâđơx XĐẠỗ²\u0300\u0302\u0306\u031b\u0323\u0308\u00a8\u0385-–\t\0가ǆİß", max_size=8))
def test_the_tables_of_characters_say_what_the_marks_say(text: str) -> None:
    assert sort_key(text) == _sort_key_of_marks(text.lower())
