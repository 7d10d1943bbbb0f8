"""The cache of hot terms."""

import threading
from concurrent.futures import ThreadPoolExecutor

from indexer.engine.whoosh.cache import ByteCache


def test_values_are_made_once_within_the_budget() -> None:
    cache, made = ByteCache(100), []

    def make(key: str, size: int) -> str:
        def value() -> tuple[str, int]:
            made.append(key)
            return key.upper(), size

        return cache.get(key, value)

    assert [make("a", 40), make("b", 40), make("a", 40)] == ["A", "B", "A"]
    assert made == ["a", "b"]
    make("c", 40)  # b was used longest ago
    make("a", 40)
    make("b", 40)
    assert made == ["a", "b", "c", "b"]


def test_a_value_over_the_budget_is_given_and_not_kept() -> None:
    cache = ByteCache(100)
    assert cache.get("small", lambda: (1, 100)) == 1
    assert cache.get("large", lambda: (2, 101)) == 2
    assert cache.get("large", lambda: (3, 101)) == 3
    assert cache.get("small", lambda: (4, 100)) == 1


def test_an_error_is_not_kept() -> None:
    cache = ByteCache(100)
    for _ in range(2):
        try:
            cache.get("a", lambda: (1 // 0, 1))
        except ZeroDivisionError:
            continue
    assert cache.get("a", lambda: (5, 1)) == 5


def test_threads_may_make_a_value_twice_but_count_it_once() -> None:
    cache, together = ByteCache(100), threading.Barrier(4, timeout=30)

    def make() -> tuple[int, int]:
        together.wait()
        return 1, 50

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: cache.get("a", make), range(4))) == [1] * 4
    assert cache.get("b", lambda: (2, 50)) == 2
    assert cache.get("a", lambda: (9, 50)) == 1


def test_a_value_may_be_made_of_others() -> None:
    cache = ByteCache(100)
    assert cache.get("sum", lambda: (cache.get("one", lambda: (1, 1)) + 1, 1)) == 2
