"""Suggestions as the script of the page shows them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion: its words, a number of documents for people or nothing, and where it leads."""

    text: str
    count: str
    href: str


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Suggestions of one kind."""

    label: str
    items: tuple[Suggested, ...]


def suggestions_json(typed: str, groups: Sequence[SuggestionGroup], message: str) -> dict[str, Any]:
    """The object of `/suggest.json`; `message` is read out to those who do not see the list."""
    return {"query": typed, "message": message, "groups": [asdict(group) for group in groups]}
