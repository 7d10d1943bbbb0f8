"""The queries that benchmarks ask: pieces of titles, drawn by a fixed seed, as people type them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.clean import clean
from indexer.normalise import fold, has_marks, place_tones, syllable_key
from indexer.search.page import FacetChoice, SearchInput
from indexer.segment import load_segmenter
from indexer.syllables import syllables

_KINDS = ("words", "words", "words", "phrase", "unmarked", "prefix", "typo", "similar", "dated", "filtered")
_SEED = 20_231_115


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the benchmark.

    Attributes:
        kind: one of _KINDS.
        syllables: as written in a title.
    """

    kind: str
    syllables: tuple[str, ...]

    @property
    def asked(self) -> SearchInput:
        """The query for tracuu."""
        text, last = " ".join(self.syllables), self.syllables[-1]
        swapped = " ".join((*self.syllables[:-1], last[1::-1] + last[2:]))
        forms = {"phrase": f'"{text}"', "unmarked": fold(text), "prefix": text[:-1] + "*", "similar": text + "~"}
        asked = SearchInput(swapped if self.kind == "typo" else forms.get(self.kind, text))
        if self.kind == "dated":
            return replace(asked, date_from="2000", undated=True)
        return replace(asked, choices=(FacetChoice("place", ("Hà Nội",)),)) if self.kind == "filtered" else asked

    @property
    def phrase(self) -> bool:
        """Whether the syllables stand in quotes."""
        return self.kind == "phrase"

    @property
    def keys(self) -> list[str]:
        """The syllables for a peer."""
        return [syllable_key(one) for one in self.syllables]

    @property
    def words(self) -> list[str]:
        """pyvi's words of the query for a peer, as `articles.Analysed.words` has them."""
        (written,) = load_segmenter().segment([place_tones(" ".join(self.syllables).lower())])
        return written.split()

    @property
    def for_peers(self) -> bool:
        """Whether peers can mean the same by it."""
        return self.kind in {"words", "phrase"}

    @property
    def counts_agree(self) -> bool:
        """Whether all engines must find the same documents: words typed with marks are meant as typed."""
        return self.kind == "words" and all(has_marks(one) for one in self.syllables)


def draw(titles: Sequence[str], number: int) -> Iterator[Query]:
    """Draw queries from titles, always the same ones."""
    drawing = random.Random(_SEED)
    made = 0
    while made < number:
        title = clean(drawing.choice(titles))
        words = [title[start:end] for start, end in syllables(title)]
        length = drawing.randint(1, 6)
        if len(words) < length:
            continue
        first = drawing.randint(0, len(words) - length)
        yield Query(drawing.choice(_KINDS), tuple(words[first : first + length]))
        made += 1
