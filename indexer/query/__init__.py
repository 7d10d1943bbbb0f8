"""The query language: text -> tree (`parse`) -> tiers of match and rank for an engine (`plan`)."""

from indexer.query.examples import EXAMPLES, Example
from indexer.query.notes import Note
from indexer.query.parse import parse
from indexer.query.plan import Plan, plan
from indexer.query.syntax import ParsedQuery

__all__ = ["EXAMPLES", "Example", "Note", "ParsedQuery", "Plan", "parse", "plan"]
