"""Which generation answers: the live one or, where it is damaged, the one before; followed from request to request."""

import threading
from collections.abc import Callable
from pathlib import Path

from indexer.analyse import AnalysedText
from indexer.config import aliases_path
from indexer.engine.whoosh import WhooshEngine
from indexer.search.aliases import AliasFile
from indexer.search.opened import Opened


class Live:
    """The generation that answers, with its alias file; safe for several threads.

    Attributes:
        engine: that opens it.
    """

    def __init__(self, folder: Path, analyse: Callable[[str], AnalysedText]) -> None:
        self.engine = WhooshEngine(folder)
        self._aliases = AliasFile(aliases_path(folder))
        self._analyse = analyse
        self._opened: Opened | None = None
        self._named = ""
        self._lock = threading.Lock()

    def opened(self) -> Opened:
        """The generation to answer from; one that is in use stays as it is when the index changes."""
        with self._lock:
            opened, aliases = self._opened, self._aliases.current()
            disk = opened.disk if opened else None
            named = self.engine.current()
            if disk is None or named != self._named or disk.generation in self.engine.refused():
                # A damaged generation is answered by the one before, which is checked and said once.
                found, self._named = self.engine.open(), named
                disk = found if disk is None or found.generation != disk.generation else disk
            if opened is None or (opened.disk, opened.aliases) != (disk, aliases):
                opened = self._opened = Opened(disk, aliases, self._analyse)
            return opened

    def check(self) -> tuple[str, ...]:
        """Read every byte of the generation in use; what is wrong with it. The one before answers then.

        Opening a generation hashes only its smaller files.
        """
        return self.engine.check(self.opened().disk.generation)

    def close(self) -> None:
        """Let the generation go."""
        with self._lock:
            if self._opened is not None:
                self._opened.reader.close()
            self._opened = None
