"""Serve the page on the network with waitress."""

from collections.abc import Callable
from pathlib import Path

from indexer.errors import AddressTakenError
from webui.application import create_app

_THREADS = 8


def serve(folder: str | Path, *, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve the index of a folder until interrupted.

    An index that is missing or damaged is answered with a page that says so, and served as soon as it is there.

    Args:
        folder: of the index.
        host: address to listen on.
        port: 0 takes a free one.
        announce: told the address once the page answers there.

    Raises:
        AddressTakenError: another program listens there, or the address is not ours.
    """
    from waitress.server import create_server

    from indexer.search import Index

    with Index(Path(folder)) as index:
        try:
            server = create_server(create_app(index), host=host, port=port, threads=_THREADS, ident=None)
        except OSError as error:
            raise AddressTakenError(host=host, port=port, reason=error.strerror or error) from error
        shown = f"[{host}]" if ":" in host else host
        announce(f"http://{shown}:{server.effective_port}/")
        try:
            server.run()
        finally:
            server.close()
