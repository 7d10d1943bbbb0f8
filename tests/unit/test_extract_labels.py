"""What is shown of a name: the spelling of its document, with the capitals of its value."""

import pytest

from indexer.extract import extract
from tests.unit.test_extract import document, values


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Đồng chí Bùi Quốc Thỏa phát biểu.", "Bùi Quốc Thỏa"),
        ("Đồng chí Bùi Quốc Thoả phát biểu.", "Bùi Quốc Thoả"),
        ("Đồng chí BÙI QUỐC THỎA phát biểu.", "Bùi Quốc Thỏa"),
        ("Đồng chí Bùi  Quốc Thỏa phát biểu.", "Bùi Quốc Thỏa"),
    ],
)
def test_a_name_is_shown_as_its_document_spells_it(written: str, label: str) -> None:
    (found,) = [entity for entity in extract(document(written)) if entity.type == "person"]
    assert (found.value, found.label) == ("Bùi Quốc Thoả", label)


def test_an_office_is_shown_in_the_tones_of_its_document_with_the_capitals_of_its_value() -> None:
    labels = [
        entity.label for entity in extract(document("ỦY VIÊN Ban Thường vụ, Phó Bí Thư Thị ủy Kỳ Anh Lê Văn Mẫu"))
    ]
    assert labels[0] == "Ủy viên Ban Thường vụ"
    assert ("PCT", "Phó chủ tịch") in values("Đồng chí Lê Văn Mẫu, PCT UBND huyện", "role")
    assert "Phó bí thư" in labels


def test_a_cited_document_is_called_by_the_word_that_was_written() -> None:
    labels = [entity.label for entity in extract(document("Quy định 37-QĐ/TW và Quyết định 12/QĐ-UBND"))]
    assert labels == ["Quy định 37-QĐ/TW", "Quyết định 12/QĐ-UBND"]


def test_a_law_is_shown_with_the_commas_of_its_official_name_however_it_is_written() -> None:
    found = extract(document("Luật Thi đua khen thưởng và luật Thi đua, Khen thưởng; Luật Thi đua - khen thưởng 2022"))
    assert {(entity.value, entity.label) for entity in found} == {
        ("Luật Thi đua khen thưởng", "Luật Thi đua, khen thưởng"),
        ("Luật Thi đua khen thưởng 2022", "Luật Thi đua, khen thưởng 2022"),
    }
