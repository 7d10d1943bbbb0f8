"""Edit distances of one word to many, against the definition, and what is kept of the words looked at."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.memory.expand import distance
from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.cache import ByteCache
from indexer.engine.whoosh.expand import Expander, edit_distances
from indexer.engine.whoosh.generation import Generation
from indexer.model.document import TEXT_FIELDS
from indexer.model.request import Fuzzy
from tests.records import Sample, batches


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("", "ab", 2),
        ("hoa", "hoa", 0),
        ("hoa", "hao", 1),
        ("hoa", "hoan", 1),
        ("hoa", "ha", 1),
        ("hoa", "hòa", 1),
        ("ca", "abc", 3),  # a swapped pair is not edited again
        ("nghiêng", "ngiêngh", 2),
        ("học", "hoc", 1),
    ],
)
def test_distances_of_examples(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected
    assert edit_distances(one, [other]).tolist() == [expected]


_words = st.text(st.sampled_from("abcđ\0\ud800"), max_size=5)


@given(_words, st.lists(_words, max_size=8))
def test_distances_of_many_are_those_of_each(word: str, candidates: list[str]) -> None:
    assert edit_distances(word, candidates).tolist() == [distance(word, candidate) for candidate in candidates]


def test_there_may_be_nothing_to_compare() -> None:
    assert edit_distances("a", []).dtype == np.int64
    assert edit_distances("a", ["", ""]).tolist() == [1, 1]


def test_beginnings_of_no_term_do_not_stay_for_ever(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(batches([Sample("a", body="bộ")], 1), fingerprint="f")
    name, cache = engine.current(), ByteCache(10_000)
    expander = Expander(Generation(name, tmp_path / "generations" / name), cache)
    for letter in map(chr, range(ord("ぁ"), ord("ぁ") + 80)):
        expander.expansion(Fuzzy("syllable", letter))
    assert ("beginning", "syllable", "ぁ", TEXT_FIELDS) not in cache
