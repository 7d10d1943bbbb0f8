"""Measure answering queries beside peers, and compare what is found and counted.

    python -m benchmarks.query                                                     1,500 articles
    python -m benchmarks.query --documents 20000 --queries 500 --keep FOLDER       indexes stay in FOLDER
    python -m benchmarks.query --documents 150000 --peers sqlite-page whoosh-page  articles again under new ids

Queries are pieces of titles, drawn by a fixed seed: one to six syllables as they stand, as a phrase, typed without
marks, with an unfinished last word, with letters swapped, as similar words, with a date, with a place chosen. tracuu
answers the whole request (parse, segment, match, rank, ten hits with excerpts, all facets). Peers called "-page" do the
same by their own means (`page_peers`), the others only match, count and give ten ids (`search_peers`); they are asked
where they can mean the same: words and phrases. Counts, and the numbers at the facets' values, are compared where they
must be equal: words that all bear marks. Times are CPU milliseconds of one thread; one query of each kind and twenty
others go before, the rest is cold. A peer that has used up --seconds is asked no more; its ratios are to the same
queries.
"""

import argparse
import gc
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.articles import analysed, articles, default_corpus, machine, write_articles
from benchmarks.page_peers import PAGE_PEERS
from benchmarks.pages import Page, PageQuery, page_documents
from benchmarks.plots import draw_bars
from benchmarks.queries import Query, draw
from benchmarks.search_peers import PEERS
from indexer import open_index, rebuild
from indexer.model.facets import FACETS
from indexer.search import Index
from indexer.search.page import SearchPage
from webui.worker import GARBAGE

_COMPARED = [name for name, facet in FACETS.items() if facet.order == "count" and not facet.hierarchical]
"""Facets whose commonest values are shown, in all engines."""
_SHARING = ("-phrase", "-keywords")
"""Ends of names of peers that ask another one's index in another way."""
T = TypeVar("T")


class _Told(NamedTuple):
    """What is compared of an answer: how many documents, and the numbers at the values of each facet."""

    total: int
    facets: Mapping[str, Sequence[int]]


def _told_by_us(page: SearchPage) -> _Told:
    """Of the documents that hold all words; facets where no others were looked for."""
    total = next((tier.total for tier in page.tiers if tier.name == "exact"), 0)
    facets = {name: [bucket.count for bucket in page.facets[name].buckets] for name in _COMPARED}
    return _Told(total, facets if total == page.total else {})


def _told_by_page(page: Page) -> _Told:
    return _Told(page.total, {name: [number for _, number in page.facets[name]] for name in _COMPARED})


def _told_by_ids(found: tuple[int, Sequence[str]]) -> _Told:
    return _Told(found[0], {})


def _ask(
    ask: Callable[[Query], T], queries: Iterable[Query], tell: Callable[[T], _Told], seconds: float
) -> tuple[list[float], list[_Told]]:
    """CPU milliseconds and answer of each query, of as many as the seconds allow."""
    times: list[float] = []
    told: list[_Told] = []
    for query in queries:
        if sum(times) > 1000 * seconds:
            break
        began = time.process_time()
        answer = ask(query)
        times.append(1000 * (time.process_time() - began))
        told.append(tell(answer))
    return times, told


def _measure(
    ask: Callable[[Query], T], queries: Sequence[Query], tell: Callable[[T], _Told], seconds: float = math.inf
) -> tuple[list[float], list[_Told]]:
    """The same, after twenty queries and one of each kind."""
    _ask(ask, (*{query.kind: query for query in queries}.values(), *queries[:20]), tell, seconds / 4)
    return _ask(ask, queries, tell, seconds)


def _quantiles(times: Sequence[float]) -> tuple[float, float, float]:
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered))], ordered[-1]


