"""Values of facets under other names at query time: what an operator merges or splits without a rebuild."""

from dataclasses import dataclass

from indexer.model.facets import FacetName
from indexer.model.request import HasFacet


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value of a facet; label, fold and sort key as in `FacetColumn`."""

    value: str
    label: str
    fold: str
    sort_key: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """Documents that carry a value of a facet carry others in its place.

    Of several renamings of one value the first that holds for a document counts. Conditions look at the values that
    stand in the index, not at renamed ones.

    Attributes:
        name: the facet.
        value: as it stands in the index.
        to: what is carried instead: the new value and, in a hierarchy, those above it. A document that carries one of
            them already keeps its own label for it.
        when: only documents that carry one of these values; all when it is None.
    """

    name: FacetName
    value: str
    to: tuple[NamedValue, ...]
    when: HasFacet | None = None
