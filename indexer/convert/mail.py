"""Read the words that mail programs encode in the head of a mail: "Subject: =?UTF-8?B?SOG7jXA=?=" is "Subject: Họp"."""

import re
from functools import cache


def without_encoded_words(text: str) -> str:
    """Return a text with its encoded words as people read them; what cannot be decoded stays as it is.

    Source:
        RFC 2047: charset, base64 or quoted-printable, no space inside; white space between two of them is none.
    """
    return _encoded().sub(_decoded, text) if "=?" in text else text


def _decoded(words: re.Match[str]) -> str:
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(words.group())))
    except (MessageError, LookupError, ValueError):
        return words.group()


@cache
def _encoded() -> re.Pattern[str]:
    word = r"=\?[\w-]{2,40}\?[BbQq]\?[^?\s]{0,200}\?="
    return re.compile(rf"{word}(?:\s{{1,8}}{word})*")
