"""Relevance on judged queries may not fall below what it was; `floors.json` may only rise.

The floors stand a little below the figures, so that one query that changes its place does not fail the build.
"""

import json
from pathlib import Path

import pytest

from indexer.evaluation import Variant, evaluate
from tests.shared_folder import shared

_FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("name", list(_FLOORS))
def test_relevance_does_not_fall(name: str) -> None:
    floor = _FLOORS[name]
    folder = shared(f"eval/{name.split(maxsplit=1)[0]}")
    found = evaluate(folder, Variant(no_marks=floor["no_marks"], without_title=floor["without_title"]))
    assert found.ndcg_at_10 >= floor["ndcg_at_10"]
    assert found.mrr_at_10 >= floor["mrr_at_10"]
    assert found.empty <= 0.01
