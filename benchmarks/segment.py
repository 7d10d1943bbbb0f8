"""Measure word segmentation beside its peers, and verify that it writes what pyvi writes.

    python -m benchmarks.segment                  speeds, memory, load times; verifies what the slow peers did
    python -m benchmarks.segment --verify         compares two million syllables with pyvi, exit code 1 if one differs

Every peer runs alone in a fresh process on the same texts in the same order. Slow peers stop after --seconds; the
texts they did are done again by tracuu and the outputs compared by SHA-256. A syllable is what stands between white
space, for every peer. Times are CPU seconds of one thread.
"""

import argparse
import gzip
import json
import multiprocessing
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from benchmarks.segment_peers import Tokenize, load_crfsuite, load_pyvi, load_tracuu, load_tracuu_spans

_SHARED = "shared/bench/news-20k.jsonl.gz"
_OWN = Path(__file__).resolve().parent.parent / "corpus"
_PEERS: dict[str, tuple[Callable[[], Tokenize], str]] = {
    "pyvi": (load_pyvi, "pyvi.ViTokenizer"),
    "crfsuite": (load_crfsuite, "pycrfsuite on features by string, each form's computed once"),
    "tracuu": (load_tracuu, "tracuu, strings as pyvi writes them"),
    "tracuu-spans": (load_tracuu_spans, "tracuu, word boundaries as arrays"),
}
_BATCH = 600


@dataclass(frozen=True, slots=True)
class Result:
    """What one peer did.

    Attributes:
        peer: its key in _PEERS.
        load: CPU seconds to import, read the model and segment a first line.
        memory: MiB of resident memory that it added, at most.
        cold: syllables a second on texts met for the first time.
        warm: the same on texts met before.
        texts: texts done, from the first.
        digest: SHA-256 of what it wrote.
    """

    peer: str
    load: float
    memory: float
    cold: float
    warm: float
    texts: int
    digest: str


def _texts(corpus: Path, articles: int) -> list[str]:
    """Return title, lead and body of the first articles of a JSONL file, or the first text files of a folder.

    Nothing of tracuu reads them: what a peer needs to start is measured later in the same process.
    """
    if corpus.is_dir():
        paths = islice(sorted(corpus.rglob("*.txt")), articles)
        return [unicodedata.normalize("NFC", path.read_text("utf-8", "replace")) for path in paths]
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, articles)]
    return [
        unicodedata.normalize("NFC", record.get(key, "")) for record in records for key in ("title", "lead", "body")
    ]


def _syllables(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _run_peer(peer: str, texts: list[str], seconds: float) -> Result:
    """Measure one peer in this process: load, first call, cold and warm pass."""
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    tokenize = _PEERS[peer][0]()
    tokenize(["Đảng bộ thành phố"])
    load = time.process_time() - started
    passes: list[float] = []
    done, digest = 0, sha256()
    for _ in ("cold", "warm"):
        done, digest, spent = 0, sha256(), 0.0
        while done < len(texts) and spent < seconds:
            batch = texts[done : done + _BATCH]
            started = time.process_time()
            written = tokenize(batch)
            spent += time.process_time() - started
            digest.update("\0".join(written).encode("utf-8", "surrogatepass"))
            done += len(batch)
        passes.append(_syllables(texts[:done]) / spent)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) / 1024
    return Result(peer, load, memory, passes[0], passes[1], done, digest.hexdigest())


