"""Power cuts, full disks and rotten bytes: the old index or the new one, never a mix, and a clear error otherwise."""

import errno
import logging
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.engine import whoosh
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import IndexDamagedError, IndexNotWritableError
from indexer.model.record import RecordBatch
from indexer.model.request import Changes, Everything, SearchRequest, Term, Tier
from tests.records import Sample, batch, batches

# For every line "version seconds": starts a process that builds one version after the other, kills it after that time,
# and prints the last version that it had finished. Starting is a fork: importing takes longer than building.
KILLER = """
import os, signal, sys, time
from pathlib import Path
from tests.unit.test_whoosh_crash import build_for_ever
for line in sys.stdin:
    number, seconds = line.split()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        build_for_ever(Path(sys.argv[1]), int(number), writing)
    os.close(writing)
    told = os.read(reading, 1)
    time.sleep(float(seconds))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 1 << 16):
        told += more
    os.close(reading)
    print(told.split()[-1].decode(), flush=True)
"""


def build_for_ever(folder: Path, number: int, writing: int) -> None:
    """Build the versions after `number`, by rebuilding and updating, and write the number of each when it is live."""
    whoosh._GROUP_TOKENS = 5
    engine = WhooshEngine(folder)
    while True:
        number += 1
        samples = version(number)
        if number % 3:
            engine.rebuild(batches(samples, 1), fingerprint=str(number))
        else:
            gone = frozenset(sample.doc_id for sample in version(number - 1))
            engine.update(Changes(batches(samples, 1), gone), fingerprint=str(number))
        os.write(writing, f"{number}\n".encode())


def version(number: int) -> list[Sample]:
    """The documents of a version."""
    return [
        Sample(f"{number}/{place}", body=f"v{number} bộ", stored=f"{number} {place}".encode() * 50)
        for place in range(number % 7 + 1)
    ]


def held(engine: WhooshEngine) -> int:
    """The version that an index holds, after a look at everything in it."""
    assert engine.verify(deep=True).problems == ()
    with engine.open() as reader:
        ids = reader.ids()
        number = int(ids[0].partition("/")[0])
        expected = version(number)
        assert ids == tuple(sample.doc_id for sample in expected)
        assert reader.documents(ids) == {sample.doc_id: sample.stored for sample in expected}
        found = reader.search(SearchRequest((Tier("exact", Term("syllable", f"v{number}")),), deadline=3600.0))
        assert found.total == len(expected)
        return number


