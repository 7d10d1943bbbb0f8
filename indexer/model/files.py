"""What is read from disk: texts as they stand in files, and what became of each file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Skip:
    """A file or a line that could not be indexed, and why.

    Attributes:
        path: what was skipped, relative to its root; `file.jsonl:12` for a line.
        code: the code of the error (`indexer.errors`).
        vi: the reason for people, in Vietnamese.
        en: the same in English.
    """

    path: str
    code: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What people should know, in either language, of a file that was indexed all the same; `path` in its root."""

    path: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class RawFile:
    """One document as it was read, decoded but not cleaned.

    Attributes:
        doc_id: path relative to its root, `/`-separated, NFC, without `.txt`; in JSONL the line's `id`.
        source_path: path of the file relative to its root; the same for every line of a JSONL file.
        form: how `text` is written.
        text: the whole text; the `body` of a JSONL line.
        fields: metadata that came with the text: `title lead published section authors source url`,
            `authors` joined by "; ". Empty for plain files.
        encoding: that it was converted from, see `indexer.read.legacy`: "TCVN3", "UTF-8/windows-1252"; else empty.
        suspected: such an encoding that it seems to be in, but not certainly: nothing was converted.
    """

    doc_id: str
    source_path: str
    form: Literal["text", "markdown", "record"]
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    suspected: str = ""


FileKey = tuple[str, str]
"""Root and path of a file, see `SourceFile`."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the corpus and what became of it; kept in the generation for `update` and `status`.

    Attributes:
        root: the folder or file named on the command line, absolute.
        path: relative to `root`, `/`-separated; the file's name when `root` is a file.
        size: bytes.
        mtime_ns: modification time, nanoseconds.
        sha256: of the content, hex; empty when it could not be read.
        ids: documents that came from it.
        skips: what of it was not indexed; several for a JSONL file.
        remarks: how its text was understood, where that is not plain.
    """

    root: str
    path: str
    size: int
    mtime_ns: int
    sha256: str
    ids: tuple[str, ...]
    skips: tuple[Skip, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def key(self) -> FileKey:
        """Where it stands."""
        return self.root, self.path
