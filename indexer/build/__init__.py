"""From files to a live generation: read, convert, extract, analyse, and hand the records to an engine."""

from indexer.build.rebuilding import rebuild, recorded_roots
from indexer.build.reports import Progress, RebuildReport, UpdateReport
from indexer.build.updating import update

__all__ = ["Progress", "RebuildReport", "UpdateReport", "rebuild", "recorded_roots", "update"]
