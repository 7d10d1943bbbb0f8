"""Routes: two and more places joined by dashes after a word for a way, "tuyến metro Bến Thành - Suối Tiên"."""

from collections.abc import Iterator, Sequence

from indexer.extract.gazetteer import DISTRICT, PROVINCE
from indexer.extract.names import admin_name, begins_person, down_to, is_vietnamese, run_end, world_name
from indexer.extract.place_names import LONGEST_NAME
from indexer.extract.places import PlaceMention
from indexer.extract.tokens import CAPITAL, DASH, WAY, Tokens

_CITIES = frozenset({"TP", "TPHCM", "TX"})
_LISTING = frozenset({",", "và"})
"""What may stand between two routes: "cao tốc A - B, | B - C"."""
_LOOK_BACK = 6
_SENTENCE_ENDS = frozenset(".!?;\n")


def find_routes(tokens: Tokens, taken: Sequence[int]) -> Iterator[PlaceMention]:
    """Yield the places of the routes of a block that no list knows.

    A route is known by its word once; after that, the same names joined by dashes are the route again.
    """
    if not tokens.spots[WAY] or not tokens.spots[DASH]:
        return
    known: set[tuple[str, ...]] = set()
    done = 0
    for dash in tokens.spots[DASH]:
        if dash < done or not (tokens.flags[dash - 1] & CAPITAL or tokens.words[dash - 1] == "."):
            continue
        stops = _stops(tokens, _run_start(tokens, dash), taken)
        far = world_name(tokens, stops[0][0]) if stops else None
        unit = admin_name(tokens, stops[0][0]) if stops else None
        if len(stops) > 1 and all(found is None or found[0] <= stops[0][1] for found in (unit, far)):
            names = tuple(" ".join(tokens.words[start:end]) for start, end in stops)
            listed = done == stops[0][0] - 1 and tokens.keys[done] in _LISTING
            if names in known or listed or _has_way(tokens, stops[0][0]):
                known.add(names)
                done = stops[-1][1]
                unknown = (stop for stop in zip(stops, names, strict=True) if not _is_known(tokens, *stop[0]))
                yield from (PlaceMention(start, start, start, end, None, (), name) for (start, end), name in unknown)


def _is_known(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a stop is found without its route: one of the lists, or one with a word for its kind ("TP. HCM")."""
    return tokens.words[start + 1] == "." or is_listed(tokens, start, end)


def is_listed(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a stop is one place of the lists, which is found without its route."""
    far = world_name(tokens, start)
    unit = admin_name(tokens, start, down_to(DISTRICT))
    clear = unit is not None and (len(unit[1]) == 1 or any(item.level == PROVINCE for item in unit[1]))
    return (far is not None and far[0] == end) or (unit is not None and clear and unit[0] == end)


def _run_start(tokens: Tokens, end: int) -> int:
    start, flags = end, tokens.flags
    while flags[start - 1] & CAPITAL:
        start -= 1
    return start - 2 * _is_city(tokens, start - 2)


def _is_city(tokens: Tokens, start: int) -> bool:
    """Whether the word for a city stands here with its full stop: "TP. | HCM"."""
    return start >= 0 and tokens.words[start] in _CITIES and tokens.words[start + 1] == "."


def _stops(tokens: Tokens, start: int, taken: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of capitalised Vietnamese words from `start` on that dashes join; none when one is too long or taken."""
    stops: list[tuple[int, int]] = []
    place = start
    while True:
        end = run_end(tokens, place + 2 * _is_city(tokens, place))
        words = tokens.words[place:end]
        if not 1 < end - place <= LONGEST_NAME or any(taken[place:end]) or not _is_name(words):
            return []
        if begins_person(tokens, place, least=3):
            return []
        stops.append((place, end))
        if end + 1 >= len(tokens) or not tokens.flags[end] & DASH or not tokens.capital(end + 1):
            return stops
        place = end + 1


def _has_way(tokens: Tokens, start: int) -> bool:
    """Whether a word for a way stands shortly before, in the same sentence and before no other name."""
    for place in range(start - 1, max(-1, start - 1 - _LOOK_BACK), -1):
        if tokens.flags[place] & WAY and not (tokens.capital(place) and tokens.capital(place - 1)):
            # Not so "Tàu" in "Vũng Tàu".
            return True
        if tokens.words[place] in _SENTENCE_ENDS or tokens.capital(place):
            return False
    return False


def _is_name(words: Sequence[str]) -> bool:
    """Whether a stop may be a place of Vietnam: syllables, or a city by its abbreviation ("TP HCM")."""
    return words[0] in _CITIES or all(map(is_vietnamese, words))
