"""Near-duplicates of hits: "3 bản đăng lại". For display only: matching, totals and facets know nothing of them."""

from collections.abc import Iterator, Mapping

from indexer.engine import Reader
from indexer.model.document import Document, StoredDocument
from indexer.search.kept import listed_documents
from indexer.search.page import NO_COPIES, CopiesView, CopyView

_NAMED = 10
"""Copies of one hit that are named."""


def copies_of(kept: Mapping[str, StoredDocument], reader: Reader) -> Iterator[CopiesView]:
    """Tell for every hit of a page which documents are copies of it, and which hit further up stands for it.

    Args:
        kept: the documents of the hits by id, in order.
        reader: that found them.
    """
    copies = {doc_id: reader.copies(doc_id) for doc_id in kept}
    wanted = dict.fromkeys(other for ids in copies.values() for other in ids[:_NAMED])
    others = listed_documents(reader, [doc_id for doc_id in wanted if doc_id not in kept])
    named = {doc_id: _named(kept[doc_id].document if doc_id in kept else others[doc_id]) for doc_id in wanted}
    shown: list[str] = []
    for doc_id, ids in copies.items():
        above = next((other for other in shown if other in ids), "")
        shown += [] if above else [doc_id]
        yield CopiesView(len(ids), tuple(named[each] for each in ids[:_NAMED]), above) if ids else NO_COPIES


def _named(document: Document) -> CopyView:
    return CopyView(document.doc_id, document.title, document.date[0], document.source)
