"""One pass over a text for all units: jump from digit to digit, look around only there."""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from indexer.model.named import made
from indexer.units.addresses import outside_addresses
from indexer.units.cited import cited_key, cited_pattern, names_document
from indexer.units.dates import complete_pattern, date_of
from indexer.units.numerals import number_key, number_pattern
from indexer.units.references import reference_key, reference_pattern


class Unit(NamedTuple):
    """A reference, date, number or definition in a text.

    Attributes:
        kind: what it is.
        key: `ref:05-CT/TW`, `date:2022-11-15`, `date:2022-11`, `num:4861`; equal for equal things; of a definition see
            `units.definitions`.
        start: its first digit, always the start of a syllable.
        end: one past the end of its last syllable; a percent sign stays outside.
    """

    kind: Literal["ref", "date", "num", "abbr"]
    key: str
    start: int
    end: int


UnitFinder = Callable[[str], tuple[Unit, ...]]
"""`find_units`, or one that remembers what it has found."""


def find_units(text: str) -> tuple[Unit, ...]:
    """Find the units of a cleaned text: ordered, disjoint, the longest reading at each place, none in web addresses.

    Args:
        text: NFC, any length; may be empty. A query is read by the same rules ("02 nq thu", "nq 02").
    """
    units: list[Unit] = []
    # A search for words alone does not wait for the pattern, whose making takes as long as all the rest of it.
    for found in _pattern().finditer(text) if _DIGIT.search(text) else ():
        form = found.lastgroup or ""
        unit = _reference(text, form, found) if form in _REFERENCES else _date_or_number(form, found)
        if unit is None:
            # The longest reading was none after all ("Tổng số 11/2022"): what else begins here?
            other = _plain_pattern().match(text, found.start())
            unit = _date_or_number(other.lastgroup or "", other) if other else None
        if unit is not None and (not units or unit.start >= units[-1].end):
            units.append(unit)
    return outside_addresses(text, tuple(units))


_DIGIT = re.compile("[0-9]")
_REFERENCES = frozenset({"assembly", "reference", "judged", "torn", "typed", "short", "cited"})


# The first digit stands alone: a pattern that begins with a plain set lets `re` skip to the next digit.
_FIRST_DIGIT = r"[0-9](?<!\w.)(?<![0-9][.,].)"


@cache
def _pattern() -> re.Pattern[str]:
    forms = (reference_pattern(), cited_pattern(), complete_pattern(), number_pattern())
    return re.compile(f"{_FIRST_DIGIT}(?:{'|'.join(forms)})")


@cache
def _plain_pattern() -> re.Pattern[str]:
    return re.compile(f"{_FIRST_DIGIT}(?:{complete_pattern()}|{number_pattern()})")


def _reference(text: str, form: str, found: re.Match[str]) -> Unit | None:
    number = found.group()
    if form == "cited":
        key = cited_key(text, found.start(), number)
    else:
        key = reference_key(number, trusted=names_document(text, found.start()))
    return Unit("ref", f"ref:{key}", *found.span()) if key else None


def _date_or_number(form: str, found: re.Match[str]) -> Unit | None:
    if form == "number":
        key = number_key(found.group())
        return made(Unit, ("num", f"num:{key}", *found.span())) if key else None
    date = date_of(form, found.start(), found.group())
    return Unit("date", f"date:{date.iso}", *found.span()) if date else None
