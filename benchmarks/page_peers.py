"""The peers that answer a whole page beside tracuu, each by its own means; what is asked of them stands in `pages`.

What each cannot do is told by `differs`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.pages import HITS, TITLE, VALUES, Page, PageDocument, PagePeer, PageQuery
from indexer.model.facets import FACETS, FacetName


@dataclass(slots=True)
class WhooshPage:
    """Whoosh by the ways that its documentation calls fast: columns, counts alone, excerpts from stored places.

    Attributes:
        keywords: facets by its guide, from the terms of keyword fields, instead of from columns of lists.
    """

    differs: str = "scores the whole query as a phrase, not each pair"
    keywords: bool = False
    searcher: Any = None

    def build(self, folder: Path, documents: Iterable[PageDocument]) -> None:
        """Write an index with one process."""
        from whoosh import analysis, columns, fields, index

        ready = analysis.SpaceSeparatedTokenizer()
        schema = fields.Schema(
            id=fields.ID(stored=True),
            title=fields.TEXT(analyzer=ready, stored=True),
            body=fields.TEXT(analyzer=ready, stored=True, chars=True),
            words=fields.TEXT(analyzer=ready, phrase=False),
            **{name: fields.KEYWORD() for name in FACETS},
            **{f"{name}_list": fields.COLUMN(columns.VarBytesListColumn()) for name in FACETS},
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for one in documents:
            text = {"title": one.text.title, "body": one.text.body, "words": one.text.words}
            terms = {str(name): values for name, values in one.facets.items()}
            lists = {f"{name}_list": [value.encode() for value in values] for name, values in terms.items()}
            writer.add_document(id=one.text.doc_id, **text, **terms, **lists)
        writer.commit()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        from whoosh import index

        self.searcher = index.open_dir(str(folder)).searcher()

    def page(self, asked: PageQuery) -> Page:
        """Ten best, excerpts and facets in one search."""
        from whoosh import highlight, sorting

        names = {name: name if self.keywords else f"{name}_list" for name in FACETS}
        facets = {
            name: sorting.FieldFacet(stored, allow_overlap=True, maptype=sorting.Count)
            for name, stored in names.items()
        }
        results = self.searcher.search(_whoosh_query(asked), limit=HITS, terms=True, groupedby=facets)
        results.fragmenter = highlight.PinpointFragmenter(autotrim=True)
        hits = [(hit["id"], hit["title"], hit.highlights("body")) for hit in results]
        return Page(len(results), hits, {name: _commonest(results.groups(name)) for name in FACETS})


def _whoosh_query(asked: PageQuery) -> Any:  # noqa: ANN401  # Whoosh has no types
    """All the syllables, in title or body; the phrase and the words only rank."""
    from whoosh import query

    boosts = {"title": TITLE, "body": 1.0}
    if asked.phrase and len(asked.syllables) > 1:
        return query.Or([query.Phrase(name, list(asked.syllables), boost=boost) for name, boost in boosts.items()])
    everything = query.And(
        [query.Or([query.Term(name, one, boost=boost) for name, boost in boosts.items()]) for one in asked.syllables]
    )
    if len(asked.syllables) == 1:
        return everything
    phrases = [query.Phrase(name, list(asked.syllables), boost=boost) for name, boost in boosts.items()]
    return query.AndMaybe(everything, query.Or([*phrases, *(query.Term("words", word) for word in asked.words)]))


def _commonest(counts: Mapping[Any, int]) -> list[tuple[str, int]]:
    """The values with the most documents; Whoosh names columns by bytes and what has no value None."""
    known = [(value, number) for value, number in counts.items() if value is not None]
    top = sorted(known, key=lambda each: -each[1])[:VALUES]
    return [(value.decode() if isinstance(value, bytes) else value, number) for value, number in top]


@dataclass(slots=True)
class TantivyPage:
    """Tantivy through its Python package: terms aggregations over fast fields, its own snippets."""

    differs: str = "scores the whole query as a phrase, not each pair"
    index: Any = None
    searcher: Any = None

    def build(self, folder: Path, documents: Iterable[PageDocument]) -> None:
        """Write an index with one thread."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in ("title", "body"):
            builder.add_text_field(name, stored=True, tokenizer_name="whitespace", index_option="position")
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        writer = tantivy.Index(builder.build(), str(folder)).writer(heap_size=256 << 20, num_threads=1)
        for one in documents:
            text = {"title": one.text.title, "body": one.text.body, "words": one.text.words}
            facets = {name: list(values) for name, values in one.facets.items()}
            writer.add_document(tantivy.Document(id=one.text.doc_id, **text, **facets))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        import tantivy

        self.index = tantivy.Index.open(str(folder))
        self.searcher = self.index.searcher()

    def page(self, asked: PageQuery) -> Page:
        """Ten best with the number of all, then the facets, then excerpts."""
        import tantivy

        tree = self._query(asked)
        found = self.searcher.search(tree, HITS, count=True)
        counted = self.searcher.aggregate(tree, {name: {"terms": {"field": name, "size": VALUES}} for name in FACETS})
        excerpts = tantivy.SnippetGenerator.create(self.searcher, tree, self.index.schema, "body")
        documents = [self.searcher.doc(address) for _, address in found.hits]
        hits = [(one["id"][0], one["title"][0], excerpts.snippet_from_doc(one).to_html()) for one in documents]
        buckets = {name: [(each["key"], each["doc_count"]) for each in counted[name]["buckets"]] for name in FACETS}
        return Page(int(found.count), hits, buckets)

    def _query(self, asked: PageQuery) -> Any:  # noqa: ANN401  # a tantivy.Query, not installed where the tests are
        import tantivy

        make, schema, boosts = tantivy.Query, self.index.schema, {"title": TITLE, "body": 1.0}
        must, should = tantivy.Occur.Must, tantivy.Occur.Should

        def phrases() -> Any:  # noqa: ANN401  # as above
            both = [(name, make.phrase_query(schema, name, list(asked.syllables))) for name in boosts]
            return make.boolean_query([(should, make.boost_query(one, boosts[name])) for name, one in both])

        if asked.phrase and len(asked.syllables) > 1:
            return phrases()
        clauses = []
        for one in asked.syllables:
            both = [(name, make.term_query(schema, name, one, "freq")) for name in boosts]
            either = make.boolean_query([(should, make.boost_query(term, boosts[name])) for name, term in both])
            clauses.append((must, either))
        if len(asked.syllables) > 1:
            clauses.append((should, phrases()))
            clauses += [(should, make.term_query(schema, "words", word, "freq")) for word in asked.words]
        return make.boolean_query(clauses)


