"""Vietnamese alphabetical order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import collation
from indexer.collation import _letters_and_tones, facet_sort_keys, name_sort_key, sort_key


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
    ordered = ["Trần Thị An", "Lê Ân", "Đỗ Bình", "Nguyễn Văn Bình"]
    assert sorted(people, key=name_sort_key) == ordered
    for facet in ("person", "author"):
        assert [name for _, name in sorted(zip(facet_sort_keys(facet, people), people, strict=True))] == ordered
    assert sorted(people, key=sort_key) == ["Đỗ Bình", "Lê Ân", "Nguyễn Văn Bình", "Trần Thị An"]


def test_a_text_without_letters_has_a_key() -> None:
    assert sort_key("…") < sort_key("a")
    assert name_sort_key("") <= name_sort_key("a")


def test_what_one_thread_learns_is_whole_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter counts as known once its tone is written, too."""

    class Letters(dict[int, int]):
        def __setitem__(self, code: int, letter: int) -> None:
            assert code in tones
            super().__setitem__(code, letter)

    tones: dict[int, int] = {}
    letters = Letters()
    monkeypatch.setattr(collation, "_tones", tones)
    monkeypatch.setattr(collation, "_letters", letters)
    collation._learn(np.array([ord("ộ"), ord("-")], np.uint16))
    assert letters.keys() == tones.keys() == {ord("ộ"), ord("-")}


_TEXTS = st.text("aăâđơx XĐẠỗ²\u0300\u0302\u0306\u031b\u0323\u0308\u00a8\u0385-–\t\0가ǆİß", max_size=8)
_SYLLABLES = st.lists(st.sampled_from(["a", "ă", "á", "an", "án", "anh", "nghiêng", "nghiệng", "đá", "-"]), max_size=9)


def whole(text: str) -> str:
    """The key with the tone of every letter."""
    return _letters_and_tones(text.lower())


@given(_TEXTS | _SYLLABLES.map(" ".join), _TEXTS | _SYLLABLES.map(" ".join))
def test_short_keys_have_the_order_of_whole_ones(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (whole(one) < whole(other))
    assert (sort_key(one) == sort_key(other)) == (whole(one) == whole(other))


@given(_SYLLABLES, st.data())
def test_tones_count_after_the_letters(syllables: list[str], data: st.DataObject) -> None:
    """The same letters with other tones: the usual case of names."""
    one, other = (
        " ".join(each + data.draw(st.sampled_from(["", "\u0301", "\u0323"])) for each in syllables) for _ in range(2)
    )
    assert (sort_key(one) < sort_key(other)) == (whole(one) < whole(other))
    assert (name_sort_key(one) < name_sort_key(other)) == (
        (whole(one.split(" ")[-1]), whole(one)) < (whole(other.split(" ")[-1]), whole(other))
    )
