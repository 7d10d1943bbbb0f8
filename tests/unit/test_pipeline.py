"""Batches over several processes, which are threads here."""

import subprocess
import sys
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.build import pipeline
from indexer.build.pipeline import Batch, Worked
from indexer.build.settings import Settings
from indexer.model.files import RawFile
from tests.records import batch


def test_who_stops_a_build_does_not_wait_for_batches_that_have_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[list[RawFile]] = []
    first, stopped = threading.Event(), threading.Event()

    def work(raw: list[RawFile], _: Settings) -> Worked:
        begun.append(raw)
        if first.is_set():
            stopped.wait(10)
        first.set()
        return batch([]), []

    class Threads(ThreadPoolExecutor):
        def __init__(self, jobs: int, *_: object) -> None:
            super().__init__(jobs)

        def __exit__(self, *error: object) -> bool | None:
            stopped.set()
            return super().__exit__(*error)  # type: ignore[arg-type]  # what is raised, whatever it is

    monkeypatch.setattr(pipeline, "work", work)
    monkeypatch.setattr(pipeline, "_ready", lambda _: None)
    monkeypatch.setattr(pipeline, "ProcessPoolExecutor", Threads)
    made = pipeline.records([Batch() for _ in range(8)], Settings(), jobs=2)
    next(made)
    assert isinstance(made, Generator)
    made.close()
    assert len(begun) <= 3


_KILLED = """
import os, signal, sys, threading
from concurrent.futures import ProcessPoolExecutor
from indexer.build import pipeline
from indexer.build.settings import Settings
if __name__ == "__main__":
    stopped = threading.Event()
    for _ in range({threads}):
        threading.Thread(target=stopped.wait, daemon=True).start()
    context = pipeline._ready(Settings())
    pool = ProcessPoolExecutor(2, context, pipeline._begin)
    pool.submit(os.getpid).result()
    print(context.get_start_method(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(
    ("threads", "method"), [(0, "fork" if sys.platform == "linux" else "spawn"), (1, "spawn")], ids=["alone", "threads"]
)
def test_workers_end_with_the_process_that_started_them(tmp_path: Path, threads: int, method: str) -> None:
    program = tmp_path / "killed.py"
    program.write_text(_KILLED.format(threads=threads), "utf-8")
    # The workers hold its output open: it ends when the last of them has ended.
    ran = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (-9, method), ran.stderr
