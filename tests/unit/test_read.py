"""Reading files and folders: what is yielded, in which order, and what happens to bad files."""

import gzip
import hashlib
import json
import os
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import pytest

from indexer.errors import CorpusClosedError, CorpusMissingError
from indexer.model.files import RawFile, Skip, SourceFile
from indexer.read import read_files

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def write(root: Path, files: Mapping[str, bytes | str]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def documents(*roots: Path, max_mib: int = 1) -> list[RawFile]:
    return [found for found in read_files(roots, max_mib=max_mib) if isinstance(found, RawFile)]


def sources(*roots: Path, max_mib: int = 1) -> list[SourceFile]:
    return [found for found in read_files(roots, max_mib=max_mib) if isinstance(found, SourceFile)]


def skips(*roots: Path, max_mib: int = 1) -> list[tuple[str, str]]:
    return [(skip.path, skip.code) for source in sources(*roots, max_mib=max_mib) for skip in source.skips]


def ids(*roots: Path, max_mib: int = 1) -> list[str]:
    return [document.doc_id for document in documents(*roots, max_mib=max_mib)]


def line(doc_id: str, **fields: object) -> str:
    return json.dumps({"id": doc_id, "title": "Tin", "body": "Nội dung."} | fields, ensure_ascii=False) + "\n"


def test_documents_of_a_file_stand_before_the_file_itself(corpus: Path) -> None:
    write(corpus, {"b.jsonl": line("1") + line("2"), "a.txt": "Một"})
    found = [item.doc_id if isinstance(item, RawFile) else f"<{item.path}>" for item in read_files([corpus])]
    assert found == ["a", "<a.txt>", "1", "2", "<b.jsonl>"]


def test_a_source_file_tells_size_time_hash_and_ids(corpus: Path) -> None:
    write(corpus, {"2023/tin.txt": "Họp giao ban"})
    status = (corpus / "2023/tin.txt").stat()
    digest = hashlib.sha256("Họp giao ban".encode()).hexdigest()
    assert sources(corpus) == [
        SourceFile(str(corpus), "2023/tin.txt", status.st_size, status.st_mtime_ns, digest, ("2023/tin",))
    ]


@pytest.mark.parametrize(
    ("path", "doc_id", "form"),
    [
        ("tin.txt", "tin", "text"),
        ("TIN.TXT", "TIN", "text"),
        ("2023/báo cáo.docx.txt", "2023/báo cáo.docx", "text"),
        ("ghi chú.md", "ghi chú.md", "markdown"),
        ("sâu/hơn/nữa/a.b.txt", "sâu/hơn/nữa/a.b", "text"),
        (unicodedata.normalize("NFD", "thị ủy/họp.txt"), "thị ủy/họp", "text"),
    ],
)
def test_the_id_is_the_path_in_nfc_without_txt(corpus: Path, path: str, doc_id: str, form: str) -> None:
    write(corpus, {path: "Nội dung"})
    (document,) = documents(corpus)
    assert (document.doc_id, document.form) == (doc_id, form)
    assert unicodedata.is_normalized("NFC", document.source_path)


def test_the_order_is_that_of_names_and_does_not_depend_on_the_disk(corpus: Path) -> None:
    names = ["b.txt", "a/2.txt", "a/10.txt", "á.txt", "c/d/e.txt"]
    write(corpus, dict.fromkeys(names, "Nội dung"))
    assert ids(corpus) == ["a/10", "a/2", "b", "c/d/e", "á"]


@pytest.mark.parametrize(
    "name",
    [
        ".ẩn.txt",
        ".git/tin.txt",
        "~$báo cáo.txt",
        "tin.tmp",
        "Thumbs.db",
        "desktop.ini",
        "README.md",
        "__MACOSX/a.txt",
        "tracuu.aliases.tsv",
    ],
)
def test_leftovers_and_the_readme_at_the_top_are_left_out_without_a_word(corpus: Path, name: str) -> None:
    write(corpus, {name: "Nội dung", "tin.txt": "Nội dung"})
    assert [source.path for source in sources(corpus)] == ["tin.txt"]


def test_a_readme_further_down_or_named_itself_is_a_document(corpus: Path) -> None:
    write(corpus, {"README.md": "Về thư mục", "quy chế/README.md": "Quy chế"})
    assert ids(corpus) == ["quy chế/README.md"]
    assert ids(corpus / "README.md") == ["README.md"]


def test_a_path_may_be_a_single_file(corpus: Path) -> None:
    write(corpus, {"a.txt": "Một", "b.txt": "Hai"})
    (source,) = sources(corpus / "b.txt")
    assert (source.root, source.path, source.ids) == (str(corpus / "b.txt"), "b.txt", ("b",))


def test_a_place_named_twice_is_read_once_where_it_was_named_first(corpus: Path) -> None:
    write(corpus, {"a/x.txt": "Một", "b/y.txt": "Hai"})
    assert ids(corpus / "a", corpus / "b", corpus / "b" / ".." / "a") == ["x", "y"]


def test_a_missing_path_is_refused_before_anything_is_read(corpus: Path) -> None:
    write(corpus, {"a.txt": "Một"})
    with pytest.raises(CorpusMissingError, match="khong-co"):
        read_files([corpus, corpus / "khong-co"])


def test_an_empty_folder_yields_nothing(corpus: Path) -> None:
    assert list(read_files([corpus])) == []


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ảnh.txt", PNG, "C202"),
        ("ảnh.png", PNG, "C202"),
        ("bảng.xlsx", b"PK\x03\x04", "C202"),
        ("không-đuôi", "Có chữ", "C202"),
        ("latin.txt", "Đảng viên".encode() + b" \xff", "C203"),
        ("utf16-lẻ.txt", "\ufeffĐảng".encode("utf-16-le") + b"\x01", "C203"),
        ("nul-utf16.txt", "\ufeffĐảng\0".encode("utf-16-le"), "C202"),
        ("rỗng.txt", b"", "C204"),
        ("trắng.txt", " \n\u00a0\n***\n", "C204"),
        ("rỗng.md", b"\xef\xbb\xbf", "C204"),
        ("lớn.txt", b"a" * (1024 * 1024 + 1), "C205"),
        ("utf16.jsonl", line("1").encode("utf-16"), "C203"),
        ("utf16-le.jsonl", (2 * line("1")).encode("utf-16-le"), "C203"),
        ("utf16-be.jsonl", (2 * line("1")).encode("utf-16-be"), "C203"),
    ],
)
def test_a_bad_file_is_a_named_skip_and_the_rest_is_read(
    corpus: Path, name: str, content: bytes | str, code: str
) -> None:
    write(corpus, {name: content, "tốt.txt": "Nội dung"})
    assert skips(corpus) == [(name, code)]
    assert ids(corpus) == ["tốt"]


