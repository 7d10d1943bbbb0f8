"""Find the lines of a page that say who wrote it, at its end or under its title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.convert.junk import Edges
from indexer.convert.lines import Line
from indexer.convert.names import Byline, read_byline

_FROM_END = 4
"""Lines; a byline without label stands among the last, captions may follow it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The bylines of a page.

    Attributes:
        lines: their indexes.
        authors: the names, in the order they stand, each once; without any, whom it was taken from.
    """

    lines: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()


def find_bylines(lines: Sequence[Line], free: Sequence[int], edges: Edges, *, letter: bool) -> Signed:
    """Find the bylines among the lines that are still free.

    Args:
        lines: of the page.
        free: indexes of the lines without a role yet, ascending; those of the head stand before `edges.first`.
        edges: of the running text.
        letter: an official letter: names below it are signatures and stay in the text.
    """
    tail = set(free[-_FROM_END:])
    found: dict[int, Byline] = {}
    for index in free:
        if edges.first <= index < edges.last and index not in tail:
            continue
        byline = read_byline(lines[index].text)
        if byline and (byline.sure or (index in tail and index > edges.first and not letter)):
            found[index] = byline
    return Signed(tuple(found), _authors(found))


def _authors(found: Mapping[int, Byline]) -> tuple[str, ...]:
    names = [name for byline in found.values() if not byline.photo for name in byline.names]
    names = names or [name for byline in found.values() for name in byline.names]
    return tuple(dict.fromkeys(names or [byline.credit for byline in found.values() if byline.credit]))
