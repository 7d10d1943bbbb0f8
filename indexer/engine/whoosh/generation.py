"""One open generation: its segments side by side, numbered as one row of documents."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engine.whoosh.arrays import Array, ArrayFile, ArrayWriter, Sorted, encode_all, encode_asked
from indexer.engine.whoosh.holders import Counted, Gone
from indexer.engine.whoosh.segment import VIEWS, SegmentFile
from indexer.model.ranking import B, field_weight, sample_key
from indexer.model.record import StoredView

DERIVED = "derived.fields"
"""What is learnt once per generation from all its live documents."""

_GIVEN = 1 << 12
"""Ids that were given out last of which the numbers are remembered: the documents of hits are asked for next."""


def write_derived(folder: Path, segments: Sequence[SegmentFile], deleted: frozenset[int]) -> int:
    """Write what holds for the whole generation and return the number of live documents.

    Args:
        folder: of the generation.
        segments: in order.
        deleted: document numbers, counted over all segments, that are no longer there.
    """
    ids = [doc_id for segment in segments for doc_id in segment.ids]
    live = np.ones(len(ids), np.uint8)
    live[sorted(deleted)] = 0
    names = [doc_id.decode() for doc_id in ids]
    titles = [key for segment in segments for key in segment.title_keys]
    title_ranks = {key: rank for rank, key in enumerate(sorted(set(titles)))}
    id_order = sorted(range(len(ids)), key=ids.__getitem__)
    count = int(live.sum())
    with ArrayWriter(folder / DERIVED) as writer:
        writer.add_texts("segments", encode_all(segment.segment_id for segment in segments))
        writer.add("live", live)
        writer.add("id_order", np.array(id_order, np.int64))
        writer.add("id_rank", _ranks(id_order))
        writer.add("sample_rank", _ranks(sorted(range(len(ids)), key=lambda number: sample_key(names[number]))))
        writer.add("title_rank", np.array([title_ranks[key] for key in titles], np.int64))
        writer.add("copy_groups", _copy_groups(segments, live > 0))
        writer.add("averages", np.concatenate([_averages(segments, view, live > 0) for view in VIEWS]))
        _write_gone(segments, live > 0, writer)
        writer.finish()
    return count


def _ranks(order: Sequence[int]) -> NDArray[np.int64]:
    """Place of each number in an order of all numbers."""
    ranks = np.empty(len(order), np.int64)
    ranks[np.array(order, np.int64)] = np.arange(len(order))
    return ranks


def _copy_groups(segments: Sequence[SegmentFile], live: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for each document, equal for copies, see `Reader.copies`; those that are gone are copies of nothing."""
    groups = np.arange(len(live))
    sharing = list(_sharing(np.concatenate([segment.sketches for segment in segments]), live))
    before = groups - 1
    while (groups != before).any():
        before = groups.copy()
        for documents, places in sharing:
            lowest = groups.copy()
            np.minimum.at(lowest, places, groups[documents])
            groups[documents] = lowest[places]
    return groups