_FTS5_TABLES = """
CREATE VIRTUAL TABLE articles USING fts5(
    id UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE TABLE entries(
    document INTEGER, facet INTEGER, value INTEGER, PRIMARY KEY (document, facet, value)
) WITHOUT ROWID;
CREATE TABLE texts(value INTEGER PRIMARY KEY, text TEXT);
"""
_FTS5_HITS = """
SELECT id, title, snippet(articles, 2, '<b>', '</b>', '…', 40) FROM articles WHERE articles MATCH ?
ORDER BY rank LIMIT ?
"""
_FTS5_FACETS = """
WITH counted AS (
    SELECT facet, value, count(*) AS documents FROM found JOIN entries USING (document) GROUP BY facet, value
), ordered AS (
    SELECT *, row_number() OVER (PARTITION BY facet ORDER BY documents DESC) AS place FROM counted
)
SELECT facet, text, documents FROM ordered JOIN texts USING (value) WHERE place <= ? ORDER BY facet, place
"""


@dataclass(slots=True)
class SqlitePage:
    """FTS5 of SQLite with its own snippets; facets are a table of (document, facet, value), joined and grouped."""

    differs: str = "ranks by the whole query as a phrase, but not by words"
    connection: Any = None
    names: Sequence[FacetName] = field(default_factory=lambda: list(FACETS))

    def build(self, folder: Path, documents: Iterable[PageDocument]) -> None:
        """Write a database in one transaction."""
        connection = sqlite3.connect(folder / "peer.sqlite")
        connection.executescript(_FTS5_TABLES)
        connection.execute("INSERT INTO articles(articles, rank) VALUES ('rank', ?)", (f"bm25(0.0, {TITLE}, 1.0)",))
        numbers: dict[str, int] = {}
        for document, (text, facets) in enumerate(documents, 1):
            row = (document, text.doc_id, text.title, text.body)
            connection.execute("INSERT INTO articles(rowid, id, title, body) VALUES (?, ?, ?, ?)", row)
            entries = [
                (document, facet, numbers.setdefault(value, len(numbers)))
                for facet, name in enumerate(self.names)
                for value in facets[name]
            ]
            connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", entries)
        connection.executemany("INSERT INTO texts(text, value) VALUES (?, ?)", numbers.items())
        connection.commit()
        connection.execute("INSERT INTO articles(articles) VALUES ('optimize')")
        connection.execute("ANALYZE")
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> None:
        """Connect."""
        self.connection = sqlite3.connect(folder / "peer.sqlite")
        self.connection.execute("CREATE TEMP TABLE found(document INTEGER PRIMARY KEY)")

    def page(self, asked: PageQuery) -> Page:
        """The documents once for number and facets, once more by rank for the hits."""
        phrase = '"' + " ".join(asked.syllables) + '"'
        # A document with the phrase holds all syllables: OR adds to the score and to nothing else.
        every = " AND ".join(f'"{one}"' for one in asked.syllables)
        match = f"{{title body}} : ({phrase if asked.phrase else f'({every}) OR {phrase}'})"
        self.connection.execute("DELETE FROM found")
        found = self.connection.execute("INSERT INTO found SELECT rowid FROM articles WHERE articles MATCH ?", (match,))
        facets: dict[FacetName, list[tuple[str, int]]] = {name: [] for name in self.names}
        for facet, value, documents in self.connection.execute(_FTS5_FACETS, (VALUES,)):
            facets[self.names[facet]].append((value, documents))
        hits = self.connection.execute(_FTS5_HITS, (match, HITS)).fetchall()
        return Page(found.rowcount, hits, facets)


PAGE_PEERS: dict[str, Callable[[], PagePeer]] = {
    "tantivy-page": TantivyPage,
    "sqlite-page": SqlitePage,
    "whoosh-page": WhooshPage,
    # What its guide to facets shows reads the terms of all documents anew for every search.
    "whoosh-page-keywords": partial(WhooshPage, keywords=True),
}
