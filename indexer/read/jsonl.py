"""Read JSONL, one object a line, also compressed: line by line, so that the size of the file does not matter.

Needed: `id`, `title`, `body`. Optional: `lead`, `published`, `section`, `authors`, `source`, `url`; others are ignored.
A bad line is a skip `file.jsonl:12` and reading goes on; a damaged compressed file ends there.
"""

import gzip
import json
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from typing import BinaryIO, cast

from indexer.errors import CorpusError, FileDamagedError, FileEncodingError, RecordInvalidError, as_skip
from indexer.model.files import RawFile, Skip
from indexer.read.encoding import as_written, converted, is_utf16, require_text
from indexer.read.legacy import recognise
from indexer.read.source import MIB, Found, OpenFile, too_large

_REQUIRED = ("id", "title", "body")
_OPTIONAL = ("lead", "published", "section", "source", "url")


def read_jsonl(file: OpenFile) -> Iterator[Found | Skip]:
    """Yield a document or a skip for every line that is not blank.

    Raises:
        FileEncodingError: the file is UTF-16.
    """
    for number, line in _lines(file.stream, file.max_bytes):
        where = f"{file.path}:{number}"
        if isinstance(line, CorpusError):
            yield as_skip(line, where)
        elif number == 1 and is_utf16(line):
            raise FileEncodingError(offset=0)
        elif line.strip():
            yield _found(line, file.path, where)


def read_jsonl_gz(file: OpenFile) -> Iterator[Found | Skip]:
    """Yield as `read_jsonl` does, out of gzip; what stands before a damage is kept."""
    with gzip.open(file.stream) as stream:
        yield from read_jsonl(OpenFile(file.path, cast("BinaryIO", stream), file.max_bytes))


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | CorpusError]]:
    """Yield every line, counted from 1, or what is wrong with it; memory holds one line."""
    for number in count(1):
        try:
            line = _next_line(stream, max_bytes)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield number, FileDamagedError()
            return
        if not line:
            return
        yield number, line


def _next_line(stream: BinaryIO, max_bytes: int) -> bytes | CorpusError:
    """Return a line, empty at the end of the file; a longer line than allowed is passed over and measured."""
    line = stream.readline(max_bytes + 1)
    if len(line) <= max_bytes or line.endswith(b"\n"):
        return line
    length = len(line)
    while chunk := stream.readline(MIB):
        length += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return too_large(length, max_bytes)


def _found(line: bytes, path: str, where: str) -> Found | Skip:
    try:
        return Found(where, _raw_file(line, path))
    except CorpusError as error:
        return as_skip(error, where)


def _raw_file(line: bytes, path: str) -> RawFile:
    text, error = as_written(line)
    if error is None:
        return _record(text, path)
    # Its texts are looked at, not the line, in which "\\n" stands before words.
    with suppress(RecordInvalidError):
        raw = _record(text, path)
        raw = converted(raw, recognise(raw.text, *raw.fields.values()))
        if raw.encoding:
            return raw
    raise error


def _record(text: str, path: str) -> RawFile:
    record = _parsed(text)
    for name in _REQUIRED:
        if not isinstance(record.get(name), str):
            raise _invalid(f"thiếu chuỗi “{name}”", f'no string "{name}"')
    doc_id = unicodedata.normalize("NFC", str(record["id"])).strip()
    # The soft hyphen is a letter of TCVN3, in which the record may be written: "B­u ®iÖn" is "Bưu điện".
    if not doc_id or not doc_id.replace("\u00ad", "").isprintable():
        raise _invalid("“id” rỗng hoặc có ký tự lạ", '"id" is empty or not printable')
    fields = {name: text for name in ("title", *_OPTIONAL) if (text := _optional(record, name))}
    if authors := _authors(record):
        fields["authors"] = authors
    body = str(record["body"])
    require_text(body, fields.get("title", ""), fields.get("lead", ""))
    return RawFile(doc_id, path, "record", body, fields)


def _parsed(text: str) -> Mapping[str, object]:
    try:
        record = json.loads(text.rstrip())
    except (ValueError, RecursionError) as error:
        column = getattr(error, "pos", 0) + 1
        raise _invalid(f"không phải JSON, cột {column}", f"not JSON, column {column}") from error
    if not isinstance(record, dict):
        raise _invalid("không phải đối tượng JSON", "not a JSON object")
    return record


def _optional(record: Mapping[str, object], name: str) -> str:
    """Return an optional field, empty when it is absent or null."""
    text = record.get(name)
    if text is None:
        return ""
    if not isinstance(text, str):
        raise _invalid(f"“{name}” phải là chuỗi", f'"{name}" must be a string')
    return text


def _authors(record: Mapping[str, object]) -> str:
    """Return the authors, a string or a list of strings, joined by "; "."""
    authors = record.get("authors") or ""
    names = authors if isinstance(authors, list) else [authors]
    strings = [name for name in names if isinstance(name, str)]
    if len(strings) < len(names):
        raise _invalid("“authors” phải là chuỗi hay danh sách chuỗi", '"authors" must be a string or a list of strings')
    return "; ".join(name for name in strings if name.strip())


def _invalid(vi: str, en: str) -> RecordInvalidError:
    needed_vi, needed_en = "một đối tượng JSON có id, title, body", "a JSON object with id, title, body"
    return RecordInvalidError(reason_vi=vi, reason_en=en, needed_vi=needed_vi, needed_en=needed_en)
