"""The postings of several items in one view of one segment, looked for together.

NumPy takes about as long for a few numbers as for a few hundred, so what is asked of one item is asked of all at once,
unless there is much of it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import run_lengths
from indexer.engine.whoosh.rows import BitRow
from indexer.engine.whoosh.segment import Inverted
from indexer.engine.whoosh.standing import Part
from indexer.engine.whoosh.stretch import Listed, Stretch, looked_through
from indexer.engine.whoosh.wanted import Local, Wanted

Asked = Sequence[tuple[int, Stretch]]
"""Stretches of one view of one segment, each with the place of its item among all items; ascending."""
Columns = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""The row of each posting, postings, and their documents in the segment; row after row, in each ascending."""

_TOGETHER = 1 << 16
"""Up to so many bits are looked at together: what is made in between stays in the processor's cache."""


def find_together(asked: Asked, wanted: Wanted) -> list[Part]:
    """The postings of some stretches, at least one, each with postings, in wanted documents: in one part, if few."""
    inverted, base = asked[0][1].inverted, asked[0][1].base
    local = wanted.within(base, inverted.size)
    bits = [(place, row) for place, stretch in asked for row in stretch.bits]
    listed = [(place, each) for place, stretch in asked for each in stretch.listed]
    step = max(1, _TOGETHER // max(1, len(local.documents)))
    pieces = [bits[first : first + step] for first in range(0, len(bits), step)]
    rows = [np.array([(place, row.row % len(inverted.fields)) for place, row in piece]).T for piece in pieces]
    found = [_in_bits(inverted, [row for _, row in piece], local) for piece in pieces]
    if listed:
        own = _side_by_side([each.rows for _, each in listed])
        items = np.array([place for place, _ in listed]).repeat([each.rows.shape[1] for _, each in listed])
        rows.append(np.array((items, own[2])))
        found.append(_in_lists(inverted, [each for _, each in listed], own, local))
    if found[1:] and not found[2:]:
        first, second = found
        which = np.concatenate((first[0], second[0] + rows[0].shape[1]))
        found = [(which, np.concatenate((first[1], second[1])), np.concatenate((first[2], second[2])))]
        rows = [_side_by_side(rows)]
    return [
        Part(inverted, table, which, postings, documents + base if base else documents)
        for table, (which, postings, documents) in zip(rows, found, strict=True)
    ]


def _side_by_side(rows: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(rows, axis=1) if rows[1:] else rows[0]


def _in_bits(inverted: Inverted, rows: Sequence[BitRow], wanted: Local) -> Columns:
    if not rows[1:] and rows[0].postings < len(wanted.documents):
        postings, documents = rows[0].find(wanted)
        return np.zeros(len(postings), np.int64), postings, documents
    return inverted.documents.find(rows, wanted)


def _in_lists(inverted: Inverted, listed: Sequence[Listed], rows: NDArray[np.int64], wanted: Local) -> Columns:
    runs = [run for each in listed for run in each.runs]
    places, documents = looked_through(inverted.documents, runs, wanted.flags)
    sizes, lasts, _ = rows
    ends = sizes.cumsum()
    counts = run_lengths(places.searchsorted(ends))
    which = np.arange(len(ends)).repeat(counts)
    return which, places + (lasts - ends).repeat(counts), documents
