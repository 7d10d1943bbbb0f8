"""Estates, towers and parks that no word for a place tells: their names end like one, "Imperia Sky Garden"."""

from collections.abc import Iterator, Sequence

from indexer.extract.evidence import CREDITS
from indexer.extract.gazetteer import DISTRICT
from indexer.extract.lists import listed
from indexer.extract.names import admin_name, down_to, is_given_name, is_syllable, run_end
from indexer.extract.place_names import DASHES
from indexer.extract.places import PlaceMention
from indexer.extract.tables import heads, openers, titles
from indexer.extract.tokens import FOREIGN, Tokens

_LONGEST = 6


def find_estates(tokens: Tokens, taken: Sequence[int]) -> Iterator[PlaceMention]:
    """Yield the runs of capitals that hold such a word behind another one, from left to right, outside those taken."""
    done = 0
    words, buildings = tokens.words, listed("buildings")
    for word in tokens.spots[FOREIGN]:
        if words[word] not in buildings or word < done or taken[word]:
            continue
        start = _start(tokens, word, taken, done)
        end = _end(tokens, word + 1, taken)
        if word > start and end - start <= _LONGEST and _is_place(tokens, start):
            done = end
            yield PlaceMention(start, start, start, end, None, (), " ".join(words[start:end]))


def _start(tokens: Tokens, word: int, taken: Sequence[int], done: int) -> int:
    """Where the run of a word begins, without an opener of the sentence; one that is too long is not passed over."""
    start = word
    while start > done and tokens.capital(start - 1) and not taken[start - 1] and word - start <= _LONGEST:
        start -= 1
    return start + (start < word and tokens.opens_sentence(start) and tokens.keys[start] in openers())


def _end(tokens: Tokens, end: int, taken: Sequence[int]) -> int:
    """Where a run ends, with the street or the estate that a dash joins: "Grandeur Palace | – Lê Mẫu"."""
    most = end + _LONGEST
    while end < most and tokens.capital(end) and not taken[end]:
        end += 1
    other = end + 1
    joined = other < len(tokens) and tokens.words[end] in DASHES and tokens.capital(other) and not taken[other]
    if not joined or tokens.keys[other] in CREDITS:
        return end
    known = admin_name(tokens, other, down_to(DISTRICT))
    return end if known is not None else run_end(tokens, other)


def _is_place(tokens: Tokens, start: int) -> bool:
    """Whether a run is no person ("Jane Park"), title or body, and none of Vietnamese syllables ("Lê Park")."""
    first = tokens.words[start]
    if is_given_name(first) or (tokens.words[start - 1] in {'"', "“", "'", "‘"}):
        return False
    return not (titles().match(tokens.keys, start) or heads().match(tokens.keys, start)) and not is_syllable(first)
