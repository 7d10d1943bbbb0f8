"""Whole pages as other engines answer them: what they are given, what they are asked, what they give.

All get the same syllables, words and facet values (`PageDocument`) and give the ten best documents with title and
excerpt, the number of all that match, and the ten commonest values of every facet over all of them. Queries come
analysed. No peer folds, has tiers or looks for other spellings; excerpts are in small letters without punctuation,
since that is the text that peers are given.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.articles import Analysed, own_id
from indexer.extract import facet_values
from indexer.model.facets import FACETS, FacetName
from indexer.search import Index

HITS = 10
VALUES = 10
"""Values shown of a facet."""
TITLE = 3.0
"""What a title weighs, where a body weighs 1."""


class PageDocument(NamedTuple):
    """An article with the values of its facets, those of tracuu's index."""

    text: Analysed
    facets: Mapping[FacetName, Sequence[str]]


class PageQuery(NamedTuple):
    """Keys of the syllables, pyvi's words of them, and whether they are a phrase in quotes."""

    syllables: Sequence[str]
    words: Sequence[str]
    phrase: bool


class Page(NamedTuple):
    """An answer.

    Attributes:
        total: documents that match.
        hits: id, title and excerpt of the best.
        facets: name -> the commonest values with the number of documents.
    """

    total: int
    hits: Sequence[tuple[str, str, str]]
    facets: Mapping[FacetName, Sequence[tuple[str, int]]]


class PagePeer(Protocol):
    """One engine over a folder; `differs` is what it means otherwise than tracuu."""

    differs: str

    def build(self, folder: Path, documents: Iterable[PageDocument]) -> None:
        """Write an index."""
        ...

    def open(self, folder: Path) -> None:
        """Open it for searching."""
        ...

    def page(self, asked: PageQuery) -> Page:
        """Answer."""
        ...


def page_documents(index: Index, texts: Iterable[Analysed]) -> Iterator[PageDocument]:
    """The articles with the facet values that they have in an index, made of the same file or of `write_articles`."""
    stream = iter(texts)
    while batch := list(islice(stream, 200)):
        kept = index.opened().kept([name for one in batch for name in (one.doc_id, own_id(one.doc_id))])
        for one in batch:
            stored = kept.get(one.doc_id) or kept.get(own_id(one.doc_id))
            yield PageDocument(one, {name: tuple(facet_values(name, stored)) if stored else () for name in FACETS})
