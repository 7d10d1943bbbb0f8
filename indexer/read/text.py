"""Read a plain text file: one file, one document."""

from collections.abc import Iterator

from indexer.model.files import RawFile
from indexer.read.encoding import decode, require_text
from indexer.read.source import Found, OpenFile, document_id


def read_text(file: OpenFile) -> Iterator[Found]:
    """Yield the document of a text file.

    Raises:
        CorpusError: there is none, of the kinds of `decode` and `require_text`.
    """
    text, encoding = decode(file.stream.read(file.max_bytes + 1))
    require_text(text)
    yield Found(file.path, RawFile(document_id(file.path), file.path, "text", text, encoding=encoding))
