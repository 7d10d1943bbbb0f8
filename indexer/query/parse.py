"""Parse the query language. No string is an error: what cannot be read is words, with a note.

    query    = either
    either   = both { ("HOẶC" | "OR") both }                 "a b HOẶC c d" is (a b) or (c d)
    both     = unary { [ "VÀ" | "AND" ] unary }
    unary    = "-" primary
             | ("KHÔNG" | "NOT") ( words | unary )           the whole run of words after it is one phrase
             | primary
    primary  = "(" either ")" | [ field ":" ] value
    value    = "(" either ")" | quotation [ "~" distance ] | word [ "*" | "~" [ distance ] ]
    quotation= words between any quotation marks; each may end in "*"
    field    = a facet or one of its aliases, title, date, in `fields.field_names`

Operators: see `operators`. A minus excludes when it stands before a word and after a space. The values of date, year
and month are read by `dates.read_dates`. The meaning of each form, with examples: `examples.EXAMPLES`.
"""

from dataclasses import dataclass, field

from indexer import config
from indexer.clean import clean
from indexer.normalise import fold
from indexer.query.dates import Period, read_dates
from indexer.query.fields import DATE_FIELDS
from indexer.query.lexer import Lexer, Token, partnered
from indexer.query.notes import Note, note, tidied
from indexer.query.operators import with_operators
from indexer.query.syntax import (
    Conjunction,
    DateRange,
    Disjunction,
    Negation,
    ParsedQuery,
    Quotation,
    SearchField,
    SimilarWord,
    Syntax,
    Words,
    WordStart,
)
from indexer.syllables import syllables
from indexer.units import find_units

MAX_MARKS = 3
"""Combining marks that one letter may have in a query that is still read whole."""

WITHIN = 10
MAX_WITHIN = 100
"""Words between those of a quotation with "~": when no number is given, and at most."""
MAX_DISTANCE = 2


def parse(text: str) -> ParsedQuery:
    """Parse a query text.

    Args:
        text: any string of any length, as typed: empty, control characters, lone surrogates.

    Returns:
        What it asks, with notes; never an error. Nothing but white space is an empty conjunction without notes.
    """
    typed = text.rstrip()
    readable = typed[: config.MAX_QUERY_CHARACTERS * (1 + MAX_MARKS)]
    whole = clean(readable)
    kept = _cut(whole)
    notes: list[Note] = []
    if len(kept) < len(whole) or len(readable) < len(typed):
        notes.append(note("cut", kept, len(kept), len(kept)))
    lexer = Lexer(kept)
    tokens, unpartnered = partnered(lexer.tokens, kept, deepest=config.MAX_QUERY_DEPTH)
    tokens, misplaced = with_operators(tokens, kept)
    parser = _Parser(kept, tokens)
    root = parser.either("")
    notes += [*lexer.notes, *unpartnered, *misplaced, *parser.notes]
    silent = root == Conjunction(()) and bool(kept.strip())
    last = (note("no_words", kept, 0, len(kept)),) if silent else ()
    return ParsedQuery(kept, root, (*tidied(notes, kept), *last))


def _cut(text: str) -> str:
    """Cut a text at the limits, never inside a syllable."""
    spans = syllables(text)
    limit = config.MAX_QUERY_CHARACTERS
    if len(spans) > config.MAX_QUERY_SYLLABLES:
        limit = min(limit, spans[config.MAX_QUERY_SYLLABLES - 1][1])
    if len(text) <= limit:
        return text
    cut_through = [start for start, end in spans if start < limit < end]
    # A single run of letters longer than the limit is cut all the same.
    return text[: cut_through[0] if cut_through and cut_through[0] else limit]


