"""Limits and names that are fixed in one place."""

import os
from pathlib import Path

INDEX_VARIABLE = "TRACUU_INDEX"
ALIASES_VARIABLE = "TRACUU_ALIASES"
ALIASES_NAME = "tracuu.aliases.tsv"
GENERATIONS_NAME = "generations"
WRITER_LOCK_NAME = "LOCK"
CURRENT_NAME = "CURRENT"
"""Both are in the folder of an index from its first build on: that is how one is known."""

MAX_DOCUMENT_MIB = 64
"""A longer document is skipped by name; measured on the decoded text."""

BATCH_DOCUMENTS = 512
BATCH_CHARACTERS = 2_000_000
"""A batch is closed when it reaches either; large enough for array work, small enough to keep memory flat."""

MAX_QUERY_CHARACTERS = 1_000
MAX_QUERY_SYLLABLES = 128
DECIDING_SYLLABLES = 32
"""Of a longer query the rarest syllables decide; all of them rank."""

MAX_QUERY_DEPTH = 8
MAX_OPEN_WORDS = 8
"""Word beginnings and similar words of one query; each may stand for hundreds of words: they decide what it costs."""


def default_index() -> Path:
    """The index folder when none is named: $TRACUU_INDEX, else `index` in the working folder."""
    return Path(os.environ.get(INDEX_VARIABLE) or "index")


def aliases_path(index: Path) -> Path:
    """The alias file of an index: $TRACUU_ALIASES, else `tracuu.aliases.tsv` beside the index folder."""
    named = os.environ.get(ALIASES_VARIABLE)
    return Path(named) if named else index.absolute().parent / ALIASES_NAME
