"""Generations on disk: names, the switch, what is kept."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.engine.manifest import MANIFEST
from indexer.engine.storage import GenerationStore
from indexer.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexNotWritableError,
)
from tests.unit.generations import made, names, refuse, served


@pytest.fixture
def store(tmp_path: Path) -> GenerationStore:
    """An index without generations."""
    return GenerationStore(tmp_path / "index")


def test_the_live_generation_and_the_one_before_are_kept(store: GenerationStore) -> None:
    made_ = [made(store) for _ in range(5)]
    assert names(store) == made_[-2:]
    assert store.manifest(made_[-1]).previous == made_[-2]
    assert (store.folder / "CURRENT").read_text() == made_[-1] + "\n"


def test_names_tell_the_time_and_only_grow(store: GenerationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        stamp = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert tz is UTC
            return cls.stamp

    monkeypatch.setattr("indexer.engine.storage.datetime", Clock)
    first = [made(store) for _ in range(3)]
    assert first == [f"20261122T100000-0{number}" for number in range(3)]
    Clock.stamp = datetime(2026, 11, 22, 10, 0, 1, tzinfo=UTC)
    assert made(store) == "20261122T100001-00"
    # The clock was wrong and is put back by a year.
    Clock.stamp = datetime(2025, 11, 22, 10, 0, 0, tzinfo=UTC)
    assert made(store) == "20261122T100001-01"
    store.path("20261122T100001-01").rename(store.path("20261122T100001-98"))
    (store.folder / "CURRENT").write_text("20261122T100001-98")
    after = [made(store) for _ in range(3)]
    assert after == [f"20261122T100001-{number}" for number in (99, 100, 101)]
    assert store.rollback() == "20261122T100001-100"
    assert made(store) == "20261122T100001-102"
    assert names(store) == ["20261122T100001-100", "20261122T100001-102"]


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\x00\xff", b"..", b"../..", b"generations", b"/etc", b"20260101T000000-00x"]
)
def test_an_unreadable_current_serves_the_newest_generation_loudly(
    store: GenerationStore, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    made(store)
    newest = made(store)
    (store.folder / "CURRENT").write_bytes(content)
    with pytest.raises(IndexDamagedError, match="CURRENT"):
        store.current()
    with caplog.at_level(logging.ERROR):
        assert served(store) == newest
    assert newest in caplog.text
    assert "CURRENT" in caplog.text
    third = made(store)
    assert (served(store), names(store)) == (third, [newest, third])


def test_a_current_that_is_a_folder_is_damage_and_no_missing_index(store: GenerationStore) -> None:
    name = made(store)
    (store.folder / "CURRENT").unlink()
    (store.folder / "CURRENT").mkdir()
    with pytest.raises(IndexDamagedError):
        store.current()
    assert served(store) == name


def test_rollback_repairs_an_unreadable_current(store: GenerationStore) -> None:
    first, second = made(store), made(store)
    (store.folder / "CURRENT").write_bytes(b"")
    assert store.rollback() == second
    assert store.rollback() == first


def test_a_current_that_names_a_missing_generation_serves_the_one_before(
    store: GenerationStore, caplog: pytest.LogCaptureFixture
) -> None:
    name = made(store)
    (store.folder / "CURRENT").write_text("29991231T235959-00\n")
    assert served(store) == name
    assert "29991231T235959-00" in caplog.text
    assert made(store) == "29991231T235959-01"
    assert store.rollback() == name


def test_nothing_is_served_when_nothing_is_sound(store: GenerationStore) -> None:
    for name in (made(store), made(store)):
        (store.path(name) / "file").write_bytes(b"changed")
    with pytest.raises(IndexDamagedError):
        served(store)
    assert served_after_rebuild(store) == names(store)[-1]


def served_after_rebuild(store: GenerationStore) -> str:
    """The generation that is served after another build."""
    made(store)
    assert len(names(store)) == 1
    return served(store)


def test_a_build_keeps_the_generation_that_is_served_not_the_damaged_one(store: GenerationStore) -> None:
    first, second = made(store), made(store)
    (store.path(second) / "file").write_bytes(b"changed")
    third = made(store)
    assert names(store) == [first, third]
    assert store.rollback() == first
    assert served(store) == first


def test_a_generation_that_cannot_be_opened_gives_way_to_the_one_before(store: GenerationStore) -> None:
    first, second = made(store), made(store)

    def opened(name: str) -> str:
        return refuse() if name == second else name

    assert store.usable(opened) == first


def test_a_reader_that_is_overtaken_by_builds_gets_the_newest(store: GenerationStore) -> None:
    tried = []
    made(store)

    def opened(name: str) -> str:
        tried.append(name)
        if len(tried) < 3:
            made(store)
            made(store)
            return refuse()
        return name

    assert store.usable(opened) == store.current() == tried[2]


def test_files_of_another_user_are_refused(store: GenerationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    name = made(store)
    monkeypatch.setattr("indexer.engine.manifest.owner", lambda path: 1000 if path.name == "file" else 0)
    assert f"{name}/file belongs to another user" in store.problems(name, store.manifest(name), deep=False)


def test_everything_is_on_disk_before_the_switch(store: GenerationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    made(store)
    synced: list[str] = []
    monkeypatch.setattr("indexer.engine.storage.sync", lambda path: synced.append(path.name))
    replaced = Path.replace

    def replace(path: Path, target: Path) -> Path:
        synced.append(f"{path.name} -> {target.name}")
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    name = made(store)
    assert sorted(synced[:2]) == ["file", MANIFEST]
    assert synced[2:] == [f".building-{name}", "generations", "CURRENT.new", "CURRENT.new -> CURRENT", "index"]


@pytest.mark.parametrize("step", ["rename", "replace", "write_text"])
def test_a_failed_switch_leaves_the_old_generation_and_no_orphan(
    store: GenerationStore, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    name = made(store)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, fail)
        with pytest.raises(IndexNotWritableError, match="No space left"):
            made(store)
    assert served(store) == name
    assert [found for found in names(store) if not found.startswith(".")] == [name]
    made(store)
    assert len(names(store)) == 2


def test_an_index_folder_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    store = GenerationStore(tmp_path / "index")
    with pytest.raises(IndexMissingError):
        store.current()
    with pytest.raises(IndexNotWritableError):
        made(store)
    assert (tmp_path / "index").read_text() == "a file"


def test_going_back_in_a_missing_folder_does_not_make_it(store: GenerationStore) -> None:
    with pytest.raises(IndexMissingError):
        store.rollback()
    assert not store.folder.exists()


def test_leftovers_of_dead_builds_go_with_the_next(store: GenerationStore) -> None:
    made(store)
    dead = store.folder / "generations" / ".building-20260101T000000-00"
    dead.mkdir()
    (dead / "file").write_bytes(b"half")
    (store.folder / "generations" / "notes.txt").write_text("foreign")
    name = made(store)
    assert names(store)[1:] == [name, "notes.txt"]
