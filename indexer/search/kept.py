"""The documents that an index keeps for showing them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from indexer.engine import Reader
from indexer.errors import IndexDamagedError
from indexer.model.document import Document, StoredDocument
from indexer.model.result import Hit
from indexer.model.stored import decode_document, decode_stored

_Kept = TypeVar("_Kept", StoredDocument, Document)


def kept_documents(reader: Reader, ids: Iterable[str]) -> dict[str, StoredDocument]:
    """The documents that exist among some ids, as they were indexed.

    Raises:
        IndexDamagedError: one of them is not what was written: large files are not hashed when they are opened.
    """
    return _decoded(reader, ids, decode_stored)


def listed_documents(reader: Reader, ids: Iterable[str]) -> dict[str, Document]:
    """The same as far as a list tells of them; raises as `kept_documents` does."""
    return _decoded(reader, ids, decode_document)


def _decoded(reader: Reader, ids: Iterable[str], decode: Callable[[bytes], _Kept]) -> dict[str, _Kept]:
    contents = reader.documents(tuple(ids))
    try:
        return {doc_id: decode(content) for doc_id, content in contents.items()}
    except (LookupError, ValueError, TypeError) as error:
        raise IndexDamagedError(folder=reader.generation, reason=f"documents: {error}") from error


def documents_of(reader: Reader, hits: Iterable[Hit]) -> dict[str, StoredDocument]:
    """The documents of hits, which all exist, by id, in the order of the hits.

    Raises:
        IndexDamagedError: one does not, is not what was written, or has the id of another.
    """
    ids = [hit.doc_id for hit in hits]
    found = kept_documents(reader, ids)
    if wrong := [doc_id for doc_id in ids if doc_id not in found or found[doc_id].document.doc_id != doc_id]:
        raise IndexDamagedError(folder=reader.generation, reason=f"ids: nothing is called {wrong[0]!r}")
    if len(found) < len(ids):
        raise IndexDamagedError(folder=reader.generation, reason="ids: two documents are called alike")
    return found
