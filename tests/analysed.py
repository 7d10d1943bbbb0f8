"""A small analysis for tests of the query side, and a writing of request trees in one line."""

from typing import assert_never

from indexer.analyse import AnalysedText, TextUnit, Token, Word
from indexer.model.request import (
    All,
    AnyOf,
    AtLeast,
    DateBetween,
    Everything,
    Fuzzy,
    HasFacet,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Single,
    Term,
)
from indexer.normalise import fold, has_marks, syllable_key
from indexer.syllables import syllables
from indexer.units import find_units

WORDS = ("sổ tay", "đảng viên", "điện tử", "bí thư", "chủ tịch", "ủy ban nhân dân", "thị xã", "tham gia")
"""What the fake segmenter joins."""

_SIGNS = {
    "syllable": "",
    "folded": "~",
    "word": "w:",
    "word_folded": "w~",
    "unit": "u:",
    "entity": "e:",
    "entity_folded": "e~",
}


def analysed(text: str) -> AnalysedText:
    """Analyse a text as `Analyser.analyse_text` does, with a segmenter that knows `WORDS` only."""
    spans = syllables(text)
    keys = [syllable_key(text[start:end]) for start, end in spans]
    tokens = tuple(
        Token(key, fold(key), start, end, has_marks(text[start:end]))
        for key, (start, end) in zip(keys, spans, strict=True)
    )
    starts = [start for start, _ in spans]
    units = tuple(
        TextUnit(unit.key, starts.index(unit.start), sum(unit.start <= start < unit.end for start in starts))
        for unit in find_units(text)
    )
    return AnalysedText(text, tokens, tuple(_words(keys)), units)


def _words(keys: list[str]) -> list[Word]:
    joined = [[syllable_key(part) for part in word.split()] for word in WORDS]
    words: list[Word] = []
    place = 0
    while place < len(keys):
        count = next((len(word) for word in joined if keys[place : place + len(word)] == word), 1)
        key = "_".join(keys[place : place + count])
        words.append(Word(key, fold(key), place, count))
        place += count
    return words


def shown(node: Node) -> str:
    """Write a match tree in one line: "~" before a fold, "u:" a unit, "e:" an entity, "title/" a field."""
    match node:
        case Term() | Prefix() | Fuzzy():
            return shown_single(node)
        case Phrase(items) | Near(items):
            distance = f"~{node.within}" if isinstance(node, Near) else ""
            return '"' + " ".join("|".join(map(shown_single, item)) for item in items) + f'"{distance}'
        case All(nodes) | AnyOf(nodes) | AtLeast(_, nodes):
            sign = " & " if isinstance(node, All) else " | " if isinstance(node, AnyOf) else ", "
            count = f"{node.count} of " if isinstance(node, AtLeast) else ""
            return f"{count}({sign.join(map(shown, nodes))})"
        case Not(inner):
            return "!" + shown(inner)
        case HasFacet() | DateBetween() | Everything():
            return _shown_condition(node)
    assert_never(node)


def _shown_condition(node: HasFacet | DateBetween | Everything) -> str:
    match node:
        case HasFacet(name, values):
            return f"{name}={'|'.join(values)}"
        case DateBetween(start, end):
            return f"{start}-{end}"
        case Everything():
            return "*"
    assert_never(node)


def shown_single(single: Single) -> str:
    """Write one term, "đả*" for a prefix and "đả?1" for a fuzzy term."""
    suffix = "*" if isinstance(single, Prefix) else f"?{single.distance}" if isinstance(single, Fuzzy) else ""
    field = f"{single.fields[0]}/" if len(single.fields) == 1 else ""
    return f"{field}{_SIGNS[single.view]}{single.text}{suffix}"
