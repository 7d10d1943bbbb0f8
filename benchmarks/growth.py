"""Measure how a rebuild grows with the corpus: CPU seconds, memory and bytes, with and without entities.

    python -m benchmarks.growth                                          1,000 and 2,000 articles
    python -m benchmarks.growth --documents 5000 --keep grown.json       one size, remembered in a file ...
    python -m benchmarks.growth --documents 20000 --keep grown.json --plots docs/plots         and another
    python -m benchmarks.growth --documents --keep grown.json --plots docs/plots               table and drawings alone

Each size is one `tracuu rebuild` in processes of its own: read, clean, segment, analyse, find entities, count facets,
store, write, verify. Beyond the articles there are, they come again under new ids. Memory is what all processes of the
build hold together, sampled every half second: what is shared counts once. pyvi, the word segmenter alone, is measured
on a sample, in as many processes at once as the rebuild has, before and after each rebuild, and scaled by syllables:
where other programs share the cores, even CPU seconds grow with their load, by half and more, so that only what ran at
one time and on as many cores can be compared.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.articles import articles, default_corpus, machine, texts_of, write_articles
from benchmarks.plots import Series, draw_lines


@dataclass(frozen=True, slots=True)
class Grown:
    """One rebuild.

    Attributes:
        documents: articles.
        entities: whether entities were looked for.
        syllables: between white space.
        text: bytes of UTF-8.
        seconds: CPU time of all processes.
        wall: seconds on the clock.
        memory: MiB of all processes together, at most.
        size: bytes of the index.
        pyvi: CPU seconds that pyvi needs for the words of the same text, scaled from a sample.
    """

    documents: int
    entities: bool
    syllables: int
    text: int
    seconds: float
    wall: float
    memory: float
    size: int
    pyvi: float


def _tree(process: int) -> Iterator[int]:
    """A process and all that it has started."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _tree(int(child))


def _resident(process: int) -> float:
    """MiB of a process and its children, a page shared by n of them counted n times a n-th; 0 where /proc has none."""
    total = 0
    try:
        for one in _tree(process):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    except OSError:
        # A worker ended meanwhile, or this is no Linux.
        return 0.0
    return total / 1024


def _rebuild(source: Path, index: Path, options: Sequence[str]) -> tuple[float, float, float]:
    """CPU seconds, seconds on the clock and MiB of `tracuu rebuild`."""
    command = [sys.executable, "-m", "indexer", "rebuild", str(source), "--index", str(index), "--json", *options]
    before, began = os.times(), time.perf_counter()
    memory = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            memory = max(memory, _resident(running.pid))
            time.sleep(0.5)
    after, wall = os.times(), time.perf_counter() - began
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, wall, memory


def _pyvi(corpus: Path, jobs: int) -> float:
    """CPU seconds of pyvi for one syllable, in so many processes at once."""
    command = [sys.executable, "-m", "benchmarks.index", "--run", "pyvi", "--seconds", "5", "--corpus", str(corpus)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(jobs)]
    found = [json.loads(process.communicate()[0]) for process in running]
    seconds, syllables = (sum(float(one[name]) for one in found) for name in ("seconds", "syllables"))
    return seconds / syllables


def _grow(arguments: argparse.Namespace) -> Iterator[Grown]:
    before = _pyvi(arguments.corpus, arguments.jobs) if arguments.documents else 0.0
    for documents in arguments.documents:
        texts = (text for one in articles(arguments.corpus, documents) for text in texts_of([one]))
        counted = [(len(text.split()), len(text.encode())) for text in texts]
        syllables, size = (sum(column) for column in zip(*counted, strict=True))
        for entities in [only == "yes" for only in ("no", "yes") if arguments.entities in {only, "both"}]:
            with tempfile.TemporaryDirectory() as folder:
                source, index = write_articles(arguments.corpus, documents, Path(folder)), Path(folder) / "index"
                options = ["--jobs", str(arguments.jobs), *([] if entities else ["--no-entities"])]
                spent = _rebuild(source, index, options)
                after = _pyvi(arguments.corpus, arguments.jobs)
                each, before = (before + after) / 2, after
                written = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
                yield Grown(documents, entities, syllables, size, *spent, written, each * syllables)


def _print(rows: Sequence[Grown]) -> None:
    heads = (
        "articles",
        "entities",
        "CPU, pyvi alone = 1",
        "CPU, s",
        "clock, s",
        "µs a syllable",
        "memory, MiB",
        "index / text",
    )
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    for row in rows:
        ratio, each = row.seconds / row.pyvi, 1e6 * row.seconds / row.syllables
        shown = (f"{row.documents:,}", "yes" if row.entities else "no", f"{ratio:.2f}", f"{row.seconds:.0f}")
        shown = (*shown, f"{row.wall:.0f}", f"{each:.1f}", f"{row.memory:.0f}", f"{row.size / row.text:.2f}")
        print(f"| {' | '.join(shown)} |")
    print(f"\n{machine()}")


def _draw(rows: Sequence[Grown], folder: Path) -> None:
    def line(name: str, chosen: Sequence[Grown], column: str) -> Series:
        return Series(name, tuple((row.documents / 1000, getattr(row, column)) for row in chosen))

    without, whole = ([row for row in rows if row.entities is entities] for entities in (False, True))
    names = ("tracuu rebuild --no-entities", "tracuu rebuild")
    time_lines = [line(name, chosen, "seconds") for name, chosen in zip(names, (without, whole), strict=True)]
    draw_lines(
        folder / "growth-time.svg",
        [*time_lines, line("pyvi alone (scaled)", whole, "pyvi")],
        across="thousand articles",
        up="CPU seconds",
    )
    memory = [line(name, chosen, "memory") for name, chosen in zip(names, (without, whole), strict=True)]
    draw_lines(folder / "growth-memory.svg", memory, across="thousand articles", up="MiB, all processes")


def main() -> int:
    """Run the benchmark; see the top of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=default_corpus(), help="articles: .jsonl.gz, or a folder")
    parser.add_argument("--documents", type=int, nargs="*", default=[1_000, 2_000], help="sizes to measure")
    parser.add_argument("--entities", choices=("no", "yes", "both"), default="both", help="look for entities")
    parser.add_argument("--jobs", type=int, default=2, help="processes of tracuu")
    parser.add_argument("--keep", type=Path, help="file with the results of earlier runs, to be added to")
    parser.add_argument("--plots", type=Path, help="folder for drawings")
    arguments = parser.parse_args()
    earlier = json.loads(arguments.keep.read_text("utf-8")) if arguments.keep and arguments.keep.exists() else []
    rows = {(row["documents"], row["entities"]): Grown(**row) for row in earlier}
    for row in _grow(arguments):
        rows[row.documents, row.entities] = row
        if arguments.keep:
            arguments.keep.write_text(json.dumps(list(map(asdict, rows.values())), indent=1), "utf-8")
    ordered = [rows[key] for key in sorted(rows)]
    _print(ordered)
    if arguments.plots:
        _draw(ordered, arguments.plots)
    return 0


if __name__ == "__main__":
    sys.exit(main())
