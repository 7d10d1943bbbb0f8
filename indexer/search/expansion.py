"""Abbreviations of a query: what they also stand for, and what people are told about it."""

from collections.abc import Iterator, Sequence

from indexer.abbreviations import Rewriting, rewritings
from indexer.model.result import TierCount
from indexer.query.leaves import leaves_of
from indexer.query.parse import parse
from indexer.query.syntax import ParsedQuery, Words
from indexer.search.page import NoteView, SearchInput


def to_expansions(parsed: ParsedQuery) -> dict[str, tuple[str, ...]]:
    """What runs of the plain words of a query can also be written as, as `indexer.query.plan.plan` wants it.

    What stands in quotation marks is meant as it is written.
    """
    return {" ".join(found.keys): found.others for found in _rewritings(parsed)}


def expansion_notes(given: SearchInput, tiers: Sequence[TierCount]) -> tuple[NoteView, ...]:
    """One note for each abbreviation or meaning that was searched in another writing as well and found something."""
    if not given.expand or not any(tier.name == "expanded" and tier.total for tier in tiers):
        return ()
    parsed = parse(given.query)
    return tuple(_note(parsed.text[found.start : found.end], found) for found in _rewritings(parsed))


def _rewritings(parsed: ParsedQuery) -> Iterator[Rewriting]:
    for leaf in leaves_of(parsed.root, positive=True):
        if isinstance(leaf, Words) and leaf.field in ("", "title"):
            # A field name stands before the words of its field.
            offset = leaf.end - len(leaf.text)
            for found in rewritings(leaf.text):
                yield Rewriting(found.start + offset, found.end + offset, found.keys, found.others)


def _note(typed: str, found: Rewriting) -> NoteView:
    vi = ", ".join(f"“{other}”" for other in found.others)
    en = ", ".join(f'"{other}"' for other in found.others)
    return NoteView(
        "expanded",
        f"“{typed}” cũng được tìm theo cách viết khác: {vi}.",
        f'"{typed}" was also searched as {en}.',
        found.start,
        found.end,
    )
