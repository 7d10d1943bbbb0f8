"""The one table of formats: a later format adds a row, not code elsewhere."""

from dataclasses import dataclass

from indexer.read.jsonl import read_jsonl, read_jsonl_gz
from indexer.read.markdown import read_markdown
from indexer.read.source import TEXT_SUFFIX, Reader
from indexer.read.text import read_text


@dataclass(frozen=True, slots=True)
class Format:
    """How files with one ending are read.

    Attributes:
        suffix: of the file's name, lower case.
        read: yields the documents.
        single: the whole file is one document, so its size is checked before it is read.
    """

    suffix: str
    read: Reader
    single: bool


# A longer suffix stands before the shorter one it ends with.
FORMATS = (
    Format(TEXT_SUFFIX, read_text, single=True),
    Format(".md", read_markdown, single=True),
    Format(".jsonl.gz", read_jsonl_gz, single=False),
    Format(".jsonl", read_jsonl, single=False),
)


def format_of(path: str) -> Format | None:
    """Return how to read a file, by the end of its name in any case; None where no row fits."""
    name = path.lower()
    return next((row for row in FORMATS if name.endswith(row.suffix)), None)
