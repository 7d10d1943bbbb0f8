"""Names of Koreans have one value in all writings; double names are found whole behind a title."""

import pytest

from indexer.extract import extract
from indexer.model.document import Document
from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Ông Kim Jong Un gặp ông Kim Jong-un. Ông Kim Jong - un về.", {"Kim Jong-un"}),
        ("Ông Park Hang Seo và ông Park Hang - Seo.", {"Park Hang-seo"}),
        ("Ông Lee Kuan Yew và bà Kim Anh Mai.", {"Lee Kuan Yew", "Kim Anh Mai"}),
    ],
)
def test_a_korean_has_one_value(sentence: str, values: set[str]) -> None:
    found = extract(Document("tin", "tin.txt", "Tin", "line", sentence))
    assert {entity.value for entity in found if entity.type == "person"} == values


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà [Rowasio - Cortez] đến, nghị sĩ [Rowasio - Cortez] về",
        "Tổng thư ký [Ban Ki - Moon] phát biểu",
    ],
)
def test_a_double_name_is_found_whole(sentence: str) -> None:
    assert marked(bare(sentence), "person") == sentence