def _row(label: str, times: Sequence[float], ours: Sequence[float]) -> None:
    cells = [f"{_quantiles(times)[place] / _quantiles(ours)[place]:.3g}" for place in (0, 1)]
    cells += [f"{value:.2f}" for value in _quantiles(times)]
    print("|".join(("", f" {label} ", *(f" {cell} " for cell in cells), f" {len(times)} ", "")), flush=True)


@dataclass(frozen=True, slots=True)
class _Ours:
    """What tracuu needed for each query: whole pages, ids with facets; and what it told."""

    pages: Sequence[float]
    ids: Sequence[float]
    told: Sequence[_Told]


def _prepare(index: Index) -> None:
    """As the processes of `tracuu serve` do once they are ready."""
    index.suggest("tra cứu")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def _measure_ours(folder: Path, queries: Sequence[Query]) -> _Ours:
    began = time.process_time()
    with open_index(folder) as index:
        opening = time.process_time() - began
        _prepare(index)
        pages, told = _measure(lambda query: index.run(query.asked), queries, _told_by_us)
        documents = index.info().documents
    with open_index(folder) as index:
        _prepare(index)
        ids, _ = _measure(lambda query: (0, index.ids(query.asked)), queries, _told_by_ids)
    print(f"{documents:,} articles, opened in {1000 * opening:.0f} ms; {machine()}; CPU time, p50 and p95\n")
    heads = ("relative to tracuu's page", "p50", "p95", "p50, ms", "p95, ms", "worst, ms", "queries")
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    _row("tracuu", pages, pages)
    for kind in sorted({query.kind for query in queries}):
        _row(f"tracuu: {kind}", [each for each, query in zip(pages, queries, strict=True) if query.kind == kind], pages)
    _row("tracuu, ids and facets alone", ids, pages)
    return _Ours(pages, ids, told)


@dataclass(frozen=True, slots=True)
class _Theirs:
    """What a peer needed, and what is to be said of it."""

    times: Sequence[float]
    notes: Sequence[str]
    same: bool


def _compare(told: Sequence[_Told], ours: Sequence[_Told], queries: Sequence[Query]) -> tuple[list[str], bool]:
    """What is to be said of a peer's numbers beside tracuu's, and whether all are equal."""
    rows = [row for row in zip(queries, told, ours, strict=False) if row[0].counts_agree]
    other = [row for row in rows if row[1].total != row[2].total]
    notes = [f"{len(rows) - len(other)} of {len(rows)} counts equal"]
    facets = [
        (mine, theirs) for _, theirs, mine in rows if theirs.facets and mine.facets and theirs.total == mine.total
    ]
    equal = sum(mine.facets == theirs.facets for mine, theirs in facets)
    notes += [f"the numbers of {equal} of {len(facets)} pages' facets equal"] if facets else []
    notes += [
        f"OTHER: {' '.join(query.syllables)!r}: {theirs.total:,}, not {mine.total:,}"
        for query, theirs, mine in other[:3]
    ]
    return notes, not other and equal == len(facets)


def _measure_peer(name: str, place: Path, queries: Sequence[Query], ours: _Ours, seconds: float) -> _Theirs:
    """Print a peer's row beside tracuu, for the queries that it can answer."""
    chosen = [number for number, query in enumerate(queries) if query.for_peers]
    asked = [queries[number] for number in chosen]
    counts, label = True, name
    if name in PAGE_PEERS:
        page_peer = PAGE_PEERS[name]()
        page_peer.open(place)
        ready = {query: PageQuery(query.keys, query.words, query.phrase) for query in asked}
        times, told = _measure(lambda query: page_peer.page(ready[query]), asked, _told_by_page, seconds)
        differs = page_peer.differs
    else:
        peer = PEERS[name]()
        peer.open(place)
        times, told = _measure(lambda query: peer.search(query.keys, phrase=query.phrase), asked, _told_by_ids, seconds)
        differs, counts = peer.differs, peer.counts
        label = f"{name}, ten ids{' and their number' if counts else ''}"
    _row(label, times, [ours.pages[number] for number in chosen[: len(times)]])
    notes, same = _compare(told, [ours.told[number] for number in chosen], asked) if counts else ([], True)
    return _Theirs(times, [*notes, *([differs] if differs else [])], same)


