"""Work by arrays: ten times the tokens, postings or documents of known words are not one line of Python more.

What runs line by line grows with vocabulary, queries and pages alone.
"""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from indexer.analyse import Analyser
from indexer.engine import Reader
from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.invert import write_segment
from indexer.engine.whoosh.merge import merge_segments
from indexer.engine.whoosh.segment import SegmentFile
from indexer.model.request import (
    Adjacent,
    AnyOf,
    DateBetween,
    DateFilter,
    Everything,
    FacetWanted,
    Filter,
    Fuzzy,
    Near,
    Node,
    Phrase,
    Prefix,
    Scored,
    SearchRequest,
    Sort,
    Term,
    Tier,
)
from indexer.segment import load_segmenter
from tests.contract.asking import bm25, built, row, word
from tests.records import Sample, batch
from tests.steps import lines_run

_SENTENCE = "Cấp ủy cơ sở họp, bàn việc của chi bộ và đảng viên mới. "
_BODY = "cán_bộ đi án ba bộ bà đi "


def assert_same_work(once: Callable[[], object], ten_times: Callable[[], object]) -> None:
    """Compare what two actions run, with room for a choice or two of a quicker way."""
    assert lines_run(ten_times) < 1.2 * lines_run(once)


def test_known_words_are_cut_into_words_whatever_their_number() -> None:
    segmenter = load_segmenter()
    segmenter.word_spans([_SENTENCE])
    assert_same_work(
        lambda: segmenter.word_spans([_SENTENCE * 10] * 3), lambda: segmenter.word_spans([_SENTENCE * 100] * 3)
    )


def test_known_words_are_analysed_whatever_their_number() -> None:
    analyser = Analyser()
    analyser.columns([_SENTENCE * 100])
    assert_same_work(lambda: analyser.columns([_SENTENCE * 10] * 3), lambda: analyser.columns([_SENTENCE * 100] * 3))


def test_postings_are_inverted_and_merged_whatever_their_number(tmp_path: Path) -> None:
    def write(times: int) -> Callable[[], object]:
        batches = [[batch([Sample(f"{part}{number}", body=_BODY * times) for number in range(9)])] for part in "ab"]
        for part, each in enumerate(batches):
            write_segment(each, tmp_path, f"part {times} {part}")

        def work() -> None:
            write_segment(batches[0], tmp_path, f"one {times}")
            parts = [SegmentFile(tmp_path, f"part {times} {part}") for part in range(2)]
            merge_segments(parts, tmp_path, f"all {times}", [{1}, set()])

        return work

    assert_same_work(write(3), write(30))


def _readers(folder: Path, count: int) -> Callable[[], Reader]:
    """Opens an index of so many documents, each of which holds all words and carries three values."""
    engine = WhooshEngine(folder / str(count))
    samples = (
        Sample(
            f"{number:04}",
            title=f"{_BODY} {'bò' * (number % 7 == 0)}",
            body=_BODY * (1 + number % 3),
            facets={"place": ["hn", f"v{number % 5}"], "year": [str(2000 + number % 9)]},
            date=(2000 + number % 9) * 100_000_000 + 1_010_000,
        )
        for number in range(count)
    )
    built(engine, *samples, size=500)
    return engine.open


_ALL = ("title", "body", "caption")
_NODES: dict[str, Node] = {
    "everything": Everything(),
    "a word": word("bộ"),
    "a fold": Term("folded", "ba", _ALL),
    "a phrase": Phrase(row("đi án ba")),
    "words near one another": Near(row("án bà"), 5),
    "a beginning": Prefix("folded", "b", _ALL),
    "a slip": Fuzzy("syllable", "bộp", 1, _ALL),
    "one of two": AnyOf((word("bò"), word("án"))),
    "dates": DateBetween(200101010000, 200312312359),
}


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Reader]:
    """Opens an index of a few hundred documents."""
    return _readers(tmp_path_factory.mktemp("few"), 300)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Reader]:
    """Opens an index of ten times as many."""
    return _readers(tmp_path_factory.mktemp("many"), 3_000)


@pytest.mark.parametrize("node", _NODES.values(), ids=_NODES.keys())
@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_a_page_with_facets_is_made_whatever_the_number_of_hits(
    few: Callable[[], Reader], many: Callable[[], Reader], node: Node, sort: Sort
) -> None:
    items = (bm25("bộ"), bm25("đi"), bm25("án"))
    rank: tuple[Scored, ...] = (*items, *(Adjacent(a.item, b.item, 0.5) for a, b in pairwise(items)))
    request = SearchRequest(
        (Tier("exact", node, rank),),
        filters=(Filter("place", any_of=("hn",)), Filter("year", none_of=("2008",))),
        dates=(DateFilter(200001010000, 200712312359),),
        facets=(FacetWanted("place"), FacetWanted("year")),
        sort=sort,
        deadline=3600.0,
    )

    def work(opened: Callable[[], Reader]) -> None:
        with opened() as reader:
            assert len(reader.search(request).hits) == 10

    assert_same_work(lambda: work(few), lambda: work(many))
