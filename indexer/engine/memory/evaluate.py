"""Whether one document matches: the definition of every node, one `case` each."""

from collections.abc import Sequence
from typing import assert_never

from indexer.engine.memory.corpus import Record, Token
from indexer.engine.memory.expand import expand, text_in
from indexer.engine.nodes import stored_fields
from indexer.model.facets import FacetName
from indexer.model.record import BASE_VIEW
from indexer.model.request import (
    All,
    AnyOf,
    AtLeast,
    DateBetween,
    DateFilter,
    Everything,
    Filter,
    Fuzzy,
    HasFacet,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Single,
    Term,
)
from indexer.model.result import Expansion

Item = tuple[Single, ...]


class Evaluator:
    """Matches documents one by one; all documents are known because prefixes choose their terms among them."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._expansions: dict[Prefix | Fuzzy, Expansion] = {}

    def expansion(self, single: Prefix | Fuzzy) -> Expansion:
        """The terms that a single stands for."""
        if single not in self._expansions:
            self._expansions[single] = expand(self._records, single)
        return self._expansions[single]

    def postings(self, single: Single) -> int:
        """Documents that hold a single, added up over its fields and terms."""
        places = ({(token.field, token.key) for token in self.stands(record, (single,))} for record in self._records)
        return sum(map(len, places))

    def stands(self, record: Record, item: Item) -> tuple[Token, ...]:
        """The tokens of a document that any single of an item stands for, each once."""
        found: dict[int, Token] = {}
        for single in item:
            texts = {single.text} if isinstance(single, Term) else set(self.expansion(single).terms)
            for field in stored_fields(single.view, single.fields):
                tokens = record.tokens_of(BASE_VIEW[single.view], field)
                found |= {id(token): token for token in tokens if text_in(single.view, token) in texts}
        return tuple(found.values())

    def matches(self, record: Record, node: Node) -> bool:
        """Whether a document matches a node."""
        match node:
            case Term() | Prefix() | Fuzzy():
                return bool(self.stands(record, (node,)))
            case Phrase(items):
                return any(_in_a_row(places) for places in self._places(record, items))
            case Near(items, within):
                return any(_close(places, within + len(items) - 1) for places in self._places(record, items))
            case All(nodes):
                return all(self.matches(record, child) for child in nodes)
            case AnyOf(nodes):
                return any(self.matches(record, child) for child in nodes)
            case Not(child):
                return not self.matches(record, child)
            case AtLeast(count, nodes):
                return sum(self.matches(record, child) for child in nodes) >= count
            case HasFacet(name, values):
                return carries(record, name, values)
            case DateBetween(start, end):
                return record.date != 0 and start <= record.date < end
            case Everything():
                return True
            case _:
                assert_never(node)

    def _places(self, record: Record, items: Sequence[Item]) -> list[list[set[int]]]:
        """For every field that holds all items: the positions of each item."""
        stands = [[token for token in self.stands(record, item) if token.position >= 0] for item in items]
        fields = {token.field for tokens in stands for token in tokens}
        rows = [[{token.position for token in tokens if token.field == field} for tokens in stands] for field in fields]
        return [row for row in rows if all(row)]


def _in_a_row(places: Sequence[set[int]]) -> bool:
    """Whether items stand one after another, given the positions of each."""
    return any(all(start + distance in row for distance, row in enumerate(places)) for start in places[0])


def _close(places: Sequence[set[int]], limit: int) -> bool:
    """Whether every item stands somewhere in one stretch of positions [start, start + limit]."""
    starts = set().union(*places)
    return any(all(any(start <= place <= start + limit for place in row) for row in places) for start in starts)


def carries(record: Record, name: FacetName, values: Sequence[str]) -> bool:
    """Whether a document carries one of the values; "" is carried by documents without any."""
    carried = set(record.values[name]) or {""}
    return not carried.isdisjoint(values)


def passes(record: Record, filters: Sequence[Filter], dates: Sequence[DateFilter], *, ignoring: str = "") -> bool:
    """Whether a document passes all filters, leaving out the `any_of` of the facet `ignoring`."""
    for wanted in filters:
        if wanted.any_of and wanted.name != ignoring and not carries(record, wanted.name, wanted.any_of):
            return False
        if not all(carries(record, wanted.name, group) for group in wanted.all_of):
            return False
        if carries(record, wanted.name, wanted.none_of):
            return False
    return all(_dated(record, wanted) for wanted in dates)


def _dated(record: Record, wanted: DateFilter) -> bool:
    if record.date == 0:
        return wanted.unknown
    has_range = (wanted.start, wanted.end) != (DateFilter().start, DateFilter().end)
    return wanted.start <= record.date < wanted.end if has_range or not wanted.unknown else False
