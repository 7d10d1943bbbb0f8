"""How much work an action is, whatever else the machine does."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(action: Callable[[], object]) -> int:
    """How many lines of Python an action runs: a measure of its work that no busy machine changes."""
    run = 0

    def count(_: FrameType, event: str, __: object) -> Callable[..., Any]:
        nonlocal run
        run += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        action()
    finally:
        sys.settrace(before)
    return run