def _digest(texts: Sequence[str]) -> str:
    segment = load_tracuu()
    digest = sha256()
    for start in range(0, len(texts), _BATCH):
        digest.update("\0".join(segment(texts[start : start + _BATCH])).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _run_in_process(peer: str, cache: str, options: tuple[Path, int, float]) -> Result:
    """Measure one peer in a process of its own that keeps compiled modules in the folder given."""
    corpus, articles, seconds = options
    command = [sys.executable, "-m", "benchmarks.segment", "--peer", peer, "--corpus", str(corpus)]
    command += ["--articles", str(articles), "--seconds", str(seconds)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = cache
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return Result(**json.loads(run.stdout))


def _measure(arguments: argparse.Namespace) -> int:
    """Run every peer in its own process, print the comparison, verify what the peers wrote."""
    results = []
    with tempfile.TemporaryDirectory() as cache:
        for peer in _PEERS:
            # The first run compiles what the peer imports: its time says nothing about the peer.
            _run_in_process(peer, cache, (arguments.corpus, 1, 0.01))
            results.append(_run_in_process(peer, cache, (arguments.corpus, arguments.articles, arguments.seconds)))
    texts = _texts(arguments.corpus, arguments.articles)
    base = results[0]
    heads = ("speed, pyvi = 1", "cold", "warm", "syllables a second, cold", "load, s", "memory, MiB")
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    for result in results:
        cells = (f"{result.cold / base.cold:.3g}", f"{result.warm / base.warm:.3g}", f"{result.cold:,.0f}")
        print(f"| {' | '.join((_PEERS[result.peer][1], *cells, f'{result.load:.2f}', f'{result.memory:.0f}'))} |")
    print()
    print(f"{_syllables(texts):,} syllables in {len(texts):,} texts; one thread; {_machine()}")
    return _report_equality(results, texts)


def _report_equality(results: list[Result], texts: list[str]) -> int:
    """Print whether the peers that write strings wrote the same ones as tracuu; exit code 1 if not."""
    failed = 0
    for result in results:
        done = result.texts
        if result.peer in {"pyvi", "crfsuite"}:
            same = _digest(texts[:done]) == result.digest
            failed |= not same
            count = f"{_syllables(texts[:done]):,} syllables"
            print(f"{'same' if same else 'OTHER'} words as {result.peer} on {count}")
    return failed


def _machine() -> str:
    model = platform.processor() or platform.machine()
    cpu_file = Path("/proc/cpuinfo")
    if cpu_file.exists():
        names = [line.partition(":")[2].strip() for line in cpu_file.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    return f"{os.cpu_count()} x {model}, Python {platform.python_version()}, numpy {version('numpy')}"


def _variants(text: str) -> Iterator[list[str]]:
    """Yield a text in the forms in which it is compared: whole, by line, and in other cases and spellings."""
    yield [text]
    yield text.splitlines()
    yield [text.upper()]
    yield [text.lower()]
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    yield ["".join(character for character in bare if not unicodedata.combining(character))]


def _compare(texts: list[str]) -> tuple[int, list[str]]:
    """Return the syllables compared with pyvi and the texts where the words differ."""
    reference, segment = load_pyvi(), load_tracuu()
    written = zip(texts, reference(texts), segment(texts), strict=True)
    return _syllables(texts), [text for text, expected, found in written if expected != found]


def _verify(arguments: argparse.Namespace) -> int:
    """Compare with pyvi until enough syllables are compared."""
    texts = _texts(arguments.corpus, arguments.articles)
    jobs = (variant for text in texts if text for variant in _variants(text))
    compared = differing = 0
    started = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(arguments.jobs) as pool:
        for count, different in pool.imap(_compare, jobs, chunksize=16):
            compared += count
            differing += len(different)
            for text in different:
                print(f"OTHER words in: {text[:300]!r}")
            if compared >= arguments.syllables:
                break
        pool.terminate()
    spent = time.perf_counter() - started
    print(f"{compared:,} syllables compared with pyvi in {spent:.0f} s, {differing} texts differ")
    return 1 if differing or compared < arguments.syllables else 0


def _corpus() -> Path:
    """Return the shared news articles, which lie beside the checkout, else the few documents of the project."""
    return next((folder / _SHARED for folder in _OWN.parents[1:3] if (folder / _SHARED).exists()), _OWN)


def main() -> int:
    """Run the benchmark; see the top of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=_corpus(), help="articles: .jsonl.gz, or a folder")
    parser.add_argument("--articles", type=int, default=20_000, help="articles to read")
    parser.add_argument("--seconds", type=float, default=5.0, help="CPU seconds that a pass of a peer may take")
    parser.add_argument("--verify", action="store_true", help="compare with pyvi instead of measuring")
    parser.add_argument("--syllables", type=int, default=2_000_000, help="syllables to compare with --verify")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes of --verify")
    parser.add_argument("--peer", choices=_PEERS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        texts = _texts(arguments.corpus, arguments.articles)
        print(json.dumps(asdict(_run_peer(arguments.peer, texts, arguments.seconds))))
        return 0
    return _verify(arguments) if arguments.verify else _measure(arguments)


if __name__ == "__main__":
    sys.exit(main())
