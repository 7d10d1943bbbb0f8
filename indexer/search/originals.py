"""The file that a document was read from."""

from collections.abc import Iterable
from pathlib import Path

from indexer.errors import OriginalMissingError
from indexer.model.files import SourceFile


def original(sources: Iterable[SourceFile], doc_id: str) -> Path:
    """Find the file of a document among those that the index was built from.

    Args:
        sources: of the generation.
        doc_id: of a document that is alone in its file.

    Raises:
        OriginalMissingError: the file is not there any more, leads out of the folder that was indexed, or holds
            other documents too.
    """
    for source in sources:
        if source.ids == (doc_id,):
            root = Path(source.root)
            path = root if root.is_file() else root / source.path
            # A link that was set since may lead anywhere.
            if path.is_file() and (path == root or path.resolve().is_relative_to(root.resolve())):
                return path
    raise OriginalMissingError(doc_id=doc_id)
