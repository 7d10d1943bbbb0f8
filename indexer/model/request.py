"""What an engine is asked. `match` decides, `rank` only scores.

Grammar of a match tree, over the documents of one generation:

    Node   = Term | Prefix | Fuzzy | Phrase | Near | All | AnyOf | Not | AtLeast | HasFacet | DateBetween | Everything
    Single = Term | Prefix | Fuzzy                        what can stand at one position
    item   = one or more singles, any of which may stand there

A `Single` matches a document when it stands in one of its `fields`; fields that are not stored in its view do not
count. A `Phrase` or `Near` must hold within one field, whose positions are kept; without items it never holds.
Term texts are ready terms of the view: engines never analyse. A single of a folded view stands wherever a term
with its fold stands. Nothing that can be written in this grammar raises an error.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from indexer.model.document import TEXT_FIELDS
from indexer.model.facets import FacetName
from indexer.model.record import View

TierName = Literal["exact", "expanded", "unmarked", "partial"]
Sort = Literal["relevance", "newest", "oldest", "title"]

MAX_EXPANSIONS = 200
BUDGET = 64_000_000
"""Postings that one request may cost, as `indexer.engine.cost` estimates them.

Over 150,000 articles a headline or question, with all its tiers, costs up to 37 million to match and 49 million to
rank, in 0.2 s; the 128 commonest syllables would cost a billion.
"""


class Term(NamedTuple):
    """Documents that hold the term in one of the fields (for the entity views: entity types)."""

    view: View
    text: str
    fields: tuple[str, ...] = TEXT_FIELDS


class Prefix(NamedTuple):
    """Any term of the view that begins with `text`; the `limit` most frequent, then by text.

    Frequency is the number of live documents, added up over the fields and, in a folded view, over the spellings.
    The terms are chosen once, over all its fields, also where the single is part of a phrase or a scored item.
    """

    view: View
    text: str
    fields: tuple[str, ...] = TEXT_FIELDS
    limit: int = MAX_EXPANSIONS


class Fuzzy(NamedTuple):
    """Any term within `distance` edits (insert, delete, replace, swap of neighbours) that shares the first letter.

    No letter is edited twice: a swapped pair counts as one edit and stays as it is. The `limit` nearest are chosen,
    by distance, then frequency, then text; see `Prefix` for both.
    """

    view: View
    text: str
    distance: int = 1
    fields: tuple[str, ...] = TEXT_FIELDS
    limit: int = MAX_EXPANSIONS


Single = Term | Prefix | Fuzzy


@dataclass(frozen=True, slots=True)
class Phrase:
    """The items stand one after another, at consecutive positions of one field.

    All singles of one phrase read the same stored view; so do those of a `Near` and of an `Adjacent`.
    """

    items: tuple[tuple[Single, ...], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """The items stand in one field in any order, first and last at most `within` + items - 1 positions apart.

    Two items may stand at the same position.
    """

    items: tuple[tuple[Single, ...], ...]
    within: int


@dataclass(frozen=True, slots=True)
class All:
    """Documents that match every node; all documents when there is none."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Documents that match at least one node; none when there is none."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not match."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Documents that match at least `count` of the nodes."""

    count: int
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class HasFacet:
    """Documents that carry one of the values of a facet; the value "" stands for documents without any value."""

    name: FacetName
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateBetween:
    """Documents dated in [start, end), yyyymmddHHMM as in `RecordBatch.dates`; unknown dates never match."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Everything:
    """All documents."""


Node = Term | Prefix | Fuzzy | Phrase | Near | All | AnyOf | Not | AtLeast | HasFacet | DateBetween | Everything


@dataclass(frozen=True, slots=True)
class Bm25:
    """weight x BM25F of the item over its fields; the formula and constants are in `indexer.model.ranking`.

    The singles of the item count as one term: frequencies add up, document frequency is that of their union.
    """

    item: tuple[Single, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Adjacent:
    """weight x BM25F of `first` standing directly before `second` in one field; 0 where no positions are kept."""

    first: tuple[Single, ...]
    second: tuple[Single, ...]
    weight: float = 1.0


Scored = Bm25 | Adjacent


@dataclass(frozen=True, slots=True)
class Tier:
    """One level of matching; a document belongs to the first tier that it matches."""

    name: TierName
    match: Node
    rank: tuple[Scored, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Selected values of one facet: any of, one of each group of `all_of`, none of; an empty tuple asks nothing.

    The value "" stands for documents without any value.
    """

    name: FacetName
    any_of: tuple[str, ...] = ()
    all_of: tuple[tuple[str, ...], ...] = ()
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateFilter:
    """[start, end) in yyyymmddHHMM; `unknown` asks for undated documents instead (or as well, if a range is set).

    A range is set when `start` or `end` differs from its default; undated documents are in no range.
    """

    start: int = 0
    end: int = 10**12
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class FacetWanted:
    """How many buckets of a facet to return, besides the selected ones, see `FacetResult`.

    Attributes:
        name: which facet.
        limit: the first values.
        below: in a hierarchy the commonest values right below each selected one.
    """

    name: FacetName
    limit: int = 10
    below: int = 0


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question to an engine.

    Attributes:
        tiers: in order; "exact" and "expanded" always run, the others while those above hold fewer than
            `enough` documents.
        filters: applied before tiers; all must hold.
        dates: applied before tiers.
        sort: by relevance: tier, then score, then id. The other sorts ignore tiers, and scores are 0: by date
            (unknown last both ways) or title key, then id. Ids and keys are compared by code point.
        offset: hits to leave out.
        limit: hits to return, 0 for counts only.
        facets: counted over all matching documents of the tiers that ran; a facet ignores its own `any_of`, which
            does not change which tiers ran.
        enough: see tiers.
        further: makes more tiers, after those of `tiers`, one by one: each is asked for, and runs, only while those
            before it hold fewer than `enough` documents.
        budget: what the request may cost, estimated before work starts; lower tiers that cost more do not run
            (`complete` is false), and items that cost more do not score (`fully_ranked` is false), see
            `indexer.engine.cost`.
        deadline: seconds after which the answer is cut short (`complete` is false); a safety net, looked at before
            every tier and every facet but the first.
    """

    tiers: tuple[Tier, ...]
    filters: tuple[Filter, ...] = ()
    dates: tuple[DateFilter, ...] = ()
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    facets: tuple[FacetWanted, ...] = ()
    enough: int = 10
    further: Callable[[], Iterable[Tier]] = tuple
    budget: int = BUDGET
    deadline: float = 1.0


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """A page of the values of one facet.

    Attributes:
        name: which facet.
        search: count over what this request matches, ignoring the `any_of` of the facet itself; over all documents
            when it is None. Its sort, page, facets and deadline do not matter.
        contains: keep values with this folded text in the fold of their label, hyphens like spaces; "" keeps all.
        order: by count, ties by value; or from A to Z, ties by value.
        offset: values to leave out.
        limit: values to return.
    """

    name: FacetName
    search: SearchRequest | None = None
    contains: str = ""
    order: Literal["count", "label"] = "count"
    offset: int = 0
    limit: int = 50
