"""Cut white-space-free chunks into tokens exactly as pyvi 0.1.1 does.

No alternative of pyvi's pattern crosses white space, and only a line feed is both white space and a token.
So a text may be cut at white space first, and the tokens of a chunk do not depend on its neighbours.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby

_FIRST = r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\.|==>|->|\.\.\.|>>|\n|\w+://\S+"
_MAIL_NAME = r"[a-zA-Z0-9_.+-]++"
_MAIL = _MAIL_NAME + r"@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+"
_LAST = r"\d+(?:[.,_]\d+)+|[^\w\s]|\w+"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """pyvi's pattern, the same without e-mail addresses, and the parts of an address."""

    whole: re.Pattern[str]
    without_mail: re.Pattern[str]
    mail: re.Pattern[str]
    mail_name: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        whole=re.compile(f"{_FIRST}|{_MAIL}|{_LAST}"),
        without_mail=re.compile(f"{_FIRST}|{_LAST}"),
        mail=re.compile(_MAIL),
        mail_name=re.compile(_MAIL_NAME),
    )


def tokenize_chunk(chunk: str) -> list[str]:
    """Cut one chunk into tokens; together they are the chunk.

    Args:
        chunk: NFC, free of white space, or a line feed.

    Source:
        The alternatives of `ViTokenizer.sylabelize` of pyvi 0.1.1, in its order.
    """
    if chunk.isalnum():
        return [chunk]
    if "@" in chunk:
        return _tokenize_mail(chunk)
    return _patterns().without_mail.findall(chunk)


def tokenize_chunks(chunks: Iterable[str]) -> list[str]:
    """Return the tokens of many chunks in a row."""
    tokens: list[str] = []
    for mails, several in groupby(chunks, key=lambda chunk: "@" in chunk):
        if mails:
            tokens += chain.from_iterable(map(_tokenize_mail, several))
        else:
            # In one piece: a pattern takes as long to start as to pass over some words.
            tokens += _patterns().without_mail.findall(" ".join(several))
    return tokens


def _tokenize_mail(chunk: str) -> list[str]:
    """Cut a chunk that may hold e-mail addresses, in linear time.

    pyvi tries an address at every token, and each try reads to the end of the run of characters that may name
    a mailbox: quadratic on "-----…@". What follows such a run decides for all starts within it, so after one
    failure the pattern without addresses serves until the run ends.
    """
    patterns = _patterns()
    tokens: list[str] = []
    position = no_mail_before = 0
    while position < len(chunk):
        if position >= no_mail_before and not patterns.mail.match(chunk, position):
            run = patterns.mail_name.match(chunk, position)
            no_mail_before = run.end() if run else position
        pattern = patterns.whole if position >= no_mail_before else patterns.without_mail
        match = pattern.match(chunk, position)
        if match is None:  # White space, against the contract: skipped as pyvi skips it.
            position += 1
            continue
        tokens.append(match.group())
        position = match.end()
    return tokens
