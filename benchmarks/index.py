"""Measure building an index beside peers: CPU seconds, memory and bytes, ratios first.

    python -m benchmarks.index                        1,500 articles
    python -m benchmarks.index --documents 150000     the articles again and again under new ids

Every program runs alone in a fresh process on the same articles. The peers are given syllables and words that are
ready, and are charged the time that pyvi needs for their words, measured on a sample and scaled by syllables; making
the syllables costs them nothing. tracuu reads the JSONL file, cleans, segments, analyses, counts facets, stores the
text, writes and verifies; entities are left out. Times are CPU seconds of all threads and processes.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.articles import Analysed, analysed, articles, default_corpus, machine, texts_of, write_articles
from benchmarks.plots import draw_bars
from benchmarks.search_peers import PEERS
from indexer import rebuild


@dataclass(frozen=True, slots=True)
class Built:
    """What one program did.

    Attributes:
        name: of the program.
        seconds: CPU time of building, without what only prepares the articles.
        wall: seconds on the clock for the same.
        memory: MiB of resident memory at most, of the largest process.
        size: bytes of the index.
        syllables: that it indexed or segmented.
    """

    name: str
    seconds: float
    wall: float
    memory: float
    size: int
    syllables: int


def _cpu() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _memory() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _pyvi(corpus: Path, seconds: float) -> Built:
    """pyvi alone on the first articles, for as long as asked."""
    with warnings.catch_warnings():
        # pyvi 0.1.1 warns of its escapes and of the version of scikit-learn that made its pickle.
        warnings.simplefilter("ignore")
        from pyvi import ViTokenizer
    ViTokenizer.tokenize("Đảng bộ")
    began, clock, done = _cpu(), time.perf_counter(), 0
    for article in articles(corpus, 1_000_000):
        for text in texts_of([article]):
            ViTokenizer.tokenize(text)
            done += len(text.split())
        if _cpu() - began > seconds:
            break
    return Built("pyvi", _cpu() - began, time.perf_counter() - clock, _memory(), 0, done)


def _tracuu(corpus: Path, documents: int, jobs: int, folder: Path) -> Built:
    source = write_articles(corpus, documents, folder)
    syllables = sum(len(text.split()) for one in articles(corpus, documents) for text in texts_of([one]))
    began, clock = _cpu(), time.perf_counter()
    rebuild([source], index=folder / "index", jobs=jobs, entities=False)
    seconds, wall = _cpu() - began, time.perf_counter() - clock
    return Built("tracuu", seconds, wall, _memory(), _size(folder / "index"), syllables)


def _peer(name: str, corpus: Path, documents: int, folder: Path) -> Built:
    syllables = 0
    preparing = clock_preparing = 0.0

    def timed() -> Iterable[Analysed]:
        """The articles, taking note of the time that they cost, which is not the peer's."""
        nonlocal syllables, preparing, clock_preparing
        stream = analysed(corpus, documents)
        while True:
            # Of this thread only: peers go on writing in their own.
            began, clock = time.thread_time(), time.perf_counter()
            one = next(stream, None)
            preparing += time.thread_time() - began
            clock_preparing += time.perf_counter() - clock
            if one is None:
                return
            syllables += one.syllables.count(" ") + 1
            yield one

    began, clock = _cpu(), time.perf_counter()
    PEERS[name]().build(folder, timed())
    seconds, wall = _cpu() - began - preparing, time.perf_counter() - clock - clock_preparing
    return Built(name, seconds, wall, _memory(), _size(folder), syllables)


def _in_process(name: str, arguments: argparse.Namespace) -> Built:
    # Whoosh 2.7.4 is older than this warning, which comes whenever a file of it is compiled.
    command = [
        sys.executable,
        "-W",
        "ignore::SyntaxWarning",
        "-m",
        "benchmarks.index",
        "--run",
        name,
        "--corpus",
        str(arguments.corpus),
    ]
    command += ["--documents", str(arguments.documents), "--jobs", str(arguments.jobs)]
    command += ["--seconds", str(arguments.seconds)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Built(**json.loads(run.stdout))


def _run(arguments: argparse.Namespace) -> Built:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.run == "pyvi":
            return _pyvi(arguments.corpus, arguments.seconds)
        if arguments.run == "tracuu":
            return _tracuu(arguments.corpus, arguments.documents, arguments.jobs, folder)
        return _peer(arguments.run, arguments.corpus, arguments.documents, folder)


def _report(arguments: argparse.Namespace) -> None:
    ours = _in_process("tracuu", arguments)
    pyvi = _in_process("pyvi", arguments)
    words = pyvi.seconds * ours.syllables / pyvi.syllables
    text = sum(len(one.encode()) for a in articles(arguments.corpus, arguments.documents) for one in texts_of([a]))
    heads = ("relative to tracuu", "CPU", "CPU, s", "clock, s", "memory, MiB", "index / text")
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")

    ratios: dict[str, float] = {}

    def row(name: str, label: str, seconds: float, built: Built) -> None:
        ratios[name] = seconds / ours.seconds
        cells = (
            f"{ratios[name]:.2f}",
            f"{seconds:.1f}",
            f"{built.wall:.1f}",
            f"{built.memory:.0f}",
            f"{built.size / text:.2f}",
        )
        print(f"| {label} | {' | '.join(cells)} |", flush=True)

    row("tracuu", "tracuu, everything but entities", ours.seconds, ours)
    row("pyvi alone", f"pyvi alone, scaled from {pyvi.syllables:,} syllables (clock: of the sample)", words, pyvi)
    for name in (name for name in PEERS if not name.endswith("-phrase")):
        built = _in_process(name, arguments)
        row(
            f"pyvi + {name}",
            f"pyvi + {name} ({name} alone {built.seconds:.1f} CPU s, and on the clock)",
            words + built.seconds,
            built,
        )
    print(f"\n{arguments.documents:,} articles, {ours.syllables:,} syllables, {text:,} bytes of UTF-8; {machine()}")
    if arguments.plots:
        draw_bars(arguments.plots / "index-peers.svg", {"": ratios}, across="CPU time, tracuu = 1")


def main() -> int:
    """Run the benchmark; see the top of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles: .jsonl.gz, or a folder")
    parser.add_argument("--documents", type=int, default=1_500, help="articles to index")
    parser.add_argument("--jobs", type=int, default=2, help="processes of tracuu")
    parser.add_argument("--seconds", type=float, default=6.0, help="CPU seconds of the sample of pyvi")
    parser.add_argument("--plots", type=Path, help="folder for the drawing")
    parser.add_argument("--run", choices=("tracuu", "pyvi", *PEERS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        print(json.dumps(asdict(_run(arguments))))
    else:
        _report(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
