"""Read Markdown as plain text: the marks go, the words stay, headings name sections.

Not a full parser: what it does not know stays as it is written. Nesting does not matter to a search.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from indexer.clean import clean
from indexer.convert.front_matter import fields_of, split_front_matter
from indexer.convert.inline import plain
from indexer.convert.lines import Line
from indexer.convert.sheet import Sheet, one_line_each
from indexer.model.document import Removed
from indexer.model.files import RawFile

Kind = Literal["fence", "heading", "underline", "rule", "divider", "row", "picture", "item", "blank", "text"]


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, heading, item, row or picture with its plain text; level 0 is no heading."""

    text: str
    level: int = 0
    picture: bool = False


def read_markdown(raw: RawFile) -> Sheet:
    """Read a Markdown text with its front matter, if there is one; the first heading is the title."""
    matter, text = split_front_matter(clean(raw.text))
    fields = one_line_each(fields_of(matter))
    removed = [Removed(line.strip(), "front matter") for line in matter if line.strip()]
    text, comments = _without_comments(text)
    removed += [Removed(" ".join(comment.split()), "comment") for comment in comments]
    removed += [Removed(found.strip(), "link") for found in _definition().findall(text)]
    blocks = [block for block in _blocks(_definition().sub("", text)) if block.text]
    title = None if fields.get("title") else _title(blocks)
    return Sheet(
        lines=tuple(_line(block) for block in blocks if block is not title and not block.picture),
        title=title.text if title else fields.get("title", ""),
        title_source="line" if title else "field",
        fields=fields,
        captions=tuple(block.text for block in blocks if block.picture),
        removed=tuple(removed),
    )


def _without_comments(text: str) -> tuple[str, list[str]]:
    """Return a text without its comments, and these; one that is never closed is text."""
    kept: list[str] = []
    comments: list[str] = []
    start = 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        kept.append(text[start:opened])
        start = closed + len("-->")
        comments.append(text[opened:start])
    return "".join([*kept, text[start:]]), comments


def _line(block: _Block) -> Line:
    return Line(block.text, gap=1, heading=block.level > 0)


def _title(blocks: Sequence[_Block]) -> _Block | None:
    """Return the first heading of the first level, else a heading at the top; None when there is neither."""
    return next((block for block in blocks if block.level == 1), blocks[0] if blocks and blocks[0].level else None)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the blocks of a text; the lines of a paragraph or item are joined."""
    paragraph: list[str] = []
    in_code = False
    for raw in [*text.split("\n"), ""]:
        kind, content = _read(raw)
        if kind == "fence":
            in_code = not in_code
        if in_code or kind == "fence":
            yield _paragraph(paragraph)
            paragraph = []
            yield _Block(" ".join(raw.split()) if kind != "fence" else "")
        elif kind == "text":
            paragraph.append(content)
        elif kind == "underline" and paragraph:
            yield _Block(_paragraph(paragraph).text, 1 if raw.strip()[0] == "=" else 2)
            paragraph = []
        else:
            yield _paragraph(paragraph)
            paragraph = [content] if kind == "item" else []
            yield _block(kind, raw, content)


def _block(kind: Kind, raw: str, content: str) -> _Block:
    """Return the block that a line is by itself, one without text where it is none."""
    match kind:
        case "heading":
            return _Block(plain(content), raw.count("#", 0, raw.index(" ")))
        case "row":
            return _Block(" | ".join(cell for raw_cell in _cells(content) if (cell := plain(raw_cell))))
        case "picture":
            return _Block(plain(content), picture=True)
        case _:
            return _Block("")


def _paragraph(lines: Sequence[str]) -> _Block:
    return _Block(plain(" ".join(lines)))


def _cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", row)


def _read(raw: str) -> tuple[Kind, str]:
    """Return what a line is and its text without the marks at its beginning."""
    line = _quote().sub("", raw).strip()
    for kind, pattern in _kinds().items():
        if match := pattern.fullmatch(line):
            return kind, (match[1] if match.re.groups else line).strip()
    return "text", line


@cache
def _kinds() -> dict[Kind, re.Pattern[str]]:
    """Return the forms of a line in the order in which they are tried."""
    return {
        "blank": re.compile(r""),
        "fence": re.compile(r"(?:```|~~~).{0,40}"),
        "heading": re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?"),
        "underline": re.compile(r"=+|-+"),
        "rule": re.compile(r"(?:[*_-] ?){3,}"),
        "divider": re.compile(r"\|?(?: ?:?-+:? ?\|)+(?: ?:?-+:? ?)?"),
        "row": re.compile(r"\|(.+?)\|?"),
        "picture": re.compile(r"!\[([^\]]*)\]\([^)]*\)"),
        "item": re.compile(r"(?:[-*+]\s+(?:\[[ xX]\]\s+)?|(?=\d{1,9}[.)]\s))(.*)"),
    }


@cache
def _quote() -> re.Pattern[str]:
    return re.compile(r"^\s*(?:>\s?)+")


@cache
def _definition() -> re.Pattern[str]:
    return re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S+.*$", re.MULTILINE)
