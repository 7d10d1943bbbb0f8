"""Which words a misspelt one is taken for, before the index is asked."""

import pytest

from indexer.normalise import has_marks
from indexer.search.known_words import likely_spellings


@pytest.mark.parametrize(("typed", "meant"), [("đãng", "đảng"), ("hội", "hồi"), ("vien", "ven")])
def test_a_word_is_taken_for_others_with_marks_only_when_it_has_some(typed: str, meant: str) -> None:
    found = likely_spellings(typed)
    assert meant in found
    assert {has_marks(other) for other in found} == {has_marks(typed)}


@pytest.mark.parametrize(("typed", "same"), [("hòa", "hoà"), ("kĩ", "kỹ")])
def test_another_writing_of_the_same_word_is_no_correction(typed: str, same: str) -> None:
    assert same not in likely_spellings(typed)
