"""The file `sources` of a generation: every file of the corpus and what became of it, one JSON line each."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from indexer.errors import IndexDamagedError
from indexer.model.changes import Changes
from indexer.model.files import Remark, Skip, SourceFile

_NAME = "sources"


def write_sources(folder: Path, sources: Iterable[SourceFile]) -> None:
    """Write the file, sorted by root and path."""
    ordered = sorted(sources, key=lambda source: source.key)
    with (folder / _NAME).open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as stream:
        for source in ordered:
            stream.write(json.dumps(asdict(source), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


def read_sources(folder: Path) -> Iterator[SourceFile]:
    """Read the file of a generation.

    Raises:
        IndexDamagedError: it cannot be read.
    """
    try:
        with gzip.open(folder / _NAME, "rt", encoding="utf-8", errors="surrogatepass") as stream:
            lines = map(json.loads, stream)
            return iter([_source(line) for line in lines])
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise IndexDamagedError(folder=folder, reason=f"{_NAME}: {error}") from error


def _source(line: dict[str, Any]) -> SourceFile:
    skips = tuple(Skip(**skip) for skip in line["skips"])
    remarks = tuple(Remark(**remark) for remark in line.get("remarks", ()))
    return SourceFile(**line | {"ids": tuple(line["ids"]), "skips": skips, "remarks": remarks})


def lost_ids(before: Iterable[SourceFile], added: Iterable[SourceFile], changes: Changes) -> frozenset[str]:
    """Ids of the documents that an update takes away, if no file of `added` brings them back."""
    gone = changes.forgotten.union(source.key for source in added)
    return changes.removed.union(*(source.ids for source in before if source.key in gone))


def merge_sources(before: Iterable[SourceFile], added: Iterable[SourceFile], changes: Changes) -> Iterator[SourceFile]:
    """Sources after an update: new entries replace those of the same file; files that lost all documents go."""
    new = tuple(added)
    replaced = changes.forgotten.union(source.key for source in new)
    gone = changes.removed.union(*(source.ids for source in new))
    for source in before:
        left = tuple(doc_id for doc_id in source.ids if doc_id not in gone)
        if source.key not in replaced and (left or not source.ids):
            yield replace(source, ids=left)
    yield from new
