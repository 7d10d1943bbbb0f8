"""Complete what is being typed from the words and names of the index, with or without marks.

Nothing is taken from what other people ask. The words and names of a generation are read once, the commonest first, as
one text in which a search for the typed letters finds the commonest first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.clean import clean
from indexer.engine import Reader
from indexer.model.facets import FacetName
from indexer.model.record import View
from indexer.model.request import FacetRequest, Phrase, Prefix, SearchRequest, Single, Term, Tier
from indexer.normalise import fold, has_marks, keys_with_other_folds, lower, place_tones, syllable_key
from indexer.search.kept import documents_of
from indexer.search.page import Suggestion
from indexer.syllables import syllables

NAMES: tuple[FacetName, ...] = ("person", "organisation", "place", "reference")
"""Facets whose values are suggested."""

LONGEST = 60
"""Characters; who has typed more knows what to look for."""

_SHORTEST = 2
_MAX_WORDS = 50_000
_MAX_NAMES = 200_000
_TEXT, _WORD = "\n ", " "
"""What stands before a text, and before each of its words."""

_MAX_ENDINGS = 16
"""Words that the last word of a title may become, the commonest."""

_EXAMINED = 2_000
"""Places with the right letters of which the marks are compared."""


Row = tuple[str, int, str]
"""A text, its documents, the value that it stands for."""


@dataclass(frozen=True, slots=True)
class _Entries:
    """Texts with their documents, the commonest first.

    Attributes:
        kind: of the suggestions.
        texts: as shown.
        totals: documents with each.
        values: of the facet; empty strings for words.
        folded: each text after _TEXT, folded.
        marked: the same with marks; both have the same length.
    """

    kind: str
    texts: tuple[str, ...]
    totals: tuple[int, ...]
    values: tuple[str, ...]
    folded: str
    marked: str


class Completer:
    """Completes from one generation; safe for several threads."""

    def __init__(self, reader: Reader) -> None:
        """Read the words and names: a second at 20,000 documents."""
        self.generation = reader.generation
        counted = reader.terms("word", prefix="", limit=_MAX_WORDS)
        # A word of one syllable is typed before it is suggested.
        words = ((count.text.replace("_", " "), count.documents, "") for count in counted if "_" in count.text)
        self._words = _entries("words", words)
        self._names = [_entries(name, _values(reader, name)) for name in NAMES]

    def complete(self, typed: str, limit: int) -> tuple[Suggestion, ...]:
        """Whole texts that may be meant: the words of the index, then names, the commonest of each kind first.

        Args:
            typed: what stands in the box; its last word may be unfinished.
            limit: suggestions of each kind.
        """
        asked = place_tones(lower(" ".join(clean(typed).split())))
        if not _SHORTEST <= len(asked) <= LONGEST or not any(map(str.isalnum, asked)):
            return ()
        found = _matching(self._words, asked, limit, inside=False)
        for names in self._names:
            found += _matching(names, asked, limit, inside=True)
        return tuple(found)


def newest_titles(reader: Reader, typed: str, limit: int) -> Iterator[Suggestion]:
    """The newest titles with the typed words in their order, the last one unfinished, each once."""
    asked = lower(clean(typed))
    keys = [syllable_key(asked[start:end]) for start, end in syllables(asked)]
    if not keys or len("".join(keys)) < _SHORTEST or len(asked) > LONGEST:
        return
    places: list[tuple[Single, ...]] = [(Term(*_term(key), fields=("title",)), *_elsewhere(key)) for key in keys[:-1]]
    places.append((Prefix(*_term(keys[-1]), fields=("title",), limit=_MAX_ENDINGS), *_elsewhere(keys[-1])))
    tier = Tier("exact", Phrase(tuple(places)))
    found = reader.search(SearchRequest((tier,), sort="newest", limit=limit))
    stored = documents_of(reader, found.hits)
    titles: dict[str, str] = {}
    for hit in found.hits:
        titles.setdefault(stored[hit.doc_id].document.title, hit.doc_id)
    for title, doc_id in titles.items():
        yield Suggestion("title", title, 1, doc_id)


def _elsewhere(key: str) -> tuple[Single, ...]:
    return tuple(Term("syllable", other, fields=("title",)) for other in keys_with_other_folds(key))


def _term(key: str) -> tuple[View, str]:
    return ("syllable", key) if has_marks(key) else ("folded", fold(key))


def _values(reader: Reader, name: FacetName) -> Iterator[Row]:
    for bucket in reader.facet_values(FacetRequest(name, limit=_MAX_NAMES)).buckets:
        yield bucket.label, bucket.count, bucket.value


def _entries(kind: str, counted: Iterable[Row]) -> _Entries:
    rows = tuple(counted)
    texts = tuple(" ".join(text.split()) for text, _, _ in rows)
    marked = place_tones(lower("".join(_TEXT + text for text in texts)))
    totals, values = tuple(total for _, total, _ in rows), tuple(value for _, _, value in rows)
    return _Entries(kind, texts, totals, values, fold(marked), marked)


def _matching(entries: _Entries, asked: str, limit: int, *, inside: bool) -> list[Suggestion]:
    """Entries that begin with what is asked, or of which a word does; with the marks of the words that have some."""
    wanted = (_WORD if inside else _TEXT) + fold(asked)
    found: dict[int, Suggestion] = {}
    number, counted, place = -1, 0, -1
    for _ in range(_EXAMINED):
        place = entries.folded.find(wanted, place + 1)
        if place < 0 or len(found) >= limit:
            break
        start = place + len(wanted) - len(asked)
        number += entries.folded.count("\n", counted, start)
        counted = start
        if _marks_fit(asked, entries.marked[start : start + len(asked)]):
            found[number] = Suggestion(
                entries.kind, entries.texts[number], entries.totals[number], entries.values[number]
            )
    return list(found.values())


def _marks_fit(asked: str, text: str) -> bool:
    """Whether each word that is typed with marks stands there with the same."""
    return all(word == other for word, other in zip(asked.split(" "), text.split(" "), strict=False) if has_marks(word))
