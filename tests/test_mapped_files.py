"""Files of a generation are let go as soon as nobody asks it any more, whatever was asked of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.search import Index
from indexer.search.page import FacetChoice, SearchInput
from tests.mapped_files import mapped, no_collection
from tests.small_index import small_index

__all__ = ["no_collection"]

_TEXTS = {str(number): f"Đồng chí Hồ Viết Điềm họp UBND thị xã Kỳ Anh về sổ tay số {number}." for number in range(9)}


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells which files are mapped")
@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda _: None, id="nothing"),
        pytest.param(lambda index: index.run(SearchInput("so tai UBND")), id="a query with a mistake"),
        pytest.param(lambda index: index.run(SearchInput(choices=(FacetChoice("place", ("ky anh",)),))), id="a filter"),
        pytest.param(lambda index: index.suggest("thị x"), id="completions"),
        pytest.param(lambda index: index.entity("person", "Hồ Viết Điềm", SearchInput()), id="a page of a name"),
        pytest.param(lambda index: index.similar("1"), id="similar documents"),
        pytest.param(lambda index: index.explain(SearchInput("sổ tay"), "1"), id="reasons"),
    ],
)
def test_nothing_of_an_index_stays_mapped_once_it_is_closed(tmp_path: Path, ask: Callable[[Index], object]) -> None:
    with small_index(tmp_path, _TEXTS) as index:
        ask(index)
        assert mapped(tmp_path)
    del index
    assert mapped(tmp_path) == []
