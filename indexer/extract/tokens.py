"""The texts of a document as words and punctuation marks with their offsets; rules count in tokens."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.extract.at_hand import AtHand
from indexer.extract.gazetteer import AdminUnit
from indexer.model.document import FieldName

CAPITAL, OPENS, LED, ACTS, TITLE, TITLE_END, FIELD, PLACE_WORD = (1 << bit for bit in range(8))
UNIT_NAME, HEAD, ROLE, KNOWN, WORLD_NAME, WAY, DASH, SUFFIX, STREETS = (1 << bit for bit in range(8, 17))
ABROAD, BOARD, FOREIGN, NEWS, NAME, CITES, LONE = (1 << bit for bit in range(17, 24))
"""What a word is: written with a capital; the first of a sentence; near what may belong to a title before it
(`leads`); the beginning of a deed, or an adverb before one; with the next one the beginning of a title; with the one
before the end of a title or of a head; with the next one the beginning of a field, of words for a place, of the name
of a unit, of the head of an organisation, of an office, of a known name, of a place of the world; a word for a way; a
dash; the last word of a firm; what a list of streets or a section of one may follow, or a place abroad; the board of a
firm; a capital in what is no Vietnamese syllable; what newspapers do; a capital that is more than that of a common word
which opens a sentence (`leads`); with the next one or alone what laws and treaties are cited by; a capital beside no
mark, particle or title (`leads`). Further words may show that it is none after all. The commonest stand first: small
sums are no objects of their own."""
PLACE_NAME = UNIT_NAME | WORLD_NAME
BESIDE = OPENS | LED | ACTS
"""What words tell of names beside them, even where they are blocked."""
_PLACES = (PLACE_WORD, PLACE_NAME, PLACE_WORD | PLACE_NAME, STREETS, ABROAD)
MARKS = (NAME, HEAD | KNOWN, *_PLACES, ROLE, WAY, DASH, SUFFIX, BOARD, FOREIGN, NEWS, CITES)
"""What rules begin with."""

GAP = "\0"
"""A token of these stands for each space of a wide gap but its first and last; no cleaned text has one."""


class Stretch(NamedTuple):
    """Tokens [start, end) of one field."""

    field: FieldName
    start: int
    end: int


# Not frozen: one is made for every document, and a frozen one takes four times as long.
@dataclass(slots=True)
class Tokens:
    """The tokens of a document, or of a block of a long text.

    Words, keys and flags go on with line feeds, in both directions since negative places count from the end: rules look
    some words ahead and back without asking where a text ends.

    Attributes:
        words: as written; punctuation marks and line feeds are tokens of their own.
        keys: keys of words, other tokens as they are.
        starts: code points from the start of the field.
        flags: sums of CAPITAL, HEAD, ...; 0 for plain words.
        stretches: which tokens are those of which field; line feeds part them.
        spots: for each of MARKS the tokens that have one of its flags, as far as they were settled.
        shouted: first token and end of the lines that have no small letter.
        lists: those that rules ask most.
        names: units of the gazetteer by the token where their name begins, as far as they were asked for.
        abroad: the same for the end and the canonical name of places of the world.
        bodies: ends of the organisations inside others by first token and depth, as far as they were asked for.
        fields: ends of known fields by first token, as far as they were asked for.
    """

    words: list[str]
    keys: list[str]
    starts: Sequence[int]
    flags: list[int]
    stretches: Sequence[Stretch]
    spots: Mapping[int, list[int]]
    shouted: list[tuple[int, int]]
    lists: AtHand
    names: dict[int, Sequence[tuple[int, tuple[AdminUnit, ...]]]]
    abroad: dict[int, tuple[int, str] | None]
    bodies: dict[tuple[int, int], int]
    fields: dict[int, int]

    def __len__(self) -> int:
        return len(self.starts)

    def end(self, token: int) -> int:
        """Where a token ends in the field."""
        return self.starts[token] + len(self.words[token])

    def touches_next(self, token: int) -> bool:
        """Whether no space stands between a token and the next one."""
        return token + 1 < len(self.starts) and self.starts[token] + len(self.words[token]) == self.starts[token + 1]

    def at(self, offset: int, stretch: Stretch) -> int:
        """The first token of a field that starts at or after an offset of it."""
        return bisect_left(self.starts, offset, stretch.start, stretch.end)

    def capital(self, token: int) -> bool:
        """Whether a token is a word with a capital letter that means something."""
        return self.flags[token] & CAPITAL != 0

    def settle(self, lost: int = -1) -> None:
        """Take from the spots the tokens that have lost their flags, which were some of `lost`."""
        own = self.flags
        for mark, places in self.spots.items():
            if mark & lost:
                places[:] = [token for token in places if own[token] & mark]

    def opens_sentence(self, token: int) -> bool:
        """Whether a capital letter here may be due to the place alone."""
        return self.flags[token] & OPENS != 0
