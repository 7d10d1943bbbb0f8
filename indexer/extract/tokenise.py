"""Texts -> tokens, a batch at a time: every different chunk is analysed once, the rest is look-ups in arrays."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from itertools import islice, pairwise
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.extract.at_hand import at_hand
from indexer.extract.flags import Flags
from indexer.extract.tables import key_of
from indexer.extract.tokens import CITES, GAP, MARKS, Stretch, Tokens
from indexer.model.document import Document, FieldName
from indexer.segment import FoundTokens, GrowingArray, TokenTable, tokens_per_chunk

BLOCK = 1 << 16
"""Characters that are looked at together; a longer text is cut at line ends, else at spaces."""

_TOGETHER = 512
"""Short texts in one pass: enough for array work."""
_MOST_CHUNKS = 300_000
"""Bound of the table, about 100 MiB; ten million syllables of news have half as many different chunks."""
_LOUD, _SMALL, _BREAK = 1, 2, 4
"""Forms of tokens: a word in capitals; one with a small letter; a line feed."""
_FEW = 2
_BEYOND = "\n" * 8
_PLAIN = bytes(len(_BEYOND))
"""Words behind the last one and their flags, as many as any rule looks ahead or back unasked."""
_ANY_MARK = reduce(or_, MARKS)

_PARTING = " \n\n"
"""What stands between the fields of a document: no phrase goes across it, and nothing touches it."""
READING_ORDER: tuple[FieldName, ...] = ("body", "caption", "title")
"""The body introduces the short names that the title may use."""

DocumentTokens = tuple[Tokens, ...] | Iterator[Tokens]
"""The tokens of a document, its fields in reading order; a long one is cut while it is gone over, once."""


def may_cite(tokens: DocumentTokens) -> bool:
    """Whether a law, a treaty or a resolution may be cited by words; what is not cut yet may always."""
    return not isinstance(tokens, tuple) or any(block.spots[CITES] for block in tokens)


class Tokeniser:
    """Cuts documents into tokens with a table that grows with the vocabulary; one thread at a time."""

    def __init__(self) -> None:
        self._words = _Words()

    def tokens(self, documents: Sequence[Document]) -> list[DocumentTokens]:
        """Cut the texts of documents, some hundred at a time."""
        if len(self._words) > _MOST_CHUNKS:
            self._words = _Words()
        found: list[DocumentTokens] = [()] * len(documents)
        short: list[tuple[int, Sequence[_Piece]]] = []
        for number, document in enumerate(documents):
            pieces = [_Piece(field, 0, text) for field in READING_ORDER if (text := document.text_of(field))]
            if sum(len(piece.text) for piece in pieces) > BLOCK:
                found[number] = _one_by_one(pieces, self._words)
            elif pieces:
                short.append((number, pieces))
        for first in range(0, len(short), _TOGETHER):
            together = short[first : first + _TOGETHER]
            blocks = _cut([pieces for _, pieces in together], self._words)
            for (number, _), tokens in zip(together, blocks, strict=True):
                found[number] = (tokens,)
        return found


class _Piece(NamedTuple):
    """A stretch of a field: its text and where it begins there."""

    field: FieldName
    start: int
    text: str


def _one_by_one(pieces: Sequence[_Piece], table: "_Words") -> Iterator[Tokens]:
    """The blocks of a long document: the next is cut when the rules have gone over the one before."""
    for field, _, text in pieces:
        for start, end in _blocks(text):
            yield from _cut([[_Piece(field, start, text[start:end])]], table)


def _marked(text: str) -> str:
    """Mark the gaps that part columns; a doubled space is a slip of the hand."""
    return _wide().sub(lambda gap: f" {GAP * (len(gap.group()) - 2)} ", text) if "   " in text else text


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(" {3,}")


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > BLOCK:
        cut = max(text.rfind("\n", start, start + BLOCK), text.rfind(". ", start, start + BLOCK)) + 1
        cut = cut or text.rfind(" ", start, start + BLOCK) + 1
        end = cut if cut > start else start + BLOCK
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _cut(blocks: Sequence[Sequence[_Piece]], table: "_Words") -> Iterator[Tokens]:
    """The tokens of some blocks, in one pass over all of them."""
    found = table.find([_marked(_PARTING.join(piece.text for piece in pieces)) for pieces in blocks])
    ends = np.cumsum(found.counts)
    flags = table.flags.of(found.ids, ends)
    lines = _parted(_shouted_lines(table.forms.array()[found.ids], ends), ends)
    marked = np.flatnonzero(flags & _ANY_MARK)
    own = flags[marked]
    spots = zip(*(_parted(marked[(own & mark) > 0], ends) for mark in MARKS), strict=True)
    starts, bounds = _in_fields(found, blocks)
    columns = ((table.words.array()[found.ids], _BEYOND), (table.keys.array()[found.ids], _BEYOND), (flags, _PLAIN))
    # Few are asked for: no list of them is made.
    places, lists = starts.data, at_hand()
    first = 0
    for pieces, end, some_spots, some_lines in zip(blocks, ends.tolist(), spots, lines, strict=True):
        # Part by part: every object is touched once.
        words, keys, some_flags = [[*column[first:end].tolist(), *pad] for column, pad in columns]
        pairs = [(begin, last + 1) for begin, last in zip(some_lines[::2], some_lines[1::2], strict=True)]
        by_mark = dict(zip(MARKS, some_spots, strict=True))
        stretches = [Stretch(piece.field, next(bounds) - first, next(bounds) - first) for piece in pieces]
        yield Tokens(words, keys, places[first:end], some_flags, stretches, by_mark, pairs, lists, {}, {}, {}, {})
        first = end


def _in_fields(found: FoundTokens, blocks: Sequence[Sequence[_Piece]]) -> tuple[NDArray[np.int64], Iterator[int]]:
    """Where tokens start in their fields; first token and end of every piece, one after another."""
    pieces = [piece for block in blocks for piece in block]
    lengths = np.array([len(piece.text) for piece in pieces], np.int64)
    gaps = np.full(len(pieces), len(_PARTING), np.int64)
    gaps[np.cumsum([len(block) for block in blocks]) - 1] = 1
    ends = np.cumsum(lengths + gaps) - gaps
    firsts = np.searchsorted(found.starts, ends - lengths)
    moved = np.array([piece.start for piece in pieces], np.int64) - (ends - lengths)
    starts = found.starts + np.repeat(moved, np.diff(firsts, append=len(found.starts)))
    return starts, iter(np.column_stack((firsts, np.searchsorted(found.starts, ends))).ravel().tolist())


def _parted(places: NDArray[np.int64], ends: NDArray[np.int64]) -> list[list[int]]:
    """Cut a row of ascending places into those of each block, counted from its start."""
    bounds = np.searchsorted(places, ends)
    firsts = np.concatenate(([0], ends))[:-1]
    row = (places - np.repeat(firsts, np.diff(bounds, prepend=0))).tolist()
    return [row[start:end] for start, end in pairwise([0, *bounds.tolist()])]


def _shouted_lines(forms: NDArray[np.uint8], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """First and last word of the lines of some blocks that have no small letter and more than two words, in a row."""
    bounds = np.union1d(np.concatenate(([0], ends)), np.flatnonzero(forms == _BREAK) + 1)
    loud, small = (np.concatenate(([0], np.cumsum((forms & form) > 0))) for form in (_LOUD, _SMALL))
    shouted = (np.diff(loud[bounds]) > _FEW) & (np.diff(small[bounds]) == 0)
    lasts = bounds[1:][shouted] - 1
    return np.column_stack((bounds[:-1][shouted], lasts - (forms[lasts] == _BREAK))).ravel()


@cache
def _token() -> re.Pattern[str]:
    # Roads by number (QL1A is "QL" and "1A"), joined abbreviations (GD&ĐT, LĐ-TB&XH), "đ/c", "T.Ư", words with an
    # apostrophe inside (M'Drắk), marks.
    return re.compile(
        r"(?:QL|TL|ĐT|HL)(?=[0-9]{1,3}[A-Z]?(?!\w))|[A-ZĐ]+(?:[&-][A-ZĐ]{1,5})+(?!\w)|[Đđ]/[Cc]\b|T\.[ƯW]\b|[^\W_]+(?:['’][^\W\d_]+)*|\0+|[^\w\s]|_|\n"
    )


class _Words:
    """Every different token met so far, by number: as written, its key, flags, form and length."""

    def __init__(self) -> None:
        self._table = TokenTable(self._encode_all)
        self._numbers: dict[str, int] = {}
        self.words = GrowingArray(np.dtype(np.object_))
        self.keys = GrowingArray(np.dtype(np.object_))
        self.flags = Flags()
        self.forms = GrowingArray(np.dtype(np.uint8))
        self._lengths = GrowingArray(np.dtype(np.int64))

    def __len__(self) -> int:
        return len(self._table)

    def find(self, texts: Sequence[str]) -> FoundTokens:
        """Number the tokens of texts; the columns have a row for each number then."""
        return self._table.find(texts, self._learnt)

    def _encode_all(self, chunks: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        numbers = self._numbers
        # In one piece: a pattern takes as long to start as to pass over some words.
        words = _token().findall(" ".join(chunks))
        ids = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)
        return ids, tokens_per_chunk(words, chunks)

    def _learnt(self) -> NDArray[np.int64]:
        """Fill the columns up to the last number; return the lengths."""
        new = list(islice(self._numbers, len(self.words), None))
        if new:
            keys = list(map(key_of, new))
            self.words.extend(np.array(new, np.object_))
            self.keys.extend(np.array(keys, np.object_))
            self.flags.extend(new, keys)
            self.forms.extend(np.array(list(map(_form, new)), np.uint8))
            self._lengths.extend(np.array(list(map(len, new)), np.int64))
        return self._lengths.array()


def _form(word: str) -> int:
    if word == "\n":
        return _BREAK
    if word[0].isalpha() and word.isupper():
        return _LOUD
    return _SMALL if word[0].isalpha() or any(map(str.islower, word)) else 0
