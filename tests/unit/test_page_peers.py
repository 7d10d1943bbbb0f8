"""Peers that answer whole pages give what benchmarks compare: the same documents, numbers and facets."""

from pathlib import Path

import pytest

from benchmarks.articles import Analysed
from benchmarks.page_peers import PAGE_PEERS
from benchmarks.pages import HITS, Page, PageDocument, PagePeer, PageQuery, page_documents
from indexer import open_index, rebuild
from indexer.model.facets import FACETS

_TEXTS = {
    "a": ("hội nghị tỉnh uỷ", "hội nghị bàn về lúa", ["Hà Tĩnh", "Kỳ Anh"]),
    "b": ("giá lúa", "nghị quyết hội nông dân", ["Hà Tĩnh"]),
    "c": ("trường học", "hội nghị lúa", []),
}
_HERE = [name for name in PAGE_PEERS if not name.startswith("tantivy")]
"""Tantivy is not installed where the tests are."""


def _documents() -> list[PageDocument]:
    return [
        PageDocument(
            Analysed(doc_id, title, body, f"{title} {body}"), dict.fromkeys(FACETS, ()) | {"place": tuple(places)}
        )
        for doc_id, (title, body, places) in _TEXTS.items()
    ]


@pytest.fixture(params=_HERE)
def peer(request: pytest.FixtureRequest, tmp_path: Path) -> PagePeer:
    made = PAGE_PEERS[request.param]()
    made.build(tmp_path, _documents())
    made.open(tmp_path)
    return made


def _asked(text: str, *, phrase: bool = False) -> PageQuery:
    return PageQuery(text.split(), text.split(), phrase)


@pytest.mark.parametrize(
    ("text", "phrase", "ids", "places"),
    [
        ("lúa", False, {"a", "b", "c"}, {"Hà Tĩnh": 2, "Kỳ Anh": 1}),
        ("hội nghị", False, {"a", "b", "c"}, {"Hà Tĩnh": 2, "Kỳ Anh": 1}),
        ("hội nghị", True, {"a", "c"}, {"Hà Tĩnh": 1, "Kỳ Anh": 1}),
        ("giá nông dân", False, {"b"}, {"Hà Tĩnh": 1}),
        ("tỉnh uỷ", True, {"a"}, {"Hà Tĩnh": 1, "Kỳ Anh": 1}),
        ("biển", False, set(), {}),
    ],
)
def test_words_may_stand_in_title_and_body_and_facets_count_all(
    peer: PagePeer, text: str, *, phrase: bool, ids: set[str], places: dict[str, int]
) -> None:
    page = peer.page(_asked(text, phrase=phrase))
    assert (page.total, {doc_id for doc_id, _, _ in page.hits}) == (len(ids), ids)
    assert dict(page.facets["place"]) == places
    assert page.facets["person"] == []


def test_the_phrase_ranks_and_the_excerpt_is_marked(peer: PagePeer) -> None:
    page = peer.page(_asked("hội nghị"))
    assert [doc_id for doc_id, _, _ in page.hits][-1] == "b"
    excerpts = {doc_id: excerpt for doc_id, _, excerpt in page.hits}
    assert "hội" in excerpts["b"]
    assert "<b" in excerpts["b"]


def test_facets_come_from_an_index_whatever_turn_the_ids_are_of(tmp_path: Path) -> None:
    (tmp_path / "bài.jsonl").write_text(
        '{"id": "x-1", "title": "Họp tổ", "body": "Tổ họp ở Kỳ Anh, Hà Tĩnh.", "section": "Thời sự"}', "utf-8"
    )
    rebuild([tmp_path], index=tmp_path / "index")
    texts = [Analysed(doc_id, "họp tổ", "tổ họp", "họp tổ") for doc_id in ("x-1", "x-1-0", "khác-0")]
    with open_index(tmp_path / "index") as index:
        found = [one.facets["section"] for one in page_documents(index, texts)]
    assert found == [("Thời sự",), ("Thời sự",), ()]


def test_a_page_has_ten_hits(tmp_path: Path) -> None:
    made = PAGE_PEERS["sqlite-page"]()
    none = dict.fromkeys(FACETS, ())
    made.build(tmp_path, [PageDocument(Analysed(str(number), "lúa", "lúa", "lúa"), none) for number in range(12)])
    made.open(tmp_path)
    page: Page = made.page(_asked("lúa"))
    assert (page.total, len(page.hits)) == (12, HITS)
