"""Tokens by id, each with the numbers it brings to the model.

A surface is a token as written. It is interned once; from then on text is arrays of ids.
"""

from string import punctuation
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from indexer.segment.growing import GrowingArray
from indexer.segment.model import DIGIT, NEXT, OWN, PREVIOUS, SHAPES, TITLE, UPPER, SegmentModel

# Beside the shapes of the model: pyvi's rules about tokens that may not be joined.
ALONE, CAPITAL = SHAPES, SHAPES << 1

ROW = np.dtype(
    [
        ("own", np.float64),  # Score of the surface's own features,
        ("next", np.float64),  # what it adds to the score of the next token,
        ("previous", np.float64),  # and to that of the previous one.
        ("syllable", np.int64),  # Id in the dictionary, 0 if it is in no word of it.
        ("length", np.int32),  # Code points.
        ("form", np.uint8),  # Sum of UPPER, TITLE, DIGIT, ALONE, CAPITAL.
    ],
    align=True,
)


class _Ids(dict[str, int]):
    """Ids by surface; asks the table for those it does not have."""

    __slots__ = ("_table",)

    def __init__(self, table: "SurfaceTable") -> None:
        super().__init__()
        self._table = table

    def __missing__(self, surface: str) -> int:
        return self._table.add(surface)


class SurfaceTable:
    """Surfaces in the order in which they came; it only grows.

    Safe for threads: adding and extending take a lock, reading what is there does not.

    Attributes:
        ids: surface to id; asking for a new surface adds it.
        surfaces: id to surface.
    """

    __slots__ = ("_growing", "_lock", "_model", "_rows", "ids", "surfaces")

    def __init__(self, model: SegmentModel) -> None:
        self._model = model
        self._lock = Lock()
        self.ids: dict[str, int] = _Ids(self)
        self.surfaces: list[str] = []
        self._growing = GrowingArray(ROW)
        self._rows = self._growing.array()

    def add(self, surface: str) -> int:
        """Give a surface its id, or return the one it has."""
        with self._lock:
            token_id = self.ids.get(surface, -1)
            if token_id < 0:
                token_id = len(self.surfaces)
                self.surfaces.append(surface)
                self.ids[surface] = token_id
            return token_id

    def rows(self) -> NDArray[np.void]:
        """Return one ROW for each surface by id."""
        if len(self._rows) < len(self.surfaces):
            with self._lock:
                self._growing.extend(_rows(self._model, self.surfaces[len(self._growing) :]))
                self._rows = self._growing.array()
        return self._rows


def _rows(model: SegmentModel, surfaces: list[str]) -> NDArray[np.void]:
    # CRFsuite takes C strings: it sees nothing from a NUL on.
    seen = (surface.lower().partition("\0")[0] for surface in surfaces)
    syllables = np.array([model.syllables.get(syllable, 0) for syllable in seen], dtype=np.int64)
    forms = np.array([_form(surface) for surface in surfaces], dtype=np.uint8)
    weights = model.syllable_weights[syllables] + model.shape_weights[forms & (SHAPES - 1)]
    rows = np.zeros(len(surfaces), dtype=ROW)
    rows["own"], rows["next"], rows["previous"] = weights[:, OWN], weights[:, NEXT], weights[:, PREVIOUS]
    rows["syllable"] = np.where(syllables < model.dictionary.width, syllables, 0)
    rows["length"] = [len(surface) for surface in surfaces]
    rows["form"] = forms
    return rows


def _form(surface: str) -> int:
    """Return the shape of a surface and pyvi's joining rules for it as bits.

    "May not be joined" is a substring test in pyvi, so "->" is free to be joined and "*+" would not be.
    """
    if surface.islower() and surface.isalpha():
        return 0
    form = UPPER * surface.isupper() + TITLE * surface.istitle() + DIGIT * surface.isdigit()
    form += ALONE * (surface in punctuation or surface[0].isdigit())
    return form + CAPITAL * surface[0].istitle()
