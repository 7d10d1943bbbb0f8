"""The start page: what the index holds, and ways into it that surely find something."""

from dataclasses import dataclass, field

from indexer.model.facets import FacetName
from indexer.search.buckets import FacetView
from indexer.search.page import SearchInput
from webui.index import SearchIndex
from webui.links import Links
from webui.params import DEFAULTS, toggled
from webui.present.facets import facet_label, value_label
from webui.present.formats import Count, count_of, moment_text, size_text
from webui.present.hits import HitContext, Name, Names, hit_context

_LATEST = 6
_WAYS: tuple[FacetName, ...] = ("place", "person", "organisation", "reference", "section", "year")
_VALUES = 6
EXAMPLE_QUERIES = (
    "sổ tay đảng viên điện tử",
    "so tay dang vien dien tu",
    '"chuyển đổi số"',
    "cấp ủy -đoàn",
    "bí thư HOẶC chủ tịch",
    "chức_vụ:bí_thư",
    "năm:2024",
)
"""Shown when they find something in this index."""
_EXAMPLES = 5
_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class StartContext:
    """Everything that the start page shows.

    Attributes:
        documents: number of documents.
        created: when the index was built, local time.
        size: of the index.
        skipped: files that the build left out.
        examples: queries that find something.
        latest: the newest documents.
        ways: frequent values of the main facets.
        all: every document, the newest first.
    """

    documents: Count
    created: str
    size: str
    skipped: Count
    examples: tuple[Name, ...]
    latest: tuple[HitContext, ...]
    ways: tuple[Names, ...]
    all: str


@dataclass(frozen=True, slots=True)
class StartPages:
    """Start pages of the live generation; each is made once, because it takes a dozen searches."""

    _kept: dict[tuple[str, Links], StartContext] = field(default_factory=dict)

    def read(self, index: SearchIndex, links: Links) -> StartContext:
        """The start page in the language of the links."""
        key = (index.version(), links)
        context = self._kept.get(key)
        if context is None:
            context = _read(index, links)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = context
        return context


def _read(index: SearchIndex, links: Links) -> StartContext:
    info = index.info()
    language = links.language
    facets = index.run(SearchInput(limit=0, facet_limit=_VALUES)).facets
    ways = (_way(name, facets[name], links) for name in _WAYS if name in facets)
    return StartContext(
        documents=count_of(info.documents, language),
        created=moment_text(info.created, language),
        size=size_text(info.size, language),
        skipped=count_of(len(info.skipped), language),
        examples=_examples(index, links),
        latest=_latest(index, links),
        ways=tuple(way for way in ways if way.names),
        all=links.search(DEFAULTS),
    )


def _latest(index: SearchIndex, links: Links) -> tuple[HitContext, ...]:
    """The newest documents, of reprints the first only."""
    numbered = enumerate(index.latest(2 * _LATEST), 1)
    shown = [(number, hit) for number, hit in numbered if not hit.copies.folded_into]
    return tuple(hit_context(hit, DEFAULTS, links, number=number) for number, hit in shown[:_LATEST])


def _examples(index: SearchIndex, links: Links) -> tuple[Name, ...]:
    found: list[Name] = []
    for query in EXAMPLE_QUERIES:
        given = SearchInput(query=query)
        if len(found) < _EXAMPLES and index.run(SearchInput(query=query, limit=0, facet_limit=0)).total:
            found.append(Name(query, links.search(given)))
    return tuple(found)


def _way(name: FacetName, facet: FacetView, links: Links) -> Names:
    names = tuple(
        Name(
            value_label(name, bucket.value, bucket.label, links.language),
            links.search(toggled(DEFAULTS, name, bucket.choice)),
        )
        for bucket in facet.buckets
    )
    return Names(name, facet_label(name, links.language), names, links.facet(name, DEFAULTS))
