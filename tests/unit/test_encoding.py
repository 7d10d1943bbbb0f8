"""Bytes become text where it is plain what they mean; everything else is an error with its reason."""

import pytest

from indexer.errors import FileEncodingError, FileNotTextError
from indexer.read.encoding import decode

TEXT = "Đảng ủy thị xã\r\nhọp “giao ban”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf8_and_utf16_are_read_with_and_without_the_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_the_mark_of_utf16_tells_the_order_of_its_bytes_and_is_no_text(encoding: str) -> None:
    assert decode(f"\ufeff{TEXT}".encode(encoding)) == (TEXT, "")


def test_broken_utf8_is_reported_with_its_byte_in_both_languages() -> None:
    with pytest.raises(FileEncodingError) as raised:
        decode(b"Tin\xfft")
    assert "byte thứ 3" in raised.value.message("vi")
    assert "byte 3" in raised.value.message("en")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4 abc",
        rb"{\rtf1\ansi abc}",
        TEXT.encode("utf-32-le"),
        b"\xef\xbb\xbfa\0",
        b"a\0b\0c",
        b"ab\0c",
        b"\1\0\2\0\3\0\4\0",
        "a\0b".encode("utf-16"),
        b"a\0b\0c\0\0\xd8",
    ],
)
def test_what_only_looks_like_text_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(FileNotTextError):
        decode(content)
