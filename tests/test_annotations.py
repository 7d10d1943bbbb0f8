"""The annotated entities stand where they say: a slip would cost the extractor a score that it earned."""

import itertools

import pytest

from benchmarks.entities import SPLITS, TYPES, anchored, read_documents, read_gold


@pytest.mark.parametrize("split", SPLITS)
def test_every_annotation_is_found_in_its_document(split: str) -> None:
    gold = read_gold(split)
    lost = [
        (reference, item.text)
        for reference, document in read_documents(gold)
        for item in gold[reference]
        if anchored(document, item).start < 0
    ]
    assert lost == []


@pytest.mark.parametrize("split", SPLITS)
def test_annotations_of_one_type_do_not_overlap(split: str) -> None:
    for reference, items in read_gold(split).items():
        assert {item.type for item in items} <= set(TYPES)
        spans = sorted((item.type, item.field, item.start, item.end) for item in items)
        for one, other in itertools.pairwise(spans):
            assert one[:2] != other[:2] or one[3] <= other[2], (reference, one, other)
