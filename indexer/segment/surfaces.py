"""Tokens by id, each with the numbers it brings to the model.

A surface is a token as written. It is interned once; from then on text is arrays of ids.
"""

from array import array
from dataclasses import dataclass
from string import punctuation
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from indexer.segment.model import DIGIT, NEXT, OWN, PREVIOUS, SHAPES, TITLE, UPPER, SegmentModel

# Beside the shapes of the model: pyvi's rules about tokens that may not be joined.
ALONE, CAPITAL = SHAPES, SHAPES << 1
_FIRST_CAPACITY = 1 << 14


@dataclass(frozen=True, slots=True)
class Columns:
    """One row per surface.

    Attributes:
        own: score of the surface's own features.
        next: what it adds to the score of the next token.
        previous: what it adds to the score of the previous token.
        syllable: id in the dictionary, 0 if it is in no word of it.
        form: sum of UPPER, TITLE, DIGIT, ALONE, CAPITAL.
    """

    own: NDArray[np.float64]
    next: NDArray[np.float64]
    previous: NDArray[np.float64]
    syllable: NDArray[np.int64]
    form: NDArray[np.uint8]


class _Ids(dict[str, int]):
    """Ids by surface; asks the table for those it does not have."""

    __slots__ = ("_table",)

    def __init__(self, table: "SurfaceTable") -> None:
        super().__init__()
        self._table = table

    def __missing__(self, surface: str) -> int:
        return self._table.add(surface)


class SurfaceTable:
    """Surfaces of one process, in the order in which they came; it only grows.

    Safe for threads: adding and extending take a lock, reading what is there does not.

    Attributes:
        ids: surface to id; asking for a new surface adds it.
        surfaces: id to surface.
    """

    __slots__ = ("_columns", "_forms", "_known", "_lock", "_model", "_rows", "ids", "surfaces")

    def __init__(self, model: SegmentModel) -> None:
        self._model = model
        self._lock = Lock()
        self.ids: dict[str, int] = _Ids(self)
        self.surfaces: list[str] = []
        self._rows = array("i")
        self._forms = array("B")
        self._known = 0
        self._columns = _empty_columns(_FIRST_CAPACITY)

    def add(self, surface: str) -> int:
        """Give a surface its id, or return the one it has."""
        with self._lock:
            token_id = self.ids.get(surface, -1)
            if token_id < 0:
                # CRFsuite takes C strings: it sees nothing from a NUL on.
                row = self._model.syllables.get(surface.lower().partition("\0")[0], 0)
                self._rows.append(row)
                self._forms.append(_form(surface))
                self.surfaces.append(surface)
                token_id = len(self.surfaces) - 1
                self.ids[surface] = token_id
            return token_id

    def columns(self) -> Columns:
        """Return the rows of all surfaces; the arrays may be longer than there are surfaces."""
        if self._known < len(self.surfaces):
            with self._lock:
                self._extend()
        return self._columns

    def _extend(self) -> None:
        """Compute the rows of the surfaces that came since the last time."""
        start, end = self._known, len(self.surfaces)
        rows = np.array(self._rows[start:end], dtype=np.int64)
        forms = np.array(self._forms[start:end], dtype=np.uint8)
        weights = self._model.syllable_weights[rows] + self._model.shape_weights[forms & (SHAPES - 1)]
        old = self._columns
        new = old if end <= len(old.form) else _grown(old, start, max(end, 2 * len(old.form)))
        new.own[start:end] = weights[:, OWN]
        new.next[start:end] = weights[:, NEXT]
        new.previous[start:end] = weights[:, PREVIOUS]
        new.syllable[start:end] = np.where(rows < self._model.dictionary.width, rows, 0)
        new.form[start:end] = forms
        self._columns = new
        self._known = end


def _form(surface: str) -> int:
    """Return the shape of a surface and pyvi's joining rules for it as bits.

    "May not be joined" is a substring test in pyvi, so "->" is free to be joined and "*+" would not be.
    """
    form = UPPER * surface.isupper() + TITLE * surface.istitle() + DIGIT * surface.isdigit()
    form += ALONE * (surface in punctuation or surface[0].isdigit())
    return form + CAPITAL * surface[0].istitle()


def _empty_columns(capacity: int) -> Columns:
    own, following, previous = np.zeros((3, capacity))
    return Columns(own, following, previous, np.zeros(capacity, dtype=np.int64), np.zeros(capacity, dtype=np.uint8))


def _grown(old: Columns, known: int, capacity: int) -> Columns:
    """Return a copy with room for more rows; readers keep the old one."""
    new = _empty_columns(capacity)
    new.own[:known] = old.own[:known]
    new.next[:known] = old.next[:known]
    new.previous[:known] = old.previous[:known]
    new.syllable[:known] = old.syllable[:known]
    new.form[:known] = old.form[:known]
    return new
