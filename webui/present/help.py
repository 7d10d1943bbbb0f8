"""The query language by example: the table that the tests of the parser use, and names of this very corpus."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.query.examples import Example
from indexer.search.page import SearchInput
from webui.links import Links
from webui.present.facets import facet_label
from webui.present.formats import Count, count_of
from webui.samples import Sample


@dataclass(frozen=True, slots=True)
class ExampleContext:
    """A query, what it means, its search and, where an index answers, how many documents it finds."""

    query: str
    meaning: str
    href: str
    found: Count | None


@dataclass(frozen=True, slots=True)
class HelpContext:
    """Everything that the help page shows.

    Attributes:
        examples: of the whole query language.
        samples: queries with names of this corpus; empty where no index answers.
        description: address of the one for programs.
    """

    examples: tuple[ExampleContext, ...]
    samples: tuple[ExampleContext, ...]
    description: str


def help_context(
    examples: Iterable[Example], samples: Iterable[Sample], totals: Mapping[str, int], links: Links
) -> HelpContext:
    """Put the examples into their page; `totals` are documents by query."""

    def context(query: str, meaning: str) -> ExampleContext:
        found = count_of(totals[query], links.language) if query in totals else None
        return ExampleContext(query, meaning, links.search(SearchInput(query=query)), found)

    return HelpContext(
        tuple(context(example.query, example.meaning(links.language)) for example in examples),
        tuple(context(sample.query, facet_label(sample.facet, links.language)) for sample in samples),
        links.description(),
    )
