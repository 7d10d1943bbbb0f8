"""Where a list shows titles alone, hits are told without what stands below them."""

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.search.page import FacetChoice, SearchInput
from tests.small_index import small_index

_TEXTS = {
    "Hội nghị tại Hà Nội": "Ông Nguyễn Văn An dự hội nghị ngày 15/11/2022 tại Hà Nội.",
    "Hoi nghi": "Hội nghị bàn về sổ tay.",
    "Ngày 15/11/2022": "Không có gì.",
}


@pytest.mark.parametrize(
    "asked",
    [
        SearchInput("hội nghị"),
        SearchInput("hoi nghi"),
        SearchInput('"ngày 15/11/2022"'),
        SearchInput('người:"nguyễn văn an"'),
        SearchInput("", (FacetChoice("place", ("Hà Nội",)),)),
    ],
)
def test_titles_are_marked_as_in_a_list_with_excerpts(tmp_path: Path, asked: SearchInput) -> None:
    with small_index(tmp_path, _TEXTS) as index:
        whole, alone = index.run(asked), index.run(replace(asked, excerpts=False))
    assert whole.hits
    assert alone.hits == tuple(replace(hit, part="", snippets=(), entities={}) for hit in whole.hits)
