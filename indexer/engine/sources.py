"""The file `sources` of a generation: every file of the corpus and what became of it, one JSON line each."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from indexer.errors import IndexDamagedError
from indexer.model.document import Skip, SourceFile

_NAME = "sources"


def write_sources(folder: Path, sources: Iterable[SourceFile]) -> None:
    """Write the file, sorted by root and path."""
    ordered = sorted(sources, key=lambda source: (source.root, source.path))
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
            lines = [json.loads(line) for line in stream]
    except (OSError, ValueError) as error:
        raise IndexDamagedError(folder=folder, reason=f"{_NAME}: {error}") from error
    for line in lines:
        skips = tuple(Skip(**skip) for skip in line.pop("skips"))
        yield SourceFile(**line | {"ids": tuple(line["ids"]), "skips": skips})


def merge_sources(
    before: Iterable[SourceFile], added: Iterable[SourceFile], removed: frozenset[str]
) -> Iterator[SourceFile]:
    """Sources after an update: new entries replace those of the same file; files that lost all documents go."""
    new = {(source.root, source.path): source for source in added}
    for source in before:
        gone = bool(source.ids) and removed.issuperset(source.ids)
        if (source.root, source.path) not in new and not gone:
            yield source
    yield from new.values()
