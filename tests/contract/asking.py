"""Short ways to ask an engine."""

from collections.abc import Callable, Sequence
from typing import Any

from indexer.engine import Reader, SearchEngine
from indexer.model.request import Bm25, Node, SearchRequest, Term, Tier
from indexer.model.result import SearchResult
from tests.records import Sample, batches

_PATIENT = {"deadline": 3600.0}
"""Tests also run on busy machines."""

Opener = Callable[..., Reader]
"""Builds an index of some samples and opens it: the fixture `opened`."""


def built(engine: SearchEngine, *samples: Sample, size: int = 2) -> str:
    """Build an index and return the name of its generation."""
    return engine.rebuild(batches(samples, size), fingerprint="f").generation


def ask(reader: Reader, *tiers: Node | Tier, **options: Any) -> SearchResult:
    """Ask for tiers; a bare node is the tier "exact"."""
    levels = tuple(tier if isinstance(tier, Tier) else Tier("exact", tier) for tier in tiers)
    return reader.search(SearchRequest(levels, **_PATIENT | options))


def ids(result: SearchResult) -> list[str]:
    """The documents of a page, in order."""
    return [hit.doc_id for hit in result.hits]


def found(reader: Reader, node: Node, **options: Any) -> list[str]:
    """The documents that match a node, in order: by id, as nothing is scored."""
    return ids(ask(reader, node, **options))


def word(text: str, *fields: str) -> Term:
    """A syllable."""
    return Term("syllable", text, fields) if fields else Term("syllable", text)


def row(text: str, *fields: str) -> tuple[tuple[Term, ...], ...]:
    """The items of a phrase, separated by spaces; alternatives by "|"."""
    return tuple(tuple(word(single, *fields) for single in item.split("|")) for item in text.split())


def bm25(text: str, weight: float = 1.0) -> Bm25:
    """A scored syllable."""
    return Bm25((word(text),), weight)


def bodies(*texts: str) -> Sequence[Sample]:
    """Documents a, b, c … with these bodies."""
    return [Sample(chr(ord("a") + number), body=text) for number, text in enumerate(texts)]


def request(node: Node, **options: Any) -> SearchRequest:
    """A request of one tier."""
    return SearchRequest((Tier("exact", node),), **_PATIENT | options)
