"""What an alias file means for one generation: renamings for its reader, and the same for documents that are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.collation import facet_sort_key
from indexer.model.document import Meaning, StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.renaming import NamedValue, Renaming
from indexer.model.request import HasFacet
from indexer.normalise import fold
from indexer.search.aliases import Alias
from indexer.search.names import Names, name_key

Synonyms = Mapping[FacetName, Sequence[tuple[str, str]]]
"""Facet -> values with further names by which they are asked for."""


class Renamed:
    """The rules of an alias file, resolved against the values of a generation.

    Attributes:
        renamings: for `Reader.renamed`.
        unused: lines whose value no document carries.
        synonyms: the old names still lead to the new values.
    """

    def __init__(self, rules: Sequence[Alias], names: Names) -> None:
        """Resolve the rules of a file; `names` are those of the reader as it stands on disk."""
        self._names = names
        self._keys: dict[FacetName, Mapping[str, Sequence[str]]] = {}
        resolved = {rule: tuple(self._resolved(rule)) for rule in rules}
        self.renamings = tuple(renaming for found in resolved.values() for renaming in found)
        self.unused = tuple(rule.line for rule, found in resolved.items() if not found)
        synonyms: dict[FacetName, list[tuple[str, str]]] = {}
        for rule, found in resolved.items():
            for renaming in found:
                if renaming.when is None:
                    new = renaming.to[-1].value
                    synonyms.setdefault(rule.name, []).extend(((new, rule.value), (new, renaming.value)))
        self.synonyms: Synonyms = synonyms
        self._by_value: dict[tuple[FacetName, str], list[Renaming]] = {}
        for renaming in self.renamings:
            self._by_value.setdefault((renaming.name, renaming.value), []).append(renaming)

    def _resolved(self, rule: Alias) -> Iterator[Renaming]:
        """One renaming for each value that the line means; in a hierarchy also for what lies below it."""
        name, when = rule.name, None
        if rule.when is not None:
            facet, typed = rule.when
            when = HasFacet(facet, self._names.meanings(facet, typed) or (typed,))
        new = next(iter(self._values(name, rule.new)), rule.new)
        for value in self._values(name, rule.value):
            if value != new:
                yield Renaming(name, value, self._named(name, new), when)
            for below in self._names.buckets(name) if FACETS[name].hierarchical else ():
                if below.startswith(f"{value}/"):
                    yield Renaming(name, below, self._named(name, new + below.removeprefix(value)), when)

    def _values(self, name: FacetName, typed: str) -> Sequence[str]:
        """The value that is written, else those written so but for case and the places of tone marks."""
        buckets = self._names.buckets(name)
        if typed in buckets:
            return (typed,)
        if name not in self._keys:
            keys: dict[str, list[str]] = {}
            for bucket in buckets.values():
                for key in dict.fromkeys((name_key(bucket.value), name_key(bucket.label))):
                    keys.setdefault(key, []).append(bucket.value)
            self._keys[name] = keys
        return self._keys[name].get(name_key(typed), ())

    def _named(self, name: FacetName, value: str) -> tuple[NamedValue, ...]:
        """A value with its label in the index, or as it is written; those above it first."""
        from indexer.extract import path_label

        hierarchical = FACETS[name].hierarchical
        parts = value.split("/") if hierarchical else [value]
        found = []
        for end in range(1, len(parts) + 1):
            path = "/".join(parts[:end])
            bucket = self._names.buckets(name).get(path)
            label = bucket.label if bucket else path_label(path) if hierarchical else path
            found.append(NamedValue(path, label, fold(label), facet_sort_key(name, label)))
        return tuple(found)

    def shown(self, stored: StoredDocument) -> StoredDocument:
        """A document with the names that its values have now."""
        if not self.renamings:
            return stored
        meanings = tuple(self._meaning(meaning, stored) for meaning in stored.meanings)
        document = stored.document
        authors = tuple(dict.fromkeys(self._label("author", author, stored) for author in document.authors))
        section = self._label("section", document.section, stored)
        source = self._label("source", document.source, stored)
        if (authors, section, source) != (document.authors, document.section, document.source):
            document = replace(document, authors=authors, section=section, source=source)
        return StoredDocument(document, meanings, stored.placed)

    def _meaning(self, meaning: Meaning, stored: StoredDocument) -> Meaning:
        new = self._new(meaning.type, meaning.value, stored)
        return Meaning(meaning.type, new.value, new.label) if new else meaning

    def _label(self, name: FacetName, value: str, stored: StoredDocument) -> str:
        new = self._new(name, value, stored)
        return new.value if new else value

    def _new(self, name: str, value: str, stored: StoredDocument) -> NamedValue | None:
        facet = next((facet for facet in FACETS if facet == name), None)
        for renaming in self._by_value.get((facet, value), ()) if facet else ():
            if renaming.when is None or _carries(stored, renaming.when):
                return renaming.to[-1]
        return None


def _carries(stored: StoredDocument, when: HasFacet) -> bool:
    from indexer.extract import facet_values

    carried = set(facet_values(when.name, stored)) or {""}
    return not carried.isdisjoint(when.values)
