"""Numbers and dates as people write them, in Vietnamese and in English."""

import re
from dataclasses import dataclass
from datetime import datetime

from indexer.errors import Language

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d).*)?)?)?", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Count:
    """A number for grammar and the same for people."""

    number: int
    text: str


def number_text(number: int, language: Language) -> str:
    """1234567 -> "1.234.567" in Vietnamese, "1,234,567" in English."""
    grouped = f"{number:,}"
    return grouped if language == "en" else grouped.replace(",", ".")


def count_of(number: int, language: Language) -> Count:
    """A number for people."""
    return Count(number, number_text(number, language))


def decimal_text(number: float, digits: int, language: Language) -> str:
    """1234.5 -> "1.234,5" in Vietnamese, "1,234.5" in English."""
    grouped = f"{number:,.{digits}f}"
    return grouped if language == "en" else grouped.translate(str.maketrans(",.", ".,"))


def date_text(iso: str, language: Language) -> str:
    """2022-11-15 -> "15/11/2022" or "15 Nov 2022"; 2022-11 -> "11/2022" or "Nov 2022"; else as it stands.

    A time of the day, when there is one, follows: "15/11/2022 17:12".
    """
    found = _ISO.fullmatch(iso)
    if not found:
        return iso
    year, month, day, hour, minute = found.groups()
    if month is None:
        return str(year)
    if not 1 <= int(month) <= len(_MONTHS):
        return iso
    if language == "en":
        date = " ".join(part for part in (day and str(int(day)), _MONTHS[int(month) - 1], year) if part)
    else:
        date = "/".join(part for part in (day, month, year) if part)
    return f"{date} {hour}:{minute}" if hour else date


def moment_text(iso: str, language: Language) -> str:
    """A time with its zone, shown in that of the server."""
    return date_text(datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%dT%H:%M"), language)


def size_text(size: int, language: Language) -> str:
    """Bytes as KB or MB (of 1024): 2.4 MB."""
    if size < _KIB * _KIB:
        return f"{number_text(max(1, round(size / _KIB)), language)} KB"
    return f"{decimal_text(size / _KIB / _KIB, 1, language)} MB"


def typed_date(iso: str) -> str:
    """An ISO date as it is typed in the date fields: 2022-11-15 -> "15/11/2022", 2022-11 -> "11/2022"."""
    return date_text(iso[:10], "vi")
