"""Power cuts, full disks and rotten bytes: the old index or the new one, never a mix, and a clear error otherwise."""

import errno
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.engine.whoosh import WhooshEngine
from indexer.errors import IndexNotWritableError
from indexer.model.changes import Changes
from indexer.model.record import RecordBatch
from tests.mapped_files import mapped, no_collection
from tests.records import Sample, batch, batches
from tests.unit.versions import held, version

__all__ = ["no_collection"]

# For every line "version seconds": starts a process that builds one version after the other, kills it after that time,
# and prints the last version that it had finished. Starting is a fork: importing takes longer than building.
KILLER = """
import os, signal, sys, time
from pathlib import Path
from tests.unit.versions import build_for_ever
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

    monkeypatch.setattr("indexer.engine.whoosh.carry.link_or_copy", fail)
    with pytest.raises(IndexNotWritableError, match=os.strerror(errno.ENOSPC)):
        engine.update(Changes(batches(version(5))), fingerprint="f")
    assert held(engine) == 2


@pytest.mark.usefixtures("no_collection")
def test_nothing_is_mapped_when_it_is_renamed_or_removed(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows renames and removes no folder with a mapped file in it, and nobody knows when cycles are collected."""
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
