"""Whoever builds an index learns which files were in an encoding of before Unicode, from the first build on."""

from pathlib import Path

import pytest

from indexer import open_index, rebuild, update
from tests.command_line import CommandLine, tracuu

__all__ = ["tracuu"]

_OLD = "Céng hßa x· héi chñ nghÜa ViÖt Nam\n\n§¶ng bé tØnh häp bµn n«ng th«n míi, ®ång chÝ bÝ th­ chñ tr×."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tài liệu"
    made.mkdir()
    (made / "cũ.txt").write_text(_OLD, "utf-8")
    (made / "ngắn.txt").write_text("ViÖt Nam, x· héi", "utf-8")
    (made / "mới.txt").write_text("Đảng bộ thị xã họp giao ban", "utf-8")
    return made


def test_a_converted_document_is_found_and_says_so_wherever_it_is_shown(tracuu: CommandLine, folder: Path) -> None:
    built = tracuu("rebuild", folder)
    assert built.code == 0
    heading, converted, doubtful = built.err.splitlines()
    assert (heading, converted) == ("Lưu ý về 2 tệp:", "  cũ.txt: chuyển từ TCVN3 sang Unicode")
    assert doubtful.startswith("  ngắn.txt: có lẽ viết theo bảng mã cũ TCVN3 nhưng không chắc nên để nguyên")
    assert [hit["id"] for hit in tracuu("search", "đồng chí bí thư chủ trì", "--json").json()["hits"]] == ["cũ"]
    assert "  cũ.txt: converted from TCVN3 to Unicode" in tracuu("status", "--skipped", "--lang", "en").out
    assert "chuyển từ TCVN3 sang Unicode" in tracuu("show", "cũ").out
    assert tracuu("show", "cũ", "--json").json()["encoding"] == "TCVN3"
    assert tracuu("show", "mới", "--json").json()["encoding"] == ""


def test_an_update_keeps_what_was_told_of_files_that_it_does_not_read_again(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    told = rebuild([folder], index=index).remarks
    (folder / "thêm.txt").write_text("Thêm một tin", "utf-8")
    assert update(index=index).remarks == told
    (folder / "ngắn.txt").write_text("Việt Nam", "utf-8")
    assert [remark.path for remark in update(index=index).remarks] == ["cũ.txt"]
    with open_index(index) as opened:
        assert [remark.path for remark in opened.info().remarks] == ["cũ.txt"]
