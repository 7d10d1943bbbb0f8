"""Other queries worth running: words typed with the keyboard off, words misspelt, words that do not belong there.

Every suggestion has been run: it finds more documents than the query, and says how many.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from indexer.clean import clean
from indexer.keystrokes import readings
from indexer.model.result import TierCount
from indexer.normalise import has_marks
from indexer.query.leaves import leaves_of
from indexer.query.syntax import ParsedQuery, Quotation, Words
from indexer.search.correct import Corrector
from indexer.search.known_words import KnownWords
from indexer.search.out_of_place import likelier, put_right
from indexer.search.page import Suggestion
from indexer.search.respell import respelt
from indexer.syllables import syllables

ENOUGH = 10
"""Documents with all words as typed: with so many the query is taken for what was meant."""

MAX_WORDS = 16
"""Words of a query that are looked at."""

Count = Callable[[str], int]
"""Query text -> documents that hold all of its words as they are written."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A run of letters and digits of the words of a query, with its offsets in the parsed text."""

    text: str
    start: int
    end: int


def suggestions(
    parsed: ParsedQuery,
    tiers: Sequence[TierCount],
    known: KnownWords,
    *,
    count: Count,
    said: Count,
    unfiltered: Callable[[], int],
) -> tuple[Suggestion, ...]:
    """Suggest another query, the likeliest that finds more; where enough is found, only for words out of place.

    Args:
        parsed: the query.
        tiers: what it found.
        known: the words of the index.
        count: runs another query.
        said: counts the documents with all words as typed that hold them in so many words.
        unfiltered: counts the documents with all words as typed whatever is filtered; 0 where nothing is.
    """
    whole = sum(tier.total for tier in tiers if tier.name in {"exact", "expanded"})
    words = list(typed_words(parsed))[:MAX_WORDS]
    texts = [word.text for word in words]

    @cache
    def is_said() -> bool:
        # What a document says in so many words is not misspelt, only rare; without marks it may be any of its readings.
        return whole > 0 and not has_marks(parsed.text) and said(" ".join(texts)) > 0

    enough = whole >= ENOUGH or unfiltered() >= ENOUGH
    # Looking for other spellings takes longest.
    spelt = bool(texts) and not enough and is_said()
    right = texts if spelt else put_right(texts, known)
    tried = chain([("spelling", right)], () if enough else _rewritten(texts, known, spelt=spelt))
    for kind, others in tried:
        text = replaced(parsed.text, words, others)
        if text == parsed.text or (kind == "spelling" and (not likelier(others, texts, known) or is_said())):
            continue
        if (total := count(text)) > (whole if others is right else 2 * whole):
            return (Suggestion(kind, text, total),)
    return ()


def _rewritten(words: Sequence[str], known: KnownWords, *, spelt: bool) -> Iterator[tuple[str, Sequence[str]]]:
    """The words as they may have been meant, with the kind of the mistake: what costs least to find first.

    Args:
        words: of the query.
        known: the words of the index.
        spelt: they are known to be spelt as they are meant.
    """
    retyped = [_retyped(word, known) for word in words]
    yield "keystrokes", retyped
    if spelt:
        return
    likely = respelt(words, known)
    yield "spelling", likely
    if likely != list(words):
        yield "spelling", Corrector(known).corrected(likely)
    yield "spelling", Corrector(known).corrected(words)
    if retyped != list(words):
        yield "spelling", Corrector(known).corrected(retyped)


def typed_words(parsed: ParsedQuery) -> Iterator[Typed]:
    """The words that are asked for in texts and titles; names in fields of their own are looked up otherwise."""
    for leaf in leaves_of(parsed.root, positive=True):
        # A star in a quotation: somebody is still typing.
        if isinstance(leaf, Words | Quotation) and leaf.field in ("", "title") and "*" not in leaf.text:
            offset = parsed.text.index(leaf.text, leaf.start)
            for match in re.finditer(r"[^\W_]+", leaf.text):
                yield Typed(match.group(), match.start() + offset, match.end() + offset)


def replaced(text: str, words: Sequence[Typed], others: Sequence[str]) -> str:
    """Text with each of the words, which are in order, replaced."""
    pieces, done = [], 0
    for word, other in zip(words, others, strict=True):
        pieces += [text[done : word.start], other]
        done = word.end
    return "".join(pieces) + text[done:]


def _frequency(word: str, known: KnownWords) -> int:
    """Documents with a word as a query finds it: with its marks, or with any when it has none; of its rarest part."""
    parts = [word[start:end] for start, end in syllables(clean(word))]
    return min(map(known.frequency, parts), default=0)


def _retyped(word: str, known: KnownWords) -> str:
    """The best reading of a word that is in the index, where it is not rarer than the word as it stands."""
    found = readings(word)
    if not found:
        return word
    typed = _frequency(word, known)
    return next((reading for reading in found if _frequency(reading, known) > typed), word)
