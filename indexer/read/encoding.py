"""Turn bytes into text: UTF-8 or UTF-16, with or without a byte order mark, or an encoding of before Unicode.

The last is told by `indexer.read.legacy`, for bytes as for text that was saved as UTF-8 without being converted.
"""

import codecs
from collections.abc import Mapping
from dataclasses import replace

from indexer.errors import FileEmptyError, FileEncodingError, FileNotTextError
from indexer.model.files import RawFile, Remark
from indexer.read.legacy import Legacy, misread, recognise, suspicious

_OTHERS = (b"%PDF-", b"{\\rtf")
"""How files begin that may be letters all through, but not those of a text."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def is_utf16(content: bytes) -> bool:
    """Tell whether a line of JSONL begins with the byte order mark of UTF-16, or with a brace in it."""
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"{\0", b"\0{"))


def decode(content: bytes) -> tuple[str, str]:
    """Return the text that the bytes mean, without byte order mark, and its encoding if that is one of before Unicode.

    Raises:
        FileNotTextError: see `as_written`.
        FileEncodingError: some byte is not UTF-8 (or UTF-16 after its mark), and it is not certain what else the text
            is in; the offset of the byte counts from 0.
    """
    text, error = as_written(content)
    if error is None:
        return text, ""
    found = recognise(text)
    if found is None or not found.certain:
        raise error
    return found.to_unicode(text), found.name


def as_written(content: bytes) -> tuple[str, FileEncodingError | None]:
    """Return the text that the bytes mean in Unicode; where they are none, as Windows shows them, and what is wrong.

    Raises:
        FileNotTextError: there are NUL characters: a picture, a program, an office document; or it is PDF or RTF.
        FileEncodingError: a byte order mark stands before bytes that are not in its encoding.
    """
    mark, encoding = next((row for row in _MARKS if content.startswith(row[0])), (b"", "utf-8"))
    if content.startswith(_OTHERS):
        raise FileNotTextError
    if encoding == "utf-8" and b"\0" in content:
        encoding = _utf16_without_mark(content)
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        wrong = FileEncodingError(offset=error.start + len(mark))
        if mark:
            raise wrong from error
        # Quotation marks and dashes stand where Windows has them, in the encodings of before Unicode too.
        return content.decode("cp1252", "replace"), wrong
    if "\0" in text:
        raise FileNotTextError
    return text, None


def _utf16_without_mark(content: bytes) -> str:
    """Return which UTF-16 bytes are in that hold NUL: of most letters one byte, always the same, is NUL.

    Raises:
        FileNotTextError: they are in none.
    """
    zeros = content[::2].count(0), content[1::2].count(0)
    if len(content) % 2 or min(zeros) or 4 * max(zeros) <= len(content):
        raise FileNotTextError
    encoding = "utf-16-be" if zeros[0] else "utf-16-le"
    text = content.decode(encoding, "replace")
    if "\ufffd" in text or not "".join(text.split()).isprintable():
        raise FileNotTextError
    return encoding


def require_text(*texts: str) -> None:
    """Raise FileEmptyError unless one of the texts holds a letter or a digit."""
    if not any(char.isalnum() for text in texts for char in text):
        raise FileEmptyError


def in_unicode(raw: RawFile) -> RawFile:
    """Return a document as it is or, where it is certainly written in an encoding of before Unicode, converted.

    All its texts are looked at together: a title alone is too short to be certain of.
    """
    texts = raw.text, *raw.fields.values()
    if raw.encoding or not any(map(suspicious, texts)):
        return raw
    return converted(raw, misread(*texts) or recognise(*texts))


def converted(raw: RawFile, found: Legacy | None) -> RawFile:
    """Return a document with its texts converted from what they were found to be in, where that is certain.

    The id of a record is one of them, the name of a file is not: the disk has its own encoding.
    """
    if found is None:
        return raw
    if not found.certain:
        return replace(raw, suspected=found.name)
    fields = {name: found.to_unicode(text) for name, text in raw.fields.items()}
    doc_id = found.to_unicode(raw.doc_id) if raw.form == "record" else raw.doc_id
    return replace(raw, doc_id=doc_id, text=found.to_unicode(raw.text), fields=fields, encoding=found.name)


def encoding_remarks(path: str, written: Mapping[tuple[str, str], int]) -> tuple[Remark, ...]:
    """Return what is told of the encodings that the documents of a file were written in.

    Args:
        path: of the file.
        written: how many documents there are of each pair of `encoding` and `suspected` of `RawFile`.
    """
    return tuple(
        _remark(path, encoding, suspected, count if sum(written.values()) > 1 else 0)
        for (encoding, suspected), count in sorted(written.items())
        if encoding or suspected
    )


def _remark(path: str, encoding: str, suspected: str, count: int) -> Remark:
    vi, en = (f"{count} tài liệu ", f"{count} of the documents ") if count else ("", "")
    if encoding:
        return Remark(path, f"{vi}chuyển từ {encoding} sang Unicode", f"{en}converted from {encoding} to Unicode")
    return Remark(
        path,
        f"{vi}có lẽ viết theo bảng mã cũ {suspected} nhưng không chắc nên để nguyên; nếu đúng, hãy chuyển sang Unicode",
        f"{en}perhaps written in {suspected}, but not certainly, so it was left as it is; if so, convert it to Unicode",
    )
