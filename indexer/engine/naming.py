"""The names of generations: when each began to be built, UTC, and a number for those of one second."""

import re
from datetime import datetime


def is_name(name: str) -> bool:
    """Whether a name is that of a generation: time of its build, UTC, and a number."""
    return bool(re.fullmatch(r"[0-9]{8}T[0-9]{6}-[0-9]{2,9}", name))


def order_of(name: str) -> tuple[str, int]:
    """Key that sorts the names of generations from the oldest to the newest."""
    stamp, _, number = name.partition("-")
    return stamp, int(number)


def begun(name: str) -> int:
    """When the generation of this name began to be built, nanoseconds since 1970, to the second."""
    return int(datetime.strptime(name.partition("-")[0] + "+0000", "%Y%m%dT%H%M%S%z").timestamp()) * 1_000_000_000
