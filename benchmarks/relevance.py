"""Compare tracuu with simpler ways to search the same index, on judged queries in BEIR form.

    python -m benchmarks.relevance [FOLDER...] [--without-title]

All ways rank by BM25F with the same constants and take every document with one term of the query: pyvi's words only,
syllables with their marks, or syllables without. Every folder is measured with its queries as they are and, where
they have marks, without; without a folder those beside the checkout are taken.
"""

import argparse
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from benchmarks.entities import shared_folder
from indexer.analyse import AnalysedText, Analyser
from indexer.clean import clean
from indexer.evaluation import DEPTH, Way, compare, tracuu
from indexer.evaluation import Variant as Changes
from indexer.model.request import AnyOf, Bm25, SearchRequest, Term, Tier
from indexer.normalise import has_marks
from indexer.search import Index

_WORD_FIELDS = ("title", "body")


@cache
def _analyser() -> Analyser:
    return Analyser()


def ranked(index: Index, terms: Sequence[Term]) -> Sequence[str]:
    """Documents with any of the terms, by BM25F."""
    asked = tuple(dict.fromkeys(terms))
    tier = Tier("exact", AnyOf(asked), tuple(Bm25((term,)) for term in asked))
    return [hit.doc_id for hit in index.reader().search(SearchRequest((tier,), limit=DEPTH, deadline=60.0)).hits]


def analysed(query: str) -> AnalysedText:
    """The query as documents are analysed."""
    return _analyser().analyse_text(clean(query))


def words(index: Index, query: str) -> Sequence[str]:
    """Words of pyvi, with marks."""
    return ranked(index, [Term("word", word.key, _WORD_FIELDS) for word in analysed(query).words])


def syllables(index: Index, query: str) -> Sequence[str]:
    """Syllables with marks."""
    return ranked(index, [Term("syllable", token.key) for token in analysed(query).syllables])


def folded(index: Index, query: str) -> Sequence[str]:
    """Syllables without marks."""
    return ranked(index, [Term("folded", token.fold) for token in analysed(query).syllables])


WAYS: Mapping[str, Way] = {"words only": words, "syllables only": syllables, "folded": folded, "tracuu": tracuu}


def rows(folder: Path, changes: Changes) -> list[str]:
    """The rows of the table for one folder: nDCG@10, MRR@10, recall among a hundred hits."""
    title = folder.name + (", queries without marks" if changes.no_marks else "")
    return [
        f"| {title} | {name} | {found.ndcg_at_10:.4f} | {found.mrr_at_10:.4f} | {found.recall_at_100:.3f} |"
        for name, found in compare(folder, changes, WAYS).items()
    ]


def main() -> None:
    """Print one table for all folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--without-title", action="store_true", help="do not index titles")
    options = parser.parse_args()
    folders = options.folders or sorted((shared_folder() / "eval").glob("*/"))
    if not folders:
        print("no judged queries: name a folder in BEIR form, or put the shared ones beside this checkout")
        return
    print("| queries | way | nDCG@10 | MRR@10 | recall@100 |\n|---|---|---|---|---|")
    for folder in folders:
        marked = has_marks((folder / "queries.jsonl").read_text("utf-8"))
        for no_marks in (False, True) if marked else (False,):
            for row in rows(folder, Changes(no_marks=no_marks, without_title=options.without_title)):
                print(row, flush=True)


if __name__ == "__main__":
    main()
