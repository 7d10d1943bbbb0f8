"""Cut a query text into the signs of the query language.

Every character ends up in a token, is white space or punctuation between words, or has a note: nothing that looks
like an operator is passed over silently.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Literal

from indexer.normalise import fold
from indexer.query.fields import field_named, field_pattern
from indexer.query.notes import Note, NoteCode, note
from indexer.query.syntax import SearchField
from indexer.syllables import syllables
from indexer.units import find_units

DOUBLE_QUOTES = '"“”„‟«»″＂'
_SINGLE_QUOTES = "'‘’‚‛"
_MINUS = "-−"  # en and em dashes are punctuation: "02 –NQ/ThU"


_ALONE: Mapping[str, NoteCode] = MappingProxyType(
    {"*": "star_alone", "~": "tilde_alone", **dict.fromkeys(DOUBLE_QUOTES, "quote_open")}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of the query language.

    Attributes:
        kind: a word (anything between spaces that holds a letter or digit), a quotation, a field name with its
            colon, a minus, a parenthesis; operators are words until `operators.with_operators`.
        text: the word, what stands between the quotation marks, or the sign.
        start: its first code point, marks included.
        end: one past the last, suffix included.
        suffix: "*", "~" or "~" with digits, directly behind it.
        field: of a field name.
    """

    kind: Literal["word", "quote", "field", "minus", "open", "close", "and", "or", "not"]
    text: str
    start: int
    end: int
    suffix: str = ""
    field: SearchField = ""


@cache
def _quotation() -> re.Pattern[str]:
    """Pattern of a quotation; single marks count only around whole words, since "O'Neil" has none."""
    double, single = re.escape(DOUBLE_QUOTES), re.escape(_SINGLE_QUOTES)
    return re.compile(
        rf"[{double}](?P<double>[^{double}]*)[{double}]"
        rf"|(?<!\w)[{single}](?=\w)(?P<single>[^{single}{double}()]*)[{single}](?!\w)"
    )


@cache
def _chunk() -> re.Pattern[str]:
    """Pattern of a stretch without white space, parentheses, double quotes, stars and tildes."""
    return re.compile(rf"[^\s()*~{re.escape(DOUBLE_QUOTES)}]+")


