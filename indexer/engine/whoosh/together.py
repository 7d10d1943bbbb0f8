"""The postings of several items in one view of one segment, looked for together.

NumPy takes about as long for a few numbers as for a few hundred, so what is asked of one item is asked of all at once,
unless there is much of it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.rows import BitRow
from indexer.engine.whoosh.segment import Inverted
from indexer.engine.whoosh.standing import Part
from indexer.engine.whoosh.stretch import Listed, Stretch, looked_through
from indexer.engine.whoosh.wanted import Local, Wanted

Asked = Sequence[tuple[int, Stretch]]
"""Stretches of one view of one segment, each with the place of its item among all items; ascending."""
Columns = tuple[NDArray[np.int64], ...]
"""Items, fields, postings and their documents in the segment, see `Part`."""

_TOGETHER = 1 << 16
"""Up to so many postings and bits are looked at together: what is made in between stays in the processor's cache."""


def find_together(asked: Asked, wanted: Wanted) -> Part:
    """The postings of some stretches, at least one, each with postings, in wanted documents."""
    inverted, base = asked[0][1].inverted, asked[0][1].base
    local = wanted.within(base, inverted.size)
    bits = [(place, row) for place, stretch in asked for row in stretch.bits]
    step = max(1, _TOGETHER // max(1, len(local.documents)))
    found = [_in_bits(inverted, bits[first : first + step], local) for first in range(0, len(bits), step)]
    listed = [(place, each) for place, stretch in asked for each in stretch.listed]
    if sum(each.read for _, each in listed) > _TOGETHER:
        found += [_in_list(place, each, local) for place, each in listed]
    elif listed:
        found.append(_in_lists(listed, local))
    items, fields, postings, documents = map(np.concatenate, zip(*found, strict=True)) if found[1:] else found[0]
    part = Part(inverted, items, fields, postings, documents + base if base else documents)
    # Items are in order in each of both: sorted by counting, as NumPy does it for 16 bits.
    return part.take(items.astype(np.uint16).argsort(kind="stable")) if found[1:] else part


def _in_bits(inverted: Inverted, bits: Sequence[tuple[int, BitRow]], wanted: Local) -> Columns:
    if not bits[1:] and bits[0][1].postings < len(wanted.documents):
        postings, documents = bits[0][1].find(wanted)
        which = np.zeros(len(postings), np.int64)
    else:
        which, postings, documents = inverted.documents.find([row for _, row in bits], wanted)
    columns = np.array([(place, row.row % len(inverted.fields)) for place, row in bits])
    return *columns.T.take(which, axis=1), postings, documents


def _in_list(place: int, listed: Listed, wanted: Local) -> Columns:
    postings, fields, documents = listed.find(wanted)
    return np.full(len(postings), place), fields, postings, documents


def _in_lists(listed: Sequence[tuple[int, Listed]], wanted: Local) -> Columns:
    pieces = [piece for _, each in listed for piece in each.pieces()]
    found, documents = looked_through([np.concatenate(pieces)], wanted.flags)
    rows = np.concatenate([each.rows for _, each in listed], axis=1)
    items = np.repeat([place for place, _ in listed], [each.rows.shape[1] for _, each in listed])
    ends = rows[0].cumsum()
    rows[1] -= ends
    which = ends.searchsorted(found, side="right")
    shifts, fields, kept = rows[1:].take(which, axis=1)
    columns = items.take(which), fields, found + shifts, documents
    if all(each.read == each.postings for _, each in listed):
        return columns
    inside = kept.nonzero()[0]
    return tuple(column.take(inside) for column in columns)
