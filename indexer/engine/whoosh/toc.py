"""Whoosh's table of contents of a generation, by which an unmodified Whoosh opens and searches our files.

Whoosh pickles its schema and its list of segments into it, and a pickle can run any code when it is read: so we only
write it, and list the segments in a file of our own (`generation`).
"""

from collections.abc import Sequence
from pathlib import Path

from whoosh import analysis, fields
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

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
