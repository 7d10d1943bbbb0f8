"""Take the marks out of a line of Markdown: emphasis, links, pictures, code, tags, escapes."""

import html
import re
from functools import cache

from indexer.clean import clean

_MARKS = frozenset("*_`[<&\\~!")


def plain(text: str) -> str:
    """Return the words of a line; links and pictures keep their text, addresses in angles stay.

    Args:
        text: one line or paragraph, also megabytes long: no pattern looks further than it must.
    """
    if _MARKS.isdisjoint(text):
        return " ".join(text.split())
    text = _picture_or_link().sub(r"\g<text>", text)
    text = _address().sub(r"\1", text)
    text = _tag().sub(_space_for_break, text)
    text = _emphasis().sub("", text)
    text = _escape().sub(r"\1", text)
    return " ".join(clean(html.unescape(text)).split())


def _space_for_break(tag: re.Match[str]) -> str:
    return " " if tag[1].lower() in {"br", "p", "div", "td", "th", "tr", "li"} else ""


@cache
def _picture_or_link() -> re.Pattern[str]:
    return re.compile(
        r"!?\[(?P<text>[^\[\]]{0,500})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,3}\)|\[[^\[\]]{0,200}\])"
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"<((?:https?://|mailto:)?[^\s<>@:]{1,200}[@:/.][^\s<>]{1,2000})>")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]{0,500})?/?>")


@cache
def _emphasis() -> re.Pattern[str]:
    """Return a pattern of runs of marks that touch a word on one side only: "5*3" and "2 * 3" keep theirs."""
    return re.compile(
        r"(?<![\w\\*_~])(?:\*{1,3}|_{1,3}|~~)(?=[^\s*_~])|(?<=[^\s*_~\\])(?:\*{1,3}|_{1,3}|~~)(?![\w*_~])|`+"
    )


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\([!-/:-@\[-`{-~])")
