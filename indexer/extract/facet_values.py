"""The values of facets that a document carries."""

from collections.abc import Iterator, Mapping

from indexer.extract.casing import one_case
from indexer.extract.paths import path_label
from indexer.extract.tables import heads, keys_of
from indexer.model.document import StoredDocument
from indexer.model.facets import FacetName
from indexer.normalise import place_tones

Labels = Mapping[str, str]
"""Facet values of one document with their labels."""


def facet_values(name: FacetName, stored: StoredDocument) -> Labels:
    """Values of a facet with labels, ancestors of hierarchical values included."""
    document = stored.document
    match name:
        case "section":
            return {_one_case(document.section): document.section} if document.section else {}
        case "source":
            return {document.source: document.source} if document.source else {}
        case "author":
            return {(_one_case(author) if _is_body(author) else author): author for author in document.authors}
        case "folder":
            return dict(_folders(document.folder))
        case "year" | "month":
            date = document.date[0]
            value = date[:4] if name == "year" else date[:7]
            return {value: value} if value and (name == "year" or len(date) >= len("2022-11")) else {}
        case _:
            labels: dict[str, str] = {}
            for _, *own in stored.by_type.get(name, ()):
                for value, label in _with_ancestors(*own) if name == "place" else (own,):
                    labels.setdefault(value, label)
            return labels


def _one_case(name: str) -> str:
    """One value for "CHUYỂN ĐỔI SỐ" and "Chuyển đổi số", as for the names of bodies; the label keeps the spelling."""
    return one_case(place_tones(name), shouted=name.isupper())


def _is_body(author: str) -> bool:
    """Whether an author is a body, "Ban Biên tập"; persons keep their letters."""
    return heads().match(keys_of(author), 0) is not None


def _with_ancestors(value: str, label: str) -> Iterator[tuple[str, str]]:
    """The values above a place, then the place; their labels are as those of `indexer.extract`: "Vinh (Nghệ An)"."""
    parts = value.split("/")
    for end in range(1, len(parts)):
        yield (path := "/".join(parts[:end])), path_label(path)
    if value:
        yield value, label


def _folders(folder: str) -> Iterator[tuple[str, str]]:
    parts = folder.split("/") if folder else []
    for end, name in enumerate(parts, start=1):
        yield "/".join(parts[:end]), name
