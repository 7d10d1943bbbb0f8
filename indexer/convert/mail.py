"""Read what mail programs encode: words in a head ("Subject: =?UTF-8?B?SOG7jXA=?=" is "Subject: Họp"), and bodies."""

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from indexer.model.document import Removed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_HEAD = 20_000
"""Code points in which the head of a mail says how its body is encoded."""

_BODIES = frozenset({"base64", "quoted-printable"})
_PARTS = frozenset({"multipart", "message"})
_OF_PYTHON = r"(?:raw[-_])?unicode[-_]escape|idna|punycode|undefined"
"""Encodings that are none of mails."""


def without_encoded_words(text: str) -> str:
    """Return a text with its encoded words as people read them; what cannot be decoded stays as it is.

    Source:
        RFC 2047: charset, base64 or quoted-printable, no space inside; white space between two of them is none.
    """
    return _encoded().sub(_decoded, text) if "=?" in text else text


def read_mail(text: str) -> tuple[str, tuple[Removed, ...]]:
    """Return a mail with its body as people read it, and what of it is no text; any other text as it is.

    Of the same thing in several forms plain text is taken. A mail in which no text is found, because somebody has cut
    it, stays as it is.

    Args:
        text: of a file; that of a mail begins with its head, which names an encoding or several parts.

    Source:
        RFC 2045 and 2046.
    """
    if _says_how().match(text, 0, _HEAD) is None:
        return text, ()
    from email.parser import Parser

    written = text.lstrip().replace("\r\n", "\n")
    head = written.partition("\n\n")[0]
    try:
        mail = Parser().parsestr(written)
        found = list(_texts(mail))
        attached = [name for part in mail.walk() if _is_attached(part) and (name := part.get_filename())]
    except RecursionError:
        # Parts in parts, a thousand deep.
        return text, ()
    if not any(map(str.strip, found)):
        return text, ()
    removed = [Removed(" ".join(line.split()), "mail") for line in _of_encoding().findall(head)]
    removed += [Removed(name, "attachment") for name in attached]
    return "\n\n".join([_of_encoding().sub("", head), *found]), tuple(removed)


def _texts(part: "Message[str, str]") -> "Iterator[str]":
    """Yield the texts of a part in order, also what stands before and behind the parts of it."""
    if not part.is_multipart():
        if part.get_content_maintype() == "text" and not _is_attached(part):
            yield _body(part)
        return
    inner = cast("list[Message[str, str]]", part.get_payload())
    if part.get_content_subtype() == "alternative":
        inner = [one for one in inner if one.get_content_type() == "text/plain"][:1] or inner[-1:]
    yield part.preamble or ""
    for one in inner:
        if part.get_content_maintype() == "message":
            yield _of_encoding().sub("", "\n".join(f"{name}: {value}" for name, value in one.items()))
        yield from _texts(one)
    yield part.epilogue or ""


def _is_attached(part: "Message[str, str]") -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() not in {"text", *_PARTS}


def _body(part: "Message[str, str]") -> str:
    """Return the text of a part, as it is written where it cannot be decoded."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() in _BODIES:
        charset = part.get_content_charset("utf-8")
        content = part.get_payload(decode=True)
        try:
            if isinstance(content, bytes) and not re.fullmatch(_OF_PYTHON, charset):
                return content.decode(charset)
        except (LookupError, ValueError):
            pass
    return str(part.get_payload())


def _decoded(words: re.Match[str]) -> str:
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(words.group())))
    except (MessageError, LookupError, ValueError):
        return words.group()


@cache
def _encoded() -> re.Pattern[str]:
    word = rf"=\?(?!(?i:{_OF_PYTHON})\?)[\w-]{{2,40}}\?[BbQq]\?[^?\s]{{0,200}}\?="
    return re.compile(rf"{word}(?:\s{{1,8}}{word})*")


@cache
def _says_how() -> re.Pattern[str]:
    """Return a pattern of a head up to the line that tells of an encoded body or of several parts."""
    line = r"[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*"
    how = r"content-transfer-encoding: *(?:base64|quoted-printable)\b|content-type: *multipart/"
    return re.compile(rf"\s*(?:{line})*?(?i:{how})")


@cache
def _of_encoding() -> re.Pattern[str]:
    """Return a pattern of the lines of a head that tell only how the body is written."""
    return re.compile(r"^(?:mime-version|content-[a-z-]+):.*(?:\n[ \t].*)*\n?", re.IGNORECASE | re.MULTILINE)
