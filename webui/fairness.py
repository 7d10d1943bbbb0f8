"""Several processes that take connections from one socket: who has more of them than another lets that one go first.

A browser keeps its connections, and so does a program: without this, the process that happens to be quicker when they
come takes most of them, and the other cores have little to do.
"""

import time
from collections.abc import Callable, MutableSequence
from typing import Protocol

ABSENT = 1 << 30
"""Instead of a number of connections: of a process that does not answer, or not at once."""

_MOMENT = 0.005
"""Seconds that another process has to take a connection first; as long as Python lets one thread run."""


class Accepting(Protocol):
    """What is needed of a server of Waitress; its loop calls `readable` on every turn."""

    active_channels: dict[int, object]
    readable: Callable[[], bool]
    handle_accept: Callable[[], None]


def give_way(
    server: Accepting,
    ready: Callable[[], bool],
    open_connections: MutableSequence[int],
    place: int,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Make a server wait a moment before it takes a connection while another has fewer.

    Args:
        server: of this process.
        ready: whether it answers at once; until then it leaves connections to the others.
        open_connections: of every process, in memory that they share; this one keeps its own number up to date.
        place: of this process in it.
        pause: waits so many seconds.
    """
    readable, accept = server.readable, server.handle_accept

    def counted() -> bool:
        open_connections[place] = len(server.active_channels) if ready() else ABSENT
        return readable()

    def in_turn() -> None:
        if open_connections[place] > min(open_connections):
            pause(_MOMENT)
        # Does nothing when another has taken it.
        accept()

    server.readable, server.handle_accept = counted, in_turn
