"""More like this: what else is about the same, by the words that make a document what it is."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from indexer.analyse import AnalysedText
from indexer.engine import Reader
from indexer.model.document import Document
from indexer.model.ranking import field_weight, inverse_document_frequency
from indexer.model.request import AtLeast, Bm25, SearchRequest, Term, Tier

_READ = 2_000
"""Characters of the body that are read: news says first what it is about."""

_TELLING = 20
"""Words that are asked for."""

_SHARED = 0.3
"""Share of them that a similar document has."""

_WORD_FIELDS = ("title", "body")


def similar_request(
    document: Document, analyse: Callable[[str], AnalysedText], reader: Reader, limit: int
) -> SearchRequest:
    """Ask for documents with the most telling words of a document: often in it, rare elsewhere.

    The document itself is the first of the answer, as a rule; a document without words is like none.

    Args:
        document: any.
        analyse: the analysis of documents.
        reader: knows how rare a word is.
        limit: documents wanted, the document itself not counted.
    """
    words = telling_words(document, analyse, reader)
    terms = tuple(Term("word", word, _WORD_FIELDS) for word in words)
    match = AtLeast(max(1, round(len(terms) * _SHARED)), terms)
    return SearchRequest((Tier("exact", match, tuple(Bm25((term,)) for term in terms)),), limit=limit + 1)


def telling_words(document: Document, analyse: Callable[[str], AnalysedText], reader: Reader) -> Sequence[str]:
    """The words of a document with the highest product of frequency and rarity, the highest first."""
    weights: dict[str, float] = defaultdict(float)
    for name, text in (("title", document.title), ("body", document.body[:_READ])):
        for word in analyse(text).words:
            weights[word.key] += field_weight(name)
    count = reader.count()
    # A word of this document only finds nothing else.
    known = {word: reader.document_frequency(Term("word", word, _WORD_FIELDS)) for word in weights}
    scores = {
        word: weights[word] * inverse_document_frequency(found, count) for word, found in known.items() if found > 1
    }
    return sorted(scores, key=lambda word: (-scores[word], word))[:_TELLING]
