"""What must never end a build or look like an empty result; each with its message and exit code."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import open_index, rebuild, update
from indexer.convert import to_document
from indexer.engine.storage import GenerationStore
from indexer.errors import IndexMissingError
from indexer.model.document import Document
from indexer.model.files import RawFile
from indexer.search.page import SearchInput
from tests.command_line import CommandLine, tracuu
from tests.unit.test_convert_odd import NOTHING, SOMETHING
from tests.web.clients import client_of
from webui.links import Links

__all__ = ["tracuu"]

_LINES = b"".join(b'{"id":"%d","title":"a","body":"b"}\n' % number for number in range(99))
_GOOD = "Đảng bộ thị xã Kỳ Anh họp giao ban công tác xây dựng Đảng."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tài liệu"
    made.mkdir()
    (made / "tốt.txt").write_text(_GOOD, "utf-8")
    return made


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("rỗng.txt", b"", "C204"),
        ("trắng.txt", b" \n\n ", "C204"),
        ("nhị phân.txt", b"\x00\x01\x02PNG\x00", "C202"),
        ("hỏng.txt", "Đảng bộ".encode() + b"\xff\xfe\xfd", "C203"),
        ("ảnh.png", b"\x89PNG\r\n\x1a\n", "C202"),
        ("hỏng.jsonl", b'{"id": "1"}\n', "C207"),
        ("cụt.jsonl.gz", gzip.compress(_LINES)[:-40], "C208"),
    ],
)
def test_a_bad_file_is_skipped_counted_and_named(
    tracuu: CommandLine, folder: Path, name: str, content: bytes, code: str
) -> None:
    (folder / name).write_bytes(content)
    for language in ("vi", "en"):
        ran = tracuu("rebuild", folder, "--lang", language)
        assert ran.code == 3
        assert name in ran.err
        assert code in ran.err
    assert tracuu("search", "thị xã Kỳ Anh", "--json").json()["total"] >= 1
    assert name in tracuu("status", "--skipped").out


def test_a_too_large_document_is_skipped_before_it_is_read(tracuu: CommandLine, folder: Path) -> None:
    with (folder / "lớn.txt").open("wb") as stream:
        stream.truncate(100 << 20)
    ran = tracuu("rebuild", folder)
    assert ran.code == 3
    assert "C205" in ran.err
    assert "100,0 MiB" in ran.err
    assert "100.0 MiB" in tracuu("rebuild", folder, "--lang", "en").err


def test_the_first_of_two_documents_with_one_id_is_kept(tracuu: CommandLine, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác"
    other.mkdir()
    (other / "tốt.txt").write_text("Một văn bản khác hẳn.", "utf-8")
    ran = tracuu("rebuild", folder, other)
    assert (ran.code, "C206" in ran.err) == (3, True)
    assert tracuu("search", "khác hẳn", "--json").json()["tiers"][0]["total"] == 0


def test_a_missing_folder_is_told(tracuu: CommandLine, tmp_path: Path) -> None:
    ran = tracuu("rebuild", tmp_path / "không có")
    assert (ran.code, ran.err[:4]) == (1, "C101")


def test_an_empty_folder_keeps_the_old_index(tracuu: CommandLine, folder: Path, tmp_path: Path) -> None:
    assert tracuu("rebuild", folder).code == 0
    empty = tmp_path / "trống"
    empty.mkdir()
    ran = tracuu("rebuild", empty)
    assert (ran.code, ran.err[:4]) == (1, "C102")
    assert tracuu("search", "giao ban", "--json").json()["total"] == 1


def test_where_nothing_can_be_indexed_the_files_are_named_with_their_reasons(
    tracuu: CommandLine, tmp_path: Path
) -> None:
    scans = tmp_path / "bản quét"
    scans.mkdir()
    for number in range(30):
        (scans / f"{number}.pdf").write_bytes(b"%PDF-1.4 \0")
    ran = tracuu("rebuild", scans)
    assert ran.code == 1
    assert "  0.pdf: C202 Đây không phải tệp văn bản" in ran.err
    assert "--skipped" not in ran.err
    assert ran.err.splitlines()[-1].startswith("C102")


@pytest.mark.parametrize(
    "command", [("search", "x"), ("status",), ("show", "x"), ("verify",), ("rollback",), ("serve", "--port", "0")]
)
@pytest.mark.parametrize("name", ["", "tệp/index", "a" * 300, "a/" * 3000])
def test_without_an_index_every_command_says_so(
    tracuu: CommandLine, tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    (tmp_path / "tệp").write_text("", "utf-8")
    elsewhere = replace(tracuu, index=tmp_path / name) if name else tracuu
    for language, told in (("vi", "Chưa có chỉ mục trong"), ("en", "There is no index in")):
        ran = elsewhere(*command, "--lang", language)
        assert (ran.code, ran.err[:4]) == (4, "I401")
        assert told in ran.err
        assert "tracuu rebuild" in ran.err


def test_the_library_raises_what_the_command_line_prints(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        open_index(tmp_path / "không có")


def test_an_index_folder_that_is_a_file_is_told(tracuu: CommandLine, folder: Path) -> None:
    tracuu.index.write_text("", "utf-8")
    ran = tracuu("rebuild", folder)
    assert (ran.code, ran.err[:4]) == (1, "E601")


def test_a_full_disk_keeps_the_old_index(tracuu: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tracuu("rebuild", folder).code == 0

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indexer.engine.whoosh.texts.pack", full)
    ran = tracuu("rebuild", folder)
    assert (ran.code, ran.err[:4]) == (1, "E601")
    assert "đĩa đã đầy" in ran.err
    monkeypatch.undo()
    assert tracuu("search", "giao ban", "--json").json()["total"] == 1


def test_a_second_writer_is_told_who_holds_the_lock(tracuu: CommandLine, folder: Path) -> None:
    with GenerationStore(tracuu.index).writing():
        ran = tracuu("rebuild", folder)
    assert (ran.code, ran.err[:4]) == (5, "L501")


def test_a_document_that_breaks_our_code_is_skipped(
    tracuu: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "lạ.txt").write_text("Văn bản lạ", "utf-8")

    def fragile(raw: RawFile) -> Document:
        if raw.doc_id == "lạ":
            raise ZeroDivisionError("lạ")
        return to_document(raw)

    monkeypatch.setattr("indexer.build.pipeline.to_document", fragile)
    ran = tracuu("rebuild", folder)
    assert (ran.code, "C299" in ran.err, "lạ.txt" in ran.err) == (3, True, True)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "\x00",
        "\ud800",
        "“",
        '"' * 500,
        "(" * 2000,
        "đảng " * 3000,
        "🙂",
        "\u202eđảng",
        "a:b:c",
        "-",
        "* ~ OR NOT",
    ],
)
def test_no_query_is_an_error(tracuu: CommandLine, folder: Path, query: str) -> None:
    assert tracuu("rebuild", folder).code == 0
    with open_index(tracuu.index) as index:
        page = index.search(query)
    assert page.query == query
    assert [hit.id for hit in page.hits] == ["tốt"] * page.total


def test_the_index_may_lie_in_the_folder_of_the_documents_itself(folder: Path) -> None:
    for _ in range(2):
        report = rebuild([folder], index=folder)
        assert (report.documents, report.skipped) == (1, ())
    assert not update(index=folder).changed


def test_a_folder_of_odd_files_is_indexed_and_shown_and_has_no_day_that_none_of_them_tells(tmp_path: Path) -> None:
    odd = tmp_path / "lạ"
    odd.mkdir()
    for name, text in (NOTHING | {name: text for name, (text, _) in SOMETHING.items()}).items():
        (odd / f"{name}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    report = rebuild([odd], index=tmp_path / "index")
    assert {skip.path for skip in report.skipped} == {
        f"{name}.txt" for name in ("blank", "emoji", "empty", "only breaks", "signs", "surrogates")
    }
    assert report.documents > 50
    links = Links("", "vi")
    with open_index(tmp_path / "index") as index:
        client = client_of(index)
        ids = [name for offset in (0, 100) for name in index.ids(SearchInput(offset=offset, limit=100))]
        assert len(ids) == report.documents
        for name in ids:
            assert client.get(links.document(name)).status_code == 200, name
        dated = {hit.id for hit in index.run(SearchInput(date_from="1900", date_to="2100", limit=100)).hits}
    told = {name for name, (_, facts) in SOMETHING.items() if facts.get("published") or facts.get("event_date")}
    assert told <= dated <= SOMETHING.keys()
