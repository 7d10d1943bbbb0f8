"""Run `tracuu` in this process, as a person would type it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from indexer.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and returned."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The JSON object on standard output."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs commands on one index."""

    index: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Ran:
        """Run one command with --index."""
        self.capture.readouterr()
        code = main([*map(str, arguments), "--index", str(self.index)])
        found = self.capture.readouterr()
        return Ran(code, found.out, found.err)


@pytest.fixture
def tracuu(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on an index in an empty folder."""
    return CommandLine(tmp_path / "index", capsys)
