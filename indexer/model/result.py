"""What an engine answers: enough to mark and explain every hit without analysing it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from indexer.model.facets import FacetName
from indexer.model.record import StoredView
from indexer.model.request import Single, TierName


class Matched(NamedTuple):
    """Where a term of the query stands in a hit, in or out of the phrases that it is part of.

    Attributes:
        view: the stored view.
        field: text field or entity type.
        text: the key of the term in the index.
        positions: ascending; empty where the field keeps none.
    """

    view: StoredView
    field: str
    text: str
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One matching document.

    Attributes:
        doc_id: which.
        tier: the first tier that it matches.
        score: for that tier; 0 unless sorted by relevance.
        matched: where the singles of that tier stand, but for those below a Not; by view, field and text.
    """

    doc_id: str
    tier: TierName
    score: float
    matched: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class TierCount:
    """Documents in a tier that ran."""

    name: TierName
    total: int


class Bucket(NamedTuple):
    """One value of a facet and how many of the matching documents carry it; an answer has a hundred of them.

    Attributes:
        value: which.
        label: the commonest label over all live documents, the first by code point of equally common ones; the
            value itself when no live document carries it.
        count: documents.
        selected: a filter of the request asks for it.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # instead of the method of tuples
    selected: bool = False


@dataclass(frozen=True, slots=True)
class FacetResult:
    """Buckets of one facet.

    Attributes:
        buckets: the first values with a count, and all selected ones (`any_of` and `all_of` of the filters, but ""),
            even with count 0, and what was asked for of the values right below these, all in one order: most frequent
            first, ties by value; or last value first where the facet's order is "value".
        more: further values have a count.
        missing: documents without any value among those counted.
    """

    buckets: tuple[Bucket, ...]
    more: bool
    missing: int


@dataclass(frozen=True, slots=True)
class Expansion:
    """The terms that a prefix or fuzzy node stood for.

    Attributes:
        single: the node.
        terms: texts of its view, in the order in which they were chosen.
        more: further terms fit, but for its limit.
    """

    single: Single
    terms: tuple[str, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The whole answer.

    Attributes:
        generation: the generation that answered.
        total: documents in all tiers that ran.
        complete: false when the budget or the deadline cut the work short: documents may be missing, and facets.
        tiers: one for each tier that ran, in order.
        hits: the page asked for.
        facets: by name, for each facet wanted, unless the deadline came first.
        expansions: of every distinct prefix and fuzzy node in the match trees of the tiers that ran, in reading order.
        fully_ranked: false when the budget did not afford to score some of the page by every item of its tier: the
            order is that of the rarest items, documents and counts are right.
    """

    generation: str
    total: int
    complete: bool
    tiers: tuple[TierCount, ...]
    hits: tuple[Hit, ...]
    facets: Mapping[FacetName, FacetResult]
    expansions: tuple[Expansion, ...] = ()
    fully_ranked: bool = True


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term and its frequency as `Prefix` counts it."""

    text: str
    documents: int


@dataclass(frozen=True, slots=True)
class FacetPage:
    """A page of facet values with a count; `total` counts all that fit the request."""

    buckets: tuple[Bucket, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one scored item gave to one document.

    Attributes:
        kind: the view of its first single, or "adjacent".
        text: the texts of its singles, joined by "|"; of two items joined by a space.
        weight: of the scored item.
        idf: see `indexer.model.ranking`; also where the frequency is 0.
        frequency: tf' there.
        score: weight x idf x saturated frequency.
    """

    kind: str
    text: str
    weight: float
    idf: float
    frequency: float
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a document has its place.

    Attributes:
        doc_id: which.
        tier: the tier it belongs to, empty when the request does not find it.
        score: the sum over `parts`.
        parts: one for each item by which the tier is scored within the budget, in their order.
    """

    doc_id: str
    tier: str
    score: float
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made.

    Attributes:
        generation: name of the new live generation.
        documents: live documents.
        size: bytes on disk.
        seconds: wall time.
    """

    generation: str
    documents: int
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a check of a generation found; no problems means sound."""

    generation: str
    files: int
    problems: tuple[str, ...]
