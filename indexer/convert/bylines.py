"""Find the lines of a page that say who wrote it, at its end or under its title."""

import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.convert.captions import is_named_above
from indexer.convert.letters import is_signature
from indexer.convert.lines import Layout
from indexer.convert.names import Byline, read_byline
from indexer.convert.offices import is_office, signs_alone
from indexer.convert.stamps import is_of_network

_FROM_END = 4
"""Lines; a byline without label stands among the last, captions may follow it."""

_MOST = 2
"""Lines of bare names; more are a list of the text."""

_VERSES, _SHORTEST_VERSE = 4, 4
"""Lines above the name under a text without running text, and their syllables."""

_LONGEST_POSTER = 10
"""Syllables."""

_BELOW = 2
"""Lines right below the text, where it stands too, whatever follows."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The bylines of a page.

    Attributes:
        lines: their indexes.
        authors: the names, in the order they stand, each once; without any, whom it was taken from.
    """

    lines: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()


def find_poster(layout: Layout, stamps: Iterable[int]) -> int:
    """Return the index of the line above the stamp of a social network, which names who posted; -1 for other pages."""
    above = (index - 1 for index in stamps if index < layout.first and is_of_network(layout.lines[index].text))
    index = next(above, -1)
    return index if index >= 0 and layout.lines[index].syllables <= _LONGEST_POSTER else -1


def find_bylines(
    layout: Layout,
    taken: Container[int],
    *,
    letter: bool,
    beside: Collection[int],
    above: Collection[int],
    end: int,
    poster: int,
) -> Signed:
    """Find the bylines among the lines that have no role yet.

    Args:
        layout: of the page.
        taken: indexes of the lines with a role.
        letter: an official letter: names below it are signatures and stay in the text.
        beside: indexes of the lines beside the title and the stamp where a name alone may stand.
        above: indexes of the lines right above a stamp, below the title, where an office alone may stand.
        end: index below which nothing of the text stands.
        poster: index of the line that names who posted, -1 for none.
    """
    free = [index for index in range(layout.first + 1, end) if index not in taken]
    last, below = free[-_FROM_END:], [index for index in free if index > layout.last][:_BELOW]
    if layout.last < 0:
        last = _under_verses(layout, [index for index in range(end) if index not in taken])
    text = range(layout.first, min([layout.last, *last]))
    found = _found(layout, taken, text, beside if letter else {*beside, *last, *below})
    found |= (
        _offices(layout, free, [index for index in above if index not in taken], letter=letter) if not found else {}
    )
    bare = [index for index, byline in found.items() if byline.names and not byline.sure and index > layout.first]
    if len(bare) <= _MOST:
        signed_last = any(index in last for index in found)
        bare = [index for index in bare if signed_last and index not in last]
    bare += _of_pictures(found, layout)
    if poster >= 0:
        found = {poster: Byline((_doing().split(layout.lines[poster].text)[0],), posted=True)} | found
    found = {index: byline for index, byline in found.items() if index not in bare}
    return Signed(tuple(found), _authors(found))


def _found(layout: Layout, taken: Container[int], text: range, bare: Container[int]) -> dict[int, Byline]:
    """Return the bylines outside of the text; those without label only at the places for bare names."""
    found: dict[int, Byline] = {}
    for index in layout.loose:
        line = layout.lines[index]
        if index in taken or index in text or line.heading:
            continue
        offices = [below.text for below in layout.lines[index + 1 : index + 2] if is_office(below.text)]
        byline = read_byline(", ".join([line.text, *(office.strip("()") for office in offices)]))
        if byline and (byline.sure or (index in bare and not _is_official(layout, index))):
            found[index] = byline
        elif index - 1 in found and (is_office(line.text) or signs_alone(line.text)):
            found[index] = Byline(())
    return found


def _is_official(layout: Layout, index: int) -> bool:
    """Tell whether a name has the office of who signs above it, or below it as in English letters."""
    beside = (index - 1, index + 1)
    return any(is_signature(layout.lines[near]) for near in beside if 0 <= near < len(layout.lines))


def _offices(layout: Layout, free: Sequence[int], above: Iterable[int], *, letter: bool) -> dict[int, Byline]:
    """Return the office that signs alone: right above the stamp, or as the only line below the text."""
    under = [index for index in free if index > layout.last]
    ends = layout.last >= 0 and layout.lines[layout.last].ends_sentence and not letter
    places = [*above, *(under if ends and under == [layout.last + 1] else ())]
    return {index: Byline((text,)) for index in places if signs_alone(text := layout.lines[index].text)}


def _under_verses(layout: Layout, free: Sequence[int]) -> list[int]:
    """Return the last line if all above it are like verses, or the lines of a text that was broken at a fixed width."""
    verses = [layout.lines[index] for index in free[:-1]]
    plain = all(line.syllables >= _SHORTEST_VERSE and line.text[0].isalpha() for line in verses)
    return [*free[-1:]] if len(verses) >= _VERSES and plain and not any(read_byline(v.text) for v in verses) else []


def _of_pictures(found: Mapping[int, Byline], layout: Layout) -> list[int]:
    """Return the lines of names without label that tell whom the last picture shows.

    They stand below the byline with one, or name somebody of whom the text tells.
    """
    labelled = (index for index, byline in found.items() if byline.sure and byline.names and not byline.photo)
    start = next((index for index in labelled if index > layout.last), len(layout.lines))
    bare = (index for index, byline in found.items() if byline.names and not byline.sure)
    return [index for index in bare if index > start or is_named_above(layout, index)]


def _authors(found: Mapping[int, Byline]) -> tuple[str, ...]:
    names = [name for byline in found.values() if not byline.photo for name in byline.names]
    names = names or [name for byline in found.values() for name in byline.names]
    return tuple(dict.fromkeys(names or [byline.credit for byline in found.values() if byline.credit]))


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without those said twice, also with initials: "Đ. Nhài" beside "Đinh Thị Nhài"."""
    told = tuple(dict.fromkeys(names))
    return tuple(name for name in told if not any(_is_short_for(name, other) for other in told))


def _is_short_for(name: str, other: str) -> bool:
    initial, dot, given = name.partition(".")
    return (
        bool(dot and given) and other.startswith(initial) and other.endswith(f" {given.strip()}") and "." not in other
    )


@cache
def _doing() -> re.Pattern[str]:
    """Return a pattern of what a social network tells behind the name of who posted."""
    return re.compile(r" (?:đang|đã|cùng với|is|was|shared|added)\b")
