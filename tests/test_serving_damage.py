"""A damaged index under a running server: it is told, and the one before answers in every process."""

import contextlib
import json
import socket
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from flask import Flask

from indexer.errors import IndexDamagedError
from indexer.search import Index
from indexer.search.page import SearchInput, SearchPage, Suggestion
from tests.serving import (
    PATIENCE,
    TEXT,
    build,
    damage,
    eventually,
    fetched,
    long_text,
    serving_command,
    signals_and_processes,
)
from webui import supervisor, worker
from webui.supervisor import Workers
from webui.worker import answering


@pytest.fixture
def listening() -> socket.socket:
    """A socket of a free port."""
    return socket.create_server(("127.0.0.1", 0))


def address_of(listening: socket.socket, path: str = "search.json?q=chi+b%E1%BB%99") -> str:
    return f"http://127.0.0.1:{listening.getsockname()[1]}/{path}"


def test_damage_that_opening_does_not_see_is_told_and_the_one_before_answers(
    tmp_path: Path, listening: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    before = build(tmp_path, TEXT)
    live = build(tmp_path, long_text())
    name = damage(tmp_path, live)
    told: list[str] = []
    with listening, answering(listening, tmp_path / "index", tell=told.append):
        assert eventually(lambda: fetched(address_of(listening))["generation"] == before)
        assert eventually(lambda: told)
    assert told == [live]
    assert f"{name} was changed" in caplog.text
    assert "tracuu rebuild" in caplog.text
    assert f"Serving the previous generation {before}" in caplog.text


def test_without_one_before_the_page_says_what_is_wrong_until_there_is_a_new_one(
    tmp_path: Path, listening: socket.socket
) -> None:
    name = damage(tmp_path, build(tmp_path, long_text()))

    def refused() -> str:
        with contextlib.suppress(urllib.error.HTTPError):
            fetched(address_of(listening))
            return ""
        with pytest.raises(urllib.error.HTTPError) as raised:
            fetched(address_of(listening))
        assert raised.value.code == 503
        return raised.value.read().decode()

    with listening, answering(listening, tmp_path / "index"):
        assert eventually(lambda: name in refused())
        live = build(tmp_path, TEXT)
        assert fetched(address_of(listening))["generation"] == live


def test_damage_that_an_answer_stumbles_over_is_refused_from_the_next_one_on(tmp_path: Path) -> None:
    before = build(tmp_path, TEXT)
    live = build(tmp_path, TEXT, "Một cuộc họp khác.")
    with Index(tmp_path / "index") as index:
        assert index.generation() == live
        texts = next((tmp_path / "index" / "generations" / live).glob("*.texts"))
        texts.write_bytes(bytes(byte ^ 255 for byte in texts.read_bytes()))
        with pytest.raises(IndexDamagedError):
            index.document("1")
        assert index.generation() == before
        assert index.document("0").document.body == TEXT


@pytest.mark.parametrize(
    ("name", "place", "bit"),
    [
        ("ids/ends", 0, 2),  # ids no longer ascend
        ("ids/bytes", 1, 1),  # two hits are called "0"
    ],
)
def test_hits_without_documents_of_their_own_are_damage(tmp_path: Path, name: str, place: int, bit: int) -> None:
    live = build(tmp_path, TEXT, f"{TEXT} Một cuộc họp khác.")
    with Index(tmp_path / "index") as index:
        assert index.search("chi bộ").total == 2
        (path,) = (tmp_path / "index" / "generations" / live).glob("tracuu_*.fields")
        content = bytearray(path.read_bytes())
        offset = int.from_bytes(content[-16:-8], "little")
        _, _, start = json.loads(content[offset:-16])[name]
        content[start + place] ^= bit
        path.write_bytes(content)
        with pytest.raises(IndexDamagedError):
            index.search("chi bộ")


@signals_and_processes
def test_a_file_that_is_damaged_under_a_running_server_sends_all_processes_to_the_index_before(tmp_path: Path) -> None:
    before = build(tmp_path, TEXT)
    with serving_command(tmp_path) as served:
        live = build(tmp_path, long_text())
        name = damage(tmp_path, live)

        def answers() -> set[str]:
            with ThreadPoolExecutor(8) as pool:
                return {answer["generation"] for answer in pool.map(lambda _: served.ask(), range(16))}

        def gone_back() -> int:
            return served.log.read_text().count(f"Serving the previous generation {before}")

        assert eventually(lambda: answers() == {before} and gone_back() == len(served.workers()))
        assert f"{name} was changed" in served.log.read_text()
        assert served.ask()["total"] == 1


def tells(_listening: object, folder: Path, link: Connection, _open: object, place: int, **_: object) -> None:
    """Be the first process, which finds damage, or one that writes down what it is told of."""
    link.send("")
    if not place:
        link.send("20260101T000000-00")
    with contextlib.suppress(EOFError):
        (folder / f"{not place}").write_text(link.recv(), "utf-8")


def test_what_one_process_finds_is_told_to_the_others_and_not_back(
    tmp_path: Path, listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "work", tells)
    with listening:
        workers = Workers(listening, tmp_path, allow_download=False)
        workers.start(2)

        def told() -> bool:
            workers.mend()
            return (tmp_path / "False").exists()

        assert eventually(told)
        workers.end()
    assert (tmp_path / "False").read_text("utf-8") == "20260101T000000-00"
    assert not (tmp_path / "True").exists()


def test_what_first_questions_would_wait_for_is_made_ready(
    tmp_path: Path, listening: socket.socket, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    build(tmp_path, f"Sáng nay, thành phố Hà Nội họp. {TEXT}")
    # On a busy machine the thread of an earlier test may still make its own index ready.
    asked: list[tuple[Index, SearchInput]] = []
    typed: list[str] = []
    run, suggest, prepare = Index.run, Index.suggest, worker._prepare
    ready = threading.Event()

    def running(index: Index, given: SearchInput) -> SearchPage:
        asked.append((index, given))
        return run(index, given)

    def suggesting(index: Index, prefix: str, limit: int = 5) -> tuple[Suggestion, ...]:
        typed.append(prefix)
        return suggest(index, prefix, limit)

    def preparing(index: Index, app: Flask) -> None:
        prepare(index, app)
        ready.set()

    monkeypatch.setattr(Index, "run", running)
    monkeypatch.setattr(Index, "suggest", suggesting)
    monkeypatch.setattr(worker, "_prepare", preparing)
    with listening, answering(listening, tmp_path / "index") as served:
        assert ready.wait(PATIENCE), caplog.text
        assert typed
        assert any(choice.name == "place" for index, given in asked if index is served for choice in given.choices)
        asked.clear()
        with urllib.request.urlopen(address_of(listening, "help"), timeout=PATIENCE) as answer:  # noqa: S310 - our own
            assert answer.status == 200
        assert [given for index, given in asked if index is served] == []
