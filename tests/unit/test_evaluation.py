"""Measures of relevance on hand-made judgements, and the variants of queries."""

import json
import math
import re
from itertools import count
from pathlib import Path

import pytest

from benchmarks.relevance import WAYS
from indexer.errors import CorpusMissingError, RecordInvalidError
from indexer.evaluation import Variant, changed, compare, evaluate, measure
from indexer.normalise import old_tones


def test_measures_are_those_of_trec_eval() -> None:
    judgements = {"a": {"d1": 2, "d2": 1}, "b": {"d9": 1}, "c": {"d3": 1}}
    found = measure({"a": ["x", "d2", "d1"], "b": ["y"], "c": []}, judgements)
    gain = (1 / math.log2(3) + 2 / math.log2(4)) / (2 / math.log2(2) + 1 / math.log2(3))
    assert found.queries == 3
    assert found.p_at_1 == 0
    assert found.mrr_at_10 == pytest.approx(1 / 2 / 3)
    assert found.ndcg_at_10 == pytest.approx(gain / 3)
    assert found.recall_at_10 == pytest.approx(1 / 3)
    assert found.empty == pytest.approx(1 / 3)


def test_only_ten_hits_count_for_the_first_ten() -> None:
    run = [f"x{number}" for number in range(10)] + ["d"]
    found = measure({"q": run}, {"q": {"d": 1}})
    assert (found.mrr_at_10, found.recall_at_10, found.recall_at_100) == (0, 0, 1)


def test_no_judgement_is_no_division_by_zero() -> None:
    assert measure({}, {}).queries == 0


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà bình", "hòa bình"),
        ("Uỷ ban", "Ủy ban"),
        ("THUỶ LỢI", "THỦY LỢI"),
        ("quý giá hoàn toà", "quý giá hoàn tòa"),
    ],
)
def test_queries_can_be_rewritten_in_either_tone_style(new: str, old: str) -> None:
    assert old_tones(new) == old
    assert changed(old, Variant(tone="new")) == new
    assert changed(new, Variant(tone="old")) == old


def test_queries_lose_their_marks() -> None:
    assert changed("Sổ tay Đảng viên", Variant(no_marks=True)) == "so tay dang vien"


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    documents = [("1", "Đảng bộ thị xã", "sinh hoạt chi bộ"), ("2", "Nông nghiệp", "lúa hè thu ở thị xã")]
    lines = [json.dumps({"_id": i, "title": title, "text": text}) for i, title, text in documents]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), "utf-8")
    queries = [json.dumps({"_id": "q1", "text": "lúa hè thu"}), json.dumps({"_id": "q2", "text": "nông nghiệp"})]
    (tmp_path / "queries.jsonl").write_text("\n".join(queries), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\t2\t1\nq2\t2\t1\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("variant", [Variant(), Variant(no_marks=True), Variant(tone="old")])
def test_a_folder_of_judged_queries_is_measured(judged: Path, variant: Variant) -> None:
    assert evaluate(judged, variant).mrr_at_10 == 1


def test_titles_can_be_left_out(judged: Path) -> None:
    assert evaluate(judged, Variant(without_title=True)).p_at_1 == 0.5


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("queries.jsonl", "{"),
        ("queries.jsonl", '{"id": "q1", "text": "lúa"}'),
        ("corpus.jsonl", "[]"),
        ("qrels.tsv", "q1\t2"),
        ("qrels.tsv", "q1\t2\tnhiều"),
    ],
)
def test_a_broken_line_is_named(judged: Path, name: str, line: str) -> None:
    before = (judged / name).read_text("utf-8")
    (judged / name).write_text(f"{before.rstrip()}\n{line}\n", "utf-8")
    with pytest.raises(RecordInvalidError, match=re.escape(f"{name}:{before.rstrip().count(chr(10)) + 2}")):
        evaluate(judged, Variant())


def test_empty_lines_and_separators_inside_a_text_break_no_line(judged: Path) -> None:
    for path in judged.iterdir():
        path.write_text(path.read_text("utf-8").replace("a h", "a\u2028h") + "\n\n", "utf-8")
    assert evaluate(judged, Variant()).mrr_at_10 == 1


def test_a_missing_file_is_named(judged: Path) -> None:
    (judged / "qrels.tsv").unlink()
    with pytest.raises(CorpusMissingError, match=r"qrels\.tsv"):
        evaluate(judged, Variant())


def test_ways_to_search_are_compared_in_one_index(judged: Path) -> None:
    found = compare(judged, Variant(), WAYS)
    assert list(found) == ["words only", "syllables only", "folded", "tracuu"]
    assert [measures.mrr_at_10 for measures in found.values()] == [1.0] * 4
    bare = compare(judged, Variant(no_marks=True), WAYS)
    # An index with marks only cannot find what is typed without.
    assert bare["words only"].recall_at_100 < bare["folded"].recall_at_100 == 1.0
    assert bare["tracuu"] == found["tracuu"]


def test_a_busy_machine_loses_no_answers(judged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The clock of the engine runs ten seconds a look: a deadline for people would cut every lower tier off.
    ticks = count(step=10)
    monkeypatch.setattr("indexer.engine.whoosh.reader.time.monotonic", lambda: float(next(ticks)))
    (judged / "queries.jsonl").write_text(json.dumps({"_id": "q1", "text": "lúa hè đông"}), "utf-8")
    assert evaluate(judged, Variant()).empty == 0.5
