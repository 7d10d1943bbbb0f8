"""Take the tags of HTML out of a text that a program cut from a page: `<p>Trạm&nbsp;y tế</p>`.

Only tags with known names go, and only where one of them is closed or breaks a line: "<họ và tên>" and "a < b" stay.
"""

import html
import re
from collections.abc import Iterator
from functools import cache

from indexer.convert.lines import is_prose
from indexer.normalise import has_marks

_BLOCKS = (
    r"p|div|br|hr|li|ul|ol|tr|table|tbody|thead|h[1-6]|blockquote|section|article|header|footer|figure|figcaption"
    r"|pre|title|nav|form|iframe|html|head|body|main"
)
_CELLS = r"td|th"
_INLINE = (
    r"a|abbr|b|big|center|cite|code|em|font|i|img|input|label|link|mark|meta|o:p|s|small|span|strike|strong|sub|sup"
    r"|u|video|audio|source|button|time|picture|svg|path"
)
_STYLE = r"<style(?=[^<]*+(?:<(?!/?style)[^<]*+)*+</style>)"
"""The beginning of a style that is closed before the next one begins."""
_UNSEEN = (("<!--", "-->"), ("<script", "</script>"), (_STYLE, "</style>"), ("<!doctype", ">"))
"""Patterns of how begins and ends what a browser does not show."""

_LONGEST = 2_000
"""Code points of a tag; no pattern looks further."""


def without_tags(text: str) -> str:
    """Return a text without tags and with entities as the characters they mean; ends of blocks become ends of lines.

    Args:
        text: any length.
    """
    if "<" in text and _sure().search(text):
        for opening, closing in _UNSEEN:
            text = "".join(_outside(text, opening, closing))
        text = _unclosed().sub(_without_code, text)
        text = _block().sub("\n", text)
        text = _cell().sub("\t", text)
        text = _inline().sub("", text)
    return _entity().sub(_meant, text) if "&" in text else text


def _outside(text: str, opening: str, closing: str) -> Iterator[str]:
    """Yield the pieces of a text that stand outside of two marks in any case; a mark that nothing closes stays."""
    begins, ends = re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE)
    at = 0
    while (start := begins.search(text, at)) and (end := ends.search(text, start.end())):
        yield text[at : start.start()]
        at = end.end()
    yield text[at:]


def _without_code(match: re.Match[str]) -> str:
    """Return what follows a script or style that nothing closes, up to the next tag, from the first line of text on."""
    lines = [line.strip() for line in match["rest"].split("\n") if line.strip()]
    first = next((number for number, line in enumerate(lines) if _is_text(line)), len(lines))
    code = next((number for number in range(first, 0, -1) if _ends_code(lines[number - 1])), 0)
    if not code:
        return f"\n{match['rest']}"
    return "\n" + "\n".join(lines[code:] if first < len(lines) else ())


def _is_text(line: str) -> bool:
    """Tell whether two of three signs say that a line is no code: its letters, its length, its end."""
    return has_marks(line) + is_prose(line) + (not _ends_code(line)) > 1


def _ends_code(line: str) -> bool:
    return line[-1] in ";{}"


def _meant(match: re.Match[str]) -> str:
    """Return the character of an entity; what is none, and what no text may hold, stays as it is written."""
    meant = html.unescape(match[0])
    return meant if meant != "\ufffd" and (meant.isprintable() or meant.isspace()) else match[0]


@cache
def _sure() -> re.Pattern[str]:
    return re.compile(rf"</(?:{_BLOCKS}|{_CELLS}|{_INLINE}|script|style)>|<br ?/?>|<!--", re.IGNORECASE)


@cache
def _unclosed() -> re.Pattern[str]:
    """Return a pattern of a script or style and all up to the next tag; "a < 3" is none."""
    return re.compile(
        rf"<(?:script|style)(?:\s[^<>]{{0,{_LONGEST}}})?>(?P<rest>(?:[^<]|<(?![a-z/!]))*+)", re.IGNORECASE
    )


@cache
def _block() -> re.Pattern[str]:
    return re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]{{0,{_LONGEST}}})?/?>", re.IGNORECASE)


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(rf"</(?:{_CELLS})>", re.IGNORECASE)


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(rf"</?(?:{_INLINE}|{_CELLS})(?:\s[^<>]{{0,{_LONGEST}}})?/?>", re.IGNORECASE)


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,7});")
