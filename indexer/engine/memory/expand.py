"""Prefix and fuzzy singles -> the terms they stand for, by looking at every term of every document."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from indexer.engine.memory.corpus import Record, Token
from indexer.engine.nodes import stored_fields
from indexer.model.record import BASE_VIEW, View
from indexer.model.request import Fuzzy, Prefix
from indexer.model.result import Expansion


def text_in(view: View, token: Token) -> str:
    """What a token is called in a view."""
    return token.key if BASE_VIEW[view] == view else token.fold


def frequencies(records: Sequence[Record], view: View, fields: tuple[str, ...]) -> Counter[str]:
    """Documents of each text of a view, added up over fields and spellings."""
    counts: Counter[str] = Counter()
    for record in records:
        for field in stored_fields(view, fields):
            spellings = {(token.key, text_in(view, token)) for token in record.tokens_of(BASE_VIEW[view], field)}
            counts.update(text for _, text in spellings)
    return counts


def expand(records: Sequence[Record], single: Prefix | Fuzzy) -> Expansion:
    """The terms of a single, in the order of their choice."""
    counts = frequencies(records, single.view, single.fields)
    if isinstance(single, Prefix):
        fitting = [text for text in counts if text.startswith(single.text)]
        ordered = sorted(fitting, key=lambda text: (-counts[text], text))
    else:
        distances = {text: distance(single.text, text) for text in counts if text.startswith(single.text[:1])}
        fitting = [text for text in distances if distances[text] <= single.distance]
        ordered = sorted(fitting, key=lambda text: (distances[text], -counts[text], text))
    return Expansion(single, tuple(ordered[: single.limit]), more=len(ordered) > single.limit)


def distance(one: str, other: str) -> int:
    """Fewest edits that turn one text into the other, by the definition: try every last edit."""

    @cache
    def between(i: int, j: int) -> int:
        """Edits between the first i letters of one and the first j of the other."""
        if not i or not j:
            return i + j
        ways = [between(i - 1, j) + 1, between(i, j - 1) + 1, between(i - 1, j - 1) + (one[i - 1] != other[j - 1])]
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            ways.append(between(i - 2, j - 2) + 1)
        return min(ways)

    return between(len(one), len(other))
