"""Marks and excerpts: whole syllables of the author's text, never more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analyse import token_spans
from indexer.clean import clean
from indexer.highlight import WIDTH, mark, snippets
from tests.strategies import vietnamese_text

_LONG = "Mở đầu dài dòng không có gì. " * 40 + "Thị ủy Kỳ Anh họp giao ban. " + "Phần sau cũng vậy thôi. " * 40


def _positions(text: str, words: set[str]) -> set[int]:
    positions, spans = token_spans(text)
    return {p for p, (a, b) in zip(positions, spans, strict=True) if text[a:b].lower() in words}


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Sổ tay đảng viên", {"tay", "đảng"}, ["tay đảng"]),
        ("HCSN - DN và HCSN", {"hcsn", "dn"}, ["HCSN - DN", "HCSN"]),
        ("đảng, viên", {"đảng", "viên"}, ["đảng", "viên"]),
        ("đảng\nviên", {"đảng", "viên"}, ["đảng", "viên"]),
        ("covid19", {"covid", "19"}, ["covid19"]),
        ("không có", {"đảng"}, []),
    ],
)
def test_marks_are_whole_syllables_joined_over_spaces_and_hyphens(
    text: str, words: set[str], marked: list[str]
) -> None:
    assert [text[a:b] for a, b in mark(text, token_spans(text), _positions(text, words))] == marked


def test_the_excerpt_is_where_the_words_stand_and_begins_with_their_sentence() -> None:
    found = snippets(_LONG, token_spans(_LONG), _positions(_LONG, {"thị", "kỳ", "anh"}))
    assert len(found) == 1
    assert found[0].text.startswith(("Thị ủy Kỳ Anh", "Mở đầu"))
    assert {found[0].text[a:b] for a, b in found[0].marks} == {"Thị", "Kỳ Anh"}


def test_the_window_with_most_different_words_comes_before_repetitions() -> None:
    text = "đảng đảng đảng đảng. " + "Xa xôi lắm thay. " * 30 + "đảng viên mới. " + "Xa xôi lắm thay. " * 30
    found = snippets(text, token_spans(text), _positions(text, {"đảng", "viên"}), most=1)
    assert "đảng viên mới" in found[0].text


def test_without_marks_the_beginning_is_shown() -> None:
    assert snippets(_LONG, token_spans(_LONG), set())[0].start == 0
    assert snippets("", token_spans(""), set()) == ()


def test_a_text_of_one_endless_word_is_cut() -> None:
    text = "a" * 100_000
    assert len(snippets(text, token_spans(text), {0})[0].text) <= len(text)


@settings(max_examples=150, deadline=None)
@given(vietnamese_text(), st.sets(st.integers(0, 60)))
def test_excerpts_are_substrings_and_marks_cover_whole_syllables(raw: str, positions: set[int]) -> None:
    text = clean(raw)
    spans = token_spans(text)
    starts, ends = {a for a, _ in spans[1]}, {b for _, b in spans[1]}
    end = 0
    for snippet in snippets(text, spans, positions):
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        assert snippet.start >= end
        end = snippet.start + len(snippet.text)
        before = 0
        for a, b in snippet.marks:
            assert before <= a < b <= len(snippet.text)
            before = b
            assert a + snippet.start in starts
            assert b + snippet.start in ends
        assert len(snippet.text) <= 2 * WIDTH + max((b - a for a, b in snippet.marks), default=0) + WIDTH
