"""One word, many spellings: tone placement, syllable keys and folding, by example and by property."""

import importlib.util
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.clean import clean
from indexer.normalise import (
    bare_syllables,
    fold,
    has_marks,
    is_syllable,
    keys_with_other_folds,
    lower,
    place_tones,
    syllable_key,
)
from indexer.orthography import toned, toneless_syllables
from indexer.syllables import syllables
from tests.shared_folder import shared
from tests.strategies import (
    TONES,
    all_syllables,
    any_text,
    every_code_point,
    old_style,
    other_i_or_y,
    spellings,
    syllable,
    vietnamese_text,
)


def _keys(text: str) -> list[str]:
    return [syllable_key(text[start:end]) for start, end in syllables(text)]


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        # Old style: the tone on the glide of an open oa, oe, uy.
        ("hòa", "hoà"), ("hóa", "hoá"), ("hỏa", "hoả"), ("lõa", "loã"), ("họa", "hoạ"), ("òa", "oà"), ("khóa", "khoá"),
        ("lòe", "loè"), ("khóe", "khoé"), ("khỏe", "khoẻ"), ("chóe", "choé"), ("ọe", "oẹ"),
        ("tùy", "tuỳ"), ("thúy", "thuý"), ("ủy", "uỷ"), ("lũy", "luỹ"), ("tụy", "tuỵ"), ("ngụy", "nguỵ"),
        # Case stays with the letter.
        ("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("HÒA", "HOÀ"), ("Hòa", "Hoà"), ("hÒA", "hOÀ"), ("CuẢ", "CủA"),
        # Put on the wrong letter by a keyboard.
        ("cuả", "của"), ("nghiã", "nghĩa"), ("nưã", "nữa"), ("qúy", "quý"), ("qủa", "quả"), ("qùa", "quà"),
        ("qúa", "quá"),
        ("gía", "giá"), ("gìa", "già"), ("gỉai", "giải"), ("giưã", "giữa"), ("gịêt", "giệt"), ("gíêng", "giếng"),
        ("tóan", "toán"), ("hòan", "hoàn"), ("tòan", "toàn"), ("họat", "hoạt"), ("khỏang", "khoảng"),
        ("ngòai", "ngoài"),
        ("xóay", "xoáy"), ("ngóeo", "ngoéo"), ("hùynh", "huỳnh"), ("khủyu", "khuỷu"), ("thúyêt", "thuyết"),
        ("tuýêt", "tuyết"), ("vịêt", "việt"), ("tíêng", "tiếng"), ("yéu", "yéu"), ("ngừơi", "người"), ("nứơc", "nước"),
        ("đựơc", "được"), ("mùôn", "muồn"), ("chủân", "chuẩn"), ("thủơ", "thuở"), ("húê", "huế"), ("đêù", "đều"),
        ("haĩ", "hãi"),
        ("goòng", "goòng"), ("gòong", "goòng"), ("qúôc", "quốc"), ("qùynh", "quỳnh"),
        # In text.
        ("Thị ủy, Tỉnh ủy và Khánh Hòa.", "Thị uỷ, Tỉnh uỷ và Khánh Hoà."), ("“ủy”", "“uỷ”"), ("ủy-ban", "uỷ-ban"),
        ("hòa2", "hoà2"), ("hòa²", "hoà²"), ("hòa_thúy", "hoà_thuý"), ("THỦY LỢI", "THUỶ LỢI"), ("", ""),
    ],
)  # fmt: skip
def test_tone_marks_move_to_the_new_place(written: str, placed: str) -> None:
    assert place_tones(written) == placed


_RIGHT = """
quý quỹ quỷ quỳ Quý QUÝ quỵ quả quá què quẻ quế quốc quyết quỳnh quýt quần quở giá già giả giã giạ Giá gì gìn giếng giết
giữa giỏi giũa giống hoàn hoàng thoát hoạt toán ngoặt loét loắt huỳnh huýt khuỷu khuya thuyết nguyễn khoái ngoài xoáy
ngoéo mía nghĩa bìa múa của cửa lửa thuở huệ Huế tuần thuế tiến nước người muốn mười rượu hươu yếu yến hãy tối túi cháu
kéo kêu đều việc xoong goòng moóc boong hoa khoa uy tuy Huy khoe oa uỷ hoà
"""
_NOT_VIETNAMESE = """
café résumé fiancée Barça São Córdoba Müller Zoë Noël naïve déjà Dvořák Orbán Mérida Guantánamo Bogotá Perú Río piñata
HĐND UBMTTQ COVID-19 abc@uy.vn hòà thưở nghiêngg ÁÀ hoòaa míaa tòab jòa x\u0302hòaz hòa\u0302
"""


@pytest.mark.parametrize("text", [*_RIGHT.split(), *_NOT_VIETNAMESE.split()])
def test_words_that_are_right_or_not_vietnamese_are_never_touched(text: str) -> None:
    assert place_tones(text) == text


