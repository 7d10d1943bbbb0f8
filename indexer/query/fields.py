"""The fields of the query language: the facets, the title and the date, in both languages, with or without marks."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from indexer.model.facets import FACETS
from indexer.normalise import fold
from indexer.query.syntax import SearchField

_OTHER_NAMES: Mapping[SearchField, tuple[str, ...]] = MappingProxyType(
    {"title": ("title", "tiêu_đề"), "date": ("date", "ngày")}
)
DATE_FIELDS: tuple[SearchField, ...] = ("date", "year", "month")


@cache
def field_names() -> Mapping[SearchField, tuple[str, ...]]:
    """Every name of every field, the English one first."""
    facets: dict[SearchField, tuple[str, ...]] = {facet.name: (facet.name, *facet.aliases) for facet in FACETS.values()}
    return MappingProxyType(dict(_OTHER_NAMES) | facets)


@cache
def _field_of_name() -> Mapping[str, SearchField]:
    """Fields by folded name without "_"."""
    return MappingProxyType(
        {fold(name).replace("_", ""): field for field, names in field_names().items() for name in names}
    )


@cache
def field_pattern() -> re.Pattern[str]:
    """Pattern of a field name with its colon in *folded* text; the group holds the name.

    The parts of a name may be joined by "_", "-", a space or nothing: "to chuc:", "to_chuc:".
    """
    names = sorted(
        (fold(name) for names in field_names().values() for name in names), key=lambda name: (-len(name), name)
    )
    alternatives = "|".join(re.escape(name).replace("_", "[ _-]?") for name in names)
    return re.compile(rf"({alternatives}):")


def field_named(name: str) -> SearchField:
    """The field of a name that `field_pattern` found."""
    return _field_of_name()[re.sub("[ _-]", "", fold(name))]
