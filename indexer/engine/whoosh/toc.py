"""Whoosh's table of contents of a generation: written by Whoosh, read back through a guard.

Whoosh pickles its schema and its list of segments into this file, and a pickle can run any code when it is read. Files
are hashed before they are opened, but whoever can write an index can write hashes, too: so the schema is given
instead of read, and of the list nothing is unpickled but our own segments.
"""

import io
import pickle
import struct
from collections.abc import Sequence
from pathlib import Path

from whoosh import analysis, fields
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC
from whoosh.index import IndexError as WhooshError

from indexer.engine.whoosh.carry import INDEX_NAME
from indexer.engine.whoosh.codec import ArraySegment
from indexer.engine.whoosh.segment import POSITIONAL, STORED


def schema() -> fields.Schema:
    """The schema: one field for every index field and facet, and the stored id.

    Terms are given ready; a text for Whoosh's own query parser is split at spaces only.
    """
    table: dict[str, fields.FieldType] = {"id": fields.STORED()}
    for name, stored in STORED.items():
        for field in stored:
            if name in POSITIONAL:
                table[field] = fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer(), phrase=True)
            else:
                table[field] = fields.KEYWORD(scorable=True)
    return fields.Schema(**table)


def write_toc(folder: Path, segments: Sequence[ArraySegment]) -> str:
    """Write the table of contents and return the name of the file."""
    TOC(schema(), list(segments), 1).write(FileStorage(str(folder)), INDEX_NAME)
    return f"_{INDEX_NAME}_1.toc"


def segment_ids(folder: Path) -> tuple[str, ...]:
    """The segments of a generation, in order; its files must have been checked before.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not what `write_toc` wrote on such a machine.
    """
    try:
        segments = TOC.read(_GuardedStorage(str(folder)), INDEX_NAME, schema=schema()).segments
    except (
        WhooshError,
        pickle.UnpicklingError,
        struct.error,
        EOFError,
        LookupError,
        TypeError,
        AssertionError,
    ) as error:
        raise ValueError(f"table of contents: {error}") from error
    if not isinstance(segments, list) or not all(isinstance(segment, ArraySegment) for segment in segments):
        raise ValueError("table of contents: it lists other things than segments")
    return tuple(segment.segment_id() for segment in segments)


class _SegmentUnpickler(pickle.Unpickler):
    """Knows one class."""

    def find_class(self, module: str, name: str) -> type[ArraySegment]:
        if (module, name) != (ArraySegment.__module__, ArraySegment.__name__):
            raise pickle.UnpicklingError(f"{module}.{name} has no business here")
        return ArraySegment


class _GuardedFile(StructFile):  # type: ignore[misc]  # Whoosh has no types
    """A file whose pickles hold nothing but segments."""

    def read_pickle(self) -> object:
        return _SegmentUnpickler(self.file).load()


class _GuardedStorage(FileStorage):  # type: ignore[misc]
    """Reads whole files at once, so that nothing stays open when reading fails."""

    def open_file(self, name: str, **options: object) -> _GuardedFile:
        return _GuardedFile(io.BytesIO((Path(self.folder) / name).read_bytes()), name=name, **options)
