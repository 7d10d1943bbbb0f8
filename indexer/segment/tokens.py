"""Cut white-space-free chunks into tokens exactly as pyvi 0.1.1 does.

No alternative of pyvi's pattern crosses white space, and only a line feed is both white space and a token.
So a text may be cut at white space first, and the tokens of a chunk do not depend on its neighbours.
"""

import re
from functools import cache

_ABBREVIATIONS = r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\."
_SIGNS = r"==>|->|\.\.\.|>>|\n"
_ADDRESS = r"\w+://\S+"
_MAIL_NAME = r"[a-zA-Z0-9_.+-]++"
_MAIL = _MAIL_NAME + r"@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+"
_NUMBER = r"\d+(?:[.,_]\d+)+"
_REST = r"[^\w\s]|\w+"


@cache
def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


def chunks(text: str) -> list[str]:
    """Cut a text at white space and keep each line feed as a chunk of its own.

    Args:
        text: NFC, any length; may be empty.

    Returns:
        Chunks in order; the tokens of the text are the tokens of its chunks in a row.
    """
    if "\n" not in text:
        return text.split()
    found: list[str] = []
    for line in text.split("\n"):
        found += line.split()
        found.append("\n")
    found.pop()
    return found


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
    return _pattern(_ABBREVIATIONS, _SIGNS, _ADDRESS, _NUMBER, _REST).findall(chunk)


def _tokenize_mail(chunk: str) -> list[str]:
    """Cut a chunk that may hold e-mail addresses, in linear time.

    pyvi tries an address at every token, and each try reads to the end of the run of characters that may name
    a mailbox: quadratic on "-----…@". What follows such a run decides for all starts within it, so after one
    failure the pattern without addresses serves until the run ends.
    """
    before_mail = (_ABBREVIATIONS, _SIGNS, _ADDRESS)
    with_mail = _pattern(*before_mail, _MAIL, _NUMBER, _REST)
    without_mail = _pattern(*before_mail, _NUMBER, _REST)
    tokens: list[str] = []
    position = no_mail_before = 0
    while position < len(chunk):
        if position >= no_mail_before and not _pattern(_MAIL).match(chunk, position):
            run = _pattern(_MAIL_NAME).match(chunk, position)
            no_mail_before = run.end() if run else position
        pattern = with_mail if position >= no_mail_before else without_mail
        match = pattern.match(chunk, position)
        if match is None:  # White space, against the contract: skipped as pyvi skips it.
            position += 1
            continue
        tokens.append(match.group())
        position = match.end()
    return tokens
