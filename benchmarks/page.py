"""Measure the page: the time that the server takes for each kind of page, everything included but the network.

    python -m benchmarks.page                                an index of 1,500 articles
    python -m benchmarks.page --index FOLDER --rounds 100    one that is there

Queries are titles, names and words of the index itself, with and without marks; each is asked once, so that nothing is
remembered. Times are milliseconds in one process, on the clock and of the processor; on a busy machine read the latter.
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

from flask.testing import FlaskClient

from benchmarks.articles import default_corpus, index_of, machine
from indexer import open_index
from indexer.normalise import fold
from indexer.search import Index
from indexer.search.page import SearchInput
from webui.application import create_app
from webui.links import Links


@dataclass(frozen=True, slots=True)
class Timing:
    """What one page took, in milliseconds, and its size in bytes."""

    wall: float
    processor: float
    size: int


def addresses(index: Index, rounds: int) -> dict[str, list[str]]:
    """Kinds of pages with the addresses to ask for, no two alike."""
    chance = random.Random(20_000)
    links = Links("", "vi")
    hits = [hit for offset in range(0, rounds * 40, 4000) for hit in index.run(_listed(offset)).hits]
    titles = [hit.title.split() for hit in chance.sample(hits, min(rounds, len(hits)))]
    runs = [words[start : start + 3] for words in titles for start in [chance.randrange(max(1, len(words) - 3))]]
    people, _ = index.facet_page(SearchInput(), "person", limit=rounds)
    queries = [" ".join(words) for words in runs]
    return {
        "results, three words": [f"/search?q={quote_plus(query)}" for query in queries],
        "results, without marks": [f"/search?q={quote_plus(fold(query))}" for query in queries],
        "results, one word": [f"/search?q={quote_plus(words[0])}" for words in runs],
        "results, filtered": [f"/search?person={quote_plus(person.value)}" for person in people],
        "results, second page": [f"/search?q={quote_plus(query)}&page=2" for query in queries],
        "document": [
            links.document(hit.id, SearchInput(query), at=1) for hit, query in zip(hits, queries, strict=False)
        ],
        "suggestions": [f"/suggest.json?q={quote_plus(query[:6])}" for query in queries],
        "values": [f"/facets/person?q={quote_plus(words[0])}" for words in runs],
    }


def _listed(offset: int) -> SearchInput:
    return SearchInput(sort="title", offset=offset, limit=100, facet_limit=0)


def timings(client: FlaskClient, asked: list[str]) -> Iterator[Timing]:
    """Ask for each page once."""
    for address in asked:
        wall, processor = time.perf_counter(), time.process_time()
        answer = client.get(address)
        size = len(answer.data)
        if answer.status_code != 200:
            message = f"{answer.status_code}: {address}"
            raise RuntimeError(message)
        yield Timing((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000, size)


def report(index: Index, rounds: int) -> None:
    """Print one line for each kind of page."""
    client = create_app(index).test_client()
    client.get("/search?q=a")
    client.get("/documents/none")
    print(f"{index.info().documents:,} documents, {rounds} pages of each kind; {machine()}\n")
    heads = ("page", "p50, ms", "p95, ms", "CPU p50, ms", "CPU p95, ms", "largest, kB")
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    for kind, asked in addresses(index, rounds).items():
        found = list(timings(client, asked))
        wall, processor = sorted(each.wall for each in found), sorted(each.processor for each in found)
        middle, high = len(found) // 2, len(found) * 95 // 100
        times = (wall[middle], wall[high], processor[middle], processor[high])
        largest = max(each.size for each in found) / 1000
        print(f"| {kind} | {' | '.join(f'{value:.0f}' for value in (*times, largest))} |", flush=True)


def main() -> None:
    """Measure an index, or build one first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles: .jsonl.gz, or a folder")
    parser.add_argument("--documents", type=int, default=1_500, help="articles to index, when no index is given")
    parser.add_argument("--index", type=Path, help="an index that is there; else one is built")
    parser.add_argument("--rounds", type=int, default=50, help="pages of each kind")
    given = parser.parse_args()
    with index_of(given.index, given.corpus, given.documents) as folder, open_index(folder) as index:
        report(index, given.rounds)


if __name__ == "__main__":
    main()
