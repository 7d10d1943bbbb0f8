"""Find the lines of a page that say who wrote it, at its end or under its title."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import islice

from indexer.convert.lines import Layout
from indexer.convert.names import Byline, is_office, read_byline

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


def find_bylines(layout: Layout, taken: Container[int], *, letter: bool) -> Signed:
    """Find the bylines among the lines that have no role yet.

    Args:
        layout: of the page.
        taken: indexes of the lines with a role.
        letter: an official letter: names below it are signatures and stay in the text.
    """
    tail = _tail(layout, taken)
    found: dict[int, Byline] = {}
    for index in layout.loose:
        line = layout.lines[index]
        if index in taken or line.heading or (layout.first <= index < layout.last and index < tail):
            continue
        byline = read_byline(line.text)
        if byline and (byline.sure or (index >= tail and index > layout.first and not letter)):
            found[index] = byline
        elif index - 1 in found and is_office(line.text):
            found[index] = Byline(())
    return Signed(tuple(found), _authors(found))


def _tail(layout: Layout, taken: Container[int]) -> int:
    """Return the index at which the last lines without a role begin."""
    free = (index for index in range(len(layout.lines) - 1, -1, -1) if index not in taken)
    return min(islice(free, _FROM_END), default=0)


def _authors(found: Mapping[int, Byline]) -> tuple[str, ...]:
    names = [name for byline in found.values() if not byline.photo for name in byline.names]
    names = names or [name for byline in found.values() for name in byline.names]
    return tuple(dict.fromkeys(names or [byline.credit for byline in found.values() if byline.credit]))