@pytest.mark.parametrize("case", [str.lower, str.capitalize, str.upper])
def test_every_syllable_in_the_new_style_is_right_and_the_old_style_becomes_it(case: Callable[[str], str]) -> None:
    placed = " ".join(map(case, all_syllables()))
    assert place_tones(placed) == placed
    assert place_tones(" ".join(map(old_style, placed.split()))) == placed


def test_a_tone_mark_on_any_vowel_of_a_syllable_moves_to_its_place() -> None:
    misplaced, right = [], []
    for word in all_syllables():
        decomposed = unicodedata.normalize("NFD", word)
        tone = "".join(mark for mark in decomposed if mark in TONES[1:])
        bare = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
        places = [index for index, letter in enumerate(bare) if letter in "aăâeêioôơuưy"] if tone else []
        misplaced += [unicodedata.normalize("NFC", bare[: i + 1] + tone + bare[i + 1 :]) for i in places]
        right += [word for _ in places]
    assert place_tones(" ".join(misplaced)).split() == right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kì", "kỳ"), ("kĩ", "kỹ"), ("kí", "Ký"), ("lí", "lý"), ("LÝ", "lí"), ("mĩ", "mỹ"), ("Mị", "mỵ"),
        ("sĩ", "sỹ"), ("tỉ", "tỷ"),
        ("tì", "tỳ"), ("hi", "hy"), ("hỉ", "hỷ"), ("ti", "ty"), ("i", "y"), ("ý", "í"), ("qui", "quy"),
        ("quí", "quý"), ("quì", "quỳ"),
        ("qúy", "quí"), ("quít", "quýt"), ("quịt", "quỵt"), ("Quình", "Quỳnh"), ("quých", "quích"), ("vĩ", "vỹ"),
        ("ly", "li"), ("my", "mi"),
        ("Hòa", "HOÀ"), ("ỦY", "uỷ"), ("cuả", "Của"), ("Đảng", "đảng"), ("vịêt", "Việt"),
        ("²", "2"), ("₂", "2"), ("٣", "3"), ("２０", "20"),
    ],
)  # fmt: skip
def test_spellings_of_one_syllable_have_one_key(one: str, other: str) -> None:
    assert syllable_key(one) == syllable_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thi", "thy"), ("Thi", "Thy"), ("vi", "vy"), ("Vị", "Vỵ"), ("ni", "ny"), ("bi", "by"), ("di", "dy"),
        ("tai", "tay"), ("hai", "hay"), ("túi", "tuý"),
        ("lui", "luy"), ("mái", "máy"), ("ngài", "ngày"), ("quai", "quay"), ("thúi", "thuý"), ("khui", "khuy"),
        ("sĩ", "sỉ"), ("năm", "nam"),
        ("đang", "dang"), ("đảng", "đang"), ("yêu", "iêu"), ("yên", "iên"), ("linh", "lynh"), ("hip", "hyp"),
        ("tây", "tâi"), ("½", "1"), ("m", "n"),
    ],
)  # fmt: skip
def test_different_syllables_have_different_keys(one: str, other: str) -> None:
    assert syllable_key(one) != syllable_key(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng ủy", "dang uy"), ("đường lối", "duong loi"), ("ƯỚC NGUYỆN", "uoc nguyen"), ("02-NQ/ThU", "02-nq/thu"),
        ("Kỳ Anh (Hà Tĩnh)", "ky anh (ha tinh)"), ("“Dân vận khéo”", "“dan van kheo”"),
        ("Ắ Ằ Ẳ Ẵ Ặ Ễ Ỗ Ỡ Ữ Ỵ", "a a a a a e o o u y"),
        ("Guðrún, Łódź, Tromsø, Dvořák, Ñandú, Çelik, İzmir", "gudrun, lodz, tromso, dvorak, nandu, celik, izmir"),
        ("5 m² × 3 ÷ 2", "5 m² × 3 ÷ 2"), ("Straße", "straße"), ("æ œ þ", "æ œ þ"),
        ("й ё ά が 가", "й ё ά が 가"), ("", ""), ("dang vien 2022", "dang vien 2022"),
    ],
)  # fmt: skip
def test_folding_drops_the_marks_of_latin_letters_only(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("dang vien", False), ("đang", True), ("DANG ĐOAN", True), ("thị xa", True), ("nam ă", True), ("Ư", True),
        ("uý", True),
        ("Ỵ", True), ("Muller", False), ("Müller", False), ("Straße", False), ("Ñ ç", False), ("m²", False),
        ("й", False), ("", False), ("2022", False),
    ],
)  # fmt: skip
def test_marks_are_those_of_vietnamese(text: str, marked: bool) -> None:  # noqa: FBT001
    assert has_marks(text) is marked


@pytest.mark.parametrize(
    ("text", "lowered"), [("İSTANBUL", "istanbul"), ("ĐẢNG BỘ", "đảng bộ"), ("ΟΔΟΣ", "οδοσ"), ("ẞ", "ß"), ("Ǆ", "ǆ")]
)
def test_lower_case_has_as_many_letters(text: str, lowered: str) -> None:
    assert lower(text) == lowered


