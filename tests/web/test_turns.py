"""Pages of one process are made one after the other, but nobody waits long for a slow one."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from webui.turns import Turns

_PATIENCE = 20.0
"""Seconds after which a test that hangs fails."""


class Work:
    """Something to do in turns; tells how many do it at once."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.under_way = self.most = 0
        self._counting = threading.Lock()

    def do(self, wait: Callable[[], object] = lambda: threading.Event().wait(0.001)) -> None:
        """Wait in turn."""
        with self.turns.one():
            with self._counting:
                self.under_way += 1
                self.most = max(self.most, self.under_way)
            wait()
            with self._counting:
                self.under_way -= 1


def test_quick_pages_are_made_one_after_the_other() -> None:
    work = Work(Turns(long=_PATIENCE))
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work.do) for _ in range(40)]:
            done.result(_PATIENCE)
    assert work.most == 1


def test_a_page_that_takes_long_lets_the_others_be_made_beside_it_one_after_the_other() -> None:
    work, begun, others_done = Work(Turns(long=0.2)), threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        assert others_done.wait(_PATIENCE)

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(work.do, slow)
        assert begun.wait(_PATIENCE)
        for done in [pool.submit(work.do) for _ in range(20)]:
            done.result(_PATIENCE)
        others_done.set()
        first.result(_PATIENCE)
    assert work.most == 2


def test_the_turn_is_passed_on_when_a_page_fails() -> None:
    turns = Turns(long=_PATIENCE)
    with pytest.raises(ValueError, match="broken"), turns.one():
        raise ValueError("broken")
    with ThreadPoolExecutor(1) as pool:
        pool.submit(Work(turns).do).result(_PATIENCE)


def test_who_took_long_does_not_end_the_turn_of_the_next_one() -> None:
    time = [0.0]
    turns = Turns(long=5.0, now=lambda: time[0])
    begun, ended, overtaken = threading.Event(), threading.Event(), threading.Event()
    order: list[str] = []

    def second() -> None:
        with turns.one():
            begun.set()
            assert ended.wait(_PATIENCE)
            order.append("second")

    def third() -> None:
        with turns.one():
            order.append("third")
            overtaken.set()

    with ThreadPoolExecutor(2) as pool:
        with turns.one():
            time[0] = 6.0
            doing = [pool.submit(second)]
            assert begun.wait(_PATIENCE)
        doing.append(pool.submit(third))
        assert not overtaken.wait(0.05)
        ended.set()
        for done in doing:
            done.result(_PATIENCE)
    assert order == ["second", "third"]
