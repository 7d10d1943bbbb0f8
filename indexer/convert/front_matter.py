"""Read the block of simple `key: value` lines that may stand between two `---` at the top of a Markdown file."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indexer.normalise import fold

_FIELDS = {
    "title": "title",
    "tieu de": "title",
    "date": "published",
    "published": "published",
    "ngay": "published",
    "ngay dang": "published",
    "author": "authors",
    "authors": "authors",
    "tac gia": "authors",
    "section": "section",
    "category": "section",
    "chuyen muc": "section",
    "source": "source",
    "nguon": "source",
    "url": "url",
}
"""Keys, folded, and the field that each means; others are not read."""


def split_front_matter(text: str) -> tuple[tuple[str, ...], str]:
    """Return the lines of the front matter and the rest of a text; no lines when there is no front matter."""
    match = _block().match(text)
    lines = tuple(match["block"].split("\n")) if match else ()
    if not match or not all(_line().fullmatch(line) for line in lines) or ":" not in lines[0]:
        return (), text
    return lines, text[match.end() :]


def fields_of(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields that front matter tells; the items of a list are joined by "; "."""
    return {name: value for name, value in _pairs(lines) if name and value}


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    name, values = "", [""]
    for line in [*lines, ":"]:
        item = re.match(r"\s*-\s+(.*)", line)
        if item:
            values.append(item[1])
        elif line[:1].strip() and ":" in line:
            yield name, "; ".join(value for raw in values if (value := _value(raw)))
            key, _, value = line.partition(":")
            name = _FIELDS.get(fold(key).strip(), "")
            values = value.strip(" []").split(",") if value.strip().startswith("[") else [value]


def _value(raw: str) -> str:
    return raw.strip().strip("\"'“”").strip()


@cache
def _block() -> re.Pattern[str]:
    return re.compile(r"\s*---[ \t]*\n(?P<block>.{1,200}(?:\n.{0,500}){0,60}?)\n---[ \t]*(?:\n|$)")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\W\d][\w .-]{0,40}:(?:\s.*)?|\s+.*|-\s.*|#.*|")
