"""What an index is, for people."""

from dataclasses import dataclass

from indexer.model.files import Remark, Skip
from indexer.search.aliases import AliasProblem


@dataclass(frozen=True, slots=True)
class AliasInfo:
    """What is done with an alias file.

    Attributes:
        path: of the file.
        rules: lines that count.
        unused: numbers of lines whose value no document carries.
        problems: lines that are left out.
    """

    path: str
    rules: int
    unused: tuple[int, ...]
    problems: tuple[AliasProblem, ...]


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index is.

    Attributes:
        generation: name of the live generation.
        documents: live documents.
        created: ISO time of the build, UTC.
        size: bytes.
        skipped: what the build left out.
        remarks: how it understood files where that is not plain.
        aliases: what is merged and split while answering.
    """

    generation: str
    documents: int
    created: str
    size: int
    skipped: tuple[Skip, ...]
    remarks: tuple[Remark, ...]
    aliases: AliasInfo
