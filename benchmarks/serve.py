"""Measure the page under load and the command on its own: requests a second of `serve`, one `search` as a process.

    python -m benchmarks.serve                       an index of 1,500 articles
    python -m benchmarks.serve --index FOLDER --clients 8 --seconds 20 --jobs 1 2

Every client keeps its connection and asks the next query of `queries.draw` once it has its answer; every second one
asks for JSON instead of the page. No query is asked twice. The clients (`clients.load`) are one thread that shares the
machine with the server: what they and the processes of the server used of it stands beside the figures, and the memory.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from benchmarks.articles import articles, default_corpus, index_of, machine
from benchmarks.clients import load
from benchmarks.queries import draw

_MANY = 50_000
"""Queries drawn, more than can be answered while it is measured."""


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "indexer", *arguments]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `started`: seconds until it said its address."""

    address: str
    process: int
    started: float

    def processes(self) -> list[int]:
        """The process and those that it started; Linux only."""
        listed = Path(f"/proc/{self.process}/task/{self.process}/children").read_text()
        return [self.process, *map(int, listed.split())]

    def used(self) -> float:
        """CPU seconds of all of them so far."""
        return sum(map(_processor_seconds, self.processes()))

    def memory(self) -> str:
        """MiB of each that no other shares, shared parts divided (PSS), and with all of what is shared (RSS)."""
        rows = [_memory(process) for process in self.processes()]
        return f"PSS {sum(own for own, _ in rows):.0f} MiB, RSS " + " + ".join(f"{whole:.0f}" for _, whole in rows)


@contextmanager
def serving(index: Path, *, jobs: int) -> Iterator[Server]:
    """The command as a user starts it."""
    command = _command("serve", "--port", "0", "--json", "--jobs", str(jobs), "--index", str(index))
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            lines = iter(process.stdout or ())
            address = next(line for line in lines if "address" in line).split('"')[3]
            yield Server(address, process.pid, time.monotonic() - began)
        finally:
            process.terminate()


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> tuple[float, float]:
    rolled = dict(line.split()[:2] for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:])
    return int(rolled["Pss:"]) / 1024, int(rolled["Rss:"]) / 1024


def measure_serve(index: Path, paths: Iterator[str], *, jobs: int, clients: int, seconds: float) -> None:
    """Print requests a second after a round that warms the server up."""
    with serving(index, jobs=jobs) as server:
        load(server.address, paths, clients=clients, seconds=seconds / 2)
        before = server.used()
        found = load(server.address, paths, clients=clients, seconds=seconds)
        used = server.used() - before
        memory = server.memory()
    count, times, wall = len(found.times), found.times, found.seconds
    print(f"serve --jobs {jobs}, {clients} clients: {count / wall:.0f} requests/s, {count / used:.0f} a CPU second")
    print(f"  waiting {times[count // 2]:.0f} ms at p50, {times[19 * count // 20]:.0f} at p95, {times[-1]:.0f} at most")
    print(f"  cores used: {used / wall:.2f} by the server, {found.used / wall:.2f} by the clients")
    print(f"  {server.started:.2f} s to start; {memory}")


def measure_search(index: Path, texts: Sequence[str]) -> None:
    """Print what `tracuu search` takes as a process, the start of Python included."""
    for text in texts:
        before = os.times()
        subprocess.run(_command("search", "--index", str(index), text), check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        print(f"tracuu search: {after.elapsed - before.elapsed:.2f} s wall, {used:.2f} s CPU ({text})")


def _run(index: Path, arguments: argparse.Namespace) -> None:
    titles = [article["title"] for article in articles(arguments.corpus, min(arguments.documents, 20_000))]
    queries = list(dict.fromkeys(query.asked.query for query in draw(titles, _MANY)))
    pages = cycle(("/search", "/search.json"))
    paths = (f"{page}?q={quote(text)}" for text, page in zip(queries, pages, strict=False))
    print(machine())
    measure_search(index, queries[:3])
    for jobs in arguments.jobs:
        measure_serve(index, paths, jobs=jobs, clients=arguments.clients, seconds=arguments.seconds)


def main() -> None:
    """Run the benchmark; see the top of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles: .jsonl.gz, or a folder")
    parser.add_argument("--documents", type=int, default=1_500, help="articles to index, when no index is given")
    parser.add_argument("--index", type=Path, help="an index that is there; else one is built")
    parser.add_argument("--clients", type=int, default=8, help="connections at a time")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, os.cpu_count() or 1], help="processes of the server")
    parser.add_argument("--seconds", type=float, default=6, help="how long to ask")
    arguments = parser.parse_args()
    with index_of(arguments.index, arguments.corpus, arguments.documents) as index:
        _run(index, arguments)


if __name__ == "__main__":
    main()
