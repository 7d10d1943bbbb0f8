"""Make one page after the other in a process, unless one takes long: then others are made beside it.

Two threads that make pages at once get no more done, since Python runs one of them at a time, and lose an eighth to
handing its lock to and fro: numpy lets it go a thousand times a page, and each thread finds the caches full of what
the other one needs.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG = 0.1
"""Seconds that a page keeps others waiting; nearly all are made in less."""


class Turns:
    """Who may go on; safe for several threads."""

    def __init__(self, *, long: float = LONG, now: Callable[[], float] = time.monotonic) -> None:
        """Let the next one begin after `long` seconds at the latest, by a clock."""
        self._long = long
        self._now = now
        self._passed = threading.Condition()
        self._holder: object = None
        self._since = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for the turn, and pass it on after the block; who takes long loses it to the next one meanwhile."""
        mine = object()
        with self._passed:
            while self._holder is not None and (left := self._since + self._long - self._now()) > 0:
                self._passed.wait(left)
            self._holder, self._since = mine, self._now()
        try:
            yield
        finally:
            with self._passed:
                if self._holder is mine:
                    self._holder = None
                    self._passed.notify()
