"""Every name that was found in the corpus can be asked for, with and without marks, as a filter and as a query."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import open_index, rebuild
from indexer.model.facets import FacetName
from indexer.normalise import fold
from indexer.search import Index
from indexer.search.buckets import BucketView
from indexer.search.entities import ENTITY_FACETS
from indexer.search.page import FacetChoice, SearchInput

_CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("reachable") / "index"
    rebuild([_CORPUS], index=folder)
    with open_index(folder) as opened:
        yield opened


def names(index: Index, name: FacetName) -> tuple[BucketView, ...]:
    """All values of a facet."""
    found = index.facet_page(SearchInput(), name, limit=100_000)[0]
    assert len(found) > 20
    return found


@pytest.mark.parametrize("name", ENTITY_FACETS)
def test_every_name_is_a_filter_however_it_is_typed(index: Index, name: FacetName) -> None:
    meanings = index.opened().names.meanings
    for bucket in names(index, name):
        for typed in (bucket.value, bucket.label, bucket.label.upper(), fold(bucket.label)):
            assert bucket.value in meanings(name, typed), (bucket, typed)
        assert meanings(name, bucket.choice) == (bucket.value,)


@pytest.mark.slow
@pytest.mark.parametrize("name", ENTITY_FACETS)
def test_every_name_is_found_by_its_words(index: Index, name: FacetName) -> None:
    for bucket in names(index, name):
        chosen = (FacetChoice(name, (bucket.choice,)),)
        only = SearchInput(choices=chosen, limit=1, facet_limit=0, expand=False)
        assert index.run(only).total == bucket.count, bucket
        for typed in (bucket.label, fold(bucket.label)):
            words = typed.replace('"', " ")
            asked = SearchInput(f'{name}:"{words}"', chosen, limit=1, facet_limit=0, expand=False)
            hits = index.run(asked).hits
            assert [hit.tier for hit in hits] in (["exact"], ["unmarked"]), (bucket, typed)
