"""Find what has one meaning in many writings: document numbers, dates and numbers.

`find_units` serves the index and queries: every unit has a canonical key, equal for equal things, and starts at its
first digit, so that "ngày 15/11/2022" and "ngày 15 tháng 11 năm 2022" have "ngày" before the same unit.
`find_dates` reads dates for metadata and entities, incomplete ones too ("sáng 10.7").
Texts are cleaned (`indexer.clean`); offsets are code points, end-exclusive.
"""

from indexer.units.dates import DateMention, find_dates
from indexer.units.definitions import PREFIX, find_definitions
from indexer.units.references import is_partial, partial_key, reference_key
from indexer.units.scan import Unit, UnitFinder, find_units

__all__ = [
    "PREFIX",
    "DateMention",
    "Unit",
    "UnitFinder",
    "find_dates",
    "find_definitions",
    "find_units",
    "is_partial",
    "partial_key",
    "reference_key",
]
