"""Everything is read again, whatever the index holds."""

from collections.abc import Callable, Sequence
from pathlib import Path

from indexer.build.pipeline import cut_batches, records
from indexer.build.reports import Progress, RebuildReport, Tally
from indexer.build.settings import Settings, fingerprint
from indexer.config import MAX_DOCUMENT_MIB, default_index
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import IndexDamagedError, IndexMissingError
from indexer.read import read_files

DEFAULT_CORPUS = Path("corpus")


def recorded_roots(index: Path) -> tuple[Path, ...]:
    """The paths that the live generation was built from, or the one before if it is damaged; `corpus/` without any.

    Raises:
        IndexDamagedError: it cannot be told, and another folder must not take the place of the one that was indexed.
    """
    engine = WhooshEngine(index)
    try:
        sources = engine.sources()
    except IndexMissingError:
        return (DEFAULT_CORPUS,)
    except IndexDamagedError:
        with engine.open() as reader:
            sources = engine.sources(reader.generation)
    return tuple(map(Path, dict.fromkeys(source.root for source in sources))) or (DEFAULT_CORPUS,)


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
        IndexDamagedError: no paths were given, and those of the index cannot be read.
    """
    folder = Path(index) if index is not None else default_index()
    roots = tuple(map(Path, paths)) or recorded_roots(folder)
    settings = Settings(entities, max_mib)
    tally = Tally(roots, progress)
    batches = records(cut_batches(read_files(roots, max_mib=max_mib)), settings, jobs=jobs)
    report = WhooshEngine(folder).rebuild(tally.counted(batches), fingerprint=fingerprint(settings))
    skips, remarks = tuple(tally.skips), tuple(tally.remarks)
    return RebuildReport(report.generation, report.documents, skips, report.size, report.seconds, remarks)
