"""Answer requests in threads of this process: alone, or as one of several processes that the supervisor started.

Flask, numpy and the index are imported by those who answer, not by the process that watches over them.
"""

import gc
import logging
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, MutableSequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from indexer.errors import TracuuError
from webui.fairness import give_way
from webui.turns import Turns

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from flask import Flask
    from waitress.server import TcpWSGIServer

    from indexer.search import Index

THREADS = 4
"""Of each process; they take turns (`turns`). One would make everybody wait for a slow page."""

_PATIENCE = 10.0
"""Seconds that requests under way may take when the server ends."""
_SEND_SECONDS = 2.0
"""Seconds that browsers may take to fetch the rest of their answers then."""
GARBAGE = (20_000, 100)
"""Objects made and not yet freed after which the interpreter looks for garbage among them, and how often it does so
before it looks again at those that were none: what is kept of pages has none, and looking takes 40 ms.
"""

_LOOK_SECONDS = 2.0
"""How often is looked whether another generation has gone live."""

_Tell = Callable[[str], object]

_FOUND_ELSEWHERE = "another process has found changed files"

_log = logging.getLogger(__name__)


def end(*_: object) -> NoReturn:
    """Handle a signal: leave the main thread in an orderly way, with success."""
    raise SystemExit(0)


def work(
    listening: socket.socket,
    folder: Path,
    link: Connection,
    open_connections: MutableSequence[int],
    place: int,
    *,
    allow_download: bool,
) -> None:
    """Be one of several processes: say "" on `link` when the page answers, end when its other side is closed or dies.

    Names of damaged generations go both ways on it: what one process has found all of them refuse. Ctrl+C reaches all
    processes of a terminal; only the supervisor heeds it. Connections are shared with the others, see `give_way`; the
    first of them checks the files for all.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, end)
    logging.basicConfig(format="%(levelname)s: %(message)s (process %(process)d)", level=logging.WARNING)

    def tell(name: str) -> None:
        with suppress(OSError):  # The supervisor is gone, and this process is about to end.
            link.send(name)

    fair = partial(give_way, open_connections=open_connections, place=place)
    site = answering(listening, folder, allow_download=allow_download, checks=not place, tell=tell, share=fair)
    with site as index, suppress(EOFError, OSError):
        link.send("")
        while True:
            index.live.engine.refuse(link.recv(), _FOUND_ELSEWHERE)


@contextmanager
def answering(
    listening: socket.socket,
    folder: Path,
    *,
    allow_download: bool = False,
    checks: bool = True,
    tell: _Tell = str,
    share: Callable[["TcpWSGIServer", Callable[[], bool]], None] = lambda *_: None,
) -> Iterator["Index"]:
    """Answer what comes in on a socket, from the index that the block is given; at its end what is under way.

    Args:
        listening: the socket; it is closed at the end.
        folder: of the index.
        allow_download: hand out the files that documents were read from.
        checks: read every byte of each generation in the background, say in the log when one is damaged and answer from
            the one before; one process of several is enough.
        tell: is told the name of every generation that is found damaged, in this way or in answering.
        share: makes the server share connections with others, given what tells whether it answers at once.
    """
    from indexer.search import Index
    from webui.application import create_app

    ended, prepared = threading.Event(), threading.Event()
    with Index(folder) as index:
        app = create_app(index, allow_download=allow_download)
        server = _server(app, listening)
        share(server, prepared.is_set)
        ready = partial(_stay_ready, index, app, prepared, ended, tell, checks=checks)
        threads = [threading.Thread(target=task, daemon=True) for task in (server.run, ready)]
        for thread in threads:
            thread.start()
        try:
            yield index
        finally:
            ended.set()
            _finish(server)
            for thread in threads:
                thread.join(_PATIENCE)


def _server(app: "Flask", listening: socket.socket) -> "TcpWSGIServer":
    from waitress.server import create_server

    turns = Turns()

    def in_turn(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        with turns.one():
            return app(environ, start_response)

    # A browser opens several connections at once; that requests wait for a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return create_server(in_turn, sockets=[listening], threads=THREADS, ident=None)


def _finish(server: "TcpWSGIServer") -> None:
    """Take no more connections, answer what was asked, then close everything, which ends the loop of the server."""
    from waitress import wasyncore

    server.accepting = False
    server.task_dispatcher.shutdown(timeout=_PATIENCE)
    deadline = time.monotonic() + _SEND_SECONDS
    while any(channel.total_outbufs_len for channel in list(server.active_channels.values())):
        if time.monotonic() > deadline:
            break
        time.sleep(0.01)
    # By the loop's own thread: it must not find a closed socket in its hands.
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))  # noqa: SLF001 - it has no other way to end


def _stay_ready(
    index: "Index", app: "Flask", prepared: threading.Event, ended: threading.Event, tell: _Tell, *, checks: bool
) -> None:
    """Make what the first question of each kind would wait for, now and whenever another generation answers.

    Its files are read whole then, if wanted; which generations were found damaged is told. Those who ask are told on
    the page that no index can answer; who runs it reads so once in the log, of the process that checks.
    """
    version, told, said = "", index.live.engine.refused(), ""
    while True:
        failed = ""
        try:
            if version != index.version():
                _prepare(index, app)
                prepared.set()
                version = index.version()
                if checks:
                    _check(index)
        except TracuuError as error:
            failed = str(error)
        if failed != said and failed and checks:
            _log.warning("%s", failed)
        said = failed
        for name in sorted(index.live.engine.refused() - told):
            told |= {name}
            tell(name)
        if ended.wait(_LOOK_SECONDS):
            return


def _prepare(index: "Index", app: "Flask") -> None:
    from indexer.search.page import FacetChoice, SearchInput

    index.run(SearchInput("tra cứu"))
    # The names of all places, which the first filter by one would read.
    index.run(SearchInput("tra cứu", (FacetChoice("place", ("Hà Nội",)),)))
    index.suggest("tra cứu")
    # Its examples are some forty searches.
    app.test_client().get("/help")
    # What is there to stay is not garbage: looking through it again and again takes a tenth of the time of a page.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # Nor does a page leave rings of garbage behind: looking for them after every 700 objects took a sixth of its time.
    gc.set_threshold(*GARBAGE)


def _check(index: "Index") -> None:
    """Look for damage that opening an index does not see, tell of it and let the generation before answer."""
    generation = index.generation()
    problems = index.live.check()
    if problems:
        said = "The index %s is damaged: %s. Rebuild it (tracuu rebuild FOLDER)."
        _log.error(said, generation, "; ".join(problems[:3]))
        index.generation()
