"""Random small corpora and random requests to them: few terms, many collisions, every node of the grammar."""

from functools import cache

from hypothesis import strategies as st

from indexer.model.document import TEXT_FIELDS
from indexer.model.facets import FacetName
from indexer.model.record import ENTITY_FIELDS, View
from indexer.model.renaming import NamedValue, Renaming
from indexer.model.request import (
    BUDGET,
    Adjacent,
    All,
    AnyOf,
    AtLeast,
    Bm25,
    DateBetween,
    DateFilter,
    Everything,
    FacetRequest,
    FacetWanted,
    Filter,
    Fuzzy,
    HasFacet,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Scored,
    SearchRequest,
    Single,
    Term,
    Tier,
)
from tests.records import Sample

# Several keys of one fold, keys that begin others, and neighbours by one edit.
SYLLABLES = ("an", "án", "ân", "anh", "ánh", "nah", "ba", "bà", "bác", "đa", "da", "ơ")
_WORDS = (*SYLLABLES, *SYLLABLES, "an_ba", "án_bà", "ba_an", "đa_an")
_UNITS = ("[ref:05]", "[ref:05-CT]", "[date:2022]")
_UNIT_KEYS = tuple(unit[1:-1] for unit in _UNITS)
_FOLDS = ("an", "anh", "nah", "ba", "bac", "da", "o")
_FACETS: tuple[FacetName, ...] = ("place", "person", "year")
_VALUES = ("hn=Hà Nội", "hn=Hà nội", "hn=TP Hà Nội", "hcm", "huế", "hn/ba đình", "2021", "2022", "10")
_FACET_VALUES = ("hn", "hcm", "huế", "hn/ba đình", "2021", "2022", "10", "không có", "")
_DATES = (0, 0, 202101010000, 202101010001, 202212312359, 199905070000)
_IDS = ("a", "a/b", "b", "B", "c.docx", "đ", "z", "é", "tin tức/1", "tin tức/10", "tin tức/2", "\u1ef9", "\U0001f600")

_texts = st.lists(st.sampled_from([*_WORDS, *_WORDS, *_UNITS, "/"]), max_size=9).map(" ".join)
_names = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
_values = st.lists(st.sampled_from(_VALUES), max_size=3, unique_by=lambda value: value.partition("=")[0])


_sketches = st.lists(st.integers(0, 4), max_size=3).map(tuple)


@st.composite
def samples(draw: st.DrawFn, *, max_size: int = 9) -> list[Sample]:
    """Documents with distinct ids, in any order."""
    ids = draw(st.lists(st.sampled_from(_IDS), max_size=max_size, unique=True))
    return [
        Sample(
            doc_id,
            title=draw(_texts),
            body=draw(_texts),
            caption=draw(st.one_of(st.just(""), _texts)),
            entities={"person": draw(st.lists(_names, max_size=2)), "place": draw(st.lists(_names, max_size=1))},
            facets={name: draw(_values) for name in _FACETS},
            date=draw(st.sampled_from(_DATES)),
            sketch=draw(_sketches),
        )
        for doc_id in ids
    ]


_fields = st.one_of(
    st.just(TEXT_FIELDS), st.lists(st.sampled_from(TEXT_FIELDS), min_size=1, max_size=3).map(tuple), st.just(("body",))
)
_entity_fields = st.lists(st.sampled_from(ENTITY_FIELDS), min_size=1, max_size=2).map(tuple)
_limits = st.sampled_from([1, 2, 200])


def _terms_of(view: View) -> st.SearchStrategy[str]:
    match view:
        case "unit":
            return st.sampled_from(_UNIT_KEYS)
        case "word":
            return st.sampled_from(_WORDS)
        case "word_folded":
            return st.sampled_from([*_FOLDS, "an_ba", "ba_an", "da_an"])
        case "folded" | "entity_folded":
            return st.sampled_from(_FOLDS)
        case _:
            return st.sampled_from(SYLLABLES)


@cache
def singles(view: View) -> st.SearchStrategy[Single]:
    """Terms, prefixes and fuzzy terms of a view, some of which stand nowhere."""
    fields = _entity_fields if view.startswith("entity") else _fields
    prefixes = st.sampled_from(["a", "á", "b", "an", "bà", "d", "đ", "ref:", "", "x"])
    return st.one_of(
        st.builds(Term, st.just(view), _terms_of(view), fields),
        st.builds(Term, st.just(view), _terms_of(view), fields),
        st.builds(Prefix, st.just(view), prefixes, fields, _limits),
        st.builds(Fuzzy, st.just(view), st.one_of(_terms_of(view), st.just("")), st.integers(0, 2), fields, _limits),
    )


VIEWS: tuple[View, ...] = ("syllable", "folded", "word", "word_folded", "unit", "entity", "entity_folded")
_MATCHED: tuple[View, ...] = (*("syllable", "folded") * 3, *VIEWS)


