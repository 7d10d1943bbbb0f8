"""Decide what is taken out of a page: all finders stand in one list, and are asked in its order.

A line goes for one reason, the last that was found; `tracuu show --removed` prints what they yield.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from indexer.convert.boxes import find_boxes
from indexer.convert.bylines import Signed
from indexer.convert.frame import find_below_end, find_menu
from indexer.convert.junk import find_junk, find_page_numbers, find_timings
from indexer.convert.junk_rules import RULES
from indexer.convert.lines import Layout
from indexer.convert.titles import Heading, find_said_again

Stage = Literal["lines", "titled", "signed"]
"""When a finder is asked: knowing the lines alone, title and section too, or the authors too."""


class Seen(NamedTuple):
    """What is known of a page when finders are asked.

    Attributes:
        layout: its lines.
        title: that is known beforehand; else empty.
        removed: the rule for every line that was taken out so far, by index.
        heading: which lines title and section are.
        signed: the bylines.
        shown: what stands in other fields than the text, word for word.
    """

    layout: Layout
    title: str = ""
    removed: Mapping[int, str] = {}
    heading: Heading = Heading()
    signed: Signed = Signed()
    shown: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Finder:
    """One way to find lines that are none of the text.

    Attributes:
        name: what it looks for.
        looks: where on the page.
        yields: the rules that it may name.
        find: returns the rule for every line that goes, by index.
        stage: when it is asked.
    """

    name: str
    looks: str
    yields: tuple[str, ...]
    find: Callable[[Seen], Mapping[int, str]]
    stage: Stage = "lines"


def _beside_menu(seen: Seen) -> dict[int, str]:
    """Return the lines above the title of a page with a menu."""
    return dict.fromkeys(seen.heading.above if "menu" in seen.removed.values() else (), "menu")


def _told_by_fields(seen: Seen) -> dict[int, str]:
    """Return the lines of which the shown fields hold only a part or nothing, with the name of the field."""
    lines, heading = seen.layout.lines, seen.heading
    told = {index: "byline" for index in seen.signed.lines if lines[index].text not in seen.shown}
    named = {*heading.path, heading.section} - {-1}
    return told | {index: "section" for index in named if lines[index].text not in seen.shown}


_NAMES = tuple(rule.name for rule in RULES)

FINDERS: tuple[Finder, ...] = (
    Finder("junk by its form", "where its rule says", _NAMES, lambda seen: find_junk(seen.layout)),
    Finder("page numbers", "anywhere", ("page number",), lambda seen: find_page_numbers(seen.layout)),
    Finder("times of subtitles", "anywhere", ("timing",), lambda seen: find_timings(seen.layout)),
    Finder(
        "boxes of links",
        "inside the text",
        ("link to a page", "more"),
        lambda seen: find_boxes(seen.layout, seen.removed),
    ),
    Finder(
        "the title again", "above the text", ("title again",), lambda seen: find_said_again(seen.layout, seen.title)
    ),
    Finder("the menu", "above the text", ("menu",), lambda seen: find_menu(seen.layout, seen.removed)),
    Finder(
        "what only stands there",
        "below the end of the page",
        (*_NAMES, "between"),
        lambda seen: find_below_end(seen.layout, seen.removed),
    ),
    Finder("another column", "between menu and title", ("menu",), _beside_menu, "titled"),
    Finder("what fields tell", "title and bylines", ("byline", "section"), _told_by_fields, "signed"),
)
"""All that takes lines out of a page."""

OF_WRITING = ("mail", "attachment", "front matter", "comment", "link")
"""Rules for marks that a form of writing puts into a text, which go before it has lines (`mail`, `markdown`)."""


def taken_out(seen: Seen, stage: Stage) -> dict[int, str]:
    """Return the rule for every line that was taken out so far and by the finders of a stage, by index."""
    removed = dict(seen.removed)
    so_far = seen._replace(removed=removed)  # Each sees what those before it have taken: the dictionary is the same.
    for finder in FINDERS:
        if finder.stage == stage:
            removed |= finder.find(so_far)
    return removed
