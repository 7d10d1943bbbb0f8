"""Cut a cleaned text into lines that remember how they stood on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from indexer.normalise import fold

SHORT = 160
"""Code points; a longer line is never a title line, a caption, a byline or junk."""

LONG = 40
"""Syllables; a line of so many is running text whatever its last character."""

SENTENCE = 12
"""Syllables; a line of so many that ends like a sentence is running text."""

COLUMN = 60
"""Code points; two shorter cells side by side are a letterhead or signatures: two lines."""

_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', "!”", "?”", '!"', '?"', "…”", ".)", "./")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page that is not blank.

    Attributes:
        text: without space around it, inner runs of spaces collapsed.
        cells: the text cut at tabs and runs of three spaces.
        indent: spaces before it.
        gap: blank lines before it.
        heading: a mark says that it is the heading of a section.
    """

    text: str
    cells: tuple[str, ...]
    indent: int = 0
    gap: int = 0
    heading: bool = False

    @property
    def syllables(self) -> int:
        """How many pieces between spaces."""
        return len(self.text.split())

    @property
    def key(self) -> str:
        """The text folded, for rules; empty when it is longer than SHORT."""
        return _folded(self.text) if len(self.text) <= SHORT else ""

    @property
    def ends_sentence(self) -> bool:
        """Tell whether it ends like a sentence."""
        return self.text.endswith(_SENTENCE_ENDS)

    @property
    def is_prose(self) -> bool:
        """Tell whether this is running text."""
        count = self.syllables
        return count >= LONG or (count >= SENTENCE and self.ends_sentence)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a cleaned text that are not blank; two cells side by side become two lines."""
    lines: list[Line] = []
    gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.extend(_lines(raw, stripped, gap))
            gap = 0
        else:
            gap += 1
    return tuple(lines)


def _lines(raw: str, stripped: str, gap: int) -> Iterator[Line]:
    indent = len(raw) - len(raw.lstrip())
    if "  " not in stripped and "\t" not in stripped:
        yield Line(stripped, (stripped,), indent, gap)
        return
    columns = [_collapse(cell) for cell in _column_gap().split(stripped)]
    if len(columns) == 2 and max(map(len, columns)) <= COLUMN:  # noqa: PLR2004 - left and right
        yield Line(columns[0], (columns[0],), indent, gap)
        yield Line(columns[1], (columns[1],), indent)
        return
    cells = tuple(_collapse(cell) for cell in _cell_gap().split(stripped))
    yield Line((" | " if len(columns) > 1 else " ").join(columns), cells, indent, gap)


def _collapse(text: str) -> str:
    return " ".join(text.split())


@cache
def _column_gap() -> re.Pattern[str]:
    return re.compile(r" {4,}| *\t\s*")


@cache
def _cell_gap() -> re.Pattern[str]:
    return re.compile(r" {3,}| *\t\s*| {2,}[-–] {2,}")


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)
