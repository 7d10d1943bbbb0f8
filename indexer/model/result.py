"""What an engine answers: enough to mark and explain every hit without analysing it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.model.facets import FacetName
from indexer.model.record import StoredView
from indexer.model.request import Single, TierName


@dataclass(frozen=True, slots=True)
class Matched:
    """Where a term of the query stands in a hit.

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
    """One matching document."""

    doc_id: str
    tier: TierName
    score: float
    matched: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class TierCount:
    """Documents in a tier that ran."""

    name: TierName
    total: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value of a facet and how many of the matching documents carry it."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class FacetResult:
    """Buckets of one facet; selected values are always among them, even with count 0.

    Attributes:
        buckets: most frequent first, ties by value; newest first where the facet's order is "value".
        more: there are further values.
        missing: matching documents without any value.
    """

    buckets: tuple[Bucket, ...]
    more: bool
    missing: int


@dataclass(frozen=True, slots=True)
class Expansion:
    """The terms that a prefix or fuzzy node stood for."""

    single: Single
    terms: tuple[str, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The whole answer.

    Attributes:
        generation: the generation that answered.
        total: documents in all tiers that ran.
        complete: false when the deadline cut the work short.
        tiers: one for each tier that ran, in order.
        hits: the page asked for.
        facets: by name, for each facet wanted.
        expansions: of every prefix and fuzzy node.
    """

    generation: str
    total: int
    complete: bool
    tiers: tuple[TierCount, ...]
    hits: tuple[Hit, ...]
    facets: Mapping[FacetName, FacetResult]
    expansions: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term and the number of live documents that hold it."""

    text: str
    documents: int


@dataclass(frozen=True, slots=True)
class FacetPage:
    """A page of facet values; `total` counts all values that fit the request."""

    buckets: tuple[Bucket, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one scored item gave to one document."""

    kind: str
    text: str
    weight: float
    idf: float
    frequency: float
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a document has its place; `tier` is empty when it does not match."""

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
