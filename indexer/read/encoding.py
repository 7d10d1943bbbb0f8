"""Turn bytes into text: UTF-8, with or without a byte order mark, or UTF-16 with one. Nothing is guessed."""

import codecs

from indexer.errors import FileEmptyError, FileEncodingError, FileNotTextError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def is_utf16(content: bytes) -> bool:
    """Tell whether content begins with the byte order mark of UTF-16."""
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def decode(content: bytes) -> str:
    """Return the text that the bytes mean, without byte order mark.

    Raises:
        FileNotTextError: there are NUL characters: a picture, a program, an office document.
        FileEncodingError: some byte is not UTF-8 (or UTF-16 after its mark); its offset counts from 0.
    """
    mark, encoding = next((row for row in _MARKS if content.startswith(row[0])), (b"", "utf-8"))
    if encoding == "utf-8" and b"\0" in content:
        raise FileNotTextError
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise FileEncodingError(offset=error.start + len(mark)) from error
    if "\0" in text:
        raise FileNotTextError
    return text


def require_text(*texts: str) -> None:
    """Raise FileEmptyError unless one of the texts holds a letter or a digit."""
    if not any(char.isalnum() for text in texts for char in text):
        raise FileEmptyError