@cache
def _items(view: View) -> st.SearchStrategy[tuple[Single, ...]]:
    # Views with one base may be mixed in one item: exact where marked, folded where bare.
    mixed = st.one_of(singles(view), singles("folded")) if view == "syllable" else singles(view)
    return st.lists(mixed, min_size=1, max_size=2).map(tuple)


@cache
def _rows(view: View) -> st.SearchStrategy[Node]:
    items = st.lists(_items(view), max_size=3).map(tuple)
    return st.one_of(st.builds(Phrase, items), st.builds(Near, items, st.integers(0, 4)))


@cache
def _leaves() -> st.SearchStrategy[Node]:
    views = st.sampled_from(_MATCHED)
    return st.one_of(
        views.flatmap(singles),
        views.flatmap(singles),
        views.flatmap(_rows),
        st.builds(HasFacet, st.sampled_from(_FACETS), st.lists(st.sampled_from(_FACET_VALUES), max_size=2).map(tuple)),
        st.builds(DateBetween, st.sampled_from(_DATES), st.sampled_from([*_DATES, 10**12])),
        st.just(Everything()),
    )


@cache
def nodes() -> st.SearchStrategy[Node]:
    """Match trees of any shape."""

    def combined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        rows = st.lists(children, max_size=3).map(tuple)
        return st.one_of(
            st.builds(All, rows),
            st.builds(AnyOf, rows),
            st.builds(Not, children),
            st.builds(AtLeast, st.integers(0, 3), rows),
        )

    return st.recursive(_leaves(), combined, max_leaves=6)


@cache
def _scored() -> st.SearchStrategy[Scored]:
    weights = st.sampled_from([1.0, 0.5, 1e-3])
    views = st.sampled_from(_MATCHED)
    return st.one_of(
        st.builds(Bm25, views.flatmap(_items), weights),
        views.flatmap(lambda view: st.builds(Adjacent, _items(view), _items(view), weights)),
    )


@cache
def tiers() -> st.SearchStrategy[tuple[Tier, ...]]:
    """Up to three tiers of any names in any order."""
    names = st.sampled_from(["exact", "exact", "expanded", "unmarked", "partial"])
    rank = st.lists(_scored(), max_size=4).map(tuple)
    return st.lists(st.builds(Tier, names, nodes(), rank), max_size=3).map(tuple)


@cache
def _filters() -> st.SearchStrategy[tuple[Filter, ...]]:
    some = st.lists(st.sampled_from(_FACET_VALUES), max_size=2).map(tuple)
    few = st.one_of(st.just(()), st.just(()), some)
    groups = st.one_of(st.just(()), st.lists(some, max_size=2).map(tuple))
    return st.lists(st.builds(Filter, st.sampled_from(_FACETS), few, groups, few), max_size=2).map(tuple)


@cache
def _date_filters() -> st.SearchStrategy[tuple[DateFilter, ...]]:
    ends = st.sampled_from([*_DATES, 10**12])
    one = st.builds(DateFilter, st.sampled_from(_DATES), ends, st.booleans())
    return st.one_of(st.just(()), st.just(()), st.lists(one, max_size=2).map(tuple))


@cache
def requests() -> st.SearchStrategy[SearchRequest]:
    """Requests with any filters, order, page, facets and budget; never cut short by time."""
    return st.builds(
        SearchRequest,
        tiers(),
        filters=_filters(),
        dates=_date_filters(),
        sort=st.sampled_from(["relevance", "relevance", "relevance", "newest", "oldest", "title"]),
        offset=st.sampled_from([0, 0, 1, 3, 50]),
        limit=st.sampled_from([10, 10, 0, 1, 2, 5]),
        facets=st.lists(
            st.builds(FacetWanted, st.sampled_from(_FACETS), st.sampled_from([0, 1, 2, 10]), st.sampled_from([0, 1])),
            max_size=3,
        ).map(tuple),
        enough=st.sampled_from([10, 0, 1, 3]),
        budget=st.sampled_from([BUDGET, BUDGET, 1000, 200, 40, 0]),
        deadline=st.just(3600.0),
    )


@cache
def renamings() -> st.SearchStrategy[list[Renaming]]:
    """Values under other names, some of them for some documents only."""
    values = st.sampled_from([value for value in _FACET_VALUES if value])
    named = st.builds(lambda value: NamedValue(value, f"{value}*", value, value), values)
    when = st.one_of(st.none(), st.builds(HasFacet, st.sampled_from(_FACETS), st.tuples(values)))
    to = st.lists(named, min_size=1, max_size=2).map(tuple)
    return st.lists(st.builds(Renaming, st.sampled_from(_FACETS), values, to, when), max_size=3)


@cache
def facet_requests() -> st.SearchStrategy[FacetRequest]:
    """Pages of facet values."""
    return st.builds(
        FacetRequest,
        st.sampled_from(_FACETS),
        search=st.one_of(st.none(), requests()),
        contains=st.sampled_from(["", "", "ha", "h", "20"]),
        order=st.sampled_from(["count", "label"]),
        offset=st.sampled_from([0, 0, 1, 9]),
        limit=st.sampled_from([50, 1, 2]),
    )
