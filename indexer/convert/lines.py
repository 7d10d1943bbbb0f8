"""Cut a cleaned text into lines that remember how they stood on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.model.named import made
from indexer.normalise import fold

SMALL = 40
"""Code points; a shorter line may be junk though it ends like a sentence."""

SHORT = 160
"""Code points; a longer line is never a byline or junk."""

LONG = 40
"""Syllables; a line of so many is running text whatever its last character."""

SENTENCE = 12
"""Syllables; a line of so many that ends like a sentence is running text."""

QUESTION = 20
"""The same for one that ends with "?" or "!", as many titles do."""

COLUMN = 60
"""Code points; two shorter cells side by side are a letterhead or signatures: two lines."""

_PICTURES = ("Ảnh", "(Ảnh", "(ảnh", "Hình", "ẢNH", "Trong ảnh")
"""How a caption begins that may end like a sentence."""

_CREDIT = 40
"""Code points at the end of a caption in which its credit begins."""

_STOPS = ".!?…"
_CLOSERS = '”")/'


class Line(NamedTuple):
    """One line of a page that is not blank.

    A named tuple: millions are made in a build, and they take a third of the time of frozen dataclasses.

    Attributes:
        text: without space around it, inner runs of spaces collapsed.
        indent: spaces before it.
        gap: blank lines before it.
        cells: the text cut at tabs and runs of three spaces; empty when there are none.
        heading: a mark says that it is the heading of a section.
        paired: it is one of two cells side by side.
    """

    text: str
    indent: int = 0
    gap: int = 0
    cells: tuple[str, ...] = ()
    heading: bool = False
    paired: bool = False

    @property
    def syllables(self) -> int:
        """How many pieces between spaces."""
        return self.text.count(" ") + 1

    @property
    def key(self) -> str:
        """The text folded, for rules; empty when it is longer than SHORT."""
        return folded(self.text) if len(self.text) <= SHORT else ""

    @property
    def ends_sentence(self) -> bool:
        """Tell whether it ends like a sentence."""
        return ends_sentence(self.text)

    @property
    def is_prose(self) -> bool:
        """Tell whether this is running text."""
        return is_prose(self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page and where its running text stands.

    Attributes:
        lines: in order.
        loose: indexes of the lines that may be something else than sentences of the text.
        first: index of the first line of running text; the number of lines when there is none.
        last: index of the last one; -1 when there is none.
    """

    lines: tuple[Line, ...]
    loose: tuple[int, ...]
    first: int
    last: int


def lay_out(lines: tuple[Line, ...]) -> Layout:
    """Return the layout of lines."""
    loose: list[int] = []
    first, last = len(lines), -1
    # The hottest loop over lines: no call per line but those of str.
    for index, line in enumerate(lines):
        text = line.text
        end = text[-1]
        ends = end in _STOPS or (end in _CLOSERS and text[-2:-1] in _STOPS)
        if (
            not ends
            or len(text) <= SMALL
            or text.endswith(").")
            or line.heading
            or text.find("- Ảnh", -_CREDIT) >= 0
            or (text[0] in "Ả(HT" and text.startswith(_PICTURES))
        ):
            loose.append(index)
        spaces = text.count(" ")
        if spaces >= LONG - 1 or (ends and spaces >= (QUESTION if end in "?!" else SENTENCE) - 1):
            first = min(first, index)
            last = index
    return Layout(lines, tuple(loose), first, last)


def is_prose(text: str) -> bool:
    """Tell whether a line is running text: long, or of a certain length and ending like a sentence."""
    spaces = text.count(" ")
    least = QUESTION if text[-1:] in "?!" else SENTENCE
    return spaces >= LONG - 1 or (spaces >= least - 1 and ends_sentence(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends like a sentence, also inside quotation marks or brackets, or with "./."."""
    return text[-1] in _STOPS or (text[-1] in _CLOSERS and text[-2:-1] in _STOPS)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a cleaned text that are not blank; two cells side by side become two lines."""
    lines: list[Line] = []
    gap = 0
    wide = "  " in text or "\t" in text
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            gap += 1
            continue
        indent = len(raw) - len(raw.lstrip()) if raw[0] != stripped[0] else 0
        if wide and ("  " in stripped or "\t" in stripped):
            lines.extend(_columns(stripped, indent, gap))
        else:
            lines.append(made(Line, (stripped, indent, gap, (), False, False)))
        gap = 0
    return tuple(lines)


def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit; every date, time and counter does."""
    return _digit().search(text) is not None


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Return a text in lower case without marks; every rule asks for those of the same few lines."""
    return fold(text)


def _columns(stripped: str, indent: int, gap: int) -> Iterator[Line]:
    columns = [_collapse(cell) for cell in _column_gap().split(stripped)]
    if len(columns) == 1 and stripped.count(":") > 1:
        # Fields of a form: "Họ tên: Lê Thị Mẫu   Tuổi: 45".
        fields = [_collapse(field) for field in _field_gap().split(stripped)]
        columns = fields if all(map(_field().match, fields)) else columns
    # A gap before a small letter is one to fill in: "ngày     tháng 6".
    if len(columns) == 2 and max(map(len, columns)) <= COLUMN and not columns[1][0].islower():  # noqa: PLR2004
        yield Line(columns[0], indent, gap, paired=True)
        yield Line(columns[1], indent, paired=True)
        return
    cells = tuple(_collapse(cell) for cell in _cell_gap().split(stripped))
    text = (" | " if len(columns) > 1 and not columns[1][0].islower() else " ").join(columns)
    yield Line(text, indent, gap, cells if len(cells) > 1 else ())


def _collapse(text: str) -> str:
    return " ".join(text.split())


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _column_gap() -> re.Pattern[str]:
    return re.compile(r" {4,}| *\t\s*")


_FIELD = r"[^\W\d][^:|\s]*(?: [^:|\s]+){0,3} ?:"


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"{_FIELD} ?[^|:\s][^|]*(?<![-–])$")


@cache
def _field_gap() -> re.Pattern[str]:
    return re.compile(rf" {{2,}}(?={_FIELD})")


@cache
def _cell_gap() -> re.Pattern[str]:
    return re.compile(r" {3,}| *\t\s*| {2,}[-–] {2,}")
