"""Near-duplicates of hits: "3 bản đăng lại". For display only: matching, totals and facets know nothing of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.engine import Reader
from indexer.model.document import Document, StoredDocument
from indexer.search.kept import kept_documents
from indexer.search.page import CopiesView, CopyView, HitView

_NAMED = 10
"""Copies of one hit that are named."""


def with_copies(hits: Sequence[HitView], reader: Reader, kept: Mapping[str, StoredDocument]) -> tuple[HitView, ...]:
    """Tell for every hit of a page which documents are copies of it, and which hit further up stands for it.

    Args:
        hits: of the page.
        reader: that found them.
        kept: the documents that were read for the page.
    """
    copies = {hit.id: reader.copies(hit.id) for hit in hits}
    others = dict.fromkeys(doc_id for ids in copies.values() for doc_id in ids[:_NAMED] if doc_id not in kept)
    stored = {**kept, **kept_documents(reader, others)}
    named = {doc_id: _named(each.document) for doc_id, each in stored.items()}
    shown: list[str] = []
    views = []
    for hit in hits:
        ids = copies[hit.id]
        above = next((doc_id for doc_id in shown if doc_id in ids), "")
        shown += [] if above else [hit.id]
        told = CopiesView(len(ids), tuple(named[each] for each in ids[:_NAMED]), above)
        views.append(replace(hit, copies=told) if ids else hit)
    return tuple(views)


def _named(document: Document) -> CopyView:
    return CopyView(document.doc_id, document.title, document.date[0], document.source)
