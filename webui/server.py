"""Serve the page on the network: listen, then answer in this process or in several that share the socket."""

import errno
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import AddressTakenError, AddressUnknownError, PortForbiddenError
from webui.supervisor import serving
from webui.worker import answering, end

_LOOK_SECONDS = 0.5
"""How often the processes are looked at."""


def serve(
    folder: str | Path,
    *,
    host: str,
    port: int,
    announce: Callable[[str], None],
    allow_download: bool = False,
    jobs: int = 1,
) -> None:
    """Serve the index of a folder until interrupted.

    An index that is missing or damaged is answered with a page that says so, and served as soon as it is there (the
    command does not begin without one).
    When the system asks the process to end (SIGTERM), requests under way are answered and SystemExit(0) is raised.

    Args:
        folder: of the index.
        host: address to listen on.
        port: 0 takes a free one.
        announce: told the address once the page answers there.
        allow_download: hand out the files that documents were read from.
        jobs: processes that answer. A page is mostly Python, so that one process does not use more than one core.

    Raises:
        AddressTakenError, AddressUnknownError, PortForbiddenError: nothing can listen there.
        ServingError: the processes that should answer do not start.
    """
    with _ending_when_asked(), _listening(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        if jobs > 1:
            with serving(listening, Path(folder), allow_download=allow_download, jobs=jobs) as workers:
                announce(address)
                while True:
                    time.sleep(_LOOK_SECONDS)
                    workers.mend()
        with answering(listening, Path(folder), allow_download=allow_download):
            announce(address)
            while True:
                time.sleep(_LOOK_SECONDS)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        # First by itself: what create_server raises does not tell an unknown name from other failures. An empty name
        # would mean every address of the machine.
        socket.getaddrinfo(host or "?", port, family)
        return socket.create_server((host, port), family=family)
    except (socket.gaierror, UnicodeError) as error:
        raise AddressUnknownError(host=host) from error
    except PermissionError as error:
        raise PortForbiddenError(port=port) from error
    except OSError as error:
        if error.errno in {errno.EADDRNOTAVAIL, socket.EAI_NONAME}:
            raise AddressUnknownError(host=host) from error
        raise AddressTakenError(host=host, port=port, reason=error) from error


@contextmanager
def _ending_when_asked() -> Iterator[None]:
    """Leave the block by SystemExit, as Ctrl+C leaves it by KeyboardInterrupt, when the system asks for an end."""
    if threading.current_thread() is not threading.main_thread():
        # Only the main thread is told of signals: whoever serves from another one ends it in its own way.
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
