"""Numbers, dates, pieces of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from indexer.errors import Language
from webui.present.formats import date_text, decimal_text, number_text, size_text, typed_date
from webui.present.pieces import Link, linked, marked, pieces


@pytest.mark.parametrize(
    ("number", "vi", "en"), [(0, "0", "0"), (999, "999", "999"), (1234567, "1.234.567", "1,234,567")]
)
def test_numbers_are_grouped_as_each_language_does(number: int, vi: str, en: str) -> None:
    assert (number_text(number, "vi"), number_text(number, "en")) == (vi, en)


def test_decimals_have_a_comma_in_vietnamese() -> None:
    assert (decimal_text(1234.56, 1, "vi"), decimal_text(1234.56, 1, "en")) == ("1.234,6", "1,234.6")


@pytest.mark.parametrize(
    ("size", "language", "expected"),
    [(0, "vi", "1 KB"), (500_000, "vi", "488 KB"), (2_600_000, "vi", "2,5 MB"), (5_000_000_000, "en", "4,768.4 MB")],
)
def test_sizes(size: int, language: Language, expected: str) -> None:
    assert size_text(size, language) == expected


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2022-11-05", "05/11/2022", "5 Nov 2022"),
        ("2022-11", "11/2022", "Nov 2022"),
        ("2022", "2022", "2022"),
        ("2022-11-05T17:12", "05/11/2022 17:12", "5 Nov 2022 17:12"),
        ("2022-11-05T17:12:59+07:00", "05/11/2022 17:12", "5 Nov 2022 17:12"),
        ("", "", ""),
        ("2022-13-01", "2022-13-01", "2022-13-01"),
        ("hôm qua", "hôm qua", "hôm qua"),
    ],
)
def test_dates(iso: str, vi: str, en: str) -> None:
    assert (date_text(iso, "vi"), date_text(iso, "en")) == (vi, en)


def test_a_date_is_typed_as_the_date_fields_accept_it() -> None:
    assert typed_date("2022-11-05T17:12") == "05/11/2022"


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and disjoint ascending spans of it."""
    text = draw(st.text(max_size=40))
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    return text, list(zip(borders[::2], borders[1::2], strict=False))


@given(marked_texts())
def test_pieces_are_the_text_and_the_marked_ones_are_the_marks(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, marks = case
    cut = pieces(text, marks)
    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.mark] == [text[start:end] for start, end in marks]
    assert all(piece.text for piece in cut)


@given(marked_texts())
def test_a_marked_text_is_escaped_piece_by_piece(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, marks = case
    cut = pieces(text, marks)
    html = (f"<mark>{escape(piece.text)}</mark>" if piece.mark else escape(piece.text) for piece in cut)
    assert marked(text, marks) == "".join(html)


@given(marked_texts(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_links_and_marks_never_lose_text(case: tuple[str, list[tuple[int, int]]], spans: list[tuple[int, int]]) -> None:
    text, marks = case
    links = [Link(start, end, f"/{start}-{end}", "person") for start, end in spans]
    cut = linked(text, marks, links, (0, len(text)))
    assert "".join(piece.text for part in cut for piece in part.pieces) == text
    words = "".join(piece.text for part in cut for piece in part.pieces if piece.mark)
    assert words == "".join(text[start:end] for start, end in marks)
    numbers = [piece.mark for part in cut for piece in part.pieces if piece.mark]
    assert numbers == list(range(1, len(numbers) + 1))
    for part in cut:
        if part.href:
            start, _, end = part.href[1:].partition("-")
            assert "".join(piece.text for piece in part.pieces) == text[int(start) : int(end)]
