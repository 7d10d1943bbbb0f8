"""An index over a few texts, built as people build it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from indexer import open_index, rebuild
from indexer.search import Index
from indexer.search.page import SearchPage


@contextmanager
def small_index(folder: Path, texts: Mapping[str, str]) -> Iterator[Index]:
    """Build an index of documents, id -> body, in an empty folder and open it."""
    lines = (json.dumps({"id": name, "title": f"Bài {name}", "body": body}) for name, body in texts.items())
    source = folder / "documents.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    assert rebuild([source], index=folder / "index").documents == len(texts)
    with open_index(folder / "index") as index:
        yield index


def found(page: SearchPage, tier: str = "") -> list[str]:
    """Ids of the hits, of one tier or of all, in order."""
    return [hit.id for hit in page.hits if tier in ("", hit.tier)]
