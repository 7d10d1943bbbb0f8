"""The annotated entities stand where they say: a slip would cost the extractor a score that it earned."""

import itertools
import re
from collections import Counter

import pytest

from benchmarks.entities import FRESH, GOLDEN, SPLITS, TYPES, anchored, main, read_documents, read_gold, read_types
from indexer.model.document import TEXT_FIELDS, Document

ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """All annotated documents that are there, read in one pass over the articles."""
    return dict(read_documents([reference for split in SPLITS for reference in read_gold(split)]))


@pytest.mark.parametrize("split", SPLITS)
def test_every_annotation_is_found_in_its_document(documents: dict[str, Document], split: str) -> None:
    gold = read_gold(split)
    lost = [
        (reference, item.text)
        for reference in gold.keys() & documents
        for item in gold[reference]
        if anchored(documents[reference], item).start < 0
    ]
    assert lost == []


@pytest.mark.parametrize("split", SPLITS)
def test_annotations_of_one_type_do_not_overlap(split: str) -> None:
    for reference, items in read_gold(split).items():
        spans = sorted((item.type, item.field, item.start, item.end) for item in items)
        for one, other in itertools.pairwise(spans):
            assert one[:2] != other[:2] or one[3] <= other[2], (reference, one, other)


@pytest.mark.parametrize("split", SPLITS)
def test_a_document_holds_no_type_that_it_was_not_annotated_for(split: str) -> None:
    types = read_types(split)
    for reference, items in read_gold(split).items():
        assert {item.type for item in items} <= set(types[reference]) <= set(TYPES), reference


@pytest.mark.parametrize("split", SPLITS)
def test_every_annotation_is_well_formed(split: str) -> None:
    wrong = [
        (reference, item)
        for reference, items in read_gold(split).items()
        for item in items
        if item.field not in TEXT_FIELDS
        or item.end - item.start != len(item.text)
        or item.text != item.text.strip()
        or (item.type == "date" and item.value and not ISO_DATE.fullmatch(item.value))
    ]
    assert wrong == []


def test_no_document_is_annotated_in_two_parts() -> None:
    references = Counter(reference for split in SPLITS for reference in read_gold(split))
    assert [reference for reference, count in references.items() if count > 1] == []


def test_every_annotated_part_is_scored() -> None:
    assert {path.stem for path in GOLDEN.glob("*.jsonl")} == set(SPLITS)


def test_every_annotated_part_is_described_beside_it() -> None:
    readme = (GOLDEN / "README.md").read_text("utf-8")
    assert [split for split in SPLITS if f"`{split}.jsonl`" not in readme] == []


@pytest.mark.parametrize("split", FRESH)
def test_errors_of_a_part_that_is_scored_only_are_refused(split: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["entities", "--split", split, "--errors"])
    with pytest.raises(SystemExit) as refused:
        main()
    assert refused.value.code == 2
