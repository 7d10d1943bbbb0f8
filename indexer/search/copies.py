"""Near-duplicates of hits: "3 bản đăng lại". For display only: matching, totals and facets know nothing of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from indexer.engine import Reader
from indexer.model.document import Document, StoredDocument
from indexer.search.kept import listed_documents
from indexer.search.page import NO_COPIES, CopiesView, CopyView

_NAMED = 10
"""Copies of one hit that are named."""
_COMPARED = 50
"""Copies whose titles are read where numbers in them may tell that they are none; others are not counted then."""


def copies_of(kept: Mapping[str, StoredDocument], reader: Reader) -> Iterator[CopiesView]:
    """Tell for every hit of a page which documents are copies of it, and which hit further up stands for it.

    Args:
        kept: the documents of the hits by id, in order.
        reader: that found them.
    """
    copies = {doc_id: reader.copies(doc_id) for doc_id in kept}
    numbered = {doc_id for doc_id, stored in kept.items() if _numbers(stored.document.title)}
    wanted = dict.fromkeys(
        other for doc_id, ids in copies.items() for other in ids[: _COMPARED if doc_id in numbered else _NAMED]
    )
    others = listed_documents(reader, [doc_id for doc_id in wanted if doc_id not in kept])
    documents = {doc_id: stored.document for doc_id, stored in kept.items()} | others
    shown: list[str] = []
    for doc_id, alike in copies.items():
        ids = _same(kept[doc_id].document.title, alike, documents) if doc_id in numbered else alike
        above = next((other for other in shown if other in ids), "")
        shown += [] if above else [doc_id]
        named = [_named(documents[each]) for each in ids[:_COMPARED] if each in documents]
        yield CopiesView(len(ids), tuple(named[:_NAMED]), above) if ids else NO_COPIES


def _same(title: str, alike: Sequence[str], documents: Mapping[str, Document]) -> Sequence[str]:
    """Those of known title that are copies by it: reports of two months have other numbers there, and much alike."""
    own = (_numbers(title), frozenset[str]())
    known = [(other, documents[other].title) for other in alike if other in documents]
    return [other for other, named in known if named == title or _numbers(named) in own]


def _numbers(title: str) -> frozenset[str]:
    return frozenset(digits.lstrip("0") for digits in _digits().findall(title))


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[0-9]+")


def _named(document: Document) -> CopyView:
    return CopyView(document.doc_id, document.title, document.date[0], document.source)
