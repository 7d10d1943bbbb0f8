"""The documents that an index keeps for showing them."""

from collections.abc import Iterable

from indexer.engine import Reader
from indexer.errors import IndexDamagedError
from indexer.model.document import StoredDocument
from indexer.model.stored import decode_stored


def kept_documents(reader: Reader, ids: Iterable[str]) -> dict[str, StoredDocument]:
    """The documents that exist among some ids, as they were indexed.

    Raises:
        IndexDamagedError: one of them is not what was written: large files are not hashed when they are opened.
    """
    contents = reader.documents(tuple(ids))
    try:
        return {doc_id: decode_stored(content) for doc_id, content in contents.items()}
    except (LookupError, ValueError, TypeError) as error:
        raise IndexDamagedError(folder=reader.generation, reason=f"documents: {error}") from error
