"""The URL is the state: a query string <-> `SearchInput`, both ways, in one canonical order.

    q            the query text
    FACET        any of these values may be there; repeated: person=A&person=B
    FACET.all    all of these must be there
    FACET.not    none of these may be there
    without      names of facets: documents that have no value of it (as well, beside values)
    with         names of facets: documents that have a value
    from, to     dates as typed;  undated=1: documents without a date
    expand       0: abbreviations and administrative units are taken as they are
    sort, page, size

What is not understood is ignored: there is no wrong address. Long values are cut or dropped, because every link of
the page repeats them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Literal, get_args
from urllib.parse import quote_plus

from indexer import config
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import Sort
from indexer.search.page import FacetChoice, SearchInput

Pairs = tuple[tuple[str, str], ...]
Mode = Literal["any_of", "all_of", "none_of"]

DEFAULTS = SearchInput()
PAGE_SIZES = (10, 20, 50, 100)
MAX_SIZE = 100
_MAX_VALUES = 50
_MAX_VALUE = 500
_MAX_DATE = 40
_PLACES: Mapping[str, int] = {name: place for place, name in enumerate(FACETS)}
_SUFFIXES: Mapping[Mode, str] = {"any_of": "", "all_of": ".all", "none_of": ".not"}
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]+"
)
"""Controls, lone surrogates and noncharacters: nobody types them, and no page may hold them."""
_RESERVED = re.compile(r"[^\w.~/:-]+")
_NUMBER = re.compile(r"0*([1-9][0-9]{0,6})", re.ASCII)


def to_input(pairs: Iterable[tuple[str, str]]) -> SearchInput:
    """Read the parameters of a URL, in any order, with any others between them.

    Returns:
        A canonical input (see `canonical`).
    """
    return _input(tuple(pairs))


@lru_cache(maxsize=64)
def _input(pairs: Pairs) -> SearchInput:
    """The same; the frame of a page asks for what the page has read."""
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    first = {key: found[0].strip() for key, found in values.items()}
    size = _number(first.get("size", ""), otherwise=DEFAULTS.limit)
    sort: Sort = next((name for name in get_args(Sort) if name == first.get("sort")), DEFAULTS.sort)
    return canonical(
        SearchInput(
            query=first.get("q", ""),
            choices=tuple(choice for name in FACETS if (choice := _choice(name, values)) != FacetChoice(name)),
            date_from=first.get("from", ""),
            date_to=first.get("to", ""),
            undated=first.get("undated") == "1",
            sort=sort,
            offset=(_number(first.get("page", ""), otherwise=1) - 1) * size,
            limit=size,
            expand=first.get("expand") != "0",
        )
    )


@lru_cache(maxsize=1024)
def to_pairs(given: SearchInput) -> Pairs:
    """The parameters of an input in canonical order, defaults left out."""
    given = canonical(given)
    pairs = [("q", given.query)] if given.query else []
    for choice in given.choices:
        for mode, suffix in _SUFFIXES.items():
            pairs += [(choice.name + suffix, value) for value in getattr(choice, mode) if value]
    pairs += [("without", choice.name) for choice in given.choices if "" in choice.any_of]
    pairs += [("with", choice.name) for choice in given.choices if "" in choice.none_of]
    pairs += [(key, value) for key, value in (("from", given.date_from), ("to", given.date_to)) if value]
    pairs += [("undated", "1")] if given.undated else []
    pairs += [("expand", "0")] if not given.expand else []
    pairs += [("sort", given.sort)] if given.sort != DEFAULTS.sort else []
    pairs += [("page", str(page_number(given)))] if page_number(given) > 1 else []
    pairs += [("size", str(given.limit))] if given.limit != DEFAULTS.limit else []
    return tuple(pairs)


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Encode parameters for a page, without the question mark; characters that UTF-8 has not become "?".

    Letters of any script stay as they are, as HTML and Atom allow: three bytes in place of nine.
    """
    return "&".join(f"{_encoded(key)}={_encoded(value)}" for key, value in pairs)


