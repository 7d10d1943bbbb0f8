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
from tests.small_index import found, small_index
from webui.present.formats import typed_date

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


@pytest.mark.slow
def test_every_date_and_every_quoted_name_is_found_by_its_value_and_as_it_is_written(index: Index) -> None:
    asked: dict[str, set[str]] = {}
    for mention in index.mentions():
        kind, written, value = mention.entity.type, mention.entity.text, mention.entity.value
        if kind in {"date", "name"}:
            whole = [typed_date(value)] if kind == "date" and value[0].isdigit() else []
            for typed in (written, fold(written), *whole):
                asked.setdefault(" ".join(typed.replace('"', " ").split()), set()).add(mention.doc_id)
    assert len(asked) > 300
    for typed, documents in asked.items():
        ids = index.ids(SearchInput(f'"{typed}"', limit=100, facet_limit=0, expand=False))
        assert documents <= set(ids), typed


def test_a_day_without_its_year_is_found_by_the_whole_one_and_marked(tmp_path: Path) -> None:
    texts = {
        "told": "Sáng 10.7, chi bộ họp, chuẩn bị cho ngày 20/8/2018.",
        "words": "Ngày 10 tháng 7 chi bộ họp, chuẩn bị cho ngày 20/8/2018.",
        "written": "Ngày 10/7/2018 chi bộ họp.",
        "other": "Sáng 10.7, chi bộ họp, chuẩn bị cho ngày 20/8/2019.",
        "unknown": "Sáng 10.7, chi bộ họp.",
    }
    with small_index(tmp_path, texts) as opened:
        for query in ("10/7/2018", "ngày 10 tháng 7 năm 2018", '"10-07-2018"'):
            hits = {hit.id: hit for hit in opened.search(query).hits}
            assert set(hits) == {"told", "words", "written"}
        marked = {name: [s.text[a:b] for s in hit.snippets for a, b in s.marks] for name, hit in hits.items()}
        assert marked == {"told": ["10.7"], "words": ["10 tháng 7"], "written": ["10/7/2018"]}
        assert found(opened.search("tháng 7/2018"), "exact")