def _sharing(sketches: Array, live: NDArray[np.bool_]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """For every place of a sketch the documents that share their number with others, and the first one that has it."""
    for column in sketches.T:
        documents = np.flatnonzero(live & (column != 0))
        _, firsts, places, counts = np.unique(
            column[documents], return_index=True, return_inverse=True, return_counts=True
        )
        shared = counts[places] > 1
        yield documents[shared], documents[firsts[places[shared]]]


def _lengths(segments: Sequence[SegmentFile], view: str) -> NDArray[np.int64]:
    """Tokens of each document in each field of a view, shape (fields, documents)."""
    rows = [segment.inverted(view).lengths for segment in segments]
    return np.concatenate([np.zeros((len(VIEWS[view]), 0), np.int64), *rows], axis=1)


def _averages(segments: Sequence[SegmentFile], view: str, live: NDArray[np.bool_]) -> NDArray[np.float64]:
    lengths = _lengths(segments, view)[:, live]
    return lengths.mean(axis=1) if live.any() else np.zeros(len(lengths))


def _write_gone(segments: Sequence[SegmentFile], live: NDArray[np.bool_], writer: ArrayWriter) -> None:
    """Write what the deleted documents of each segment hold."""
    base = 0
    for segment in segments:
        gone = np.flatnonzero(~live[base : base + segment.documents])
        base += segment.documents
        for view in VIEWS if len(gone) else ():
            Gone.of(segment.inverted(view), gone).write(f"{segment.segment_id}/{view}", writer)


class Generation:
    """The documents of a generation; all arrays are by document number over all segments."""

    def __init__(self, name: str, folder: Path) -> None:
        """Map the files.

        Raises:
            OSError, ValueError, KeyError: they are not what was written.
        """
        self.name = name
        self._derived = ArrayFile(folder / DERIVED)
        self.segments = [SegmentFile(folder, segment.decode()) for segment in self._derived.texts("segments")]
        self.bases = np.cumsum([0, *(segment.documents for segment in self.segments)]).tolist()
        self.size = int(self.bases[-1])
        self.live: NDArray[np.bool_] = self._derived["live"].view(np.bool_)
        self.all_live = bool(self.live.all())
        self.count = int(self.live.sum())
        self._shares: dict[str, NDArray[np.float32]] = {}
        self._counted: dict[str, tuple[Counted, ...]] = {}
        self._given: dict[str, int] = {}

    @cached_property
    def dates(self) -> NDArray[np.int64]:
        """yyyymmddHHMM, 0 unknown."""
        return np.concatenate([np.zeros(0, np.int64), *(segment.dates for segment in self.segments)])

    @cached_property
    def id_rank(self) -> Array:
        """Place of each document in the order of ids."""
        return self._derived["id_rank"]

    @cached_property
    def id_order(self) -> Array:
        """Document numbers in the order of ids."""
        return self._derived["id_order"]

    @cached_property
    def sample_rank(self) -> Array:
        """Place of each document in the order in which samples are taken."""
        return self._derived["sample_rank"]

    @cached_property
    def sample_order(self) -> NDArray[np.int64]:
        """Document numbers in the order in which samples are taken."""
        order = np.empty(self.size, np.int64)
        order[self.sample_rank] = np.arange(self.size)
        return order

    def shares(self, view: str) -> NDArray[np.float32]:
        """What one token adds to tf', see `indexer.model.ranking`, shape (fields of the view, documents)."""
        # Two threads may both compute it: they get the same.
        if view not in self._shares:
            lengths = _lengths(self.segments, view)
            weights = np.array([field_weight(field.field) for field in VIEWS[view]])
            shares = weights[:, None] / ((1 - B) + B * lengths / self._averages[view][:, None])
            self._shares[view] = shares.astype(np.float32)
        return self._shares[view]

    def counted(self, view: StoredView) -> tuple[Counted, ...]:
        """How many live documents hold what is in a view, segment by segment."""
        if view not in self._counted:
            self._counted[view] = tuple(
                Counted(segment.inverted(view), self._derived, f"{segment.segment_id}/{view}")
                for segment in self.segments
            )
        return self._counted[view]

    @cached_property
    def _averages(self) -> Mapping[str, NDArray[np.float64]]:
        """Mean length of each field over live documents."""
        averages = self._derived["averages"]
        # Fields that are empty everywhere: any length is average.
        rows = np.split(np.where(averages, averages, 1.0), np.cumsum([len(fields) for fields in VIEWS.values()])[:-1])
        return dict(zip(VIEWS, rows, strict=True))

    @cached_property
    def title_rank(self) -> Array:
        """Place of each document's title from A to Z; equal titles share one."""
        return self._derived["title_rank"]

    @cached_property
    def _copied(self) -> tuple[Array, Array]:
        """The live documents that have live copies, copies side by side and in the order of ids; their groups."""
        groups = self._derived["copy_groups"]
        several = np.bincount(groups[self.live], minlength=self.size)[groups] > 1
        documents = self.id_order[(several & self.live)[self.id_order]]
        documents = documents[np.argsort(groups[documents], kind="stable")]
        return documents, groups[documents]

    def copies(self, number: int) -> list[int]:
        """Other live documents with nearly the text of one, in the order of ids."""
        documents, groups = self._copied
        group = self._derived["copy_groups"][number]
        first, last = groups.searchsorted(group), groups.searchsorted(group, "right")
        alike: list[int] = documents[first:last].tolist()
        return [other for other in alike if other != number]

    def segment_of(self, number: int) -> tuple[SegmentFile, int]:
        """The segment of a document and its number there."""
        which = bisect_right(self.bases, number) - 1
        return self.segments[which], number - self.bases[which]

    def doc_id(self, number: int) -> str:
        """Id of a document."""
        doc_id = self._id(number).decode()
        if len(self._given) > _GIVEN:
            self._given.clear()
        self._given[doc_id] = number
        return doc_id

    def _id(self, number: int) -> bytes:
        segment, local = self.segment_of(number)
        return segment.ids[local]

    def _id_at(self, place: int) -> bytes:
        """The id that stands at a place of their order."""
        return self._id(self._order[place])

    @cached_property
    def _order(self) -> memoryview:
        # A view gives Python numbers at once, where an array makes an object of its own for each.
        return memoryview(self.id_order.data)

    @cached_property
    def _sorted_ids(self) -> Sorted:
        return Sorted(self.size, self._id_at)

    def number_of(self, doc_id: str) -> int:
        """Number of the live document with this id, -1 when there is none."""
        given = self._given.get(doc_id, -1)
        if given >= 0 and self.live[given]:
            return given
        wanted = encode_asked(doc_id)
        place = self._sorted_ids.lower_bound(wanted, self._id_at)
        # A replaced document stands here twice, at most one of the two live.
        while place < self.size and self._id(number := self._order[place]) == wanted:
            if self.live[number]:
                return number
            place += 1
        return -1

    def stored(self, number: int) -> bytes:
        """Stored bytes of a document.

        Raises:
            ValueError: they were changed on disk.
        """
        segment, local = self.segment_of(number)
        return segment.texts.read(local)
