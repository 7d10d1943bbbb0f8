"""The one table of facets: later formats add rows here, not code elsewhere."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

FacetName = Literal[
    "person",
    "organisation",
    "place",
    "role",
    "reference",
    "section",
    "source",
    "author",
    "folder",
    "year",
    "month",
]


@dataclass(frozen=True, slots=True)
class Facet:
    """One countable property of documents.

    Attributes:
        name: stable name: URL parameter, JSON key, index field.
        vi: label on the page.
        en: English label.
        aliases: names in the query language besides `name`; marks and spaces are optional there.
        hierarchical: values are paths separated by `/`; a record holds all ancestors too.
        order: default order of its values: by "count", or "value" (newest first for dates).
    """

    name: FacetName
    vi: str
    en: str
    aliases: tuple[str, ...]
    hierarchical: bool = False
    order: Literal["count", "value"] = "count"


_TABLE = (
    Facet("person", "Người", "People", ("người",)),
    Facet("organisation", "Cơ quan, tổ chức", "Organisations", ("tổ_chức", "cơ_quan")),
    Facet("place", "Địa danh", "Places", ("nơi", "địa_danh"), hierarchical=True),
    Facet("role", "Chức vụ", "Roles", ("chức_vụ",)),
    Facet("reference", "Văn bản được viện dẫn", "Cited documents", ("viện_dẫn",)),
    Facet("section", "Chuyên mục", "Sections", ("chuyên_mục",)),
    Facet("source", "Nguồn", "Sources", ("nguồn",)),
    Facet("author", "Tác giả", "Authors", ("tác_giả",)),
    Facet("folder", "Thư mục", "Folders", ("thư_mục",), hierarchical=True),
    Facet("year", "Năm", "Years", ("năm",), order="value"),
    Facet("month", "Tháng", "Months", ("tháng",), order="value"),
)
FACETS: MappingProxyType[FacetName, Facet] = MappingProxyType({facet.name: facet for facet in _TABLE})
