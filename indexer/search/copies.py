"""Near-duplicates of hits: "3 bản đăng lại". For display only: matching, totals and facets know nothing of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from indexer.engine import Reader
from indexer.model.document import Document
from indexer.search.kept import kept_documents
from indexer.search.page import CopiesView, CopyView, HitView

_NAMED = 10
"""Copies of one hit that are named."""


def with_copies(hits: Sequence[HitView], reader: Reader) -> tuple[HitView, ...]:
    """Tell for every hit of a page which documents are copies of it, and which hit further up stands for it."""
    copies = {hit.id: reader.copies(hit.id) for hit in hits}
    stored = kept_documents(reader, chain.from_iterable(ids[:_NAMED] for ids in copies.values()))
    named = {doc_id: _named(kept.document) for doc_id, kept in stored.items()}
    shown: list[str] = []
    views = []
    for hit in hits:
        ids = copies[hit.id]
        above = next((doc_id for doc_id in shown if doc_id in ids), "")
        shown += [] if above else [hit.id]
        views.append(replace(hit, copies=CopiesView(len(ids), tuple(named[each] for each in ids[:_NAMED]), above)))
    return tuple(views)


def _named(document: Document) -> CopyView:
    return CopyView(document.doc_id, document.title, document.date[0], document.source)
