"""Measure the page under load and the command on its own: requests a second of `serve`, one `search` as a process.

    python -m benchmarks.serve                       an index of 1,500 articles
    python -m benchmarks.serve --index FOLDER --clients 8 --seconds 20

Every client is a thread that keeps its connection and asks one query of `query.draw` after another, for the page and
for its JSON in turn. The clients and what else runs share the machine with the server: beside the requests a second of
wall time stand those for each second of CPU time that the server used.
"""

import argparse
import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote, urlsplit

from benchmarks.articles import articles, default_corpus, machine, write_articles
from benchmarks.query import draw
from indexer import rebuild


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "indexer", *arguments]


@contextmanager
def serving(index: Path) -> Iterator[tuple[str, int]]:
    """A server in a process of its own; its address and process id."""
    command = _command("serve", "--port", "0", "--json", "--index", str(index))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            lines = iter(process.stdout or ())
            yield next(line for line in lines if "address" in line).split('"')[3], process.pid
        finally:
            process.terminate()


def _processor_seconds(process: int) -> float:
    """CPU time of a process so far; Linux only."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(address: str, paths: Sequence[str], *, clients: int, seconds: float) -> list[float]:
    """Ask with some clients for some time; the wall time of every request, in milliseconds."""
    host = urlsplit(address).netloc
    times: list[float] = []
    end = time.monotonic() + seconds

    def client(first: int) -> None:
        connection = http.client.HTTPConnection(host, timeout=60)
        for path in islice(cycle(paths), first, None):
            began = time.monotonic()
            if began > end:
                return
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                message = f"{answer.status}: {path}"
                raise RuntimeError(message)
            times.append(1000 * (time.monotonic() - began))

    threads = [threading.Thread(target=client, args=(len(paths) * n // clients,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times)


def measure_serve(index: Path, paths: Sequence[str], *, clients: int, seconds: float) -> None:
    """Print requests a second after a round that warms the server up."""
    with serving(index) as (address, process):
        load(address, paths, clients=clients, seconds=seconds / 4)
        before = _processor_seconds(process)
        times = load(address, paths, clients=clients, seconds=seconds)
        used = _processor_seconds(process) - before
    middle, high = times[len(times) // 2], times[int(0.95 * len(times))]
    print(
        f"serve, {clients} clients: {len(times) / seconds:.0f} requests/s, {len(times) / used:.0f} for each CPU second"
    )
    print(f"  waiting {middle:.0f} ms at p50, {high:.0f} ms at p95; the server used {used / seconds:.2f} cores")


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
    queries = [query.asked.query for query in draw(titles, 500)]
    paths = [f"{path}?q={quote(text)}" for text, path in zip(queries, cycle(("/search", "/search.json")), strict=False)]
    print(machine())
    measure_search(index, queries[:3])
    measure_serve(index, paths, clients=arguments.clients, seconds=arguments.seconds)


def main() -> None:
    """Run the benchmark; see the top of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles, .jsonl.gz")
    parser.add_argument("--documents", type=int, default=1_500, help="articles to index, when no index is given")
    parser.add_argument("--index", type=Path, help="an index that is there; else one is built")
    parser.add_argument("--clients", type=int, default=8, help="connections at a time")
    parser.add_argument("--seconds", type=float, default=10, help="how long to ask")
    arguments = parser.parse_args()
    if arguments.index:
        _run(arguments.index, arguments)
        return
    with tempfile.TemporaryDirectory() as folder:
        written = write_articles(arguments.corpus, arguments.documents, Path(folder))
        rebuild([written], index=Path(folder) / "index")
        _run(Path(folder) / "index", arguments)


if __name__ == "__main__":
    main()