@cache
def _unknown_field() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d]+:(?=[\w{re.escape(DOUBLE_QUOTES)}(])")


_DISTANCE = r"~[0-9]*(?![\w~*])"
_SUFFIX_OF_WORD = re.compile(rf"\*(?![\w*])|(?<!\d){_DISTANCE}")  # "10~20" is no misspelt number
_SUFFIX_OF_QUOTE = re.compile(_DISTANCE)


class Lexer:
    """Reads one text; `tokens` and `notes` are its result."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.notes: list[Note] = []
        self._folded = fold(text)
        self._syllable_starts = {start for start, _ in syllables(text)}
        self._unit_at = {place: unit.end for unit in find_units(text) for place in range(unit.start, unit.end)}
        place = 0
        while place < len(text):
            place = self._step(place)

    def _step(self, place: int) -> int:
        """Read what stands at a place and return the place behind it."""
        if self.text[place].isspace():
            return place + 1
        return self._field_name(place) or self._quote(place) or self._sign(place) or self._word(place)

    def _sign(self, place: int) -> int:
        """Read a parenthesis, a minus or a sign that belongs to nothing; 0 when none stands here."""
        char = self.text[place]
        if char in "()":
            return self._emit(Token("open" if char == "(" else "close", char, place, place + 1))
        if code := _ALONE.get(char):
            return self._skip(code, place)
        return self._emit(Token("minus", char, place, place + 1)) if self._negates(place) else 0

    def _emit(self, token: Token) -> int:
        self.tokens.append(token)
        return token.end

    def _skip(self, code: NoteCode, start: int, end: int = 0) -> int:
        self.notes.append(note(code, self.text, start, end or start + 1))
        return end or start + 1

    def _holds_word(self, start: int, end: int) -> bool:
        return any(place in self._syllable_starts for place in range(start, end))

    def _begins(self, place: int) -> bool:
        """Whether no word goes on at a place."""
        return place == 0 or not self.text[place - 1].isalnum()

    def _field_name(self, place: int) -> int:
        """Read a field name, if one stands here; 0 otherwise."""
        found = field_pattern().match(self._folded, place) if self._begins(place) else None
        if found is None or self.text.startswith("//", found.end()):
            return 0
        name = self.text[place : found.end() - 1]
        value = len(self.text) - len(self.text[found.end() :].lstrip())
        # "người: điềm" is a field; a heading such as "Nguồn: Báo Nhân Dân", or "nhiều người: ông A", is words.
        asks = value == found.end() or (name.islower() and not self.text[:place].strip())
        if value == len(self.text) or not asks:
            self.notes.append(note("field_empty", self.text, place, found.end()))
            return self._emit(Token("word", name, place, found.end() - 1))
        return self._emit(Token("field", name, place, value, field=field_named(name)))

    def _quote(self, place: int) -> int:
        """Read a quotation, if one stands here; 0 otherwise."""
        found = _quotation().match(self.text, place)
        if found is None:
            return 0
        inner = found.lastgroup or ""
        if not self._holds_word(*found.span(inner)):
            return self._skip("quote_empty", place, found.end())
        return self._emit(self._with_suffix(Token("quote", found[inner], place, found.end()), _SUFFIX_OF_QUOTE))

    def _negates(self, place: int) -> bool:
        """Whether a minus stands before a word to leave out, and not in "02 -NQ/ThU", "2019 -2020" or "HCSN - DN"."""
        if self.text[place] not in _MINUS or place in self._unit_at:
            return False
        before, after = self.text[:place].rstrip(), self.text[place + 1 : place + 2]
        if before and self.text[place - 1] not in "( \t\n":
            return False
        if after.isdigit() and before[-1:].isdigit():
            return False
        return after.isalnum() or bool(_quotation().match(self.text, place + 1)) or after == "("

    def _word(self, place: int) -> int:
        found = _chunk().match(self.text, place)
        end = found.end() if found else place + 1
        # A unit may hold spaces and signs: "02 -NQ/ThU" is one word.
        while self._unit_at.get(end - 1, end) > end:
            more = _chunk().match(self.text, self._unit_at[end - 1])
            end = more.end() if more else self._unit_at[end - 1]
        if not self._holds_word(place, end):
            return end
        if unknown := _unknown_field().match(self.text, place):
            self.notes.append(note("field_unknown", self.text, place, unknown.end() - 1))
        return self._emit(self._with_suffix(Token("word", self.text[place:end], place, end), _SUFFIX_OF_WORD))

    def _with_suffix(self, token: Token, pattern: re.Pattern[str]) -> Token:
        found = pattern.match(self.text, token.end)
        # "xong.*" has no word directly before the star.
        if found is None or (token.kind == "word" and not token.text[-1].isalnum()):
            return token
        return replace(token, end=found.end(), suffix=found.group())


def partnered(tokens: Sequence[Token], text: str, *, deepest: int) -> tuple[list[Token], list[Note]]:
    """Drop parentheses without partner, without content or nested too deep, each with a note.

    Args:
        tokens: all tokens of the text.
        text: the query text.
        deepest: how many may be nested.
    """
    whole, lonely = _in_pairs(tokens)
    notes = [note("group_open", text, token.start, token.end) for token in lonely]
    kept: list[Token] = []
    opened: list[int] = []
    for token in whole:
        if token.kind == "open":
            opened.append(len(kept))
        elif token.kind == "close":
            place = opened.pop()
            if place == len(kept) - 1:
                notes.append(note("group_empty", text, kept.pop().start, token.end))
                continue
            if len(opened) >= deepest:
                notes += [note("group_deep", text, each.start, each.end) for each in (kept.pop(place), token)]
                continue
        kept.append(token)
    return kept, notes


def _in_pairs(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Tell the tokens apart from parentheses without partner."""
    opened: list[int] = []
    lonely: set[int] = set()
    for number, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(number)
        elif token.kind == "close" and opened:
            opened.pop()
        elif token.kind == "close":
            lonely.add(number)
    lonely.update(opened)
    whole = [token for number, token in enumerate(tokens) if number not in lonely]
    return whole, [tokens[number] for number in sorted(lonely)]
