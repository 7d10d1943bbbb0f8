"""The query language: text -> tree (`parse`) -> tiers of match and rank for an engine (`plan`)."""

from indexer.query.notes import Note
from indexer.query.parse import parse
from indexer.query.plan import Plan, plan
from indexer.query.syntax import ParsedQuery

__all__ = ["Note", "ParsedQuery", "Plan", "parse", "plan"]
