"""Changed files of a generation."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engine.manifest import MANIFEST
from indexer.engine.storage import GenerationStore
from indexer.engine.system import owner
from indexer.errors import (
    IndexDamagedError,
    NoPreviousGenerationError,
)
from tests.unit.generations import made, refuse, served


@pytest.fixture
def store(tmp_path: Path) -> GenerationStore:
    """An index without generations."""
    return GenerationStore(tmp_path / "index")


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
        store.usable(lambda found: found if found == name else refuse())


def test_a_generation_that_is_dropped_or_closed_while_it_is_looked_at_gives_way_to_the_one_before(
    store: GenerationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = made(store), made(store)
    looked = owner

    def gone(path: Path) -> int:
        if path.parent.name == second:
            raise PermissionError(13, "Permission denied")
        return looked(path)

    monkeypatch.setattr("indexer.engine.manifest.owner", gone)
    assert served(store) == first
    assert store.problems(second, store.manifest(second), deep=False) == (f"{second}: Permission denied",)
    monkeypatch.setattr("indexer.engine.storage.os.access", lambda *_: False)
    with pytest.raises(IndexDamagedError, match="Permission denied"):
        served(store)