def test_a_file_of_exactly_the_limit_is_read(corpus: Path) -> None:
    write(corpus, {"vừa.txt": b"a" * (1024 * 1024)})
    assert ids(corpus) == ["vừa"]


def test_a_file_too_large_is_not_read_at_all(corpus: Path) -> None:
    with (corpus / "lớn.txt").open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    (source,) = sources(corpus, max_mib=64)
    assert (source.size, source.sha256) == (100 * 1024 * 1024, "")
    assert source.skips[0].en.startswith("The document has 100.0 MiB, the limit is 64 MiB.")


@pytest.mark.parametrize(("typed", "stored"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_folder_is_found_however_the_letters_of_its_name_are_composed(
    tmp_path: Path, typed: Literal["NFC", "NFD"], stored: Literal["NFC", "NFD"]
) -> None:
    write(tmp_path / unicodedata.normalize(stored, "thị ủy") / unicodedata.normalize(stored, "họp"), {"tin.txt": "Họp"})
    assert ids(tmp_path / unicodedata.normalize(typed, "thị ủy/họp")) == ["tin"]
    with pytest.raises(CorpusMissingError):
        ids(tmp_path / unicodedata.normalize(typed, "thị ủy/không"))


@pytest.mark.parametrize("name", ["a" * 5_000, "vòng/tin"])
def test_a_path_that_the_system_refuses_is_one_that_does_not_exist(corpus: Path, name: str) -> None:
    (corpus / "vòng").symlink_to("vòng")
    with pytest.raises(CorpusMissingError):
        ids(corpus / name)


def test_a_path_in_a_closed_folder_is_not_called_missing(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", closed)
    with pytest.raises(CorpusClosedError, match="tin: Permission denied"):
        ids(corpus / "kín/tin")


def test_an_id_used_before_is_a_skip_that_names_the_first(corpus: Path) -> None:
    write(corpus, {"1/a.txt": "Một", "2/a.txt": "Hai", "2/b.jsonl": line("a") + line("c")})
    assert ids(corpus / "1", corpus / "2") == ["a", "c"]
    assert skips(corpus / "1", corpus / "2") == [("a.txt", "C206"), ("b.jsonl:1", "C206")]


def test_a_link_that_leads_back_is_not_followed_and_one_that_leads_out_is(corpus: Path, tmp_path: Path) -> None:
    write(corpus, {"a/tin.txt": "Nội dung"})
    write(tmp_path / "ngoài", {"b.txt": "Nội dung"})
    (corpus / "a" / "vòng").symlink_to(corpus)
    (corpus / "a" / "lên").symlink_to(tmp_path)
    (corpus / "lần nữa").symlink_to(corpus / "a")
    (corpus / "nối").symlink_to(tmp_path / "ngoài")
    (tmp_path / "ngoài" / "vòng").symlink_to(tmp_path / "ngoài")
    assert ids(corpus) == ["a/tin", "nối/b"]


def test_a_broken_link_is_a_skip(corpus: Path) -> None:
    (corpus / "mất.txt").symlink_to(corpus / "không có.txt")
    assert skips(corpus) == [("mất.txt", "C201")]


def test_a_pipe_does_not_stop_the_reading(corpus: Path) -> None:
    os.mkfifo(corpus / "ống.txt")
    assert skips(corpus) == [("ống.txt", "C202")]


@pytest.mark.parametrize(
    ("name", "doc_id"),
    [
        (b"tin \xff.txt", "tin \ufffd"),
        ("tin\u00a0vắn.txt".encode(), "tin vắn"),
        (b"tin\nhai.txt", "tin\ufffdhai"),
        (b"\x1b[31mtin.txt", "\ufffd[31mtin"),
        ("tin\u202egnp.txt".encode(), "tin\ufffdgnp"),
    ],
)
def test_a_name_that_cannot_be_printed_is_read_under_a_readable_id(corpus: Path, name: bytes, doc_id: str) -> None:
    Path(os.fsdecode(os.fsencode(corpus) + b"/" + name)).write_text("Nội dung", encoding="utf-8")
    assert ids(corpus) == [doc_id]


def test_what_the_system_says_of_a_bad_file_is_told_in_both_languages(corpus: Path) -> None:
    (corpus / "mất.txt").symlink_to(corpus / "không có.txt")
    (corpus / "vòng.txt").symlink_to(corpus / "vòng.txt")
    missing, looped = (skip for source in sources(corpus) for skip in source.skips)
    assert "không có ở đó" in missing.vi
    assert "No such file" in missing.en
    assert "trỏ vòng" in looped.vi


def test_a_file_that_vanishes_while_others_are_read_is_a_skip(corpus: Path) -> None:
    write(corpus, {"a.txt": "Một", "b.txt": "Hai", "c.txt": "Ba"})
    found = read_files([corpus])
    next(found)
    (corpus / "b.txt").unlink()
    rest = list(found)
    assert [item.doc_id for item in rest if isinstance(item, RawFile)] == ["c"]
    assert [skip.code for item in rest if isinstance(item, SourceFile) for skip in item.skips] == ["C201"]


def test_a_file_or_folder_that_may_not_be_read_is_a_skip(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(corpus, {"a.txt": "Một", "khoá/b.txt": "Hai", "kín.txt": "Ba"})
    denied = PermissionError(13, "Permission denied")
    opened, listed = Path.open, Path.iterdir

    def open_unless_closed(path: Path, mode: str = "r") -> object:
        if path.name == "kín.txt":
            raise denied
        return opened(path, mode)

    def list_unless_closed(path: Path) -> Iterator[Path]:
        if path.name == "khoá":
            raise denied
        return listed(path)

    monkeypatch.setattr(Path, "open", open_unless_closed)
    monkeypatch.setattr(Path, "iterdir", list_unless_closed)
    assert skips(corpus) == [("khoá", "C201"), ("kín.txt", "C201")]
    assert ids(corpus) == ["a"]


def test_skips_are_written_in_both_languages(corpus: Path) -> None:
    write(corpus, {"a.txt": b""})
    assert sources(corpus)[0].skips == (Skip("a.txt", "C204", "Tệp không có nội dung.", "The file holds no text."),)


def test_files_are_read_one_at_a_time(corpus: Path) -> None:
    write(corpus, {f"{number}.jsonl.gz": gzip.compress(line(str(number)).encode()) for number in range(3)})
    found = read_files([corpus])
    next(found)
    (corpus / "1.jsonl.gz").unlink()
    assert [item.doc_id for item in found if isinstance(item, RawFile)] == ["2"]
