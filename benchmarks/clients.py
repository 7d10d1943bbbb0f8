"""Clients that ask a server all the time and cost it little: raw sockets, all of them in one thread.

Each keeps its connection, sends the next request once the answer to the last one is there, and reads no more of an
answer than its status and its length. They share the machine with the server, so that `Load.used` is told as well.
"""

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_CHUNK = 1 << 16
_PATIENCE = 60.0
"""Seconds without any answer after which the server is given up."""


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a run.

    Attributes:
        times: milliseconds of wall time of each request, ascending.
        used: CPU seconds of the clients.
        seconds: wall time of the run.
    """

    times: tuple[float, ...]
    used: float
    seconds: float


@dataclass(slots=True)
class _Client:
    """One connection; `expected`: bytes of the whole answer, 0 while that is not known."""

    connection: socket.socket
    sent: float = 0.0
    answer: bytearray = field(default_factory=bytearray)
    expected: int = 0

    def ask(self, request: bytes) -> None:
        self.answer.clear()
        self.expected = 0
        self.sent = time.monotonic()
        self.connection.sendall(request)

    def read(self) -> bool:
        """Read what has come; whether the answer is complete."""
        part = self.connection.recv(_CHUNK)
        if not part:
            raise ConnectionError("the server closed a connection")
        self.answer += part
        if not self.expected:
            self.expected = _length(bytes(self.answer))
        return 0 < self.expected <= len(self.answer)


def _length(answer: bytes) -> int:
    """Bytes of an answer, its head included; 0 while the head is not complete."""
    head, found, _ = answer.partition(b"\r\n\r\n")
    if not found:
        return 0
    status, *lines = head.split(b"\r\n")
    if b" 200 " not in status:
        raise RuntimeError(f"the server said {status.decode()}")
    lengths = [line.partition(b":")[2] for line in lines if line.lower().startswith(b"content-length:")]
    return len(head) + len(b"\r\n\r\n") + int(lengths[0])


def load(address: str, paths: Iterator[str], *, clients: int, seconds: float) -> Load:
    """Ask with some clients at a time for some seconds; the answers under way at the end count.

    Args:
        address: `http://host:port/`.
        paths: what to ask, at least as many as will be answered.
        clients: connections.
        seconds: after which nothing more is asked.

    Raises:
        RuntimeError: an answer is no success, or none comes.
    """
    host, port = urlsplit(address).hostname or "", urlsplit(address).port or 80
    times: list[float] = []
    began, used = time.monotonic(), time.process_time()
    with selectors.DefaultSelector() as selector:
        waiting = [_Client(socket.create_connection((host, port))) for _ in range(clients)]
        for client in waiting:
            selector.register(client.connection, selectors.EVENT_READ, client)
            client.ask(_request(host, next(paths)))
        while waiting:
            ready = _ready(selector)
            for client in ready:
                if not client.read():
                    continue
                times.append(1000 * (time.monotonic() - client.sent))
                if time.monotonic() < began + seconds:
                    client.ask(_request(host, next(paths)))
                    continue
                selector.unregister(client.connection)
                client.connection.close()
                waiting.remove(client)
    return Load(tuple(sorted(times)), time.process_time() - used, time.monotonic() - began)


def _ready(selector: selectors.BaseSelector) -> Sequence[_Client]:
    ready = [key.data for key, _ in selector.select(_PATIENCE)]
    if not ready:
        raise RuntimeError("the server does not answer")
    return ready


def _request(host: str, path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
