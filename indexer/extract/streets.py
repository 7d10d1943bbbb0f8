"""Streets that bear the names of persons, told by the list they stand in: "các tuyến đường: Lê Mẫu, Trần Văn Mẫu"."""

from collections.abc import Iterator, Sequence

from indexer.extract.names import is_vietnamese, run_end
from indexer.extract.place_names import DASHES, LONGEST_NAME
from indexer.extract.places import PlaceMention
from indexer.extract.routes import is_listed
from indexer.extract.tokens import STREETS, Tokens

_SECTIONS = frozenset({"đoạn", "từ"})
_KINDS = frozenset({"đường", "phố"})
_UNTIL = frozenset({"đến", "tới", "đi", "về"})
_JOINTS = frozenset({",", ";", "và"}) | DASHES
_ROADS = frozenset((first, last) for first in ("tuyến", "trục", "con", "các", "nhiều") for last in ("đường", "phố"))
_LONGEST_PART = 9
_SHORTEST = 2


def find_streets(tokens: Tokens, taken: Sequence[int]) -> Iterator[PlaceMention]:
    """Yield the names in lists of streets and in sections of them ("đoạn từ Lê Mẫu đến Trần Mẫu"), the free ones."""
    found: set[tuple[int, int]] = set()
    for place in tokens.spots[STREETS]:
        found.update(_section(tokens, place) if tokens.keys[place] in _SECTIONS else _list(tokens, place))
    done = 0
    for start, end in sorted(found):
        if start >= done and not any(taken[start:end]) and not is_listed(tokens, start, end):
            done = end
            yield PlaceMention(start, start, start, end, None, (), " ".join(tokens.words[start:end]))


def _list(tokens: Tokens, place: int) -> list[tuple[int, int]]:
    """The names after a word for streets and a colon or "như", after "tuyến" at once; one alone is no list."""
    start = place + 1
    roads = tuple(tokens.keys[place - 1 : place + 1])
    start = _example(tokens, start) if roads in _ROADS else start
    colon = tokens.words[start : start + 1] in ([":"], ["như"])
    if not colon and (tokens.keys[place] in _KINDS or tokens.keys[place - 1 : place] not in ([], *_BEFORE_LISTS)):
        return []
    stops: list[tuple[int, int]] = []
    start += colon
    while end := _street_end(tokens, start):
        stops.append((start, end))
        if end >= len(tokens) or tokens.keys[end] not in _JOINTS:
            break
        start = end + 1
        start += tokens.keys[start] in _KINDS
    return stops if len(stops) >= _SHORTEST else []


def _example(tokens: Tokens, start: int) -> int:
    """Where "như" or a colon ends the clause: "các tuyến đường | ở trung tâm như ..."; `start` when none does."""
    for place in range(start, min(len(tokens), start + _LONGEST_PART)):
        if tokens.keys[place] == "như" or tokens.words[place] == ":":
            return place
        if not tokens.words[place].isalnum():
            break
    return start


_BEFORE_LISTS = (["các"], ["những"], ["lộ"], ["hai"], ["ba"], ["bốn"], ["trên"], ["qua"])


def _section(tokens: Tokens, place: int) -> list[tuple[int, int]]:
    """The two ends of a section: "đoạn từ | Lê Mẫu | đến | Trần Mẫu", "(từ | Lê Mẫu | đến | Trần Mẫu)"."""
    key = tokens.keys[place]
    start = place + 1 + (key == "đoạn" and tokens.keys[place + 1 : place + 2] == ["từ"])
    if key == "từ" and tokens.words[place - 1] not in {"(", "đoạn"}:
        return []
    end = _street_end(tokens, start)
    if not end or end >= len(tokens) or tokens.keys[end] not in _UNTIL | DASHES:
        return []
    other = end + 1
    other += tokens.keys[other] in _KINDS
    last = _street_end(tokens, other)
    return [(start, end), (other, last)] if last else []


def _street_end(tokens: Tokens, start: int) -> int:
    """Where the name of a street that begins here ends, 0 when none does."""
    if not tokens.capital(start):
        return 0
    end = run_end(tokens, start)
    fits = _SHORTEST <= end - start <= LONGEST_NAME and all(map(is_vietnamese, tokens.words[start:end]))
    return end if fits else 0
