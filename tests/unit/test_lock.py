"""The lock of the one writer, and links."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from indexer.engine.storage import GenerationStore
from indexer.engine.system import link_or_copy, locked
from indexer.errors import (
    LockedError,
)
from tests.unit.generations import made, served


@pytest.fixture
def store(tmp_path: Path) -> GenerationStore:
    """An index without generations."""
    return GenerationStore(tmp_path / "index")


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
