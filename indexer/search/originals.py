"""The file that a document was read from, and the document that somebody means who names a file."""

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from indexer.errors import DocumentAmbiguousError, DocumentMissingError, OriginalMissingError
from indexer.model.files import SourceFile

_SHOWN = 5
"""Ids that are told of those that a name may mean."""


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


def id_of(sources: Iterable[SourceFile], name: str) -> str:
    """Return the id of the document that a name means.

    Args:
        sources: of the generation.
        name: the path of a file, from the working folder or from the folder that was indexed, or only the end of it
            ("báo cáo.txt"), or such an end without what tells the format ("báo cáo"). The most literal meaning counts.

    Raises:
        DocumentMissingError: it means no document.
        DocumentAmbiguousError: it means several.
    """
    wanted = _plain(name).removeprefix("./")
    # Not Path.absolute, which keeps "..", nor resolve, which looks at the disk: the file may be gone.
    here = _plain(os.path.abspath(name))  # noqa: PTH100
    files = [(source, _plain(source.root), _plain(source.path)) for source in sources if source.ids]
    for meaning in (
        [source for source, root, path in files if here in {root, f"{root}/{path}"}],
        [source for source, _, path in files if path == wanted],
        [source for source, _, path in files if path.endswith(f"/{wanted}")],
        [source for source, _, path in files if f"/{PurePosixPath(path).with_suffix('')}".endswith(f"/{wanted}")],
    ):
        ids = [doc_id for source in meaning for doc_id in source.ids]
        if len(ids) > 1:
            told = ", ".join(ids[:_SHOWN]) + ", …" * (len(ids) > _SHOWN)
            raise DocumentAmbiguousError(name=name, total=len(ids), ids=told)
        if ids:
            return ids[0]
    raise DocumentMissingError(doc_id=name)


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path).replace("\\", "/")
