"""When the documents of an answer are from: bars for the years, the months of one year, or the days of one month."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from indexer.model.facets import FacetName
from indexer.query.dates import read_dates
from indexer.search.buckets import FacetView
from indexer.search.page import SearchInput
from webui.links import Links
from webui.params import chosen, with_values
from webui.present.formats import date_text, number_text, typed_date

WIDTH, HEIGHT = 272, 56
"""Of the drawing, in its own units."""
_LEAST = 2
"""Height of the bar of a single document among many."""
_MONTHS = 12
_FEWEST = 2
"""One bar compares nothing."""
_MAX_YEARS = 40
Days = Mapping[str, int]
"""Documents by day, ISO."""
NO_DAYS: Days = MappingProxyType({})
_YEAR, _MONTH, _DAY = len("2022"), len("2022-11"), len("2022-11-15")


@dataclass(frozen=True, slots=True)
class Bar:
    """A period that has documents, drawn; `label` and `count` are for people."""

    label: str
    count: str
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


def month_asked(given: SearchInput) -> SearchInput | None:
    """The search over the whole month of which the days are to be drawn; None when no single month is asked for.

    Args:
        given: a search for one month, or for dates within one.
    """
    months = chosen(given, "month")
    period = months[0] if len(months) == 1 else _common(given)
    if len(period) < _MONTH:
        return None
    return _of_month(given, period[:_MONTH])


def histogram(
    given: SearchInput, facets: Mapping[FacetName, FacetView], links: Links, *, days: Days = NO_DAYS
) -> Histogram:
    """Draw the years of an answer; the months when it is of one year, the days when it is of one month.

    Args:
        given: settled.
        facets: of the answer; those of dates hold the newest values.
        links: of the page.
        days: ISO day -> documents, of the month that `month_asked` tells; empty where it tells none.
    """
    if days:
        return _days(given, days, links)
    years = chosen(given, "year")
    year = years[0] if len(years) == 1 and _is_year(years[0]) else _common(given)[:_YEAR]
    if year:
        return _drawn("month", [f"{year}-{month:02}" for month in range(1, _MONTHS + 1)], given, facets, links)
    counts = _counts("year", facets)
    if not counts:
        return Histogram()
    first = max(int(min(counts)), int(max(counts)) - _MAX_YEARS + 1)
    return _drawn("year", [str(year) for year in range(first, int(max(counts)) + 1)], given, facets, links)


def _drawn(
    name: FacetName, periods: list[str], given: SearchInput, facets: Mapping[FacetName, FacetView], links: Links
) -> Histogram:
    selected = frozenset(chosen(given, name))
    bare = with_values(given, name, "any_of", ())
    narrowed = links.narrower(bare, name)
    found = {
        period: (count, links.search(bare) if period in selected else narrowed(period))
        for period, count in _counts(name, facets).items()
    }
    return _bars(found, periods, selected, links)


def _days(given: SearchInput, days: Days, links: Links) -> Histogram:
    month = min(days)[:_MONTH]
    last = monthrange(int(month[:_YEAR]), int(month[_YEAR + 1 :]))[1]
    selected = frozenset({_common(given)} if len(_common(given)) == _DAY else ())
    whole = _of_month(given, month)

    def href(day: str) -> str:
        if day in selected:
            return links.search(whole)
        bare = with_values(with_values(whole, "month", "any_of", ()), "year", "any_of", ())
        return links.search(replace(bare, date_from=typed_date(day), date_to=typed_date(day)))

    periods = [f"{month}-{day:02}" for day in range(1, last + 1)]
    return _bars({day: (count, href(day)) for day, count in days.items()}, periods, selected, links)


def _bars(
    found: Mapping[str, tuple[int, str]], periods: list[str], selected: frozenset[str], links: Links
) -> Histogram:
    """Draw periods in order; `found` has the documents and the address of those that have any."""
    drawn = [(place, period, *found[period]) for place, period in enumerate(periods) if period in found]
    if len(drawn) < _FEWEST and not selected:
        return Histogram()
    most = max((count for _, _, count, _ in drawn), default=0)
    step = WIDTH / len(periods)
    bars = []
    for place, period, count, href in drawn:
        height = round(max(_LEAST, HEIGHT * count / most), 1)
        bars.append(
            Bar(
                label=date_text(period, links.language),
                count=number_text(count, links.language),
                href=href,
                x=round(place * step, 1),
                y=round(HEIGHT - height, 1),
                width=round(step - min(2, step / 5), 1),
                height=height,
                selected=period in selected,
            )
        )
    return Histogram(tuple(bars), date_text(periods[0], links.language), date_text(periods[-1], links.language))


def _of_month(given: SearchInput, month: str) -> SearchInput:
    return with_values(replace(given, date_from="", date_to="", undated=False), "month", "any_of", (month,))


def _common(given: SearchInput) -> str:
    """The day, month or year that holds the whole range of dates asked for, ISO; empty when none does."""
    first, last = read_dates(given.date_from), read_dates(given.date_to)
    if first is None or last is None or last[1] <= first[0]:
        return ""
    # Ends are exclusive and may name a day that no calendar has (yyyymm32): the digits before it are what matters.
    begins, ends = f"{first[0]:012}", f"{last[1] - 1:012}"
    year, month, day = begins[:4], begins[4:6], begins[6:8]
    if ends[:4] != year:
        return ""
    if ends[4:6] != month or month == "00":
        return year
    return f"{year}-{month}" if ends[6:8] != day or day == "00" else f"{year}-{month}-{day}"


def _counts(name: FacetName, facets: Mapping[FacetName, FacetView]) -> dict[str, int]:
    buckets = facets[name].buckets if name in facets else ()
    return {bucket.value: bucket.count for bucket in buckets if bucket.count and _is_year(bucket.value[:_YEAR])}


def _is_year(text: str) -> bool:
    return len(text) == _YEAR and text.isascii() and text.isdigit()
