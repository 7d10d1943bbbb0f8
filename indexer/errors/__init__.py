"""Everything that can go wrong, each with a code, two languages and a way out.

Logs and `str()` are English; people read `message(language)`. A new error goes where its kind stands: `corpus` (files and
documents), `index`, `system` (network, files to write). Its row in docs/errors.md is written by `make golden`.
"""

from indexer.errors.base import (
    ExitCode,
    Language,
    TracuuError,
    as_skip,
    told,
)
from indexer.errors.corpus import (
    CorpusEmptyError,
    CorpusError,
    CorpusMissingError,
    DocumentFailedError,
    DocumentMissingError,
    DuplicateIdError,
    EntityMissingError,
    FileDamagedError,
    FileEmptyError,
    FileEncodingError,
    FileNotTextError,
    FileTooLargeError,
    FileUnreadableError,
    OriginalMissingError,
    RecordInvalidError,
)
from indexer.errors.index import (
    EngineError,
    IndexChangedError,
    IndexDamagedError,
    IndexFormatError,
    IndexMissingError,
    IndexNotWritableError,
    IndexStateError,
    LockedError,
    NoPreviousGenerationError,
    SegmenterModelError,
    WorkerError,
)
from indexer.errors.system import (
    AddressTakenError,
    AddressUnknownError,
    ExportFailedError,
    PortForbiddenError,
    ServingError,
)

__all__ = [
    "AddressTakenError",
    "AddressUnknownError",
    "CorpusEmptyError",
    "CorpusError",
    "CorpusMissingError",
    "DocumentFailedError",
    "DocumentMissingError",
    "DuplicateIdError",
    "EngineError",
    "EntityMissingError",
    "ExitCode",
    "ExportFailedError",
    "FileDamagedError",
    "FileEmptyError",
    "FileEncodingError",
    "FileNotTextError",
    "FileTooLargeError",
    "FileUnreadableError",
    "IndexChangedError",
    "IndexDamagedError",
    "IndexFormatError",
    "IndexMissingError",
    "IndexNotWritableError",
    "IndexStateError",
    "Language",
    "LockedError",
    "NoPreviousGenerationError",
    "OriginalMissingError",
    "PortForbiddenError",
    "RecordInvalidError",
    "SegmenterModelError",
    "ServingError",
    "TracuuError",
    "WorkerError",
    "as_skip",
    "told",
]
