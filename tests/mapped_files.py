"""Which files this process has mapped, without the help of the collector of circles: nobody knows when it comes."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest


def mapped(folder: Path) -> list[str]:
    """Files of a folder that this process has mapped."""
    return [line for line in Path("/proc/self/maps").read_text().splitlines() if str(folder) in line]


@pytest.fixture
def no_collection() -> Iterator[None]:
    """Nothing is freed that refers to itself."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