@pytest.mark.parametrize("function", [lower, fold])
def test_every_code_point_maps_to_one_code_point_for_good(function: Callable[[str], str]) -> None:
    once = function(every_code_point())
    assert len(once) == len(every_code_point())
    assert function(once) == once


@given(any_text(), any_text())
def test_lower_and_fold_do_not_look_at_neighbours(left: str, right: str) -> None:
    assert lower(left + right) == lower(left) + lower(right)
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize("function", [lower, place_tones, syllable_key, fold])
@given(text=any_text())
def test_every_function_is_idempotent_and_keeps_length(function: Callable[[str], str], text: str) -> None:
    cleaned = clean(text)
    once = function(cleaned)
    assert len(once) == len(cleaned)
    assert function(once) == once


@given(any_text())
def test_what_happens_to_a_token_is_what_happens_to_it_in_its_text(text: str) -> None:
    cleaned = clean(text)
    placed = place_tones(cleaned)
    for start, end in syllables(cleaned):
        assert placed[start:end] == place_tones(cleaned[start:end])


@given(any_text())
def test_folded_text_has_no_vietnamese_marks_on_its_letters(text: str) -> None:
    folded = fold(clean(text))
    assert not has_marks("".join(char for char in folded if not unicodedata.combining(char)))


@given(syllable())
def test_all_cases_and_styles_of_a_syllable_have_one_key(word: str) -> None:
    key = syllable_key(word)
    assert {syllable_key(other) for other in (word.upper(), word.capitalize(), key, old_style(word))} == {key}
    assert syllable_key(other_i_or_y(word)) == key


def test_a_syllable_typed_without_marks_is_asked_for_by_its_fold_or_by_its_key() -> None:
    for word in all_syllables():
        key, bare = syllable_key(word), syllable_key(fold(word))
        assert fold(key) == bare or key in keys_with_other_folds(bare), word
    elsewhere = {fold(word): keys_with_other_folds(fold(word)) for word in all_syllables()}
    # "vỹ" is "vĩ", but "vy" typed without marks may be the name Vy: both are looked up.
    assert {bare: keys for bare, keys in elsewhere.items() if keys} == {"vy": ("vĩ",)}


def test_every_syllable_leaves_a_bare_one() -> None:
    assert {fold(word) for word in all_syllables()} <= bare_syllables()
    assert bare_syllables().isdisjoint(("wifi", "covid", "ubnd", "viên", ""))


@given(data=st.data())
def test_every_spelling_of_a_text_has_its_keys(data: st.DataObject) -> None:
    text = data.draw(vietnamese_text(max_words=8))
    assert _keys(clean(data.draw(spellings(text)))) == _keys(text)


@pytest.mark.parametrize("function", [lower, place_tones, syllable_key, fold])
def test_a_megabyte_of_one_letter_is_normalised(function: Callable[[str], str]) -> None:
    for piece in ("ế", "ủy", "\u0301"):
        assert len(function(piece * 300_000)) == 300_000 * len(piece)


def test_the_cases_of_the_measured_prototype_hold() -> None:
    path = shared("prototypes/normalise/cases.py")
    spec = importlib.util.spec_from_file_location("prototype_cases", path)
    assert spec is not None
    assert spec.loader is not None
    cases: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(cases)
    assert {old: place_tones(old) for old, _, _ in cases.TONE} == {old: new for old, _, new in cases.TONE}
    assert {raw: clean(raw) for raw, _ in cases.COMP + cases.WRONG + cases.KEEP} == dict(
        cases.COMP + cases.WRONG + cases.KEEP
    )
    assert {raw: fold(clean(raw)) for raw, _ in cases.FOLD} == dict(cases.FOLD)
    assert [pair for pair in cases.IY_SAME if _keys(pair[0]) != _keys(pair[1])] == []
    assert [pair for pair in cases.IY_DIFF if _keys(pair[0]) == _keys(pair[1])] == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("đảng", True),
        ("dang", True),
        ("Nghiêng", True),
        ("cuả", True),
        ("ca", True),
        ("TƯ", True),
        ("ubnd", False),
        ("windows", False),
        ("vện", True),
        ("vênh́", False),
        ("đổị", False),
        ("19", False),
        ("", False),
    ],
)
def test_what_is_spelt_as_a_syllable(word: str, expected: bool) -> None:  # noqa: FBT001
    assert is_syllable(word) is expected


@pytest.mark.parametrize(
    ("letters", "tone", "expected"),
    [("hoa", "\u0300", "hoà"), ("quy", "\u0301", "quý"), ("gia", "\u0300", "già"), ("ương", "", "ương")],
)
def test_a_tone_is_put_where_it_belongs(letters: str, tone: str, expected: str) -> None:
    assert toned(letters, tone) == expected


@pytest.mark.parametrize("tone", ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"])
def test_every_syllable_bears_every_tone_in_its_place(tone: str) -> None:
    made = [toned(letters, tone) for letters in sorted(toneless_syllables())]
    assert all(map(is_syllable, made))
    assert place_tones(" ".join(made)) == " ".join(made)
    assert len(set(made)) == len(made)
