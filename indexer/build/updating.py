"""Only what changed since the last build is read; the result is what a rebuild over the same folders would give."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from indexer.build.pipeline import cut_batches, records
from indexer.build.rebuilding import DEFAULT_CORPUS
from indexer.build.reports import Progress, Tally, UpdateReport
from indexer.build.settings import Settings, fingerprint, settings_of
from indexer.config import default_index
from indexer.engine.naming import begun
from indexer.engine.whoosh import WhooshEngine
from indexer.model.changes import Changes
from indexer.model.files import RawFile, SourceFile
from indexer.model.record import RecordBatch
from indexer.model.result import BuildReport
from indexer.read import compare_files, read_files


def update(
    *, index: str | Path | None = None, jobs: int = 1, progress: Callable[[Progress], None] = lambda _: None
) -> UpdateReport:
    """Bring the index up to date with the folders it was built from, with the settings of that build.

    Files are compared with what was recorded of them: path, size, time and, where those do not decide, hash. Without
    any change no new generation is made, unless the live one is damaged. When another version made the records,
    everything is read again.

    Args:
        index: folder of the index; by default $TRACUU_INDEX, else `index`.
        jobs: processes; more than one needs a script with `if __name__ == "__main__":`.
        progress: called after every batch that was read.

    Raises:
        IndexMissingError, IndexDamagedError, IndexFormatError: there is no index to start from.
        CorpusMissingError: one of the folders is not there.
        CorpusEmptyError: one of the folders holds no files, or no document is left.
        IndexChangedError: another process made a generation live meanwhile.
        LockedError, IndexNotWritableError: another process writes the index, or it cannot be written.
    """
    began = time.monotonic()
    engine = WhooshEngine(Path(index) if index is not None else default_index())
    with engine.open() as reader:
        base = reader.generation
    manifest = engine.manifest(base)
    settings = settings_of(manifest.fingerprint)
    recorded = tuple(engine.sources(base))
    roots = tuple(map(Path, dict.fromkeys(source.root for source in recorded))) or (DEFAULT_CORPUS,)
    tally = Tally(roots, progress)
    if manifest.fingerprint != fingerprint(settings):
        everything = _records(tally, read_files(roots, max_mib=settings.max_mib), settings, jobs)
        return _report(engine, engine.rebuild(everything, fingerprint=fingerprint(settings)), began, read=tally.files)
    compared = compare_files(roots, recorded, max_mib=settings.max_mib, settled=begun(base))
    if compared.nothing_changed and base == engine.current():
        return _report(engine, BuildReport(base, manifest.documents, manifest.size, 0), began)
    tally.kept = sum(map(len, compared.same.values()))
    added = _records(tally, read_files(roots, max_mib=settings.max_mib, same=compared.same), settings, jobs)
    built = engine.update(Changes(added, forgotten=compared.forgotten, base=base), fingerprint=fingerprint(settings))
    return _report(engine, built, began, read=tally.files, gone=len(compared.forgotten))


def _records(
    tally: Tally, files: Iterable[RawFile | SourceFile], settings: Settings, jobs: int
) -> Iterator[RecordBatch]:
    return tally.counted(records(cut_batches(files), settings, jobs=jobs))


def _report(engine: WhooshEngine, built: BuildReport, began: float, *, read: int = 0, gone: int = 0) -> UpdateReport:
    sources = tuple(engine.sources(built.generation))
    skips = tuple(skip for source in sources for skip in source.skips)
    remarks = tuple(remark for source in sources for remark in source.remarks)
    seconds = time.monotonic() - began
    return UpdateReport(built.generation, read, gone, built.documents, skips, built.size, seconds, remarks)
