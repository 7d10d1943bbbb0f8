"""Find the boxes inside a text that lead to other pages: "Tin liên quan" with a title or two below, "Xem thêm: ...".

Between a box and the next paragraph a heading may stand. What could be one stays, even if it is the last link.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from indexer.convert.lines import Layout, Line, folded

_LABEL = 45
"""Code points of the longest label."""

_FIRST_WORDS = frozenset({"tin", "bài", "các", "những", "đọc", "xem", "có"})
_MOST = 5
"""Links of a box."""

_LONGEST = 30
"""Syllables of a link."""


def find_boxes(layout: Layout, junk: Mapping[int, str]) -> dict[int, str]:
    """Return the lines of boxes inside the text, as junk with their rule."""
    found: dict[int, str] = {}
    # Of a mail lines that begin with ">>" are quoted, too.
    quoted = any(layout.lines[index].text.startswith("> ") for index in layout.loose)
    for index in layout.loose:
        text = layout.lines[index].text
        if not layout.first < index < layout.last or index in junk or index in found:
            continue
        if text.startswith(">> ") and _is_link(layout.lines[index]) and not quoted:
            found[index] = "link to a page"
        if text.split(" ", 1)[0].lower() not in _FIRST_WORDS:
            continue
        if len(text) <= _LABEL and _label().fullmatch(folded(text)):
            links = list(_links(layout.lines, index))
            found |= dict.fromkeys([index, *links] if links else (), "more")
        elif _see_also().match(text) and not layout.lines[index].ends_sentence:
            found[index] = "link to a page"
    return found


def _links(lines: Sequence[Line], label: int) -> Iterator[int]:
    """Yield the lines below a label that can only be links: the first, and those that are made like it."""
    below = range(label + 1, min(label + 1 + _MOST, len(lines)))
    box = [index for index in below if all(_is_link(line) for line in lines[label + 1 : index + 1])]
    apart = bool(box) and lines[box[-1] + 1].gap > lines[box[-1]].gap
    for place, index in enumerate(box):
        alike = _made(lines[index]) == _made(lines[box[0]])
        if not alike or (place and index == box[-1] and not apart and _made(lines[index]) == ("", False)):
            return
        yield index


def _is_link(line: Line) -> bool:
    ends = line.text[-1] in ".:;," or line.heading
    return not line.is_prose and not ends and line.syllables <= _LONGEST


def _made(line: Line) -> tuple[str, bool]:
    """Return the sign before a link, and whether a date stands behind it."""
    return "" if line.text[0].isalnum() or line.text[0] in "“\"'" else line.text[0], bool(_dated().search(line.text))


@cache
def _label() -> re.Pattern[str]:
    """Return a pattern of the labels that can only be those of a web site: "Văn bản liên quan" may be of the text."""
    return re.compile(
        r"(?:(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc) (?:lien quan|khac|cung (?:chuyen muc|chu de)|noi bat)"
        r"|(?:doc|xem) them|co the ban quan tam|(?:doc|xem) nhieu(?: nhat)?)\W*"
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W*$")


@cache
def _see_also() -> re.Pattern[str]:
    return re.compile(r"(?:Xem|Đọc|XEM|ĐỌC) (?:thêm|THÊM) ?: ?[“\"']?[A-ZÀ-Ỹ](?:\S* ){3}")
