"""What the metadata of a document was read from is told in the language of who asks."""

import pytest

from indexer.model.document import Confidence
from indexer.search.origins import Origin, event_origin, origin, published_origin
from tests.web.fake_documents import stored


@pytest.mark.parametrize(
    ("source", "vi", "en"),
    [
        ("", ("", ""), ("", "")),
        ("Bài, ảnh: Lê Na", ("Bài, ảnh: Lê Na", ""), ("Bài, ảnh: Lê Na", "")),
        ("field", ("", "ghi sẵn trong tệp"), ("", "given by the file")),
        ("Sáng 12-4; năm theo ngày đăng", ("Sáng 12-4; năm theo ngày đăng", ""), ("Sáng 12-4; năm theo ngày đăng", "")),
    ],
)
def test_words_and_reason_are_told_apart(source: str, vi: tuple[str, str], en: tuple[str, str]) -> None:
    assert origin(source, "vi") == Origin(*vi)
    assert origin(source, "en") == Origin(*en)


@pytest.mark.parametrize(
    ("year", "vi", "en"),
    [
        ("", "", ""),
        ("published", "năm theo ngày đăng 2024-04-13", "the year by the posting, 2024-04-13"),
        ("năm 2024", "năm theo “năm 2024”", "the year by “năm 2024”"),
    ],
)
def test_what_told_the_year_of_an_event_is_a_field_of_its_own(year: str, vi: str, en: str) -> None:
    words = "Sáng 12-4"
    document = stored("a", "A", date="2024-04-13T07:00", event_date_source=words, event_year_source=year).document
    assert event_origin(document, "vi") == Origin(words, vi)
    assert event_origin(document, "en") == Origin(words, en)


@pytest.mark.parametrize(
    ("confidence", "vi", "en"),
    [
        ("certain", "", ""),
        ("likely", "dòng này không ghi đó là ngày đăng", "the line does not call it the day of posting"),
    ],
)
def test_a_date_that_no_word_calls_that_of_posting_says_so(confidence: Confidence, vi: str, en: str) -> None:
    words = "Thứ hai, 13/4/2024"
    document = stored("a", "A", date="2024-04-13", published_source=words, published_confidence=confidence).document
    assert published_origin(document, "vi") == Origin(words, vi)
    assert published_origin(document, "en") == Origin(words, en)
