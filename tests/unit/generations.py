"""Short ways to make generations and look at them."""

from typing import Never

from indexer.engine.storage import GenerationStore
from indexer.errors import IndexDamagedError


def made(store: GenerationStore, content: bytes = b"content", *, trusted: tuple[str, ...] = ()) -> str:
    """Make a generation of one file the live one."""
    with store.writing():
        building = store.begin()
        (building / "file").write_bytes(content)
        store.publish(building, fingerprint="f", documents=1, trusted=trusted)
        return store.current()


def names(store: GenerationStore) -> list[str]:
    """What lies in the folder of generations."""
    return sorted(path.name for path in (store.folder / "generations").iterdir())


def served(store: GenerationStore) -> str:
    """The generation that a reader gets."""
    return store.usable(lambda name: name)


def refuse() -> Never:
    """Fail to open a generation."""
    raise IndexDamagedError(folder="", reason="not the one asked for")
