"""What took positions to find is not looked for again, for another page or with other filters, and is the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engine.memory import MemoryEngine
from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.cache import ByteCache
from indexer.engine.whoosh.evaluate import Evaluator
from indexer.model.request import All, AnyOf, Filter, Near, Not, Phrase, SearchRequest, Tier
from tests.contract.asking import row, word
from tests.contract.same_answers import assert_same_results
from tests.records import Sample, batches

_TIERS = (
    Tier("exact", All((word("đảng"), Phrase(row("sổ tay"))))),
    Tier("unmarked", AnyOf((Not(Near(row("tay đảng"), 2)), word("sổ")))),
)
_FIRST = SearchRequest(_TIERS, limit=2)
_LATER = [
    SearchRequest(_TIERS, limit=2, offset=2),
    SearchRequest(_TIERS, filters=(Filter("section", any_of=("a",)),)),
    SearchRequest(_TIERS, filters=(Filter("section", any_of=("b",)),)),
    SearchRequest(_TIERS, filters=(Filter("section", none_of=("a", "b")),)),
]


def _samples() -> list[Sample]:
    texts = ["sổ tay đảng", "đảng sổ tay", "tay sổ", "đảng tay", "tay a b c d đảng", "sổ", "tay"] * 3
    return [
        Sample(f"{number:02}", body=text, facets={"section": ("a", "b", "")[number % 3 : number % 3 + 1]})
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize("first", [_FIRST, *_LATER])
def test_positions_are_not_read_again_for_another_page_or_other_filters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: SearchRequest
) -> None:
    engines = MemoryEngine(), WhooshEngine(tmp_path)
    for engine in engines:
        engine.rebuild(batches(_samples(), 25), fingerprint="f")
    with engines[0].open() as right, engines[1].open() as other:
        assert other.search(first).tiers[1].total
        for read in ("_consecutive", "_close", "_known"):
            monkeypatch.delattr(Evaluator, read)
        for request in (_FIRST, *_LATER):
            assert_same_results(request, right, other)


def test_what_was_found_below_a_tier_is_not_taken_for_all_that_matches(tmp_path: Path) -> None:
    above, below = Tier("exact", word("đảng")), Tier("unmarked", Phrase(row("sổ tay")))
    engine = WhooshEngine(tmp_path)
    engine.rebuild(batches(_samples(), 25), fingerprint="f")
    with engine.open() as reader:
        assert [tier.total for tier in reader.search(SearchRequest((above, below), enough=99)).tiers] == [12, 0]
        assert reader.search(SearchRequest((below,))).total == 6


def test_what_is_kept_counts_the_trees_that_it_is_kept_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(batches(_samples(), 25), fingerprint="f")
    sizes: list[int] = []
    get = ByteCache.get

    def noted(cache: ByteCache, key: object, make: Callable[[], tuple[object, int]]) -> object:
        sizes.append(make()[1])
        return get(cache, key, make)

    monkeypatch.setattr(ByteCache, "get", noted)
    phrases = AnyOf(tuple(Phrase(row(f"sổ tay {number}")) for number in range(200)))
    tiers = Tier("exact", phrases), Tier("unmarked", Not(phrases))
    with engine.open() as reader:
        reader.search(SearchRequest(tiers))
    assert max(sizes) > len(repr(tiers))
