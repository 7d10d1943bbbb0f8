"""What stands before the words of texts: the beginning of a sentence, or what may belong to a title.

Rules look back at nearly every word with a capital; arrays tell for a whole batch where that finds nothing.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.extract.tables import fields
from indexer.extract.tokens import GAP, LED, OPENS, TITLE_END
from indexer.segment import GrowingArray

_BREAKS = frozenset("\n.!?…")
_OPENINGS = frozenset("\"“”‘’'(:;")
_BULLETS = frozenset("-–—•*+")
_BREAK, _OPENING, _BULLET, _LEAD = 1, 2, 4, 8
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
        leads = fields().last_words | {"như"}
        self._kinds.extend(
            np.array([_kind(word) | _LEAD * (key in leads) for word, key in zip(words, keys, strict=True)], np.uint8)
        )

    def tell(self, flags: NDArray[np.int32], words: NDArray[np.int64], begins: NDArray[np.bool_]) -> None:
        """Add OPENS and LED to the flags of words in a row; `begins` is true where a text begins.

        A word may be led by what stands in the text before its own: rules look again.
        """
        kinds = self._kinds.array()[words]
        for places, most in ((np.flatnonzero(flags & TITLE_END), _FAR), (np.flatnonzero(kinds & _LEAD), _NEAR)):
            for ahead in range(1, most + 1):
                flags[places[: np.searchsorted(places, len(flags) - ahead)] + ahead] |= LED
        flags[_opening(kinds, begins)] |= OPENS


def _kind(word: str) -> int:
    if word in _BREAKS:
        return _BREAK
    if word in _OPENINGS:
        return _OPENING
    return _BULLET if word in _BULLETS or word[0] == GAP else 0


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
