"""From files to a live generation: read, convert, extract, analyse, and hand the records to an engine."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.build.pipeline import Settings, cut_batches, records
from indexer.config import MAX_DOCUMENT_MIB, default_index
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import CorpusEmptyError, IndexMissingError
from indexer.model.document import Skip
from indexer.model.record import INDEX_FIELDS, RecordBatch
from indexer.read import read_files
from indexer.segment import model_fingerprint

ANALYSIS = 1
"""Raised whenever clean, normalise, syllables, units, convert or extract give other results."""

DEFAULT_CORPUS = Path("corpus")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: documents and characters analysed, files skipped."""

    documents: int
    skipped: int


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did.

    Attributes:
        generation: name of the new live generation.
        documents: how many it holds.
        skipped: what was left out and why.
        size: bytes of the index.
        seconds: wall time.
    """

    generation: str
    documents: int
    skipped: tuple[Skip, ...]
    size: int
    seconds: float


def fingerprint() -> str:
    """What decides how records are made: analysis, fields, pyvi's model."""
    names = ",".join(field.name for field in INDEX_FIELDS)
    return hashlib.sha256(f"{ANALYSIS} {names} {model_fingerprint()}".encode()).hexdigest()


def recorded_roots(index: Path) -> tuple[Path, ...]:
    """The paths that the live generation was built from; `corpus/` when there is none."""
    try:
        roots = dict.fromkeys(source.root for source in WhooshEngine(index).sources())
    except IndexMissingError:
        return (DEFAULT_CORPUS,)
    return tuple(map(Path, roots)) or (DEFAULT_CORPUS,)


def rebuild(
    paths: Sequence[str | Path] = (),
    *,
    index: str | Path | None = None,
    jobs: int = 1,
    entities: bool = True,
    max_mib: int = MAX_DOCUMENT_MIB,
    progress: Callable[[Progress], None] = lambda _: None,
) -> RebuildReport:
    """Build a new index over folders or files and make it live; the old one stays until then.

    Args:
        paths: folders and files; none means those of the live index, else `corpus/`.
        index: folder of the index; by default $TRACUU_INDEX, else `index`.
        jobs: processes; more than one needs a script with `if __name__ == "__main__":`.
        entities: find people, organisations, places and other entities.
        max_mib: longer documents are skipped.
        progress: called after every batch.

    Raises:
        CorpusMissingError: a path does not exist.
        CorpusEmptyError: nothing could be indexed.
        LockedError: another process writes the index.
        IndexNotWritableError: the folder cannot be written.
    """
    folder = Path(index) if index is not None else default_index()
    roots = tuple(map(Path, paths)) or recorded_roots(folder)
    tally = _Tally(roots, progress)
    files = read_files(roots, max_mib=max_mib)
    batches = records(cut_batches(files), Settings(entities), jobs=jobs)
    report = WhooshEngine(folder).rebuild(tally.counted(batches), fingerprint=fingerprint())
    return RebuildReport(report.generation, report.documents, tuple(tally.skips), report.size, report.seconds)


class _Tally:
    """Counts what passes on its way to the engine; ends the build when nothing came."""

    def __init__(self, roots: Iterable[Path], progress: Callable[[Progress], None]) -> None:
        self._roots = roots
        self._progress = progress
        self._documents = 0
        self.skips: list[Skip] = []

    def counted(self, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        """The batches as they are."""
        for batch in batches:
            self._documents += len(batch.ids)
            self.skips += (skip for source in batch.sources for skip in source.skips)
            self._progress(Progress(self._documents, len(self.skips)))
            yield batch
        if not self._documents:
            raise CorpusEmptyError(path=", ".join(map(str, self._roots)), skipped=len(self.skips))


__all__ = ["Progress", "RebuildReport", "fingerprint", "rebuild", "recorded_roots"]
