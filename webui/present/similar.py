"""Documents about the same as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.model.document import StoredDocument
from indexer.search.page import HitView
from webui.links import Links
from webui.params import DEFAULTS
from webui.present.hits import HitContext, hit_context

SIMILAR = 10
"""Documents to list."""


@dataclass(frozen=True, slots=True)
class SimilarContext:
    """Everything that the page shows: the document asked about, and its like; `json` is the same for programs."""

    title: str
    href: str
    json: str
    hits: tuple[HitContext, ...]


def similar_context(stored: StoredDocument, hits: Sequence[HitView], links: Links) -> SimilarContext:
    """Put the documents into their page."""
    document = stored.document
    return SimilarContext(
        document.title,
        links.document(document.doc_id),
        links.similar_json(document.doc_id),
        tuple(hit_context(hit, DEFAULTS, links, number=0) for hit in hits),
    )
