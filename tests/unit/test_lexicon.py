"""The terms of a field, found by key, by fold and by what they begin with."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.whoosh.lexicon import SEPARATOR, Lexicon, encode_term, name_fold, name_key
from tests.unit.test_arrays import text_array

TERMS = {
    "an": "an",
    "án": "an",
    "ân": "an",
    "anh": "anh",
    "ánh": "anh",
    "đá": "da",
    "da": "da",
    "ref:05-CT": "ref:05-CT",
}


def lexicon(terms: dict[str, str]) -> tuple[Lexicon, list[str]]:
    """A lexicon of keys with their folds, and the keys by number."""
    names = sorted(encode_term(key, fold) for key, fold in terms.items())
    keys = [name_key(name).decode() for name in names]
    by_key = np.array(sorted(range(len(keys)), key=lambda number: keys[number].encode()), np.uint16)
    return Lexicon(text_array(names), by_key), keys


def test_the_name_of_a_term_holds_its_fold_only_where_it_differs() -> None:
    assert encode_term("an", "an") == b"an"
    assert encode_term("án", "an") == b"an\x1f" + "án".encode()
    for key, fold in TERMS.items():
        name = encode_term(key, fold)
        assert (name_key(name), name_fold(name)) == (key.encode(), fold.encode())


def test_terms_of_one_fold_stand_together() -> None:
    _, keys = lexicon(TERMS)
    assert keys == ["an", "án", "ân", "anh", "ánh", "da", "đá", "ref:05-CT"]


@pytest.mark.parametrize("missing", ["", "a", "am", "anz", "zz", "đ", "\ud800", "\x1f", "an\x1fán"])
def test_what_is_not_there_is_not_found(missing: str) -> None:
    found, _ = lexicon(TERMS)
    assert found.with_key(missing) == []
    assert found.with_fold(missing) == []
    assert found.with_fold_prefix(f"{missing}\x1f") == []
    assert found.with_name(b"zz") == found.with_name(b"") == -1


def test_an_empty_lexicon_finds_nothing() -> None:
    empty, _ = lexicon({})
    assert empty.with_key("a") == empty.with_fold("a") == []
    assert empty.with_key_prefix("") == empty.with_fold_prefix("") == []
    assert empty.with_name(b"a") == -1


_letters = st.text(st.sampled_from("aábđdxyz_ \u1ef9\U0001f600"), min_size=1, max_size=4)
_folds = str.maketrans("áđ\u1ef9", "ady")


@given(st.frozensets(_letters, max_size=15), st.text(st.sampled_from("aábđdxyz_ "), max_size=2))
def test_look_ups_find_what_a_look_at_every_term_finds(keys: frozenset[str], wanted: str) -> None:
    terms = {key: key.translate(_folds) for key in keys}
    found, numbered = lexicon(terms)
    assert [found.key(number) for number in range(len(numbered))] == numbered
    assert found.folds(range(len(numbered))) == [terms[key] for key in numbered]

    def named(numbers: Sequence[int]) -> list[str]:
        return [numbered[number] for number in numbers]

    assert sorted(named(found.with_fold_prefix(wanted))) == sorted(k for k in keys if terms[k].startswith(wanted))
    assert named(found.with_key_prefix(wanted)) == sorted(key for key in keys if key.startswith(wanted))
    for key in [*keys, wanted]:
        assert named(found.with_key(key)) == [key] * (key in keys)
        assert named(found.with_text(key, folded=False)) == [key] * (key in keys)
        fold = key.translate(_folds)
        assert sorted(named(found.with_fold(fold))) == sorted(k for k in keys if terms[k] == fold)
        assert found.with_text(fold, folded=True) == found.with_fold(fold)
        assert found.with_text(fold, folded=True) is found.with_text(fold, folded=True)
    for number, key in enumerate(numbered):
        assert found.with_name(encode_term(key, terms[key])) == number


@pytest.mark.parametrize("count", [15, 16, 17, 32, 33])
@pytest.mark.parametrize("others", [{}, {"a b": "a b", "ab": "ab"}], ids=["last", "amid"])
def test_however_many_terms_fold_alike_all_are_found(count: int, others: dict[str, str]) -> None:
    alike = [chr(ord("à") + number) for number in range(count)]
    found, keys = lexicon(dict.fromkeys(alike, "a") | others)
    assert [keys[number] for number in found.with_fold("a")] == alike


def test_the_separator_sorts_before_what_a_term_may_hold() -> None:
    assert all(sign.encode() > SEPARATOR for sign in " !_a0:")
