"""Tables that spreadsheets open without harm."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_MARK = "\ufeff"
"""By this mark at the beginning spreadsheets know UTF-8."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A table as CSV, line by line, with line ends; a line of names comes first.

    A cell that a spreadsheet would run as a formula is opened with an apostrophe.

    Args:
        columns: names.
        rows: cells in the order of the columns; they are written as `str` writes them.
    """
    yield _MARK + _line(columns)
    for row in rows:
        yield _line([inert(str(cell)) for cell in row])


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def inert(cell: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell
