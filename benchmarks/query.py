"""Measure answering queries beside peers, and compare how many documents are found.

    python -m benchmarks.query                        3,000 articles
    python -m benchmarks.query --documents 150000     the articles again and again under new ids

Queries are pieces of titles, drawn by a fixed seed: one to six syllables as they stand, as a phrase, typed without
marks, with an unfinished last word, with a letter swapped, with a date filter. tracuu answers the whole request
(parse, segment, match, rank, ten hits with excerpts, all facets); a peer only matches, counts and gives ten ids, and
only where it can mean the same: words and phrases. Counts are compared where they must be equal: words that all
bear marks. Times are CPU milliseconds of one thread.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import analysed, articles, default_corpus, machine, write_articles
from benchmarks.search_peers import PEERS, Peer
from indexer import open_index, rebuild
from indexer.clean import clean
from indexer.normalise import fold, has_marks, syllable_key
from indexer.search import Index
from indexer.search.page import SearchInput
from indexer.syllables import syllables

_KINDS = ("words", "words", "words", "phrase", "unmarked", "prefix", "typo", "dated")
_SEED = 20_231_115


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the benchmark.

    Attributes:
        kind: one of _KINDS.
        syllables: as written in a title.
    """

    kind: str
    syllables: tuple[str, ...]

    @property
    def asked(self) -> SearchInput:
        """The query for tracuu."""
        text = " ".join(self.syllables)
        match self.kind:
            case "phrase":
                return SearchInput(f'"{text}"')
            case "unmarked":
                return SearchInput(fold(text))
            case "prefix":
                return SearchInput(text[:-1] + "*")
            case "typo":
                last = self.syllables[-1]
                return SearchInput(" ".join((*self.syllables[:-1], last[1::-1] + last[2:])))
            case "dated":
                return SearchInput(text, date_from="2000", undated=True)
            case _:
                return SearchInput(text)

    @property
    def keys(self) -> list[str]:
        """The terms for a peer."""
        return [syllable_key(one) for one in self.syllables]

    @property
    def counts_agree(self) -> bool:
        """Whether all engines must find the same documents: words typed with marks are meant as typed."""
        return self.kind == "words" and all(has_marks(one) for one in self.syllables)


def draw(titles: Sequence[str], number: int) -> Iterator[Query]:
    """Draw queries from titles, always the same ones."""
    drawing = random.Random(_SEED)
    made = 0
    while made < number:
        title = clean(drawing.choice(titles))
        words = [title[start:end] for start, end in syllables(title)]
        length = drawing.randint(1, 6)
        if len(words) < length:
            continue
        first = drawing.randint(0, len(words) - length)
        yield Query(drawing.choice(_KINDS), tuple(words[first : first + length]))
        made += 1


def _times(ask: Callable[[Query], int], queries: Sequence[Query]) -> tuple[list[float], list[int]]:
    """CPU milliseconds and the number of documents of each query; a first round fills the caches of all engines."""
    times, counts = [], []
    for query in queries[:20]:
        ask(query)
    for query in queries:
        began = time.process_time()
        counts.append(ask(query))
        times.append(1000 * (time.process_time() - began))
    return times, counts


def _quantiles(times: Sequence[float]) -> tuple[float, float, float]:
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered))], ordered[-1]


def _row(label: str, times: Sequence[float], ours: Sequence[float]) -> None:
    middle, high, worst = _quantiles(times)
    ratios = f"{middle / _quantiles(ours)[0]:8.2f}x {high / _quantiles(ours)[1]:8.2f}x"
    print(f"{ratios} {middle:9.2f} {high:9.2f} {worst:9.2f}  {label} ({len(times)} queries)")


def _exact(index: Index, query: Query) -> int:
    tiers = index.run(query.asked).tiers
    return next((tier.total for tier in tiers if tier.name == "exact"), 0)


def _by_kind(queries: Sequence[Query], times: Sequence[float]) -> Mapping[str, list[float]]:
    kinds: dict[str, list[float]] = {}
    for query, spent in zip(queries, times, strict=True):
        kinds.setdefault(query.kind, []).append(spent)
    return kinds


def _compare(name: str, peer: Peer, queries: Sequence[Query], ours: Sequence[float], counts: Sequence[int]) -> bool:
    """Print a peer beside tracuu on the queries that it can answer; whether the counts agree where they must."""
    chosen = [place for place, query in enumerate(queries) if query.kind in {"words", "phrase"}]
    asked = [queries[place] for place in chosen]
    times, found = _times(lambda query: peer.search(query.keys, phrase=query.kind == "phrase")[0], asked)
    _row(f"{name}, match and count alone", times, [ours[place] for place in chosen])
    pairs = [
        (query, counts[place], count)
        for query, place, count in zip(asked, chosen, found, strict=True)
        if query.counts_agree
    ]
    other = [(" ".join(query.syllables), mine, count) for query, mine, count in pairs if mine != count]
    print(f"{'':>48}  {name}: {len(pairs) - len(other)} of {len(pairs)} counts equal")
    for text, mine, count in other[:3]:
        print(f"{'':>48}  OTHER: {text!r}: tracuu {mine:,}, {name} {count:,}")
    return not other


def _measure(arguments: argparse.Namespace, folder: Path) -> int:
    corpus, documents = arguments.corpus, arguments.documents
    rebuild([write_articles(corpus, documents, folder)], index=folder / "index", jobs=arguments.jobs, entities=False)
    queries = list(draw([article["title"] for article in articles(corpus, min(documents, 20_000))], arguments.queries))
    began = time.process_time()
    with open_index(folder / "index") as index:
        opening = time.process_time() - began
        times, _ = _times(lambda query: index.run(query.asked).total, queries)
        counts = [_exact(index, query) if query.counts_agree else 0 for query in queries]
    print(f"{'p50':>9} {'p95':>9} {'p50 ms':>9} {'p95 ms':>9} {'worst':>9}")
    _row("tracuu, whole page with facets and excerpts", times, times)
    for kind, row in sorted(_by_kind(queries, times).items()):
        _row(f"  of these {kind}", row, times)
    same = True
    for name in PEERS:
        home = folder / name
        home.mkdir()
        peer = PEERS[name]()
        peer.build(home, analysed(corpus, documents))
        peer.open(home)
        same &= _compare(name, peer, queries, times, counts)
    print(f"{documents:,} articles, opened in {1000 * opening:.0f} ms; {machine()}")
    return 0 if same else 1


def main() -> int:
    """Run the benchmark; see the top of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles, .jsonl.gz")
    parser.add_argument("--documents", type=int, default=3_000, help="articles to index")
    parser.add_argument("--queries", type=int, default=300, help="queries to ask")
    parser.add_argument("--jobs", type=int, default=2, help="processes that build the index")
    parser.add_argument("--draw", action="store_true", help="print the queries as JSON and stop")
    arguments = parser.parse_args()
    if arguments.draw:
        titles = [article["title"] for article in articles(arguments.corpus, arguments.documents)]
        for query in draw(titles, arguments.queries):
            print(json.dumps([query.kind, query.asked.query], ensure_ascii=False))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return _measure(arguments, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
