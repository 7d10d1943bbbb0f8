"""What an engine is told to change."""

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.model.files import FileKey
from indexer.model.record import RecordBatch


@dataclass(frozen=True, slots=True)
class Changes:
    """What `update` does: what is no longer there goes first, then `added` comes.

    An added document replaces the live one with its id; removing an id or a file that is not there changes nothing.
    A file in the sources of `added` replaces what was known of it, its documents included, and files that lost all
    their documents are forgotten.

    Attributes:
        added: records of new and changed files.
        removed: ids of documents.
        forgotten: files that are no longer there.
        base: the generation that the changes were found against; empty: whichever is live.
    """

    added: Iterable[RecordBatch] = ()
    removed: frozenset[str] = frozenset()
    forgotten: frozenset[FileKey] = frozenset()
    base: str = ""
