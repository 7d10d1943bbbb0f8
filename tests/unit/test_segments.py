"""Segments: what a batch holds is what a segment tells, and merged segments are as if they had been one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engine.whoosh.invert import _stable_order, write_segment
from indexer.engine.whoosh.lexicon import name_key
from indexer.engine.whoosh.merge import merge_segments
from indexer.engine.whoosh.segment import POSITIONAL, STORED, VIEWS, SegmentFile
from indexer.model.facets import FACETS
from indexer.model.record import RecordBatch, TokenColumn, Vocabulary
from tests.contract.random_requests import samples
from tests.records import Sample, batch, tokens


def written(folder: Path, batches: Sequence[RecordBatch], name: str = "one") -> SegmentFile:
    """A segment of batches."""
    write_segment(batches, folder, name)
    return SegmentFile(folder, name)


def merged(folder: Path, groups: Sequence[Sequence[RecordBatch]]) -> SegmentFile:
    """A segment of each group, merged."""
    merge_segments([written(folder, group, f"part{number}") for number, group in enumerate(groups)], folder, "all")
    return SegmentFile(folder, "all")


def told(segment: SegmentFile) -> dict[str, object]:
    """All that a segment tells, whatever the width of its numbers."""
    fields: dict[str, object] = {}
    for name in STORED:
        inverted = segment.inverted(name)
        postings = [inverted.postings(row) for row in range(len(inverted.row_ends))]
        fields[name] = (
            list(inverted.terms),
            [(p.documents.tolist(), p.frequencies.tolist(), p.positions.tolist()) for p in postings],
            inverted.lengths.tolist(),
            inverted.counts().tolist(),
            [inverted.lexicon.key(number) for number in range(len(inverted.terms))],
            inverted.lexicon.with_key_prefix(""),
            [getattr(inverted, part).tolist() for part in ("term_holders", "fold_starts", "fold_holders")]
            if name in VIEWS
            else [],
        )
    for name in FACETS:
        facet = segment.facet(name)
        texts = [list(part) for part in (facet.values, facet.labels, facet.folds, facet.sort_keys)]
        numbers = [part.tolist() for part in (facet.entry_values, facet.entries, facet.entry_ends)]
        fields[f"{name} entries"] = (texts, numbers)
    stored = [segment.texts.read(number) for number in range(segment.documents)]
    return fields | {
        "stored": stored,
        "ids": list(segment.ids),
        "titles": list(segment.title_keys),
        "dates": segment.dates.tolist(),
    }


@settings(max_examples=6)
@given(samples())
def test_postings_tell_what_the_documents_say(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Sample]
) -> None:
    segment = written(tmp_path_factory.mktemp("segment"), [batch(documents[:4]), batch(documents[4:])])
    for view, field in (("syllable", "body"), ("word", "title"), ("unit", "body"), ("entity", "person")):
        name = f"{field}_{view}"
        found: dict[str, dict[int, list[int]]] = {}
        for number, sample in enumerate(documents):
            for place in tokens(sample.text_of(field), view):
                found.setdefault(place.key, {}).setdefault(number, []).append(place.position)
        inverted = segment.inverted(view)
        column = inverted.fields.index(name)
        counted = dict(zip(inverted.terms, inverted.counts()[:, column].tolist(), strict=True))
        assert {name_key(term).decode() for term, count in counted.items() if count} == set(found)
        for number, term in enumerate(inverted.terms):
            postings = inverted.postings(number * len(inverted.fields) + column)
            expected = found.get(name_key(term).decode(), {})
            assert postings.documents.tolist() == list(expected)
            assert postings.frequencies.tolist() == [len(positions) for positions in expected.values()]
            if view in POSITIONAL:
                assert postings.positions.tolist() == [place for positions in expected.values() for place in positions]
        assert inverted.lengths[column].tolist() == [len(tokens(sample.text_of(field), view)) for sample in documents]


@settings(max_examples=6)
@given(samples(), samples())
def test_merged_segments_are_as_if_they_had_been_one(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Sample], more: list[Sample]
) -> None:
    groups = [[batch(documents[:3])], [batch([])], [batch(documents[3:]), batch(more[:1])], [batch(more[1:])]]
    folder = tmp_path_factory.mktemp("segments")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.engine.whoosh.merge._SLICE", 3)
        patch.setattr("indexer.engine.whoosh.rows._LISTED", 4)
        several = merged(folder, groups)
    assert told(several) == told(written(folder, [each for group in groups for each in group], "whole"))


@settings(max_examples=10)
@given(samples(), samples(), st.data())
def test_a_merge_leaves_deleted_documents_out_as_if_they_had_never_been(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Sample], more: list[Sample], data: st.DataObject
) -> None:
    groups = [documents, more]
    gone = [data.draw(st.sets(st.integers(0, len(group) - 1))) if group else set() for group in groups]
    left = [
        [sample for place, sample in enumerate(group) if place not in gone[row]] for row, group in enumerate(groups)
    ]
    folder = tmp_path_factory.mktemp("segments")
    parts = [written(folder, [batch(group)], f"part{row}") for row, group in enumerate(groups)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.engine.whoosh.merge._SLICE", 3)
        patch.setattr("indexer.engine.whoosh.rows._LISTED", 4)
        merge_segments(parts, folder, "all", gone)
    assert told(SegmentFile(folder, "all")) == told(written(folder, [batch(left[0]), batch(left[1])], "whole"))


@pytest.mark.parametrize(
    "bodies",
    [
        # Frequencies, then positions, then documents, then lengths that need a wider number than the first part's.
        ["bộ", "bộ " * 300],
        ["bộ", "/ " * 30 + "bộ"],
        ["bộ", "/ " * 7000 + "bộ"],
        ["bộ"] * 300,
    ],
)
def test_numbers_are_widened_when_segments_are_merged(tmp_path: Path, bodies: list[str]) -> None:
    documents = [Sample(str(number), body=body) for number, body in enumerate(bodies)]
    groups = [[batch(documents[:1])], [batch(documents[1:])]]
    assert told(merged(tmp_path, groups)) == told(written(tmp_path, [batch(documents)], "whole"))


def large(doc_id: str, terms: int, tokens: int) -> RecordBatch:
    """A document whose body goes through many terms again and again."""
    keys = tuple(f"t{number}" for number in range(terms))
    counted = np.arange(tokens, dtype=np.uint32)
    column = TokenColumn(Vocabulary(keys, keys), counted % np.uint32(terms), counted, np.array([0, tokens]))
    small = batch([Sample(doc_id)])
    return replace(small, columns={**small.columns, "body_syllable": column})


def test_more_terms_and_tokens_than_sixteen_bits_count_are_kept_apart(tmp_path: Path) -> None:
    groups = [[batch([Sample("small", body="t69999 t5")])], [large("large", 70_000, 140_000)]]
    segment = merged(tmp_path, groups)
    inverted = segment.inverted("syllable")
    assert len(inverted.terms) == 70_000
    body = inverted.fields.index("body_syllable")
    assert inverted.lengths[body].tolist() == [2, 140_000]
    postings = inverted.postings(inverted.lexicon.with_key("t69999")[0] * len(inverted.fields) + body)
    assert (postings.documents.tolist(), postings.positions.tolist()) == ([0, 1], [0, 69_999, 139_999])
    whole = written(tmp_path, [each for group in groups for each in group], "whole").arrays
    for name in (
        "long_rows",
        "bits",
        "documents",
        "frequencies",
        "positions",
        "row_ends",
        "row_ends/upper",
        "token_starts",
        "lengths",
    ):
        assert np.array_equal(segment.arrays[f"syllable/{name}"], whole[f"syllable/{name}"]), name


@pytest.mark.parametrize("limit", [1, 2, 1 << 16, (1 << 16) + 1, 1 << 31])
def test_numbers_are_ordered_without_moving_equals(limit: int) -> None:
    numbers = np.random.default_rng(3).integers(0, limit, 5000)
    numbers[::7] = limit - 1
    assert _stable_order(numbers, limit).tolist() == np.argsort(numbers, kind="stable").tolist()
