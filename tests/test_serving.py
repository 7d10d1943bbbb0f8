"""`tracuu serve` in several processes: many ask at once, a process dies, the index is replaced, it is stopped."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from indexer import rebuild
from indexer.errors import ServingError
from indexer.search import Index
from webui import supervisor
from webui.supervisor import Workers, serving
from webui.worker import answering

_JOBS = 2
_PATIENCE = 60.0
signals_and_processes = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@dataclass(frozen=True, slots=True)
class Served:
    """A running `tracuu serve`; `log`: what it says on standard error."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    def ask(self, query: str = "chi bộ") -> dict[str, Any]:
        """The answer to a search, over a new connection."""
        return fetched(f"{self.address}search.json?q={quote(query)}")

    def workers(self) -> set[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()}

    def port_is_free(self) -> bool:
        """Whether another server could listen there."""
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", int(self.address.split(":")[2][:-1]))):
            return True
        return False


def fetched(address: str) -> dict[str, Any]:
    with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - our own
        found: dict[str, Any] = json.load(answer)
        return found


def eventually(happens: Callable[[], object]) -> bool:
    """Whether something happens soon enough."""
    deadline = time.monotonic() + _PATIENCE
    while not happens():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def build(folder: Path, *texts: str) -> str:
    """Build an index of some texts anew; the name of its generation."""
    documents = folder / "documents"
    documents.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (documents / f"{number}.txt").write_text(f"Họp chi bộ\n\n{text}", "utf-8")
    return rebuild([documents], index=folder / "index").generation


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The command over an index of one document, in a session of its own as a terminal has it."""
    build(tmp_path, "Nội dung cuộc họp chi bộ tháng này.")
    command = [sys.executable, "-m", "indexer", "serve", "--index", str(tmp_path / "index")]
    options = ["--port", "0", "--json", "--jobs", str(_JOBS)]
    log = tmp_path / "log"
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # A program inherits that its parent ignores Ctrl-C, as what a script starts in the background does.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*command, *options], stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True
        ) as process,
    ):
        assert process.stdout
        line = next(line for line in process.stdout if "address" in line)
        yield Served(process, line.split('"')[3], log)
        process.kill()


@signals_and_processes
def test_many_who_ask_at_once_get_the_same_answer_from_every_process(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == _JOBS)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: served.ask(), range(40)))
    assert {answer["total"] for answer in answers} == {1}
    assert len({json.dumps(answer | {"took_ms": 0}) for answer in answers}) == 1


@signals_and_processes
def test_a_process_that_dies_is_started_again_and_meanwhile_others_answer(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == _JOBS)
    before = served.workers()
    os.kill(min(before), signal.SIGKILL)
    assert served.ask()["total"] == 1
    assert eventually(lambda: len(served.workers()) == _JOBS and served.workers() != before)
    assert max(before) in served.workers()
    assert f"WARNING: Process {min(before)} has ended" in served.log.read_text()
    os.kill(max(before), signal.SIGKILL)
    assert served.ask()["total"] == 1


@signals_and_processes
def test_ctrl_c_ends_all_processes_without_a_word_of_theirs(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == _JOBS)
    workers = served.workers()
    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait(_PATIENCE) == 130
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert served.log.read_text().split() == ["Đã", "dừng."]
    assert served.port_is_free()


@signals_and_processes
@pytest.mark.parametrize("everyone", [False, True], ids=["the command alone", "every process of it"])
def test_the_system_may_end_it_at_any_moment(served: Served, *, everyone: bool) -> None:
    workers = served.workers()
    (os.killpg if everyone else os.kill)(served.process.pid, signal.SIGTERM)
    assert served.process.wait(_PATIENCE) == 0
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert served.log.read_text() == ""
    assert served.port_is_free()


@signals_and_processes
def test_no_process_outlives_a_command_that_was_killed(served: Served) -> None:
    assert eventually(lambda: len(served.workers()) == _JOBS)
    workers = served.workers()
    served.process.kill()
    assert eventually(lambda: not any(Path(f"/proc/{worker}/exe").exists() for worker in workers))
    assert served.port_is_free()


@signals_and_processes
def test_every_process_answers_from_a_new_index_as_soon_as_it_is_live(served: Served, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        before = {answer["generation"] for answer in pool.map(lambda _: served.ask(), range(16))}
        live = build(tmp_path, "Nội dung cuộc họp chi bộ tháng này.", "Một cuộc họp chi bộ khác.")
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
        serving(listening, tmp_path, allow_download=False, jobs=_JOBS),
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
    build(tmp_path, "Nội dung cuộc họp chi bộ tháng này.")
    asked, released = threading.Event(), threading.Event()
    run = Index.run

    def slowly(index: Index, given: Any) -> Any:
        if given.query == "chi bộ":
            asked.set()
            assert released.wait(_PATIENCE)
        return run(index, given)

    monkeypatch.setattr(Index, "run", slowly)
    with ThreadPoolExecutor(2) as pool, socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/search.json?q=chi+b%E1%BB%99"
        with answering(listening, tmp_path / "index"):
            answer = pool.submit(fetched, address)
            assert asked.wait(_PATIENCE)
            threading.Timer(0.2, released.set).start()
        assert answer.result(_PATIENCE)["total"] == 1


def test_that_a_new_index_is_damaged_is_told_once_and_the_one_before_answers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = build(tmp_path, "Nội dung cuộc họp chi bộ tháng này.")
    with Index(tmp_path / "index") as index:
        assert index.generation() == before
        live = build(tmp_path, "Nội dung khác.")
        next((tmp_path / "index" / "generations" / live).glob("*.texts")).unlink()
        assert [index.generation() for _ in range(3)] == [before] * 3
        assert len(caplog.records) == 1


def test_damage_that_opening_an_index_does_not_see_is_told_while_it_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    live = build(tmp_path, "Nội dung cuộc họp chi bộ tháng này.")
    # As if the file were as large as that of ten thousand documents.
    monkeypatch.setattr("indexer.engine.storage._SMALL", 0)
    texts = next((tmp_path / "index" / "generations" / live).glob("*.texts"))
    texts.write_bytes(texts.read_bytes()[:-1] + b"?")
    with socket.create_server(("127.0.0.1", 0)) as listening, answering(listening, tmp_path / "index", checks=True):
        assert eventually(lambda: caplog.records)
    assert f"{texts.name} was changed" in caplog.text
    assert "tracuu rollback" in caplog.text
