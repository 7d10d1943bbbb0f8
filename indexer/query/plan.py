"""Make the tiers of a search from a parsed query.

exact     all words, with the marks that were typed; bare ones by fold
expanded  abbreviations and other writings count too; only when some word has one
unmarked  all words by fold; only when some word has marks
partial   some of the words by fold (`partial`)

A tier that would match the same as the one before is left out, so a query without marks has one tier less.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from indexer.model.marking import Mark
from indexer.model.request import Everything, Scored, Tier, TierName
from indexer.query.leaves import Analyse, FacetValues, LeafReader, leaves_of, text_leaves
from indexer.query.marking import marks_of
from indexer.query.matching import DocumentFrequency, Matcher, rarity_of
from indexer.query.notes import Note, note
from indexer.query.partial import Relaxer
from indexer.query.scoring import Scorer
from indexer.query.syntax import Conjunction, ParsedQuery, Syntax
from indexer.query.terms import EXACT, EXPANDED, UNMARKED, Level

_LEVELS: Mapping[TierName, Level] = MappingProxyType({"exact": EXACT, "expanded": EXPANDED})
"""What always runs."""
_WEAKER: tuple[TierName, ...] = ("unmarked", "partial")


Rank = Callable[[Level], tuple[Scored, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask an engine, and what to show of its answer.

    Attributes:
        first: those that always run, in order, at least "exact".
        further: makes the tiers after them, each when it is asked for: most searches need none, and which words may be
            left out takes looking them all up.
        marks: for each tier what is to be marked in its hits.
        notes: those of the parser, then those of the plan.
    """

    first: tuple[Tier, ...]
    further: Callable[[], Iterable[Tier]]
    marks: Mapping[TierName, tuple[Mark, ...]]
    notes: tuple[Note, ...]

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """All of them."""
        return (*self.first, *self.further())


def plan(
    parsed: ParsedQuery,
    analyse: Analyse,
    *,
    document_frequency: DocumentFrequency = lambda _: 1,
    facet_values: FacetValues = lambda _, text: {text: text},
    expansions: Mapping[str, tuple[str, ...]] | None = None,
) -> Plan:
    """Plan the search of a parsed query.

    Args:
        parsed: the query.
        analyse: the analysis of documents.
        document_frequency: number of documents that match a term; without it all terms count as equally rare.
        facet_values: values of the facets whose names have no terms of their own (`leaves.FacetValues`).
        expansions: syllable keys (or folds) joined by spaces -> other texts, {"ubnd": ("ủy ban nhân dân",)}.
    """
    if parsed.root == Conjunction(()):
        return Plan((Tier("exact", Everything()),), tuple, {"exact": ()}, parsed.notes)
    leaves = LeafReader(analyse, facet_values, expansions or {}).leaves(parsed.root)
    rarity = rarity_of(text_leaves(leaves.values()), document_frequency)
    matcher = Matcher(leaves, rarity)
    wanted = text_leaves(leaves[leaf] for leaf in leaves_of(parsed.root, positive=True))
    marked = any(slot.marked for leaf in wanted for slot in leaf.slots)
    rank = cache(Scorer(parsed.text, wanted, marked, document_frequency).rank)
    first = _strict(matcher, parsed.root, rank)
    marks = {tier.name: marks_of(wanted, _LEVELS[tier.name]) for tier in first}
    marks |= dict.fromkeys(_WEAKER, marks_of(wanted, UNMARKED))
    notes = (note("rarest_decide", parsed.text, 0, len(parsed.text)),) if rarity.limited else ()
    further = _weaker(matcher, parsed.root, rank, first[-1])
    return Plan(first, further, marks, (*parsed.notes, *notes))


def _strict(matcher: Matcher, root: Syntax, rank: Rank) -> tuple[Tier, ...]:
    """The tiers that always run, without one that would match the same as the one before."""
    tiers: list[Tier] = []
    for name, level in _LEVELS.items():
        node = matcher.match(root, level)
        if not tiers or node != tiers[-1].match:
            tiers.append(Tier(name, node, rank(level)))
    return tuple(tiers)


def _weaker(matcher: Matcher, root: Syntax, rank: Rank, last: Tier) -> Callable[[], Iterator[Tier]]:
    """The tiers after the last strict one, each made once, and only when it is asked for."""

    @cache
    def weaker(name: TierName) -> Tier:
        node = matcher.match(root, UNMARKED) if name == "unmarked" else Relaxer(matcher).match(root)
        return Tier(name, node, rank(UNMARKED))

    def further() -> Iterator[Tier]:
        before = last
        for name in _WEAKER:
            if weaker(name).match != before.match:
                before = weaker(name)
                yield before

    return further
