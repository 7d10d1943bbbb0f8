"""Records of JSONL: what their fields say stands, the rest is read from the text."""

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile

BODY = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."


def record(body: str = BODY, *, path: str = "tin.jsonl", **fields: str) -> Document:
    return to_document(RawFile("1", path, "record", body, fields))


def test_fields_are_taken_as_they_are() -> None:
    document = record(
        title="  Họp  chi bộ ",
        lead="Chi bộ họp sáng nay.",
        published="02/06/2023 17:12",
        section="Tin tức",
        authors="Lê Na; Hà My;Lê Na",
        source="Báo huyện",
        url="https://www.example.org/1",
    )
    assert (document.title, document.title_source) == ("Họp chi bộ", "field")
    assert document.body == f"Chi bộ họp sáng nay.\n{BODY}"
    assert (document.published, document.published_source) == ("2023-06-02T17:12", "field")
    assert (document.section, document.authors) == ("Tin tức", ("Lê Na", "Hà My"))
    assert (document.source, document.url) == ("Báo huyện", "https://www.example.org/1")


def test_an_empty_title_is_made_of_the_first_sentence() -> None:
    document = record("Sáng 5/6/2023, chi bộ họp bàn làm đường. Ai cũng vui.")
    assert (document.title, document.title_source) == ("Chi bộ họp bàn làm đường", "lead")


def test_a_first_line_that_is_the_title_again_is_removed() -> None:
    document = record(f"Họp chi bộ\n{BODY}", title="Họp chi bộ")
    assert document.body == BODY
    assert [(line.text, line.rule) for line in document.removed] == [("Họp chi bộ", "title again")]


def test_an_unreadable_date_is_unknown_and_the_text_may_tell_it() -> None:
    assert record(title="Họp", published="hôm qua").published == ""
    assert record(f"{BODY}\nNgày đăng 02/06/2023", title="Họp", published="hôm qua").published == "2023-06-02"


def test_bylines_and_captions_are_read_from_the_body() -> None:
    document = record(f"{BODY}\nĐường làng - Ảnh: LÊ TRUNG\nThanh Anh", title="Họp")
    assert (document.authors, document.captions) == (("Thanh Anh",), ("Đường làng - Ảnh: LÊ TRUNG",))
    assert document.body == BODY


def test_the_field_authors_stands_before_the_byline() -> None:
    document = record(f"{BODY}\nThanh Anh", title="Họp", authors="Lê Na")
    assert document.authors == ("Lê Na",)
    assert [line.rule for line in document.removed] == ["byline"]


@pytest.mark.parametrize(
    ("fields", "path", "source"),
    [
        ({"source": "Báo A", "url": "https://b.vn/1"}, "c/tin.jsonl", "Báo A"),
        ({"url": "https://www.b.vn/1"}, "c/tin.jsonl", "b.vn"),
        ({"url": "http://[::1"}, "c/tin.jsonl", "c"),
        ({"url": "không phải địa chỉ"}, "c/tin.jsonl", "c"),
        ({}, "c/d/tin.jsonl", "c"),
        ({}, "tin.jsonl", ""),
    ],
)
def test_the_source_is_the_field_the_site_or_the_first_folder(fields: dict[str, str], path: str, source: str) -> None:
    document = record(title="Họp", path=path, **fields)
    assert document.source == source
    assert document.folder == path.rpartition("/")[0]


def test_everything_is_cleaned() -> None:
    document = record(
        "Ngh\u1ecb quy\u1ebft\u00a0c\u1ee7a \u00d0\u1ea3ng\u200b", title="H\u0103\u0323p", section="Tin\u00a0t\u1ee9c"
    )
    assert document.body == "Nghị quyết của Đảng"
    assert document.section == "Tin tức"
    assert document.title == "Hặp"
