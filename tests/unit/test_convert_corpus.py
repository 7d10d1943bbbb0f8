"""What is understood of every document of the corpus, as a text for people to read."""

from collections.abc import Iterator
from pathlib import Path

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile
from indexer.read import read_files
from tests.golden_file import GoldenFiles

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_documents_of_the_corpus_are_understood(golden: GoldenFiles) -> None:
    documents = [to_document(raw) for raw in read_files([CORPUS]) if isinstance(raw, RawFile)]
    golden.check("convert_corpus.txt", "\n".join("\n".join(described(document)) + "\n" for document in documents))


def test_everything_known_of_a_document_has_its_source() -> None:
    documents = [to_document(raw) for raw in read_files([CORPUS]) if isinstance(raw, RawFile)]
    for document in documents:
        told = (
            (document.section, document.section_source),
            (document.authors, document.authors_source),
            (document.source, document.source_source),
            (document.views, document.views_source),
            (document.published, document.published_source),
            (document.event_date, document.event_date_source),
        )
        assert all(bool(value) == bool(source) for value, source in told), document.doc_id
        assert document.source_source in {"", "field", "url", "folder"}
    assert {document.section_source for document in documents} > {"", "field"}


def described(document: Document) -> Iterator[str]:
    yield f"== {document.doc_id}"
    yield f"title ({document.title_source}): {document.title}"
    facts = {
        "section": document.section,
        "authors": "; ".join(document.authors),
        "source": document.source,
        "views": document.views,
        "published": f"{document.published} <- {document.published_source}" if document.published else "",
        "event": f"{document.event_date} <- {document.event_date_source}" if document.event_date else "",
        "event year": document.event_year_source,
    }
    yield from (f"{name}: {fact}" for name, fact in facts.items() if fact)
    yield from (f"caption: {caption}" for caption in document.captions)
    yield from (f"removed as {line.rule}: {line.text}" for line in document.removed)
    named = [part.label for part in document.parts if part.kind != "paragraph"]
    yield f"body: {len(document.body.split())} syllables, {len(document.parts)} parts {'; '.join(named)}".rstrip()
