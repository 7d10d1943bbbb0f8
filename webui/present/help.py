"""The query language by example, from the table that the tests of the parser use."""

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.query.examples import Example
from indexer.search.page import SearchInput
from webui.links import Links


@dataclass(frozen=True, slots=True)
class ExampleContext:
    """A query, what it means, and its search."""

    query: str
    meaning: str
    href: str


@dataclass(frozen=True, slots=True)
class HelpContext:
    """Everything that the help page shows; `description` is the address of the one for programs."""

    examples: tuple[ExampleContext, ...]
    description: str


def help_context(examples: Iterable[Example], links: Links) -> HelpContext:
    """Put the examples into their page."""
    return HelpContext(
        tuple(
            ExampleContext(
                example.query, example.meaning(links.language), links.search(SearchInput(query=example.query))
            )
            for example in examples
        ),
        links.description(),
    )
