"""Tell AND, OR and NOT from words in capitals.

An operator is written in capitals, stands between two operands, and some other word has a lower-case letter: a heading
pasted in capitals is words. Without marks (KHONG, HOAC, VA) they count only in a query that has no marks at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from indexer.normalise import has_marks
from indexer.query.lexer import Token
from indexer.query.notes import Note, note

_OPERATORS: Mapping[str, Literal["and", "or", "not"]] = MappingProxyType(
    {"VÀ": "and", "AND": "and", "HOẶC": "or", "OR": "or", "KHÔNG": "not", "NOT": "not"}
)
_BARE_OPERATORS: Mapping[str, Literal["and", "or", "not"]] = MappingProxyType(
    {"VA": "and", "HOAC": "or", "KHONG": "not"}
)

_ENDS_OPERAND = frozenset({"word", "quote", "close"})
_BEGINS_OPERAND = frozenset({"word", "quote", "field", "minus", "open"})


def with_operators(tokens: Sequence[Token], text: str) -> tuple[list[Token], list[Note]]:
    """Return the tokens with operators marked as such, and a note for each that stands in a wrong place.

    Args:
        tokens: with partnered parentheses.
        text: the query text.
    """
    names = _OPERATORS if has_marks(text) else {**_OPERATORS, **_BARE_OPERATORS}
    others = (token.text for token in tokens if token.text not in names)
    if not any(char.islower() for other in others for char in other):
        return list(tokens), []
    told: list[Token] = []
    notes: list[Note] = []
    for number, token in enumerate(tokens):
        operator = names.get(token.text) if token.kind == "word" and not token.suffix else None
        before = told[-1].kind if told else ""
        after = tokens[number + 1].kind if number + 1 < len(tokens) else ""
        joins = before in _ENDS_OPERAND or (operator == "not" and before in {"and", "or"})
        if operator and joins and after in _BEGINS_OPERAND:
            told.append(replace(token, kind=operator))
            continue
        if operator and before != "field":
            notes.append(note("operator_as_word", text, token.start, token.end))
        told.append(token)
    return told, notes
