"""An index of a few documents that answers as the real one does, in memory and in plain sight."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

from indexer.errors import DocumentMissingError, EntityMissingError, OriginalMissingError
from indexer.model.document import TEXT_FIELDS, FieldName, Meaning, StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.files import Skip
from indexer.model.request import TierName
from indexer.model.result import Explanation, ScorePart, TierCount
from indexer.normalise import fold
from indexer.search.buckets import BucketView, FacetView
from indexer.search.entity_views import EntityPage
from indexer.search.facet_views import FacetLevel
from indexer.search.page import (
    HitView,
    NoteView,
    SearchInput,
    SearchPage,
    SnippetView,
    Suggestion,
)
from tests.web.fake_documents import fits, marks_in, values_of
from tests.web.fake_entities import fake_entity_page, fake_level
from webui.index import Marks

_NUMBERS = count(1)
"""Two indexes never have a generation of one name."""


@dataclass(frozen=True, slots=True)
class FakeInfo:
    """What the fake index is."""

    documents: int
    created: str
    size: int
    skipped: tuple[Skip, ...]


class FakeIndex:
    """Finds words as substrings of folded text; a document with all of them as typed is in the tier "exact"."""

    def __init__(
        self,
        documents: Iterable[StoredDocument],
        *,
        notes: tuple[NoteView, ...] = (),
        suggestions: tuple[Suggestion, ...] = (),
        complete: bool = True,
    ) -> None:
        self._documents = {each.document.doc_id: each for each in documents}
        self._notes, self._suggestions, self._complete = notes, suggestions, complete
        self.name = f"g{next(_NUMBERS)}"
        self.asked: list[SearchInput] = []

    def generation(self) -> str:
        """The name of the generation."""
        return self.name

    def version(self) -> str:
        """The same: nothing else changes."""
        return self.name

    def run(self, given: SearchInput) -> SearchPage:
        """Answer a search."""
        self.asked.append(given)
        tiers = self._tiers(given)
        found = [(tier, doc_id) for tier, ids in tiers.items() for doc_id in ids]
        if given.sort == "title":
            found.sort(key=lambda pair: self._documents[pair[1]].document.title)
        shown = found[given.offset : given.offset + given.limit]
        return SearchPage(
            self.name,
            given.query,
            len(found),
            self._complete,
            tuple(TierCount(tier, len(ids)) for tier, ids in tiers.items()),
            tuple(self._hit(doc_id, tier, given.query) for tier, doc_id in shown),
            {name: self._facet(name, given) for name in FACETS} if given.facet_limit else {},
            self._notes,
            {},
            self._suggestions,
            1.5,
            given.choices,
        )

    def document(self, doc_id: str) -> StoredDocument:
        """A document."""
        if doc_id not in self._documents:
            raise DocumentMissingError(doc_id=doc_id)
        return self._documents[doc_id]

    def marks(self, doc_id: str, given: SearchInput) -> Mapping[FieldName, Marks]:
        """Where the words stand."""
        document = self.document(doc_id).document
        return {name: marks_in(document.text_of(name), given.query) for name in TEXT_FIELDS}

    def facet_page(
        self,
        given: SearchInput,
        name: FacetName,
        *,
        contains: str = "",
        order: str = "count",
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[tuple[BucketView, ...], int]:
        """A page of the values of a facet."""
        buckets = [b for b in self._buckets(name, given) if fold(contains) in fold(b.label)]
        if order == "label":
            buckets.sort(key=lambda bucket: fold(bucket.label))
        return tuple(buckets[offset : offset + limit]), len(buckets)

    def facet_level(self, given: SearchInput, name: FacetName, *, under: str, order: str, **page: int) -> FacetLevel:
        """A page of one level of a hierarchy."""
        return fake_level(self.facet_page(given, name, order=order, limit=10_000)[0], under, **page)

    def entity(self, name: FacetName, typed: str, given: SearchInput | None = None) -> EntityPage:
        """The documents of a value, with what the first of them says."""
        if not any(typed in values_of(each, name) for each in self._documents.values()):
            raise EntityMissingError(name=typed)
        return fake_entity_page(self.run, name, typed, given or SearchInput())

    def days(self, given: SearchInput) -> Mapping[str, int]:
        """Documents by day."""
        found = [self._documents[doc_id].document.published for ids in self._tiers(given).values() for doc_id in ids]
        return dict(sorted(Counter(date[:10] for date in found if date).items()))

    def suggest(self, prefix: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """People and titles that hold what is typed."""
        self.asked.append(SearchInput(prefix))
        if len(prefix.strip()) < 2:
            return ()
        people = [bucket for bucket in self._buckets("person", SearchInput()) if fold(prefix) in fold(bucket.label)]
        titles = [each.document for each in self._documents.values() if fold(prefix) in fold(each.document.title)]
        return (
            *(Suggestion("person", each.label, each.count, each.value) for each in people[:limit]),
            *(Suggestion("title", each.title, 1, each.doc_id) for each in titles[:limit]),
        )

    def latest(self, limit: int = 5) -> tuple[HitView, ...]:
        """The newest documents."""
        return self.run(SearchInput(limit=limit, facet_limit=0)).hits

    def similar(self, doc_id: str, limit: int = 5) -> tuple[HitView, ...]:
        """Documents of the same section."""
        section = self.document(doc_id).document.section
        same = [each for each, found in self._documents.items() if found.document.section == section and each != doc_id]
        return tuple(self._hit(each, "exact", "") for each in same[:limit])

    def explain(self, given: SearchInput, doc_id: str) -> Explanation:
        """Every word gives the same."""
        parts = tuple(ScorePart("syllable", word, 1.0, 1.0, 1.0, 1.0) for word in given.query.split())
        return Explanation(doc_id, "exact", float(len(parts)), parts)

    def original(self, doc_id: str) -> Path:
        """No document has a file."""
        raise OriginalMissingError(doc_id=doc_id)

    def info(self) -> FakeInfo:
        """What the index is."""
        skipped = (Skip("hỏng.txt", "C202", "Không phải văn bản.", "Not a text."),)
        return FakeInfo(len(self._documents), "2026-11-20T01:02:03+00:00", 2_600_000, skipped)

    def _tiers(self, given: SearchInput) -> dict[TierName, list[str]]:
        words = re.findall(r"\w+", given.query)
        tiers: dict[TierName, list[str]] = {"exact": [], "unmarked": [], "partial": []}
        for doc_id, each in self._documents.items():
            if not all(fits(each, choice) for choice in given.choices):
                continue
            text = "\n".join(each.document.text_of(name) for name in TEXT_FIELDS)
            if "HOẶC" in words:
                if any(word.lower() in text.lower() for word in words if word != "HOẶC"):
                    tiers["exact"].append(doc_id)
            elif all(word.lower() in text.lower() for word in words):
                tiers["exact"].append(doc_id)
            elif all(fold(word) in fold(text) for word in words):
                tiers["unmarked"].append(doc_id)
            elif sum(fold(word) in fold(text) for word in words) > 1:
                tiers["partial"].append(doc_id)
        return {tier: ids for tier, ids in tiers.items() if ids or tier == "exact"}

    def _hit(self, doc_id: str, tier: TierName, query: str) -> HitView:
        document, entities = self._documents[doc_id].document, self._documents[doc_id].entities
        meanings: dict[str, tuple[Meaning, ...]] = {}
        for entity in entities:
            named = Meaning(entity.type, entity.value, entity.label)
            meanings[entity.type] = (*meanings.get(entity.type, ()), named)
        start = document.body.find("\n") + 1
        text = document.body[start : start + 200]
        snippet = SnippetView("body", text, start, marks_in(text, query))
        title_marks = marks_in(document.title, query)
        date = document.published
        source = "published" if date else ""
        return HitView(
            doc_id, document.title, title_marks, date, source, document.section, "", 1.0, tier, (snippet,), meanings
        )

    def _facet(self, name: FacetName, given: SearchInput) -> FacetView:
        buckets = self._buckets(name, given)
        limit = given.buckets(name)
        shown = buckets[:limit]
        parents = {bucket.value for bucket in buckets if bucket.selected and FACETS[name].hierarchical}
        for bucket in buckets[limit:]:
            beside = [other for other in shown if other.parent == bucket.parent]
            if bucket.selected or (bucket.parent in parents and len(beside) < given.children):
                shown.append(bucket)
        missing = sum(not values_of(each, name) for each in self._documents.values())
        return FacetView(tuple(shown), len(buckets) > limit, missing)

    def _buckets(self, name: FacetName, given: SearchInput) -> list[BucketView]:
        others = tuple(c if c.name != name else replace(c, any_of=()) for c in given.choices)
        chosen = {value for c in given.choices if c.name == name for value in c.any_of}
        ids = [doc_id for found in self._tiers(replace(given, choices=others)).values() for doc_id in found]
        counts = Counter(value for doc_id in ids for value in values_of(self._documents[doc_id], name))
        known = {value for each in self._documents.values() for value in values_of(each, name)}
        counts.update(dict.fromkeys(chosen & known, 0))
        ordered = sorted(counts, key=lambda value: (-counts[value], value))
        return [
            BucketView(value, value.rpartition("/")[2], counts[value], value in chosen, value.rpartition("/")[0])
            for value in ordered
        ]


class BrokenIndex:
    """Every question fails with one error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> Any:
        def fail(*_args: object, **_named: object) -> NoReturn:
            raise self._error

        return fail
