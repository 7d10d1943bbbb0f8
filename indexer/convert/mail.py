"""Read what mail programs encode: words in a head ("Subject: =?UTF-8?B?SOG7jXA=?=" is "Subject: Họp"), and bodies."""

import re
from functools import cache
from typing import TYPE_CHECKING

from indexer.model.document import Removed

if TYPE_CHECKING:
    from email.message import Message

_HEAD = 20_000
"""Code points in which the head of a mail says how its body is encoded."""

_BODIES = frozenset({"base64", "quoted-printable"})
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

    Of several parts those in plain text are taken, else those in HTML.

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
    parts = [part for part in Parser().parsestr(written).walk() if not part.is_multipart()]
    texts = [part for part in parts if part.get_content_maintype() == "text" and not part.get_filename()]
    plain = [part for part in texts if part.get_content_subtype() == "plain"] or texts
    removed = [Removed(" ".join(line.split()), "mail") for line in _of_encoding().findall(head)]
    removed += [Removed(name, "attachment") for part in parts if (name := part.get_filename())]
    return "\n\n".join([_of_encoding().sub("", head), *map(_body, plain)]), tuple(removed)


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
