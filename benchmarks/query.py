"""Measure answering queries beside peers, and compare how many documents are found.

    python -m benchmarks.query                                                     1,500 articles
    python -m benchmarks.query --documents 20000 --queries 500 --keep FOLDER       all peers; indexes stay in FOLDER
    python -m benchmarks.query --documents 150000 --peers tantivy sqlite           articles again under new ids

Queries are pieces of titles, drawn by a fixed seed: one to six syllables as they stand, as a phrase, typed without
marks, with an unfinished last word, with letters swapped, as similar words, with a date, with a place chosen. tracuu
answers the whole request (parse, segment, match, rank, ten hits with excerpts, all facets); a peer only matches, counts
and gives ten ids, and only where it can mean the same: words and phrases. Counts are compared where they must be equal:
words that all bear marks. Times are CPU milliseconds of one thread; one query of each kind and twenty others go before,
the rest is cold.
"""

import argparse
import gc
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.articles import analysed, articles, default_corpus, machine, write_articles
from benchmarks.plots import draw_bars
from benchmarks.search_peers import PEERS, Peer
from indexer import open_index, rebuild
from indexer.clean import clean
from indexer.normalise import fold, has_marks, syllable_key
from indexer.search import Index
from indexer.search.page import FacetChoice, SearchInput
from indexer.syllables import syllables
from webui.worker import GARBAGE

_KINDS = ("words", "words", "words", "phrase", "unmarked", "prefix", "typo", "similar", "dated", "filtered")
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
        text, last = " ".join(self.syllables), self.syllables[-1]
        swapped = " ".join((*self.syllables[:-1], last[1::-1] + last[2:]))
        forms = {"phrase": f'"{text}"', "unmarked": fold(text), "prefix": text[:-1] + "*", "similar": text + "~"}
        asked = SearchInput(swapped if self.kind == "typo" else forms.get(self.kind, text))
        if self.kind == "dated":
            return replace(asked, date_from="2000", undated=True)
        return replace(asked, choices=(FacetChoice("place", ("Hà Nội",)),)) if self.kind == "filtered" else asked

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
    """CPU milliseconds and the number of documents of each query."""
    times, counts = [], []
    for query in (*queries[:20], *{query.kind: query for query in queries}.values()):
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


@dataclass(frozen=True, slots=True)
class _Ours:
    """What tracuu needed: whole pages, and ids alone, which is what peers give; and how many documents it found."""

    pages: Sequence[float]
    ids: Sequence[float]
    counts: Sequence[int]


def _measure_ours(folder: Path, queries: Sequence[Query]) -> _Ours:
    began = time.process_time()
    with open_index(folder) as index:
        opening = time.process_time() - began
        # As the processes of `tracuu serve` do once they are ready.
        index.suggest("tra cứu")
        gc.freeze()
        gc.set_threshold(GARBAGE)
        pages, _ = _times(lambda query: index.run(query.asked).total, queries)
        documents = index.info().documents
    with open_index(folder) as index:
        ids, _ = _times(lambda query: len(index.ids(query.asked)), queries)
        counts = [_exact(index, query) if query.counts_agree else 0 for query in queries]
    print(f"{documents:,} articles, opened in {1000 * opening:.0f} ms; {machine()}")
    print(f"{'p50':>9} {'p95':>9} {'p50 ms':>9} {'p95 ms':>9} {'worst':>9}")
    _row("tracuu, whole page with facets and excerpts", pages, pages)
    for kind, row in sorted(_by_kind(queries, pages).items()):
        _row(f"  of these {kind}", row, pages)
    _row("tracuu, ids and facets alone", ids, pages)
    return _Ours(pages, ids, counts)


def _compare(name: str, peer: Peer, queries: Sequence[Query], ours: _Ours) -> tuple[list[float], bool]:
    """Print a peer beside tracuu on the queries that it can answer; its times, and whether counts agree."""
    chosen = [place for place, query in enumerate(queries) if query.kind in {"words", "phrase"}]
    asked = [queries[place] for place in chosen]
    times, found = _times(lambda query: peer.search(query.keys, phrase=query.kind == "phrase")[0], asked)
    _row(f"{name}, ten ids{' and their number' if peer.counts else ''}", times, [ours.pages[place] for place in chosen])
    if peer.differs:
        print(f"{'':>49}  {name} {peer.differs}")
    if not peer.counts:
        return times, True
    pairs = [
        (query, ours.counts[place], count)
        for query, place, count in zip(asked, chosen, found, strict=True)
        if query.counts_agree
    ]
    other = [(" ".join(query.syllables), mine, count) for query, mine, count in pairs if mine != count]
    print(f"{'':>49}  {name}: {len(pairs) - len(other)} of {len(pairs)} counts equal")
    for text, mine, count in other[:3]:
        print(f"{'':>49}  OTHER: {text!r}: tracuu {mine:,}, {name} {count:,}")
    return times, not other


def _measure(arguments: argparse.Namespace, folder: Path) -> int:
    corpus, documents = arguments.corpus, arguments.documents
    home = arguments.index or folder / "index"
    if not home.exists():
        rebuild([write_articles(corpus, documents, folder)], index=home, jobs=arguments.jobs)
    queries = list(draw([article["title"] for article in articles(corpus, min(documents, 20_000))], arguments.queries))
    ours = _measure_ours(home, queries)
    bars = {"tracuu, whole page": _quantiles(ours.pages)[1], "tracuu, ids and facets": _quantiles(ours.ids)[1]}
    same = True
    for name in arguments.peers:
        peer = PEERS[name]()
        place = folder / name.removesuffix("-phrase")
        if not place.exists():
            # Whole or not at all: what a stopped run leaves is not taken for an index.
            unfinished = Path(tempfile.mkdtemp(dir=folder))
            peer.build(unfinished, analysed(corpus, documents))
            unfinished.rename(place)
        peer.open(place)
        times, agrees = _compare(name, peer, queries, ours)
        bars[f"{name}, ids"] = _quantiles(times)[1]
        same &= agrees
    if arguments.plots:
        draw_bars(arguments.plots / "searching.svg", bars, up=f"CPU ms at p95, {documents:,} articles")
    return 0 if same else 1


def main() -> int:
    """Run the benchmark; see the top of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles, .jsonl.gz")
    parser.add_argument("--documents", type=int, default=1_500, help="articles to index")
    parser.add_argument("--queries", type=int, default=200, help="queries to ask")
    parser.add_argument("--jobs", type=int, default=2, help="processes that build the index")
    parser.add_argument("--index", type=Path, help="an index of the articles that is there, instead of building one")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS), help="what to compare with")
    parser.add_argument("--keep", type=Path, help="a folder for the indexes; those that are there are not built again")
    parser.add_argument("--plots", type=Path, help="a folder for a drawing")
    parser.add_argument("--draw", action="store_true", help="print the queries as JSON and stop")
    arguments = parser.parse_args()
    if arguments.draw:
        titles = [article["title"] for article in articles(arguments.corpus, min(arguments.documents, 20_000))]
        for query in draw(titles, arguments.queries):
            print(json.dumps([query.kind, query.asked.query], ensure_ascii=False))
        return 0
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        return _measure(arguments, arguments.keep)
    with tempfile.TemporaryDirectory() as folder:
        return _measure(arguments, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
