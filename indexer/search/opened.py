"""One state of an index and what is derived from it on first use: everything a search is answered from."""

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from indexer.analyse import AnalysedText
from indexer.engine import Reader
from indexer.model.document import StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import All, FacetRequest, FacetWanted, SearchRequest, Tier
from indexer.model.result import SearchResult
from indexer.query.parse import parse
from indexer.query.plan import Plan, plan
from indexer.search.aliases import Aliases
from indexer.search.complete import Completer
from indexer.search.expansion import Rewrite, learnt_abbreviations, one_of, to_expansions
from indexer.search.filters import Choices, to_dates
from indexer.search.kept import kept_documents
from indexer.search.known_words import KnownWords
from indexer.search.names import Names
from indexer.search.page import SearchInput, Suggestion
from indexer.search.renaming import Renamed
from indexer.search.spacing import Spacing
from indexer.search.suggest import suggestions

MAX_HITS = 100
"""Hits on one page; more are reached by `offset`."""

_PLANS = 256
"""Queries whose plans are remembered."""

_VALUES = 500
"""Facet values that a name in a query may stand for."""


class Opened:
    """A pinned reader with its names and completions; safe for several threads.

    Attributes:
        disk: reader of one generation.
        aliases: what is merged and split in it.
        reader: the same after that.
        renamed: how.
        names: what typed names mean in it.
        version: changes whenever answers may.
    """

    def __init__(self, disk: Reader, aliases: Aliases, analyse: Callable[[str], AnalysedText]) -> None:
        self.disk = disk
        self.aliases = aliases
        self.renamed = Renamed(aliases.rules, Names(disk))
        self.reader = disk.renamed(self.renamed.renamings) if self.renamed.renamings else disk
        self.names = Names(self.reader, self.renamed.synonyms)
        rules = hashlib.sha256(repr(aliases.rules).encode()).hexdigest()[:12] if aliases.rules else ""
        self.version = f"{disk.generation} {rules}".rstrip()
        self._known = KnownWords(self.reader)
        self._planning = _Planning(self.reader, analyse)
        self._plans = lru_cache(_PLANS)(self._planning.plan)
        self._completing = threading.Lock()
        self._completer: Completer | None = None

    def completer(self) -> Completer:
        """Completes what is typed; the first call reads all words and names of the generation, which takes seconds."""
        with self._completing:
            if self._completer is None:
                self._completer = Completer(self.reader)
            return self._completer

    @property
    def rewrite(self) -> Rewrite:
        """What can be written otherwise in a query."""
        return self._planning.rewrite

    def plan(self, given: SearchInput) -> Plan:
        """Plan the query of an input, made once for all pages, filters and documents of one search."""
        return self._plans(given.query, given.expand)

    def request(self, given: SearchInput, made: Plan, choices: Choices) -> SearchRequest:
        """What to ask the engine for an input."""
        dates, _ = to_dates(given)
        wanted = tuple(FacetWanted(name, given.buckets(name), given.children) for name in FACETS if given.facet_limit)
        # Without words there is nothing to rank by: the newest come first.
        sort = "newest" if given.sort == "relevance" and not any(tier.rank for tier in made.first) else given.sort
        limit = min(max(0, given.limit), MAX_HITS)
        return SearchRequest(
            made.first, choices.filters, dates, sort, max(0, given.offset), limit, wanted, further=made.further
        )

    def asked(self, given: SearchInput) -> SearchRequest:
        """The same, planned on the way."""
        return self.request(given, self.plan(given), self.choices(given))

    def choices(self, given: SearchInput) -> Choices:
        """The chosen facet values of an input, resolved."""
        return Choices.of(self.names, given)

    def kept(self, ids: Sequence[str]) -> dict[str, StoredDocument]:
        """The documents that exist among some ids, as they were indexed."""
        return kept_documents(self.reader, ids)

    def stored(self, ids: Sequence[str]) -> dict[str, StoredDocument]:
        """The same with the names that their values have now."""
        return {doc_id: self.renamed.shown(stored) for doc_id, stored in self.kept(ids).items()}

    def suggestions(self, given: SearchInput, request: SearchRequest, result: SearchResult) -> tuple[Suggestion, ...]:
        """Other queries worth running, for the first page of a search by words."""
        if given.offset or not request.limit or not given.query.strip():
            return ()
        parsed = self._planning.parsed(given.query)

        def first(text: str) -> tuple[Tier, ...]:
            return self.plan(replace(given, query=text, expand=False)).first[:1]

        def total(tiers: tuple[Tier, ...], asked: SearchRequest = request) -> int:
            return self.reader.search(replace(asked, tiers=tiers, further=tuple, limit=0, facets=())).total

        def said(text: str) -> int:
            tiers = first(f'"{text}"')
            if text == parsed.text:
                # Nothing but words: who says them holds them. In so few documents positions are soon read, and what
                # was found is not looked for again.
                tiers = tuple(replace(tier, match=All((request.tiers[0].match, tier.match))) for tier in tiers)
            return total(tiers)

        def unfiltered() -> int:
            whole = replace(request, filters=(), dates=())
            return total(first(given.query), whole) if whole != request else 0

        return suggestions(
            parsed,
            result.tiers,
            self._known,
            count=lambda text: total(first(text)),
            said=said,
            unfiltered=unfiltered,
        )


class _Planning:
    """Plans queries for one reader; apart from what remembers the plans, so that nothing refers to itself.

    Attributes:
        parsed: the syntax of a query, remembered.
    """

    def __init__(self, reader: Reader, analyse: Callable[[str], AnalysedText]) -> None:
        self._reader = reader
        self._analyse = analyse
        self.parsed = lru_cache(_PLANS)(parse)

    @cached_property
    def rewrite(self) -> Rewrite:
        """What can be written otherwise: common abbreviations, those that the documents define, words apart."""
        return one_of(learnt_abbreviations(self._reader).rewritings, Spacing(self._reader).rewritings)

    def plan(self, query: str, expand: bool) -> Plan:  # noqa: FBT001 - a key of what is remembered
        """Plan a query; with `expand` its abbreviations and writings are looked for, too."""

        def values(name: FacetName, text: str) -> Mapping[str, str]:
            page = self._reader.facet_values(FacetRequest(name, contains=text, limit=_VALUES))
            return {bucket.value: bucket.label for bucket in page.buckets}

        parsed = self.parsed(query)
        return plan(
            parsed,
            self._analyse,
            document_frequency=self._reader.document_frequency,
            facet_values=values,
            expansions=to_expansions(parsed, self.rewrite) if expand else {},
        )