def canonical(given: SearchInput) -> SearchInput:
    """The one way to ask what an input asks: choices in the order of the table, values sorted, whole pages."""
    query, choices = typed(given.query, config.MAX_QUERY_CHARACTERS + 1), _choices(given.choices)
    date_from, date_to = typed(given.date_from, _MAX_DATE), typed(given.date_to, _MAX_DATE)
    limit = min(max(given.limit, 1), MAX_SIZE)
    offset = max(given.offset, 0) // limit * limit
    # Nearly always it is that already, and a page asks for fifty.
    asked = (given.query, given.choices, given.date_from, given.date_to, given.limit, given.offset)
    if asked == (query, choices, date_from, date_to, limit, offset):
        return given
    return replace(
        given, query=query, choices=choices, date_from=date_from, date_to=date_to, limit=limit, offset=offset
    )


def page_number(given: SearchInput) -> int:
    """Number of the page, from 1."""
    return given.offset // max(given.limit, 1) + 1


def place_number(text: str) -> int:
    """A place among hits as an address has it; 0 for anything that is none."""
    return _number(text, otherwise=0)


def chosen(given: SearchInput, name: FacetName, mode: Mode = "any_of") -> tuple[str, ...]:
    """The values of a facet chosen in one of the three ways."""
    for choice in given.choices:
        if choice.name == name:
            values: tuple[str, ...] = getattr(choice, mode)
            return values
    return ()


def with_values(given: SearchInput, name: FacetName, mode: Mode, values: Sequence[str]) -> SearchInput:
    """The input with these values of a facet instead of those chosen in that way; on the first page."""
    given = canonical(given)
    others = (choice for choice in given.choices if choice.name != name)
    old = next((choice for choice in given.choices if choice.name == name), FacetChoice(name))
    changed = FacetChoice(
        name,
        any_of=tuple(values) if mode == "any_of" else old.any_of,
        all_of=tuple(values) if mode == "all_of" else old.all_of,
        none_of=tuple(values) if mode == "none_of" else old.none_of,
    )
    return replace(given, choices=_choices((*others, changed)), offset=0)


def toggled(given: SearchInput, name: FacetName, value: str, *, mode: Mode = "any_of") -> SearchInput:
    """The input with a value chosen, or no longer chosen; on the first page."""
    values = chosen(canonical(given), name, mode)
    kept = tuple(other for other in values if other != value)
    return with_values(given, name, mode, kept if value in values else (*values, value))


@lru_cache(maxsize=64)
def narrower(given: SearchInput, name: FacetName) -> Callable[[str], str]:
    """Gives for a value the query string with it chosen as well, or no longer chosen, on the first page.

    A place takes the place of those that it is in. A page has a hundred of them, which differ in that value alone.
    """
    before, after = _around_values(given, name)
    already = chosen(given, name)
    first, last = "&".join([*before, f"{name}="]), "".join(f"&{pair}" for pair in after)

    def url(value: str) -> str:
        # On most pages nothing of this facet is chosen yet.
        if not already and len(value) <= _MAX_VALUE and (own := typed(value, _MAX_VALUE)):
            return f"{first}{_encoded(own)}{last}"
        values = _values(_narrowed_values(already, value))
        return "&".join([*before, *(f"{name}={_encoded(other)}" for other in values if other), *after])

    return url


def _narrowed_values(values: Sequence[str], value: str) -> tuple[str, ...]:
    if value in values:
        return tuple(other for other in values if other != value)
    bare = value.removeprefix("=")
    kept = (other for other in values if not other or not bare.startswith(f"{other.removeprefix('=')}/"))
    return (*kept, value)


def lacking(given: SearchInput, name: FacetName) -> str:
    """The query string with documents without a value of a facet asked for as well, or no longer, on the first page."""
    ranked = _ranked_pairs(given)
    own = (_ranks()["without", name], f"without={name}")
    changed = [each for each in ranked if each != own] if own in ranked else sorted((*ranked, own), key=itemgetter(0))
    return "&".join(pair for _, pair in changed)


