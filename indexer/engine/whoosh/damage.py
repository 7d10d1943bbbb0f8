"""What a reader does when bytes of its files have changed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from indexer.engine.whoosh.arrays import ROTTEN
from indexer.errors import IndexDamagedError


class Damageable(Protocol):
    """Reads a generation and can look at every byte of it."""

    generation: str
    problems: Callable[[], tuple[str, ...]]


R = TypeVar("R", bound=Damageable)
P = ParamSpec("P")
T = TypeVar("T")


def noticing_damage(method: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """When a method fails, look whether files are damaged: large ones are not hashed when they are opened."""

    @wraps(method)
    def checked(reader: R, /, *args: P.args, **options: P.kwargs) -> T:
        try:
            return method(reader, *args, **options)
        except ROTTEN as error:
            problems = reader.problems()
            if not problems:
                raise
            raise IndexDamagedError(folder=reader.generation, reason="; ".join(problems[:3])) from error

    return checked