def _build_peer(name: str, place: Path, home: Path, arguments: argparse.Namespace) -> None:
    """Write a peer's index, whole or not at all: what a stopped run leaves is not taken for one."""
    unfinished = Path(tempfile.mkdtemp(dir=place.parent))
    texts = analysed(arguments.corpus, arguments.documents)
    if name in PAGE_PEERS:
        with open_index(home) as index:
            PAGE_PEERS[name]().build(unfinished, page_documents(index, texts))
    else:
        PEERS[name]().build(unfinished, texts)
    unfinished.rename(place)


def _run(arguments: argparse.Namespace, folder: Path, queries: Sequence[Query]) -> int:
    home = arguments.index or folder / "index"
    if not home.exists():
        source = write_articles(arguments.corpus, arguments.documents, folder)
        rebuild([source], index=home, jobs=arguments.jobs)
    ours = _measure_ours(home, queries)
    found: dict[str, _Theirs] = {}
    for name in arguments.peers:
        place = folder / next((name.removesuffix(end) for end in _SHARING if name.endswith(end)), name)
        if not place.exists():
            _build_peer(name, place, home, arguments)
        found[name] = _measure_peer(name, place, queries, ours, arguments.seconds)
    print("\n" + "\n".join(f"{name}: {'; '.join(theirs.notes)}" for name, theirs in found.items() if theirs.notes))
    if arguments.plots:
        _draw(ours, found, arguments)
    return 0 if all(theirs.same for theirs in found.values()) else 1


def _draw(ours: _Ours, found: Mapping[str, _Theirs], arguments: argparse.Namespace) -> None:
    high = {name: _quantiles(theirs.times)[1] for name, theirs in found.items()}
    pages = {name: value for name, value in high.items() if name in PAGE_PEERS}
    ids = {name: value for name, value in high.items() if name in PEERS}
    draw_bars(
        arguments.plots / "searching.svg",
        {
            "whole pages": {"tracuu": _quantiles(ours.pages)[1], **pages},
            "ids and facets": {"tracuu, ids and facets": _quantiles(ours.ids)[1]},
            "ten ids and their number": ids,
        },
        across=f"CPU milliseconds at p95, {arguments.documents:,} articles, logarithmic",
        logarithmic=True,
    )


def main() -> int:
    """Run the benchmark; see the top of this file."""
    peers = [*PAGE_PEERS, *PEERS]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles: .jsonl.gz, or a folder")
    parser.add_argument("--documents", type=int, default=1_500, help="articles to index")
    parser.add_argument("--queries", type=int, default=200, help="queries to ask")
    parser.add_argument("--seconds", type=float, default=5.0, help="CPU seconds after which a peer is asked no more")
    parser.add_argument("--jobs", type=int, default=2, help="processes that build the index")
    parser.add_argument("--index", type=Path, help="an index of the articles that is there, instead of building one")
    parser.add_argument("--peers", nargs="*", choices=peers, default=peers, help="what to compare with")
    parser.add_argument("--keep", type=Path, help="a folder for the indexes; those that are there are not built again")
    parser.add_argument("--plots", type=Path, help="a folder for a drawing")
    parser.add_argument("--draw", action="store_true", help="print the queries as JSON and stop")
    arguments = parser.parse_args()
    titles = [article["title"] for article in articles(arguments.corpus, min(arguments.documents, 20_000))]
    queries = list(draw(titles, arguments.queries))
    if arguments.draw:
        print("\n".join(json.dumps([query.kind, query.asked.query], ensure_ascii=False) for query in queries))
        return 0
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        return _run(arguments, arguments.keep, queries)
    with tempfile.TemporaryDirectory() as folder:
        return _run(arguments, Path(folder), queries)


if __name__ == "__main__":
    sys.exit(main())
