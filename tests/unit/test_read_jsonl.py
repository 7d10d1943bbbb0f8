"""JSONL: one object a line, plain or compressed; a bad line never takes its neighbours along."""

import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model.files import RawFile, SourceFile
from indexer.read import read_files
from indexer.read.jsonl import read_jsonl
from indexer.read.source import Found, OpenFile

GOOD = b'{"id": "t\xe1\xbb\x91t", "title": "Tin", "body": "N\xe1\xbb\x99i dung."}\n'


def read(path: Path, content: bytes, max_mib: int = 1) -> tuple[list[RawFile], SourceFile]:
    path.write_bytes(content)
    found = list(read_files([path], max_mib=max_mib))
    (source,) = (item for item in found if isinstance(item, SourceFile))
    return [item for item in found if isinstance(item, RawFile)], source


def line(**fields: object) -> bytes:
    return json.dumps({"id": "1", "title": "Tin", "body": "Nội dung."} | fields).encode() + b"\n"


def test_a_record_keeps_its_fields_and_the_path_of_its_file(tmp_path: Path) -> None:
    fields = {"lead": "Sa pô.", "published": "2023-06-02", "section": "Tin", "source": "Báo", "url": "https://a.vn/1"}
    (document,), source = read(tmp_path / "tin.jsonl", line(**fields, authors=["Lê Na", "Hà My"], other=[1]))
    expected = fields | {"title": "Tin", "authors": "Lê Na; Hà My"}
    assert document == RawFile("1", "tin.jsonl", "record", "Nội dung.", expected)
    assert source.ids == ("1",)


@pytest.mark.parametrize("absent", [None, "", [], {}])
def test_optional_fields_may_be_null_or_empty(tmp_path: Path, absent: object) -> None:
    value = None if absent == {} else absent
    (document,), _ = read(tmp_path / "tin.jsonl", line(authors=value, section=None, published=None))
    assert document.fields == {"title": "Tin"}


@pytest.mark.parametrize("name", ["tin.jsonl", "tin.jsonl.gz", "TIN.JSONL.GZ"])
def test_compressed_and_plain_files_read_the_same(tmp_path: Path, name: str) -> None:
    content = b"\n" + GOOD + b"  \r\n" + line(id="2")
    (documents, _) = read(tmp_path / name, gzip.compress(content) if name.lower().endswith("gz") else content)
    assert [document.doc_id for document in documents] == ["tốt", "2"]


@pytest.mark.parametrize(
    ("bad", "code", "reason"),
    [
        (b"{\n", "C207", "not JSON, column 2"),
        (b"[1]\n", "C207", "not a JSON object"),
        (b'"id"\n', "C207", "not a JSON object"),
        (b"[" * 100_000 + b"\n", "C207", "not JSON"),
        (b'{"n": ' + b"1" * 5_000 + b"}\n", "C207", "not JSON"),
        (b'{"title": "a", "body": "b"}\n', "C207", 'no string "id"'),
        (b'{"id": "1", "body": "b"}\n', "C207", 'no string "title"'),
        (b'{"id": "1", "title": "a"}\n', "C207", 'no string "body"'),
        (line(id=5), "C207", 'no string "id"'),
        (line(id=None), "C207", 'no string "id"'),
        (line(id=" "), "C207", '"id" is empty or not printable'),
        (line(id="a\nb"), "C207", '"id" is empty or not printable'),
        (line(id="a\ud800"), "C207", '"id" is empty or not printable'),
        (line(body=["a"]), "C207", 'no string "body"'),
        (line(published=20230602), "C207", '"published" must be a string'),
        (line(authors=[1]), "C207", '"authors" must be'),
        (line(authors=1), "C207", '"authors" must be'),
        (line(title="", body="", url="https://a.vn"), "C204", "no text"),
        (b'{"id": "\xff"}\n', "C203", "byte 8"),
        (b'{"id": "\x00"}\n', "C202", "not a text file"),
        (line(body="a" * 1024 * 1024), "C205", "1.0 MiB, the limit is 1 MiB"),
        (line(body="a" * 5 * 1024 * 1024), "C205", "5.0 MiB, the limit is 1 MiB"),
    ],
)
def test_a_bad_line_is_a_skip_with_its_number(tmp_path: Path, bad: bytes, code: str, reason: str) -> None:
    documents, source = read(tmp_path / "tin.jsonl", line(id="0") + bad + GOOD)
    assert [document.doc_id for document in documents] == ["0", "tốt"]
    (skip,) = source.skips
    assert (skip.path, skip.code) == ("tin.jsonl:2", code)
    assert reason in skip.en


def test_the_limit_is_one_of_documents_not_of_files(tmp_path: Path) -> None:
    content = b"".join(line(id=str(number), body="a" * 700_000) for number in range(4))
    documents, source = read(tmp_path / "tin.jsonl", content)
    assert len(documents) == 4
    assert source.skips == ()


def test_a_last_line_without_newline_counts(tmp_path: Path) -> None:
    documents, _ = read(tmp_path / "tin.jsonl", GOOD.rstrip())
    assert [document.doc_id for document in documents] == ["tốt"]


def test_a_last_line_over_the_limit_is_a_skip_also_without_newline(tmp_path: Path) -> None:
    _, source = read(tmp_path / "tin.jsonl", GOOD + b"a" * (1024 * 1024 + 1))
    assert [(skip.path, skip.code) for skip in source.skips] == [("tin.jsonl:2", "C205")]


def test_a_truncated_file_keeps_what_stood_before_and_names_the_line(tmp_path: Path) -> None:
    lines = [line(id=str(number), body=f"{number * 7919 % 10007} " * 40) for number in range(3_000)]
    packed = gzip.compress(b"".join(lines))
    documents, source = read(tmp_path / "tin.jsonl.gz", packed[: len(packed) // 2])
    assert 1_000 < len(documents) < 2_000
    assert [(skip.path, skip.code) for skip in source.skips] == [(f"tin.jsonl.gz:{len(documents) + 1}", "C208")]


BAD_SUM = gzip.compress(GOOD)[:-6] + bytes(6)
TRAILING = gzip.compress(GOOD) + b"junk"


@pytest.mark.parametrize("content", [GOOD, BAD_SUM, TRAILING])
def test_a_file_that_is_no_sound_gzip_is_a_skip(tmp_path: Path, content: bytes) -> None:
    _, source = read(tmp_path / "tin.jsonl.gz", content)
    assert [skip.code for skip in source.skips] == ["C208"]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "lớn.jsonl"
    with path.open("wb") as stream:
        for _ in range(60):
            stream.write(line(body="a" * 500_000))
    tracemalloc.start()
    with path.open("rb") as stream:
        count = sum(isinstance(found, Found) for found in read_jsonl(OpenFile("lớn.jsonl", stream, 2**20)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60
    assert peak < 8_000_000


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_are_skipped_and_the_good_line_behind_them_is_read(lines: list[bytes]) -> None:
    content = b"\n" + b"\n".join(lines) + b"\n" + GOOD
    last = list(read_jsonl(OpenFile("x.jsonl", io.BytesIO(content), 1_000)))[-1]
    assert isinstance(last, Found)
    assert last.raw.doc_id == "tốt"
