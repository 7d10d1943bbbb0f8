"""The five real pages, and 20,000 real articles: what people type finds what they mean, rightly marked."""

import gzip
import json
import re
from collections.abc import Iterator

import pytest

from indexer import open_index, rebuild
from indexer.clean import clean
from indexer.normalise import fold, lower, place_tones
from indexer.search import Index
from indexer.search.page import SearchPage
from tests.shared_folder import shared

_HANDBOOK = "004_d98efc04c9da44ad"
_SPELLINGS = [
    "sổ tay đảng viên điện tử",
    "so tay dang vien dien tu",
    "Sổ tay Đảng viên điện tử",
    "“sổ tay đảng viên điện tử”",
    '"sổ tay đảng viên điện tử"',
    "SỔ TAY ĐẢNG VIÊN ĐIỆN TỬ",
    "sổ tay Ðảng viên điện tử",
    "sô\u0309 tay đa\u0309ng viên điê\u0323n tư\u0309",
    "  sổ  tay đảng viên\u00a0điện tử ",
    "so tay đảng vien dien tu",
]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("seeds") / "index"
    assert rebuild([shared("seeds")], index=folder).documents == 5
    with open_index(folder) as index:
        yield index


def _ids(page: SearchPage) -> list[str]:
    return [hit.id[:3] for hit in page.hits]


@pytest.mark.parametrize("query", _SPELLINGS)
def test_every_spelling_of_the_handbook_finds_its_page_first(seeds: Index, query: str) -> None:
    page = seeds.search(query)
    assert page.hits[0].id == _HANDBOOK
    assert page.hits[0].tier == "exact"


@pytest.mark.parametrize("query", _SPELLINGS)
def test_the_marks_are_on_the_words(seeds: Index, query: str) -> None:
    hit = seeds.search(query).hits[0]
    body = seeds.document(hit.id).document.body
    asked = {"so", "tay", "dang", "vien", "dien", "tu"}
    assert hit.snippets
    for snippet in hit.snippets:
        assert body[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        assert snippet.marks
        for start, end in snippet.marks:
            assert set(fold(snippet.text[start:end]).split()) <= asked
    marked = [snippet.text[a:b] for snippet in hit.snippets for a, b in snippet.marks]
    assert any(fold(text) == "so tay dang vien dien tu" for text in marked)


def test_both_tone_styles_give_the_same_documents(seeds: Index) -> None:
    old, new = (seeds.search(query) for query in ("thị ủy", "thị uỷ"))
    assert [(hit.id, hit.tier) for hit in old.hits] == [(hit.id, hit.tier) for hit in new.hits]
    assert {hit.id[:3] for hit in seeds.search("“thị ủy”").hits if hit.tier == "exact"} == {"000", "001", "002"}
    assert {hit.id[:3] for hit in old.hits[:3]} == {"000", "001", "002"}


def test_a_document_number_is_one_thing(seeds: Index) -> None:
    assert set(_ids(seeds.search("05-CT/TW"))) == {"003", "004"}
    assert seeds.search("15-CT/TW").tiers[0].total == 0
    assert _ids(seeds.search("02-NQ/ThU")) == ["002"]


def test_a_place_is_a_facet_by_its_bare_name(seeds: Index) -> None:
    page = seeds.search("đảng", filters={"place": ["kỳ anh"]})
    assert _ids(page) == ["002"]
    assert any(bucket.selected for bucket in page.facets["place"].buckets)
    assert _ids(seeds.search("đảng", filters={"place": ["ky anh"]})) == ["002"]


def test_a_person_is_a_facet(seeds: Index) -> None:
    assert _ids(seeds.search("", filters={"person": ["Ngô Mạnh Điềm"]})) == ["004"]
    people = {bucket.label for bucket in seeds.search('"thị ủy kỳ anh"').facets["person"].buckets}
    assert "Đặng Văn Thành" in people


def test_every_document_shows_whole(seeds: Index) -> None:
    for hit in seeds.search("", limit=10).hits:
        stored = seeds.document(hit.id)
        assert stored.entities
        for entity in stored.entities:
            text = stored.document.text_of(entity.field)
            assert text[entity.start : entity.end] == entity.text


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("news") / "index"
    report = rebuild([shared("bench/news-20k.jsonl.gz")], index=folder, jobs=2)
    assert (report.documents, report.skipped, report.remarks) == (20_000, (), ())
    with open_index(folder) as index:
        yield index


def _articles() -> Iterator[dict[str, str]]:
    with gzip.open(shared("bench/news-20k.jsonl.gz"), "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


@pytest.mark.slow
def test_twenty_thousand_articles_are_found_by_their_titles(news: Index) -> None:
    articles = list(_articles())[::200]
    found = sum(article["id"] in {hit.id for hit in news.search(article["title"]).hits} for article in articles)
    assert found >= 97, "a few articles share their title with more than ten others"
    bare = sum(article["id"] in {hit.id for hit in news.search(fold(article["title"])).hits} for article in articles)
    assert bare >= 95


@pytest.mark.slow
@pytest.mark.parametrize("phrase", ["ủy ban nhân dân", "thị xã kỳ anh", "công tác xây dựng đảng", "covid 19"])
def test_a_phrase_is_found_as_often_as_a_plain_scan_finds_it(news: Index, phrase: str) -> None:
    wanted = re.compile(r"(?<!\w)" + r"[^\w\n]+".join(place_tones(phrase).split()) + r"(?!\w)")
    expected = sum(
        bool(wanted.search(place_tones(lower(clean("\n".join((article["title"], article["lead"], article["body"])))))))
        for article in _articles()
    )
    page = news.search(f'"{phrase}"')
    assert page.complete
    assert page.tiers[0].total == expected
