"""Where tokens begin and end."""

import re
import unicodedata

import pytest
from hypothesis import given

from indexer.clean import clean
from indexer.syllables import Span, chunk_syllables, syllable_places, syllables
from tests.strategies import any_text, vietnamese_text


def _tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in syllables(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Sổ tay đảng viên điện tử", "Sổ tay đảng viên điện tử"),
        ("“Sổ tay”, (đảng viên)…", "Sổ tay đảng viên"),
        ("y tế, ở đâu", "y tế ở đâu"),
        ("05-CT/TW", "05 CT TW"),
        ("02 –NQ/ThU", "02 NQ ThU"),
        ("HCSN-DN", "HCSN DN"),
        ("đ/c", "đ c"),
        ("covid-19", "covid 19"),
        ("covid19", "covid 19"),
        ("4.861", "4 861"),
        ("68,52%", "68 52"),
        ("15/11/2022", "15 11 2022"),
        ("A4, 4G, F0", "A 4 4 G F 0"),
        ("500m²", "500 m ²"),
        ("10² CO₂ ½", "10 ² CO ₂ ½"),
        ("đảng_viên __", "đảng viên"),
        ("M'gar K’Bang", "M gar K Bang"),
        ("an.nguyen@huyen.gov.vn", "an nguyen huyen gov vn"),
        ("Łódź Straße", "Łódź Straße"),
        ("越南 かな", "越 南 か な"),
        ("\U00020000\U00020001", "\U00020000 \U00020001"),
        ("thị xã麒英", "thị xã 麒 英"),
        ("हिन्दी ไทย", "हिन्दी ไทย"),
        ("Москва 한국어", "Москва 한국어"),
        ("x\u0302y 5\u0301 \u0301a", "x\u0302y 5 a"),
        ("❤️ 👨👩👧 🇻🇳 ™ ©", ""),
        ("1️⃣ đọc", "1 đọc"),
        ("٣٤ Ⅳ", "٣٤ Ⅳ"),
        ("- – — _ \n\t", ""),
        ("", ""),
    ],
)
def test_tokens_are_runs_of_letters_or_of_digits(text: str, tokens: str) -> None:
    assert _tokens(text) == tokens.split()


@given(any_text())
def test_tokens_are_ordered_disjoint_without_space_and_cover_every_letter_and_digit(text: str) -> None:
    cleaned = clean(text)
    spans = syllables(cleaned)
    flat = [offset for span in spans for offset in span]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(cleaned) for start, end in spans)
    covered = {index for start, end in spans for index in range(start, end)}
    for index, char in enumerate(cleaned):
        if char.isalnum():
            assert index in covered
        elif index in covered:
            assert unicodedata.category(char).startswith("M")


@given(any_text())
def test_a_text_may_be_cut_at_white_space(text: str) -> None:
    cleaned = clean(text)
    shifted: list[Span] = []
    for chunk in re.finditer(r"\S+", cleaned):
        shifted += [(chunk.start() + start, chunk.start() + end) for start, end in chunk_syllables(chunk.group())]
    assert syllables(cleaned) == shifted


@given(vietnamese_text())
def test_plain_text_has_the_same_tokens_beside_unusual_text(text: str) -> None:
    cleaned = clean(text)
    assert _tokens(cleaned + " 😀") == _tokens(cleaned)
    assert [token for chunk in cleaned.split() for token in _tokens(chunk + "😀")] == _tokens(cleaned)


def test_letters_and_digits_are_never_in_one_token() -> None:
    assert all(token.isalpha() or token.isdecimal() for token in _tokens("A1b22cc 3d4 e5f6"))


def test_a_megabyte_of_one_character_is_cut() -> None:
    for char, tokens in (("ế", 1), ("1", 1)):
        assert len(syllables(char * 1_000_000)) == tokens
    for char, tokens in (("中", 100_000), ("\u0301", 0), ("😀", 0), ("x_", 100_000)):
        assert len(syllables(char * 100_000)) == tokens


@given(any_text() | vietnamese_text())
def test_places_as_arrays_are_the_spans(text: str) -> None:
    starts, ends = syllable_places(text)
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == syllables(text)


def test_every_character_that_arrays_know_is_of_the_same_kind_as_in_spans() -> None:
    for code in range(0x2100):
        text = f"a1{chr(code)}b2"
        starts, ends = syllable_places(text)
        assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == syllables(text), hex(code)
