"""Expected results for people to read: text files in tests/golden, rewritten by `make golden`."""

from dataclasses import dataclass
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class GoldenFiles:
    """Compares what a test found with a file, or writes the file when asked to by --rewrite-golden."""

    rewrite: bool
    folder: Path = _FOLDER

    def check(self, name: str, found: str, /) -> None:
        """Fail unless the file of this name, relative to the folder, holds exactly what was found.

        Args:
            name: file name, such as `words.txt`; one test, one file.
            found: readable lines, ending with a newline, the same on every machine; compared byte by byte.
        """
        file = self.folder / name
        if self.rewrite:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found, encoding="utf-8", newline="\n")
            return
        if not file.exists():
            pytest.fail(f"{file.name} is not there yet: `make golden` writes it; read it before you commit it")
        assert found == file.read_bytes().decode(), f"{file.name} differs; if that is meant: `make golden`"
