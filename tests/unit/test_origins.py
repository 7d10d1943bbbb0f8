"""What the metadata of a document was read from is told in the language of who asks."""

import pytest

from indexer.search.origins import Origin, origin


@pytest.mark.parametrize(
    ("source", "vi", "en"),
    [
        ("", ("", ""), ("", "")),
        ("Bài, ảnh: Lê Na", ("Bài, ảnh: Lê Na", ""), ("Bài, ảnh: Lê Na", "")),
        ("field", ("", "ghi sẵn trong tệp"), ("", "given by the file")),
        (
            "Sáng 12-4; năm theo ngày đăng 2024-04-13",
            ("Sáng 12-4", "năm theo ngày đăng 2024-04-13"),
            ("Sáng 12-4", "the year by the posting, 2024-04-13"),
        ),
        (
            "Sáng ngày 4/3; năm theo “năm 2020”",
            ("Sáng ngày 4/3", "năm theo “năm 2020”"),
            ("Sáng ngày 4/3", "the year by “năm 2020”"),
        ),
    ],
)
def test_words_and_reason_are_told_apart(source: str, vi: tuple[str, str], en: tuple[str, str]) -> None:
    assert origin(source, "vi") == Origin(*vi)
    assert origin(source, "en") == Origin(*en)
