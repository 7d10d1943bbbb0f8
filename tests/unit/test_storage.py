"""Generations on disk: names, the switch, the lock, what is kept."""

import hashlib
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.engine.manifest import FORMAT, MANIFEST, Manifest, decode_manifest
from indexer.engine.storage import GenerationStore
from indexer.engine.system import link_or_copy, locked
from indexer.errors import (
    IndexDamagedError,
    IndexFormatError,
    IndexMissingError,
    IndexNotWritableError,
    LockedError,
    NoPreviousGenerationError,
)


@pytest.fixture
def store(tmp_path: Path) -> GenerationStore:
    """An index without generations."""
    return GenerationStore(tmp_path / "index")


def made(store: GenerationStore, content: bytes = b"content", *, trusted: tuple[str, ...] = ()) -> str:
    """Make a generation of one file the live one."""
    with store.writing():
        building = store.begin()
        (building / "file").write_bytes(content)
        store.publish(building, fingerprint="f", documents=1, trusted=trusted)
        return store.current()


def names(store: GenerationStore) -> list[str]:
    """What lies in the folder of generations."""
    return sorted(path.name for path in (store.folder / "generations").iterdir())


def served(store: GenerationStore) -> str:
    """The generation that a reader gets."""
    return store.usable(lambda name: name)


def test_a_manifest_comes_back_as_it_was_written() -> None:
    manifest = Manifest(FORMAT, "dấu", 3, "2022-11-15", "before", ("toc",), {"b": (1, "x"), "a": (2, "y")})
    assert decode_manifest(manifest.encode()) == manifest
    assert manifest.size == 3


def test_every_flipped_character_of_a_manifest_is_noticed() -> None:
    text = Manifest(FORMAT, "f", 3, "2022-11-15", "", ("toc",), {"a": (2, "y")}).encode()
    for place in range(len(text)):
        changed = text[:place] + ("7" if text[place] != "7" else "8") + text[place + 1 :]
        try:
            found = decode_manifest(changed)
        except ValueError:
            continue
        # Space around the JSON means nothing.
        assert found == decode_manifest(text)
        assert text[place].isspace()


def signed(**content: object) -> str:
    """A manifest of any content that fits its own hash."""
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return json.dumps(content | {"sha256": digest})


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", "7", "{", signed(format=FORMAT), signed(format=FORMAT, files=[], trusted=[])]
)
def test_what_is_no_manifest_is_damage(store: GenerationStore, text: str) -> None:
    name = made(store)
    (store.path(name) / MANIFEST).write_text(text)
    with pytest.raises(IndexDamagedError):
        store.manifest(name)


@pytest.mark.parametrize("format_", [0, FORMAT + 1, "2", None])
def test_another_format_is_no_damage(store: GenerationStore, format_: object) -> None:
    made(store)
    name = made(store)
    (store.path(name) / MANIFEST).write_text(signed(format=format_, news=True))
    with pytest.raises(IndexFormatError) as caught:
        served(store)
    assert caught.value.values["found"] == format_


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
    after = [made(store) for _ in range(101)]
    assert after[:2] == ["20261122T100001-01", "20261122T100001-02"]
    assert after[-2:] == ["20261122T100001-100", "20261122T100001-101"]
    assert store.rollback() == after[-2]
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


def damage(path: Path, *, cut: int | None = None, flip: int | None = None) -> None:
    """Change a file in place, keeping its time."""
    content = bytearray(path.read_bytes())
    if flip is not None:
        content[flip] ^= 1
    before = path.stat()
    path.write_bytes(content[:cut])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


BIG = b"x" * (1 << 20) + b"y"
CHANGES: list[tuple[str, Callable[[Path], object]]] = [
    ("is missing", lambda folder: (folder / "file").unlink()),
    ("does not belong there", lambda folder: (folder / "foreign").write_bytes(b"")),
    ("does not belong there", lambda folder: (folder / "folder").mkdir()),
    ("has 6 bytes instead of 7", lambda folder: damage(folder / "file", cut=6)),
    ("has 0 bytes instead of 7", lambda folder: damage(folder / "file", cut=0)),
    ("has 8 bytes instead of 7", lambda folder: (folder / "file").write_bytes(b"content+")),
    ("was changed", lambda folder: damage(folder / "file", flip=3)),
    (MANIFEST, lambda folder: (folder / MANIFEST).unlink()),
    (MANIFEST, lambda folder: damage(folder / MANIFEST, flip=20)),
    (MANIFEST, lambda folder: damage(folder / MANIFEST, cut=50)),
]


