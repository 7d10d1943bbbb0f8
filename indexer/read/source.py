"""What a reader of one format is given, and what it gives back."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from indexer.errors import FileTooLargeError
from indexer.model.files import RawFile, Skip

MIB = 1024 * 1024
TEXT_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """One file of the corpus, open at its beginning.

    Attributes:
        path: relative to its root, `/`-separated, NFC.
        stream: buffered, seekable, not to be closed by a reader.
        max_bytes: longest document allowed.
    """

    path: str
    stream: BinaryIO
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Found:
    """One document and where it stands: the path of its file, or `file.jsonl:12`."""

    where: str
    raw: RawFile


Reader = Callable[[OpenFile], Iterator[Found | Skip]]
"""Yields the documents of a file in order, and a skip for each that is bad.

Raises CorpusError or OSError when the rest of the file cannot be read.
"""


def document_id(path: str) -> str:
    """Return the id of the one document of a file: its path in NFC, without `.txt` (`2023/báo cáo.docx`)."""
    name = unicodedata.normalize("NFC", path)
    plain = name.lower().endswith(TEXT_SUFFIX) and not name.endswith(f"/{name[-len(TEXT_SUFFIX) :]}")
    return name[: -len(TEXT_SUFFIX)] if plain else name


def too_large(size: int, limit: int) -> FileTooLargeError:
    """Return the error for a document of `size` bytes where `limit` are allowed."""
    return FileTooLargeError(size=size / MIB, limit=f"{limit / MIB:g}")
