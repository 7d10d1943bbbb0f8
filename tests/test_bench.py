"""`tracuu bench`: what it prints, and that it leaves the index alone. How fast anything is, no test says."""

from pathlib import Path

import pytest

from indexer.measuring import draw_queries, measure_build
from indexer.normalise import fold, has_marks
from tests.command_line import CommandLine, tracuu

__all__ = ["tracuu"]

_STAGES = ["load", "read", "convert", "extract", "analyse", "write"]


@pytest.fixture
def built(tracuu: CommandLine, tmp_path: Path) -> CommandLine:
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(
            f"Họp giao ban lần thứ {number}\nThị ủy Kỳ Anh họp tháng {number}.", "utf-8"
        )
    assert tracuu("rebuild", folder).code == 0
    return tracuu


def test_bench_measures_the_stages_and_the_queries(built: CommandLine) -> None:
    before = built("status", "--json").json()["generation"]
    found = built("bench", "--json", "--documents", "5", "--queries", "9").json()
    assert [stage["name"] for stage in found["build"]["stages"]] == _STAGES
    assert found["build"]["documents"] == 5
    assert found["build"]["syllables"] > 20
    assert found["build"]["seconds"] == pytest.approx(sum(stage["seconds"] for stage in found["build"]["stages"][1:]))
    asked = found["search"]
    assert asked["queries"] == 9
    assert 0 < asked["p50_ms"] <= asked["p95_ms"] <= asked["worst_ms"]
    assert asked["open_ms"] > 0
    assert built("status", "--json").json()["generation"] == before


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ("tìm thực thể", "câu hỏi")), ("en", ("find entities", "queries"))]
)
def test_bench_prints_for_people(built: CommandLine, language: str, words: tuple[str, ...]) -> None:
    ran = built("bench", "--queries", "3", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert all(word in ran.out for word in words)


def test_an_index_whose_documents_are_elsewhere_is_asked_all_the_same(built: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "tài liệu").rename(tmp_path / "nơi khác")
    ran = built("bench", "--json", "--queries", "3")
    assert (ran.code, ran.err[:4], ran.json()["build"]) == (0, "C101", None)
    assert ran.json()["search"]["queries"] == 3


def test_bench_without_an_index_says_so(tracuu: CommandLine) -> None:
    ran = tracuu("bench")
    assert (ran.code, ran.err[:4]) == (4, "I401")


def test_an_index_without_entities_is_measured_without_them(
    built: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert built("rebuild", "--no-entities").code == 0
    monkeypatch.setattr("indexer.measuring.extract", None)
    assert measure_build(built.index, 3).documents == 3


def test_queries_are_pieces_of_titles_and_always_the_same() -> None:
    titles = ["Sổ tay đảng viên điện tử ở thị xã", "Lúa", "…"]
    queries = draw_queries(titles, 60)
    assert queries == draw_queries(reversed(titles), 60)
    assert all(any(query in title or query in fold(title) for title in titles) for query in queries)
    assert {len(query.split()) for query in queries} >= {1, 2, 3, 4, 5, 6}
    assert draw_queries(["…"], 3) == []
    assert not any(has_marks(query) for query in queries[::3])