def test_a_build_that_is_killed_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311
    engine = WhooshEngine(tmp_path)
    engine.rebuild(batches(version(0)), fingerprint="0")
    number = 0
    with subprocess.Popen(
        [sys.executable, "-c", KILLER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killer:
        assert killer.stdin is not None
        assert killer.stdout is not None
        for _ in range(10):
            killer.stdin.write(f"{number} {chance.uniform(0, 0.1)}\n")
            killer.stdin.flush()
            last = int(killer.stdout.readline())
            number = held(engine)
            # It may have been killed after the switch and before it could tell.
            assert number in {last, last + 1}
            assert len([path for path in (tmp_path / "generations").iterdir() if path.name[0] != "."]) <= 3
    # The lock died with its holder, and what was half built is cleared away.
    engine.rebuild(batches(version(1)), fingerprint="1")
    assert len(list((tmp_path / "generations").iterdir())) == 2


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """An index with a previous generation (version 1) and a live one (version 2)."""
    engine = WhooshEngine(tmp_path / "index")
    for number in (1, 2):
        engine.rebuild(batches(version(number)), fingerprint=str(number))
    return engine


def live(engine: WhooshEngine, tmp_path: Path) -> Path:
    """The folder of the live generation."""
    return tmp_path / "index" / "generations" / engine.current()


def first_id(engine: WhooshEngine) -> str:
    """What is served."""
    with engine.open() as reader:
        return reader.ids()[0]


@pytest.mark.parametrize("how", ["flip", "cut", "empty", "remove", "grow"])
def test_every_damaged_file_of_a_generation_is_noticed_and_the_one_before_served(
    engine: WhooshEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    folder = live(engine, tmp_path)
    names = sorted(path.name for path in folder.iterdir())
    assert {Path(name).suffix for name in names} == {".fields", ".texts", ".toc", ".json", ""}
    for name in names:
        path = folder / name
        content = path.read_bytes()
        changes = {
            "flip": content[:-9] + bytes([content[-9] ^ 4]) + content[-8:],
            "cut": content[:-1],
            "empty": b"",
            "grow": content + b"\0",
        }
        path.unlink()
        if how != "remove":
            path.write_bytes(changes[how])
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            assert first_id(engine) == "1/0", name
        assert name in caplog.text
        path.write_bytes(content)
        caplog.clear()
        assert first_id(engine) == "2/0"
        assert not caplog.text


def test_a_large_file_with_a_rotten_directory_gives_way_to_the_generation_before(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if every file were too large to be hashed on each start.
    monkeypatch.setattr("indexer.engine.storage._SMALL", 0)
    folder = live(engine, tmp_path)
    for path, name in ((folder / "derived.fields", b"averages"), (folder / "tracuu_000001.fields", b"ids/ends")):
        content = path.read_bytes()
        for place in (len(content) - 1, len(content) - 12, content.rindex(name)):
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            assert first_id(engine) == "1/0", (path.name, place)
        path.write_bytes(content)
    assert first_id(engine) == "2/0"


def test_rotten_bytes_in_a_large_file_raise_no_foreign_error(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engine.storage._SMALL", 0)
    chance = random.Random(7)  # noqa: S311
    folder = live(engine, tmp_path)
    damaged = 0
    for path in sorted([*folder.glob("*.fields"), *folder.glob("*.texts")]):
        content = path.read_bytes()
        for _ in range(60):
            place = chance.randrange(len(content))
            path.write_bytes(
                content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
            )
            try:
                with engine.open() as reader:
                    reader.search(SearchRequest((Tier("exact", Everything()),), sort="title", deadline=3600.0))
                    reader.documents([sample.doc_id for sample in version(2)])
            except IndexDamagedError:
                damaged += 1
        path.write_bytes(content)
    assert damaged
    assert held(engine) == 2


def test_an_update_does_not_make_damage_look_sound(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engine.storage._SMALL", 0)
    name = engine.current()
    path = live(engine, tmp_path) / "tracuu_000001.texts"
    content = path.read_bytes()
    path.write_bytes(content[:5] + bytes([content[5] ^ 1]) + content[6:])
    with pytest.raises(IndexDamagedError, match="was changed"):
        engine.update(Changes(batches([Sample("new")])), fingerprint="f")
    assert engine.current() == name
    path.write_bytes(content)
    engine.update(Changes(batches([Sample("new")])), fingerprint="f")
    assert engine.verify(deep=True).problems == ()
    with engine.open() as reader:
        assert reader.count() == len(version(2)) + 1


def test_a_mistake_of_ours_is_not_reported_as_damage(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("a mistake")

    monkeypatch.setattr("indexer.engine.whoosh.evaluate.Evaluator.matching", fail)
    request = SearchRequest((Tier("exact", Everything()),))
    with engine.open() as reader:
        with pytest.raises(KeyError, match="a mistake"):
            reader.search(request)
        path = live(engine, tmp_path) / "sources"
        path.write_bytes(path.read_bytes() + b"\0")
        with pytest.raises(IndexDamagedError, match="sources"):
            reader.search(request)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """A disk on which no file can grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 1, 30, 100, 300, 1000, 3000, 5000])
def test_a_disk_that_fills_up_leaves_the_old_index(engine: WhooshEngine, tmp_path: Path, size: int) -> None:
    name = engine.current()
    before = sorted(path.name for path in (tmp_path / "index" / "generations").iterdir())
    builds: tuple[Callable[[], object], ...] = (
        lambda: engine.rebuild(batches(version(5), 1), fingerprint="f"),
        lambda: engine.update(Changes(batches(version(5), 1)), fingerprint="f"),
    )
    for build in builds:
        with room_for(size), pytest.raises(IndexNotWritableError) as caught:
            build()
        assert os.strerror(errno.EFBIG) in caught.value.message("vi")
        assert engine.current() == name
        assert held(engine) == 2
        assert sorted(path.name for path in (tmp_path / "index" / "generations").iterdir()) == before
    engine.rebuild(batches(version(6)), fingerprint="f")
    assert held(engine) == 6


def test_a_build_in_several_segments_fails_as_soon_as_one_cannot_be_written(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engine.whoosh._GROUP_TOKENS", 1)
    taken = 0

    def records() -> Iterator[RecordBatch]:
        nonlocal taken
        for taken in range(1000):  # counted for the test
            yield batch([Sample(str(taken), body="bộ")])

    with room_for(100), pytest.raises(IndexNotWritableError):
        engine.rebuild(records(), fingerprint="f")
    assert taken < 20
    assert held(engine) == 2


def test_a_full_disk_that_fails_while_linking_and_copying_is_not_writable(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("indexer.engine.whoosh.link_or_copy", fail)
    with pytest.raises(IndexNotWritableError, match=os.strerror(errno.ENOSPC)):
        engine.update(Changes(batches(version(5))), fingerprint="f")
    assert held(engine) == 2


def mapped(folder: Path) -> list[str]:
    """Files of a folder that this process has mapped."""
    return [line for line in Path("/proc/self/maps").read_text().splitlines() if str(folder) in line]


def test_nothing_is_mapped_when_it_is_renamed_or_removed(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows renames and removes no folder with a mapped file in it."""
    monkeypatch.setattr("indexer.engine.whoosh._GROUP_TOKENS", 1)
    looked: list[str] = []
    renamed = Path.rename

    def rename(path: Path, target: Path) -> Path:
        looked.extend(mapped(path))
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with engine.open() as reader:
        assert reader.documents(reader.ids())
        assert mapped(tmp_path / "index")
    del reader
    engine.rebuild(batches(version(5), 1), fingerprint="f")
    engine.update(Changes(batches(version(6), 1)), fingerprint="f")
    assert looked == []
    assert mapped(tmp_path / "index") == []
