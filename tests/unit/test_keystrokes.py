"""Words typed while the Vietnamese keyboard was off."""

import gzip
import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.clean import clean
from indexer.keystrokes import readings
from indexer.normalise import lower, syllable_key
from tests.shared_folder import shared
from tests.strategies import any_text

_RECOVERED = 0.99
_VNI_KEYS = {
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u031b": "7", "\u0306": "8",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # Telex.
        ("soor", "sổ"),
        ("ddangr", "đảng"),
        ("vieen", "viên"),
        ("ddieenj", "điện"),
        ("tuwr", "tử"),
        ("hoawcj", "hoặc"),
        ("muaw", "mưa"),
        ("tuwowngf", "tường"),
        ("tuongwf", "tường"),
        ("dangd", "đang"),
        ("quyeets", "quyết"),
        ("giaf", "già"),
        ("nghij", "nghị"),
        ("khoer", "khoẻ"),
        ("quys", "quý"),
        ("kroong", "krông"),
        # VNI.
        ("so63", "sổ"),
        ("d9a3ng", "đảng"),
        ("vie6n", "viên"),
        ("d9ie65n", "điện"),
        ("tu73", "tử"),
        ("nguye64n", "nguyễn"),
        ("tru7o7ng2", "trường"),
        ("d9a81k", "đắk"),
        # Letters in the wrong order.
        ("đảgn", "đảng"),
        ("viêưt", ""),
        # Case.
        ("DDANGR", "ĐẢNG"),
        ("Ddieemf", "Điềm"),
        ("DDieemf", "Điềm"),
        # Not typed this way.
        ("windows", ""),
        ("user", ""),
        ("email", ""),
        ("covid", ""),
        ("covid19", ""),
        ("facebook", ""),
        ("server", ""),
        ("tay", ""),
        ("đảng", ""),
        ("sổ", ""),
        ("h5n1", ""),
        ("m2", ""),
        ("f0", ""),
        ("2022", ""),
        ("ubnd", ""),
        ("", ""),
        ("s", ""),
        # A tone that is there already.
        ("bà1", ""),
        ("bài2", ""),
        ("bàif", ""),
    ],
)
def test_the_first_reading_of_a_word(typed: str, read: str) -> None:
    assert next(iter(readings(typed)), "") == read


def _first(word: str) -> str:
    return syllable_key(next(iter(readings(word)), word))


def _vni(word: str) -> str:
    """The keys of VNI for a word, tones at its end."""
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word).replace("đ", "d9"):
        key = _VNI_KEYS.get(char, char)
        if char in _VNI_KEYS and key <= "5":
            tone = key
        else:
            letters.append(key)
    return "".join(letters) + tone


def _names() -> list[tuple[str, str]]:
    with gzip.open(shared("lists/telex-place-names/single_names.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["variants"] for line in lines]
    return [(lower(clean(name)), typed) for name, typed in rows]


def _share(rows: list[tuple[str, str]]) -> float:
    def keys(text: str) -> list[str]:
        return [syllable_key(word) for word in re.findall(r"[^\W_]+", text)]

    right = sum(keys(name) == [_first(word) for word in re.findall(r"[^\W_]+", typed)] for name, typed in rows)
    return right / len(rows)


def test_place_names_are_recovered_from_telex() -> None:
    assert _share(_names()) >= _RECOVERED


def test_place_names_are_recovered_from_vni() -> None:
    # Every seventh name, and only those that a digit of their own does not confuse.
    names = [name for name, _ in _names()[::7] if not re.search(r"\d", name)]
    assert _share([(name, " ".join(map(_vni, re.findall(r"[^\W_]+", name)))) for name in names]) >= _RECOVERED


@given(any_text() | st.text("aeiouàạỡwdbsfrxjz123456789", max_size=20))
def test_whatever_is_typed_has_few_readings_other_than_itself(text: str) -> None:
    for word in re.findall(r"[^\W_]+", clean(text)):
        found = readings(word)
        assert len(found) <= 4
        assert len(set(found)) == len(found)
        assert word not in found