@pytest.mark.parametrize(("message", "change"), CHANGES)
def test_a_changed_generation_is_refused_and_the_one_before_served(
    store: GenerationStore, caplog: pytest.LogCaptureFixture, message: str, change: Callable[[Path], object]
) -> None:
    first = made(store)
    with pytest.raises(NoPreviousGenerationError):
        store.rollback()
    second = made(store)
    change(store.path(second))
    assert served(store) == first
    assert message in caplog.text
    assert store.current() == second
    (store.path(first) / MANIFEST).unlink()
    with pytest.raises(IndexDamagedError, match=re.escape(message)):
        served(store)


def test_large_files_are_hashed_on_demand_and_trusted_ones_always(store: GenerationStore) -> None:
    name = made(store, BIG)
    damage(store.path(name) / "file", flip=5)
    assert served(store) == name
    assert store.problems(name, store.manifest(name), deep=False) == ()
    assert store.problems(name, store.manifest(name), deep=True) == (f"{name}/file was changed",)
    name = made(store, BIG, trusted=("file",))
    damage(store.path(name) / "file", flip=5)
    with pytest.raises(IndexDamagedError):
        store.usable(lambda found: found if found == name else _refuse())


def _refuse() -> str:
    raise IndexDamagedError(folder="", reason="not the one asked for")


def test_a_generation_that_cannot_be_opened_gives_way_to_the_one_before(store: GenerationStore) -> None:
    first, second = made(store), made(store)

    def opened(name: str) -> str:
        return _refuse() if name == second else name

    assert store.usable(opened) == first


def test_a_reader_that_is_overtaken_by_builds_gets_the_newest(store: GenerationStore) -> None:
    tried = []
    made(store)

    def opened(name: str) -> str:
        tried.append(name)
        if len(tried) < 3:
            made(store)
            made(store)
            return _refuse()
        return name

    assert store.usable(opened) == store.current() == tried[2]


def test_files_of_another_user_are_refused(store: GenerationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    name = made(store)
    monkeypatch.setattr("indexer.engine.storage.owner", lambda path: 1000 if path.name == "file" else 0)
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


HOLDER = """
import sys, time
from pathlib import Path
from indexer.engine.storage import GenerationStore
with GenerationStore(Path(sys.argv[1])).writing():
    print("holding", flush=True)
    sys.stdin.read()
"""


def test_a_lock_names_its_holder_and_dies_with_it(store: GenerationStore) -> None:
    made(store)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(store.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        with pytest.raises(LockedError) as caught:
            made(store)
        assert caught.value.values["pid"] == holder.pid
        assert datetime.fromisoformat(str(caught.value.values["since"])).tzinfo is not None
        holder.kill()
    name = made(store)
    assert served(store) == name


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"\xff", b'{"pid": 7}'])
def test_a_lock_whose_text_is_lost_still_locks(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "LOCK"
    with locked(path):
        path.write_bytes(content)
        with pytest.raises(LockedError) as caught, locked(path):
            pytest.fail("two hold one lock")
    assert set(caught.value.values) == {"pid", "host", "since"}
    assert caught.value.values["since"] == "?"


def test_a_lock_of_a_shorter_holder_leaves_nothing_of_the_longer_one(tmp_path: Path) -> None:
    path = tmp_path / "LOCK"
    path.write_text(json.dumps({"pid": 1, "host": "x" * 500, "since": ""}))
    with locked(path):
        assert json.loads(path.read_text())["pid"] == os.getpid()


def test_a_file_is_copied_where_it_cannot_be_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").write_bytes(b"content")
    link_or_copy(tmp_path / "one", tmp_path / "linked")
    assert (tmp_path / "linked").stat().st_ino == (tmp_path / "one").stat().st_ino

    def fail(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    link_or_copy(tmp_path / "one", tmp_path / "copied")
    assert (tmp_path / "copied").read_bytes() == b"content"
