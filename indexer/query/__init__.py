"""The query language: text -> tree (`parse`) -> request for the engine (`plan`)."""

from indexer.query.parse import parse

__all__ = ["parse"]
