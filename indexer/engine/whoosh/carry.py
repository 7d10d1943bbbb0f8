"""What an update takes over from the live generation: segments linked, and merged when that pays.

A segment never changes: documents leave it by a list of the deleted beside it. Left alone, every update would add a
segment and every deletion dead postings, and searching would slow down. So the newest segments are merged while the one
before them holds at most `_RATIO` times their documents: a document is then copied about log(documents) times in
its life, and 150,000 documents lie in a dozen segments at most.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from indexer.engine.manifest import hash_file
from indexer.engine.system import link_or_copy
from indexer.engine.whoosh.generation import Generation
from indexer.engine.whoosh.merge import merge_segments
from indexer.engine.whoosh.segment import SUFFIXES, SegmentFile

INDEX_NAME = "tracuu"
"""What Whoosh calls the index: names of its files begin so."""

_RATIO = 2
_WORN = 4
"""A segment is written anew when more than one of so many of its documents are dead."""

Deleted = dict[int, frozenset[int]]
"""Segments by number, in order, each with the numbers of its deleted documents."""


def segment_name(number: int) -> str:
    """What a segment is called on disk."""
    return f"{INDEX_NAME}_{number:06d}"


def segment_files(number: int) -> tuple[str, ...]:
    """Names of the files of a segment."""
    return tuple(f"{segment_name(number)}.{suffix}" for suffix in SUFFIXES)


def segment_numbers(generation: Generation) -> list[int]:
    """Numbers of the segments of a generation, in order."""
    return [int(segment.segment_id.rpartition("_")[2]) for segment in generation.segments]


def remove_segment(folder: Path, number: int) -> None:
    """Remove the files of a segment; other names of them stay."""
    for file in segment_files(number):
        (folder / file).unlink()


def link_segments(live: Generation, building: Path, removed: AbstractSet[bytes]) -> Deleted:
    """Take over the segments of a generation that still hold documents when those with `removed` ids are gone."""
    deleted: Deleted = {}
    for number, segment, base in zip(segment_numbers(live), live.segments, live.bases, strict=False):
        alive = live.live[base : base + segment.documents]
        gone = frozenset(place for place, doc_id in enumerate(segment.ids) if not alive[place] or doc_id in removed)
        if len(gone) < segment.documents:
            for file in segment_files(number):
                link_or_copy(segment.folder / file, building / file)
            deleted[number] = gone
    return deleted


def compact(building: Path, deleted: Mapping[int, frozenset[int]], linked: Mapping[str, tuple[int, str]]) -> Deleted:
    """Merge what should be merged; returns what is left.

    Args:
        building: folder with the segments.
        deleted: see `Deleted`.
        linked: size and hash of the files that were taken over; they are checked before they are copied from, so that
            no merge makes damage look sound.

    Raises:
        ValueError: a file was changed on disk.
    """
    sizes = {number: SegmentFile(building, segment_name(number)).documents for number in deleted}
    made: Deleted = {}
    free = max(deleted, default=0) + 1
    for run in _runs([(number, sizes[number], len(gone)) for number, gone in deleted.items()]):
        if not run[1:] and not _worn(sizes[run[0]], len(deleted[run[0]])):
            made[run[0]] = deleted[run[0]]
            continue
        for file in (file for number in run for file in segment_files(number)):
            if file in linked and hash_file(building / file) != linked[file][1]:
                raise ValueError(f"{file} was changed")
        _merge(building, run, [deleted[number] for number in run], free)
        made[free] = frozenset()
        free += 1
    return made


def _merge(building: Path, run: Sequence[int], gone: Sequence[frozenset[int]], number: int) -> None:
    merge_segments([SegmentFile(building, segment_name(old)) for old in run], building, segment_name(number), gone)
    for old in run:
        remove_segment(building, old)


def _worn(documents: int, dead: int) -> bool:
    return dead * _WORN > documents


def _runs(segments: Sequence[tuple[int, int, int]]) -> Iterable[tuple[int, ...]]:
    """Segments (number, documents, dead ones) as runs, each to become one segment; all but the last are alone."""
    alive = [documents - dead for _, documents, dead in segments]
    first = max(0, len(segments) - 1)
    while first and alive[first - 1] <= _RATIO * sum(alive[first:]):
        first -= 1
    numbers = [number for number, _, _ in segments]
    return [*((number,) for number in numbers[:first]), *([tuple(numbers[first:])] if segments else [])]
