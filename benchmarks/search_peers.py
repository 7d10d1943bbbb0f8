"""Search engines that benchmarks compare with tracuu: each stores the same syllables and words.

All get terms that are ready (`articles.Analysed`) in two fields, syllables with positions and words, and store the id.
None of them has facets, tiers, a folded view or snippets here; `search` answers with the number of documents that
hold all syllables (or the phrase) and ten ids by its own BM25. What each cannot do is told by `differs`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from benchmarks.articles import Analysed


class Peer(Protocol):
    """One engine over a folder.

    Attributes:
        differs: what it means otherwise than tracuu, beside what none of them does.
        counts: it tells how many documents match.
    """

    differs: str
    counts: bool

    def build(self, folder: Path, documents: Iterable[Analysed]) -> None:
        """Write an index."""
        ...

    def open(self, folder: Path) -> None:
        """Open it for searching."""
        ...

    def search(self, syllables: Sequence[str], *, phrase: bool) -> tuple[int, list[str]]:
        """Documents with all the syllables, and ten ids."""
        ...


@dataclass(slots=True)
class Whoosh:
    """Whoosh as it comes: its own writer, matchers and BM25F."""

    differs: str = ""
    counts: bool = True
    searcher: Any = None

    def build(self, folder: Path, documents: Iterable[Analysed]) -> None:
        """Write an index with one process."""
        from whoosh import analysis, fields, index

        ready = analysis.SpaceSeparatedTokenizer()
        schema = fields.Schema(
            id=fields.ID(stored=True),
            syllables=fields.TEXT(analyzer=ready, phrase=True),
            words=fields.TEXT(analyzer=ready, phrase=False),
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for one in documents:
            writer.add_document(id=one.doc_id, syllables=one.syllables, words=one.words)
        writer.commit()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        from whoosh import index

        self.searcher = index.open_dir(str(folder)).searcher()

    def search(self, syllables: Sequence[str], *, phrase: bool) -> tuple[int, list[str]]:
        """Ten best and the number of all."""
        from whoosh import query

        tree = (
            query.Phrase("syllables", list(syllables))
            if phrase and len(syllables) > 1
            else query.And([query.Term("syllables", one) for one in syllables])
        )
        results = self.searcher.search(tree, limit=10)
        return len(results), [hit["id"] for hit in results]


@dataclass(slots=True)
class Tantivy:
    """Tantivy through its Python package, one writing thread."""

    differs: str = ""
    counts: bool = True
    with_phrase: bool = False
    index: Any = None
    searcher: Any = None

    def build(self, folder: Path, documents: Iterable[Analysed]) -> None:
        """Write an index with one thread."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("syllables", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        writer = tantivy.Index(builder.build(), str(folder)).writer(heap_size=256 << 20, num_threads=1)
        for one in documents:
            writer.add_document(tantivy.Document(id=one.doc_id, syllables=one.syllables, words=one.words))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        import tantivy

        self.index = tantivy.Index.open(str(folder))
        self.searcher = self.index.searcher()

    def search(self, syllables: Sequence[str], *, phrase: bool) -> tuple[int, list[str]]:
        """Ten best and the number of all."""
        import tantivy

        schema = self.index.schema
        if phrase and len(syllables) > 1:
            tree = tantivy.Query.phrase_query(schema, "syllables", list(syllables))
        else:
            terms = [tantivy.Query.term_query(schema, "syllables", one, "freq") for one in syllables]
            clauses = [(tantivy.Occur.Must, term) for term in terms]
            if self.with_phrase and len(terms) > 1:
                whole = tantivy.Query.phrase_query(schema, "syllables", list(syllables))
                clauses.append((tantivy.Occur.Should, whole))
            tree = tantivy.Query.boolean_query(clauses)
        found = self.searcher.search(tree, 10, count=True)
        return int(found.count), [self.searcher.doc(address)["id"][0] for _, address in found.hits]


@dataclass(slots=True)
class Sqlite:
    """FTS5 of SQLite; the text of both fields is kept, since an external-content table would need it elsewhere."""

    differs: str = ""
    counts: bool = True
    connection: Any = None

    def build(self, folder: Path, documents: Iterable[Analysed]) -> None:
        """Write a database in one transaction."""
        connection = sqlite3.connect(folder / "peer.sqlite")
        options = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\""
        connection.execute(f"CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, syllables, words, {options})")
        rows = ((one.doc_id, one.syllables, one.words) for one in documents)
        connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)
        connection.commit()
        connection.execute("INSERT INTO articles(articles) VALUES ('optimize')")
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> None:
        """Connect."""
        self.connection = sqlite3.connect(folder / "peer.sqlite")

    def search(self, syllables: Sequence[str], *, phrase: bool) -> tuple[int, list[str]]:
        """Ten best and the number of all: two statements, as FTS5 wants it."""
        text = " ".join(syllables) if phrase else " ".join(f'"{one}"' for one in syllables)
        match = f'syllables : "{text}"' if phrase else f"syllables : ({text})"
        rank = "SELECT id FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10"
        ids = [row[0] for row in self.connection.execute(rank, (match,))]
        (total,) = self.connection.execute("SELECT count(*) FROM articles WHERE articles MATCH ?", (match,)).fetchone()
        return int(total), ids


@dataclass(slots=True)
class Bm25s:
    """bm25s: every score in sparse arrays, computed when the index is written."""

    differs: str = "finds documents with any of the words, does not count them, knows no phrases"
    counts: bool = False
    index: Any = None
    ids: Sequence[str] = ()

    def build(self, folder: Path, documents: Iterable[Analysed]) -> None:
        """Write scores; the words of all documents are in memory meanwhile."""
        import bm25s

        rows = [(one.doc_id, one.syllables.split()) for one in documents]
        index = bm25s.BM25()
        index.index([words for _, words in rows], show_progress=False)
        index.save(str(folder))
        (folder / "ids").write_text("\n".join(doc_id for doc_id, _ in rows), "utf-8")

    def open(self, folder: Path) -> None:
        """Map the scores."""
        import bm25s

        self.index = bm25s.BM25.load(str(folder), mmap=True)
        self.ids = (folder / "ids").read_text("utf-8").split("\n")

    def search(self, syllables: Sequence[str], *, phrase: bool) -> tuple[int, list[str]]:
        """Ten best; the number is not known."""
        del phrase
        found = self.index.retrieve([list(syllables)], k=min(10, len(self.ids)), show_progress=False)
        return 0, [self.ids[number] for number in found.documents[0].tolist()]


PEERS: dict[str, Callable[[], Peer]] = {
    "tantivy": Tantivy,
    # The whole query as a phrase on top is the nearest to scoring neighbours.
    "tantivy-phrase": partial(Tantivy, differs="scores the whole query as a phrase, not each pair", with_phrase=True),
    "sqlite": Sqlite,
    "bm25s": Bm25s,
    "whoosh": Whoosh,
}
