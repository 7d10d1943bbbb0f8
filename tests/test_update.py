"""`tracuu update`: reads what changed, and then answers as a rebuild over the same folders would."""

import json
import os
import random
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer import open_index, rebuild, update
from indexer.build import Progress, UpdateReport, recorded_roots
from indexer.build.settings import Settings, fingerprint, settings_of
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import CorpusEmptyError, CorpusMissingError, IndexChangedError, IndexMissingError
from indexer.model.document import SourceFile
from indexer.read import Comparison, compare_files
from tests.command_line import CommandLine, tracuu
from tests.contract.same_answers import assert_same_contents

__all__ = ["tracuu"]

_QUERIES = ("thị ủy", "so tay", '"sổ tay đảng viên"', "lúa OR họp", "đ*", "Kỳ Anh 2022", "ngày:2022")
_TEXTS = {
    "sổ tay.txt": "Sổ tay đảng viên điện tử\nNgày 15/11/2022, Thị ủy Kỳ Anh họp về sổ tay đảng viên.",
    "lúa.txt": "Lúa hè thu\nNông dân xã Phú Lộc gặt lúa sớm, ông Trần Văn Bình cho biết.",
    "2022/họp.txt": "Họp giao ban\nBí thư Thị ủy Nguyễn Thị An chủ trì cuộc họp ngày 02/03/2022.",
    "2022/tin.jsonl": "".join(
        json.dumps({"id": f"tin-{number}", "title": f"Tin {number}", "body": f"Đảng bộ họp lần thứ {number}."}) + "\n"
        for number in range(5)
    ),
    "ảnh.png": "no picture",
    "rỗng.txt": "",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder that was indexed an hour after its files were written."""
    folder = tmp_path / "văn bản"
    for name, text in _TEXTS.items():
        write(folder / name, text)
    rebuild([folder], index=tmp_path / "index")
    return folder


def write(path: Path, text: str, *, hours: int = 1) -> None:
    """Write a file as if it had been done some hours ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    age(path, hours)


def age(path: Path, hours: int) -> None:
    """Give a file a modification time some hours ago."""
    then = int(path.stat().st_ctime) - 3600 * hours
    os.utime(path, (then, then))


def updated(index: Path) -> UpdateReport:
    """Update, compare with a rebuild elsewhere, and return the report."""
    report = update(index=index)
    other = index.parent / "other"
    rebuilt = rebuild(recorded_roots(index), index=other)
    assert report.documents == rebuilt.documents
    assert sorted(report.skipped, key=str) == sorted(rebuilt.skipped, key=str)
    assert [_timeless(source) for source in WhooshEngine(index).sources()] == [
        _timeless(source) for source in WhooshEngine(other).sources()
    ]
    with WhooshEngine(index).open() as found, WhooshEngine(other).open() as right:
        assert_same_contents(right, found)
    with open_index(index) as found_index, open_index(other) as right_index:
        for query in _QUERIES:
            left, right_page = found_index.search(query), right_index.search(query)
            assert replace(left, generation="", took_ms=0) == replace(right_page, generation="", took_ms=0)
    assert WhooshEngine(index).verify(deep=True).problems == ()
    return report


def _timeless(source: SourceFile) -> SourceFile:
    return replace(source, mtime_ns=0)


def _add(folder: Path) -> None:
    write(folder / "2023/mới.txt", "Văn bản mới\nThị ủy ban hành sổ tay mới ngày 01/01/2023.")


def _change(folder: Path) -> None:
    write(folder / "lúa.txt", "Lúa đông xuân\nNông dân xã Phú Lộc gieo lúa.", hours=0)


def _change_a_line(folder: Path) -> None:
    path = folder / "2022/tin.jsonl"
    write(path, path.read_text("utf-8").replace("tin-3", "tin-9"), hours=0)


def _remove(folder: Path) -> None:
    (folder / "2022/họp.txt").unlink()


def _rename(folder: Path) -> None:
    (folder / "lúa.txt").rename(folder / "mùa vụ.txt")


def _rename_lines(folder: Path) -> None:
    (folder / "2022/tin.jsonl").rename(folder / "a.jsonl")


def _rename_a_folder(folder: Path) -> None:
    (folder / "2022").rename(folder / "2021")


def _spoil(folder: Path) -> None:
    (folder / "lúa.txt").write_bytes(b"\xff\xfe\xff")


def _mend(folder: Path) -> None:
    write(folder / "rỗng.txt", "Không còn rỗng nữa", hours=0)


def _forget_a_bad_file(folder: Path) -> None:
    (folder / "ảnh.png").unlink()


def _take_an_id(folder: Path) -> None:
    write(folder / "0.jsonl", json.dumps({"id": "lúa", "title": "Lúa khác", "body": "Trước trong thứ tự."}))


@pytest.mark.parametrize(
    ("change", "read", "gone"),
    [
        (_add, 1, 0),
        (_change, 1, 0),
        (_change_a_line, 1, 0),
        (_remove, 0, 1),
        (_rename, 1, 1),
        (_rename_lines, 1, 1),
        (_rename_a_folder, 2, 2),
        (_spoil, 1, 0),
        (_mend, 1, 0),
        (_forget_a_bad_file, 0, 1),
        # The file whose id was taken is read again.
        (_take_an_id, 2, 0),
    ],
)
def test_an_update_reads_what_changed_and_equals_a_rebuild(
    corpus: Path, tmp_path: Path, change: Callable[[Path], None], read: int, gone: int
) -> None:
    change(corpus)
    report = updated(tmp_path / "index")
    assert (report.read, report.gone) == (read, gone)
    assert not update(index=tmp_path / "index").changed


def test_without_changes_no_generation_is_made(corpus: Path, tmp_path: Path) -> None:
    before = WhooshEngine(tmp_path / "index").current()
    report = update(index=tmp_path / "index")
    assert (report.generation, report.changed, report.documents) == (before, False, 8)
    assert sorted(skip.path for skip in report.skipped) == ["rỗng.txt", "ảnh.png"]
    age(corpus / "lúa.txt", 5)
    assert update(index=tmp_path / "index").generation == before


def test_same_size_and_a_new_time_are_told_apart_by_the_hash(corpus: Path, tmp_path: Path) -> None:
    path = corpus / "lúa.txt"
    write(path, path.read_text("utf-8").replace("sớm", "muộ"), hours=0)
    assert updated(tmp_path / "index").read == 1


def test_a_file_written_while_the_index_was_built_is_not_trusted_by_its_time(tmp_path: Path) -> None:
    path = tmp_path / "tài liệu/a.txt"
    write(path, "Đảng bộ họp", hours=0)
    rebuild([path.parent], index=tmp_path / "index")
    status = path.stat()
    path.write_text("Đảng bộ nghỉ"[: len("Đảng bộ họp")], "utf-8")
    path.write_bytes(path.read_bytes()[: status.st_size].ljust(status.st_size, b"."))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert updated(tmp_path / "index").read == 1


@pytest.mark.parametrize("name", ["lúa.txt", "2022"])
def test_what_can_no_longer_be_read_is_skipped_and_comes_back(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    denied = PermissionError(13, "Permission denied")
    opened, listed = Path.open, Path.iterdir

    # What the tests and the library give to `open` differs; all of it is passed on.
    def open_unless_closed(path: Path, *arguments: Any, **options: Any) -> object:
        if path == corpus / name:
            raise denied
        return opened(path, *arguments, **options)

    def list_unless_closed(path: Path) -> Iterator[Path]:
        if path == corpus / name:
            raise denied
        return listed(path)

    with monkeypatch.context() as closed:
        closed.setattr(Path, "open", open_unless_closed)
        closed.setattr(Path, "iterdir", list_unless_closed)
        report = updated(tmp_path / "index")
        assert (name, "C201") in {(skip.path, skip.code) for skip in report.skipped}
        assert not update(index=tmp_path / "index").changed
    assert updated(tmp_path / "index").documents == 8


def test_names_that_differ_only_in_their_spelling_are_kept_apart(corpus: Path, tmp_path: Path) -> None:
    write(corpus / unicodedata.normalize("NFD", "lúa.txt"), "Cùng tên, viết khác")
    assert updated(tmp_path / "index").read == 2
    assert not update(index=tmp_path / "index").changed
    (corpus / "lúa.txt").unlink()
    assert updated(tmp_path / "index").documents == 8


def test_a_folder_without_files_is_taken_for_an_outage(corpus: Path, tmp_path: Path) -> None:
    moved = corpus.rename(tmp_path / "đi")
    with pytest.raises(CorpusMissingError):
        update(index=tmp_path / "index")
    corpus.mkdir()
    with pytest.raises(CorpusEmptyError):
        update(index=tmp_path / "index")
    corpus.rmdir()
    moved.rename(corpus)
    assert not update(index=tmp_path / "index").changed


def test_the_last_document_is_not_taken_away(tmp_path: Path) -> None:
    write(tmp_path / "tài liệu/a.txt", "Đảng bộ họp")
    rebuild([tmp_path / "tài liệu"], index=tmp_path / "index")
    write(tmp_path / "tài liệu/a.txt", "", hours=0)
    with pytest.raises(CorpusEmptyError):
        update(index=tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert index.search("đảng bộ").total == 1


def test_an_update_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        update(index=tmp_path / "index")


def test_an_update_keeps_the_settings_of_the_rebuild(corpus: Path, tmp_path: Path) -> None:
    rebuild([corpus], index=tmp_path / "index", entities=False, max_mib=3)
    _add(corpus)
    update(index=tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert not index.search("").facets["person"].buckets
    engine = WhooshEngine(tmp_path / "index")
    kept = engine.manifest(engine.current()).fingerprint
    assert settings_of(kept) == Settings(entities=False, max_mib=3)
    assert settings_of("of another time") == Settings()


def test_everything_is_read_again_when_the_analysis_has_changed(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del corpus
    monkeypatch.setattr("indexer.build.settings.ANALYSIS", -1)
    report = update(index=tmp_path / "index")
    assert (report.read, report.documents) == (len(_TEXTS), 8)
    engine = WhooshEngine(tmp_path / "index")
    assert engine.manifest(engine.current()).fingerprint == fingerprint(Settings())
    assert not update(index=tmp_path / "index").changed


def test_an_update_that_is_stopped_leaves_the_old_index(corpus: Path, tmp_path: Path) -> None:
    before = WhooshEngine(tmp_path / "index").current()
    _add(corpus)
    _remove(corpus)

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(index=tmp_path / "index", progress=stop)
    assert WhooshEngine(tmp_path / "index").current() == before
    assert WhooshEngine(tmp_path / "index").verify(deep=True).problems == ()
    assert updated(tmp_path / "index").changed


def test_an_index_that_another_process_changed_meanwhile_is_left_alone(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(corpus)

    def compare_slowly(
        paths: Sequence[Path], recorded: Iterable[SourceFile], *, max_mib: int, settled: int
    ) -> Comparison:
        rebuild([corpus], index=tmp_path / "index")
        return compare_files(paths, recorded, max_mib=max_mib, settled=settled)

    monkeypatch.setattr("indexer.build.updating.compare_files", compare_slowly)
    with pytest.raises(IndexChangedError):
        update(index=tmp_path / "index")
    monkeypatch.undo()
    assert not update(index=tmp_path / "index").changed


def test_any_row_of_changes_ends_where_a_rebuild_would(corpus: Path, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311
    names = [*_TEXTS, "thêm.txt", "2022/thêm.md", "b.jsonl", "2022/lúa.txt"]
    for _ in range(6):
        for _ in range(chance.randint(1, 3)):
            path = corpus / chance.choice(names)
            if path.exists() and chance.random() < 0.4:
                path.unlink()
            elif path.suffix == ".jsonl":
                ids = chance.sample(["tin-1", "tin-2", "lúa", "thêm", "x"], 3)
                write(path, "".join(json.dumps({"id": one, "title": one, "body": "Tin."}) + "\n" for one in ids))
            else:
                write(path, chance.choice(list(_TEXTS.values())[:3]) + f"\nLần {chance.random()}.")
        if not any(path.is_file() for path in corpus.rglob("*.txt")):
            write(corpus / "lúa.txt", "Lúa")
        updated(tmp_path / "index")


def test_the_command_says_what_it_did(tracuu: CommandLine, corpus: Path) -> None:
    same = tracuu("update")
    assert (same.code, same.out) == (3, "Không có gì thay đổi: 8 tài liệu.\n")
    assert "ảnh.png: C202" in same.err
    _add(corpus)
    _forget_a_bad_file(corpus)
    (corpus / "rỗng.txt").unlink()
    told = tracuu("update", "--lang", "en")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Read 1 new or changed files, 2 are gone: 9 documents in ")
    _change(corpus)
    found = tracuu("update", "--json", "--jobs", "1").json()
    assert (found["changed"], found["read"], found["gone"], found["documents"]) == (True, 1, 0, 9)
    assert tracuu("update", "--json").json()["changed"] is False
    assert tracuu("search", "đông xuân", "--json").json()["total"] == 1


def test_the_command_without_an_index_ends_with_four(tracuu: CommandLine) -> None:
    ran = tracuu("update")
    assert (ran.code, ran.err[:4]) == (4, "I401")
