"""When the documents of an answer are from: a bar for each year, or for each month of a chosen year."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.model.facets import FacetName
from indexer.search.page import FacetView, SearchInput
from webui.links import Links
from webui.params import chosen, with_values
from webui.present.formats import date_text, number_text

WIDTH, HEIGHT = 272, 56
"""Of the drawing, in its own units."""
_LEAST = 2
"""Height of the bar of a single document among many."""
_MONTHS = 12
_FEWEST = 2
"""One bar compares nothing."""
_MAX_YEARS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A period that has documents, drawn; `title` is for people who point at it."""

    title: str
    href: str
    x: float
    y: float
    width: float
    height: float
    selected: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars and what stands below the first and the last; no bars where there is nothing to compare."""

    bars: tuple[Bar, ...] = ()
    first: str = ""
    last: str = ""


def histogram(given: SearchInput, facets: Mapping[FacetName, FacetView], links: Links) -> Histogram:
    """Draw the years of an answer; the months when one year is chosen.

    Args:
        given: with values, not names as typed.
        facets: of the answer; those of dates hold the newest values.
        links: of the page.
    """
    years = chosen(given, "year")
    if len(years) == 1 and _is_year(years[0]):
        months = [f"{years[0]}-{month:02}" for month in range(1, _MONTHS + 1)]
        return _drawn("month", months, given, facets, links)
    counts = _counts("year", facets)
    if not counts:
        return Histogram()
    first = max(int(min(counts)), int(max(counts)) - _MAX_YEARS + 1)
    return _drawn("year", [str(year) for year in range(first, int(max(counts)) + 1)], given, facets, links)


def _drawn(
    name: FacetName, periods: list[str], given: SearchInput, facets: Mapping[FacetName, FacetView], links: Links
) -> Histogram:
    counts = _counts(name, facets)
    if sum(period in counts for period in periods) < _FEWEST:
        return Histogram()
    most = max(counts.get(period, 0) for period in periods)
    step = WIDTH / len(periods)
    bars = []
    for place, period in enumerate(periods):
        if count := counts.get(period, 0):
            height = round(max(_LEAST, HEIGHT * count / most), 1)
            selected = period in chosen(given, name)
            wanted = () if selected else (period,)
            bars.append(
                Bar(
                    title=f"{date_text(period, links.language)}: {number_text(count, links.language)}",
                    href=links.search(with_values(given, name, "any_of", wanted)),
                    x=round(place * step, 1),
                    y=round(HEIGHT - height, 1),
                    width=round(step - min(2, step / 5), 1),
                    height=height,
                    selected=selected,
                )
            )
    return Histogram(tuple(bars), date_text(periods[0], links.language), date_text(periods[-1], links.language))


def _counts(name: FacetName, facets: Mapping[FacetName, FacetView]) -> dict[str, int]:
    buckets = facets[name].buckets if name in facets else ()
    return {bucket.value: bucket.count for bucket in buckets if bucket.count and _is_year(bucket.value[:4])}


def _is_year(text: str) -> bool:
    return len(text) == len("2022") and text.isascii() and text.isdigit()
