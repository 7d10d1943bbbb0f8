"""What stands before the words of texts: the beginning of a sentence, or what may belong to a title.

Rules look back at nearly every word with a capital; arrays tell for a whole batch where that finds nothing, and which
capitals are worth no look at all.
"""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.extract.at_hand import at_hand
from indexer.extract.evidence import BEFORE_AGES
from indexer.extract.names import PARTICLES, is_syllable
from indexer.extract.tables import fields, openers
from indexer.extract.tokens import ACTS, CAPITAL, GAP, LED, LONE, NAME, OPENS, TITLE_END
from indexer.segment import GrowingArray

_BREAKS = frozenset("\n.!?…")
_OPENINGS = frozenset("\"“”‘’'(:;")
_BULLETS = frozenset("-–—•*+")
_JOINING = PARTICLES | BEFORE_AGES
"""What may show that the word before it is a name: "Tân, 18 tuổi"."""
_BRIDGES = PARTICLES | {".", "“", '"', ":"}
"""What may stand between a title and a name: "TS. | Mẫu", "ảnh: | Mẫu", "GS. von | Mẫu"."""
_MOST_BRIDGES = 2
_MIDDLES = frozenset({"văn", "thị"})
"""Small words inside a name: "Nguyễn | văn Mẫu"."""
_BREAK, _OPENING, _BULLET, _LEAD, _JOINS, _COMMON, _MARK, _BRIDGE, _MIDDLE, _END = (1 << bit for bit in range(10))
_FAR = 8
"""Words behind the end of a title where rules look back for it, over a country or praise."""
_Cell = TypeVar("_Cell", bound=np.generic)


class Leads:
    """What words tell of those behind them; they are numbered in the order in which they were added."""

    __slots__ = ("_kinds",)

    def __init__(self) -> None:
        self._kinds = GrowingArray(np.dtype(np.uint16))

    def extend(self, words: Sequence[str], keys: Sequence[str]) -> None:
        """Add words with their keys."""
        leads, common, ends = fields().last_words | {"như"}, openers(), at_hand().ends_of_titles
        self._kinds.extend(
            np.array(
                [
                    _kind(word)
                    | _LEAD * (key in leads)
                    | _END * (key in ends)
                    | _COMMON * (key in common and _is_plain(word))
                    for word, key in zip(words, keys, strict=True)
                ],
                np.uint16,
            )
        )

    def tell(self, flags: NDArray[np.int32], words: NDArray[np.int64], begins: NDArray[np.bool_]) -> None:
        """Add OPENS, LED, NAME and LONE to the flags of words in a row; `begins` is true where a text begins.

        A word may be led by what stands in the text before its own: rules look again.
        """
        kinds = self._kinds.array()[words]
        # A product adds a flag where it is told in a tenth of the time of picking those words out.
        flags |= np.int32(LED) * _led(flags, kinds)
        opens = _opening(kinds, begins)
        flags |= np.int32(OPENS) * opens
        capital = (flags & CAPITAL) > 0
        # Most capitals are those of a word such as "Trong", which nothing makes a name.
        told = np.append(((flags & (CAPITAL | ACTS)) | (kinds & _JOINS))[1:] > 0, False)
        flags |= np.int32(NAME) * (capital & (told | ~opens | ((kinds & _COMMON) == 0)))
        joined = np.append((kinds & _JOINS)[1:] > 0, False) | (_before(kinds & (_BRIDGE | _END), 0) > 0)
        flags |= np.int32(LONE) * (capital & ~joined)


def _is_plain(word: str) -> bool:
    return word.istitle() and is_syllable(word)


def _kind(word: str) -> int:
    told = _JOINS * (word in _JOINING) | _BRIDGE * (word in _BRIDGES) | _MIDDLE * (word in _MIDDLES)
    if word[0].isalnum():
        return told
    # A little picture parts sentences as a mark does: "👉 Áo len".
    opening = word in _OPENINGS or unicodedata.category(word[0]) == "So"
    place = _BREAK if word in _BREAKS else _OPENING if opening else 0
    return told | _MARK | (place or _BULLET * (word in _BULLETS or word[0] == GAP))


def _led(flags: NDArray[np.int32], kinds: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Which words may be led: right behind the end of a title, a field or "như", or over a mark or a particle.

    Before a run of words others may stand between.
    """
    places = np.arange(len(kinds), dtype=np.int32)
    ends, marks = (
        _before(np.maximum.accumulate(np.where(told, places, -_FAR)), -_FAR)
        for told in ((flags & TITLE_END) > 0, (kinds & _MARK) > 0)
    )
    near = (places - ends <= _FAR) & (ends > marks)
    runs = ((flags & CAPITAL) | (kinds & _MIDDLE)) > 0
    direct = (ends == places - 1) | (_before(kinds & _LEAD, 0) > 0)
    led: NDArray[np.bool_] = direct | (near & np.append(runs[1:], False))
    bridged, over = _before((kinds & _BRIDGE) > 0, 0), near | direct
    for _ in range(_MOST_BRIDGES):
        over = bridged & _before(over, 0)
        led |= over
    return led


def _before(row: NDArray[_Cell], first: int) -> NDArray[_Cell]:
    """What stands before each place of a row, `first` before its first."""
    return np.append(np.array([first], row.dtype), row)[:-1]


def _opening(kinds: NDArray[np.uint16], begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where a capital letter may be due to the place: behind a break, a bracket or a quotation mark.

    Behind bullets and gaps where a break stands before all of them.
    """
    bullet = (kinds & _BULLET) > 0
    breaks = ((kinds & _BREAK) > 0) | (bullet & begins)
    told = np.maximum.accumulate(np.where(~bullet | begins, np.arange(len(kinds)), 0)) if len(kinds) else kinds
    opens = begins.copy()
    opens[1:] |= np.where(bullet, breaks[told], (kinds & (_BREAK | _OPENING)) > 0)[:-1]
    return opens
