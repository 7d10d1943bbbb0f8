"""Serve the page on the network with waitress."""

import gc
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

from indexer.errors import AddressTakenError, TracuuError
from indexer.search.page import SearchInput
from webui.application import create_app
from webui.index import SearchIndex

_THREADS = 8


def serve(
    folder: str | Path, *, host: str, port: int, announce: Callable[[str], None], allow_download: bool = False
) -> None:
    """Serve the index of a folder until interrupted.

    An index that is missing or damaged is answered with a page that says so, and served as soon as it is there.

    Args:
        folder: of the index.
        host: address to listen on.
        port: 0 takes a free one.
        announce: told the address once the page answers there.
        allow_download: hand out the files that documents were read from.

    Raises:
        AddressTakenError: another program listens there, or the address is not ours.
    """
    from waitress.server import create_server

    from indexer.search import Index

    # A browser opens several connections at once; that requests wait for a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with _listening(host, port) as listening, Index(Path(folder)) as index:
        server = create_server(
            create_app(index, allow_download=allow_download), sockets=[listening], threads=_THREADS, ident=None
        )
        shown = f"[{host}]" if ":" in host else host
        Thread(target=_prepare, args=(index,), daemon=True).start()
        announce(f"http://{shown}:{listening.getsockname()[1]}/")
        try:
            server.run()
        finally:
            server.close()


def _prepare(index: SearchIndex) -> None:
    """Make what the first question of each kind would wait for; a missing index is told to those who ask."""
    with suppress(TracuuError):
        index.run(SearchInput("tra cứu"))
        index.suggest("tra cứu")
    # What is there to stay is not garbage: looking through it again and again takes a tenth of the time of a page.
    gc.freeze()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressTakenError(host=host, port=port, reason=error.strerror or error) from error
