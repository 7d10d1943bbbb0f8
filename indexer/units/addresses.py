"""Web and mail addresses: nothing inside them is a date or a number."""

import re
from functools import lru_cache
from typing import Protocol, TypeVar


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)

_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"”]+", re.IGNORECASE)
_DOMAIN = re.compile(r"\.(?:vn|com|net|org|info|edu|gov)(?![\w])(?:[/?:][^\s<>\"”]*)?")
_MAIL = re.compile(r"@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_HOST = re.compile(r"[\w.%+-]*$")
_LONGEST_HOST = 253


@lru_cache(maxsize=8)
def find_addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of addresses, ordered and disjoint: "https://…", "www.…", "name.vn/…", "name@host.vn".

    Dates and other units of the fields of a document ask one after the other.
    """
    spans: list[tuple[int, int]] = []
    if "://" in text or "www." in text:
        spans += [found.span() for found in _WEB.finditer(text)]
    spans += [_with_host(text, found) for found in _DOMAIN.finditer(text)]
    if "@" in text:
        spans += [_with_host(text, found) for found in _MAIL.finditer(text)]
    return _merged(spans)


def outside_addresses(text: str, found: tuple[S, ...]) -> tuple[S, ...]:
    """Keep what touches no address; `found` is ordered and disjoint."""
    addresses = find_addresses(text) if found else ()
    if not addresses:
        return found
    kept = []
    place = 0
    for item in found:
        while place < len(addresses) and addresses[place][1] <= item.start:
            place += 1
        if place == len(addresses) or item.end <= addresses[place][0]:
            kept.append(item)
    return tuple(kept)


def _with_host(text: str, found: re.Match[str]) -> tuple[int, int]:
    # The name of a host has at most 253 characters: a look back never grows with the text.
    host = _HOST.search(text[max(0, found.start() - _LONGEST_HOST) : found.start()])
    return found.start() - (len(host.group()) if host else 0), found.end()


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
