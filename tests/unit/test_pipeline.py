"""Batches over several processes, which are threads here."""

import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor

import pytest

from indexer.build import pipeline
from indexer.build.pipeline import Batch, Worked
from indexer.build.settings import Settings
from indexer.model.document import RawFile
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
    monkeypatch.setattr(pipeline, "ProcessPoolExecutor", Threads)
    made = pipeline.records([Batch() for _ in range(8)], Settings(), jobs=2)
    next(made)
    assert isinstance(made, Generator)
    made.close()
    assert len(begun) <= 3
