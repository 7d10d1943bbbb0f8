"""What stands before the words of texts: the beginning of a sentence, or what may belong to a title.

Rules look back at nearly every word with a capital; arrays tell for a whole batch where that finds nothing, and which
capitals are worth no look at all.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.extract.evidence import BEFORE_AGES
from indexer.extract.names import PARTICLES, is_syllable
from indexer.extract.tables import fields, openers
from indexer.extract.tokens import ACTS, CAPITAL, GAP, LED, NAME, OPENS, TITLE_END
from indexer.segment import GrowingArray

_BREAKS = frozenset("\n.!?…")
_OPENINGS = frozenset("\"“”‘’'(:;")
_BULLETS = frozenset("-–—•*+")
_JOINING = PARTICLES | BEFORE_AGES
"""What may show that the word before it is a name: "Tân, 18 tuổi"."""
_BREAK, _OPENING, _BULLET, _LEAD, _JOINS, _COMMON = 1, 2, 4, 8, 16, 32
_NEAR = 3
"""Words behind a field or "như" where a name may begin, a full stop and a particle between them."""
_FAR = 8
"""Words behind the end of a title where rules look back for it, over a country, praise, a full stop, a particle."""


class Leads:
    """What words tell of those behind them; they are numbered in the order in which they were added."""

    __slots__ = ("_kinds",)

    def __init__(self) -> None:
        self._kinds = GrowingArray(np.dtype(np.uint8))

    def extend(self, words: Sequence[str], keys: Sequence[str]) -> None:
        """Add words with their keys."""
        leads, common = fields().last_words | {"như"}, openers()
        self._kinds.extend(
            np.array(
                [
                    _kind(word) | _LEAD * (key in leads) | _COMMON * (key in common and _is_plain(word))
                    for word, key in zip(words, keys, strict=True)
                ],
                np.uint8,
            )
        )

    def tell(self, flags: NDArray[np.int32], words: NDArray[np.int64], begins: NDArray[np.bool_]) -> None:
        """Add OPENS, LED and NAME to the flags of words in a row; `begins` is true where a text begins.

        A word may be led by what stands in the text before its own: rules look again.
        """
        kinds = self._kinds.array()[words]
        for places, most in ((np.flatnonzero(flags & TITLE_END), _FAR), (np.flatnonzero(kinds & _LEAD), _NEAR)):
            for ahead in range(1, most + 1):
                flags[places[: np.searchsorted(places, len(flags) - ahead)] + ahead] |= LED
        opens = _opening(kinds, begins)
        flags[opens] |= OPENS
        # Most capitals are those of a word such as "Trong", which nothing makes a name.
        told = np.append(((flags & (CAPITAL | ACTS)) | (kinds & _JOINS))[1:] > 0, False)
        flags[((flags & CAPITAL) > 0) & (told | ~opens | ((kinds & _COMMON) == 0))] |= NAME


def _is_plain(word: str) -> bool:
    return word.istitle() and is_syllable(word)


def _kind(word: str) -> int:
    joins = _JOINS * (word in _JOINING)
    if word in _BREAKS:
        return _BREAK
    if word in _OPENINGS:
        return _OPENING | joins
    return joins | _BULLET * (word in _BULLETS or word[0] == GAP)


def _opening(kinds: NDArray[np.uint8], begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where a capital letter may be due to the place: behind a break, a bracket or a quotation mark.

    Behind bullets and gaps where a break stands before all of them.
    """
    bullet = (kinds & _BULLET) > 0
    breaks = ((kinds & _BREAK) > 0) | (bullet & begins)
    told = np.maximum.accumulate(np.where(~bullet | begins, np.arange(len(kinds)), 0)) if len(kinds) else kinds
    opens = begins.copy()
    opens[1:] |= np.where(bullet, breaks[told], (kinds & (_BREAK | _OPENING)) > 0)[:-1]
    return opens
