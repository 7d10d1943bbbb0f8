"""The files that documents were read from, where the operator allows it (`tracuu serve --allow-download`)."""

from dataclasses import dataclass

from flask import Response, send_file

from indexer.model.document import Document
from webui.answers import View, asked_id
from webui.index import SearchIndex


@dataclass(frozen=True, slots=True)
class Downloads:
    """Hands out files of one index."""

    index: SearchIndex

    def routes(self) -> dict[str, View]:
        """Address pattern -> view."""
        return {"/file": self.file}

    def file(self) -> Response:
        """A file, always to be saved: nothing in it is shown or run by the browser."""
        path = self.index.original(asked_id())
        return send_file(path, "application/octet-stream", as_attachment=True, download_name=path.name)


def is_own_file(document: Document) -> bool:
    """Whether a document is a file by itself, not a line of one: then it is named after it."""
    return document.source_path.removesuffix(".txt") == document.doc_id
