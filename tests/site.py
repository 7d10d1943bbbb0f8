"""The page over real documents, served as `tracuu serve` does."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from webui.worker import answering


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve an index, if there is one, on a free port of this machine; its address, without a slash at the end."""
    with socket.create_server(("127.0.0.1", 0)) as listening, answering(listening, folder):
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
