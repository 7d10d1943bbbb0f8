"""Abbreviations and spacings of a query: what they also stand for, and what people are told about it."""

from collections.abc import Callable, Iterator, Sequence

from indexer.abbreviations import Abbreviations, Rewriting
from indexer.engine import Reader
from indexer.model.result import TierCount
from indexer.query.leaves import leaves_of
from indexer.query.parse import parse
from indexer.query.syntax import ParsedQuery, Words
from indexer.search.page import NoteView, SearchInput
from indexer.units import PREFIX

_MAX_LEARNT = 20_000
"""Definitions of an index that are read, the commonest."""

_MOST_MEANINGS = 3
"""Learnt meanings of one abbreviation."""

Rewrite = Callable[[str], Sequence[Rewriting]]
"""Finds what in a text can be written otherwise: disjoint runs, in order."""


def learnt_abbreviations(reader: Reader) -> Abbreviations:
    """The abbreviations of an index: the common ones and what its documents define, the commonest definitions first."""
    counted = reader.terms("unit", prefix=PREFIX, limit=_MAX_LEARNT)
    pairs = (count.text.removeprefix(PREFIX).partition("=") for count in counted)
    meanings: dict[str, list[str]] = {}
    for short, _, meaning in pairs:
        meanings.setdefault(short, []).append(meaning)
    return Abbreviations((short, each) for short, found in meanings.items() for each in found[:_MOST_MEANINGS])


def one_of(first: Rewrite, second: Rewrite) -> Rewrite:
    """What the first finds, and what the second finds beside that."""

    def rewrite(text: str) -> Sequence[Rewriting]:
        found = list(first(text))
        taken = [(each.start, each.end) for each in found]
        found += [each for each in second(text) if all(each.end <= start or end <= each.start for start, end in taken)]
        return sorted(found, key=lambda each: each.start)

    return rewrite


def to_expansions(parsed: ParsedQuery, rewrite: Rewrite) -> dict[str, tuple[str, ...]]:
    """What runs of the plain words of a query can also be written as, as `indexer.query.plan.plan` wants it.

    What stands in quotation marks is meant as it is written.
    """
    return {" ".join(found.keys): found.others for found in _rewritings(parsed, rewrite)}


def expansion_notes(given: SearchInput, tiers: Sequence[TierCount], rewrite: Rewrite) -> tuple[NoteView, ...]:
    """One note for each run that was searched in another writing as well and found something."""
    if not given.expand or not any(tier.name == "expanded" and tier.total for tier in tiers):
        return ()
    parsed = parse(given.query)
    return tuple(_note(parsed.text[found.start : found.end], found) for found in _rewritings(parsed, rewrite))


def _rewritings(parsed: ParsedQuery, rewrite: Rewrite) -> Iterator[Rewriting]:
    for leaf in leaves_of(parsed.root, positive=True):
        if isinstance(leaf, Words) and leaf.field in ("", "title"):
            # A field name stands before the words of its field.
            offset = leaf.end - len(leaf.text)
            for found in rewrite(leaf.text):
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
