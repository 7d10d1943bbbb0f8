"""What a build was told, and what else decides how its records are made: the fingerprint of a generation."""

import hashlib
import re
from dataclasses import dataclass

from indexer.config import MAX_DOCUMENT_MIB
from indexer.model.record import INDEX_FIELDS
from indexer.segment import model_fingerprint

ANALYSIS = 9
"""Raised whenever read, clean, normalise, syllables, units, convert or extract give other results."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build was told.

    Attributes:
        entities: people, organisations, places and other entities are looked for.
        max_mib: longer documents are skipped.
    """

    entities: bool = True
    max_mib: int = MAX_DOCUMENT_MIB


def fingerprint(settings: Settings) -> str:
    """What decides how records are made: a hash of analysis, fields and pyvi's model; then the settings, readable."""
    return f"{_analysis()} entities={int(settings.entities)} max_mib={settings.max_mib}"


def settings_of(found: str) -> Settings:
    """The settings in the fingerprint of a generation, also of one whose analysis was another; else the usual ones."""
    match = re.search(r" entities=([01]) max_mib=([0-9]+)$", found)
    return Settings(match[1] == "1", int(match[2])) if match else Settings()


def _analysis() -> str:
    names = ",".join(field.name for field in INDEX_FIELDS)
    return hashlib.sha256(f"{ANALYSIS} {names} {model_fingerprint()}".encode()).hexdigest()
