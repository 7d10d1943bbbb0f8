"""Every test of this folder runs once for each engine, but for those that are about files on disk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from indexer.engine import Reader, SearchEngine
from indexer.engine.memory import MemoryEngine
from indexer.engine.whoosh import WhooshEngine
from tests.contract.asking import Opener, built
from tests.records import Sample

MakeEngine = Callable[[Path], SearchEngine]

_ENGINES: dict[str, MakeEngine] = {"memory": lambda _: MemoryEngine(), "whoosh": WhooshEngine}


@pytest.fixture(params=_ENGINES, scope="session")
def make_engine(request: pytest.FixtureRequest) -> MakeEngine:
    """Makes an engine without an index, that may use a folder."""
    return _ENGINES[request.param]


@pytest.fixture
def engine(make_engine: MakeEngine, tmp_path: Path) -> SearchEngine:
    """An engine without an index."""
    return make_engine(tmp_path / "index")


@pytest.fixture(scope="session")
def opened(make_engine: MakeEngine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """`opened(*samples)`: a reader of an index of these documents; tests that name the same ones share it."""
    readers: dict[str, Reader] = {}
    with ExitStack() as stack:

        def open_index(*samples: Sample, size: int = 2) -> Reader:
            key = repr((samples, size))
            if key not in readers:
                engine = make_engine(tmp_path_factory.mktemp("index"))
                built(engine, *samples, size=size)
                readers[key] = stack.enter_context(engine.open())
            return readers[key]

        yield open_index
