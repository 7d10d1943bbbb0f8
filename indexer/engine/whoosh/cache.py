"""What is kept in memory of an index."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class ByteCache:
    """Least recently used values within a budget of bytes; safe for several threads."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._used = 0
        self._values: OrderedDict[object, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def get(self, key: object, make: Callable[[], tuple[T, int]]) -> T:
        """The value of a key, made on first use; `make` returns it with its size in bytes."""
        with self._lock:
            entry = self._values.get(key)
            if entry is not None:
                self._values.move_to_end(key)
                found: T = entry[0]
                return found
        value, size = make()
        with self._lock:
            if key not in self._values and size <= self._budget:
                self._values[key] = (value, size)
                self._used += size
            while self._used > self._budget:
                _, (_, freed) = self._values.popitem(last=False)
                self._used -= freed
        return value
