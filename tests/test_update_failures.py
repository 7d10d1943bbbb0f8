"""`tracuu update` when something goes wrong: what was indexed stays, and the next update goes on from there."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from indexer import open_index, rebuild, update
from indexer.build import Progress
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import CorpusEmptyError, CorpusMissingError, IndexChangedError, IndexMissingError
from indexer.model.files import SourceFile
from indexer.read import Comparison, compare_files
from tests.updating import add, corpus, remove, updated, write

__all__ = ["corpus"]


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


def test_an_update_that_is_stopped_leaves_the_old_index(corpus: Path, tmp_path: Path) -> None:
    before = WhooshEngine(tmp_path / "index").current()
    add(corpus)
    remove(corpus)

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
    add(corpus)

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
