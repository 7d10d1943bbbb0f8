"""The page over real documents, served as `tracuu serve` does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from waitress.server import create_server

from indexer import open_index
from indexer.search import Index
from webui import create_app


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve an index on a free port of this machine and give its address, without a slash at the end."""
    with open_index(folder) as index, _served(index) as address:
        yield address


@contextmanager
def served_anyway(folder: Path) -> Iterator[str]:
    """The same for a folder in which there may be no index."""
    with Index(folder) as index, _served(index) as address:
        yield address


@contextmanager
def _served(index: Index) -> Iterator[str]:
    server = create_server(create_app(index), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        server.trigger.close()
        thread.join(timeout=10)
