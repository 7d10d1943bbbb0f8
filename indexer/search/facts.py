"""What an index is, for people."""

from dataclasses import dataclass

from indexer.model.document import Skip


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index is.

    Attributes:
        generation: name of the live generation.
        documents: live documents.
        created: ISO time of the build, UTC.
        size: bytes.
        skipped: what the build left out.
    """

    generation: str
    documents: int
    created: str
    size: int
    skipped: tuple[Skip, ...]
