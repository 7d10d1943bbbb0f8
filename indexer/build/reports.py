"""What a build tells while it runs and when it has finished."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import CorpusEmptyError
from indexer.model.files import Remark, Skip
from indexer.model.record import RecordBatch


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: documents analysed, files skipped."""

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
        remarks: how files were understood where that is not plain.
    """

    generation: str
    documents: int
    skipped: tuple[Skip, ...]
    size: int
    seconds: float
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did.

    Attributes:
        generation: name of the live generation; the one of before when nothing changed.
        read: files that were read because they are new or changed.
        gone: files that are no longer there.
        documents: how many the generation holds.
        skipped: what the generation leaves out and why, as a rebuild would report it.
        size: bytes of the index.
        seconds: wall time.
        remarks: how files of the generation were understood where that is not plain.
    """

    generation: str
    read: int
    gone: int
    documents: int
    skipped: tuple[Skip, ...]
    size: int
    seconds: float
    remarks: tuple[Remark, ...]

    @property
    def changed(self) -> bool:
        """Whether a new generation was made."""
        return bool(self.read or self.gone)


class Tally:
    """Counts what passes on its way to the engine; ends the build when nothing came."""

    def __init__(self, roots: Sequence[Path], progress: Callable[[Progress], None]) -> None:
        """Begin to count.

        Args:
            roots: what is read, for the error.
            progress: called after every batch.
        """
        self._roots = roots
        self._progress = progress
        self.kept = 0
        """Documents that are there already."""
        self.files = 0
        self.skips: list[Skip] = []
        self.remarks: list[Remark] = []

    def counted(self, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        """The batches as they are.

        Raises:
            CorpusEmptyError: there are no documents at all.
        """
        documents = 0
        for batch in batches:
            documents += len(batch.ids)
            self.files += len(batch.sources)
            self.skips += (skip for source in batch.sources for skip in source.skips)
            self.remarks += (remark for source in batch.sources for remark in source.remarks)
            self._progress(Progress(documents, len(self.skips)))
            yield batch
        if not self.kept + documents:
            error = CorpusEmptyError(path=", ".join(map(str, self._roots)), skipped=len(self.skips))
            error.skips = tuple(self.skips)
            raise error
