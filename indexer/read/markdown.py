"""Read a Markdown file: decoded like plain text; `indexer.convert` understands its marks."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.read.source import Found, OpenFile
from indexer.read.text import read_text


def read_markdown(file: OpenFile) -> Iterator[Found]:
    """Yield the document of a Markdown file; raise as `read_text` does."""
    for found in read_text(file):
        yield Found(found.where, replace(found.raw, form="markdown"))
