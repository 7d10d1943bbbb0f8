"""Syllables that recognition of scanned letters tears at their marks."""

import pytest

from indexer.convert import to_document
from indexer.convert.torn import without_tears
from indexer.model.files import RawFile


def test_torn_syllables_are_joined() -> None:
    torn = "Đồng chí Nguy ễ n Văn An đọc ngh ị quy ế t c ủ a chi bộ, có 12 ý ki ế n th ả o lu ậ n."
    whole = "Đồng chí Nguyễn Văn An đọc nghị quyết của chi bộ, có 12 ý kiến thảo luận."
    assert without_tears(torn) == whole
    assert to_document(RawFile("a", "a.txt", "text", f"Biên bản\n{torn}")).body == whole


@pytest.mark.parametrize(
    "text",
    [
        "Ai ở b ở trên, ai ở c ở dưới?",
        "Ông Nguy ễ n Văn An: một chỗ rách không nói gì.",
        "Đ ộ c l ậ p - T ự d o - H ạ n h p h ú c",
        "Quảng Bình ạ n nọ ở t kia",
        "",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert without_tears(text) == text
