"""Lines in capitals only: their capital letters say nothing, only known names and names after titles are names there.

Words get the letters they would have elsewhere ("TỈNH AN GIANG" is read as "tỉnh An Giang"), so all other rules hold.
"""

from collections.abc import Iterator

from indexer.extract import gazetteer
from indexer.extract.gazetteer import COMMUNE
from indexer.extract.names import is_syllable
from indexer.extract.tables import compounds, place_words, surnames, titles
from indexer.extract.tokens import CAPITAL, LONE, NAME, PLACE_NAME, PLACE_WORD, Tokens
from indexer.extract.world import world_keys

_LONGEST_PERSON = 4
_FULL = 3


def quieten(tokens: Tokens) -> None:
    """Rewrite the words and flags of lines in capitals, in place."""
    every: set[int] = set()
    for start, end in tokens.shouted:
        names = set(_named(tokens, start, end))
        every |= names
        for token in range(start, end):
            word = tokens.words[token]
            # "VAN" is a particle in small letters.
            tokens.flags[token] &= ~LONE
            if token in names:
                tokens.words[token] = word.capitalize()
                tokens.flags[token] |= CAPITAL | PLACE_NAME
            elif is_syllable(word):
                tokens.words[token] = word.lower()
                tokens.flags[token] &= ~(CAPITAL | NAME | PLACE_NAME)
    if every:
        for mark in (PLACE_NAME, PLACE_WORD | PLACE_NAME):
            tokens.spots[mark][:] = sorted(every.union(tokens.spots[mark]))


def _named(tokens: Tokens, start: int, end: int) -> Iterator[int]:
    """Yield the tokens of names in a line."""
    place = start
    while place < end:
        name, after = _place(tokens, place, end)
        if after == name:
            name, after = _person(tokens, place, end, line=start)
        yield from range(name, after)
        place = max(after, place + 1)


def _place(tokens: Tokens, place: int, end: int) -> tuple[int, int]:
    """Return first token and end of a name of the gazetteer: after a word such as "xã", or above a commune."""
    found = place_words().match(tokens.keys, place)
    worded = found is not None and found[1].kind == "unit"
    name = found[0] if found is not None and worded else place
    for length in gazetteer.first_words().get(tokens.keys[name], ()) if name < end else ():
        units = gazetteer.by_name().get(tuple(tokens.keys[name : name + length]), ())
        if name + length <= end and any(unit.level < COMMUNE or worded for unit in units) and (worded or length > 1):
            return name, name + length
    for length in (3, 2):
        if place + length <= end and tuple(tokens.keys[place : place + length]) in world_keys():
            return place, place + length
    return place, place


def _person(tokens: Tokens, place: int, end: int, *, line: int) -> tuple[int, int]:
    """Return first token and end of a person: after a title up to the end of the line, or the whole line."""
    found = titles().match(tokens.keys, place)
    name = found[0] if found is not None else place
    length = end - name
    if found is None and (place != line or length < _FULL):
        return place, place
    fits = 1 < length <= _LONGEST_PERSON and tokens.keys[name] in surnames()
    if fits and all(map(is_syllable, tokens.words[name:end])) and not _has_word(tokens, name, end):
        return name, end
    return place, place


def _has_word(tokens: Tokens, start: int, end: int) -> bool:
    return any((tokens.keys[token], tokens.keys[token + 1]) in compounds() for token in range(start, end - 1))
