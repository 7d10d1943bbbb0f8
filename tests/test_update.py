"""`tracuu update`: reads what changed, and then answers as a rebuild over the same folders would."""

import json
import os
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import open_index, rebuild, update
from indexer.build.settings import Settings, fingerprint, settings_of
from indexer.engine.whoosh import WhooshEngine
from tests.command_line import CommandLine, tracuu
from tests.updating import TEXTS, add, age, corpus, remove, updated, write

__all__ = ["corpus", "tracuu"]


def _change(folder: Path) -> None:
    write(folder / "lúa.txt", "Lúa đông xuân\nNông dân xã Phú Lộc gieo lúa.", hours=0)


def _change_a_line(folder: Path) -> None:
    path = folder / "2022/tin.jsonl"
    write(path, path.read_text("utf-8").replace("tin-3", "tin-9"), hours=0)


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
        (add, 1, 0),
        (_change, 1, 0),
        (_change_a_line, 1, 0),
        (remove, 0, 1),
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


def test_names_that_differ_only_in_their_spelling_are_kept_apart(corpus: Path, tmp_path: Path) -> None:
    write(corpus / unicodedata.normalize("NFD", "lúa.txt"), "Cùng tên, viết khác")
    assert updated(tmp_path / "index").read == 2
    assert not update(index=tmp_path / "index").changed
    (corpus / "lúa.txt").unlink()
    assert updated(tmp_path / "index").documents == 8


def test_an_update_keeps_the_settings_of_the_rebuild(corpus: Path, tmp_path: Path) -> None:
    rebuild([corpus], index=tmp_path / "index", entities=False, max_mib=3)
    add(corpus)
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
    assert (report.read, report.documents) == (len(TEXTS), 8)
    engine = WhooshEngine(tmp_path / "index")
    assert engine.manifest(engine.current()).fingerprint == fingerprint(Settings())
    assert not update(index=tmp_path / "index").changed


def test_any_row_of_changes_ends_where_a_rebuild_would(corpus: Path, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311
    names = [*TEXTS, "thêm.txt", "2022/thêm.md", "b.jsonl", "2022/lúa.txt"]
    for _ in range(6):
        for _ in range(chance.randint(1, 3)):
            path = corpus / chance.choice(names)
            if path.exists() and chance.random() < 0.4:
                path.unlink()
            elif path.suffix == ".jsonl":
                ids = chance.sample(["tin-1", "tin-2", "lúa", "thêm", "x"], 3)
                write(path, "".join(json.dumps({"id": one, "title": one, "body": "Tin."}) + "\n" for one in ids))
            else:
                write(path, chance.choice(list(TEXTS.values())[:3]) + f"\nLần {chance.random()}.")
        if not any(path.is_file() for path in corpus.rglob("*.txt")):
            write(corpus / "lúa.txt", "Lúa")
        updated(tmp_path / "index")


def test_the_command_says_what_it_did(tracuu: CommandLine, corpus: Path) -> None:
    same = tracuu("update")
    assert (same.code, same.out) == (3, "Không có gì thay đổi: 8 tài liệu.\n")
    assert "ảnh.png: C202" in same.err
    add(corpus)
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
