"""How often a query with some of its marks left out has the same first hit as with all of them.

    python -m benchmarks.marks                                      an index of 1,500 articles
    python -m benchmarks.marks --index FOLDER --documents 20000     one that is there

Queries are pieces of three to eight syllables of titles, drawn with a fixed seed; each syllable loses its marks with a
chance of one half, and once all of them do.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.articles import articles, default_corpus, index_of
from indexer import open_index
from indexer.normalise import fold
from indexer.search import Index
from indexer.search.page import SearchInput

_LENGTHS = (3, 4, 5, 6, 8)


def pieces(texts: Sequence[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pieces of titles in which at least two syllables have marks, with the same where some have lost them."""
    for text in texts:
        words = re.findall(r"[^\W\d_]+", text.lower())
        length = chance.choice(_LENGTHS)
        first = chance.randrange(max(1, len(words) - length + 1))
        piece = words[first : first + length]
        typed = [fold(word) if chance.random() < 1 / 2 else word for word in piece]
        bare = [fold(word) for word in piece]
        if sum(map(str.__ne__, piece, bare)) > 1 and typed not in (piece, bare):
            yield " ".join(piece), " ".join(typed)


def first_hit(index: Index, query: str) -> str:
    """Id of the first hit, or nothing."""
    return next(iter(index.ids(SearchInput(query, limit=1, facet_limit=0))), "")


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles: .jsonl.gz, or a folder")
    parser.add_argument(
        "--documents", type=int, default=1_500, help="articles in the index, whose titles are drawn from"
    )
    parser.add_argument("--index", type=Path, help="an index that is there; else one is built")
    parser.add_argument("--queries", type=int, default=300)
    options = parser.parse_args()
    chance = random.Random(9)
    texts = [article["title"] for article in articles(options.corpus, min(options.documents, 20_000))]
    chance.shuffle(texts)
    asked = list(islice(pieces(texts, chance), options.queries))
    with index_of(options.index, options.corpus, options.documents) as folder, open_index(folder) as index:
        wanted = [first_hit(index, whole) for whole, _ in asked]
        partly = sum(map(str.__eq__, wanted, [first_hit(index, typed) for _, typed in asked]))
        bare = sum(map(str.__eq__, wanted, [first_hit(index, fold(whole)) for whole, _ in asked]))
    print(f"| {len(asked)} queries | same first hit |\n|---|---|")
    print(f"| some marks left out | {partly / len(asked):.3f} |\n| all marks left out | {bare / len(asked):.3f} |")


if __name__ == "__main__":
    main()
