"""tracuu: read, analyse, index and search Vietnamese documents.

from indexer import open_index, rebuild
rebuild(["corpus"], index="index")
with open_index("index") as index:
    page = index.search("sổ tay đảng viên điện tử", filters={"place": ["Kỳ Anh"]}, limit=10)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.build import rebuild, update
    from indexer.search import open_index

__all__ = ["open_index", "rebuild", "update"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  a module's attribute
    """Load the library when it is used: the command line must answer --help at once."""
    if name in {"rebuild", "update"}:
        from indexer import build

        return getattr(build, name)
    if name == "open_index":
        from indexer.search import open_index

        return open_index
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
