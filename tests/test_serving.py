"""`tracuu serve` in several processes: many ask at once, a process dies, the index is replaced, it is stopped."""

import contextlib
import json
import os
import signal
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import ServingError
from indexer.search import Index
from tests.serving import (
    JOBS,
    PATIENCE,
    TEXT,
    Served,
    build,
    eventually,
    fetched,
    serving_command,
    signals_and_processes,
)
from webui import supervisor
from webui.supervisor import Workers, serving
from webui.worker import answering


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The command over an index of one document."""
    build(tmp_path, TEXT)
    with serving_command(tmp_path) as running:
        yield running


@signals_and_processes
def test_many_who_ask_at_once_get_the_same_answer_from_every_process(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == JOBS)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: served.ask(), range(40)))
    assert {answer["total"] for answer in answers} == {1}
    assert len({json.dumps(answer | {"took_ms": 0}) for answer in answers}) == 1


@signals_and_processes
def test_a_process_that_dies_is_started_again_and_meanwhile_others_answer(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == JOBS)
    before = served.workers()
    os.kill(min(before), signal.SIGKILL)
    assert served.ask()["total"] == 1
    assert eventually(lambda: len(served.workers()) == JOBS and served.workers() != before)
    assert max(before) in served.workers()
    assert f"WARNING: Process {min(before)} has ended" in served.log.read_text()
    os.kill(max(before), signal.SIGKILL)
    assert served.ask()["total"] == 1


@signals_and_processes
def test_ctrl_c_ends_all_processes_without_a_word_of_theirs(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == JOBS)
    workers = served.workers()
    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait(PATIENCE) == 130
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert served.log.read_text().split() == ["Đã", "dừng."]
    assert served.port_is_free()


@signals_and_processes
@pytest.mark.parametrize("everyone", [False, True], ids=["the command alone", "every process of it"])
def test_the_system_may_end_it_at_any_moment(served: Served, *, everyone: bool) -> None:
    workers = served.workers()
    (os.killpg if everyone else os.kill)(served.process.pid, signal.SIGTERM)
    assert served.process.wait(PATIENCE) == 0
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert served.log.read_text() == ""
    assert served.port_is_free()


@signals_and_processes
def test_no_process_outlives_a_command_that_was_killed(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == JOBS)
    workers = served.workers()
    served.process.kill()
    assert eventually(lambda: not any(Path(f"/proc/{worker}/exe").exists() for worker in workers))
    assert served.port_is_free()


@signals_and_processes
def test_every_process_answers_from_a_new_index_as_soon_as_it_is_live(served: Served, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        before = {answer["generation"] for answer in pool.map(lambda _: served.ask(), range(16))}
        live = build(tmp_path, TEXT, "Một cuộc họp chi bộ khác.")
        after = [(answer["generation"], answer["total"]) for answer in pool.map(lambda _: served.ask(), range(16))]
    assert before != {live}
    assert set(after) == {(live, 2)}


def dies(*_: object, **__: object) -> None:
    """Be a process that never answers."""
    raise SystemExit(3)


def test_processes_that_do_not_start_are_an_error_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "work", dies)
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        pytest.raises(ServingError) as raised,
        serving(listening, tmp_path, allow_download=False, jobs=JOBS),
    ):
        pass
    assert "3" in raised.value.message("vi")
    assert "--jobs 1" in raised.value.message("vi")


def test_a_process_that_dies_again_and_again_is_started_less_and_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervisor, "work", dies)
    monkeypatch.setattr(supervisor, "_SHORTEST", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        workers = Workers(listening, tmp_path, allow_download=False)
        with contextlib.suppress(ServingError):
            workers.start(1)

        def died(times: int) -> bool:
            workers.mend()
            return len(caplog.records) >= times

        assert eventually(lambda: died(3))
        workers.end()
    pauses = [record.message.split()[-2] for record in caplog.records]
    assert pauses == ["0.1", "0.2", "0.4"]


def test_what_was_asked_before_the_end_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, TEXT)
    asked, released = threading.Event(), threading.Event()
    run = Index.run

    def slowly(index: Index, given: Any) -> Any:
        if given.query == "chi bộ":
            asked.set()
            assert released.wait(PATIENCE)
        return run(index, given)

    monkeypatch.setattr(Index, "run", slowly)
    with ThreadPoolExecutor(2) as pool, socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/search.json?q=chi+b%E1%BB%99"
        with answering(listening, tmp_path / "index"):
            answer = pool.submit(fetched, address)
            assert asked.wait(PATIENCE)
            threading.Timer(0.2, released.set).start()
        assert answer.result(PATIENCE)["total"] == 1


def test_that_a_new_index_is_damaged_is_told_once_and_the_one_before_answers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = build(tmp_path, TEXT)
    with Index(tmp_path / "index") as index:
        assert index.generation() == before
        live = build(tmp_path, "Nội dung khác.")
        next((tmp_path / "index" / "generations" / live).glob("*.texts")).unlink()
        assert [index.generation() for _ in range(3)] == [before] * 3
        assert len(caplog.records) == 1
