"""An index over a small folder that changes, and how its updates are checked."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import open_index, rebuild, update
from indexer.build import UpdateReport, recorded_roots
from indexer.engine.whoosh import WhooshEngine
from indexer.model.files import SourceFile
from tests.contract.same_answers import assert_same_contents

_QUERIES = ("thị ủy", "so tay", '"sổ tay đảng viên"', "lúa OR họp", "đ*", "Kỳ Anh 2022", "ngày:2022")
TEXTS = {
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
    for name, text in TEXTS.items():
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


def add(folder: Path) -> None:
    """Write a new document."""
    write(folder / "2023/mới.txt", "Văn bản mới\nThị ủy ban hành sổ tay mới ngày 01/01/2023.")


def remove(folder: Path) -> None:
    """Remove a document."""
    (folder / "2022/họp.txt").unlink()
