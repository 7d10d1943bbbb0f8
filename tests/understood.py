"""What holds for every query, whatever is typed: it is understood, planned, and no note lies outside the text."""

from indexer.query.parse import parse
from indexer.query.plan import plan
from tests.analysed import analysed


def check(content: bytes) -> None:
    """Understand any bytes as a query."""
    # A lone surrogate stands for every byte that is no UTF-8, as in the arguments of a command.
    parsed = parse(content.decode("utf-8", "surrogateescape"))
    made = plan(parsed, analysed)
    assert made.tiers
    assert all(0 <= note.start <= note.end <= len(parsed.text) for note in made.notes)
