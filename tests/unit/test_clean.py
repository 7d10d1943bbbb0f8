"""What `clean` promises: one form for every way of storing the same text, and nothing else changed."""

import unicodedata

import pytest
from hypothesis import given

from indexer.clean import clean
from tests.strategies import all_syllables, any_text, encodings, every_code_point, vietnamese_text


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Ủy ban nhân dân thị xã", "Ủy ban nhân dân thị xã"),
        ("đu\u031bo\u031b\u0300ng", "đường"),
        ("nghi\u0323 quye\u0302\u0301t", "nghị quyết"),
        ("nghi\u0323 quyê\u0301t", "nghị quyết"),
        ("quye\u0301\u0302t", "quyết"),
        ("quyé\u0302t", "quyết"),
        ("ba\u0300\u0306ng", "bằng"),
        ("BA\u0309\u0302N", "BẨN"),
        ("vie\u0302\u0323t", "việt"),
        ("vie\u0323\u0302t", "việt"),
        ("viẹ\u0302t", "việt"),
        ("ngươ\u0300i", "người"),
        ("ngưo\u0300\u031bi", "người"),
        ("như\u0303ng", "những"),
        ("ho\u0340a", "hòa"),
        ("ho\u0341a", "hóa"),
        ("e\u034f\u0301", "é"),
        ("ă\u0323", "ặ"),
        # Text from PDF: the tone mark one space late.
        ("Phu \u0301 Mỹ", "Phú Mỹ"),
        ("NGO \u0323C LAN", "NGỌC LAN"),
        ("Ha\u00a0\u0300 Nô \u0323i", "Hà Nội"),
        ("tho \u0340", "thò"),
        # The same mark typed twice.
        ("hộ\u0323i", "hội"),
        ("quyế\u0301\u0301t", "quyết"),
        ("tưo\u031b\u031bng", "tương"),
    ],
)
def test_marks_are_composed_in_whatever_order_they_were_stored(stored: str, shown: str) -> None:
    assert clean(stored) == shown


def test_every_syllable_is_the_same_from_every_encoding() -> None:
    text = " ".join(all_syllables()[::2])
    text += " " + " ".join(all_syllables()[1::2]).upper()
    assert {clean(encoded) for encoded in encodings(text)} == {text}


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Ðảng ủy", "Đảng ủy"),
        ("của Ðảng", "của Đảng"),
        ("ÐẢNG BỘ", "ĐẢNG BỘ"),
        ("HÐND, QÐ-UBND, 45/2021/NÐ-CP", "HĐND, QĐ-UBND, 45/2021/NĐ-CP"),
        ("Ð/c", "Đ/c"),
        ("ðồng chí", "đồng chí"),
        ("(ð/c Lan)", "(đ/c Lan)"),
        ("50.000ð", "50.000đ"),
        ("Ɖoàn", "Đoàn"),
        ("đƣờng", "đường"),
        ("ĐƢỜNG", "ĐƯỜNG"),
        ("Ƣ\u0301ng", "Ứng"),
    ],
)
def test_look_alikes_of_vietnamese_letters_become_those_letters(stored: str, shown: str) -> None:
    assert clean(stored) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Guðrún Hafsteinsdóttir", "Hafþór Júlíus", "bÐ", "São Paulo", "Łódź", "Zoë", "Straße", "5 m²", "½ ngày", "①",
        "e\u0308\u0301\u0302", "Ἀθῆναι", "й", "हिन्दी", "ไทย", "中文", "한국어", "❤️", "1️⃣", "a\tb\nc",
        "“đảng viên” – ‘dân’…", "dấu sắc \u0301", "má \u0301", "(\u0301)", "", "lo_lắng  nhiều   khoảng trắng ", "�",
    ],
)  # fmt: skip
def test_text_that_is_right_stays(text: str) -> None:
    assert clean(unicodedata.normalize("NFC", text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("cán\u00a0bộ", "cán bộ"),
        ("68\u202f%", "68 %"),
        ("a\u2002b\u2003c\u2009d\u3000e\u205ff\u1680g", "a b c d e f g"),
        ("a\u2800b\u3164c\uffa0d", "a b c d"),
        ("một\r\nhai\rba\u2028bốn\u2029năm\x0bsáu\x0cbảy\x85tám", "một\nhai\nba\nbốn\nnăm\nsáu\nbảy\ntám"),
        ("một\r\r\n\nhai", "một\n\n\nhai"),
        ("\ufeffSố: 05", "Số: 05"),
        ("đảng\u00ad viên", "đảng viên"),
        ("cán\u200bbộ\u200c \u200dtốt\u2060", "cánbộ tốt"),
        ("\u200e\u202atỉnh\u202c\u200f\u2066 ủy\u2069\u061c", "tỉnh ủy"),
        ("c\x00á\x00n\x07\x1f\x7f\x9f", "cán"),
        ("x\ufffe\uffffy\ufff9\U000e0041", "xy"),
    ],
)
def test_odd_spaces_and_lines_become_plain_ones_and_the_invisible_goes(stored: str, shown: str) -> None:
    assert clean(stored) == shown


@pytest.mark.parametrize(
    ("stored", "shown"), [("a\ud800b", "a�b"), ("\udce1\udcbb", "��"), ("\ud83d\ude00", "😀"), ("cuối\ud83d", "cuối�")]
)
def test_surrogates_are_joined_or_marked(stored: str, shown: str) -> None:
    assert clean(stored) == shown


@given(any_text())
def test_cleaned_text_is_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(char.isspace() <= (char in " \t\n") for char in once)
    assert not {"Cc", "Cs"} & {unicodedata.category(char) for char in once if char not in "\t\n"}


@given(vietnamese_text())
def test_right_vietnamese_text_is_returned_as_it_is(text: str) -> None:
    assert clean(text) is text


def test_every_code_point_is_cleaned_once_and_for_all() -> None:
    once = clean("a".join(every_code_point()))
    assert clean(once) == once


def test_a_megabyte_of_anything_is_cleaned() -> None:
    assert clean("ế" * 1_000_000) == "ế" * 1_000_000
    assert clean("Ð" * 100_000) == "Đ" * 100_000
    assert clean("e\u0301" * 100_000) == "é" * 100_000
    assert clean("\u0301\u0300" * 50_000) == "\u0301\u0300" * 50_000
    assert clean("\u200b\x00" * 100_000) == ""