@dataclass(slots=True)
class _Parser:
    """A recursive-descent parser; the depth of its recursion is bounded by that of the parentheses."""

    text: str
    tokens: list[Token]
    place: int = 0
    notes: list[Note] = field(default_factory=list)
    open_words: int = 0

    @property
    def _kind(self) -> str:
        return self.tokens[self.place].kind if self.place < len(self.tokens) else ""

    def _take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def either(self, where: SearchField) -> Syntax:
        """Parse alternatives up to the end or a closing parenthesis; an empty conjunction when there is nothing."""
        branches = [self._both(where)]
        while self._kind == "or":
            self._take()
            branches.append(self._both(where))
        asking = tuple(branch for branch in branches if branch != Conjunction(()))
        return Disjunction(asking) if len(asking) > 1 else asking[0] if asking else Conjunction(())

    def _both(self, where: SearchField) -> Syntax:
        nodes: list[Syntax] = []
        while self._kind not in {"", "or", "close"}:
            if self._kind == "and":
                self._take()
            else:
                nodes.append(self._unary(where))
        asking = self._joined([node for node in nodes if node != Conjunction(())])
        return asking[0] if len(asking) == 1 else Conjunction(asking)

    def _joined(self, nodes: list[Syntax]) -> tuple[Syntax, ...]:
        """Join neighbouring words of one field into runs, so that they are analysed as the text they are."""
        joined: list[Syntax] = []
        for node in nodes:
            last = joined[-1] if joined else None
            if isinstance(last, Words) and isinstance(node, Words) and self._is_run(last, node):
                joined[-1] = Words(self.text[last.start : node.end], last.start, node.end, last.field)
            else:
                joined.append(node)
        return tuple(joined)

    def _is_run(self, first: Words, second: Words) -> bool:
        """Whether nothing but spaces and punctuation stands between words of one field."""
        between = self.text[first.end : second.start]
        return first.field == second.field and not any(map(str.isalnum, between))

    def _unary(self, where: SearchField) -> Syntax:
        if self._kind == "not":
            self._take()
            left_out = self._run(where, longest=len(self.tokens)) if self._is_plain_word() else self._unary(where)
            return left_out if left_out == Conjunction(()) else Negation(left_out)
        return self._excluded(where) if self._kind == "minus" else self._primary(where)

    def _excluded(self, where: SearchField) -> Syntax:
        """Parse what stands behind a minus."""
        minus = self._take()
        node: Syntax = Conjunction(())
        if self._follows(minus):
            node = self._run(where, longest=1) if self._is_plain_word() else self._primary(where)
        if node != Conjunction(()):
            return Negation(node)
        self.notes.append(note("minus_alone", self.text, minus.start, minus.end))
        return node

    def _follows(self, token: Token) -> bool:
        """Whether the next token stands directly behind one: what stood between may have been dropped."""
        return self.place < len(self.tokens) and self.tokens[self.place].start == token.end

    def _is_plain_word(self) -> bool:
        return self._kind == "word" and not self.tokens[self.place].suffix

    def _run(self, where: SearchField, *, longest: int) -> Syntax:
        """Parse a run of words to leave out: they are a phrase."""
        first = last = self._take()
        for _ in range(longest - 1):
            if not self._is_plain_word():
                break
            last = self._take()
        return Quotation(self.text[first.start : last.end], first.start, last.end, where)

    def _primary(self, where: SearchField) -> Syntax:
        """Parse one operand; the next token begins one. An empty conjunction when a field has no value."""
        if self._kind == "field":
            name = self._take()
            if self._kind not in {"word", "quote", "open"} or not self._follows(name):
                self.notes.append(note("field_empty", self.text, name.start, name.end))
                return Conjunction(())
            return self._primary(name.field)
        if self._kind == "open":
            self._take()
            node = self.either(where)
            self._take()
            return node
        return self._leaf(self._take(), where)

    def _leaf(self, token: Token, where: SearchField) -> Syntax:
        if where in DATE_FIELDS:
            period = _period(token.text)
            if period is not None and not token.suffix:
                return DateRange(*period, token.start, token.end, where)
            self.notes.append(note("date_unreadable", self.text, token.start, token.end))
            where = ""
        if token.kind == "quote":
            within = self._distance(token, MAX_WITHIN, otherwise=WITHIN) if token.suffix else 0
            return Quotation(token.text, token.start, token.end, where, within)
        if token.suffix:
            self.open_words += 1
            if self.open_words > config.MAX_OPEN_WORDS:
                self.notes.append(note("open_limited", self.text, token.start, token.end))
                return Words(token.text, token.start, token.end, where)
        if token.suffix == "*":
            return WordStart(token.text, token.start, token.end, where)
        if token.suffix:
            distance = self._distance(token, MAX_DISTANCE, otherwise=1)
            return SimilarWord(token.text, token.start, token.end, where, distance)
        return Words(token.text, token.start, token.end, where)

    def _distance(self, token: Token, limit: int, *, otherwise: int) -> int:
        """The number after "~", at most `limit`; `otherwise` when there is none."""
        digits = token.suffix.removeprefix("~")
        if not digits:
            return otherwise
        if int(digits) > limit:
            place = token.end - len(digits)
            self.notes.append(note("distance_limited", self.text, place, token.end, limit=limit))
        return min(int(digits), limit)


def _period(text: str) -> Period | None:
    """Read the value of a date field, also "ngày 15 tháng 11 năm 2022"; None when it is no date."""
    if (period := read_dates(text)) is not None:
        return period
    units = find_units(text)
    if len(units) != 1 or units[0].kind != "date" or text[units[0].end :].strip(" .,;:!?"):
        return None
    announced = fold(text[: units[0].start]).strip() in {"", "ngay", "thang"}
    return read_dates(units[0].key.removeprefix("date:")) if announced else None
