"""Several processes that answer on one socket: started again when they die, ended together.

Each is spawned and given the listening socket, which works on Windows as well; who has the fewest connections takes the
next one (`fairness`).
A link to each tells when it answers, and all of them which generation one has found damaged. When this process ends, in
whatever way, the links close and the others end, too.
"""

import logging
import multiprocessing
import signal
import socket
import threading
import time
from collections.abc import Iterator, MutableSequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from indexer.errors import ServingError
from webui.fairness import ABSENT
from webui.worker import work

_PATIENCE = 15.0
"""Seconds after which a process that was asked to end is made to."""
_SHORTEST, _LONGEST = 0.5, 30.0
"""Seconds before a process is started again: at first, and when it has died again and again before it answered."""
_BLINK = 0.01

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Worker:
    """One of the processes; `pause`: seconds before it is started again; `due`: when that is, 0 while it lives."""

    process: SpawnProcess
    link: Connection
    pause: float
    due: float = 0.0

    def heard(self) -> Iterator[str]:
        """What it has said since it was asked last: "" when it began to answer, names of damaged generations."""
        with suppress(EOFError, OSError):
            while self.link.poll():
                yield self.link.recv()

    def tell(self, name: str) -> None:
        """Name a damaged generation to it."""
        with suppress(OSError):
            self.link.send(name)


@dataclass(slots=True)
class Workers:
    """The processes that answer on a socket."""

    listening: socket.socket
    folder: Path
    allow_download: bool
    _running: list[_Worker] = field(default_factory=list)
    _refused: set[str] = field(default_factory=set)
    _open: MutableSequence[int] = field(default_factory=list)

    def start(self, jobs: int) -> None:
        """Start one and, once it answers, the others: together they would answer later.

        Raises:
            ServingError: it ends before it answers.
        """
        self._open = multiprocessing.get_context("spawn").RawArray("i", [ABSENT] * jobs)
        self._add()
        first = self._running[0]
        while not self._answers(first):
            if not first.process.is_alive():
                raise ServingError(code=first.process.exitcode)
            time.sleep(_BLINK)
        for _ in range(jobs - 1):
            self._add()

    def _add(self) -> None:
        with _deaf_to_interrupts():
            self._running.append(self._started(_SHORTEST, len(self._running)))

    def mend(self) -> None:
        """Start those again that have died: soon, or less and less often when they die before they answer."""
        now = time.monotonic()
        for place, worker in enumerate(self._running):
            if self._answers(worker):
                worker.pause = _SHORTEST
            if worker.process.is_alive():
                continue
            if not worker.due:
                self._open[place] = ABSENT
                worker.due = now + worker.pause
                died = (worker.process.pid, worker.process.exitcode, worker.pause)
                _log.warning("Process %s has ended with code %s; another one starts in %.1f seconds.", *died)
            elif worker.due <= now:
                worker.link.close()
                with _deaf_to_interrupts():
                    self._running[place] = self._started(min(2 * worker.pause, _LONGEST), place)

    def _answers(self, worker: _Worker) -> bool:
        """Whether a process has said, since it was asked last, that it answers now; other news go to all the others."""
        heard = list(worker.heard())
        for name in set(heard) - self._refused - {""}:
            self._refused.add(name)
            for other in self._running:
                if other is not worker:
                    other.tell(name)
        return "" in heard

    def end(self) -> None:
        """Let all of them answer what they were asked, and end."""
        for worker in self._running:
            worker.link.close()
        deadline = time.monotonic() + _PATIENCE
        for worker in self._running:
            worker.process.join(max(0.0, deadline - time.monotonic()))
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def _started(self, pause: float, place: int) -> _Worker:
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe()
        given = self.listening, self.folder, theirs, self._open, place
        options = {"allow_download": self.allow_download}
        process = spawning.Process(target=work, args=given, kwargs=options, daemon=True)
        with theirs:
            process.start()
        worker = _Worker(process, ours, pause)
        for name in self._refused:
            worker.tell(name)
        return worker


@contextmanager
def serving(listening: socket.socket, folder: Path, *, allow_download: bool, jobs: int) -> Iterator[Workers]:
    """Let several processes answer on a socket while the block runs; one of them does when it begins.

    Raises:
        ServingError: it does not start.
    """
    workers = Workers(listening, folder, allow_download)
    try:
        workers.start(jobs)
        yield workers
    finally:
        workers.end()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ignore Ctrl+C for a moment: where that is inherited, a process that starts then is deaf to it from its birth."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
