"""Build small indexes, serve them with the command, and ask what they answer, for the tests of `tracuu serve`."""

import contextlib
import json
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from indexer import rebuild

JOBS = 2
PATIENCE = 60.0
"""Seconds."""

TEXT = "Nội dung cuộc họp chi bộ tháng này."

signals_and_processes = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@dataclass(frozen=True, slots=True)
class Served:
    """A running `tracuu serve`; `log`: what it says on standard error."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    def ask(self, query: str = "chi bộ") -> dict[str, Any]:
        """The answer to a search, over a new connection."""
        return fetched(f"{self.address}search.json?q={quote(query)}")

    def workers(self) -> set[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()}

    def port_is_free(self) -> bool:
        """Whether another server could listen there."""
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", int(self.address.split(":")[2][:-1]))):
            return True
        return False


@contextmanager
def serving_command(folder: Path) -> Iterator[Served]:
    """Run the command over the index in a folder, in a session of its own as a terminal has it."""
    command = [sys.executable, "-m", "indexer", "serve", "--index", str(folder / "index")]
    options = ["--port", "0", "--json", "--jobs", str(JOBS)]
    log = folder / "log"
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # A program inherits that its parent ignores Ctrl-C, as what a script starts in the background does.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*command, *options], stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True
        ) as process,
    ):
        assert process.stdout
        line = next(line for line in process.stdout if "address" in line)
        try:
            yield Served(process, line.split('"')[3], log)
        finally:
            process.kill()


def fetched(address: str) -> dict[str, Any]:
    """The JSON at an address."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own
        found: dict[str, Any] = json.load(answer)
        return found


def eventually(happens: Callable[[], object]) -> bool:
    """Whether something happens soon enough."""
    deadline = time.monotonic() + PATIENCE
    while not happens():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def build(folder: Path, *texts: str) -> str:
    """Build an index of some texts anew; the name of its generation."""
    documents = folder / "documents"
    documents.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (documents / f"{number}.txt").write_text(f"Họp chi bộ\n\n{text}", "utf-8")
    return rebuild([documents], index=folder / "index").generation


def damage(folder: Path, generation: str) -> str:
    """Change a byte of a file that is too large to be hashed when an index is opened; the file's name."""
    files = (folder / "index" / "generations" / generation).iterdir()
    path = max(files, key=lambda file: file.stat().st_size)
    assert path.stat().st_size > 1 << 20
    with path.open("r+b") as stream:
        stream.seek(path.stat().st_size // 2)
        byte = stream.read(1)
        stream.seek(-1, 1)
        stream.write(bytes([byte[0] ^ 1]))
    return path.name


def long_text() -> str:
    """A text of so many different words that the files of its index are not small."""
    chosen = random.Random(7)  # noqa: S311 - no secret
    return "\n".join("".join(chosen.choices("abcdeghiklmnopqrstuvxyđ ", k=300)) for _ in range(1_000))