def _around_values(given: SearchInput, name: FacetName) -> tuple[list[str], list[str]]:
    """The parameters before and after the values of a facet in the query string of the first page of an input."""
    ranked, own = _ranked_pairs(given), _ranks()[name, ""]
    return [pair for rank, pair in ranked if rank < own], [pair for rank, pair in ranked if rank > own]


@lru_cache(maxsize=64)
def _ranked_pairs(given: SearchInput) -> tuple[tuple[int, str], ...]:
    """The parameters of the first page of an input, encoded, with their places in the canonical order."""
    ranks = _ranks()
    last = len(ranks)
    return tuple(
        (ranks.get((key, value if key == "without" else ""), last), f"{_encoded(key)}={_encoded(value)}")
        for key, value in to_pairs(replace(given, offset=0))
    )


@cache
def _ranks() -> Mapping[tuple[str, str], int]:
    """The canonical order up to the facets that documents lack: keys, each of the last with its value."""
    keys = [("q", ""), *((name + suffix, "") for name in FACETS for suffix in _SUFFIXES.values())]
    return {key: rank for rank, key in enumerate((*keys, *(("without", name) for name in FACETS)))}


def without_filters(given: SearchInput) -> SearchInput:
    """The same words and order, nothing else."""
    return replace(given, choices=(), date_from="", date_to="", undated=False, offset=0)


def is_filtered(given: SearchInput) -> bool:
    """Whether anything but words narrows the search."""
    return bool(canonical(given).choices or given.date_from.strip() or given.date_to.strip() or given.undated)


def _choice(name: FacetName, values: Mapping[str, Sequence[str]]) -> FacetChoice:
    def given(mode: Mode) -> tuple[str, ...]:
        return tuple(value for value in values.get(name + _SUFFIXES[mode], ()) if typed(value, _MAX_VALUE))

    missing = ("",) if name in values.get("without", ()) else ()
    present = ("",) if name in values.get("with", ()) else ()
    return FacetChoice(name, (*missing, *given("any_of")), given("all_of"), (*present, *given("none_of")))


def _choices(choices: tuple[FacetChoice, ...]) -> tuple[FacetChoice, ...]:
    """One choice for each facet, in the order of the table; those that choose nothing are left out."""
    cleaned = [choice for choice in map(_cleaned, choices) if choice.any_of or choice.all_of or choice.none_of]
    if all(_PLACES[choice.name] < _PLACES[after.name] for choice, after in pairwise(cleaned)):
        return tuple(cleaned)
    return tuple(
        _merged(name, cleaned) for name in sorted({choice.name for choice in cleaned}, key=_PLACES.__getitem__)
    )


def _merged(name: FacetName, choices: Iterable[FacetChoice]) -> FacetChoice:
    same = [choice for choice in choices if choice.name == name]
    joined = ([value for choice in same for value in getattr(choice, mode)] for mode in get_args(Mode))
    return FacetChoice(name, *map(_values, joined))


@lru_cache(maxsize=4096)
def _cleaned(choice: FacetChoice) -> FacetChoice:
    """A choice with its values in order; the links of a page share most of their choices."""
    every = (value for value in choice.all_of if typed(value, _MAX_VALUE))
    return FacetChoice(choice.name, _values(choice.any_of), _values(every), _values(choice.none_of))


def _values(values: Iterable[str]) -> tuple[str, ...]:
    """Sorted, without repetition; a page makes hundreds of inputs, most of them without any values."""
    return tuple(sorted({typed(value, _MAX_VALUE) for value in values if len(value) <= _MAX_VALUE})[:_MAX_VALUES])


@lru_cache(maxsize=1024)
def typed(text: str, limit: int) -> str:
    """A text as a page may hold it, cut, without spaces around it."""
    return _UNPRINTABLE.sub(" ", text).strip()[:limit].strip()


def _number(text: str, *, otherwise: int) -> int:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else otherwise


@lru_cache(maxsize=4096)
def _encoded(text: str) -> str:
    return _RESERVED.sub(lambda found: quote_plus(found[0], errors="replace"), text)
